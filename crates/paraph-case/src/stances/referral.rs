//! Referrals: to whom an agreement ad referendum goes, and what would make it count.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::mandates::Deed;
use super::{PartyStand, Stance, Stand, kept};
use crate::channel::Channel;
use crate::id::{ActId, Actor, Party, PointId};
use crate::view::listed;

/// An agreement that waits for the authorities of its party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// Who agreed.
    pub by: Actor,
    /// The principals of its party that the point is kept for, perhaps whoever agreed among them; where
    /// it is kept for none, those that were presented here, without whoever agreed.
    pub to: Vec<Actor>,
    /// Whether the same delegate could agree by now: its mandate covers the point, and did not then.
    pub again: bool,
}

impl Referral {
    /// What a standing on a point waits for, if it is ad referendum.
    pub(crate) fn of(channel: &Channel, point: PointId, standing: &PartyStand) -> Option<Self> {
        let stance = standing.stance.as_ref().filter(|_| standing.stand == Stand::AdReferendum)?;
        let kept = kept(channel, point).filter(|kept| kept.concerns(&stance.by.party));
        let to = kept.map(|kept| {
            let own = kept.principals.iter().filter(|who| who.party == stance.by.party);
            own.cloned().collect()
        });
        let again = stance.is_plain_agreement()
            && Deed::agreement(stance, &[point]).would_count_now(channel);
        Some(Self::new(channel, &stance.by, to, again))
    }

    /// What an agreement that names no point waits for.
    pub(super) fn wordless(channel: &Channel, stance: &Stance) -> Self {
        let again =
            stance.is_plain_agreement() && Deed::agreement(stance, &[]).would_count_now(channel);
        Self::new(channel, &stance.by, None, again)
    }

    /// What an act waits for that is about some points and is no agreement to them, where it goes
    /// beyond a mandate and its party has not confirmed it by somebody whose mandate covers it.
    pub(crate) fn of_act(channel: &Channel, act: ActId, points: &[PointId]) -> Option<Self> {
        let header = |act| channel.act(act)?.header.as_ref();
        let done = Deed::of(header(act)?, points);
        let confirmed = || {
            let by = channel.stances().confirmations(act).filter_map(header);
            by.map(|header| Deed::of(header, points)).any(|deed| !deed.is_beyond(channel))
        };
        if !done.is_beyond(channel) || confirmed() {
            return None;
        }
        Some(Self::new(channel, &header(act)?.by, None, done.would_count_now(channel)))
    }

    fn new(channel: &Channel, by: &Actor, to: Option<Vec<Actor>>, again: bool) -> Self {
        let to = to.unwrap_or_else(|| principals(channel, &by.party, by));
        Self { by: by.clone(), to, again }
    }

    /// As the rest of a sentence that begins with the party's name.
    #[must_use]
    pub fn says(&self) -> String {
        self.sentence("agrees")
    }

    /// The same, of something that the party did.
    pub(crate) fn sentence(&self, done: &str) -> String {
        let (by, party) = (&self.by, &self.by.party);
        let waits = match self.to.as_slice() {
            [] => format!(
                "{done} ad referendum by {by}: its authorities have not confirmed; no principal of \
                 it is presented here, and {party} itself can confirm or present one"
            ),
            [own] if own == by => format!(
                "{done} ad referendum by {by}, for whom the point is kept: it counts once {by} \
                 confirms it, or agrees without that"
            ),
            to => format!("{done} by {by}, ad referendum to {}: not confirmed", listed(to)),
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
