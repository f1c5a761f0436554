//! Fractions without limits, and how people read them.

use alloc::{
    format,
    string::{String, ToString as _},
};
use core::{cmp::Ordering, fmt, ops::Mul};

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;

/// A numerator over a denominator that is never below nothing, which may have something in common. Compared
/// is what they are worth.
#[derive(Debug, Clone)]
pub struct Fraction {
    over: BigInt,
    under: BigInt,
}

/// Digits behind the point; what lies exactly between two is rounded to the even one.
const PLACES: u32 = 4;
/// What is smaller than so many digits show is told as nothing.
const PLACES_MOST: u32 = 64;

impl Fraction {
    /// One number over another, which is not 0; where that is negative, both change their sign.
    #[must_use]
    pub fn new(over: impl Into<BigInt>, under: impl Into<BigInt>) -> Self {
        let (over, under) = (over.into(), under.into());
        match under.sign() {
            Sign::Minus => Self { over: -over, under: -under },
            _ => Self { over, under },
        }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self::new(number, 1)
    }

    /// What stands above the line.
    #[must_use]
    pub fn numerator(&self) -> &BigInt {
        &self.over
    }

    /// What stands below the line: more than 0.
    #[must_use]
    pub fn denominator(&self) -> &BigInt {
        &self.under
    }

    /// The same in lowest terms.
    #[must_use]
    pub fn reduced(&self) -> Self {
        let common = self.over.gcd(&self.under);
        Self { over: &self.over / &common, under: &self.under / &common }
    }

    /// Whether it is below, at, or above nothing.
    #[must_use]
    pub fn sign(&self) -> Ordering {
        self.over.cmp(&BigInt::ZERO)
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if self.under == other.under {
            return Self { over: &self.over + &other.over, under: self.under.clone() };
        }
        let over = &self.over * &other.under + &other.over * &self.under;
        Self { over, under: &self.under * &other.under }.reduced()
    }

    /// The difference.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        self.plus(&other.negative())
    }

    /// The same on the other side of nothing.
    #[must_use]
    pub fn negative(&self) -> Self {
        Self { over: -&self.over, under: self.under.clone() }
    }

    /// Divided by another that is not 0.
    #[must_use]
    pub fn divided_by(&self, of: &Self) -> Self {
        Self::new(&self.over * &of.under, &self.under * &of.over)
    }

    /// As a decimal, rounded once to four digits behind the point, halves to the even digit; zeros at its end
    /// are left out. What would round to nothing and is not nothing is told to its first digit: a loss is no
    /// gain.
    #[must_use]
    pub fn decimal(&self) -> String {
        self.shown().0
    }

    /// The decimal, and to how many digits behind the point it is rounded.
    fn shown(&self) -> (String, u32) {
        let is_nothing = self.sign().is_eq();
        let is_something = |rounded: &String| rounded.contains(|digit| matches!(digit, '1'..='9'));
        let mut all = (PLACES..PLACES_MOST).map(|places| (self.rounded(places), places));
        let shown = all.find(|(rounded, _)| is_nothing || is_something(rounded));
        shown.unwrap_or_else(|| ("0".into(), PLACES_MOST))
    }

    /// Whether [`Fraction::decimal`] is not all of it.
    #[must_use]
    pub fn is_rounded(&self) -> bool {
        let (_, places) = self.shown();
        let is_nothing_shown = places == PLACES_MOST;
        is_nothing_shown || !(&self.over * BigInt::from(10).pow(places)).is_multiple_of(&self.under)
    }

    fn rounded(&self, places: u32) -> String {
        let ten = BigInt::from(10).pow(places);
        let (size, of) = (self.over.magnitude() * ten.magnitude(), self.under.magnitude());
        let (whole, twice) = (&size / of, (&size % of) * 2_u32);
        let is_odd = whole.bit(0);
        let up = twice > *of || (twice == *of && is_odd);
        let rounded = whole + u32::from(up);
        let sign = if self.sign().is_lt() && rounded.bits() > 0 { "-" } else { "" };
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
        let Self { over, under } = self.reduced();
        let whole = under == BigInt::from(1);
        out.write_str(&if whole { over.to_string() } else { format!("{over}/{under}") })
    }
}

impl Mul for &Fraction {
    type Output = Fraction;

    fn mul(self, other: Self) -> Fraction {
        Fraction { over: &self.over * &other.over, under: &self.under * &other.under }.reduced()
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.over * &other.under).cmp(&(&other.over * &self.under))
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
            assert_eq!(Fraction::new(one, of).decimal(), said, "{one}/{of}");
        }
    }

    #[test]
    fn what_is_rounded_is_known() {
        for (one, of, is_rounded) in [
            (1, 3, true),
            (1, 2, false),
            (1, 10000, false),
            (0, 7, false),
            // Told as 0.00005, which is all of it; as 0.0002, which is not; as 0.0000003, which is not.
            (1, 20000, false),
            (3, 20000, true),
            (1, 3_000_000, true),
        ] {
            assert_eq!(Fraction::new(one, of).is_rounded(), is_rounded, "{one}/{of}");
        }
    }

    /// Smaller than all digits that are ever shown: told as 0, which it is not.
    #[test]
    fn what_is_told_as_nothing_is_rounded() {
        let tiny = Fraction::new(1, num_bigint::BigInt::from(10).pow(64));
        assert_eq!((tiny.decimal().as_str(), tiny.is_rounded()), ("0", true));
    }

    /// Else comparing by multiplying would turn round.
    #[test]
    fn the_sign_stands_above_the_line() {
        assert!(Fraction::new(1, -2) < Fraction::new(1, 3));
        assert!(Fraction::whole(1).divided_by(&Fraction::whole(-2)) < Fraction::whole(0));
    }

    #[test]
    fn the_fraction_is_in_lowest_terms() {
        let told = |one: i64, of: i64| Fraction::new(one, of).to_string();
        assert_eq!([told(50, 100), told(-6, 4), told(0, 9), told(8, 4)], ["1/2", "-3/2", "0", "2"]);
    }
}
