//! Weights and prices of limits stepped together, before the first branch.
//!
//! Prices that are each set to where they are best while all others stay ([`super::blocks`]) can come to rest
//! beside the best of all, since the bound has edges. A step in all directions at once leads away from
//! there; it is shorter each time that no better bound was found for a while.

use alloc::vec::Vec;

use super::{
    Ascent, Ground, Met,
    blocks::DEAREST,
    relaxed::Followed,
    simplex::{narrow, share, times},
};
use crate::{
    bound::{Best, Row, Verdict},
    domain::Domain,
    objective::Standard,
    table::Limit,
};

/// So many steps at most.
const STEPS: usize = 1200;
/// After so many steps without a better bound they are shorter.
const PATIENCE: usize = 40;
/// The length of a step, in parts of this much of what Polyak gives.
const WHOLE: i128 = 1024;
/// So many of the packages met last are kept.
const MET: usize = 200;

/// Where a step begins.
struct Here<'a> {
    best: &'a Best,
    /// What the weighted sum is at most.
    most: i64,
    /// The package at which it is that.
    seats: &'a [usize],
    gains: &'a [i64],
}

impl Ground<'_> {
    /// Better multipliers than those of `from`, where weights are of the smallest gain and limits have prices.
    pub(crate) fn step_prices(&self, domain: &Domain, best: Option<&Best>, from: Ascent) -> Ascent {
        let table = self.table;
        let (Standard::Least(per), Some(best)) = (&self.objective.standard, best) else {
            return from;
        };
        if table.limits.is_empty() || !table.is_plain() || from.row.rank > 1 {
            return from;
        }
        let mut found = from;
        let (mut row, mut priced) = (found.row.clone(), found.priced.clone());
        let mut lowest = self.height(Some(best), &row, found.most);
        let (mut length, mut since) = (WHOLE, 0);
        let mut seats = Vec::with_capacity(table.issues());
        let mut followed = Followed::default();
        for _ in 0..STEPS {
            row.multipliers.price(table, domain, &mut priced);
            let Some(most) = priced.most_at(table, domain, &mut seats) else { break };
            let height = self.height(Some(best), &row, most);
            since += 1;
            if height < lowest {
                (lowest, since) = (height, 0);
                found.take(&row, &priced, most);
                if row.verdict(&self.objective, Some(best), most) == Verdict::Closed {
                    break;
                }
            }
            if since > PATIENCE {
                (length, since) = (length * 4 / 5, 0);
            }
            let utilities = followed.sums(table, &seats);
            let gains = self.objective.gains(utilities);
            let here = Here { best, most, seats: &seats, gains: &gains };
            if !self.step_all(&mut row, per, &here, length) {
                break;
            }
            found.met.push(Met { seats: seats.clone(), utilities: utilities.to_vec() });
            if found.met.len() >= 2 * MET {
                found.met.drain(..MET);
            }
        }
        found
    }

    /// One step of all weights and prices; `false` if there is nowhere to go.
    fn step_all(&self, row: &mut Row, per: &[i64], here: &Here<'_>, length: i128) -> bool {
        let Here { best, most, seats, gains } = *here;
        let largest = per.iter().copied().max().unwrap_or(1);
        let mut even: Vec<i64> =
            gains.iter().zip(per).map(|(&gain, &of)| times(gain, largest, of)).collect();
        let count = i64::try_from(even.len()).unwrap_or(i64::MAX);
        let mean = even.iter().sum::<i64>() / count.max(1);
        even.iter_mut().for_each(|gain| *gain -= mean);
        let mut lambdas: Vec<i64> = (row.multipliers.weights.iter().zip(per))
            .map(|(&weight, &of)| times(weight, of, largest))
            .collect();
        let whole = i128::from(lambdas.iter().sum::<i64>().max(1));
        let bound = row.gains_at_most(&self.objective, most) / whole;
        let known = best.ranked.first().map_or(0, |share| times(share.gain, largest, share.of));
        let gap = (bound - i128::from(known)).clamp(1, 1 << 42);
        // A price counts in units, a weight in parts of 1: what a price may move is a twentieth of the bound
        // where a weight moves by all of it.
        let unit = (bound / 20).clamp(1, 1 << 30);
        let room = |(limit, &price): (&Limit, &i64)| {
            let held = limit.of.iter().filter(|literal| literal.holds(seats)).count();
            let room = i64::try_from(limit.at_most)
                .unwrap_or(i64::MAX)
                .saturating_sub_unsigned(u64::try_from(held).unwrap_or(u64::MAX));
            if price == 0 { room.min(0) } else { room }
        };
        let rooms: Vec<i64> =
            self.table.limits.iter().zip(&row.multipliers.prices).map(room).collect();
        let square = |part: &i64| i128::from(*part) * i128::from(*part);
        let norm = even.iter().map(square).sum::<i128>()
            + rooms.iter().map(square).sum::<i128>() * unit * unit;
        if norm == 0 {
            return false;
        }
        // How far one unit of a direction leads, with bits behind the point.
        let rate = ((i128::from(self.total) * gap * length / WHOLE) << 40) / norm;
        let far = |part: i64, by: i128| narrow(rate.saturating_mul(i128::from(part) * by) >> 40);
        for (lambda, part) in lambdas.iter_mut().zip(&even) {
            *lambda = lambda.saturating_sub(far(*part, 1));
        }
        share(&mut lambdas, self.total);
        for (lambda, &of) in lambdas.iter_mut().zip(per).filter(|(_, of)| **of != largest) {
            *lambda = times(*lambda, largest, of).min(self.total);
        }
        for (price, room) in row.multipliers.prices.iter_mut().zip(&rooms) {
            *price = price.saturating_sub(far(*room, unit * unit)).clamp(0, DEAREST);
        }
        row.multipliers.reweigh(self.table, lambdas);
        true
    }
}
