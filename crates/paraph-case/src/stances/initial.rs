//! `initial`: a text is initialled (paraphed): established as authentic, point by point or whole.

use alloc::format;
use alloc::string::String;

use super::{Grade, Refused, Said, Stances, labels, may_agree};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{OneOrMore, kind};
use crate::refer::{DraftFile, Wording};
use crate::refusal::Refusal;

kind! {
    /// Initials the words of a draft: the text is established as authentic (a paraph).
    ///
    /// It names the file of the draft by its digest. What goes beyond the delegate's mandate counts
    /// ad referendum.
    "initial" => pub struct Initial {
        /// The draft.
        draft: DraftFile,
        /// A point that is initialled; all of them for the whole text.
        point: OneOrMore<Wording>,
    }
}

impl Kind for Initial {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "initial --draft draft-3 --point all";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let held = self.draft.look(channel)?;
        let there = |at: &Wording| held.point(at.point).is_some_and(|p| p.wording == at.wording);
        if !self.point.iter().all(there) {
            return Err(Refused::NotInDraft.into());
        }
        Ok(may_agree(channel, &self.point, &header.by)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        let said = Said::Agree { grade: Grade::Initials, ad_referendum: false, condition: None };
        stances.take(&self.point, header, &said);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let draft = self.draft.called(channel);
        format!("initialled the words of {} of {draft}", labels(channel, &self.point))
    }
}
