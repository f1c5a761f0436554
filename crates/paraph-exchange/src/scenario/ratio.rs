//! Exact numbers: what stands in a file in decimals, and the quotients that reading makes of them.
//!
//! The arithmetic is that of [`Fraction`]; here is how files spell numbers, and how long they may be.

use num_bigint::BigInt;
use num_integer::Integer as _;
use paraph_settle::account::Fraction;

/// The most characters of a number, and the largest power of ten behind its `e`.
const DIGITS_MAX: i32 = 400;
/// The most digits above and below the line of a number from which others are worked out: a double has 17,
/// and what is smaller than so many places is nothing beside a utility of 1.
const FACTOR_DIGITS: u32 = 64;

/// A fraction in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ratio(Fraction);

impl Ratio {
    /// A whole number.
    pub(super) fn whole(number: i64) -> Self {
        Self(Fraction::whole(number))
    }

    pub(super) fn zero() -> Self {
        Self::whole(0)
    }

    pub(super) fn one() -> Self {
        Self::whole(1)
    }

    /// In lowest terms; `None` if the divisor is zero.
    pub(super) fn new(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        let is_one = denominator != BigInt::ZERO;
        is_one.then(|| Self(Fraction::new(numerator, denominator).reduced()))
    }

    /// Reads a decimal as `-12.5e3`, with nothing around it.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it, to be put after "it is".
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let lower = text.to_ascii_lowercase();
        let bare = lower.trim_start_matches(['+', '-', '.']);
        if ["inf", "nan"].iter().any(|word| bare.starts_with(word)) {
            return Err("not a finite number");
        }
        if text.len() > DIGITS_MAX.unsigned_abs() as usize {
            return Err("a number of more than 400 characters");
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, power) = match digits.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, exponent(power)?),
            None => (digits, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("not a number");
        }
        let value: BigInt = all.parse().map_err(|_bad| "not a number")?;
        let value = if negative { -value } else { value };
        let places = i32::try_from(fraction.len()).unwrap_or(DIGITS_MAX);
        let power = power - places;
        let ten = BigInt::from(10).pow(power.unsigned_abs());
        let (numerator, denominator) =
            if power < 0 { (value, ten) } else { (value * ten, BigInt::from(1)) };
        Self::new(numerator, denominator).ok_or("not a number")
    }

    /// A number from which those of all options are worked out, if it is short enough for that.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it, to be put after "it is".
    pub(super) fn factor(self) -> Result<Self, &'static str> {
        let most = BigInt::from(10).pow(FACTOR_DIGITS);
        if *self.numerator().magnitude() > *most.magnitude() || *self.denominator() > most {
            return Err("a number of more than 64 digits, from which others are worked out");
        }
        Ok(self)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self(self.0.plus(&other.0).reduced())
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(self.0.less(&other.0).reduced())
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0)
    }

    /// `None` if the divisor is zero.
    pub(super) fn over(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(self.0.divided_by(&divisor.0).reduced()))
    }

    pub(super) fn is_negative(&self) -> bool {
        self.0.sign().is_lt()
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.sign().is_eq()
    }

    pub(super) fn is_whole(&self) -> bool {
        *self.denominator() == BigInt::from(1)
    }

    /// Whether it lies exactly between two whole numbers.
    pub(super) fn is_half(&self) -> bool {
        *self.denominator() == BigInt::from(2)
    }

    /// The number of parts that make it whole.
    pub(super) fn numerator(&self) -> &BigInt {
        self.0.numerator()
    }

    pub(super) fn denominator(&self) -> &BigInt {
        self.0.denominator()
    }

    /// The whole number that it is, if it is one and fits.
    pub(super) fn to_whole(&self) -> Option<i64> {
        self.is_whole().then(|| i64::try_from(self.numerator()).ok()).flatten()
    }

    /// The largest whole number that is not above it, if it fits.
    pub(super) fn floor(&self) -> Option<i64> {
        i64::try_from(self.numerator().div_floor(self.denominator())).ok()
    }

    /// The nearest whole number, a half upwards, if it fits.
    pub(super) fn round(&self) -> Option<i64> {
        self.plus(&Self(Fraction::new(1, 2))).floor()
    }

    /// The nearest in the double precision of IEEE 754, which is the same on every machine.
    #[expect(clippy::float_arithmetic, reason = "only asked where double precision is the rule")]
    pub(super) fn to_double(&self) -> Option<f64> {
        let double = |number: &BigInt| number.to_string().parse::<f64>().ok();
        Some(double(self.numerator())? / double(self.denominator())?)
    }
}

impl std::fmt::Display for Ratio {
    /// As a decimal where it is one, else as a fraction.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut places = 0;
        let mut rest = self.denominator().clone();
        for prime in [2, 5] {
            let mut power = 0;
            while &rest % prime == BigInt::from(0) {
                rest /= prime;
                power += 1;
            }
            places = places.max(power);
        }
        if rest != BigInt::from(1) {
            return write!(out, "{}", self.0);
        }
        let sign = if self.is_negative() { "-" } else { "" };
        let number = self.numerator() * BigInt::from(10).pow(places) / self.denominator();
        let places = places as usize;
        let digits = number.magnitude().to_string();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let point = if places == 0 { "" } else { "." };
        write!(out, "{sign}{whole}{point}{fraction}")
    }
}

fn exponent(text: &str) -> Result<i32, &'static str> {
    let power: i32 = text.parse().map_err(|_bad| "not a number")?;
    if power.abs() > DIGITS_MAX {
        return Err("a number with an exponent beyond 400");
    }
    Ok(power)
}

/// The least common multiple of two numbers above zero.
pub(super) fn common_multiple(one: &BigInt, other: &BigInt) -> BigInt {
    one.lcm(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        Ratio::parse(text).expect(text)
    }

    #[test]
    fn decimals_are_read_exactly_and_printed_back() {
        for (text, printed) in [
            ("0.10", "0.1"),
            ("-12.5e3", "-12500"),
            ("1e-3", "0.001"),
            (".5", "0.5"),
            ("-0.05", "-0.05"),
            ("+7", "7"),
            ("0.4700166576535899", "0.4700166576535899"),
        ] {
            assert_eq!(ratio(text).to_string(), printed);
        }
        let third = ratio("1").over(&ratio("3")).expect("three is not zero");
        assert_eq!(third.to_string(), "1/3");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let long = "1".repeat(500);
        for text in ["", ".", "-", "1.2.3", "0x10", "1e", "1e999", "NaN", "-.inf", "1 2", &long] {
            assert!(Ratio::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn rounding_is_to_the_nearest_with_halves_upwards() {
        for (text, rounded) in
            [("1.5", 2), ("1.4999", 1), ("-1.5", -1), ("-1.51", -2), ("-0.2", 0), ("3", 3)]
        {
            assert_eq!(ratio(text).round(), Some(rounded), "{text}");
        }
        assert_eq!(ratio("1e30").round(), None);
        assert_eq!(ratio("-1.5").floor(), Some(-2));
    }
}
