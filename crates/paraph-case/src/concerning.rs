//! Which acts are about a point: those whose fields name it, and those that name such an act, as what
//! withdraws a stance or disposes of an amendment does.
//!
//! What is recorded as said elsewhere is no act on a point ([`crate::statements`]); a draft is one
//! where the point has other words in it than before.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::json::{Map, Value};

use crate::act::Act;
use crate::channel::{Channel, Recorded};
use crate::drafts::{Drafts, Held, HeldPoint};
use crate::id::{ActId, PointId};
use crate::refer::read_point;

/// The acts about a point and its sub-points, with their places, in the order of the log.
pub(crate) fn about(channel: &Channel, point: PointId) -> Vec<(u64, &Recorded)> {
    let mut search =
        Search { points: with_sub_points(channel.drafts(), point), acts: BTreeSet::new() };
    let mut found = Vec::new();
    for (position, recorded) in (0..).zip(channel.recorded()) {
        let Some(act) = &recorded.act else { continue };
        let is_about = match act {
            Act::Source(_) | Act::State(_) | Act::Check(_) => false,
            Act::Table(_) | Act::Submit(_) => brings_words(channel.drafts(), recorded.id, point),
            act => search.names(&Value::Map(act.write())) && search.acts.insert(named(recorded.id)),
        };
        if is_about {
            found.push((position, recorded));
        }
    }
    found
}

/// How an act's fields name another.
fn named(act: ActId) -> String {
    act.0.to_string()
}

/// What is searched for in the fields of acts.
struct Search {
    points: BTreeSet<PointId>,
    acts: BTreeSet<String>,
}

impl Search {
    /// Whether a field, or a part of one, names one of the points or of the acts.
    fn names(&self, value: &Value) -> bool {
        match value {
            Value::Text(text) => self.acts.contains(text),
            Value::List(values) => values.iter().any(|value| self.names(value)),
            Value::Map(map) => self.is_point(map) || self.is_in(map),
            Value::Null | Value::Bool(_) | Value::Int(_) => false,
        }
    }

    /// Whether a member of it does.
    fn is_in(&self, map: &Map) -> bool {
        map.keys().filter_map(|key| map.get(key)).any(|value| self.names(value))
    }

    /// Whether it is one of the points of this channel. One of a wider channel says which.
    fn is_point(&self, map: &Map) -> bool {
        let here = map.get("channel").is_none();
        here && read_point(map).is_ok_and(|point| self.points.contains(&point))
    }
}

/// A point and what was a sub-point of it in any draft.
fn with_sub_points(drafts: &Drafts, point: PointId) -> BTreeSet<PointId> {
    let held = drafts.all().iter().filter_map(|(_, _, known)| known.held.as_ref());
    let below = held.flat_map(|held| held.below(point)).map(|sub| sub.identity);
    core::iter::once(point).chain(below).collect()
}

/// Whether a draft has the point in other words than the draft that it comes from.
fn brings_words(drafts: &Drafts, draft: ActId, point: PointId) -> bool {
    let Some(held) = drafts.held(Some(draft)) else { return false };
    let Some(at) = held.point(point) else { return false };
    let base = drafts.held(held.base);
    let was = base.and_then(|base| Some(in_full(base, base.point(point)?)));
    was != Some(in_full(held, at))
}

/// The words of a point and of its sub-points, with the notes.
pub(crate) fn in_full<'a>(held: &'a Held, point: &'a HeldPoint) -> Vec<&'a str> {
    let below = held.below(point.identity).map(|sub| sub.words.as_str());
    core::iter::once(point.words.as_str()).chain(below).collect()
}
