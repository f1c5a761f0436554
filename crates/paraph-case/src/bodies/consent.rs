//! Consent: whether a body agrees to a point, from the stances of its known members.
//!
//! Counted are the known members that are parties of this channel under the same name. Who only
//! attended a session of the body is not counted, in whatever capacity; its word is shown as not
//! counted. A known member that is not here, or has no say here, is said to be so.

use alloc::vec::Vec;

use super::Body;
use crate::channel::Channel;
use crate::decision::{Decided, decide_among};
use crate::drafts::{Held, HeldPoint};
use crate::field::Words;
use crate::id::{ActId, Party};
use crate::sessions::Capacity;
use crate::stances::{PartyStand, Stand, standing};

/// Whose word makes a body's consent, and whose does not.
#[derive(Clone, Debug)]
pub struct Consent<'a> {
    channel: &'a Channel,
    body: &'a Body,
    /// Known members whose word counts.
    pub counted: Vec<&'a Party>,
    /// Known members whose word cannot be had here: not in this channel, or without a say in it.
    pub unheard: Vec<&'a Words>,
    /// Who attended a session of the body and is no known member.
    pub uncounted: Vec<Uncounted<'a>>,
}

/// Somebody who attended a session of the body and is no known member of it.
#[derive(Clone, Debug)]
pub struct Uncounted<'a> {
    /// Who.
    pub party: &'a Party,
    /// As what it last attended.
    pub capacity: Capacity,
}

/// Whose word makes the consent of a body.
#[must_use]
pub fn consent<'a>(channel: &'a Channel, id: ActId, body: &'a Body) -> Consent<'a> {
    let parties: Vec<&Party> = channel.members().with_a_say().collect();
    let heard = |name: &Words| parties.iter().any(|party| party.as_str() == name.as_str());
    let members = body.known().map(|known| &known.member);
    let counted = parties.iter().copied().filter(|party| body.has(party.as_str())).collect();
    let others = channel.members().iter().map(|member| &member.party);
    let attended = others.filter(|party| !body.has(party.as_str())).filter_map(|party| {
        let capacity = channel.sessions().capacity(id, party)?;
        Some(Uncounted { party, capacity })
    });
    Consent {
        channel,
        body,
        counted,
        unheard: members.filter(|name| !heard(name)).collect(),
        uncounted: attended.collect(),
    }
}

impl Uncounted<'_> {
    /// Why its word is not counted: `a guest`.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        match self.capacity {
            Capacity::Guest => "a guest",
            Capacity::Observer => "an observer",
            Capacity::Member | Capacity::Unknown => "attended, and is not named a member",
        }
    }
}

impl<'a> Consent<'a> {
    /// Whether the members that are counted agree to a point, by the body's rule; absent when its
    /// rule is unknown, or nobody is counted.
    #[must_use]
    pub fn on(&self, held: &Held, row: &HeldPoint) -> Option<Decided> {
        let rule = self.body.rule.filter(|_| !self.counted.is_empty())?;
        Some(decide_among(self.channel, held, row, &self.counted, rule))
    }

    /// What those say of a point who are not counted, as far as they spoke.
    pub fn aside(&self, row: &HeldPoint) -> impl Iterator<Item = (&Uncounted<'a>, PartyStand)> {
        let said = self.uncounted.iter().map(|uncounted| {
            let standing = standing(self.channel, row.identity, uncounted.party);
            (uncounted, standing)
        });
        said.filter(|(_, standing)| standing.stand != Stand::Silent)
    }
}
