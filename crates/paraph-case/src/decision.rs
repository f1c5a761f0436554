//! Decision: whether a point is agreed, and what holds it open.
//!
//! Computed from texts and acts each time it is asked, and stored nowhere. What anybody claims
//! about it is no input.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::channel::Channel;
use crate::competence::{concerning, voiceless};
use crate::drafts::{Held, HeldPoint};
use crate::id::{Actor, Name, Party};
use crate::linkage::linked;
use crate::members::DecisionRule;
use crate::stances::{
    PartyStand, Referral, Stand, absent, is_part_of, standing, waiting_under, word,
};
use crate::view::listed;

/// Whether a point of the first level is agreed, its sub-points included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Whether it is agreed, by the channel's rule.
    pub agreed: bool,
    /// What holds it open; under a majority there may be some though it is agreed.
    pub holds: Vec<Hold>,
}

/// One thing that stands between a point and agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// A party's stand on the point, or on one of its sub-points.
    Party {
        /// Who.
        party: Party,
        /// The label of the sub-point, when it is not the point itself.
        at: Option<String>,
        /// Where it stands.
        standing: Box<PartyStand>,
        /// Where it agrees ad referendum: to whom that goes.
        referral: Option<Referral>,
        /// Where it is silent: the sub-points of which it spoke, by label.
        spoke_on: Vec<(String, Stand)>,
    },
    /// Kept for principals whose word is missing.
    Kept {
        /// Whose word is missing.
        waiting: Vec<Actor>,
        /// The label of the sub-point, when it is not the point itself.
        at: Option<String>,
        /// Why the word of some cannot be had as things are.
        absent: Vec<String>,
    },
    /// Somebody asserts that a party alone decides a topic of the point, and that party has not
    /// agreed.
    Competence {
        /// The party.
        only: Party,
        /// The label of the sub-point, when it is not the point itself.
        at: Option<String>,
        /// Where it stands.
        stand: Stand,
        /// Who asserted it, who recognises it, who denies it, who is silent.
        rule: String,
        /// Why its word cannot be had in this channel as it is, if it cannot.
        voiceless: Option<String>,
    },
    /// Some agree to it only within a package of which another point is open.
    Package {
        /// What the package is called.
        name: Name,
        /// Who agrees only within it.
        by: Vec<Party>,
        /// The labels of its other points that are open.
        open: Vec<String>,
    },
}

/// Whether a point of the draft on the table is agreed.
#[must_use]
pub fn decide(channel: &Channel, held: &Held, row: &HeldPoint) -> Decided {
    let mut decided = alone(channel, held, row);
    let linked = linked(channel, held, row);
    decided.agreed &= linked.is_empty();
    decided.holds.extend(linked);
    decided
}

/// Whether a point at any depth would be agreed if it were in no package.
pub(crate) fn alone(channel: &Channel, held: &Held, row: &HeldPoint) -> Decided {
    let parties: Vec<&Party> = channel.members().with_a_say().collect();
    let (agreeing, mut holds) = words(channel, held, row, &parties);
    holds.extend(kept(channel, held, row, &|_| true));
    holds.extend(competent(channel, held, row));
    let agreed = met(channel.charter().decision, agreeing, parties.len(), &holds);
    Decided { agreed, holds }
}

/// Whether some of the parties agree to a point as a group of their own, by the group's rule: what
/// others say of it, or must say, is left out.
#[must_use]
pub fn decide_among(
    channel: &Channel,
    held: &Held,
    row: &HeldPoint,
    parties: &[&Party],
    rule: DecisionRule,
) -> Decided {
    let (agreeing, mut holds) = words(channel, held, row, parties);
    holds.extend(kept(channel, held, row, &|who| parties.contains(&&who.party)));
    let own = |hold: Hold| match hold {
        Hold::Package { name, mut by, open } => {
            by.retain(|party| parties.contains(&party));
            (!by.is_empty()).then_some(Hold::Package { name, by, open })
        }
        other => Some(other),
    };
    holds.extend(linked(channel, held, row).into_iter().filter_map(own));
    Decided { agreed: met(rule, agreeing, parties.len(), &holds), holds }
}

