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
use crate::members::Decision;
use crate::packages::Package;
use crate::stances::{Stand, Standing, standing, waiting_for};
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
        standing: Box<Standing>,
        /// Where it agrees ad referendum: its principals here, to whom that goes.
        referred_to: Vec<Actor>,
    },
    /// Kept for principals whose word is missing.
    Kept {
        /// Whose word is missing.
        waiting: Vec<Actor>,
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
fn alone(channel: &Channel, held: &Held, row: &HeldPoint) -> Decided {
    let parties: Vec<&Party> = channel.members().with_a_say().collect();
    let (agreeing, mut holds) = words(channel, held, row, &parties);
    let waiting = waiting_for(channel, row.identity);
    if !waiting.is_empty() {
        holds.push(Hold::Kept { waiting });
    }
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
    rule: Decision,
) -> Decided {
    let (agreeing, mut holds) = words(channel, held, row, parties);
    let mut waiting = waiting_for(channel, row.identity);
    waiting.retain(|who| parties.contains(&&who.party));
    if !waiting.is_empty() {
        holds.push(Hold::Kept { waiting });
    }
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
        let word = word(channel, held, row, party);
        match word.stand {
            Stand::Agrees => agreeing += 1,
            _ => holds.push(Hold::of(channel, party, None, word)),
        }
        holds.extend(below(channel, held, row, party));
    }
    (agreeing, holds)
}

/// Whether a rule is met when so many of so many agree and this holds the point open.
fn met(rule: Decision, agreeing: usize, of: usize, holds: &[Hold]) -> bool {
    match rule {
        Decision::Unanimity => holds.is_empty() && of > 0,
        Decision::Majority => 2 * agreeing > of && !holds.iter().any(Hold::binds),
    }
}

/// The parties that are said to decide a topic of the point, or of a sub-point, alone, and have not
/// agreed.
fn competent(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Hold> {
    let mut holds = Vec::new();
    for point in core::iter::once(row).chain(sub_points(held, row)) {
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

/// Where a party stands on a point at any depth: who agreed to a point agreed to its sub-points, so
/// silence on one of them is answered by what was said of the point above.
#[must_use]
pub fn word(channel: &Channel, held: &Held, point: &HeldPoint, party: &Party) -> Standing {
    let mut at = Some(point);
    while let Some(point) = at {
        let word = standing(channel, point.identity, party);
        match word.stand {
            Stand::Silent => at = above(held, point),
            _ => return word,
        }
    }
    Standing::SILENT
}

/// The point of which another is a sub-point.
fn above<'a>(held: &'a Held, point: &HeldPoint) -> Option<&'a HeldPoint> {
    let before = held.points.iter().take_while(|other| other.identity != point.identity);
    before.filter(|other| other.depth < point.depth).last()
}

/// The packages within which alone somebody agrees to the point or to a sub-point of it, and other
/// points of which are open: they are agreed together or not at all.
fn linked(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Hold> {
    let own: Vec<&HeldPoint> = core::iter::once(row).chain(sub_points(held, row)).collect();
    let open = |package: &Package| {
        let others = package.points.iter().filter_map(|at| held.point(at.point));
        let others = others.filter(|other| own.iter().all(|own| own.identity != other.identity));
        let open = others.filter(|other| !alone(channel, held, other).agreed);
        open.map(|other| other.label.clone()).collect::<Vec<String>>()
    };
    let by = |package: &Package| {
        let within = |party: &&Party| {
            own.iter().any(|point| {
                let standing = standing(channel, point.identity, party);
                standing.agreement().is_some_and(|stance| package.gave(stance))
            })
        };
        channel.members().with_a_say().filter(within).cloned().collect::<Vec<Party>>()
    };
    let packages = channel.packages().all().iter();
    let whole = packages.filter(|(_, _, package)| package.fall(channel).is_none());
    let hold = |(_, name, package): (_, &Name, &Package)| {
        let (by, open) = (by(package), open(package));
        let holds = !by.is_empty() && !open.is_empty();
        holds.then(|| Hold::Package { name: name.clone(), by, open })
    };
    whole.filter_map(hold).collect()
}

/// What a party said of sub-points that keeps the point open. Agreeing to a point agrees to its
/// sub-points, so silence on them holds nothing.
fn below(channel: &Channel, held: &Held, row: &HeldPoint, party: &Party) -> Vec<Hold> {
    let mut holds = Vec::new();
    for point in sub_points(held, row) {
        let waiting = waiting_for(channel, point.identity);
        let own: Vec<Actor> = waiting.into_iter().filter(|who| who.party == *party).collect();
        if !own.is_empty() {
            holds.push(Hold::Kept { waiting: own });
        }
        let standing = standing(channel, point.identity, party);
        if !matches!(standing.stand, Stand::Silent | Stand::Agrees) {
            holds.push(Hold::of(channel, party, Some(point.label.clone()), standing));
        }
    }
    holds
}

/// The sub-points of a point, at every depth.
fn sub_points<'a>(held: &'a Held, row: &HeldPoint) -> impl Iterator<Item = &'a HeldPoint> {
    let (row, depth) = (row.identity, row.depth);
    let from = held.points.iter().skip_while(move |point| point.identity != row).skip(1);
    from.take_while(move |point| point.depth > depth)
}

impl Hold {
    fn of(channel: &Channel, party: &Party, at: Option<String>, standing: Standing) -> Self {
        let referred_to = match (standing.stand, &standing.stance) {
            (Stand::AdReferendum, Some(stance)) => principals(channel, party, &stance.by),
            _ => Vec::new(),
        };
        Self::Party { party: party.clone(), at, standing: Box::new(standing), referred_to }
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
            Self::Kept { waiting } => waiting.iter().any(|who| who.party == *whose),
            Self::Package { by, .. } => by.contains(whose),
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
            Self::Kept { waiting } => {
                write!(f, "kept for principals: waiting for {}", listed(waiting))
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
            Self::Party { party, at, standing, referred_to } => {
                let at = at.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
                match (&standing.stance, referred_to.as_slice()) {
                    (Some(stance), [_, ..]) => {
                        let (by, to) = (&stance.by, listed(referred_to));
                        write!(
                            f,
                            "{party}{at} agrees by {by}, ad referendum to {to}: not confirmed"
                        )
                    }
                    _ => write!(f, "{party}{at} {}", standing.says()),
                }
            }
        }
    }
}

/// The principals of a party that were presented here, without whoever spoke.
fn principals(channel: &Channel, party: &Party, spoke: &Actor) -> Vec<Actor> {
    let delegates = channel.members().delegates();
    let principals = delegates.filter(|(who, mandate)| mandate.principal && who.party == *party);
    principals.filter(|(who, _)| *who != spoke).map(|(who, _)| who.clone()).collect()
}

/// `point 3 is`, `points 3 and 4 are`.
fn are(labels: &[String]) -> String {
    match labels {
        [one] => format!("point {one} is"),
        several => format!("points {} are", listed(several)),
    }
}
