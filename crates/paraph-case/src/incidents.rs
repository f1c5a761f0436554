//! Incidents: what happened meanwhile, and who says so.
//!
//! An incident stands beside the drafts. It changes no text and no stance, and nothing here links
//! one to a session or a draft as its cause. Who claims such a link makes a statement of the kind
//! cause about the incident, and that is shown as the claim that it is.

use alloc::string::String;

use crate::channel::Channel;
use crate::field::Words;
use crate::refer::{Named, To};
use crate::register::Register;
use crate::statements::{Figure, Sources};
use crate::time::When;

mod record_incident;

pub use record_incident::RecordIncident;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// What.
    pub what: Words,
    /// Where.
    pub place: Option<Words>,
    /// When.
    pub when: When,
    /// The source that it was read in.
    pub source: To<Sources>,
    /// The figure that the source gives: `at least 6 dead`.
    pub figure: Option<Figure>,
}

/// The ledger of incidents.
#[derive(Clone, Debug, Default)]
pub struct Incidents(Register<Incident>);

/// Why the ledger of incidents refused: it has no reason of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match *self {}
    }
}

impl Named for Incidents {
    const NOUN: &'static str = "incident";
    const WORD: &'static str = "INCIDENT";
    type Thing = Incident;

    fn register(channel: &Channel) -> &Register<Incident> {
        &channel.incidents().0
    }
}

impl Incidents {
    /// Every incident.
    #[must_use]
    pub fn all(&self) -> &Register<Incident> {
        &self.0
    }
}

impl Incident {
    /// What happened, where, and the figure, in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let place = self.place.as_ref().map(|place| alloc::format!(", {place}"));
        let figure = self.figure.as_ref().map(|figure| alloc::format!(", {}", figure.words()));
        let (place, figure) = (place.unwrap_or_default(), figure.unwrap_or_default());
        alloc::format!("{}{place}{figure}", self.what)
    }
}
