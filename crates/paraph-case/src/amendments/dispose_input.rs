//! `dispose-input`: the pen-holder says what became of an input, where the input stands.

use alloc::format;
use alloc::string::String;

use super::{Amendments, Inputs, Outcome, disposition, found, located};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Declared as _, Words, kind};
use crate::refer::{DraftRef, PointRef, To};
use crate::refusal::Refusal;

kind! {
    /// Says what became of an input: taken, in part, refused, open.
    ///
    /// It stands in the channel of the input and may name the draft of a wider one.
    "dispose-input" => pub struct DisposeInput {
        /// The input.
        input: To<Inputs>,
        /// What became of it.
        outcome: Outcome,
        /// The draft in which it is found.
        draft: Option<DraftRef>,
        /// The point in which it is found.
        point: Option<PointRef>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for DisposeInput {
    type Ledger = Amendments;
    const BY: By = By::PenHolder;
    const EXAMPLE: &'static str =
        "dispose-input --input input-1 --outcome taken --draft draft-3 --point 7";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        self.input.look(channel)?;
        found(channel, self.draft, self.point)?;
        Ok(located(Self::TAG, self.outcome, self.draft)?)
    }

    fn apply(&self, amendments: &mut Amendments, header: &Header) {
        let said = disposition(header, self.outcome, self.draft, self.point, self.reason.as_ref());
        if let Some(handed) = amendments.inputs.0.get_mut(self.input.act) {
            handed.disposition = Some(said);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("disposed of {}: {}", self.input.called(channel), self.outcome)
    }
}
