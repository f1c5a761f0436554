//! `offer`: a party says what it would give, and on which condition.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Offer, Offers};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refer::PointRef;
use crate::refusal::Refusal;

kind! {
    /// Offers something on a condition.
    ///
    /// It is no agreement and no concession. It counts as given once a member other than the
    /// offerer's party attests that the condition is met. What goes beyond the delegate's mandate counts
    /// ad referendum.
    "offer" => pub struct MakeOffer {
        /// What the offer is called.
        name: Name,
        /// What would be given.
        what: Words,
        /// On which condition.
        condition: Words,
        /// A point that it is about: `7`, or `7 of draft-1 in plenary`.
        point: Vec<PointRef>,
    }
}

impl Kind for MakeOffer {
    type Ledger = Offers;
    const BY: By = By::Party;
    const EXAMPLE: &'static str =
        "offer --what 'B lifts the embargo' --condition 'A opens the harbour' --point 4";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.offers().0.free(&self.name)?;
        for point in &self.point {
            point.look(channel)?;
        }
        Ok(())
    }

    fn apply(&self, offers: &mut Offers, header: &Header) {
        let offer = Offer {
            act: header.id,
            by: header.by.clone(),
            what: self.what.clone(),
            condition: self.condition.clone(),
            points: self.point.clone(),
            attested: Vec::new(),
            withdrawn: None,
        };
        offers.0.add(header.id, self.name.clone(), offer);
    }

    fn sentence(&self, _: &Channel) -> String {
        let condition = self.condition.after_if();
        format!("made the offer {}: {}, if {condition}", self.name, self.what)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.offers().0.suggest("offer"))
    }
}
