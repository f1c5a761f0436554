//! Sums of variables with whole coefficients, and points at which they are worth something.

use alloc::{collections::BTreeMap, vec::Vec};

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;

/// `constant + sum of coefficient x variable`. As a constraint it says that this is not negative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Linear {
    /// By variable; none is 0.
    pub(super) terms: BTreeMap<usize, BigInt>,
    pub(super) constant: BigInt,
}

impl Linear {
    pub(super) fn constant(number: impl Into<BigInt>) -> Self {
        Self { terms: BTreeMap::new(), constant: number.into() }
    }

    pub(super) fn variable(at: usize) -> Self {
        Self { terms: BTreeMap::from([(at, BigInt::from(1))]), constant: BigInt::ZERO }
    }

    /// This and so many times the other.
    pub(super) fn plus(mut self, times: &BigInt, other: &Self) -> Self {
        self.constant += times * &other.constant;
        for (&at, coefficient) in &other.terms {
            let sum = self.terms.entry(at).or_default();
            *sum += times * coefficient;
            if sum.sign() == Sign::NoSign {
                self.terms.remove(&at);
            }
        }
        self
    }

    pub(super) fn sum(self, other: &Self) -> Self {
        self.plus(&BigInt::from(1), other)
    }

    pub(super) fn less(self, other: &Self) -> Self {
        self.plus(&BigInt::from(-1), other)
    }

    /// The same, as an inequality, in the smallest whole coefficients.
    pub(super) fn reduced(self) -> Self {
        let common = self.terms.values().fold(self.constant.clone(), |all, one| all.gcd(one));
        if common <= BigInt::from(1) {
            return self;
        }
        let terms = self.terms.into_iter().map(|(at, by)| (at, by / &common));
        Self { terms: terms.collect(), constant: self.constant / &common }
    }

    /// The same with variables that stand further back.
    pub(super) fn shifted(&self, by: usize) -> Self {
        let terms = self.terms.iter().map(|(at, coefficient)| (at + by, coefficient.clone()));
        Self { terms: terms.collect(), constant: self.constant.clone() }
    }

    /// Its value, over the point's denominator.
    pub(super) fn at(&self, point: &Point) -> BigInt {
        let constant = &self.constant * &point.under;
        self.terms.iter().fold(constant, |sum, (at, coefficient)| {
            sum + point.values.get(*at).map_or(BigInt::ZERO, |value| coefficient * value)
        })
    }
}

/// A value for each variable, all over one positive denominator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    pub(super) values: Vec<BigInt>,
    pub(super) under: BigInt,
}

impl Point {
    /// The same in lowest terms.
    pub(super) fn reduced(self) -> Self {
        let common = self.values.iter().fold(self.under.clone(), |common, value| common.gcd(value));
        let values = self.values.iter().map(|value| value / &common).collect();
        Self { values, under: self.under / common }
    }
}
