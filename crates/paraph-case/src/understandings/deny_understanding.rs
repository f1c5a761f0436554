//! `deny-understanding`: another party says that there is no such understanding.

use alloc::format;
use alloc::string::String;

use super::Understandings;
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::view::added;

kind! {
    /// Denies an understanding that another party asserts. One's last word counts.
    "deny-understanding" => pub struct DenyUnderstanding {
        /// The understanding.
        understanding: To<Understandings>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for DenyUnderstanding {
    type Ledger = Understandings;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "deny-understanding --understanding anchorage";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let understanding = self.understanding.look(channel)?;
        Ok(understanding.may_answer(&self.understanding.called(channel), &header.by.party)?)
    }

    fn apply(&self, understandings: &mut Understandings, header: &Header) {
        understandings.answer(self.understanding.act, header, false, self.reason.as_ref());
    }

    fn sentence(&self, channel: &Channel) -> String {
        let reason = added(self.reason.as_ref());
        format!("denied the understanding {}{reason}", self.understanding.called(channel))
    }
}
