//! The kinds of act: the questions each must answer, and the one list that names them.
//!
//! A kind is one file under its ledger. It declares its fields ([`crate::field`]), says when it is
//! permitted, what it writes into its ledger, and how it reads in a sentence. Nothing else in the
//! program knows it by name.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::json::Map;
use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;

use crate::channel::Channel;
use crate::field::{BadField, Declared, FieldSpec, Form};
use crate::id::{ActId, Actor, Name};
use crate::refusal::Refusal;
use crate::time::{Time, When};

/// What is known of an act besides what it says: who, when, where in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The hash of the signed bytes.
    pub id: ActId,
    /// Its place in the channel's log, from 0.
    pub position: u64,
    /// Who acted.
    pub by: Actor,
    /// When, as its author wrote it. The order is the log's, not the clock's.
    pub at: Time,
    /// In a reconstruction: the statement that this act restates.
    pub basis: Option<ActId>,
}

/// Who may perform a kind of act: the first door, the same for every act of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Any member of the channel.
    Member,
    /// A party to the instrument: a member with a say of its own.
    Party,
    /// The pen-holder.
    PenHolder,
    /// The chair, or the pen-holder where the charter names no chair.
    Chair,
    /// The party itself, with its root key.
    RootKey,
}

impl By {
    /// For help: who may do this.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "any member of the channel",
            Self::Party => "a party",
            Self::PenHolder => "the pen-holder",
            Self::Chair => "the chair (the pen-holder where there is none)",
            Self::RootKey => "a party itself, with its root key",
        }
    }
}

/// A part of a channel's folded state, and the acts that write in it.
pub trait Ledger {
    /// The heading under which its acts are listed.
    const HEADING: &'static str;

    /// This ledger in a channel, to be written.
    fn of(channel: &mut Channel) -> &mut Self;
}

/// One kind of act.
pub trait Kind: Declared {
    /// The only part of a channel that it may write in.
    type Ledger: Ledger;
    /// Who may perform it.
    const BY: By;

    /// A command that shows it at work, without `paraph act`.
    const EXAMPLE: &'static str;

    /// The last look at an act whose fields were spelled from a form: what is long goes to a file, and
    /// what it says of a wider channel is looked up there, since [`Kind::permit`] reads its own alone.
    ///
    /// # Errors
    ///
    /// Names the field that does not go with what is there.
    fn settle(self, _form: &mut Form<'_>) -> Result<Self, BadField> {
        Ok(self)
    }

    /// Whether it may be done now. Reads this channel alone, and changes nothing.
    ///
    /// # Errors
    ///
    /// Says what was refused and why.
    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal>;

    /// Writes what was said into the ledger. Called only when permitted; cannot fail.
    fn apply(&self, ledger: &mut Self::Ledger, header: &Header);

    /// What was done, without the actor: `objected to the words of point 7: …`.
    fn sentence(&self, channel: &Channel) -> String;

    /// When that happened which it records, where it states that: never later than the act itself.
    fn happened(&self) -> Option<&When> {
        None
    }

    /// The attachments without which it cannot be judged.
    fn needs(&self) -> Vec<Hash> {
        Vec::new()
    }

    /// The receipts that it carries, which can be shown without the channel.
    fn receipts(&self) -> Vec<(Receipt, Signature)> {
        Vec::new()
    }

    /// A free name, for a kind that brings in a named thing when its author gave none.
    #[must_use]
    fn suggest(_channel: &Channel) -> Option<Name> {
        None
    }

    /// Whether, in a reconstruction, it must name the statement that it restates.
    ///
    /// True of what parties do; false of the recorder's own book-keeping.
    const RESTATES: bool = true;
}

/// Everything that is declared of one kind, for help, forms, completion and the manual.
#[derive(Clone, Debug)]
pub struct KindSpec {
    /// The word: `object`.
    pub tag: &'static str,
    /// The heading of its ledger.
    pub ledger: &'static str,
    /// What it is.
    pub help: String,
    /// Who may do it.
    pub by: By,
    /// Its fields.
    pub fields: Vec<FieldSpec>,
    /// A command that shows it at work.
    pub example: &'static str,
    /// Whether it must name its basis in a reconstruction.
    pub restates: bool,
}

impl KindSpec {
    fn of<K: Kind>() -> Self {
        Self {
            tag: K::TAG,
            ledger: K::Ledger::HEADING,
            help: K::help(),
            by: K::BY,
            fields: K::fields(),
            example: K::EXAMPLE,
            restates: K::RESTATES,
        }
    }
}

/// An act whose words cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAct {
    /// No such kind.
    #[error("there is no kind of act `{0}`")]
    Kind(String),
    /// A field cannot be taken.
    #[error("{0}")]
    Field(#[from] BadField),
}

