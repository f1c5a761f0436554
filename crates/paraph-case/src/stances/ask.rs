//! `ask`: a party asks before it takes a stance.

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
    /// Asks about points: a question is no stance, and no refusal.
    ///
    /// Without a point nobody knows which words it is about, as reports often have it; it is a stance
    /// on none.
    "ask" => pub struct Ask {
        /// A point it asks about.
        point: Vec<Wording>,
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
        let about = match self.point.is_empty() {
            true => "without naming a point".into(),
            false => format!("about {}", labels(channel, &self.point)),
        };
        format!("asked {about}: {}", self.question)
    }
}
