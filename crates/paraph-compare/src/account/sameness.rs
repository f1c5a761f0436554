//! How far two drafts are the same: one word, for whoever gates a signature on it.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

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
        let depths =
            [old, new].map(|draft| draft.walk().map(|place| place.depth).collect::<Vec<_>>());
        let is_parted =
            |row: &Row| is_parted(&row.old, &depths[0]) || is_parted(&row.new, &depths[1]);
        let row = |of: &Row| row(of).max(if is_parted(of) { Self::Place } else { Self::Layout });
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

/// Whether others stand between the points of a row: what was cut off went past them.
fn is_parted(places: &[usize], depths: &[usize]) -> bool {
    let behind = |at: usize| {
        let within = depths[at + 1..].iter().take_while(|depth| **depth > depths[at]).count();
        at + 1 + within
    };
    let mut all = places.to_vec();
    all.sort_unstable();
    all.windows(2).any(|pair| pair[1] > pair[0] + 1 && pair[1] > behind(pair[0]))
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
