//! Fractions without limits, and how people read them.

use alloc::{
    format,
    string::{String, ToString as _},
};
use core::{cmp::Ordering, fmt, ops::Mul};

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;

/// A numerator and a positive denominator, which may have something in common. Compared is what they are
/// worth.
#[derive(Debug, Clone)]
pub struct Fraction(pub BigInt, pub BigInt);

/// Digits behind the point; what lies exactly between two is rounded to the even one.
const PLACES: u32 = 4;
/// What is smaller than so many digits show is told as nothing.
const PLACES_MOST: u32 = 64;

impl Fraction {
    /// A whole number.
    #[must_use]
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self(number.into(), BigInt::from(1))
    }

    /// The same in lowest terms, with a positive denominator.
    #[must_use]
    pub fn reduced(&self) -> Self {
        let common = self.0.gcd(&self.1);
        let common = if self.1.sign() == Sign::Minus { -common } else { common };
        Self(&self.0 / &common, &self.1 / &common)
    }

    /// Whether it is below, at, or above nothing.
    #[must_use]
    pub fn order(&self) -> Ordering {
        self.0.cmp(&BigInt::ZERO)
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if self.1 == other.1 {
            return Self(&self.0 + &other.0, self.1.clone());
        }
        Self(&self.0 * &other.1 + &other.0 * &self.1, &self.1 * &other.1).reduced()
    }

    /// The difference.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        self.plus(&other.negative())
    }

    /// The same on the other side of nothing.
    #[must_use]
    pub fn negative(&self) -> Self {
        Self(-&self.0, self.1.clone())
    }

    /// Divided by another that is positive.
    #[must_use]
    pub fn share(&self, of: &Self) -> Self {
        Self(&self.0 * &of.1, &self.1 * &of.0)
    }

    /// As a decimal, rounded once to four digits behind the point, halves to the even digit; zeros at its end
    /// are left out. What would round to nothing and is not nothing is told to its first digit: a loss is no
    /// gain.
    #[must_use]
    pub fn decimal(&self) -> String {
        let is_nothing = self.order().is_eq();
        let is_something = |rounded: &String| rounded.contains(|digit| matches!(digit, '1'..='9'));
        let mut all = (PLACES..PLACES_MOST).map(|places| self.rounded(places));
        all.find(|rounded| is_nothing || is_something(rounded)).unwrap_or_else(|| "0".into())
    }

    /// Whether [`Fraction::decimal`] is not all of it.
    #[must_use]
    pub fn is_rounded(&self) -> bool {
        let ten = BigInt::from(10).pow(PLACES);
        !(&self.0 * ten).is_multiple_of(&self.1)
    }

    fn rounded(&self, places: u32) -> String {
        let ten = BigInt::from(10).pow(places);
        let (size, of) = (self.0.magnitude() * ten.magnitude(), self.1.magnitude());
        let (whole, twice) = (&size / of, (&size % of) * 2_u32);
        let is_odd = whole.bit(0);
        let up = twice > *of || (twice == *of && is_odd);
        let rounded = whole + u32::from(up);
        let is_below = (self.0.sign() == Sign::Minus) != (self.1.sign() == Sign::Minus);
        let sign = if is_below && rounded.bits() > 0 { "-" } else { "" };
        let places = usize::try_from(places).unwrap_or(0);
        let digits = format!("{rounded:0>width$}", width = places + 1);
        let (before, behind) = digits.split_at(digits.len() - places);
        let behind = behind.trim_end_matches('0');
        let point = if behind.is_empty() { "" } else { "." };
        format!("{sign}{before}{point}{behind}")
    }
}

/// In lowest terms, as `35/3` or `12`.
impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(over, under) = self.reduced();
        let whole = under == BigInt::from(1);
        out.write_str(&if whole { over.to_string() } else { format!("{over}/{under}") })
    }
}

impl Mul for &Fraction {
    type Output = Fraction;

    fn mul(self, other: Self) -> Fraction {
        Fraction(&self.0 * &other.0, &self.1 * &other.1).reduced()
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.0 * &other.1).cmp(&(&other.0 * &self.1))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Fraction {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString as _;

    use super::Fraction;

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
            (-1, -4, "0.25"),
        ] {
            assert_eq!(Fraction(one.into(), of.into()).decimal(), said, "{one}/{of}");
        }
    }

    #[test]
    fn what_is_rounded_is_known() {
        for (one, of, is_rounded) in
            [(1, 3, true), (1, 2, false), (1, 10000, false), (1, 20000, true), (0, 7, false)]
        {
            assert_eq!(Fraction(one.into(), of.into()).is_rounded(), is_rounded, "{one}/{of}");
        }
    }

    #[test]
    fn the_fraction_is_in_lowest_terms() {
        let told = |one: i64, of: i64| Fraction(one.into(), of.into()).to_string();
        assert_eq!([told(50, 100), told(-6, 4), told(0, 9), told(8, 4)], ["1/2", "-3/2", "0", "2"]);
    }
}
