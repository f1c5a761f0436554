//! What multipliers prove: that no package of a domain is better than the best one known.

use alloc::vec::Vec;

use num_bigint::BigInt;

use crate::{
    logarithm,
    multipliers::Multipliers,
    objective::{Objective, Standard, logarithms, product, sum},
};

/// Multipliers, and what they are to prove.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Row {
    pub(crate) multipliers: Multipliers,
    /// How often the standard itself stands in the weights; what weights have beyond it speaks for
    /// reservation values. 0: it is to be proved that somebody falls below one.
    ///
    /// For the sum of the k smallest gains: the most that a weight may be.
    pub(crate) lead: i64,
    /// For leximin, which sum of smallest gains is bounded: 1 for the smallest alone.
    pub(crate) rank: usize,
}

/// The best package known, with what a proof asks of it again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Best {
    pub(crate) seats: Vec<usize>,
    pub(crate) utilities: Vec<i64>,
    /// The logarithm of its product of gains, not above the true one.
    low: Option<i64>,
}

impl Best {
    pub(crate) fn new(objective: &Objective, seats: Vec<usize>, utilities: Vec<i64>) -> Self {
        let low = logarithms(&objective.gains(&utilities)).map(|(low, _)| low);
        Self { seats, utilities, low }
    }
}

impl Best {
    /// The logarithm of its product of gains, if all are positive; not above the true one.
    pub(crate) fn logarithm(&self) -> Option<i64> {
        self.low
    }
}

/// What a row says of a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// No package there is better than the best known.
    Closed,
    /// None is better in what the row bounds, but one may be as good.
    Level,
    /// Nothing is proved.
    Open,
}

impl Row {
    /// What the weighted sum of gains is at most, where that of utilities is at most `most`.
    pub(crate) fn gains_at_most(&self, objective: &Objective, most: i64) -> i128 {
        i128::from(most) - sum(&self.multipliers.weights, &objective.from)
    }

    /// What it proves of a domain in which the weighted sum is at most `most`.
    pub(crate) fn verdict(&self, objective: &Objective, best: Option<&Best>, most: i64) -> Verdict {
        if self.lead == 0 {
            return closed_if(objective.acceptable && self.gains_at_most(objective, most) < 0);
        }
        match &objective.standard {
            Standard::Sum(weights) => closed_if(best.is_some_and(|best| {
                let known = sum(weights, &best.utilities);
                self.sum_at_most(objective, weights, most) < i128::from(self.lead) * (known + 1)
            })),
            Standard::Least(per) => self.least(objective, per, best, most),
            Standard::Product => closed_if(self.is_product_beaten(objective, best, most)),
        }
    }

    /// `lead` times the sum is at most this much.
    pub(crate) fn sum_at_most(&self, objective: &Objective, weights: &[i64], most: i64) -> i128 {
        let beyond: i128 = (self.multipliers.weights.iter().zip(weights).zip(&objective.from))
            .map(|((all, weight), from)| i128::from(all - self.lead * weight) * i128::from(*from))
            .sum();
        i128::from(most) - beyond
    }

    fn least(&self, objective: &Objective, per: &[i64], best: Option<&Best>, most: i64) -> Verdict {
        let gains = self.gains_at_most(objective, most);
        let Some(best) = best else {
            return closed_if(objective.acceptable && gains < 0);
        };
        let ranked = objective.ranked(per, &best.utilities);
        if self.rank == 1 {
            let Some(least) = ranked.first() else { return Verdict::Open };
            let whole = sum(&self.multipliers.weights, per);
            let (bound, known) = (gains * i128::from(least.of), i128::from(least.gain) * whole);
            let step = if per.iter().all(|&of| of == 1) { whole } else { 1 };
            return verdict(bound, known, step);
        }
        // Sums of several smallest gains are bounded only where all are in the same measure.
        let known: i64 = ranked.iter().take(self.rank).map(|share| share.gain).sum();
        let lead = i128::from(self.lead);
        verdict(gains, i128::from(known) * lead, lead)
    }

    /// By the inequality of the means: `product of gains x product of weights x n^n` is at most
    /// the n-th power of the weighted sum.
    fn is_product_beaten(&self, objective: &Objective, best: Option<&Best>, most: i64) -> bool {
        let gains = self.gains_at_most(objective, most);
        let Ok(gains) = u128::try_from(gains) else { return true };
        if gains == 0 {
            return best.is_some();
        }
        let Some(best) = best else { return false };
        let Some(low) = best.low else { return false };
        self.logarithm(gains).is_some_and(|high| high <= low)
    }

    /// The logarithm of what a product of gains is at most, not below the true one.
    pub(crate) fn logarithm(&self, gains: u128) -> Option<i64> {
        let weights = &self.multipliers.weights;
        let parties = i64::try_from(weights.len()).ok()?;
        let count = logarithm::below(u128::try_from(parties).ok()?)?;
        let mut high = (logarithm::above(gains)? - count) * parties;
        for &weight in weights {
            high -= logarithm::below(u128::try_from(weight).ok()?)?;
        }
        Some(high)
    }

    /// The same without logarithms, for whoever reads the proof again.
    pub(crate) fn is_product_beaten_exactly(
        &self,
        objective: &Objective,
        best: &Best,
        most: i64,
    ) -> bool {
        let weights = &self.multipliers.weights;
        if weights.iter().any(|&weight| weight <= 0) {
            return false;
        }
        let gains = self.gains_at_most(objective, most);
        if gains < 0 {
            return true;
        }
        let parties = u32::try_from(weights.len()).unwrap_or(u32::MAX);
        let known = product(&objective.gains(&best.utilities)) * product(weights);
        BigInt::from(gains).pow(parties) <= known * BigInt::from(parties).pow(parties)
    }
}

fn closed_if(proved: bool) -> Verdict {
    if proved { Verdict::Closed } else { Verdict::Open }
}

/// The bound is below what is known, or less than one step above it.
fn verdict(bound: i128, known: i128, step: i128) -> Verdict {
    if bound < known {
        Verdict::Closed
    } else if bound < known + step {
        Verdict::Level
    } else {
        Verdict::Open
    }
}