/// Writes the closed list of kinds and forwards the questions to them.
macro_rules! acts {
    ($($kind:ident),* $(,)?) => {
        /// An act, read: one of the kinds.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Act {
            $(
                #[doc = concat!("See [`", stringify!($kind), "`].")]
                $kind(alloc::boxed::Box<$kind>),
            )*
        }

        impl Act {
            /// Reads an act in its signed spelling.
            ///
            /// # Errors
            ///
            /// When there is no such kind, or a field cannot be taken.
            pub fn read(tag: &str, fields: &Map) -> Result<Self, BadAct> {
                match tag {
                    $(<$kind as Declared>::TAG =>
                        Ok(Self::$kind(alloc::boxed::Box::new($kind::read(fields)?))),)*
                    _ => Err(BadAct::Kind(tag.to_string())),
                }
            }

            /// Reads an act as a person typed it.
            ///
            /// # Errors
            ///
            /// When there is no such kind, or a field cannot be taken.
            pub fn spell(tag: &str, form: &mut Form<'_>) -> Result<Self, BadAct> {
                match tag {
                    $(<$kind as Declared>::TAG =>
                        Ok(Self::$kind(alloc::boxed::Box::new($kind::spell(form)?.settle(form)?))),)*
                    _ => Err(BadAct::Kind(tag.to_string())),
                }
            }

            /// Its word.
            #[must_use]
            pub fn tag(&self) -> &'static str {
                match self { $(Self::$kind(_) => $kind::TAG,)* }
            }

            /// Its fields in their signed spelling.
            #[must_use]
            pub fn write(&self) -> Map {
                match self { $(Self::$kind(act) => act.write(),)* }
            }

            /// Who may perform it.
            #[must_use]
            pub fn by(&self) -> By {
                match self { $(Self::$kind(_) => $kind::BY,)* }
            }

            /// Whether it must name its basis in a reconstruction.
            #[must_use]
            pub fn restates(&self) -> bool {
                match self { $(Self::$kind(_) => $kind::RESTATES,)* }
            }

            /// When that happened which it records, where it states that.
            #[must_use]
            pub fn happened(&self) -> Option<&When> {
                match self { $(Self::$kind(act) => act.happened(),)* }
            }

            /// The attachments without which it cannot be judged.
            #[must_use]
            pub fn needs(&self) -> Vec<Hash> {
                match self { $(Self::$kind(act) => act.needs(),)* }
            }

            /// The receipts that it carries.
            #[must_use]
            pub fn receipts(&self) -> Vec<(Receipt, Signature)> {
                match self { $(Self::$kind(act) => act.receipts(),)* }
            }

            /// What was done, without the actor.
            #[must_use]
            pub fn sentence(&self, channel: &Channel) -> String {
                match self { $(Self::$kind(act) => act.sentence(channel),)* }
            }

            pub(crate) fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
                match self { $(Self::$kind(act) => act.permit(channel, header),)* }
            }

            pub(crate) fn apply(&self, channel: &mut Channel, header: &Header) {
                match self { $(Self::$kind(act) =>
                    act.apply(<$kind as Kind>::Ledger::of(channel), header),)* }
            }
        }

        /// Every kind, in the order of its ledgers.
        #[must_use]
        pub fn kinds() -> Vec<KindSpec> {
            alloc::vec![$(KindSpec::of::<$kind>()),*]
        }

        /// A free name for the thing that an act of this kind brings in.
        #[must_use]
        pub fn suggest(tag: &str, channel: &Channel) -> Option<Name> {
            match tag { $(<$kind as Declared>::TAG => $kind::suggest(channel),)* _ => None }
        }
    };
}

use crate::amendments::{Amend, Dispose, DisposeInput, Input, WithdrawAmendment};
use crate::bodies::{AddToBody, NameBody, RemoveFromBody};
use crate::competence::{
    AssertCompetence, DenyCompetence, RecogniseCompetence, WithdrawCompetence,
};
use crate::drafts::{AssignTopic, KnowOf, Submit, Table};
use crate::gates::{LiftGate, SetGate};
use crate::handovers::{Acknowledge, Answer, Deliver, Discuss, HandOver, ReadUnofficially};
use crate::incidents::RecordIncident;
use crate::members::{Consent, Move, Open, Present, Revoke};
use crate::offers::{Attest, MakeOffer, WithdrawOffer};
use crate::packages::{AcceptPackage, Bundle, Reopen, Unbundle};
use crate::sessions::{Attend, Meet};
use crate::stances::{
    Agree, Ask, Confirm, Free, Initial, Keep, Object, Reserve, TakeNote, Withdraw,
};
use crate::statements::{Check, Source, State};
use crate::understandings::{
    AssertUnderstanding, ConfirmUnderstanding, DenyUnderstanding, EndUnderstanding,
};

// One line a ledger; a word once used is never given to another kind.
acts! {
    Open, Present, Revoke, Move, Consent,
    Table, Submit, KnowOf, AssignTopic,
    Amend, WithdrawAmendment, Dispose, Input, DisposeInput,
    AssertCompetence, RecogniseCompetence, DenyCompetence, WithdrawCompetence,
    MakeOffer, Attest, WithdrawOffer,
    Bundle, AcceptPackage, Reopen, Unbundle,
    Agree, Initial, Confirm, Reserve, Object, Ask, TakeNote, Withdraw, Keep, Free,
    Source, State, Check,
    AssertUnderstanding, ConfirmUnderstanding, DenyUnderstanding, EndUnderstanding,
    HandOver, Deliver, Acknowledge, Discuss, Answer, ReadUnofficially,
    SetGate, LiftGate,
    NameBody, AddToBody, RemoveFromBody,
    Meet, Attend,
    RecordIncident,
}
