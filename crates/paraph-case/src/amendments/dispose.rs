//! `dispose`: the pen-holder says what became of an amendment.

use alloc::format;
use alloc::string::String;

use super::{
    Amendments, Outcome, Refused, disposition, found, later_here, later_in_wider, located,
};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{BadField, Declared as _, Form, Words, kind};
use crate::refer::{DraftRef, PointRef, To};
use crate::refusal::Refusal;

kind! {
    /// Says what became of an amendment: taken, in part, refused, open.
    ///
    /// What was taken is found in a draft that came after it. It can be said again; the last word counts, and all of them stay in the record.
    "dispose" => pub struct Dispose {
        /// The amendment.
        amendment: To<Amendments>,
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

impl Kind for Dispose {
    type Ledger = Amendments;
    const BY: By = By::PenHolder;
    const EXAMPLE: &'static str =
        "dispose --amendment amendment-1 --outcome in-part --draft draft-2 --point 7";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        let amendment = self.amendment.look(channel)?;
        if amendment.withdrawn {
            return Err(Refused::Withdrawn(self.amendment.called(channel)).into());
        }
        found(channel, self.draft, self.point)?;
        later_here(self.amendment, self.draft, channel)?;
        Ok(located(Self::TAG, self.outcome, self.draft)?)
    }

    fn settle(self, form: &mut Form<'_>) -> Result<Self, BadField> {
        later_in_wider(self.amendment, self.draft, form)?;
        Ok(self)
    }

    fn apply(&self, amendments: &mut Amendments, header: &Header) {
        let said = disposition(header, self.outcome, self.draft, self.point, self.reason.as_ref());
        if let Some(amendment) = amendments.amendments.get_mut(self.amendment.act) {
            amendment.disposition = Some(said);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("disposed of {}: {}", self.amendment.called(channel), self.outcome)
    }
}
