//! Places: which draft was on the table, and what each point was called, from where in the log on.
//!
//! What is told of an act calls points by the labels that they had when it was done.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_text::WordingDigest;

use super::{Held, HeldPoint, Known, Role};
use crate::act::Header;
use crate::id::{ActId, Name, PointId};
use crate::time::Time;

/// Where drafts stand in the log, and what their points are called there.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The held drafts that the pen-holder issued, in the order of the log.
    tabled: Vec<Tabled>,
    /// Those of them, by their place in that list, after which none came that says it is as old or
    /// older: the last draft before any time is one of these. Their times ascend.
    lasting: Vec<usize>,
    /// By point, in the order of the log.
    places: BTreeMap<PointId, Vec<Place>>,
    /// The points that each point was a sub-point of on the table, at any depth, and where in the log
    /// the last draft came in that had it there.
    above: BTreeMap<PointId, BTreeMap<PointId, u64>>,
}

/// Up to where one looks: to a place in this log, or to a time that the author of an act wrote, since
/// two logs have no common order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Until {
    /// Before this place.
    Place(u64),
    /// Before this time.
    Time(Time),
}

#[derive(Clone, Copy, Debug)]
struct Tabled {
    position: u64,
    at: Time,
    draft: ActId,
}

/// A point's place in one draft.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Where in the log the draft came in.
    position: u64,
    /// When, as its author wrote.
    at: Time,
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
    /// Enters a draft that came with an act, after all that are entered.
    pub(super) fn enter(&mut self, header: &Header, name: &Name, known: &Known) {
        let (draft, Some(held)) = (known.act, &known.held) else { return };
        let (position, at) = (header.position, header.at);
        let is_tabled = known.role == Role::Tabled;
        if is_tabled {
            self.put_on_the_table(Tabled { position, at, draft }, held);
        }
        for point in &held.points {
            let label = point.label.clone();
            let called = format!("{label} of {name}");
            let place = Place { position, at, draft, is_tabled, label, called };
            self.places.entry(point.identity).or_default().push(place);
        }
    }

    /// Notes where a draft that the pen-holder issued stands, and which of its points stand below
    /// which.
    fn put_on_the_table(&mut self, tabled: Tabled, held: &Held) {
        let is_as_old =
            |before: &usize| self.tabled.get(*before).is_some_and(|before| before.at >= tabled.at);
        while self.lasting.last().is_some_and(is_as_old) {
            self.lasting.pop();
        }
        self.lasting.push(self.tabled.len());
        self.tabled.push(tabled);
        let mut line: Vec<&HeldPoint> = Vec::new();
        for point in &held.points {
            line.truncate(line.partition_point(|above| above.depth < point.depth));
            for above in &line {
                let all = self.above.entry(point.identity).or_default();
                all.insert(above.identity, tabled.position);
            }
            line.push(point);
        }
    }

    /// The draft that was on the table then.
    pub(super) fn on_the_table_until(&self, until: Until) -> Option<ActId> {
        let before = match until {
            Until::Place(place) => return self.working(place),
            Until::Time(time) => self
                .lasting
                .partition_point(|at| self.tabled.get(*at).is_some_and(|tabled| tabled.at < time)),
        };
        let last = *self.lasting.get(..before)?.last()?;
        self.tabled.get(last).map(|tabled| tabled.draft)
    }

    /// The last draft before then that had a point, whoever brought it in.
    pub(super) fn last_until(&self, point: PointId, until: Until) -> Option<ActId> {
        let place = match until {
            Until::Place(place) => self.places_before(point, place).last(),
            Until::Time(time) => {
                self.places_before(point, u64::MAX).iter().rfind(|place| place.at < time)
            }
        };
        place.map(|place| place.draft)
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
    /// Whether a point ever stood in a draft that the pen-holder issued.
    #[must_use]
    pub fn was_on_the_table(&self, point: PointId) -> bool {
        self.places.places_before(point, u64::MAX).iter().any(|place| place.is_tabled)
    }

    /// The points that a point stood below on the table, at any depth, since a place in the log: in
    /// the draft that had the point above last then, or in one that came later.
    pub(crate) fn below_since(
        &self,
        point: PointId,
        since: impl Fn(PointId) -> Option<u64>,
    ) -> impl Iterator<Item = PointId> {
        let all = self.places.above.get(&point).into_iter().flatten();
        let stood = move |above: PointId, last: u64| {
            let before = self.places.places_before(above, since(above)?);
            let from = before.iter().rfind(|place| place.is_tabled)?;
            Some(from.position <= last)
        };
        all.filter(move |(above, last)| stood(**above, **last) == Some(true))
            .map(|(above, _)| *above)
    }

    /// The draft that had a point in these words before a place in the log: the one that was on the
    /// table then, or else the last.
    pub(crate) fn in_these_words(
        &self,
        point: PointId,
        wording: WordingDigest,
        before: u64,
    ) -> Option<(ActId, &Held, &HeldPoint)> {
        let had = |draft: ActId| {
            let held = self.held(Some(draft))?;
            let at = held.point(point).filter(|at| at.wording == wording)?;
            Some((draft, held, at))
        };
        let there = self.places.working(before).and_then(had);
        let all = self.places.places_before(point, before).iter().rev();
        there.or_else(|| all.map(|place| place.draft).find_map(had))
    }

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

#[cfg(test)]
mod tests {
    use paraph_log::hash::Hash;
    use paraph_text::Draft;

    use super::*;

    fn empty() -> Held {
        Held {
            file: Hash([0; 32]),
            text: Draft::parse("1. The parties meet.\n").expect("a draft"),
            base: None,
            points: Vec::new(),
            takes: Vec::new(),
            dropped: Vec::new(),
            answers: Vec::new(),
            cites: Vec::new(),
        }
    }

    /// Whatever times the authors wrote: the last draft of the log among those that are dated before.
    #[test]
    fn the_draft_before_a_time_is_the_last_that_is_dated_before_it() {
        let held = empty();
        for sequence in 0..4_u32.pow(5) {
            let times: Vec<i64> =
                (0..5).map(|at| i64::from(sequence / 4_u32.pow(at) % 4)).collect();
            let mut places = Places::default();
            let draft = |number: u8| ActId(Hash([number; 32]));
            for (number, time) in (0..).zip(&times) {
                let at = Time::from_unix(*time);
                let tabled = Tabled { position: u64::from(number), at, draft: draft(number) };
                places.put_on_the_table(tabled, &held);
            }
            for until in 0..=4 {
                let before = (0..).zip(&times).filter(|(_, time)| **time < until).last();
                let expected = before.map(|(number, _)| draft(number));
                let until = Until::Time(Time::from_unix(until));
                assert_eq!(places.on_the_table_until(until), expected, "{times:?} {until:?}");
            }
        }
    }
}
