//! Exact fractions as people read them: a decimal with a stated rounding, and the fraction itself.

use num_bigint::{BigInt, Sign};
use paraph_settle::account::Fraction;

/// Digits behind the point; what lies exactly between two is rounded to the even one.
const PLACES: u32 = 4;
/// What is smaller than so many digits show is told as nothing.
const PLACES_MOST: u32 = 64;

/// A fraction as a decimal, rounded to [`PLACES`]; zeros at its end are left out. What would round to nothing
/// and is not nothing is told to its first digit: a loss is no gain.
pub(super) fn decimal(numerator: &BigInt, denominator: &BigInt) -> String {
    let is_something = |rounded: &String| rounded.contains(|digit| matches!(digit, '1'..='9'));
    let all = (PLACES..PLACES_MOST).map(|places| rounded(numerator, denominator, places));
    let mut all =
        all.skip_while(|rounded| numerator.sign() != Sign::NoSign && !is_something(rounded));
    all.next().unwrap_or_else(|| "0".into())
}

fn rounded(numerator: &BigInt, denominator: &BigInt, places: u32) -> String {
    let ten = BigInt::from(10).pow(places);
    let (size, of) = (numerator.magnitude() * ten.magnitude(), denominator.magnitude());
    let (whole, twice) = (&size / of, (&size % of) * 2_u32);
    let is_odd = whole.bit(0);
    let up = twice > *of || (twice == *of && is_odd);
    let rounded = whole + u32::from(up);
    let is_below = (numerator.sign() == Sign::Minus) != (denominator.sign() == Sign::Minus);
    let sign = if is_below && rounded.bits() > 0 { "-" } else { "" };
    let places = usize::try_from(places).unwrap_or(0);
    let digits = format!("{rounded:0>width$}", width = places + 1);
    let (before, behind) = digits.split_at(digits.len() - places);
    let behind = behind.trim_end_matches('0');
    let point = if behind.is_empty() { "" } else { "." };
    format!("{sign}{before}{point}{behind}")
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
    let Fraction(over, under) = Fraction(numerator.clone(), denominator.clone()).reduced();
    if under == BigInt::from(1) { over.to_string() } else { format!("{over}/{under}") }
}

/// What numbers are in, where so many units make a point.
pub(super) fn points(scale: i64, point: i64) -> String {
    match exact(scale, point).as_str() {
        "1" => "utilities".into(),
        "100" => "percent".into(),
        "1000" => "per mille".into(),
        _ => format!("points of {} to a utility of 1", units(scale, point)),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, exact, units};

    #[test]
    fn a_fraction_is_rounded_once_and_halves_go_to_the_even_digit() {
        for (one, of, said) in [
            (1, 3, "0.3333"),
            (2, 3, "0.6667"),
            (-1, 3, "-0.3333"),
            (1, 2, "0.5"),
            (3, 1, "3"),
            (1, 20000, "0.00005"),
            (-1, 20000, "-0.00005"),
            (-1, 3_000_000, "-0.0000003"),
            (3, 20000, "0.0002"),
            (5, 20000, "0.0002"),
            (199_999, 20000, "10"),
            (0, 7, "0"),
        ] {
            assert_eq!(units(one, of), said, "{one}/{of}");
        }
        assert_eq!(decimal(&(-1).into(), &(-4).into()), "0.25");
    }

    #[test]
    fn the_fraction_is_in_lowest_terms() {
        assert_eq!(
            [exact(50, 100), exact(-6, 4), exact(0, 9), exact(8, 4)],
            ["1/2", "-3/2", "0", "2"]
        );
    }
}
