//! What a weighted sum of gains is at most, computed again from the scenario with wide integers.

use alloc::vec::Vec;

use num_bigint::BigInt;

use super::{Checker, Flaw};
use crate::{bound::Row, multipliers::Multipliers, table::Joint};

impl Checker<'_> {
    /// What the weighted sum of gains is at most, over all packages in play.
    pub(super) fn gains(&self, row: &Row) -> Result<BigInt, Flaw> {
        let Multipliers { weights, passed, prices, shares } = &row.multipliers;
        let fits = weights.len() == self.table.parties()
            && passed.len() == weights.len()
            && prices.len() == self.table.limits.len()
            && shares.len() == self.table.shares;
        if !fits || weights.iter().chain(prices).chain(shares).any(|&number| number < 0) {
            return Err(self.flaw("the multipliers do not fit, or one is negative"));
        }
        let mut seats: Vec<BigInt> = self.table.issue.iter().map(|_| BigInt::ZERO).collect();
        let mut constant = BigInt::ZERO;
        for party in 0..self.table.parties() {
            let (weight, passed) = (weights[party], passed[party]);
            match self.table.caps[party] {
                None if passed != weight => {
                    return Err(self.flaw("a party without a cap passes all"));
                }
                Some(_) if !(0..=weight).contains(&passed) => {
                    return Err(self.flaw("more passes than there is"));
                }
                cap => constant += BigInt::from(weight - passed) * cap.unwrap_or(0),
            }
            for (seat, sum) in seats.iter_mut().enumerate() {
                *sum += BigInt::from(self.table.units(party, seat)) * passed;
            }
            constant -= BigInt::from(weight) * self.objective.from[party];
        }
        for (limit, price) in self.table.limits.iter().zip(prices) {
            constant += BigInt::from(*price) * limit.at_most;
            limit
                .of
                .iter()
                .flat_map(|literal| &literal.inside)
                .for_each(|&seat| seats[seat] -= *price);
        }
        for joint in &self.table.joints {
            let shares = &shares[joint.shares.clone()];
            self.add_joint(joint, shares, passed, &mut seats, &mut constant)?;
        }
        let best = |issue| {
            let in_play = self.table.seats(issue).filter(|&seat| self.in_play[seat]);
            in_play.map(|seat| &seats[seat]).max()
        };
        Ok((0..self.table.issues()).filter_map(best).sum::<BigInt>() + constant)
    }

    fn add_joint(
        &self,
        joint: &Joint,
        shares: &[i64],
        passed: &[i64],
        seats: &mut [BigInt],
        constant: &mut BigInt,
    ) -> Result<(), Flaw> {
        if joint.when.iter().any(|literal| self.never(literal)) {
            return Ok(());
        }
        let Some(&first) = shares.first() else {
            return Err(self.flaw("each condition has as many shares as choices"));
        };
        let worth: i128 = passed
            .iter()
            .zip(&joint.values)
            .map(|(passed, value)| i128::from(*passed) * i128::from(*value))
            .sum();
        let shared: i128 = shares.iter().map(|share| i128::from(*share)).sum();
        if worth >= 0 {
            if shared < worth {
                return Err(self.flaw("the shares do not come to the worth"));
            }
            for (literal, share) in joint.when.iter().zip(shares) {
                literal.inside.iter().for_each(|&seat| seats[seat] += *share);
            }
        } else {
            if i128::from(first) > -worth {
                return Err(self.flaw("the share is more than the loss"));
            }
            *constant += BigInt::from(first) * (joint.when.len() - 1);
            joint
                .when
                .iter()
                .flat_map(|literal| &literal.inside)
                .for_each(|&seat| seats[seat] -= first);
        }
        Ok(())
    }
}
