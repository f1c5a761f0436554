//! `withdraw`: a party takes a stance of its own back.

use alloc::format;
use alloc::string::String;

use super::{Refused, Stances, may_agree};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::{ActId, short};
use crate::refusal::Refusal;

kind! {
    /// Withdraws a stance of one's own party. The act that took it stays in the record.
    ///
    /// Nothing that the party had said before of the same points comes back: it has no stance then,
    /// until it speaks again. Withdrawing what was said for another party leaves its own stance as
    /// it is.
    "withdraw" => pub struct Withdraw {
        /// The act that took the stance.
        stance: ActId,
    }
}

impl Kind for Withdraw {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "withdraw --stance 3fa9c10b22…";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let party = &header.by.party;
        match channel.stances().taken_by(self.stance).next() {
            Some((_, stance)) if stance.by.party == *party => {}
            _ => return Err(Refused::NotYours(party.clone()).into()),
        }
        Ok(may_agree(channel, &channel.stances().words_of(self.stance), &header.by)?)
    }

    fn apply(&self, stances: &mut Stances, _: &Header) {
        stances.take_back(self.stance);
    }

    fn sentence(&self, _: &Channel) -> String {
        format!("withdrew the stance of act {}", short(self.stance))
    }
}
