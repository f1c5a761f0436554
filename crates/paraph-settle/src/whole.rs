//! All packages, one by one: where there are few enough, nothing is surer.

use alloc::{collections::BTreeMap, vec::Vec};
use core::cmp::Ordering;

use crate::{frontier::Point, objective::Objective, table::Table};

mod halves;

/// The best packages by one standard, with how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tied {
    /// Each distinct vector of utilities that is best, and who attains it.
    pub(crate) vectors: BTreeMap<Vec<i64>, Attained>,
}

/// The packages that attain a vector of utilities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attained {
    /// How many; `None` if there are too many to count.
    pub(crate) packages: Option<u128>,
    /// The first one met.
    pub(crate) seats: Vec<usize>,
}

/// How many packages there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Whole {
    /// Packages that keep every line.
    pub(crate) feasible: u64,
    /// Of these, packages that give every party its reservation value.
    pub(crate) acceptable: u64,
}

/// Calls `visit` with each feasible package, in order, and its utilities.
pub(crate) fn each(table: &Table, mut visit: impl FnMut(&[usize], &[i64])) {
    let issues = table.issues();
    let is_plain = table.joints.is_empty();
    let mut seats: Vec<usize> = (0..issues).map(|issue| table.first[issue]).collect();
    let mut sums: Vec<i64> = table.sums(&seats);
    let mut utilities = table.utilities(&seats);
    loop {
        if table.limits.is_empty() || table.excess(&seats) == 0 {
            visit(&seats, &utilities);
        }
        // The last issue turns fastest.
        let mut issue = issues;
        loop {
            let Some(before) = issue.checked_sub(1) else { return };
            issue = before;
            let last = seats[issue];
            let next =
                if last + 1 < table.first[issue + 1] { last + 1 } else { table.first[issue] };
            seats[issue] = next;
            let units = table.worth(next).iter().zip(table.worth(last));
            sums.iter_mut().zip(units).for_each(|(sum, (next, last))| *sum += next - last);
            if next > last {
                break;
            }
        }
        if is_plain {
            for (party, utility) in utilities.iter_mut().enumerate() {
                *utility = table.caps[party].map_or(sums[party], |cap| cap.min(sums[party]));
            }
        } else {
            utilities = table.utilities(&seats);
        }
    }
}

impl Whole {
    /// Counts all packages; there must be no more than 64 bits can count.
    pub(crate) fn count(table: &Table, reservations: &[i64]) -> Self {
        if let Some(acceptable) = halves::acceptable(table, reservations) {
            let options = (0..table.issues()).map(|issue| table.seats(issue).len());
            let feasible = options.map(|count| u64::try_from(count).unwrap_or(u64::MAX)).product();
            return Self { feasible, acceptable };
        }
        let mut whole = Self::default();
        each(table, |_, utilities| {
            whole.feasible += 1;
            let is_acceptable =
                utilities.iter().zip(reservations).all(|(utility, from)| utility >= from);
            whole.acceptable += u64::from(is_acceptable);
        });
        whole
    }
}

/// The best packages by each objective, in one pass.
pub(crate) fn best(table: &Table, objectives: &[Objective]) -> Vec<Tied> {
    let mut found: Vec<Tied> = objectives.iter().map(|_| Tied::default()).collect();
    each(table, |seats, utilities| {
        for (objective, tied) in objectives.iter().zip(&mut found) {
            if objective.admits(utilities) {
                tied.meet(objective, seats, utilities, Some(1));
            }
        }
    });
    found
}

/// The frontier, in falling order of utilities; `None` if more than `limit` points would have to be
/// held at once.
pub(crate) fn frontier(table: &Table, limit: usize) -> Option<Vec<Point>> {
    let mut points: Vec<Point> = Vec::new();
    let mut is_within = true;
    each(table, |seats, utilities| {
        if is_within {
            add(&mut points, seats, utilities);
            is_within = points.len() <= limit;
        }
    });
    points.sort_by(|one, other| other.utilities.cmp(&one.utilities));
    is_within.then_some(points)
}

fn add(points: &mut Vec<Point>, seats: &[usize], utilities: &[i64]) {
    let reaches =
        |one: &[i64], other: &[i64]| one.iter().zip(other).all(|(one, other)| one >= other);
    if let Some(at) = points.iter().position(|point| reaches(&point.utilities, utilities)) {
        if points[at].utilities == utilities {
            points[at].packages = points[at].packages.map(|packages| packages + 1);
        }
        // What rules out one package is likely to rule out the next.
        points.swap(0, at);
        return;
    }
    points.retain(|point| !reaches(utilities, &point.utilities));
    points.push(Point { utilities: utilities.to_vec(), packages: Some(1), seats: seats.to_vec() });
}

impl Tied {
    /// Takes packages with these utilities if they are as good as the best, alone if they are better.
    pub(crate) fn meet(
        &mut self,
        objective: &Objective,
        seats: &[usize],
        utilities: &[i64],
        packages: Option<u128>,
    ) {
        let order = match self.vectors.keys().next() {
            Some(best) => objective.compare(utilities, best),
            None => Ordering::Greater,
        };
        if order == Ordering::Greater {
            self.vectors.clear();
        }
        if order == Ordering::Less {
            return;
        }
        match self.vectors.get_mut(utilities) {
            Some(attained) => {
                let sum = attained.packages.zip(packages);
                attained.packages = sum.and_then(|(one, other)| one.checked_add(other));
            }
            None => {
                let attained = Attained { packages, seats: seats.to_vec() };
                self.vectors.insert(utilities.to_vec(), attained);
            }
        }
    }
}
