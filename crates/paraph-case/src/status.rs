//! The status of a text: which points are agreed, which are open, and who holds each open.
//!
//! Computed from texts and acts each time it is asked, and stored nowhere. The count of open points
//! is the length of this list; what anybody claims about it is no input.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::channel::Channel;
use crate::drafts::{Held, HeldPoint};
use crate::id::{Actor, Party, PointId};
use crate::members::Decision;
use crate::seen::Seen;
use crate::stances::{Said, Stance, Standing, standing, waiting_for};

/// The status of the draft on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What the draft is called; absent when none is on the table.
    pub draft: Option<String>,
    /// Its points, in order.
    pub points: Vec<PointStatus>,
    /// Objections that name no point: they wait for a target and block nothing.
    pub untargeted: Vec<Party>,
}

/// The status of one point of the first level, its sub-points included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointStatus {
    /// Its label.
    pub label: String,
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
    },
    /// Kept for principals whose word is missing.
    Kept {
        /// Whose word is missing.
        waiting: Vec<Actor>,
    },
}

impl Status {
    /// The status of the draft on the table in a channel.
    #[must_use]
    pub fn of(seen: Seen<'_>) -> Self {
        let channel = seen.channel();
        let drafts = channel.drafts();
        let name = drafts.working().and_then(|draft| drafts.all().name(draft));
        let held = drafts.on_the_table();
        let points = held
            .into_iter()
            .flat_map(|held| held.rows().map(|row| point(channel, held, row)).collect::<Vec<_>>());
        let objects = |s: &&Stance| matches!(s.said, Said::Object { .. });
        let untargeted = channel.stances().untargeted().filter(objects);
        Self {
            draft: name.map(ToString::to_string),
            points: points.collect(),
            untargeted: untargeted.map(|stance| stance.by.party.clone()).collect(),
        }
    }

    /// The points that are open.
    pub fn open(&self) -> impl Iterator<Item = &PointStatus> {
        self.points.iter().filter(|point| !point.agreed)
    }
}

fn point(channel: &Channel, held: &Held, row: &HeldPoint) -> PointStatus {
    let parties: Vec<&Party> = channel.members().with_a_say().collect();
    let mut agreeing = 0_usize;
    let mut holds = Vec::new();
    for party in &parties {
        match standing(channel, row.identity, party) {
            Standing::Agrees(_) => agreeing += 1,
            standing => holds.push(Hold::of(party, None, standing)),
        }
        holds.extend(below(channel, held, row, party));
    }
    let waiting = waiting_for(channel, row.identity);
    let kept = !waiting.is_empty();
    if kept {
        holds.push(Hold::Kept { waiting });
    }
    let agreed = match channel.charter().decision {
        Decision::Unanimity => holds.is_empty() && !parties.is_empty(),
        Decision::Majority => {
            2 * agreeing > parties.len() && !kept && !holds.iter().any(Hold::objects)
        }
    };
    PointStatus { label: row.label.clone(), agreed, holds }
}

/// What a party said of sub-points that keeps the point open. Agreeing to a point agrees to its
/// sub-points, so silence on them holds nothing.
fn below(channel: &Channel, held: &Held, row: &HeldPoint, party: &Party) -> Vec<Hold> {
    let mut holds = Vec::new();
    for point in sub_points(held, row.identity) {
        let waiting = waiting_for(channel, point.identity);
        let of_party = |who: &&Actor| who.party == *party;
        let own: Vec<Actor> = waiting.iter().filter(of_party).cloned().collect();
        if !own.is_empty() {
            holds.push(Hold::Kept { waiting: own });
        }
        match standing(channel, point.identity, party) {
            Standing::Silent | Standing::Agrees(_) => {}
            standing => {
                holds.push(Hold::of(party, Some(point.label.clone()), standing));
            }
        }
    }
    holds
}

fn sub_points(held: &Held, row: PointId) -> impl Iterator<Item = &HeldPoint> {
    let from = held.points.iter().skip_while(move |point| point.identity != row).skip(1);
    from.take_while(|point| point.depth > 0)
}

impl Hold {
    fn of(party: &Party, at: Option<String>, standing: Standing) -> Self {
        Self::Party { party: party.clone(), at, standing: Box::new(standing) }
    }

    fn objects(&self) -> bool {
        matches!(self, Self::Party { standing, .. } if matches!(**standing, Standing::Objects(_)))
    }
}

impl fmt::Display for Hold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (party, at, standing) = match self {
            Self::Kept { waiting } => {
                let names: Vec<String> = waiting.iter().map(ToString::to_string).collect();
                return write!(f, "kept for principals: waiting for {}", names.join(" and "));
            }
            Self::Party { party, at, standing } => (party, at, standing),
        };
        let at = at.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
        match &**standing {
            Standing::Silent => write!(f, "{party} has not spoken{at}"),
            Standing::Agrees(_) => write!(f, "{party} agrees{at}"),
            Standing::AdReferendum(_) => {
                write!(f, "{party} agrees ad referendum{at}: its authorities have not confirmed")
            }
            Standing::Lapsed(_) => {
                write!(f, "{party} must be asked again{at}: the words have changed")
            }
            Standing::TookNote(_) => write!(f, "{party} took note{at}, which is not agreeing"),
            Standing::AgreesIf(stance)
            | Standing::Objects(stance)
            | Standing::Undecided(stance)
            | Standing::Asked(stance) => write!(f, "{party}{at} {}", said(&stance.said)),
        }
    }
}

fn said(said: &Said) -> String {
    match said {
        Said::Agree { condition: Some(condition), .. } => format!("agrees if {condition}"),
        Said::Object { condition: Some(condition), reason, .. } => {
            format!("is undecided, and would object if {condition}: {reason}")
        }
        Said::Object { reason, remedy: Some(remedy), .. } => {
            format!("objects: {reason}; what would lift it: {remedy}")
        }
        Said::Object { reason, .. } => format!("objects: {reason}"),
        Said::Ask(question) => format!("asked, and has no stance: {question}"),
        Said::Agree { .. } => "agrees".into(),
        Said::TakeNote => "took note".into(),
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(draft) = &self.draft else { return f.write_str("no draft is on the table\n") };
        let open = self.open().count();
        writeln!(f, "{draft}: {} points, {open} open", self.points.len())?;
        for point in &self.points {
            let state = if point.agreed { "agreed" } else { "open" };
            writeln!(f, "{} {state}", point.label)?;
            for hold in &point.holds {
                writeln!(f, "  {hold}")?;
            }
        }
        for party in &self.untargeted {
            writeln!(f, "{party} objected without naming a point; that blocks nothing")?;
        }
        Ok(())
    }
}
