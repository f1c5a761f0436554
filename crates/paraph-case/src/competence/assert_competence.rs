//! `assert-competence`: a member asserts that one party alone decides a topic.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Competence, Competences, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::{Name, Party};
use crate::refusal::Refusal;
use crate::view::added;

kind! {
    /// Asserts that one party alone decides a topic.
    ///
    /// Points of that topic then wait for its word too, even if it is not in this channel. Nobody's
    /// own stance is voided by it.
    "assert-competence" => pub struct AssertCompetence {
        /// What the competence is called.
        name: Name,
        /// The topic: territory.
        topic: Name,
        /// The party that alone decides it.
        only: Party,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for AssertCompetence {
    type Ledger = Competences;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "assert-competence --topic territory --only U";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.competences().0.free(&self.name)?;
        let mut same = channel.competences().standing();
        match same.find(|(_, other)| other.topic == self.topic && other.only == self.only) {
            None => Ok(()),
            Some((name, _)) => {
                let (only, topic) = (self.only.clone(), self.topic.clone());
                Err(Refused::Asserted { name: name.clone(), only, topic }.into())
            }
        }
    }

    fn apply(&self, competences: &mut Competences, header: &Header) {
        let competence = Competence {
            by: header.by.clone(),
            topic: self.topic.clone(),
            only: self.only.clone(),
            reason: self.reason.clone(),
            answers: Vec::new(),
            withdrawn: None,
        };
        competences.0.add(header.id, self.name.clone(), competence);
    }

    fn sentence(&self, _: &Channel) -> String {
        let why = added(self.reason.as_ref());
        format!("asserted {}, that {} alone decides {}{why}", self.name, self.only, self.topic)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.competences().0.suggest("competence"))
    }
}
