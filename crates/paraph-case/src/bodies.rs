//! Bodies: groups that are spoken of, and who is known to be in them.
//!
//! A body (a coalition, a contact group) is no member of the channel. What is kept here is names. How
//! large it is said to be is a statement like any other, with its figure and its source; the count
//! of members known by name stands beside such claims, and neither is made out of the other.
//!
//! Attending a session makes nobody a member. Whether a body consents is computed when asked, from
//! the stances of its known members.

use alloc::string::String;
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::field::Words;
use crate::id::ActId;
use crate::members::DecisionRule;
use crate::refer::Named;
use crate::register::Register;
use crate::time::When;

mod add_to_body;
mod consent;
mod name_body;
mod remove_from_body;

pub use add_to_body::AddToBody;
pub use consent::{Consent, Uncounted, consent};
pub use name_body::NameBody;
pub use remove_from_body::RemoveFromBody;

/// Somebody known, by name, to be in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownMember {
    /// The act that named it.
    pub act: ActId,
    /// Its name; a party of the channel is meant when the name is that party's.
    pub member: Words,
    /// Since when.
    pub since: Option<When>,
    /// Who says so.
    pub source: Option<Words>,
    /// The act that removed it; it stays in the record.
    pub removed: Option<ActId>,
}

/// A group that is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// What it is called at length.
    pub title: Option<Words>,
    /// What it is for.
    pub purpose: Option<Words>,
    /// Whose agreement is its consent; absent when that is not known.
    pub rule: Option<DecisionRule>,
    /// Everybody ever named as a member, in the order of the log.
    pub named: Vec<KnownMember>,
}

impl Body {
    /// The known members: named, and not removed since.
    pub fn known(&self) -> impl Iterator<Item = &KnownMember> {
        self.named.iter().filter(|known| known.removed.is_none())
    }

    /// Whether somebody of that name is a known member.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.known().any(|known| known.member.as_str() == name)
    }
}

/// The ledger of bodies.
#[derive(Clone, Debug, Default)]
pub struct Bodies(Register<Body>);

/// Why the ledger of bodies refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Named twice.
    #[error("{member} is a known member of {body} already")]
    Known {
        /// The member.
        member: Words,
        /// The body.
        body: String,
    },
    /// Nobody to remove.
    #[error("{member} is no known member of {body}")]
    NotKnown {
        /// The name.
        member: Words,
        /// The body.
        body: String,
    },
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Known { body, .. } | Self::NotKnown { body, .. } => {
                Some(alloc::format!("bodies {body}"))
            }
        }
    }
}

impl Named for Bodies {
    const NOUN: &'static str = "body";
    const WORD: &'static str = "BODY";
    type Thing = Body;

    fn register(channel: &Channel) -> &Register<Body> {
        &channel.bodies().0
    }
}

impl Bodies {
    /// Every body.
    #[must_use]
    pub fn all(&self) -> &Register<Body> {
        &self.0
    }
}
