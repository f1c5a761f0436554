//! What the parties gain where the priced sum is largest: joint worth counts there in part.

use alloc::vec::Vec;

use super::Ground;
use crate::{
    domain::{Domain, Known},
    multipliers::Multipliers,
};

/// Each party's gain at these seats, as the priced sum counts it.
pub(super) fn relaxed_gains(
    ground: &Ground<'_>,
    domain: &Domain,
    multipliers: &Multipliers,
    seats: &[usize],
) -> Vec<i64> {
    let table = ground.table;
    let mut sums: Vec<i64> =
        table.worth.iter().map(|worth| seats.iter().map(|&seat| worth[seat]).sum()).collect();
    for (joint, shares) in table.joints.iter().zip(&multipliers.shares) {
        if joint.when.iter().any(|literal| domain.knows(literal) == Known::Fails) {
            continue;
        }
        let worth = multipliers.joint(&joint.values);
        if worth == 0 {
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
            *sum += super::simplex::times(*value, counted, worth);
        }
    }
    for (party, sum) in sums.iter_mut().enumerate() {
        if let Some(cap) = table.caps[party] {
            let (passed, weight) = (multipliers.passed[party], multipliers.weights[party].max(1));
            *sum = super::simplex::times(*sum, passed, weight)
                + super::simplex::times(cap, weight - passed, weight);
        }
        *sum -= ground.objective.from[party];
    }
    sums
}
