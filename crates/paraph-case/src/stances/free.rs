//! `free`: points are no longer kept for principals.

use alloc::format;
use alloc::string::String;

use super::{Refused, Stances, kept_with, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{OneOrMore, kind};
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Frees points that were kept for principals: their delegates can agree to them again.
    "free" => pub struct Free {
        /// A point.
        point: OneOrMore<Wording>,
    }
}

impl Kind for Free {
    type Ledger = Stances;
    const BY: By = By::Chair;
    const EXAMPLE: &'static str = "free --point 21";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        let free = |at: &&Wording| !channel.stances().kept.contains_key(&at.point);
        let Some(at) = self.point.iter().find(free) else { return Ok(()) };
        let label = channel.drafts().label(at.point).unwrap_or("?").into();
        Err(match kept_with(channel, at.point) {
            Some(with) => Refused::KeptWith { label, with }.into(),
            None => Refused::NotKept(label).into(),
        })
    }

    fn apply(&self, stances: &mut Stances, _: &Header) {
        for at in &self.point {
            stances.kept.remove(&at.point);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("freed {}", labels(channel, &self.point))
    }
}
