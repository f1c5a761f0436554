//! `deny-competence`: a member denies a competence that another asserted.

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
    /// Denies a competence that another member asserted.
    ///
    /// The denial is shown beside the assertion. The points of the topic still wait for the word of
    /// the party named, until the asserter withdraws.
    ///
    /// The last word of a party counts, and all of them stay in the record.
    "deny-competence" => pub struct DenyCompetence {
        /// The competence.
        competence: To<Competences>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for DenyCompetence {
    type Ledger = Competences;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "deny-competence --competence competence-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        answerable(channel, self.competence, &header.by.party)
    }

    fn apply(&self, competences: &mut Competences, header: &Header) {
        let answer = Answer::new(header, false, self.reason.as_ref());
        competences.answer(self.competence, answer);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let why = added(self.reason.as_ref());
        format!("denied {}{why}", self.competence.called(channel))
    }
}
