//! What the parties gain where the priced sum is largest: joint worth counts there in part.

use alloc::vec::Vec;

use super::{Ground, simplex::times};
use crate::{
    bound::Row,
    domain::{Domain, Known},
    multipliers::Multipliers,
    table::Table,
};

/// What parties get of packages that come one after the other, of which most differ on few issues.
#[derive(Debug, Default)]
pub(super) struct Followed {
    seats: Vec<usize>,
    sums: Vec<i64>,
}

impl Followed {
    /// Each party's ratings of these seats, in sum.
    pub(super) fn sums(&mut self, table: &Table, seats: &[usize]) -> &[i64] {
        if self.seats.is_empty() {
            self.seats = seats.to_vec();
            self.sums = table.plain_sums(seats);
        }
        for (before, &seat) in self.seats.iter_mut().zip(seats).filter(|(one, other)| one != other)
        {
            let units = table.worth(seat).iter().zip(table.worth(*before));
            self.sums.iter_mut().zip(units).for_each(|(sum, (now, then))| *sum += now - then);
            *before = seat;
        }
        &self.sums
    }
}

/// Each party's gain at these seats, as the priced sum counts it.
pub(super) fn relaxed_gains(
    ground: &Ground<'_>,
    domain: &Domain,
    multipliers: &Multipliers,
    seats: &[usize],
) -> Vec<i64> {
    let table = ground.table;
    let mut sums = relaxed_sums(ground, domain, multipliers, seats);
    for (party, sum) in sums.iter_mut().enumerate() {
        if let Some(cap) = table.caps[party] {
            let (passed, weight) = (multipliers.passed[party], multipliers.weights[party].max(1));
            *sum = times(*sum, passed, weight) + times(cap, weight - passed, weight);
        }
        *sum -= ground.objective.from[party];
    }
    sums
}

/// The row with nothing let pass of the parties that would come beyond their caps there: for them
/// the cap alone counts. `None` if there is none.
pub(super) fn capped(
    ground: &Ground<'_>,
    domain: &Domain,
    row: &Row,
    seats: &[usize],
) -> Option<Row> {
    let caps = &ground.table.caps;
    if caps.iter().all(Option::is_none) {
        return None;
    }
    let sums = relaxed_sums(ground, domain, &row.multipliers, seats);
    let beyond = sums.iter().zip(caps).map(|(sum, cap)| cap.is_some_and(|cap| *sum > cap));
    let mut passed = row.multipliers.passed.clone();
    passed.iter_mut().zip(beyond).filter(|(_, beyond)| *beyond).for_each(|(passed, _)| *passed = 0);
    if passed == row.multipliers.passed {
        return None;
    }
    let mut capped = row.clone();
    capped.multipliers.let_pass(ground.table, passed);
    Some(capped)
}

/// Each party's sum at these seats before its cap, joint worth in part.
pub(super) fn relaxed_sums(
    ground: &Ground<'_>,
    domain: &Domain,
    multipliers: &Multipliers,
    seats: &[usize],
) -> Vec<i64> {
    let table = ground.table;
    let mut sums = table.plain_sums(seats);
    for joint in &table.joints {
        let shares = &multipliers.shares[joint.shares.clone()];
        if joint.when.iter().any(|literal| domain.knows(literal) == Known::Fails) {
            continue;
        }
        let worth = multipliers.joint(&joint.values);
        if worth == 0 {
            // Nobody weighs it now; what it would be worth counts only where it comes about.
            if joint.is_fulfilled(seats) {
                sums.iter_mut().zip(&joint.values).for_each(|(sum, value)| *sum += value);
            }
            continue;
        }
        let held = joint.when.iter().zip(shares).filter(|(literal, _)| literal.holds(seats));
        let counted: i64 = if worth > 0 {
            held.map(|(_, share)| share).sum()
        } else {
            let missing = i64::try_from(joint.when.len() - held.count()).unwrap_or(i64::MAX);
            shares[0] * (missing - 1)
        };
        for (sum, value) in sums.iter_mut().zip(&joint.values) {
            *sum += times(*value, counted, worth);
        }
    }
    sums
}
