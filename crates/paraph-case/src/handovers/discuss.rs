//! `discuss`: a member records that a handed-over draft was talked about.

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
    /// Records that what was handed over was discussed. That is no answer.
    "discuss" => pub struct Discuss {
        /// The hand-over.
        hand_over: To<Handovers>,
        /// When, when that was not now.
        when: Option<When>,
        /// With whom and where, in plain words.
        words: Option<Words>,
    }
}

impl Kind for Discuss {
    type Ledger = Handovers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "discuss --hand-over hand-over-1 --when 2025-11-26";

    fn happened(&self) -> Option<&When> {
        self.when.as_ref()
    }

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        step_of(channel, header, self.hand_over, Rung::Discussed, self.happened()).map(drop)
    }

    fn apply(&self, handovers: &mut Handovers, header: &Header) {
        let step = Step::new(header, self.when.as_ref(), self.words.as_ref());
        if let Some(handover) = handovers.handovers.get_mut(self.hand_over.act) {
            handover.discussed.push(step);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let words = added(self.words.as_ref());
        format!("recorded that {} was discussed{words}", self.hand_over.called(channel))
    }
}
