//! `withdraw-competence`: whoever asserted a competence takes the assertion back.

use alloc::format;
use alloc::string::String;

use super::{Competences, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Withdraws a competence that one's own party asserted. It stays in the record.
    ///
    /// Whoever recognised it can assert it again in its own name.
    "withdraw-competence" => pub struct WithdrawCompetence {
        /// The competence.
        competence: To<Competences>,
    }
}

impl Kind for WithdrawCompetence {
    type Ledger = Competences;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "withdraw-competence --competence competence-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let competence = self.competence.look(channel)?;
        if competence.by.party != header.by.party {
            return Err(Refused::NotYours(header.by.party.clone()).into());
        }
        match competence.withdrawn {
            Some(_) => Err(Refused::Withdrawn(self.competence.called(channel)).into()),
            None => Ok(()),
        }
    }

    fn apply(&self, competences: &mut Competences, header: &Header) {
        if let Some(competence) = competences.0.get_mut(self.competence.act) {
            competence.withdrawn = Some(header.id);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("withdrew {}", self.competence.called(channel))
    }
}
