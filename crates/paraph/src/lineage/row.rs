//! What is proposed of one point, and what is asked about it.

use std::fmt;

use paraph_case::at_stake::Stake;
use paraph_case::view::{Shown, one_of, view};
use paraph_log::json::Value;

/// What may have become of a point, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Became {
    /// It has no place in the new text.
    Dropped,
    /// Its words went into another point, and it has no place of its own.
    Merged,
    /// It goes on in one point, and others take words from it.
    Split,
    /// It goes on in other words.
    Edited,
    /// It comes from no point of the base.
    New,
    /// It goes on in the same words, elsewhere in the order.
    Moved,
    /// It goes on in the same words, under another number.
    Renumbered,
    /// It goes on as it was.
    Kept,
}

impl Became {
    const WORDS: [(&'static str, &'static str); 8] = [
        ("dropped", "It has no place in the new text"),
        ("merged", "Its words went into another point, and it has no place of its own"),
        ("split", "It goes on in one point, and others take words from it"),
        ("edited", "It goes on in other words"),
        ("new", "It comes from no point of the base"),
        ("moved", "It goes on in the same words, elsewhere in the order"),
        ("renumbered", "It goes on in the same words, under another number"),
        ("kept", "It goes on as it was"),
    ];

    /// The word for it.
    pub(super) const fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

impl fmt::Display for Became {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Shown for Became {
    fn json(&self) -> Value {
        Value::Text(self.word().into())
    }

    fn schema() -> Value {
        one_of(&Self::WORDS)
    }
}

view! {
    /// What is proposed of one point.
    pub struct Proposed {
        /// Its label in the base; absent for a new point.
        was: Option<String>,
        /// The labels of the points that it goes on in, the one that continues it first.
        is: Vec<String>,
        /// What became of it.
        became: Became,
        /// How sure that is, in hundredths; absent where nothing is linked.
        sure: Option<u64>,
        /// What speaks for it.
        evidence: String,
        /// How its words begin.
        words: String,
        /// What would be declared of it, as lines of a lineage; none where it is asked.
        declares: Vec<String>,
        /// What only its author can say.
        asked: Vec<Question>,
        /// What hangs on it, and would be erased or stand on other words.
        at_stake: Vec<Stake>,
        /// What would change over or beside words that parties agreed to and that stay as they are.
        beside: Vec<String>,
    }
}

view! {
    /// A question, of whose answers one is so.
    pub struct Question {
        /// The answers that there are.
        answers: Vec<Answer>,
    }
}

view! {
    /// One answer to a question.
    pub struct Answer {
        /// The lines of a lineage that say so; none where nothing is to be declared.
        lines: Vec<String>,
    }
}

impl Answer {
    /// An answer of these lines.
    pub(super) fn of<const N: usize>(lines: [String; N]) -> Self {
        Self { lines: lines.into() }
    }
}

impl Proposed {
    /// Whether it has no place of its own in the new text, or may have none.
    pub(super) fn is_erased(&self) -> bool {
        matches!(self.became, Became::Dropped | Became::Merged)
    }

    /// Where it stands among all: what would be lost first, then what is asked, then what is gravest.
    pub(super) fn rank(&self) -> (u8, Became) {
        let first = match (self.became, self.asked.is_empty()) {
            (Became::Dropped, _) => 0,
            (Became::Merged, _) if !self.at_stake.is_empty() => 0,
            (_, false) => 1,
            _ => 2,
        };
        (first, self.became)
    }

    /// `7 -> 5`, `7 -> -`, `new 5`.
    pub(super) fn labels(&self) -> String {
        match (&self.was, self.is.is_empty()) {
            (None, _) => self.is.join(", "),
            (Some(was), true) => was.clone(),
            (Some(was), false) => format!("{was} -> {}", self.is.join(", ")),
        }
    }
}
