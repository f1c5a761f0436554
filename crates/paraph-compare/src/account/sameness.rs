//! How far two drafts are the same: one word, for whoever gates a signature on it.

use paraph_text::Draft;

use super::{Heading, Row, Words};
use crate::alignment::Fate;
use crate::substance::surplus;

/// How far two drafts are the same, from the same text to other substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same text: title, headings, labels and words, in order. White space, line ends and the
    /// form of the file do not count.
    Same,
    /// Another layout or numbering: numbers, references that follow them, the shape of quotes and
    /// dashes, where a point is cut in two.
    Layout,
    /// The same points in another order.
    Place,
    /// Other words.
    Words,
    /// A point more or less; another figure, negation or force of a duty; another [change of
    /// substance](crate::substance), unless it is only to be read.
    Substance,
}

impl Sameness {
    pub(super) fn of(old: &Draft, new: &Draft, rows: &[Row], headings: &[Heading]) -> Self {
        if old.digest() == new.digest() {
            return Self::Same;
        }
        let of_headings = if headings.is_empty() { Self::Layout } else { Self::Words };
        rows.iter().map(row).max().unwrap_or(Self::Layout).max(of_headings)
    }
}

/// How far the words of a row are the same.
fn row(row: &Row) -> Sameness {
    let redline = &row.redline;
    match (row.fate, row.words) {
        (Fate::Dropped { .. } | Fate::Added { .. }, _) => Sameness::Substance,
        (_, Words::Changed) => {
            let is_told = row.substance.iter().any(|change| !change.kind.is_to_read());
            let differs = || !surplus(&redline.old.words, &redline.new.words).is_empty();
            if is_told || differs() { Sameness::Substance } else { Sameness::Words }
        }
        (_, Words::Folded) if redline.folded.values().any(|folded| folded.is_renaming()) => {
            Sameness::Words
        }
        _ if row.is_moved => Sameness::Place,
        _ => Sameness::Layout,
    }
}
