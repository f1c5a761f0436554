//! Kept: for which principals a point is reserved, with the points that it is part of.
//!
//! A wording covers the sub-points of its point, so who keeps a point keeps them with it: those that it
//! has then, and those that come later. A reservation ends only by an act, so a sub-point that is moved
//! away from under a kept point, or put under another number, is kept with it all the same.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::id::{ActId, Actor, Party, PointId};

/// A point that only named principals can decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The act that kept it; the last, where principals were added.
    pub act: ActId,
    /// Where in the log it was kept first.
    pub since: u64,
    /// For whom.
    pub principals: Vec<Actor>,
}

impl Kept {
    /// Whether somebody's word counts for its party there.
    #[must_use]
    pub fn lets(&self, who: &Actor) -> bool {
        !self.concerns(&who.party) || self.principals.contains(who)
    }

    /// Whether one of the principals is this party's: then only they speak for it on the point.
    #[must_use]
    pub fn concerns(&self, party: &Party) -> bool {
        self.principals.iter().any(|who| who.party == *party)
    }
}

/// Every reservation that a point is under, with the point that each was made of: the point itself
/// first, then those that it is or was part of.
pub(crate) fn reservations(
    channel: &Channel,
    point: PointId,
) -> impl Iterator<Item = (PointId, &Kept)> {
    let all = &channel.stances().kept;
    let own = all.get(&point).map(|kept| (point, kept));
    let since = move |above| all.get(&above).map(|kept| kept.since);
    // Nearly no point is kept in most channels, and this is asked of each.
    let drafts = (!all.is_empty()).then(|| channel.drafts());
    let above = drafts.into_iter().flat_map(move |drafts| drafts.below_since(point, since));
    own.into_iter().chain(above.filter_map(move |above| Some((above, all.get(&above)?))))
}

/// For whom a point is kept, itself or with a point that it is part of.
#[must_use]
pub fn kept(channel: &Channel, point: PointId) -> Option<Kept> {
    let mut all = reservations(channel, point);
    let (_, mut kept) = all.next().map(|(at, kept)| (at, kept.clone()))?;
    let others = all.flat_map(|(_, other)| &other.principals);
    let others: Vec<Actor> =
        others.filter(|who| !kept.principals.contains(who)).map(ToOwned::to_owned).collect();
    for who in others {
        if !kept.principals.contains(&who) {
            kept.principals.push(who);
        }
    }
    Some(kept)
}

/// The label of the point that a point is kept with, where it is not kept itself.
pub(crate) fn kept_with(channel: &Channel, point: PointId) -> Option<String> {
    let (at, _) = reservations(channel, point).next()?;
    (at != point).then(|| channel.drafts().label(at).unwrap_or("?").to_owned())
}
