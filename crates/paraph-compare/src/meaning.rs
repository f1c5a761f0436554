//! Differences of meaning that any reader would name first: another figure, a negation more or
//! less, another force of a duty.
//!
//! Both texts are brought to one spelling before (`spelling`): `thirty days` and `30 days`
//! are one figure. What is told is what one text has and the other lacks, wherever in the text it
//! stands. It is not the judgement of a whole change: who gains or loses a duty is not said here.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use paraph_text::modals::ModalVerb;

use crate::spelling;

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A figure or a date.
    Figure,
    /// `not`, `no`, `never`, `without`.
    Negation,
    /// `shall`, `should`, `may`.
    Force,
}

/// What one text has and the other lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Of which kind.
    pub kind: Kind,
    /// What only the old text has, in its plain spelling.
    pub old: Vec<String>,
    /// What only the new text has.
    pub new: Vec<String>,
}

const NEGATIONS: [&str; 9] =
    ["not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without"];

/// The differences of meaning between two texts, figures first.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Difference> {
    let mut left: BTreeMap<(Kind, String), i32> = BTreeMap::new();
    for (text, by) in [(old, 1), (new, -1)] {
        for word in spelling::plain(text) {
            if let Some(kind) = kind(&word) {
                *left.entry((kind, word)).or_default() += by;
            }
        }
    }
    let mut found: Vec<Difference> = Vec::new();
    for ((kind, word), count) in left.into_iter().filter(|(_, count)| *count != 0) {
        if found.last().is_none_or(|last| last.kind != kind) {
            found.push(Difference { kind, old: Vec::new(), new: Vec::new() });
        }
        let Some(last) = found.last_mut() else { continue };
        let side = if count > 0 { &mut last.old } else { &mut last.new };
        for _ in 0..count.unsigned_abs() {
            side.push(word.to_string());
        }
    }
    found
}

fn kind(word: &str) -> Option<Kind> {
    if word.starts_with(|char: char| char.is_numeric()) {
        return Some(Kind::Figure);
    }
    if NEGATIONS.contains(&word) {
        return Some(Kind::Negation);
    }
    ModalVerb::ALL.iter().any(|verb| verb.word() == word).then_some(Kind::Force)
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Figure => "figure",
            Self::Negation => "negation",
            Self::Force => "force",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Vec<String> {
        let all = differences(old, new);
        let tell = |one: &Difference| {
            alloc::format!("{} {} -> {}", one.kind, one.old.join(" "), one.new.join(" "))
        };
        all.iter().map(tell).collect()
    }

    #[test]
    fn figures_negations_and_force_are_told() {
        assert_eq!(
            told("A shall pay 600.", "A may not pay 500."),
            ["figure 600 -> 500", "negation  -> not", "force shall -> may"]
        );
        assert_eq!(
            told("A leaves within ten days.", "A leaves within thirty days."),
            ["figure 10 -> 30"]
        );
        assert_eq!(told("It never ends.", "It ends."), ["negation never -> "]);
    }

    #[test]
    fn spelling_is_no_meaning() {
        assert!(told("within thirty-five days", "within 35 days").is_empty());
        assert!(told("They cannot meet", "They can not meet").is_empty());
        assert!(told("on 5 September 2014", "on September 5, 2014").is_empty());
        assert!(told("10 000 men", "10,000 men").is_empty());
    }
}
