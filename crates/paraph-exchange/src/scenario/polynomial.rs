//! Sums of powers of a number, worked out for many numbers.

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::ratio::Ratio;

/// The highest power that is read.
pub(super) const DEGREE_MAX: usize = 16;

/// Coefficients over one denominator, so that nothing is brought to lowest terms on the way: with a
/// million options that is what takes the time.
pub(super) struct Polynomial {
    coefficients: Vec<BigInt>,
    denominator: BigInt,
}

impl Polynomial {
    /// Of coefficients the first of which stands alone, the second before the number, and so on.
    pub(super) fn new(coefficients: &[Ratio]) -> Self {
        let common = |common: BigInt, one: &Ratio| common.lcm(one.denominator());
        let denominator = coefficients.iter().fold(BigInt::from(1), common);
        let over = |one: &Ratio| one.numerator() * (&denominator / one.denominator());
        Self { coefficients: coefficients.iter().map(over).collect(), denominator }
    }

    /// Its value for a number.
    pub(super) fn at(&self, number: &Ratio) -> Ratio {
        let (mut sum, mut under) = (BigInt::from(0), BigInt::from(1));
        for coefficient in self.coefficients.iter().rev() {
            sum = sum * number.numerator() + coefficient * &under;
            under *= number.denominator();
        }
        // One power too many: the last coefficient stands alone.
        sum *= number.denominator();
        Ratio::new(sum, under * &self.denominator).unwrap_or_else(Ratio::zero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_summed_exactly() {
        let ratio = |text: &str| Ratio::parse(text).expect(text);
        let of =
            |all: &[&str]| Polynomial::new(&all.iter().map(|one| ratio(one)).collect::<Vec<_>>());
        for (coefficients, number, value) in [
            (vec![], "3", "0"),
            (vec!["0.5"], "3", "0.5"),
            (vec!["0.5", "0.1"], "-3", "0.2"),
            (vec!["1", "0", "0.25"], "1.5", "1.5625"),
            (vec!["1", "-2", "0.3", "1"], "0.1", "0.804"),
        ] {
            assert_eq!(of(&coefficients).at(&ratio(number)), ratio(value), "{coefficients:?}");
        }
    }
}
