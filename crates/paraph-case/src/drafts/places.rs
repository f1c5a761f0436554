//! Places: which draft was on the table, and what each point was called, from where in the log on.
//!
//! What is told of an act calls points by the labels that they had when it was done.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Held, Known, Role};
use crate::id::{ActId, Name, PointId};

/// Where drafts stand in the log, and what their points are called there.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The held drafts that the pen-holder issued, in the order of the log.
    tabled: Vec<Tabled>,
    /// By point, in the order of the log.
    places: BTreeMap<PointId, Vec<Place>>,
}

#[derive(Clone, Copy, Debug)]
struct Tabled {
    position: u64,
    draft: ActId,
}

/// A point's place in one draft.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Where in the log the draft came in.
    position: u64,
    /// The draft.
    pub draft: ActId,
    /// Whether the pen-holder issued it.
    is_tabled: bool,
    /// What the point is called there.
    pub label: String,
    /// What it is called while it is not on the table: `7 of draft-1`.
    called: String,
}

impl Places {
    /// Enters a draft that came in at a place in the log, after all that are entered.
    pub(super) fn enter(&mut self, position: u64, name: &Name, known: &Known) {
        let (draft, Some(held)) = (known.act, &known.held) else { return };
        let is_tabled = known.role == Role::Tabled;
        if is_tabled {
            self.tabled.push(Tabled { position, draft });
        }
        for point in &held.points {
            let label = point.label.clone();
            let called = format!("{label} of {name}");
            let place = Place { position, draft, is_tabled, label, called };
            self.places.entry(point.identity).or_default().push(place);
        }
    }

    /// The draft that was on the table before a place in the log.
    pub(super) fn working(&self, before: u64) -> Option<ActId> {
        let until = self.tabled.partition_point(|tabled| tabled.position < before);
        self.tabled.get(..until)?.last().map(|tabled| tabled.draft)
    }

    /// The last place that a point had before a place in the log: in a draft that was on the table,
    /// or else in any. A member's own text does not rename what was on the table.
    pub(super) fn last(&self, point: PointId, before: u64) -> Option<&Place> {
        let all = self.places_before(point, before);
        all.iter().rfind(|place| place.is_tabled).or_else(|| all.last())
    }

    /// Its place in the draft that was on the table then.
    pub(super) fn on_the_table(&self, point: PointId, before: u64) -> Option<&Place> {
        let working = self.working(before)?;
        self.places_before(point, before).iter().rfind(|place| place.draft == working)
    }

    fn places_before(&self, point: PointId, before: u64) -> &[Place] {
        let all = self.places.get(&point).map_or(&[][..], Vec::as_slice);
        let until = all.partition_point(|place| place.position < before);
        all.get(..until).unwrap_or_default()
    }
}

impl super::Drafts {
    /// The draft that was on the table before a place in the log.
    #[must_use]
    pub fn on_the_table_at(&self, before: u64) -> Option<&Held> {
        self.held(self.places.working(before))
    }

    /// What a point was called before a place in the log: by its label where it was on the table,
    /// and else by that and the last draft that had it, `7 of draft-1`.
    #[must_use]
    pub fn label_at(&self, point: PointId, before: u64) -> Option<&str> {
        let there = self.places.on_the_table(point, before).map(|place| place.label.as_str());
        there.or_else(|| Some(self.places.last(point, before)?.called.as_str()))
    }

    /// What a point was called before a place in the log, and what it is called now where that
    /// differs: `7`, `7 (now 5)`, `7 (now without a place)`; `2 of draft-1` where it had no place in
    /// the draft that was on the table then.
    #[must_use]
    pub fn label_then_and_now(&self, point: PointId, before: u64) -> Option<String> {
        let there = |at| self.places.on_the_table(point, at).map(|place| place.label.as_str());
        let elsewhere = || Some(self.places.last(point, before)?.called.clone());
        let (then, now) = (there(before), there(u64::MAX));
        let label = then.map(ToString::to_string).or_else(elsewhere);
        match (label, now) {
            (Some(label), Some(now)) if then != Some(now) => Some(format!("{label} (now {now})")),
            (Some(label), None) if then.is_some() => Some(format!("{label} (now without a place)")),
            (Some(label), _) => Some(label),
            (None, _) => self.label(point).map(ToString::to_string),
        }
    }
}
