//! From links to fates.

mod order;
mod parts;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::alignment::{Alignment, Evidence, Fate, Link, Survivor, Told};
use crate::evidence::{Belief, Features, siblings};
use crate::field::Field;
use crate::fixed::ONE;
use crate::side::{Ready, Side};
use crate::words::WordId;

/// The counterparts of every point of both sides, by their places, sorted.
struct Counterparts {
    of_old: Vec<Vec<usize>>,
    of_new: Vec<Vec<usize>>,
}

/// Tells the fates of all points, given the candidates that are links.
pub(crate) fn tell(
    field: &Field,
    belief: &Belief,
    features: &[Features],
    chosen: &[usize],
) -> Alignment {
    let mut links: Vec<Link> =
        chosen.iter().map(|at| link(field, belief, &features[*at], *at)).collect();
    let by_parts = parts::find(field, &links);
    links.extend(by_parts.into_iter().map(|found| link_by_parts(field, found)));
    tell_links(field, belief, links)
}

/// Tells the fates of all points, given links that somebody declared. What is declared is sure.
///
/// Pairs of places that are not there, or of numbers that are kept free, are passed over.
pub(crate) fn tell_declared(
    field: &Field,
    belief: &Belief,
    declared: &[(usize, usize)],
) -> Alignment {
    let has_words =
        |side: &Side, place: usize| side.points.get(place).is_some_and(|point| !point.is_vacant);
    let pairs: BTreeSet<(usize, usize)> = declared.iter().copied().collect();
    let pairs = pairs
        .into_iter()
        .filter(|(old, new)| has_words(&field.old, *old) && has_words(&field.new, *new));
    let links = pairs.map(|(old, new)| Link { sure: ONE, ..bare_link(field, old, new) });
    tell_links(field, belief, links.collect())
}

/// Tells the fates of all points, given the links.
fn tell_links(field: &Field, belief: &Belief, mut links: Vec<Link>) -> Alignment {
    links.sort_by_key(|link| (link.old, link.new));
    tell_neighbours(&mut links);
    let counterparts = Counterparts::of(field, &links);
    order::mark_moved(field, &mut links, &counterparts);
    let survivors = Survivors { field, belief };
    let (old_free, new_free) = (free(&field.old), free(&field.new));
    let mut old = told(&field.old, |place, ready| {
        let first = counterparts.of_old[place].first().map(|new| &field.new.points[*new]);
        let is_same = first.is_some_and(|first| first.reads_as(ready));
        counterparts.fate(Way::There, place, is_same).unwrap_or_else(|| Fate::Dropped {
            nearest: survivors.of_old(place),
            is_vacant_now: new_free.contains(&ready.full),
        })
    });
    let mut new = told(&field.new, |place, ready| {
        let first = counterparts.of_new[place].first().map(|old| &field.old.points[*old]);
        let is_same = first.is_some_and(|first| first.reads_as(ready));
        counterparts.fate(Way::Back, place, is_same).unwrap_or_else(|| Fate::Added {
            nearest: survivors.of_new(place),
            was_vacant: old_free.contains(&ready.full),
        })
    });
    for (at, link) in links.iter().enumerate() {
        old[link.old].links.push(at);
        new[link.new].links.push(at);
    }
    Alignment { old, new, links, is_bounded: field.is_bounded }
}

/// The labels that a side keeps free.
fn free(side: &Side) -> BTreeSet<u32> {
    side.points.iter().filter(|point| point.is_vacant).map(|point| point.full).collect()
}

fn told(side: &Side, fate: impl Fn(usize, &Ready) -> Fate) -> Vec<Told> {
    let points = side.points.iter().enumerate();
    let of = |(place, ready): (usize, &Ready)| Told {
        label: ready.label.clone(),
        fate: if ready.is_vacant { Fate::Vacant } else { fate(place, ready) },
        links: Vec::new(),
    };
    points.map(of).collect()
}

/// From the old draft to the new, or back.
#[derive(Clone, Copy)]
enum Way {
    There,
    Back,
}

impl Counterparts {
    fn of(field: &Field, links: &[Link]) -> Self {
        let none = |side: &Side| alloc::vec![Vec::new(); side.points.len()];
        let mut all = Self { of_old: none(&field.old), of_new: none(&field.new) };
        for link in links {
            all.of_old[link.old].push(link.new);
            all.of_new[link.new].push(link.old);
        }
        for news in &mut all.of_old {
            keep_outermost(&field.new, news);
        }
        for olds in &mut all.of_new {
            keep_outermost(&field.old, olds);
        }
        all
    }

