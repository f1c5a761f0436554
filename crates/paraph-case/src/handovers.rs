//! Hand-overs: who officially received which text, as five different facts.
//!
//! A draft is *sent*, *delivered*, *acknowledged*, *discussed* and *answered*, each by an act of its
//! own, by whoever can say it. None follows from another, and what nobody has attested is unknown.
//! Knowing a text is none of them: a party that read it elsewhere was not served. It is served when
//! it acknowledges an official hand-over, with a receipt of its own that it can show outside.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::act::Header;
use crate::channel::Channel;
use crate::field::Words;
use crate::id::{ActId, Actor, Name, Party};
use crate::refer::{DraftFile, DraftRef, Named};
use crate::register::Register;
use crate::time::{Time, When};

mod acknowledge;
mod answer;
mod deliver;
mod discuss;
mod hand_over;
mod read_unofficially;
mod receipt;

pub use acknowledge::Acknowledge;
pub use answer::Answer;
pub use deliver::Deliver;
pub use discuss::Discuss;
pub use hand_over::HandOver;
pub use read_unofficially::ReadUnofficially;
pub use receipt::{OwnReceipt, SignedReceipt};

/// A hand-over as it stands in the ledger: the transmittal of one draft to one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transmittal {
    /// The draft and the file that holds its text.
    pub draft: DraftFile,
    /// To whom.
    pub to: Party,
    /// Whether the sender hands it over officially.
    pub official: bool,
    /// In what capacity the sender acts.
    pub capacity: Option<Words>,
    /// By which way: in the room, by courier.
    pub medium: Option<Words>,
    /// The sending.
    pub sent: Step,
    /// Who attests that it was delivered.
    pub delivered: Vec<Step>,
    /// The receiver's own acknowledgement.
    pub acknowledged: Option<Acknowledged>,
    /// When it was talked about.
    pub discussed: Vec<Step>,
    /// What the receiver answered.
    pub answered: Vec<Step>,
}

/// One of the five facts, as somebody said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The act.
    pub act: ActId,
    /// Who said so.
    pub by: Actor,
    /// Its place in the log.
    pub position: u64,
    /// When the act was made.
    pub at: Time,
    /// When it happened, where that is not the moment of the act.
    pub when: Option<When>,
    /// What was said.
    pub words: Option<Words>,
}

/// That the receiver acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// Who, and when.
    pub step: Step,
    /// Its receipt; absent in a reconstruction, where nobody signs for a party.
    pub receipt: Option<SignedReceipt>,
}

/// That a party knows a text by another way than a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub draft: DraftRef,
    /// Who said so, when, and how it came by it.
    pub step: Step,
}

/// The ledger of hand-overs.
#[derive(Clone, Debug, Default)]
pub struct Handovers {
    handovers: Register<Transmittal>,
    /// Those of each draft, in the order of the log.
    of_draft: BTreeMap<ActId, Vec<ActId>>,
    readings: Vec<Reading>,
}

/// Why the ledger of hand-overs refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// To oneself.
    #[error("{0} cannot hand a text over to itself")]
    ToItself(Party),
    /// Not the receiver.
    #[error("`{name}` was handed over to {to}: only {to} can say this of it")]
    NotReceiver {
        /// The hand-over.
        name: String,
        /// Whose word is needed.
        to: Party,
    },
    /// Acknowledged before.
    #[error("`{0}` is acknowledged already")]
    Acknowledged(String),
    /// No receipt came with it.
    #[error("an acknowledgement carries a receipt that its author signed")]
    NoReceipt,
    /// In a reconstruction nobody signs for a party.
    #[error("in a reconstruction an acknowledgement carries no receipt: nobody signs for a party")]
    StrayReceipt,
    /// The receipt says something else than the act.
    #[error("the receipt is not of this file, from this sender, to this receiver, at this moment")]
    OtherReceipt,
    /// The receipt was signed by somebody else.
    #[error("the receipt is not signed with a key that {0} acts with here")]
    ForgedReceipt(Actor),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotReceiver { name, .. } => Some(format!("act deliver --hand-over {name}")),
            Self::Acknowledged(name) => Some(format!("handovers {name}")),
            Self::ToItself(_)
            | Self::NoReceipt
            | Self::StrayReceipt
            | Self::OtherReceipt
            | Self::ForgedReceipt(_) => None,
        }
    }
}

impl Named for Handovers {
    const NOUN: &'static str = "hand-over";
    const WORD: &'static str = "HAND-OVER";
    type Thing = Transmittal;

    fn register(channel: &Channel) -> &Register<Transmittal> {
        &channel.handovers().handovers
    }
}

impl Handovers {
    /// Every hand-over.
    #[must_use]
    pub fn all(&self) -> &Register<Transmittal> {
        &self.handovers
    }

    /// What parties said that they know by another way.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The hand-overs of one draft, in the order of the log.
    pub fn of_draft(&self, draft: ActId) -> impl Iterator<Item = (ActId, &Transmittal)> {
        let ids = self.of_draft.get(&draft).into_iter().flatten();
        ids.filter_map(|id| Some((*id, self.handovers.get(*id)?)))
    }

    /// The first hand-over by which a draft was served on a party: official, and acknowledged by it.
    #[must_use]
    pub fn service(&self, draft: ActId, on: &Party) -> Option<(ActId, &Acknowledged)> {
        let handed = self.of_draft(draft).filter(|(_, handover)| handover.to == *on);
        let served = handed.filter_map(|(id, handover)| Some((id, handover.service()?)));
        served.min_by_key(|(_, acknowledged)| acknowledged.step.position)
    }

    fn add(&mut self, id: ActId, name: &Name, handover: Transmittal) {
        self.of_draft.entry(handover.draft.draft).or_default().push(id);
        self.handovers.add(id, name.clone(), handover);
    }
}

impl Step {
    fn new(header: &Header, when: Option<&When>, words: Option<&Words>) -> Self {
        Self {
            act: header.id,
            by: header.by.clone(),
            position: header.position,
            at: header.at,
            when: when.cloned(),
            words: words.cloned(),
        }
    }

    /// When it happened: as it was said, otherwise the moment of the act.
    #[must_use]
    pub fn when(&self) -> String {
        self.when.as_ref().map_or_else(|| format!("{}", self.at), |when| format!("{when}"))
    }
}

impl Transmittal {
    /// The acknowledgement by which it served the text: there is none unless it is official.
    #[must_use]
    pub fn service(&self) -> Option<&Acknowledged> {
        self.acknowledged.as_ref().filter(|_| self.official)
    }

    /// Whether `by` is the receiver, who alone can say some things of a hand-over.
    fn receiver(&self, name: &str, by: &Actor) -> Result<(), Refused> {
        match self.to == by.party {
            true => Ok(()),
            false => Err(Refused::NotReceiver { name: name.into(), to: self.to.clone() }),
        }
    }
}
