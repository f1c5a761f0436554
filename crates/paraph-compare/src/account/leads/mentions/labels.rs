//! Labels as references write them: `5`, `14(2)(a)`, `Annex B`, and the ranges between them.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Mention, WORDS};
use crate::words::split::words;

/// The most labels of a range that are named with its ends.
const RANGE_MAX: usize = 100;
/// A label as it is written, cut into its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::account::leads) struct Label {
    /// How the label of the point may be spelled, in parts and in small letters, what is tried first
    /// standing first: `Annex B` as `annex-b` and as `b`; `14(2)(a)` as `14`, `2`, `a`.
    pub(in crate::account::leads) readings: Vec<Vec<String>>,
    /// With the word before it, in the singular: `section-ii`, `annex-b`.
    pub(in crate::account::leads) with_word: String,
}

/// Labels inside of what another reference names; nothing where that names nothing.
pub(super) fn inside(labels: &mut Vec<Label>, outer: &Mention) {
    let Some(whole) = outer.labels.last().filter(|_| outer.labels.len() == 1) else {
        labels.clear();
        return;
    };
    for label in labels {
        let own = label.readings.last().cloned().unwrap_or_default();
        let readings = whole.readings.iter().map(|whole| [whole.as_slice(), &own].concat());
        label.readings = readings.collect();
        label.with_word = [&*whole.with_word, ".", &label.with_word].concat();
    }
}

/// `3 to 6` names 4 and 5, too.
pub(super) fn between(labels: &mut Vec<Label>, last: &Label) {
    let number = |label: &Label| label.readings.last()?.last()?.parse::<u32>().ok();
    let Some(before) = labels.last().cloned() else { return };
    let (Some(first), Some(end)) = (number(&before), number(last)) else { return };
    for number in (first + 1..end).take(RANGE_MAX) {
        let mut label = before.clone();
        for part in label.readings.iter_mut().filter_map(|reading| reading.last_mut()) {
            *part = number.to_string();
        }
        labels.push(label);
    }
}

/// A word as a label, in its parts: `5`, `6.2`, `14(2)`, `II`, `b`.
pub(super) fn label(written: &str, is_bracketed: bool) -> Option<Vec<String>> {
    let is_number = written.starts_with(|char: char| char.is_numeric());
    let is_roman = written.chars().all(|char| "IVXLC".contains(char));
    let is_letter = written.chars().count() == 1
        && written
            .chars()
            .all(|char| char.is_uppercase() || (is_bracketed && char.is_alphabetic()));
    let is_roman = is_roman || (is_bracketed && written.chars().all(|char| "ivxlc".contains(char)));
    (is_number || is_roman || is_letter).then(|| parts(written))
}

/// The parts of a label, in small letters.
pub(in crate::account::leads) fn parts(label: &str) -> Vec<String> {
    let cut = label.split(['.', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    cut.map(str::to_lowercase).collect()
}

/// `section-ii`: a label with the word before it, without the letter of its plural.
pub(super) fn with_word(word: &str, parts: &[String]) -> String {
    let word = word.strip_suffix("es").filter(|word| word.ends_with('x')).unwrap_or(word);
    let word = word.strip_suffix('s').unwrap_or(word);
    [word, "-", &parts.join(".")].concat()
}

/// The kind and the name of a heading that has a number: `Section II. Guarantees` is `section`,
/// `section-ii`.
pub(in crate::account::leads) fn heading_key(line: &str) -> Option<(String, String)> {
    let cut = words(line);
    let mut first = cut.iter().map(|at| &line[at.clone()]);
    let (word, number) = (first.next()?.to_lowercase(), first.next()?);
    let known = WORDS.lines().any(|known| known == word);
    let label = label(number, false).filter(|_| known)?;
    Some((word.clone(), with_word(&word, &label)))
}
