//! `object`: a party objects, says why, and what would lift it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Said, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Objects to the words of points.
    ///
    /// Without a point the objection waits for its target and blocks nothing. With a condition it
    /// is a warning: the party is undecided.
    "object" => pub struct Object {
        /// A point to whose words it objects.
        point: Vec<Wording>,
        /// Why.
        reason: Words,
        /// What would lift the objection.
        remedy: Option<Words>,
        /// It would object if this came about.
        condition: Option<Words>,
    }
}

impl Kind for Object {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "object --point 7 --reason \"the sum is too high\"";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(held(channel, &self.point)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        let said = Said::Object {
            reason: self.reason.clone(),
            remedy: self.remedy.clone(),
            condition: self.condition.clone(),
        };
        stances.take(&self.point, header, &said);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let to = match self.point.is_empty() {
            true => "without naming a point".into(),
            false => format!("to the words of {}", labels(channel, &self.point)),
        };
        match &self.condition {
            Some(condition) => {
                format!("would object {to} if {}: {}", condition.after_if(), self.reason)
            }
            None => format!("objected {to}: {}", self.reason),
        }
    }
}