/// How many of the parties agree to a point, and what the others say of it.
fn words(
    channel: &Channel,
    held: &Held,
    row: &HeldPoint,
    parties: &[&Party],
) -> (usize, Vec<Hold>) {
    let mut agreeing = 0_usize;
    let mut holds = Vec::new();
    for party in parties {
        let own = holds_of(channel, held, row, party);
        // What it said of a sub-point only does not take back that it agrees to the point.
        agreeing += usize::from(own.iter().all(|hold| hold.at().is_some()));
        holds.extend(own);
    }
    (agreeing, holds)
}

/// What a party said of a point and of its sub-points, or left unsaid, that keeps the point open.
pub(crate) fn holds_of(
    channel: &Channel,
    held: &Held,
    row: &HeldPoint,
    party: &Party,
) -> Vec<Hold> {
    let word = word(channel, held, row, party);
    let own = (word.stand != Stand::Agrees).then(|| Hold::of(channel, held, row, party, word));
    own.into_iter().chain(below(channel, held, row, party)).collect()
}

/// Where a party stands on the sub-points of which it spoke.
fn spoke_on(
    channel: &Channel,
    held: &Held,
    row: &HeldPoint,
    party: &Party,
) -> Vec<(String, Stand)> {
    let stands = held
        .below(row.identity)
        .map(|sub| (sub.label.clone(), standing(channel, sub.identity, party).stand));
    stands.filter(|(_, stand)| *stand != Stand::Silent).collect()
}

/// Whether a rule is met when so many of so many agree and this holds the point open.
fn met(rule: DecisionRule, agreeing: usize, of: usize, holds: &[Hold]) -> bool {
    match rule {
        DecisionRule::Unanimity => holds.is_empty() && of > 0,
        DecisionRule::Majority => 2 * agreeing > of && !holds.iter().any(Hold::binds),
    }
}

/// Whether a point, and each of its sub-points, is kept for principals of some whose word is missing.
pub(crate) fn kept(
    channel: &Channel,
    held: &Held,
    row: &HeldPoint,
    whose: &dyn Fn(&Actor) -> bool,
) -> Vec<Hold> {
    let points = core::iter::once(row).chain(held.below(row.identity));
    let kept = points.filter_map(|point| {
        // What a part is kept with that stands above it is told of there.
        let is_part = point.identity != row.identity;
        let told = |at| is_part && is_part_of(held, point, at);
        let mut waiting = waiting_under(channel, point.identity, &|at| !told(at));
        waiting.retain(whose);
        let absent = waiting.iter().filter_map(|who| absent(channel, who)).collect();
        let at = (point.identity != row.identity).then(|| point.label.clone());
        (!waiting.is_empty()).then_some(Hold::Kept { waiting, at, absent })
    });
    kept.collect()
}

