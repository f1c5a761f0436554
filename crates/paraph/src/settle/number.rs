//! Numbers of an answer as people read them.

use num_bigint::BigInt;
use paraph_settle::account::Fraction;

/// A fraction as a decimal, rounded.
pub(super) fn decimal(numerator: &BigInt, denominator: &BigInt) -> String {
    Fraction::new(numerator.clone(), denominator.clone()).decimal()
}

/// So many units in points, where so many units make a point, as a decimal.
pub(super) fn units(units: i64, point: i64) -> String {
    decimal(&units.into(), &point.into())
}

/// The same as a fraction in lowest terms: it does not say what the scale is.
pub(super) fn exact(units: i64, point: i64) -> String {
    fraction(&units.into(), &point.into())
}

/// A fraction in lowest terms.
pub(super) fn fraction(numerator: &BigInt, denominator: &BigInt) -> String {
    Fraction::new(numerator.clone(), denominator.clone()).to_string()
}
