//! What multipliers prove: that no package of a domain is better than the best one known.

use alloc::vec::Vec;

use crate::{
    magnitude::{Magnitude, Round},
    multipliers::Multipliers,
    objective::{Objective, Share, Standard, sum},
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
    /// Its gains as the standard counts them, the smallest first; of leximin alone.
    pub(crate) ranked: Vec<Share>,
    /// Of leximin: the least gain of each party with which its share is no smaller than the least
    /// one of the best.
    pub(crate) level: Vec<i64>,
    /// Of leximin: the least gain of each party with which its share is larger.
    pub(crate) above: Vec<i64>,
    /// Of leximin: whether the party's gain is settled, so that the shares of the others decide.
    pub(crate) is_settled: Vec<bool>,
    /// Its product of gains, not above the true one.
    pub(crate) product: Option<Magnitude>,
}

impl Best {
    pub(crate) fn new(objective: &Objective, seats: Vec<usize>, utilities: Vec<i64>) -> Self {
        let product = Magnitude::product(&objective.gains(&utilities), Round::Down);
        let Standard::Least(per) = &objective.standard else {
            let (level, above, is_settled) = (Vec::new(), Vec::new(), Vec::new());
            return Self {
                seats,
                utilities,
                ranked: Vec::new(),
                level,
                above,
                is_settled,
                product,
            };
        };
        let ranked = objective.ranked(per, &utilities);
        let least = ranked.first().copied().unwrap_or(Share { gain: 0, of: 1 });
        let level = per.iter().map(|&of| least.reached_by(of)).collect();
        let above = per.iter().map(|&of| least.passed_by(of)).collect();
        let is_settled = per.iter().map(|_| false).collect();
        Self { seats, utilities, ranked, level, above, is_settled, product }
    }

    /// The same without its smallest share, which this party has, with exactly so much: what decides
    /// among packages where it has that too.
    pub(crate) fn settled(&self, per: &[i64], party: usize) -> Self {
        let mut rest = self.clone();
        rest.ranked.remove(0);
        rest.is_settled[party] = true;
        rest.above[party] = rest.level[party];
        if let Some(&least) = rest.ranked.first() {
            for (other, &of) in per.iter().enumerate().filter(|(other, _)| !rest.is_settled[*other])
            {
                rest.level[other] = least.reached_by(of);
                rest.above[other] = least.passed_by(of);
            }
        }
        rest
    }

