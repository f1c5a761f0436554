//! The Pareto frontier: what cannot be made better for one party without being worse for another.
//!
//! Where every party's utility is a plain sum over the issues, the frontier of some issues and that
//! of the others make the frontier of all (Nemhauser and Ullmann 1969): issue after issue, each
//! point is added to each option, and what is dominated is dropped. Whatever is on the frontier in
//! the end was made of parts on the frontier, so equal points can be counted together on the way.

use alloc::{collections::BTreeMap, vec, vec::Vec};

use crate::table::Table;

/// One distinct vector of utilities on the frontier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Units for each party.
    pub utilities: Vec<i64>,
    /// How many packages attain it; `None` where there are more than 128 bits can count, or where
    /// it was not counted.
    pub packages: Option<u128>,
    /// One of them, as seats.
    pub(crate) seats: Vec<usize>,
}

/// One vector on the way, and where it came from.
#[derive(Debug, Clone, Copy)]
struct Part<const N: usize> {
    worth: [i64; N],
    /// How many ways lead to it; the largest number where it is that or more.
    ways: u128,
    /// Its part among the points of the issues before, and the seat added to it.
    from: (u32, u32),
}

/// The frontier by merging, the vectors in falling order; `None` if more than `limit` points would
/// have to be held at once, if there are more than nine parties, or if the sum is not plain.
pub(crate) fn merged(table: &Table, limit: usize) -> Option<Vec<Point>> {
    if !(table.joints.is_empty() && table.limits.is_empty()) {
        return None;
    }
    let points = match table.parties() {
        1 => merge::<1>(table, limit),
        2 => merge::<2>(table, limit),
        3 => merge::<3>(table, limit),
        4 => merge::<4>(table, limit),
        5 => merge::<5>(table, limit),
        6 => merge::<6>(table, limit),
        7 => merge::<7>(table, limit),
        8 => merge::<8>(table, limit),
        9 => merge::<9>(table, limit),
        _ => None,
    }?;
    // A cap makes equal what was unequal, and only now: a cut part could not be added to.
    if table.caps.iter().all(Option::is_none) { Some(points) } else { None }
}

fn merge<const N: usize>(table: &Table, limit: usize) -> Option<Vec<Point>> {
    // Few options first: the frontiers of the first issues stay small.
    let mut order: Vec<usize> = (0..table.issues()).collect();
    order.sort_by_key(|&issue| table.seats(issue).len());
    let start = Part { worth: [0; N], ways: 1, from: (0, 0) };
    let mut layers: Vec<Vec<Part<N>>> = vec![vec![start]];
    for &issue in &order {
        let before = layers.last()?;
        if before.len().saturating_mul(table.seats(issue).len()) > limit.saturating_mul(16) {
            return None;
        }
        let added = add(table, issue, before)?;
        let kept = sweep(added);
        if kept.len() > limit {
            return None;
        }
        layers.push(kept);
    }
    let last = layers.last()?;
    Some((0..last.len()).map(|at| trace(table, &order, &layers, at)).collect())
}

/// Each point with each option: for each option a run that is in falling order already.
fn add<const N: usize>(table: &Table, issue: usize, before: &[Part<N>]) -> Option<Vec<Part<N>>> {
    let mut added = Vec::with_capacity(before.len() * table.seats(issue).len());
    for seat in table.seats(issue) {
        let worth: [i64; N] = core::array::from_fn(|party| table.units(party, seat));
        let seat = u32::try_from(seat).ok()?;
        for (at, part) in before.iter().enumerate() {
            let worth = core::array::from_fn(|party| part.worth[party] + worth[party]);
            added.push(Part { worth, ways: part.ways, from: (u32::try_from(at).ok()?, seat) });
        }
    }
    added.sort_by_key(|part| core::cmp::Reverse(part.worth));
    Some(added)
}

/// Drops what is dominated from points in falling order, and joins what is equal.
fn sweep<const N: usize>(points: Vec<Part<N>>) -> Vec<Part<N>> {
    let mut kept: Vec<Part<N>> = Vec::new();
    let mut stair = Stair::default();
    for point in points {
        if let Some(last) = kept.last_mut().filter(|last| last.worth == point.worth) {
            last.ways = last.ways.saturating_add(point.ways);
            continue;
        }
        let is_new = match N {
            1 => kept.is_empty(),
            2 => kept.last().is_none_or(|last| last.worth[1] < point.worth[1]),
            3 => stair.add(point.worth[1], point.worth[2]),
            _ => !kept.iter().rev().any(|other| dominates(&other.worth, &point.worth)),
        };
        if is_new {
            kept.push(point);
        }
    }
    kept
}

/// Whether each number is at least the other's.
fn dominates<const N: usize>(one: &[i64; N], other: &[i64; N]) -> bool {
    one.iter().zip(other).all(|(one, other)| one >= other)
}

/// What two numbers the points so far reach together: as the first falls, the second rises.
#[derive(Debug, Default)]
struct Stair(BTreeMap<i64, i64>);

impl Stair {
    /// Adds a step; `false` if another is at least as far in both.
    fn add(&mut self, first: i64, second: i64) -> bool {
        if self.0.range(first..).next().is_some_and(|(_, &reached)| reached >= second) {
            return false;
        }
        while let Some((&below, _)) =
            self.0.range(..=first).next_back().filter(|step| *step.1 <= second)
        {
            self.0.remove(&below);
        }
        self.0.insert(first, second);
        true
    }
}

fn trace<const N: usize>(
    table: &Table,
    order: &[usize],
    layers: &[Vec<Part<N>>],
    at: usize,
) -> Point {
    let mut seats = vec![0; table.issues()];
    let mut at = at;
    let mut ways = u128::MAX;
    let mut utilities = Vec::new();
    for (layer, &issue) in layers.iter().skip(1).zip(order).rev() {
        let part = &layer[at];
        if utilities.is_empty() {
            utilities = part.worth.to_vec();
            ways = part.ways;
        }
        seats[issue] = usize::try_from(part.from.1).unwrap_or(0);
        at = usize::try_from(part.from.0).unwrap_or(0);
    }
    Point { utilities, packages: (ways != u128::MAX).then_some(ways), seats }
}
