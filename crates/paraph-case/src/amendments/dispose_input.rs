//! `dispose-input`: the pen-holder says what became of an input, where the input stands.

use alloc::format;
use alloc::string::String;

use super::{Amendments, Inputs, Outcome, disposition, found, later_here, later_in_wider, located};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{BadField, Declared as _, Form, Words, kind};
use crate::refer::{DraftRef, PointRef, To};
use crate::refusal::Refusal;

kind! {
    /// Says what became of an input: taken, in part, refused, open.
    ///
    /// It stands in the channel of the input and may name the draft of a wider one. What was taken is
    /// found in a draft that came after the input, unless that was released from a narrower channel.
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
        let input = self.input.look(channel)?;
        found(channel, self.draft, self.point)?;
        if !input.released {
            later_here(self.input, self.draft, channel)?;
        }
        Ok(located(Self::TAG, self.outcome, self.draft)?)
    }

    fn settle(self, form: &mut Form<'_>) -> Result<Self, BadField> {
        match self.input.look(form.channel) {
            Ok(input) if input.released => {}
            _ => later_in_wider(self.input, self.draft, form)?,
        }
        Ok(self)
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
