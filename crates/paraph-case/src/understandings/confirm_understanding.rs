//! `confirm-understanding`: another party says that it holds the same.

use alloc::format;
use alloc::string::String;

use super::Understandings;
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Confirms an understanding that another party asserts. One's last word counts.
    "confirm-understanding" => pub struct ConfirmUnderstanding {
        /// The understanding.
        understanding: To<Understandings>,
    }
}

impl Kind for ConfirmUnderstanding {
    type Ledger = Understandings;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "confirm-understanding --understanding anchorage";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let understanding = self.understanding.look(channel)?;
        Ok(understanding.may_answer(&self.understanding.called(channel), &header.by.party)?)
    }

    fn apply(&self, understandings: &mut Understandings, header: &Header) {
        understandings.answer(self.understanding.act, header, true, None);
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("confirmed the understanding {}", self.understanding.called(channel))
    }
}
