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
    use alloc::vec;

    use num_bigint::BigUint;
    use proptest::prelude::*;

    use super::{Magnitude, Round};

    /// Sizes as whole numbers: all that is compared is raised by so many bits, as exponents may be negative.
    const RAISED: i64 = 4096;

    fn raised(size: Magnitude) -> BigUint {
        BigUint::from(size.mantissa) << u64::try_from(size.exponent + RAISED).unwrap()
    }

    fn true_product(numbers: &[i64]) -> BigUint {
        numbers.iter().map(|number| BigUint::from(number.unsigned_abs())).product()
    }

    /// Below is not above and above is not below, and they are so near that no more than one in `2^bits` is
    /// between them: what is always one or always endless would lie on the right side too.
    fn hold([down, up]: [Magnitude; 2], exact: &BigUint, bits: u32) -> Result<(), TestCaseError> {
        let exact = exact << RAISED;
        let (low, high) = (raised(down), raised(up));
        prop_assert!(low <= exact && exact <= high);
        prop_assert!((high - low) << bits <= exact);
        prop_assert!(down <= up);
        Ok(())
    }

    proptest! {
        #[test]
        fn a_product_lies_between_its_sizes_which_are_near(
            numbers in proptest::collection::vec(prop_oneof![1i64.., 1i64..1000], 1..40),
        ) {
            let sizes = [Round::Down, Round::Up].map(|round| Magnitude::product(&numbers, round).unwrap());
            hold(sizes, &true_product(&numbers), 56)?;
        }

        #[test]
        fn a_number_lies_between_its_sizes_which_are_near(number in prop_oneof![1u128.., 1u128..1 << 70]) {
            let sizes = [Round::Down, Round::Up].map(|round| Magnitude::new(number, round).unwrap());
            hold(sizes, &BigUint::from(number), 63)?;
            if number < 1 << 64 {
                prop_assert_eq!(sizes[0], sizes[1]);
            }
        }

        #[test]
        fn a_power_lies_between_its_sizes_which_are_near(number in 1u64.., power in 0..40_usize) {
            let numbers = vec![BigUint::from(number); power];
            let sizes = [Round::Down, Round::Up].map(|round| {
                Magnitude::new(number.into(), round).unwrap().power(power, round)
            });
            hold(sizes, &numbers.iter().product(), 56)?;
        }

        /// The larger product is never told as surely the smaller one, nor the other way round.
        #[test]
        fn sizes_are_in_the_order_of_numbers(
            one in proptest::collection::vec(1i64..100, 1..10),
            other in proptest::collection::vec(1i64..100, 1..10),
        ) {
            let (down, up) = (Magnitude::product(&one, Round::Down), Magnitude::product(&other, Round::Up));
            prop_assert_eq!(down.cmp(&up), true_product(&one).cmp(&true_product(&other)));
        }
    }

    /// Products of these are exact in 64 bits; of a power of two the logarithm is, too.
    #[test]
    fn logarithms_have_32_bits_behind_the_point() {
        let log = |number: u128| Magnitude::new(number, Round::Down).unwrap().logarithm();
        assert_eq!(
            [log(1), log(2), log(1 << 40), log(1 << 100)],
            [0, 1 << 32, 40 << 32, 100 << 32]
        );
        // log2 3 = 1.58496250072..., times 2^32.
        assert_eq!(log(3), 6_807_362_105);
    }
}
