//! `answer`: the receiver answers what was handed over to it.

use alloc::format;
use alloc::string::String;

use super::{Handovers, Rung, Step, step_of};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::time::When;

kind! {
    /// Answers a hand-over, in the receiver's words.
    ///
    /// It is no stance on any point: agreeing and objecting are acts of their own.
    "answer" => pub struct Answer {
        /// The hand-over.
        hand_over: To<Handovers>,
        /// The answer.
        words: Words,
        /// When, when that was not now.
        when: Option<When>,
    }
}

impl Kind for Answer {
    type Ledger = Handovers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "answer --hand-over hand-over-1 --words 'We need two weeks.'";

    fn happened(&self) -> Option<&When> {
        self.when.as_ref()
    }

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        step_of(channel, header, self.hand_over, Rung::Answered, self.happened()).map(drop)
    }

    fn apply(&self, handovers: &mut Handovers, header: &Header) {
        let step = Step::new(header, self.when.as_ref(), Some(&self.words));
        if let Some(handover) = handovers.handovers.get_mut(self.hand_over.act) {
            handover.answered.push(step);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("answered {}: {}", self.hand_over.called(channel), self.words)
    }
}
