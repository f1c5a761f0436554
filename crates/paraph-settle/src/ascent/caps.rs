//! How much of a capped party's sum counts: none where the sum would lie beyond the cap, all where it
//! falls below, and in between where both come about.

use alloc::vec::Vec;

use super::{Ground, relaxed::relaxed_sums, simplex::polyak};
use crate::{
    bound::{Best, Row},
    domain::Domain,
    objective::{Standard, sum},
};

/// One step of what caps let pass, for a sum.
///
/// The bound grows by `sum - cap` for each unit that more of a party passes.
pub(super) fn step(
    ground: &Ground<'_>,
    domain: &Domain,
    row: &mut Row,
    best: Option<&Best>,
    most: i64,
    seats: &[usize],
) {
    let caps = &ground.table.caps;
    let Standard::Sum(standard) = &ground.objective.standard else { return };
    if caps.iter().all(Option::is_none) {
        return;
    }
    let multipliers = &row.multipliers;
    let sums = relaxed_sums(ground, domain, multipliers, seats);
    let beyond = |party: usize| -> i64 {
        let Some(cap) = caps[party] else { return 0 };
        let beyond = sums[party] - cap;
        let (passed, weight) = (multipliers.passed[party], multipliers.weights[party]);
        let is_at_end = if beyond > 0 { passed == 0 } else { passed == weight };
        if is_at_end { 0 } else { beyond }
    };
    let mut direction: Vec<i64> = (0..caps.len()).map(beyond).collect();
    if direction.iter().all(|&part| part == 0) {
        return;
    }
    let lead = i128::from(row.lead.max(1));
    let bound = row.sum_at_most(&ground.objective, standard, most);
    let known = best.map(|best| sum(standard, &best.utilities) * lead);
    let gap = known.map_or(bound.abs() / 8, |known| bound - known) / lead;
    polyak(&mut direction, gap, row.lead);
    let passed = multipliers.passed.iter().zip(&multipliers.weights).zip(direction);
    let passed = passed
        .map(|((&passed, &weight), step)| passed.saturating_sub(step).clamp(0, weight))
        .collect();
    row.multipliers.let_pass(ground.table, passed);
}
