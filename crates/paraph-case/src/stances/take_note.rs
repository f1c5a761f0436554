//! `take-note`: a party takes note, which is not agreeing.

use alloc::format;
use alloc::string::String;

use super::{Said, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{OneOrMore, kind};
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Takes note of the words of points. That is not agreeing, and is never counted as it.
    "take-note" => pub struct TakeNote {
        /// A point.
        point: OneOrMore<Wording>,
    }
}

impl Kind for TakeNote {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "take-note --point 7";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(held(channel, &self.point)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        stances.take(&self.point, header, &Said::TakeNote);
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("took note of {}", labels(channel, &self.point))
    }
}
