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

/// So many numbers are held to trace points back to their packages, before and after: 256 MiB each.
const TRACED: usize = 1 << 25;

/// The frontier by merging, the vectors in falling order; `None` if more than `limit` points would
/// have to be held for one issue or more than [`TRACED`] numbers for all, if there are more than nine
/// parties, or if the sum is not plain.
pub(crate) fn merged(table: &Table, limit: usize) -> Option<Vec<Point>> {
    if is_plain(table) { merged_within(table, limit, TRACED) } else { None }
}

/// Whether what options are worth is only added up: a part of a package that is cut off by a cap could not
/// be added to.
fn is_plain(table: &Table) -> bool {
    let is_uncapped = table.caps.iter().all(Option::is_none);
    is_uncapped && table.joints.is_empty() && table.limits.is_empty()
}

fn merged_within(table: &Table, limit: usize, traced: usize) -> Option<Vec<Point>> {
    let limits = Limits { points: limit, traced };
    match table.parties() {
        1 => merge::<1>(table, limits),
        2 => merge::<2>(table, limits),
        3 => merge::<3>(table, limits),
        4 => merge::<4>(table, limits),
        5 => merge::<5>(table, limits),
        6 => merge::<6>(table, limits),
        7 => merge::<7>(table, limits),
        8 => merge::<8>(table, limits),
        9 => merge::<9>(table, limits),
        _ => None,
    }
}

/// How much may be held.
#[derive(Debug, Clone, Copy)]
struct Limits {
    points: usize,
    traced: usize,
}

fn merge<const N: usize>(table: &Table, limits: Limits) -> Option<Vec<Point>> {
    // Few options first: the frontiers of the first issues stay small.
    let mut order: Vec<usize> = (0..table.issues()).collect();
    order.sort_by_key(|&issue| table.seats(issue).len());
    let mut points = vec![Part { worth: [0; N], ways: 1, from: (0, 0) }];
    let mut layers: Vec<Layer> = Vec::new();
    let mut traced = 0_usize;
    for &issue in &order {
        let most = limits.points.saturating_mul(16);
        if points.len().saturating_mul(table.seats(issue).len()) > most {
            return None;
        }
        points = sweep(add(table, issue, &points)?);
        traced = traced.saturating_add(points.len());
        if points.len() > limits.points || traced > limits.traced {
            return None;
        }
        layers.push(points.iter().map(|part| part.from).collect());
    }
    if points.len().saturating_mul(order.len()) > limits.traced {
        return None;
    }
    let points = points.iter().enumerate();
    Some(points.map(|(at, part)| trace(table, (&order, &layers), at, part)).collect())
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

/// Where each point after an issue came from: its part among the points before, and the seat added to it.
type Layer = Vec<(u32, u32)>;

fn trace<const N: usize>(
    table: &Table,
    (order, layers): (&[usize], &[Layer]),
    at: usize,
    part: &Part<N>,
) -> Point {
    let mut seats = vec![0; table.issues()];
    let mut at = at;
    for (layer, &issue) in layers.iter().zip(order).rev() {
        let (before, seat) = layer[at];
        seats[issue] = usize::try_from(seat).unwrap_or(0);
        at = usize::try_from(before).unwrap_or(0);
    }
    let packages = (part.ways != u128::MAX).then_some(part.ways);
    Point { utilities: part.worth.to_vec(), packages, seats }
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec, vec::Vec};

    use super::{TRACED, merged, merged_within};
    use crate::{
        scenario::{Choosable, Issue, Party, Scenario},
        settling::Ready,
    };

    /// Four issues, each worth twice the one before, and the opposite to the other party: every package is
    /// on the frontier.
    fn opposed() -> Scenario {
        let issue = |at: usize| Issue {
            name: format!("{at}"),
            options: ["yes", "no"]
                .map(|name| Choosable { name: name.into(), wording: None })
                .into(),
        };
        let party = |name: &str, sign: i64| Party {
            name: name.into(),
            ratings: (0..4).map(|at| vec![sign << at, 0]).collect::<Vec<_>>(),
            ..Party::default()
        };
        Scenario {
            issues: (0..4).map(issue).collect(),
            parties: vec![party("A", 1), party("B", -1)],
            scale: 1,
            ..Scenario::default()
        }
    }

    /// Parts are added up as if there were no cap: with one, they make no frontier.
    #[test]
    fn with_a_cap_nothing_is_merged() {
        let mut scenario = opposed();
        let points = |scenario: Scenario| {
            let ready = Ready::new(scenario.check().unwrap());
            Some(merged(&ready.table, 1000)?.len())
        };
        assert_eq!(points(scenario.clone()), Some(16));
        scenario.parties[0].cap = Some(8);
        assert_eq!(points(scenario), None);
    }

    /// 2 + 4 + 8 + 16 points are held on the way, 16 times 4 in the end.
    #[test]
    fn what_is_held_in_all_is_bounded() {
        let ready = Ready::new(opposed().check().unwrap());
        let found = |points, traced| Some(merged_within(&ready.table, points, traced)?.len());
        assert_eq!(found(16, TRACED), Some(16));
        assert_eq!(found(15, TRACED), None);
        assert_eq!(found(16, 64), Some(16));
        assert_eq!(found(16, 63), None);
    }
}
