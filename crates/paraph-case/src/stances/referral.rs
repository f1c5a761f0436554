//! Referrals: to whom an agreement ad referendum goes, and what would make it count.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::mandates::would_count_now;
use super::{Stand, Standing};
use crate::channel::Channel;
use crate::id::{Actor, Party, PointId};
use crate::view::listed;

/// An agreement that waits for the authorities of its party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// Who agreed.
    pub by: Actor,
    /// The principals of its party that were presented here, without whoever agreed.
    pub to: Vec<Actor>,
    /// Whether the same delegate could agree by now: its mandate covers the point, and did not then.
    pub again: bool,
}

impl Referral {
    /// What a standing on a point waits for, if it is ad referendum.
    pub(crate) fn of(channel: &Channel, point: PointId, standing: &Standing) -> Option<Self> {
        let stance = standing.stance.as_ref().filter(|_| standing.stand == Stand::AdReferendum)?;
        let by = stance.by.clone();
        let again = stance.is_plain_agreement() && would_count_now(channel, point, stance);
        Some(Self { to: principals(channel, &by.party, &by), again, by })
    }

    /// As the rest of a sentence that begins with the party's name.
    #[must_use]
    pub fn says(&self) -> String {
        let (by, party) = (&self.by, &self.by.party);
        let waits = match self.to.as_slice() {
            [] => format!(
                "agrees ad referendum by {by}: its authorities have not confirmed; no principal of \
                 it is presented here, and {party} itself can confirm or present one"
            ),
            to => format!("agrees by {by}, ad referendum to {}: not confirmed", listed(to)),
        };
        let again = match self.again {
            true => format!("; by now the mandate of {by} covers it, and a new word would count"),
            false => String::new(),
        };
        format!("{waits}{again}")
    }
}

/// The principals of a party that were presented here, without whoever spoke.
fn principals(channel: &Channel, party: &Party, spoke: &Actor) -> Vec<Actor> {
    let delegates = channel.members().delegates();
    let principals = delegates.filter(|(who, mandate)| mandate.principal && who.party == *party);
    principals.filter(|(who, _)| *who != spoke).map(|(who, _)| who.clone()).collect()
}
