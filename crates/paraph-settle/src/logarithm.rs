//! Logarithms with a direction: never above the true one, or never below it.
//!
//! Products of thirty gains do not fit in any machine word. While searching they are compared by
//! logarithm, rounded against ourselves, and whatever that leaves undecided is multiplied out.

/// Bits behind the point.
pub(crate) const BITS: u32 = 32;
/// One, as a logarithm.
pub(crate) const ONE: i64 = 1 << BITS;
/// Each squaring rounds once, by less than this much of the whole in all.
const SLACK: i64 = 1 << 6;

/// The logarithm to base 2, not above the true one; `None` of 0.
pub(crate) fn below(number: u128) -> Option<i64> {
    Some(log2(number)? - SLACK)
}

/// The logarithm to base 2, not below the true one; `None` of 0.
pub(crate) fn above(number: u128) -> Option<i64> {
    Some(log2(number)? + SLACK)
}

/// Within [`SLACK`] of the logarithm: each squaring finds one more bit.
fn log2(number: u128) -> Option<i64> {
    let whole = number.checked_ilog2()?;
    // Between 1 and 2 with 63 bits behind the point, so that its square fits.
    let mut rest = if whole > 63 { number >> (whole - 63) } else { number << (63 - whole) };
    let mut log = i64::from(whole);
    for _ in 0..BITS {
        rest = (rest * rest) >> 63;
        log <<= 1;
        if rest >= 1 << 64 {
            rest >>= 1;
            log |= 1;
        }
    }
    Some(log)
}

#[cfg(test)]
mod tests {
    use super::{ONE, above, below};

    #[test]
    fn powers_of_two_lie_between_their_bounds() {
        for power in 0..127u32 {
            let true_log = i64::from(power) * ONE;
            let (low, high) = (below(1 << power), above(1 << power));
            assert!(low < Some(true_log) && Some(true_log) < high, "2^{power}: {low:?} {high:?}");
        }
        assert_eq!(below(0), None);
    }

    #[test]
    fn the_logarithm_of_a_product_is_the_sum() {
        for (one, other) in
            [(3u128, 5u128), (999_999_999, 1_000_000_007), (7, u128::from(u64::MAX))]
        {
            let (Some(one_low), Some(one_high)) = (below(one), above(one)) else { continue };
            let (Some(other_low), Some(other_high)) = (below(other), above(other)) else {
                continue;
            };
            let product = one * other;
            assert!(above(product) >= Some(one_low + other_low), "{one} x {other}");
            assert!(below(product) <= Some(one_high + other_high), "{one} x {other}");
            assert!(one_high - one_low <= 1 << 7, "the bounds are close");
        }
    }
}
