//! `withdraw-amendment`: a sponsor takes an amendment back.

use alloc::format;
use alloc::string::String;

use super::{Amendments, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Withdraws an amendment of one's own party. It stays in the record.
    "withdraw-amendment" => pub struct WithdrawAmendment {
        /// The amendment.
        amendment: To<Amendments>,
    }
}

impl Kind for WithdrawAmendment {
    type Ledger = Amendments;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "withdraw-amendment --amendment amendment-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let amendment = self.amendment.look(channel)?;
        if amendment.by.party != header.by.party {
            return Err(Refused::NotYours(header.by.party.clone()).into());
        }
        match amendment.withdrawn {
            true => Err(Refused::Withdrawn(self.amendment.called(channel)).into()),
            false => Ok(()),
        }
    }

    fn apply(&self, amendments: &mut Amendments, _: &Header) {
        if let Some(amendment) = amendments.amendments.get_mut(self.amendment.act) {
            amendment.withdrawn = true;
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("withdrew {}", self.amendment.called(channel))
    }
}
