//! `recognise-competence`: a member recognises a competence that another asserted.

use alloc::format;
use alloc::string::String;

use super::{Answer, Competences, answerable};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Recognises a competence that another member asserted.
    ///
    /// The last word of a party counts, and all of them stay in the record.
    "recognise-competence" => pub struct RecogniseCompetence {
        /// The competence.
        competence: To<Competences>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for RecogniseCompetence {
    type Ledger = Competences;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "recognise-competence --competence competence-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        answerable(channel, self.competence, &header.by.party)
    }

    fn apply(&self, competences: &mut Competences, header: &Header) {
        competences.answer(
            self.competence,
            Answer {
                act: header.id,
                by: header.by.clone(),
                recognises: true,
                reason: self.reason.clone(),
            },
        );
    }

    fn sentence(&self, channel: &Channel) -> String {
        let why = self.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("recognised {}{why}", self.competence.called(channel))
    }
}
