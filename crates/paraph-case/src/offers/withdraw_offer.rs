//! `withdraw-offer`: a party takes an offer back.

use alloc::format;
use alloc::string::String;

use super::{Offers, Refused, open};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::view::added;

kind! {
    /// Withdraws an offer of one's own party, attested or not. It stays in the record.
    "withdraw-offer" => pub struct WithdrawOffer {
        /// The offer.
        offer: To<Offers>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for WithdrawOffer {
    type Ledger = Offers;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "withdraw-offer --offer offer-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let offer = open(channel, self.offer)?;
        match offer.by.party == header.by.party {
            true => Ok(()),
            false => Err(Refused::NotYours(header.by.party.clone()).into()),
        }
    }

    fn apply(&self, offers: &mut Offers, header: &Header) {
        if let Some(offer) = offers.0.get_mut(self.offer.act) {
            offer.withdrawn = Some(header.id);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let why = added(self.reason.as_ref());
        format!("withdrew the offer {}{why}", self.offer.called(channel))
    }
}
