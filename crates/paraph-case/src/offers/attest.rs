//! `attest`: a member says that the condition of another's offer is met.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Attestation, Offers, Refused, open};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Party;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::time::When;
use crate::view::added;

kind! {
    /// Attests that the condition of an offer is met: the offer then counts as given.
    ///
    /// Those do it who were agreed on, in the charter or by a motion; any member where nobody was. The
    /// party that made the offer never does. Who did stands beside it.
    "attest" => pub struct Attest {
        /// The offer.
        offer: To<Offers>,
        /// When the condition was met: a moment, a day, a span, or unknown.
        when: When,
        /// What was seen.
        seen: Option<Words>,
    }
}

impl Kind for Attest {
    type Ledger = Offers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "attest --offer offer-1 --when 2025-11-25";

    fn happened(&self) -> Option<&When> {
        Some(&self.when)
    }

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let offer = open(channel, self.offer)?;
        let party = &header.by.party;
        if offer.by.party == *party {
            return Err(Refused::OwnCondition(party.clone()).into());
        }
        let attestors: Vec<Party> = channel.members().attestors().cloned().collect();
        if !attestors.is_empty() && !attestors.contains(party) {
            return Err(Refused::NoAttestor { by: party.clone(), attestors }.into());
        }
        match offer.attested.iter().any(|attestation| attestation.by.party == *party) {
            true => {
                let (by, name) = (party.clone(), self.offer.called(channel));
                Err(Refused::Attested { by, name }.into())
            }
            false => Ok(()),
        }
    }

    fn apply(&self, offers: &mut Offers, header: &Header) {
        let attestation = Attestation {
            act: header.id,
            by: header.by.clone(),
            when: self.when.clone(),
            seen: self.seen.clone(),
        };
        if let Some(offer) = offers.0.get_mut(self.offer.act) {
            offer.attested.push(attestation);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let (offer, when) = (self.offer.called(channel), &self.when);
        let seen = added(self.seen.as_ref());
        format!("attested that the condition of {offer} was met ({when}){seen}")
    }
}
