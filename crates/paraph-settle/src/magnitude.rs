//! Sizes of products that fit in no machine word, with a direction: never above the true one, or
//! never below it.
//!
//! While searching, products of thirty gains are compared by their 64 leading bits, rounded against
//! ourselves; whatever that leaves undecided is multiplied out.

/// `mantissa x 2^exponent`, the leading bit of the mantissa set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Magnitude {
    mantissa: u64,
    exponent: i64,
}

/// Which way what does not fit is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Round {
    /// Never above the true size.
    Down,
    /// Never below it.
    Up,
}

impl Magnitude {
    /// One.
    pub(crate) const ONE: Self = Self { mantissa: 1 << 63, exponent: -63 };

    /// The size of a number; `None` of 0.
    pub(crate) fn new(number: u128, round: Round) -> Option<Self> {
        let bits = i64::from(number.checked_ilog2()?);
        if bits <= 63 {
            let mantissa = u64::try_from(number).ok()? << (63 - bits);
            return Some(Self { mantissa, exponent: bits - 63 });
        }
        let shift = bits - 63;
        let mantissa = u64::try_from(number >> shift).ok()?;
        let exact = Self { mantissa, exponent: shift };
        Some(if round == Round::Up && (u128::from(mantissa) << shift) != number {
            exact.next()
        } else {
            exact
        })
    }

    /// The next larger one.
    fn next(self) -> Self {
        match self.mantissa.checked_add(1) {
            Some(mantissa) => Self { mantissa, ..self },
            None => Self { mantissa: 1 << 63, exponent: self.exponent + 1 },
        }
    }

    /// The size of the product.
    pub(crate) fn times(self, other: Self, round: Round) -> Self {
        let product = u128::from(self.mantissa) * u128::from(other.mantissa);
        // Of two numbers of 64 bits the product has 127 or 128.
        let shift = 63 + u32::from(product >> 127 == 1);
        let mantissa = u64::try_from(product >> shift).unwrap_or(u64::MAX);
        let exact = Self { mantissa, exponent: self.exponent + other.exponent + i64::from(shift) };
        let is_cut = product & ((1 << shift) - 1) != 0;
        if round == Round::Up && is_cut { exact.next() } else { exact }
    }

    /// The size of the product of positive numbers; `None` if one is not.
    pub(crate) fn product(numbers: &[i64], round: Round) -> Option<Self> {
        numbers.iter().try_fold(Self::ONE, |product, &number| {
            Some(product.times(Self::new(u128::try_from(number).ok()?, round)?, round))
        })
    }

    /// The size of a power.
    pub(crate) fn power(self, power: usize, round: Round) -> Self {
        (0..power).fold(Self::ONE, |product, _| product.times(self, round))
    }

    /// The logarithm to base 2 with 32 bits behind the point, about.
    pub(crate) fn logarithm(self) -> i64 {
        let mut rest = u128::from(self.mantissa);
        let mut log = self.exponent + 63;
        for _ in 0..32 {
            rest = (rest * rest) >> 63;
            log <<= 1;
            if rest >= 1 << 64 {
                rest >>= 1;
                log |= 1;
            }
        }
        log
    }
}

impl Ord for Magnitude {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        (self.exponent, self.mantissa).cmp(&(other.exponent, other.mantissa))
    }
}

impl PartialOrd for Magnitude {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;
    use proptest::prelude::*;

    use super::{Magnitude, Round};

    fn true_size(size: Magnitude) -> (BigUint, u64) {
        (BigUint::from(size.mantissa), u64::try_from(size.exponent + 4096).unwrap_or(0))
    }

    proptest! {
        #[test]
        fn a_product_lies_between_its_sizes(numbers in proptest::collection::vec(1i64.., 1..40)) {
            let product: BigUint = numbers.iter().map(|number| BigUint::from(number.unsigned_abs())).product();
            let product = product << 4096;
            for (round, wrong) in [(Round::Down, core::cmp::Ordering::Greater), (Round::Up, core::cmp::Ordering::Less)] {
                let Some(size) = Magnitude::product(&numbers, round) else { continue };
                let (mantissa, exponent) = true_size(size);
                prop_assert_ne!((mantissa << exponent).cmp(&product), wrong);
            }
        }

        #[test]
        fn a_number_lies_between_its_sizes(number in 1u128..) {
            let (Some(down), Some(up)) = (Magnitude::new(number, Round::Down), Magnitude::new(number, Round::Up)) else {
                return Err(TestCaseError::fail("no size"));
            };
            let whole = BigUint::from(number) << 4096;
            let ((low, few), (high, many)) = (true_size(down), true_size(up));
            prop_assert!((low << few) <= whole && whole <= (high << many));
        }
    }
}
