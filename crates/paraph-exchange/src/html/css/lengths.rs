//! Lengths of a style, as far as they say whether something is seen.

use crate::decimal::thousandths;
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

/// How large something is of which a length may be a part, in thousandths of a dot: letters, and what is around.
const LETTER: i64 = 16_000;
const AROUND: i64 = 800_000;

/// What a length or a number of a style comes to, in thousandths of a dot or of one; as a part, of a whole.
///
/// How large a screen or a letter is is not known, so it is as they usually are.
fn dots(value: &str, whole: i64) -> Option<i64> {
    const CHARS_MAX: usize = 200;
    if value.len() > CHARS_MAX {
        return None;
    }
    let mut sum = Sum { rest: value.trim(), whole, depth: 0 };
    let dots = sum.sum()?;
    sum.rest.trim().is_empty().then_some(dots)
}

/// A sum that is being read: `calc(1px * (2 + 3))`.
struct Sum<'a> {
    rest: &'a str,
    whole: i64,
    depth: usize,
}

impl Sum<'_> {
    fn sum(&mut self) -> Option<i64> {
        let mut sum = self.product()?;
        while let Some(sign @ ('+' | '-')) = self.peek() {
            self.skip(sign);
            let next = self.product()?;
            sum = sum.saturating_add(if sign == '-' { next.saturating_neg() } else { next });
        }
        Some(sum)
    }

    fn product(&mut self) -> Option<i64> {
        let mut product = self.one()?;
        while let Some(sign @ ('*' | '/')) = self.peek() {
            self.skip(sign);
            let next = self.one()?;
            product = if sign == '*' {
                product.saturating_mul(next) / 1000
            } else {
                product.saturating_mul(1000).checked_div(next)?
            };
        }
        Some(product)
    }

    fn one(&mut self) -> Option<i64> {
        const FUNCTIONS: [&str; 5] = ["calc(", "min(", "max(", "clamp(", "("];
        self.rest = self.rest.trim_start();
        let Some(name) = FUNCTIONS.iter().find(|name| self.rest.starts_with(**name)) else {
            return self.number();
        };
        self.rest = self.rest.get(name.len()..)?;
        let values = self.values()?;
        match (*name, values.as_slice()) {
            ("min(", values) => values.iter().min().copied(),
            ("max(", values) => values.iter().max().copied(),
            ("clamp(", [least, usual, most]) => Some(*usual.min(most).max(least)),
            ("calc(" | "(", [value]) => Some(*value),
            _ => None,
        }
    }

    /// What stands in brackets, divided by commas.
    fn values(&mut self) -> Option<Vec<i64>> {
        const DEPTH_MAX: usize = 16;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return None;
        }
        let mut values = vec![self.sum()?];
        while self.peek() == Some(',') {
            self.skip(',');
            values.push(self.sum()?);
        }
        (self.peek() == Some(')')).then(|| self.skip(')'))?;
        self.depth -= 1;
        Some(values)
    }

    fn number(&mut self) -> Option<i64> {
        let is_part = |(at, char): (usize, char)| {
            char.is_ascii_digit() || char == '.' || at == 0 && matches!(char, '+' | '-')
        };
        let end = self.rest.char_indices().find(|one| !is_part(*one)).map(|(at, _)| at);
        let (number, behind) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let end = behind.find(|char: char| !(char.is_ascii_alphabetic() || char == '%'));
        let (unit, behind) = behind.split_at(end.unwrap_or(behind.len()));
        self.rest = behind;
        let number = thousandths(number)?;
        Some(
            number.saturating_mul(if unit == "%" { self.whole / 100 } else { of_unit(unit)? })
                / 1000,
        )
    }

    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn skip(&mut self, char: char) {
        self.rest = self.rest.strip_prefix(char).unwrap_or(self.rest);
    }
}

/// A unit in thousandths of a dot.
fn of_unit(unit: &str) -> Option<i64> {
    Some(match unit {
        "" | "px" => 1000,
        "pt" => 1333,
        "pc" => 16_000,
        "in" => 96_000,
        "cm" => 37_795,
        "mm" => 3_780,
        "q" => 945,
        "em" | "rem" | "ic" => LETTER,
        "lh" | "rlh" => 20_000,
        "ex" | "ch" | "cap" => LETTER / 2,
        "vw" | "dvw" | "svw" | "lvw" | "vmax" | "cqw" | "cqi" | "cqmax" => 10_000,
        "vh" | "dvh" | "svh" | "lvh" | "vmin" | "vb" | "vi" | "cqh" | "cqb" | "cqmin" => 8_000,
        _ => return None,
    })
}

