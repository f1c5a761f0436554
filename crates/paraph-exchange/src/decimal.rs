//! Decimal numbers as files of people have them, counted in thousandths.

/// A decimal number in thousandths; what is beyond a milliard is none.
pub(crate) fn thousandths(number: &str) -> Option<i64> {
    const DIGITS_MAX: usize = 9;
    let (is_minus, rest) = match number.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
    let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() > DIGITS_MAX || rest.len() == rest.matches('.').count() {
        return None;
    }
    if !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let digits = whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(3));
    let value = digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    Some(if is_minus { -value } else { value })
}
