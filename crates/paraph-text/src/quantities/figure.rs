//! Numbers as people write them, exact.

use alloc::format;
use alloc::string::String;
use core::fmt;

/// An exact decimal number: digits, and how many of them stand behind the point.
///
/// Invariant: it has one spelling, since a last digit behind the point is never zero; so equal
/// numbers are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: u128,
    places: u8,
}

impl Decimal {
    /// The number `digits` divided by ten as often as `places` says: `(25, 1)` is 2.5.
    #[must_use]
    pub const fn new(mut digits: u128, mut places: u8) -> Self {
        while places > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        Self { digits, places }
    }

    /// Its digits, and how many of them stand behind the decimal point.
    #[must_use]
    pub const fn parts(self) -> (u128, u8) {
        (self.digits, self.places)
    }

    /// The whole number, if it is one.
    #[must_use]
    pub const fn whole(self) -> Option<u128> {
        if self.places == 0 { Some(self.digits) } else { None }
    }

    pub(super) fn times(self, factor: u128) -> Option<Self> {
        Some(Self::new(self.digits.checked_mul(factor)?, self.places))
    }

    /// Reads `600000`, `600,000`, `2.5` or `2,5`.
    ///
    /// A comma before exactly three digits divides thousands, unless the number begins with zero;
    /// before any other count of digits it is a decimal comma. A full stop is a decimal point, but for two or more
    /// of them that divide thousands: `2.400.000`, `2.400.000,50`.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        if let Some(pointed) = with_points(written) {
            return Self::read(&pointed);
        }
        let (whole, fraction) = match written.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => match written.split_once(',') {
                Some((whole, fraction)) if !is_thousands(written) => (whole, Some(fraction)),
                _ => (written, None),
            },
        };
        if whole.contains(',') && !is_thousands(whole) {
            return None;
        }
        let fraction = match fraction {
            Some(fraction) if !is_digits(fraction) => return None,
            fraction => fraction.unwrap_or_default().trim_end_matches('0'),
        };
        let digits = whole.replace(',', "");
        let places = u8::try_from(fraction.len()).ok()?;
        if !is_digits(&digits) {
            return None;
        }
        Some(Self::new(format!("{digits}{fraction}").parse().ok()?, places))
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number whose thousands are divided by points, as it is written with commas: `2.400.000,50` as `2,400,000.50`.
fn with_points(written: &str) -> Option<String> {
    let (whole, fraction) = match written.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (written, None),
    };
    let commas = whole.replace('.', ",");
    let is_one = whole.matches('.').count() > 1 && !whole.contains(',') && is_thousands(&commas);
    is_one.then(|| match fraction {
        Some(fraction) => format!("{commas}.{fraction}"),
        None => commas,
    })
}

/// Whether commas divide it into thousands: `1,700`, `1,000,000`.
fn is_thousands(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| is_digits(group) && group.len() == 3)
}

/// Reads a number in letters from `one` to `ninety-nine`.
pub(super) fn spelled(word: &str) -> Option<u128> {
    const SMALL: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let find = |table: &[&str], word: &str| {
        let index = table.iter().position(|entry| entry.eq_ignore_ascii_case(word))?;
        u128::try_from(index).ok()
    };
    if let Some(index) = find(&SMALL, word) {
        return Some(index + 1);
    }
    match word.split_once('-') {
        None => Some(10 * (find(&TENS, word)? + 2)),
        Some((tens, ones)) => Some(10 * (find(&TENS, tens)? + 2) + find(&SMALL[..9], ones)? + 1),
    }
}

/// What a word multiplies the number before it by.
pub(super) fn scale(word: &str) -> Option<u128> {
    [
        ("hundred", 100),
        ("thousand", 1_000),
        ("million", 1_000_000),
        ("billion", 1_000_000_000),
        ("trillion", 1_000_000_000_000),
    ]
    .into_iter()
    .find_map(|(scale, factor)| scale.eq_ignore_ascii_case(word).then_some(factor))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places);
        if places == 0 {
            return write!(f, "{}", self.digits);
        }
        let digits = format!("{:0>width$}", self.digits, width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        write!(f, "{whole}.{fraction}")
    }
}
