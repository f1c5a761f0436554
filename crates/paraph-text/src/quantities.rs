//! Quantities: the figures in the words of a point, with bound, unit and circumstance.
//!
//! | written | bound | value | unit | circumstance |
//! |---|---|---|---|---|
//! | `limited to 800,000 persons in peacetime` | at most | 800000 | `persons` | `in peacetime` |
//! | `at least [50][70] km` | at least, twice | 50, 70 | `km` | |
//! | `EUR 2,5 million per year` | | 2500000 | `EUR` | `per year` |
//! | `within thirty (30) days` | at most | 30 | `days` | |
//! | `of 100 mm and more` | at least | 100 | `mm` | |
//!
//! Everything is kept as written, and nothing is converted: `persons` and `units` are two units,
//! `2 weeks` is not 14 days. The unit of a figure in digits is the word behind it, whatever that
//! is, unless it is one of the small words of the language; a number in letters counts only before
//! a unit that is known here. The circumstance is what follows in the same clause. In a bracket,
//! bound and unit may stand outside, directly before and behind it.
//!
//! Left out: dates, years, hours, ordinals, references (`Article 5`, `2003/87/EC`, `day 5`), and
//! numbers of more than 38 digits. A range is two figures. This is for English; what a figure means
//! for an agreement is not judged here.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use crate::brackets::{Passage, Piece};

mod figure;
mod phrase;

pub use figure::Decimal;

/// A figure with its bound, unit and circumstance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Where the figure stands: bytes of the point's text.
    pub at: Range<usize>,
    /// The figure as written, with its scale: `2,5 million`, `thirty`.
    pub figure: String,
    /// From which side the value bounds.
    pub bound: Bound,
    /// The value, exact.
    pub value: Decimal,
    /// The unit as written: `persons`, `km`, `EUR`, `%`.
    pub unit: Option<String>,
    /// The words behind it in the same clause, in one line; perhaps none.
    pub circumstance: String,
}

/// From which side a value bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// No word says so: `800,000 persons`.
    Unstated,
    /// `exactly`
    Exactly,
    /// `at least`, `not less than`, `a minimum of`, `or more`
    AtLeast,
    /// `at most`, `not more than`, `up to`, `not exceeding`, `limited to`, `within`, `or less`
    AtMost,
    /// `more than`, `over`, `exceeding`
    MoreThan,
    /// `less than`, `fewer than`, `below`
    LessThan,
    /// `about`, `approximately`
    About,
}

/// How much of the words before and behind a bracket is looked at, in bytes.
const AROUND_BYTES_MAX: usize = 200;

/// The quantities in a text, in its order.
pub(crate) fn of(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    visit(text, &Passage::of(text), "", "", &mut found);
    found
}

/// Finds the quantities of a passage that stands between two pieces of words.
fn visit(text: &str, passage: &Passage<'_>, before: &str, behind: &str, found: &mut Vec<Quantity>) {
    let words_at = |index: usize| match passage.pieces().get(index) {
        Some(Piece::Words(words)) => *words,
        Some(Piece::Stack(_)) | None => "",
    };
    let count = passage.pieces().len();
    for (index, piece) in passage.pieces().iter().enumerate() {
        let is_first = index == 0;
        let is_last = index + 1 == count;
        match piece {
            Piece::Words(words) => {
                let before = if is_first { before } else { "" };
                let behind = if is_last { behind } else { "" };
                // The words are a slice of the text, so their distance is where they stand.
                let start = words.as_ptr().addr() - text.as_ptr().addr();
                let context = [before, words, behind].concat();
                let own = before.len()..before.len() + words.len();
                for mut quantity in phrase::quantities(&context, own.clone()) {
                    let place = |at: usize| start + at.min(own.end) - own.start;
                    quantity.at = place(quantity.at.start)..place(quantity.at.end);
                    found.push(quantity);
                }
            }
            Piece::Stack(stack) => {
                let before = if is_first { before } else { words_at(index - 1) };
                let behind = if is_last { behind } else { words_at(index + 1) };
                for alternative in stack.alternatives() {
                    visit(text, alternative.passage(), tail(before), head(behind), found);
                }
            }
        }
    }
}

fn head(words: &str) -> &str {
    &words[..words.floor_char_boundary(AROUND_BYTES_MAX)]
}

fn tail(words: &str) -> &str {
    &words[words.ceil_char_boundary(words.len().saturating_sub(AROUND_BYTES_MAX))..]
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unstated => "",
            Self::Exactly => "exactly",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
            Self::About => "about",
        })
    }
}

/// Prints `at most 800000 persons, in peacetime`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.bound != Bound::Unstated {
            write!(f, "{} ", self.bound)?;
        }
        write!(f, "{}", self.value)?;
        if let Some(unit) = &self.unit {
            write!(f, " {unit}")?;
        }
        if self.circumstance.is_empty() { Ok(()) } else { write!(f, ", {}", self.circumstance) }
    }
}
