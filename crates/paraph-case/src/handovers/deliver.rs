//! `deliver`: a member attests that a hand-over reached its receiver.

use alloc::format;
use alloc::string::String;

use super::{Handovers, Rung, Step, step_of};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::time::When;
use crate::view::added;

kind! {
    /// Attests that a hand-over was delivered. Whose word it is stays beside it.
    ///
    /// The receiver's acknowledgement is an act of its own.
    "deliver" => pub struct Deliver {
        /// The hand-over.
        hand_over: To<Handovers>,
        /// When, when that was not now.
        when: Option<When>,
        /// How, and into whose hands.
        words: Option<Words>,
    }
}

impl Kind for Deliver {
    type Ledger = Handovers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "deliver --hand-over hand-over-1 --when 2025-11-25";

    fn happened(&self) -> Option<&When> {
        self.when.as_ref()
    }

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        step_of(channel, header, self.hand_over, Rung::Delivered, self.happened()).map(drop)
    }

    fn apply(&self, handovers: &mut Handovers, header: &Header) {
        let step = Step::new(header, self.when.as_ref(), self.words.as_ref());
        if let Some(handover) = handovers.handovers.get_mut(self.hand_over.act) {
            handover.delivered.push(step);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let words = added(self.words.as_ref());
        format!("attested that {} was delivered{words}", self.hand_over.called(channel))
    }
}
