//! How far two drafts are the same: one word, for whoever gates a signature on it.

use alloc::collections::BTreeMap;
use alloc::string::String;

use paraph_text::Draft;

use super::{Heading, Inherited, Renaming, Row, Words, asked};
use crate::substance::Duties;

/// How far two drafts are the same, from the same text to other substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same text: title, headings, labels and words, in order. White space, line ends and the
    /// form of the file do not count.
    Same,
    /// Another layout or numbering: numbers, references that follow them, the shape of quotes and
    /// dashes, where a point is cut in two. A reference that no longer leads where it led is
    /// [`Substance`](Self::Substance).
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
    pub(super) fn of(
        old: &Draft,
        new: &Draft,
        rows: &[Row],
        headings: &[Heading],
        inherited: &[Inherited],
    ) -> Self {
        if old.digest() == new.digest() {
            return Self::Same;
        }
        if !inherited.is_empty() || rows.iter().any(asked::is_told) {
            return Self::Substance;
        }
        let of_headings = if headings.is_empty() { Self::Layout } else { Self::Words };
        rows.iter().map(row).max().unwrap_or(Self::Layout).max(of_headings)
    }

    /// The same, knowing who has which duties, and whose names are others now: where no word is another and somebody
    /// gained or lost a duty, it stands under other words now, and the substance is another.
    pub(super) fn with(self, duties: &BTreeMap<String, Duties>, renamings: &[Renaming]) -> Self {
        let is_shifted = duties.values().any(|of| of.gained + of.lost > 0);
        let is_another = renamings.iter().any(|one| one.change.is_some());
        if is_another || is_shifted && matches!(self, Self::Layout | Self::Place) {
            Self::Substance
        } else {
            self
        }
    }
}

/// How far the words of a row are the same whose substance is.
fn row(row: &Row) -> Sameness {
    let is_renamed = || row.redline.folded.values().any(|folded| folded.is_renaming());
    match row.words {
        Words::Changed => Sameness::Words,
        Words::Folded if is_renamed() => Sameness::Words,
        _ if row.is_moved => Sameness::Place,
        _ => Sameness::Layout,
    }
}