/// The parties that are said to decide a topic of the point, or of a sub-point, alone, and have not
/// agreed.
fn competent(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Hold> {
    let mut holds = Vec::new();
    for point in core::iter::once(row).chain(held.below(row.identity)) {
        for competence in concerning(channel, point.identity) {
            let word = word(channel, held, point, &competence.only);
            if word.stand != Stand::Agrees {
                holds.push(Hold::Competence {
                    only: competence.only.clone(),
                    at: (point.identity != row.identity).then(|| point.label.clone()),
                    stand: word.stand,
                    rule: competence.sentence(channel),
                    voiceless: voiceless(channel, &competence.only),
                });
            }
        }
    }
    holds
}

/// What a party said of sub-points that keeps the point open. Agreeing to a point agrees to its
/// sub-points, so silence on them holds nothing.
fn below(channel: &Channel, held: &Held, row: &HeldPoint, party: &Party) -> Vec<Hold> {
    let mut holds = Vec::new();
    for point in held.below(row.identity) {
        let standing = standing(channel, point.identity, party);
        if !matches!(standing.stand, Stand::Silent | Stand::Agrees) {
            holds.push(Hold::of(channel, held, point, party, standing).of_part(&point.label));
        }
    }
    holds
}

impl Hold {
    /// That a party stands so on a point.
    fn of(
        channel: &Channel,
        held: &Held,
        point: &HeldPoint,
        party: &Party,
        standing: PartyStand,
    ) -> Self {
        let referral = Referral::of(channel, point.identity, &standing);
        let spoke_on = match standing.stand {
            Stand::Silent => spoke_on(channel, held, point, party),
            _ => Vec::new(),
        };
        let (party, standing) = (party.clone(), Box::new(standing));
        Self::Party { party, at: None, standing, referral, spoke_on }
    }

    /// The same, of a sub-point.
    fn of_part(mut self, label: &str) -> Self {
        if let Self::Party { at, .. } = &mut self {
            *at = Some(label.into());
        }
        self
    }

    /// Whether it holds the point open whatever the majority says.
    fn binds(&self) -> bool {
        match self {
            Self::Party { standing, .. } => standing.stand == Stand::Objects,
            Self::Kept { .. } | Self::Competence { .. } | Self::Package { .. } => true,
        }
    }

    /// Whether it is kept for principals.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Kept { .. })
    }

    /// Whose word is missing.
    #[must_use]
    pub fn party(&self) -> Option<&Party> {
        match self {
            Self::Party { party, .. } | Self::Competence { only: party, .. } => Some(party),
            Self::Kept { .. } | Self::Package { .. } => None,
        }
    }

    /// Whether it waits for this party, for a principal of it, or for what the party agreed within.
    #[must_use]
    pub fn concerns(&self, whose: &Party) -> bool {
        match self {
            Self::Party { party, .. } | Self::Competence { only: party, .. } => party == whose,
            Self::Kept { waiting, .. } => waiting.iter().any(|who| who.party == *whose),
            Self::Package { by, .. } => by.contains(whose),
        }
    }

    /// The label of the sub-point that it is about, when it is not the point itself.
    #[must_use]
    pub fn at(&self) -> Option<&str> {
        match self {
            Self::Party { at, .. } | Self::Competence { at, .. } | Self::Kept { at, .. } => {
                at.as_deref()
            }
            Self::Package { .. } => None,
        }
    }

    /// The label of the point above of which the party said so, if it did not of the point itself.
    #[must_use]
    pub fn through(&self) -> Option<&str> {
        match self {
            Self::Party { standing, .. } => standing.through.as_deref(),
            Self::Competence { .. } | Self::Kept { .. } | Self::Package { .. } => None,
        }
    }

    /// The sub-points of which a party spoke that is silent on the point as a whole.
    #[must_use]
    pub fn spoke_on(&self) -> &[(String, Stand)] {
        match self {
            Self::Party { spoke_on, .. } => spoke_on,
            Self::Competence { .. } | Self::Kept { .. } | Self::Package { .. } => &[],
        }
    }

    /// Where that party stands.
    #[must_use]
    pub fn stand(&self) -> Option<Stand> {
        match self {
            Self::Party { standing, .. } => Some(standing.stand),
            Self::Competence { stand, .. } => Some(*stand),
            Self::Kept { .. } | Self::Package { .. } => None,
        }
    }
}

impl fmt::Display for Hold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept { waiting, at, absent } => {
                let at = at.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
                write!(f, "{at}kept for principals: waiting for {}", listed(waiting))?;
                absent.iter().try_for_each(|why| write!(f, "; {why}"))
            }
            Self::Package { name, by, open } => {
                let (by, open) = (listed(by), are(open));
                write!(f, "agreed by {by} only within the package {name}, of which {open} open")
            }
            Self::Competence { at, rule, voiceless, .. } => {
                let at = at.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
                let place = voiceless.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
                write!(f, "{at}{rule}{place}")
            }
            Self::Party { party, at, standing, referral, spoke_on } => {
                let at = at.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
                let says = match referral {
                    Some(referral) => format!("{}{}", referral.says(), standing.of_what()),
                    None => standing.says(),
                };
                write!(f, "{party}{at} {says}{}", only_on(spoke_on))
            }
        }
    }
}

/// ` on the point as a whole; it spoke on 3.a (agrees)`, where it spoke on sub-points alone.
fn only_on(spoke_on: &[(String, Stand)]) -> String {
    if spoke_on.is_empty() {
        return String::new();
    }
    let each = spoke_on.iter().map(|(label, stand)| format!("{label} ({})", stand.plainly()));
    format!(" on the point as a whole; it spoke on {}", listed(each))
}

/// `point 3 is`, `points 3 and 4 are`.
fn are(labels: &[String]) -> String {
    match labels {
        [one] => format!("point {one} is"),
        several => format!("points {} are", listed(several)),
    }
}
