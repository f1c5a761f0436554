//! Sums of variables with whole coefficients, and fractions without limits.

use alloc::{collections::BTreeMap, vec::Vec};
use core::{cmp::Ordering, ops::Mul};

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;

use crate::account::Fraction;

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

/// A fraction; its denominator is positive.
#[derive(Debug, Clone)]
pub(super) struct Quotient {
    pub(super) over: BigInt,
    pub(super) under: BigInt,
}

impl Quotient {
    pub(super) fn whole(number: impl Into<BigInt>) -> Self {
        Self { over: number.into(), under: BigInt::from(1) }
    }

    pub(super) fn order(&self) -> Ordering {
        self.over.cmp(&BigInt::ZERO)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        if self.under == other.under {
            return Self { over: &self.over + &other.over, under: self.under.clone() };
        }
        let over = &self.over * &other.under + &other.over * &self.under;
        Self { over, under: &self.under * &other.under }.reduced()
    }

    /// In lowest terms.
    fn reduced(self) -> Self {
        let common = self.over.gcd(&self.under);
        Self { over: self.over / &common, under: self.under / common }
    }

    pub(super) fn fraction(&self) -> Fraction {
        Fraction(self.over.clone(), self.under.clone())
    }

    /// Divided by another that is positive.
    pub(super) fn share(&self, of: &Self) -> Self {
        Self { over: &self.over * &of.under, under: &self.under * &of.over }
    }
}

impl Mul for &Quotient {
    type Output = Quotient;

    fn mul(self, other: Self) -> Quotient {
        Quotient { over: &self.over * &other.over, under: &self.under * &other.under }
    }
}

impl Ord for Quotient {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.over * &other.under).cmp(&(&other.over * &self.under))
    }
}

impl PartialOrd for Quotient {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Quotient {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Quotient {}
