//! Refusals: why an act was not permitted, as data, in the words of the ledger that refused.

use alloc::string::{String, ToString};

use crate::act::By;
use crate::id::{ActId, Actor, Name, Party, short};
use crate::ledgers::LedgerRefused;
use crate::refer::{NoSuch, NotUnder};
use crate::register::Taken;
use crate::time::NotYet;

/// Why an act was refused. Each ledger has its own list; these are the doors all acts pass.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The same signed bytes stand in the log already.
    #[error("the same act stands in this log already")]
    Twice,
    /// Signed for another channel.
    #[error("it was signed for another channel")]
    OtherChannel,
    /// What its author saw is no earlier state of this log: somebody holds two histories.
    #[error("its author saw {size} acts with another content than this log's: two histories exist")]
    Fork {
        /// How many acts the author saw.
        size: u64,
    },
    /// The words of the act cannot be read under the channel's rule-set.
    #[error("{0}")]
    Unreadable(#[from] crate::act::BadAct),
    /// The act's frame (who, when, which kind) cannot be read.
    #[error("its frame cannot be read: {0}")]
    Frame(String),
    /// Not a member.
    #[error("{0} is not a member of this channel")]
    NoMember(Party),
    /// The key that signed was not presented for this actor, or was revoked.
    #[error("the key that signed is not one that {0} acts with here")]
    NoKey(Actor),
    /// Another role is needed.
    #[error("this can be done by {}{}; {actor} is not", by.as_str(), named(.who))]
    Role {
        /// Who tried.
        actor: Actor,
        /// Who may.
        by: By,
        /// Which member that is, where it is one.
        who: Option<Party>,
    },
    /// In a reconstruction every act of a party names the statement that it restates.
    #[error("this channel is a reconstruction: an act names the statement it restates (--basis)")]
    NoBasis,
    /// Only a reconstruction has such statements.
    #[error("only an act of a reconstruction names a basis")]
    StrayBasis,
    /// An act restates a statement, and nothing else.
    #[error("the basis {} is no statement of this channel", short(*.0))]
    BasisNoStatement(ActId),
    /// Nobody can say by these rules what is permitted. No log records it: the fold stops there.
    #[error("this channel has adopted the rule-set {0}, which this program does not know")]
    OtherRules(Name),
    /// Said to have happened, and lies ahead.
    #[error("{0}")]
    NotYet(#[from] NotYet),
    /// A pointer at nothing.
    #[error("{0}")]
    NoSuch(#[from] NoSuch),
    /// A pointer sideways.
    #[error("{0}")]
    NotUnder(#[from] NotUnder),
    /// A name given before.
    #[error("{0}")]
    Taken(#[from] Taken),
    /// Refused by a ledger, for a reason of its own.
    #[error("{0}")]
    Ledger(LedgerRefused),
}

/// `, M`, where it is known who.
fn named(who: &Option<Party>) -> String {
    who.as_ref().map(|party| alloc::format!(", {party}")).unwrap_or_default()
}

impl Refusal {
    /// What would make it right: a command, without the program's name, in the words of help. A
    /// word in capitals stands where a value belongs that is not known here (`--base DRAFT`), and
    /// `…` at the end for the rest of what was typed; whoever shows it fills them in.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Twice => Some("log".into()),
            Self::NoKey(actor) if actor.delegate.is_some() => {
                Some(alloc::format!("delegate {actor}"))
            }
            Self::NoMember(_) => Some("act move --help".into()),
            Self::NoBasis | Self::BasisNoStatement(_) => Some("statements".into()),
            Self::Ledger(refused) => refused.hint(),
            Self::Unreadable(crate::act::BadAct::Kind(_)) => Some("act --help".to_string()),
            Self::Unreadable(_)
            | Self::OtherChannel
            | Self::Fork { .. }
            | Self::Frame(_)
            | Self::NoKey(_)
            | Self::Role { .. }
            | Self::StrayBasis
            | Self::OtherRules(_)
            | Self::NotYet(_)
            | Self::NoSuch(_)
            | Self::NotUnder(_)
            | Self::Taken(_) => None,
        }
    }
}
