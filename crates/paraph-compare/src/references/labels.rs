//! Labels as references write them: `5`, `14(2)(a)`, `Annex B`, and the ranges between them.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{List, Mention};
use crate::words::split::words;

/// The most labels of a range that are named with its ends.
const RANGE_MAX: usize = 100;
/// A label as it is written, cut into its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// How the label of the point may be spelled, in parts and in small letters, what is tried first
    /// standing first: `Annex B` as `annex-b` and as `b`; `14(2)(a)` as `14`, `2`, `a`.
    pub(crate) readings: Vec<Vec<String>>,
    /// With the word before it, in the singular: `section-ii`, `annex-b`.
    pub(crate) with_word: String,
    /// Its own parts as they are written, without what it is a part of.
    pub(crate) own: Vec<String>,
    /// Whether it is not written, and stands between the ends of a range.
    pub(crate) is_between: bool,
    /// What joins it to the label before.
    pub(crate) joined: Joined,
}

/// What joins a label to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joined {
    /// No word: it is the first, or stands behind a comma, a stroke, a dash or a word of a range.
    Plainly,
    /// `and`.
    And,
    /// `or`.
    Or,
}

impl Label {
    /// A label behind a word.
    pub(super) fn new(word: &str, parts: Vec<String>) -> Self {
        let with_word = with_word(word, &parts);
        let readings = match super::is_apart(word) {
            true => alloc::vec![alloc::vec![with_word.clone()]],
            false => alloc::vec![alloc::vec![with_word.clone()], parts.clone()],
        };
        Self { readings, with_word, own: parts, is_between: false, joined: Joined::Plainly }
    }
}

/// Takes labels inside of what another reference names; false where that names several, or nothing.
pub(super) fn inside(labels: &mut [Label], outer: &Mention) -> bool {
    let [whole] = outer.labels.as_slice() else { return false };
    for label in labels {
        let own = label.readings.last().cloned().unwrap_or_default();
        let readings = whole.readings.iter().map(|whole| [whole.as_slice(), &own].concat());
        label.readings = readings.collect();
        label.with_word = [&*whole.with_word, ".", &label.with_word].concat();
    }
    true
}

/// `3 to 6` names 4 and 5, too; `(a) to (c)` names (b), and `II to IV` names III.
pub(super) fn between(labels: &mut Vec<Label>, last: &Label) {
    let Some(before) = labels.last().cloned() else { return };
    let ends = [&before, last].map(|label| label.own.last().cloned().unwrap_or_default());
    for name in names_between(&ends) {
        let mut label = before.clone();
        label.is_between = true;
        label.joined = Joined::Plainly;
        let old = label.own.last().cloned().unwrap_or_default();
        let replaced = label.readings.iter_mut().chain([&mut label.own]);
        for part in replaced.filter_map(|reading| reading.last_mut()) {
            *part = match part.strip_suffix(&*old) {
                Some(word) => [word, &name].concat(),
                None => name.clone(),
            };
        }
        if let Some(word) = label.with_word.strip_suffix(&*old) {
            label.with_word = [word, &name].concat();
        }
        labels.push(label);
    }
}

/// What stands between two parts of labels, at most a hundred.
fn names_between([first, last]: &[String; 2]) -> Vec<String> {
    let numbers = |read: fn(&str) -> Option<u32>| Some(read(first)? + 1..read(last)?);
    if let Some(numbers) = numbers(|part| part.parse().ok().filter(|number| *number < u32::MAX)) {
        return numbers.take(RANGE_MAX).map(|number| number.to_string()).collect();
    }
    let letters = |part: &str| match part.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => Some(u32::from(*letter)),
        _ => None,
    };
    // `(i) to (v)` may be letters as well as numbers: these are more usual.
    let is_roman = roman(first).is_some() && roman(last).is_some();
    if let Some(numbers) = numbers(roman).filter(|_| is_roman) {
        return numbers.take(RANGE_MAX).filter_map(in_roman).collect();
    }
    let Some(letters) = numbers(letters) else { return Vec::new() };
    letters.filter_map(char::from_u32).map(String::from).collect()
}

/// The Roman numerals, in small letters, the largest first.
const ROMAN: [(u32, &str); 9] = [
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// A number up to 399 in Roman numerals.
fn in_roman(number: u32) -> Option<String> {
    let mut left = number;
    let mut written = String::new();
    for (value, letters) in ROMAN {
        while left >= value {
            left -= value;
            written.push_str(letters);
        }
        if written.len() > 15 {
            return None;
        }
    }
    (number > 0).then_some(written)
}

/// What a part in Roman numerals, in small letters, is; nothing where it is no such number.
pub(super) fn roman(part: &str) -> Option<u32> {
    let (mut rest, mut number) = (part, 0);
    for (value, letters) in ROMAN {
        while let Some(behind) = rest.strip_prefix(letters) {
            (rest, number) = (behind, number + value);
        }
    }
    (rest.is_empty() && in_roman(number).as_deref() == Some(part)).then_some(number)
}

/// The parts of a label with the first in the other numerals: `3` for `iii`, and the reverse.
pub(crate) fn in_other_numerals(parts: &[String]) -> Option<Vec<String>> {
    let (first, rest) = parts.split_first()?;
    let number = first.parse().ok().filter(|number| *number < 400);
    let other = match number {
        Some(number) => in_roman(number)?,
        None => roman(first)?.to_string(),
    };
    Some([&[other], rest].concat())
}

/// A word as a label, in its parts: `5`, `6.2`, `14(2)`, `II`, `b`.
pub(super) fn label(written: &str, is_bracketed: bool) -> Option<Vec<String>> {
    let is_number = written.starts_with(|char: char| char.is_numeric());
    let is_roman = !written.is_empty() && written.chars().all(|char| "IVXLC".contains(char));
    let is_letter = written.chars().count() == 1
        && written
            .chars()
            .all(|char| char.is_uppercase() || (is_bracketed && char.is_alphabetic()));
    let is_roman = is_roman || (is_bracketed && written.chars().all(|char| "ivxlc".contains(char)));
    (is_number || is_roman || is_letter).then(|| parts(written))
}

/// The parts of a label, in small letters.
pub(crate) fn parts(label: &str) -> Vec<String> {
    let cut = label.split(['.', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    cut.map(str::to_lowercase).collect()
}

/// `section-ii`: a label with the word before it, without the letter of its plural.
fn with_word(word: &str, parts: &[String]) -> String {
    let word = word.strip_suffix("es").filter(|word| word.ends_with('x')).unwrap_or(word);
    let word = word.strip_suffix('s').unwrap_or(word);
    [word, "-", &parts.join(".")].concat()
}

/// The kind and the name of a heading that has a number: `Section II. Guarantees` is `section`,
/// `section-ii`.
pub(crate) fn heading_key(line: &str) -> Option<(String, String)> {
    let cut = words(line);
    let mut first = cut.iter().map(|at| &line[at.clone()]);
    let (word, number) = (first.next()?.to_lowercase(), first.next()?);
    let known = List::Words.has(&word);
    let label = label(number, false).filter(|_| known)?;
    Some((word.clone(), with_word(&word, &label)))
}
