//! `recognise-competence`: a member recognises a competence that another asserted.

use alloc::format;
use alloc::string::String;

use super::{Answer, Competences, answerable};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::view::added;

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
        let answer = Answer::new(header, true, self.reason.as_ref());
        competences.answer(self.competence, answer);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let why = added(self.reason.as_ref());
        format!("recognised {}{why}", self.competence.called(channel))
    }
}