/// Words that stand in place of a length and hide nothing.
pub(super) fn is_word(value: &str) -> bool {
    const WORDS: [&str; 24] = [
        "auto",
        "normal",
        "none",
        "inherit",
        "initial",
        "unset",
        "revert",
        "revert-layer",
        "medium",
        "small",
        "x-small",
        "xx-small",
        "large",
        "x-large",
        "xx-large",
        "xxx-large",
        "smaller",
        "larger",
        "max-content",
        "min-content",
        "fit-content",
        "stretch",
        "thin",
        "thick",
    ];
    WORDS.contains(&value)
}

/// Whether what is a number or a part of one is none or next to it; nothing where it is not understood.
pub(super) fn is_zero(value: &str) -> Option<bool> {
    Some(dots(value, 1000)?.abs() < 50)
}

/// Whether letters of a size are too small to be read: two points and less.
pub(super) fn is_tiny(value: &str) -> Option<bool> {
    const TWO_POINTS: i64 = 2_667;
    if is_word(value) { Some(false) } else { Some(dots(value, LETTER)? <= TWO_POINTS) }
}

/// Of the parts of `font` that which is a size: whether letters of it are too small; nothing of other parts.
pub(super) fn is_tiny_size(part: &str) -> Option<bool> {
    let is_size = part.starts_with(|char: char| char.is_ascii_digit() || char == '.');
    // A number without a unit is how heavy letters are, but for none.
    let is_weight =
        part.bytes().all(|byte| byte.is_ascii_digit()) && !part.trim_matches('0').is_empty();
    (is_size && !is_weight).then(|| is_tiny(part)).flatten()
}

/// Whether a length leaves no room for letters.
pub(super) fn is_little(value: &str) -> Option<bool> {
    const POINT: i64 = 1_334;
    if is_word(value) { Some(false) } else { Some(dots(value, AROUND)? <= POINT) }
}

/// Whether something is moved so far that it stands on no screen.
pub(super) fn is_shifted(value: &str) -> Option<bool> {
    if is_word(value) {
        return Some(false);
    }
    let dots = dots(value, AROUND)?;
    Some(dots <= -900_000 || dots >= 5_000_000)
}

/// Whether letters are pushed together until they cover one another.
pub(super) fn is_pushed_together(value: &str) -> Option<bool> {
    if is_word(value) { Some(false) } else { Some(dots(value, LETTER)? <= -5_000) }
}

/// By how many degrees something is turned.
pub(super) fn degrees(value: &str) -> Option<i64> {
    let end = value.find(|char: char| char.is_ascii_alphabetic()).unwrap_or(value.len());
    let turned = thousandths(value.get(..end)?)?;
    let of = match value.get(end..)? {
        "deg" | "" => 1,
        "turn" => 360,
        "grad" => return Some(turned.saturating_mul(9) / 10_000),
        "rad" => return Some(turned.saturating_mul(57_296) / 1_000_000),
        _ => return None,
    };
    Some(turned.saturating_mul(of) / 1000)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_counted_out() {
        let of_letters = |value| dots(value, LETTER);
        assert_eq!(of_letters("1%"), Some(160));
        assert_eq!(of_letters("calc(1px * 3 - 2px)"), Some(1000));
        assert_eq!(of_letters("clamp(1rem, 2vw, 3rem)"), Some(20_000));
        assert_eq!(of_letters("max(0px, min(2px, 1px + 4px))"), Some(2000));
        assert_eq!(of_letters("calc(10px / 0)"), None);
        for unknown in ["", "1foo", "calc(1px", "sin(1)", "1px 2px", "calc()", "-"] {
            assert_eq!(of_letters(unknown), None, "{unknown}");
        }
        assert_eq!(of_letters(&"calc(".repeat(50)), None);
        assert_eq!(
            (is_zero("1%"), is_zero("0.5"), is_zero("50%")),
            (Some(true), Some(false), Some(false))
        );
        assert_eq!(
            (is_tiny("1%"), is_tiny("80%"), is_tiny("smaller")),
            (Some(true), Some(false), Some(false))
        );
        assert_eq!((is_tiny("calc(1px - 1px)"), is_tiny("foo")), (Some(true), None));
        assert_eq!((is_shifted("-200vw"), is_shifted("-50%")), (Some(true), Some(false)));
        assert_eq!(
            (degrees("0.25turn"), degrees("100grad"), degrees("90")),
            (Some(90), Some(90), Some(90))
        );
    }
}
