//! One step of the weights, for each standard.

use alloc::vec::Vec;

use super::Ground;
use crate::{
    bound::{Best, Row},
    objective::sum,
};

/// `number x up / down`, rounded towards nothing, held within 64 bits.
pub(crate) fn times(number: i64, up: i64, down: i64) -> i64 {
    if up == down && down != 0 {
        return number;
    }
    if let Some(whole) = number.checked_mul(up).and_then(|whole| whole.checked_div(down)) {
        return whole;
    }
    let whole = i128::from(number) * i128::from(up) / i128::from(if down == 0 { 1 } else { down });
    narrow(whole)
}

pub(super) fn narrow(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

/// How far along `direction` the bound would fall by `gap`, times `whole`, in its place.
pub(super) fn polyak(direction: &mut [i64], gap: i128, whole: i64) {
    // Shifted right until the largest has so few bits that products of three fit.
    let most = direction.iter().map(|part| part.unsigned_abs()).max().unwrap_or(0);
    let most = u128::from(most).max(gap.unsigned_abs());
    let shift = most.max(1).ilog2().saturating_sub(40);
    let gap = gap >> shift;
    direction.iter_mut().for_each(|part| *part >>= shift.min(63));
    let norm: i128 = direction.iter().map(|part| i128::from(*part) * i128::from(*part)).sum();
    // One division, with as many bits behind the point as there is room for beside 41 of a part.
    let factor = (i128::from(whole) * gap.max(1)).min(1 << 80);
    let shift = 84 - factor.max(1).ilog2();
    let rate = (factor << shift) / norm.max(1);
    direction.iter_mut().for_each(|part| *part = narrow((rate * i128::from(*part)) >> shift));
}

/// Weights for the least gain, or for the sum of the least: none negative, the same in sum.
pub(super) fn for_least(
    ground: &Ground<'_>,
    row: &Row,
    per: &[i64],
    best: Option<&Best>,
    most: i64,
    gains: &[i64],
) -> Vec<i64> {
    let weights = &row.multipliers.weights;
    let largest = per.iter().copied().max().unwrap_or(1);
    // All in one measure: a gain of the whole of what can be gained is `largest`.
    let mut lambdas: Vec<i64> =
        weights.iter().zip(per).map(|(&weight, &of)| times(weight, of, largest)).collect();
    let mut even: Vec<i64> =
        gains.iter().zip(per).map(|(&gain, &of)| times(gain, largest, of)).collect();
    let most_even = even.iter().copied().max().unwrap_or(0);
    // Who is settled has no say: its weight goes to the others.
    let settled = best.map_or(&[][..], |best| &best.is_settled);
    for (gain, _) in even.iter_mut().zip(settled).filter(|(_, is_settled)| **is_settled) {
        *gain = most_even;
    }
    let count = i64::try_from(even.len()).unwrap_or(i64::MAX);
    // Beyond the smallest gain itself, weights speak for what all gains are known to be at least.
    let mean = match best.and_then(|best| best.ranked.first()) {
        Some(least) if row.rank > 1 => least.gain,
        _ => even.iter().sum::<i64>() / count.max(1),
    };
    even.iter_mut().for_each(|gain| *gain -= mean);
    let whole = i128::from(lambdas.iter().sum::<i64>().max(1));
    let bound = row.gains_at_most(&ground.objective, most) / whole * i128::from(row_rank(row));
    let known = best.map(|best| known_least(row, best, largest));
    // With nothing known, the aim is to prove that there is nothing.
    let unknown = if ground.objective.acceptable { bound } else { bound.abs() / 8 };
    let gap = known.map_or(unknown, |known| bound - i128::from(known));
    polyak(&mut even, gap, ground.total);
    lambdas.iter_mut().zip(&even).for_each(|(lambda, step)| *lambda = lambda.saturating_sub(*step));
    if row.rank > 1 {
        lambdas = above(&lambdas, row.lead, row_rank(row));
    } else {
        share(&mut lambdas, ground.total);
    }
    for (lambda, &of) in lambdas.iter_mut().zip(per).filter(|(_, of)| **of != largest) {
        *lambda = times(*lambda, largest, of).min(ground.total);
    }
    lambdas
}

/// Weights from which `rank` times the lead can be taken, no more than the lead of any.
fn above(numbers: &[i64], lead: i64, rank: i64) -> Vec<i64> {
    let least = project(numbers, lead, lead * rank);
    numbers.iter().zip(least).map(|(&number, least)| number.clamp(least, 4 * lead)).collect()
}

fn row_rank(row: &Row) -> i64 {
    i64::try_from(row.rank).unwrap_or(i64::MAX)
}

/// The sum of the smallest gains of the best package known.
fn known_least(row: &Row, best: &Best, largest: i64) -> i64 {
    best.ranked.iter().take(row.rank).map(|share| times(share.gain, largest, share.of)).sum()
}

/// In place of numbers the nearest that are not negative and come to `whole` in sum: what is left over is
/// taken from those above nothing alike, until none of them would fall below (Michelot 1986).
pub(super) fn share(numbers: &mut [i64], whole: i64) {
    let mut low = i64::MIN;
    loop {
        let above = numbers.iter().filter(|number| **number > low);
        let (sum, count) =
            above.fold((0_i128, 0_i128), |(sum, count), n| (sum + i128::from(*n), count + 1));
        // The level only rises, and with it who is above: it ends.
        let level = narrow((sum - i128::from(whole)).div_euclid(count.max(1)));
        if level <= low {
            break;
        }
        low = level;
    }
    numbers.iter_mut().for_each(|number| *number = number.saturating_sub(low).max(0));
    // The level was rounded down: what is too much is taken from the first that have it.
    let mut over = numbers.iter().sum::<i64>() - whole;
    for number in numbers {
        let less = over.min(*number);
        *number -= less;
        over -= less;
    }
}

/// The nearest numbers that are from 0 to `most` each and come to `whole` in sum.
pub(super) fn project(numbers: &[i64], most: i64, whole: i64) -> Vec<i64> {
    let at =
        |level: i64| numbers.iter().map(move |number| number.saturating_sub(level).clamp(0, most));
    let low = level(numbers, most, whole);
    let mut projected: Vec<i64> = at(low).collect();
    let mut rest = whole - projected.iter().sum::<i64>();
    for number in &mut projected {
        let more = rest.min(most - *number);
        *number += more;
        rest -= more;
    }
    projected
}

/// The lowest level above which the numbers, each cut at `most`, come to no more than `whole`.
///
/// Between two places where a number begins or stops to count the sum falls evenly, so the level is
/// found by going through those places from above.
fn level(numbers: &[i64], most: i64, whole: i64) -> i64 {
    let mut places: Vec<(i64, i64)> = Vec::with_capacity(2 * numbers.len());
    for &number in numbers {
        places.push((number, 1));
        places.push((number.saturating_sub(most), -1));
    }
    places.sort_unstable_by(|one, other| other.cmp(one));
    let (mut sum, mut counting, mut at) = (0_i128, 0_i128, i64::MAX);
    for (place, change) in places {
        let fallen = i128::from(at) - i128::from(place);
        if counting > 0 && sum + counting * fallen > i128::from(whole) {
            break;
        }
        sum += counting * fallen;
        counting += i128::from(change);
        at = place;
    }
    let room = (i128::from(whole) - sum).checked_div(counting).unwrap_or(0);
    narrow(i128::from(at) - room)
}

/// Weights for a sum: the standard's own, and beyond them what reservation values need.
pub(super) fn for_sum(
    ground: &Ground<'_>,
    row: &Row,
    standard: &[i64],
    best: Option<&Best>,
    most: i64,
    gains: &[i64],
) -> Vec<i64> {
    if !ground.objective.acceptable {
        return row.multipliers.weights.clone();
    }
    let bound = row.sum_at_most(&ground.objective, standard, most);
    let known = best.map(|best| sum(standard, &best.utilities) * i128::from(row.lead));
    // With nothing known, the aim is to prove that there is nothing.
    let nothing = i128::from(row.lead) * sum(standard, &ground.objective.from);
    let gap = (bound - known.unwrap_or(nothing)) / i128::from(row.lead.max(1));
    let mut step = gains.to_vec();
    polyak(&mut step, gap, row.lead);
    let limit = ground.total / i64::try_from(standard.len()).unwrap_or(i64::MAX).max(1);
    let weigh = |((&weight, &own), &step): ((&i64, &i64), &i64)| {
        let own = own * row.lead;
        own + (weight - own).saturating_sub(step).clamp(0, limit / 2)
    };
    row.multipliers.weights.iter().zip(standard).zip(&step).map(weigh).collect()
}

/// Weights for a product: at the best each weighted gain is the same.
pub(super) fn for_product(
    ground: &Ground<'_>,
    row: &Row,
    best: Option<&Best>,
    most: i64,
    gains: &[i64],
) -> Vec<i64> {
    /// One, with bits behind the point.
    const ONE: i128 = 1 << 16;
    let weights = &row.multipliers.weights;
    let count = i128::try_from(weights.len()).unwrap_or(1);
    let whole = row.gains_at_most(&ground.objective, most).max(1);
    let unlike: Vec<i128> = weights
        .iter()
        .zip(gains)
        .map(|(&weight, &gain)| {
            ((i128::from(weight) * i128::from(gain)) << 16) / whole * count - ONE
        })
        .collect();
    let gap = u128::try_from(whole)
        .ok()
        .and_then(|whole| Some(row.logarithm(whole)? - best?.product?.logarithm()))
        .map_or(ONE / 4, |gap| (i128::from(gap) * 45_426) >> 32);
    let norm: i128 = (unlike.iter().map(|part| part * part).sum::<i128>() >> 16).max(1);
    let step = (gap.max(1) << 16) / norm;
    let scaled = weights.iter().zip(&unlike).map(|(&weight, part)| {
        let by = ((step * part) >> 16).clamp(-3 * ONE, 3 * ONE);
        let weight = i128::from(weight) << 8;
        if by > 0 { weight * ONE / (ONE + by) } else { weight * (ONE - by) / ONE }
    });
    let scaled: Vec<i128> = scaled.collect();
    let sum: i128 = scaled.iter().sum::<i128>().max(1);
    let total = i128::from(ground.total);
    scaled.iter().map(|weight| narrow(weight * total / sum).max(1)).collect()
}