    /// Of leximin: the parties whose share can be exactly the smallest one.
    pub(crate) fn may_be_least(&self) -> Vec<usize> {
        let parties = 0..self.level.len();
        parties.filter(|&p| !self.is_settled[p] && self.level[p] < self.above[p]).collect()
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
    /// Becomes the same as another, in the room that it has.
    pub(crate) fn copy(&mut self, other: &Self) {
        let (own, other_own) = (&mut self.multipliers, &other.multipliers);
        own.weights.clone_from(&other_own.weights);
        own.passed.clone_from(&other_own.passed);
        own.prices.clone_from(&other_own.prices);
        own.shares.clone_from(&other_own.shares);
        (self.lead, self.rank) = (other.lead, other.rank);
    }

    /// What the weighted sum of gains is at most, where that of utilities is at most `most`.
    pub(crate) fn gains_at_most(&self, objective: &Objective, most: i64) -> i128 {
        i128::from(most) - sum(&self.multipliers.weights, &objective.from)
    }

    /// What it proves of a domain in which the weighted sum is at most `most`.
    pub(crate) fn verdict(&self, objective: &Objective, best: Option<&Best>, most: i64) -> Verdict {
        if let (Standard::Product, true) = (&objective.standard, self.lead > 0) {
            return if self.is_product_beaten(objective, best, most) {
                Verdict::Closed
            } else {
                Verdict::Open
            };
        }
        match self.closes_to(objective, best) {
            Some(limit) if most <= limit => Verdict::Closed,
            // Without a package known there is nothing to be as good as.
            Some(limit)
                if best.is_some()
                    && most <= limit.saturating_add(self.one_step(objective, best)) =>
            {
                Verdict::Level
            }
            _ => Verdict::Open,
        }
    }

    /// The largest weighted sum with which a domain is closed; `None` if there is none.
    pub(crate) fn closes_to(&self, objective: &Objective, best: Option<&Best>) -> Option<i64> {
        let from = sum(&self.multipliers.weights, &objective.from);
        let below = |limit: i128| i64::try_from(limit - 1).ok();
        let Some(best) = best.filter(|_| self.lead > 0) else {
            return if objective.acceptable { below(from) } else { None };
        };
        match &objective.standard {
            Standard::Sum(weights) => {
                let lead = i128::from(self.lead);
                let beyond = from - lead * sum(weights, &objective.from);
                below(beyond + lead * (sum(weights, &best.utilities) + 1))
            }
            // Where anybody's share is smaller than the smallest one known, nothing is better.
            Standard::Least(_) if self.rank == 1 => {
                below(from + sum(&self.multipliers.weights, &best.level))
            }
            // Sums of several smallest gains are bounded only where all are in the same measure.
            // Packages with a smaller least gain are beaten; for the others weights beyond
            // `rank x lead` count each gain no less than that.
            Standard::Least(_) => {
                let least = i128::from(best.ranked.first()?.gain);
                let known: i64 = best.ranked.iter().take(self.rank).map(|share| share.gain).sum();
                let counted = i128::from(self.lead) * i128::try_from(self.rank).ok()?;
                let all: i128 =
                    self.multipliers.weights.iter().map(|weight| i128::from(*weight)).sum();
                below(from + i128::from(known) * i128::from(self.lead) + least * (all - counted))
            }
            Standard::Product => self.product_closes_to(objective, best),
        }
    }

    /// By how much the weighted sum grows where the least share, or the sum of the least gains,
    /// grows by as little as it can.
    fn one_step(&self, objective: &Objective, best: Option<&Best>) -> i64 {
        let (Standard::Least(_), Some(best)) = (&objective.standard, best) else { return 0 };
        if self.rank > 1 {
            return self.lead;
        }
        let weights = &self.multipliers.weights;
        let step = sum(weights, &best.above) - sum(weights, &best.level);
        i64::try_from(step).unwrap_or(0)
    }

    /// `lead` times the sum is at most this much.
    pub(crate) fn sum_at_most(&self, objective: &Objective, weights: &[i64], most: i64) -> i128 {
        let lead = i128::from(self.lead);
        self.gains_at_most(objective, most) + lead * sum(weights, &objective.from)
    }

    /// By the inequality of the means: `product of gains x product of weights x n^n` is at most
    /// the n-th power of the weighted sum.
    fn is_product_beaten(&self, objective: &Objective, best: Option<&Best>, most: i64) -> bool {
        let Ok(gains) = u128::try_from(self.gains_at_most(objective, most)) else { return true };
        let Some(known) = best.and_then(|best| best.product) else {
            return gains == 0 && best.is_some();
        };
        self.beaten(known)
            .is_some_and(|known| self.raised(gains).is_none_or(|bound| bound <= known))
    }

    fn raised(&self, gains: u128) -> Option<Magnitude> {
        Some(Magnitude::new(gains, Round::Up)?.power(self.multipliers.weights.len(), Round::Up))
    }

    /// What the power of the weighted sum must not exceed.
    fn beaten(&self, known: Magnitude) -> Option<Magnitude> {
        let weights = &self.multipliers.weights;
        let count = Magnitude::new(u128::try_from(weights.len()).ok()?, Round::Down)?;
        let weights = Magnitude::product(weights, Round::Down)?;
        let count = count.power(self.multipliers.weights.len(), Round::Down);
        Some(known.times(weights, Round::Down).times(count, Round::Down))
    }

    fn product_closes_to(&self, objective: &Objective, best: &Best) -> Option<i64> {
        let known = self.beaten(best.product?)?;
        let (mut low, mut high) = (0_i64, i64::MAX / 2);
        while low < high {
            let middle = low + (high - low + 1) / 2;
            let fits = self.raised(u128::try_from(middle).ok()?).is_none_or(|bound| bound <= known);
            if fits { low = middle } else { high = middle - 1 }
        }
        i64::try_from(i128::from(low) + sum(&self.multipliers.weights, &objective.from)).ok()
    }

    /// The logarithm to base 2 of what a product of gains is at most, with 32 bits behind the point.
    pub(crate) fn logarithm(&self, gains: u128) -> Option<i64> {
        let raised = self.raised(gains)?.logarithm();
        Some(raised - self.beaten(Magnitude::ONE)?.logarithm())
    }
}
