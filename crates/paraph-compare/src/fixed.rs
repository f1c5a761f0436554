//! Numbers without floating point: thousandths, logarithms and the logistic curve.
//!
//! Two machines must tell the same fate of every point, so every figure here is an integer and
//! every rounding is written down. A *share* is in thousandths, from 0 to [`ONE`].

/// One whole, in thousandths.
pub(crate) const ONE: i32 = 1000;

/// Bits behind the point while logarithms and powers are computed.
const BITS: u32 = 16;
/// The natural logarithm of 2, in thousandths.
const LN_2: u64 = 693;
/// The logarithm to base 2 of e, in thousandths.
const LOG2_E: i64 = 1443;
/// Where the logistic curve is within half a thousandth of its ends.
const STEEP: i64 = 8 * ONE as i64;

/// `part` of `whole`, in thousandths; nothing of nothing is nothing.
pub(crate) fn share(part: u64, whole: u64) -> i32 {
    // Nearly all parts are small, and to divide longer numbers takes several times as long.
    let thousandths = match part.checked_mul(1000) {
        Some(part) => part.checked_div(whole).unwrap_or(0),
        None => part.checked_div(whole / 1000).unwrap_or(1000),
    };
    i32::try_from(thousandths).unwrap_or(ONE).min(ONE)
}

/// The natural logarithm in thousandths, rounded down; 0 for 0 and 1.
pub(crate) fn ln(number: u64) -> u32 {
    let thousandths = (u64::from(log2(number)) * LN_2) >> BITS;
    u32::try_from(thousandths).unwrap_or(u32::MAX)
}

/// The logarithm to base 2 with [`BITS`] bits behind the point: each squaring finds one more.
fn log2(number: u64) -> u32 {
    if number < 2 {
        return 0;
    }
    let whole = number.ilog2();
    // The number between 1 and 2 with 31 bits behind the point, so that its square fits.
    let mut rest = if whole > 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut log = whole;
    for _ in 0..BITS {
        rest = (rest * rest) >> 31;
        log <<= 1;
        if rest >= 1 << 32 {
            rest >>= 1;
            log |= 1;
        }
    }
    log
}

/// `1 / (1 + e^-x)` in thousandths, for `x` in thousandths.
pub(crate) fn logistic(score: i64) -> i32 {
    let steepness = score.abs().min(STEEP);
    let small = exp2_below(steepness * LOG2_E * 1024 / 1_000_000);
    // The smaller side of the curve: e^-|x| / (1 + e^-|x|).
    let below = share(small, (1 << BITS) + small);
    if score < 0 { below } else { ONE - below }
}

/// `2^-x` with [`BITS`] bits behind the point, for `x` in 1024ths, not negative.
fn exp2_below(x: i64) -> u64 {
    /// 2 to the -1/2, -1/4, ... -1/1024, with 30 bits behind the point.
    const ROOTS: [u64; 10] = [
        759_250_125,
        902_905_651,
        984_625_594,
        1_028_218_693,
        1_050_733_751,
        1_062_175_491,
        1_067_942_999,
        1_070_838_486,
        1_072_289_173,
        1_073_015_252,
    ];
    let x = x.unsigned_abs();
    let mut power: u64 = 1 << 30;
    for (place, root) in ROOTS.iter().enumerate() {
        if x >> (9 - place) & 1 == 1 {
            power = (power * root) >> 30;
        }
    }
    let halvings = u32::try_from(x >> 10).unwrap_or(u32::MAX);
    power.checked_shr(halvings).unwrap_or(0) >> (30 - BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_of_known_numbers() {
        let known = [(0, 0), (1, 0), (2, 693), (10, 2302), (1000, 6905), (u64::MAX, 44_352)];
        for (number, expected) in known {
            assert!(ln(number).abs_diff(expected) <= 2, "ln({number}) is {}", ln(number));
        }
    }

    #[test]
    fn the_logistic_curve_at_known_places() {
        let known = [(0, 500), (1000, 731), (-1000, 269), (2500, 924), (-4000, 18), (90_000, 1000)];
        for (score, expected) in known {
            assert!((logistic(score) - expected).abs() <= 1, "{score}: {}", logistic(score));
        }
        let rises = |score: i64| logistic(score) <= logistic(score + 10);
        assert!((-900..900).all(|tens| rises(tens * 10)));
    }

    #[test]
    fn a_share_is_never_more_than_the_whole() {
        assert_eq!(share(1, 3), 333);
        assert_eq!(share(5, 3), 1000);
        assert_eq!(share(0, 0), 0);
        assert_eq!(share(u64::MAX, u64::MAX), 1000);
    }
}
