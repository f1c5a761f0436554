//! `ask`: a party asks before it takes a stance.

use alloc::format;
use alloc::string::String;

use super::{Said, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{OneOrMore, Words, kind};
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Asks about points: a question is no stance, and no refusal.
    "ask" => pub struct Ask {
        /// A point it asks about.
        point: OneOrMore<Wording>,
        /// The question.
        question: Words,
    }
}

impl Kind for Ask {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "ask --point 7 --question \"Which year is meant?\"";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(held(channel, &self.point)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        stances.take(&self.point, header, &Said::Ask(self.question.clone()));
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("asked about {}: {}", labels(channel, &self.point), self.question)
    }
}
