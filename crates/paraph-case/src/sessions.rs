//! Sessions: when people met, in which form, on what agenda, and who was there as what.
//!
//! Attendance is not membership. Who attends a session of a body as a guest is no member of it, and
//! who is recorded as having come as a member is still named one only by the ledger of bodies.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bodies::Bodies;
use crate::channel::Channel;
use crate::field::{Words, choice};
use crate::id::{ActId, Party};
use crate::refer::{Named, To};
use crate::register::Register;
use crate::statements::Sources;
use crate::time::When;

mod attend;
mod meet;

pub use attend::Attend;
pub use meet::Meet;

choice! {
    /// How those who met were placed.
    "FORM" => pub enum Form {
        /// All in one room.
        Joint = "joint",
        /// Each side with the mediator alone.
        Separate = "separate",
        /// Each side in a room of its own, somebody going between them.
        Shuttle = "shuttle",
        /// Not known.
        Unknown = "unknown",
    }
}

choice! {
    /// As what somebody attended.
    "CAPACITY" => pub enum Capacity {
        /// As a member of the body or as one of those who met.
        Member = "member",
        /// As a guest.
        Guest = "guest",
        /// As an observer.
        Observer = "observer",
        /// Not known.
        Unknown = "unknown",
    }
}

/// Somebody at a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// The act that recorded it.
    pub act: ActId,
    /// Who: a person or a party.
    pub who: Words,
    /// The person's party.
    pub party: Option<Party>,
    /// As what, by the last act that said so.
    pub capacity: Capacity,
}

impl Attendance {
    /// Whether it is the attendance of this party, or of somebody of it.
    #[must_use]
    pub fn is_of(&self, party: &Party) -> bool {
        self.party.as_ref() == Some(party) || self.who.as_str() == party.as_str()
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The body that met; absent when none is named.
    pub body: Option<To<Bodies>>,
    /// When.
    pub when: When,
    /// Where.
    pub place: Option<Words>,
    /// How those who met were placed.
    pub form: Form,
    /// What was to be spoken of.
    pub agenda: Vec<Words>,
    /// The source that it was read in; absent when whoever recorded it answers for it.
    pub source: Option<To<Sources>>,
    /// Who attended, in the order of the log.
    pub attended: Vec<Attendance>,
}

/// The ledger of sessions.
#[derive(Clone, Debug, Default)]
pub struct Sessions(Register<Session>);

/// Why the ledger of sessions refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Said already.
    #[error("{who} attended {session} in this capacity already: {capacity}")]
    Attended {
        /// Who.
        who: Words,
        /// The session.
        session: String,
        /// As what.
        capacity: Capacity,
    },
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Attended { .. } => Some("sessions".into()),
        }
    }
}

impl Named for Sessions {
    const NOUN: &'static str = "session";
    const WORD: &'static str = "SESSION";
    type Thing = Session;

    fn register(channel: &Channel) -> &Register<Session> {
        &channel.sessions().0
    }
}

impl Sessions {
    /// Every session.
    #[must_use]
    pub fn all(&self) -> &Register<Session> {
        &self.0
    }

    /// As what a party last attended a session of a body; absent when it attended none.
    #[must_use]
    pub fn capacity(&self, body: ActId, party: &Party) -> Option<Capacity> {
        let of_body = |session: &&Session| session.body.is_some_and(|at| at.act == body);
        let sessions = self.0.iter().map(|(_, _, session)| session).filter(of_body);
        let mut attended = sessions.flat_map(|session| &session.attended);
        attended.rfind(|who| who.is_of(party)).map(|who| who.capacity)
    }
}
