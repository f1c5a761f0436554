//! Lengths of a style, as far as they say whether something is seen.

use crate::raised::Height;

/// A number and its unit.
pub(super) fn number(value: &str) -> Option<(f64, &str)> {
    let end = value.find(|char: char| !(char.is_ascii_digit() || "+-.".contains(char)));
    let (number, unit) = value.split_at(end.unwrap_or(value.len()));
    Some((number.parse().ok()?, unit.trim()))
}

/// Where words stand that are moved up or down by a length, or a part of one.
pub(super) fn height(value: &str) -> Option<Height> {
    match value {
        "super" => Some(Height::Raised),
        "sub" => Some(Height::Lowered),
        value => match number(value)? {
            (length, _) if length > 0.0 => Some(Height::Raised),
            // A little lower is how fonts and pictures are brought into line.
            (length, "px" | "pt") => (length <= -3.0).then_some(Height::Lowered),
            (length, "%") => (length <= -15.0).then_some(Height::Lowered),
            (length, _) => (length <= -0.15).then_some(Height::Lowered),
        },
    }
}

pub(super) fn is_zero(value: &str) -> bool {
    number(value).is_some_and(|(number, _)| number.abs() < 0.05)
}

/// Whether letters of a size are too small to be read: two points and less.
pub(super) fn is_tiny(value: &str) -> bool {
    number(value).is_some_and(|(number, unit)| {
        number.abs() < 0.05 || matches!(unit, "px" | "pt") && number <= 2.0
    })
}

/// A decimal number in thousandths; what is beyond a milliard is none.
pub(in crate::html) fn thousandths(number: &str) -> Option<i64> {
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

/// Whether a length leaves no room for letters.
pub(super) fn is_little(value: &str) -> bool {
    number(value).is_some_and(|(number, unit)| {
        number.abs() < 0.05 || matches!(unit, "px" | "pt") && number <= 1.0
    })
}

/// Whether something is moved so far that it stands on no screen.
pub(super) fn is_shifted(value: &str) -> bool {
    number(value).is_some_and(|(number, _)| number <= -900.0 || number >= 9000.0)
}

/// Whether letters are pushed together until they cover one another.
pub(super) fn is_pushed_together(value: &str) -> bool {
    number(value).is_some_and(|(number, unit)| match unit {
        "em" | "rem" | "ch" | "ex" => number <= -0.4,
        _ => number <= -5.0,
    })
}

/// Whether nothing is left between the edges of `rect(0, 0, 0, 0)`: top, right, bottom, left.
pub(super) fn is_cut_away(value: &str) -> bool {
    let Some((_, inside)) = value.split_once("rect(") else { return false };
    let inside = inside.trim_end_matches(')');
    let edges: Vec<Option<i64>> = inside
        .split([',', ' '])
        .filter(|edge| !edge.is_empty())
        .map(|edge| thousandths(edge.trim_end_matches(char::is_alphabetic)))
        .take(4)
        .collect();
    let [top, right, bottom, left] = edges.as_slice() else { return false };
    let is_gone = |first: Option<i64>, last: Option<i64>| {
        last.is_some_and(|last| last.saturating_sub(first.unwrap_or(0)) <= 1000)
    };
    is_gone(*top, *bottom) || is_gone(*left, *right)
}
