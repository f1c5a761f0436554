//! What is sought: the standards by which one package is better than another.
//!
//! - *Utilitarian*: the largest weighted sum of utilities.
//! - *Egalitarian*, by leximin (Rawls 1971, Sen 1970): the smallest gain as large as it can be, then
//!   the second smallest, and so on. With each gain divided by the largest that the party could get,
//!   it is *Kalai-Smorodinsky* (1975), by leximin where their point is not among the packages
//!   (Imai 1983).
//! - *Nash* (1950): the largest product of gains.
//!
//! A gain is what a party gets above its reservation value.

use alloc::vec::Vec;
use core::cmp::Ordering;

use num_bigint::BigInt;

use crate::magnitude::{Magnitude, Round};

/// By what standard packages are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standard {
    /// The largest sum of utilities, each times its weight; weights are not negative.
    Sum(Vec<i64>),
    /// The largest least gain, then the next; each gain divided by this number, which is positive.
    Least(Vec<i64>),
    /// The largest product of gains.
    Product,
}

/// A standard, and from where gains are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// By what standard.
    pub standard: Standard,
    /// For each party, the utility at which its gain is nothing.
    pub from: Vec<i64>,
    /// Whether only packages count in which no gain is negative.
    pub acceptable: bool,
}

impl Objective {
    /// Each party's gain.
    #[must_use]
    pub fn gains(&self, utilities: &[i64]) -> Vec<i64> {
        utilities.iter().zip(&self.from).map(|(utility, from)| utility - from).collect()
    }

    /// Whether a package with these utilities counts at all.
    #[must_use]
    pub fn admits(&self, utilities: &[i64]) -> bool {
        !self.acceptable || utilities.iter().zip(&self.from).all(|(utility, from)| utility >= from)
    }

    /// Which of two packages, given by their utilities, is better. Exact.
    ///
    /// By [`Standard::Product`] both must be admitted: a product of losses is no standard.
    #[must_use]
    pub fn compare(&self, one: &[i64], other: &[i64]) -> Ordering {
        match &self.standard {
            Standard::Sum(weights) => sum(weights, one).cmp(&sum(weights, other)),
            Standard::Least(per) => {
                let first = self.least(per, one).cmp(&self.least(per, other));
                if first.is_ne() {
                    return first;
                }
                let (one, other) = (self.ranked(per, one), self.ranked(per, other));
                let pairs = one.iter().zip(&other);
                pairs
                    .map(|(one, other)| one.cmp(other))
                    .find(|order| order.is_ne())
                    .unwrap_or(Ordering::Equal)
            }
            Standard::Product => self.compare_products(one, other),
        }
    }

    fn compare_products(&self, one: &[i64], other: &[i64]) -> Ordering {
        if let (Some(one), Some(other)) = (self.short_product(one), self.short_product(other)) {
            return one.cmp(&other);
        }
        let (one, other) = (self.gains(one), self.gains(other));
        let size = |gains: &[i64], round| Magnitude::product(gains, round);
        if size(&one, Round::Down) > size(&other, Round::Up) {
            return Ordering::Greater;
        }
        if size(&one, Round::Up) < size(&other, Round::Down) {
            return Ordering::Less;
        }
        product(&one).cmp(&product(&other))
    }

    /// The product of gains, where 128 bits hold it.
    fn short_product(&self, utilities: &[i64]) -> Option<i128> {
        let mut gains = utilities.iter().zip(&self.from);
        gains.try_fold(1_i128, |product, (utility, from)| {
            product.checked_mul(i128::from(utility - from))
        })
    }

    /// The smallest gain, as a fraction.
    fn least(&self, per: &[i64], utilities: &[i64]) -> Option<Share> {
        let gains = utilities.iter().zip(&self.from).map(|(utility, from)| utility - from);
        gains.zip(per).map(|(gain, &of)| Share { gain, of }).min()
    }

    /// Gains in rising order, as fractions.
    pub(crate) fn ranked(&self, per: &[i64], utilities: &[i64]) -> Vec<Share> {
        let gains = self.gains(utilities);
        let mut ranked: Vec<_> =
            gains.iter().zip(per).map(|(&gain, &of)| Share { gain, of }).collect();
        ranked.sort_unstable();
        ranked
    }
}

/// A gain as a fraction of something positive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) gain: i64,
    pub(crate) of: i64,
}

impl Share {
    /// The least gain of a party which, divided by `of`, is no smaller.
    pub(crate) fn reached_by(self, of: i64) -> i64 {
        let (gain, rest) = self.times(of);
        gain + i64::from(rest != 0)
    }

    /// The least gain of a party which, divided by `of`, is larger.
    pub(crate) fn passed_by(self, of: i64) -> i64 {
        self.times(of).0 + 1
    }

    /// So many times the share, in whole numbers, and what is left.
    fn times(self, of: i64) -> (i64, i128) {
        let (gain, per) = (i128::from(self.gain) * i128::from(of), i128::from(self.of));
        (i64::try_from(gain.div_euclid(per)).unwrap_or(i64::MAX), gain.rem_euclid(per))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let one = i128::from(self.gain) * i128::from(other.of);
        one.cmp(&(i128::from(other.gain) * i128::from(self.of)))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

/// A weighted sum.
pub(crate) fn sum(weights: &[i64], numbers: &[i64]) -> i128 {
    weights
        .iter()
        .zip(numbers)
        .map(|(weight, number)| i128::from(*weight) * i128::from(*number))
        .sum()
}

/// The product of gains.
pub(crate) fn product(gains: &[i64]) -> BigInt {
    gains.iter().fold(BigInt::from(1), |product, gain| product * gain)
}