    /// The fate of a point with counterparts.
    fn fate(&self, way: Way, place: usize, is_same: bool) -> Option<Fate> {
        let (own, others) = match way {
            Way::There => (&self.of_old, &self.of_new),
            Way::Back => (&self.of_new, &self.of_old),
        };
        // Where the point stands inside another counterpart it is not even named there.
        let is_shared = own[place].iter().any(|other| others[*other] != [place]);
        let (divided, joined) = match way {
            Way::There => (Fate::Split, Fate::Merged),
            Way::Back => (Fate::Merged, Fate::Split),
        };
        match (own[place].len(), is_shared) {
            (0, _) => None,
            (1, false) => Some(if is_same { Fate::Kept } else { Fate::Edited }),
            (1, true) => Some(joined),
            (_, false) => Some(divided),
            (_, true) => Some(Fate::SplitAndMerged),
        }
    }
}

/// Leaves out counterparts that stand in another counterpart: a point that was cut into a point and
/// its sub-points is still one point.
fn keep_outermost(side: &Side, places: &mut Vec<usize>) {
    let all = places.clone();
    let is_inside = |place: &usize| {
        let mut above = side.points[*place].above;
        while let Some(outer) = above {
            if all.contains(&outer) {
                return true;
            }
            above = side.points[outer].above;
        }
        false
    };
    places.retain(|place| !is_inside(place));
}

fn link(field: &Field, belief: &Belief, features: &Features, at: usize) -> Link {
    let one = &field.candidates[at];
    let mut link = bare_link(field, one.old, one.new);
    link.sure = belief.sure[at];
    link.evidence.siblings = siblings(features);
    link
}

fn link_by_parts(field: &Field, (old, new, sure): (usize, usize, i32)) -> Link {
    let mut link = bare_link(field, old, new);
    link.sure = sure;
    link.evidence.is_by_parts = true;
    link
}

/// A link with what the two points alone tell of it.
fn bare_link(field: &Field, old_place: usize, new_place: usize) -> Link {
    let (old, new) = (&field.old.points[old_place], &field.new.points[new_place]);
    Link {
        old: old_place,
        new: new_place,
        sure: 0,
        is_moved: false,
        is_renumbered: old.full != new.full,
        evidence: Evidence {
            is_same: old.reads_as(new),
            shared: shared(old, new),
            of_old: old.count,
            of_new: new.count,
            neighbours: [false, false],
            siblings: None,
            is_by_parts: false,
        },
    }
}

/// Tells each link which of those beside it are links too.
fn tell_neighbours(links: &mut [Link]) {
    let all: BTreeSet<(usize, usize)> = links.iter().map(|link| (link.old, link.new)).collect();
    for link in links {
        let before = link.old.checked_sub(1).zip(link.new.checked_sub(1));
        let behind = (link.old + 1, link.new + 1);
        let is_before = before.is_some_and(|before| all.contains(&before));
        link.evidence.neighbours = [is_before, all.contains(&behind)];
    }
}

/// How many words two points have both.
fn shared(old: &Ready, new: &Ready) -> usize {
    if old.reads_as(new) {
        return old.count;
    }
    let sorted = |ready: &Ready| {
        let mut ids: Vec<WordId> = ready.ids().filter(|id| !id.is_mark()).collect();
        ids.sort_unstable();
        ids
    };
    let (old, new) = (sorted(old), sorted(new));
    let (mut at, mut count) = (0, 0);
    for id in old {
        while new.get(at).is_some_and(|other| *other < id) {
            at += 1;
        }
        if new.get(at) == Some(&id) {
            at += 1;
            count += 1;
        }
    }
    count
}

/// Finds where the words of points without a counterpart can still be read.
struct Survivors<'a> {
    field: &'a Field,
    belief: &'a Belief,
}

impl Survivors<'_> {
    fn of_old(&self, place: usize) -> Option<Survivor> {
        let mut row = self.field.row(place);
        let same = row.find(|at| self.field.candidates[*at].is_same);
        let at = same.or(self.belief.best_of_old(place).first)?;
        let one = &self.field.candidates[at];
        self.between(at, one.new, self.field.old.points[place].count)
    }

    fn of_new(&self, place: usize) -> Option<Survivor> {
        let mut column = self.field.column(place).iter().copied();
        let same = column.find(|at| self.field.candidates[*at].is_same);
        let at = same.or(self.belief.best_of_new(place).first)?;
        let one = &self.field.candidates[at];
        self.between(at, one.old, self.field.new.points[place].count)
    }

    fn between(&self, at: usize, place: usize, of: usize) -> Option<Survivor> {
        let one = &self.field.candidates[at];
        let shared = shared(&self.field.old.points[one.old], &self.field.new.points[one.new]);
        (shared > 0).then_some(Survivor { place, shared, of, is_same: one.is_same })
    }
}
