//! How far two drafts are the same: one word, for whoever gates a signature on it.

use alloc::collections::BTreeMap;
use alloc::string::String;

use paraph_text::Draft;

use super::{Heading, Inherited, Renaming, Row, Words};
use crate::alignment::Fate;
use crate::substance::{Change, Duties, Kind, surplus};

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
        rows: &mut [Row],
        headings: &[Heading],
        inherited: &[Inherited],
    ) -> Self {
        if old.digest() == new.digest() {
            return Self::Same;
        }
        // What is told already is asked first: to read the words once more costs far more.
        if !inherited.is_empty() || rows.iter().any(is_told) || ask_to_read(rows) {
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

/// Whether a change of substance is told of a row: it came or went, or its words say something else.
fn is_told(row: &Row) -> bool {
    let is_alone = matches!(row.fate, Fate::Dropped { .. } | Fate::Added { .. });
    is_alone || row.substance.iter().any(|change| !change.to_read)
}

/// Asks to read the rows whose words have other figures, negations or modal verbs, and answers whether there
/// are any: nothing else is told of them, and whoever is told that the substance may be another must know why.
fn ask_to_read(rows: &mut [Row]) -> bool {
    let mut is_any = false;
    for row in rows.iter_mut().filter(|row| row.words == Words::Changed) {
        let [old, new] = row.redline.without_folded();
        let mut more = surplus(&old, &new);
        is_any |= !more.is_empty();
        // One of each kind says why; of what was written anew it is asked already.
        more.dedup_by_key(|change| change.kind);
        if row.substance.iter().all(|change| change.kind != Kind::Rewritten) {
            let more = more.into_iter().map(|change| Change { to_read: true, ..change });
            row.substance.extend(more);
        }
    }
    is_any
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
