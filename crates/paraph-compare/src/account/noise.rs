//! What would be noise in every row and is told once: references that follow the new numbers, and a
//! name that was exchanged throughout.
//!
//! Both are substitutions in the redlines: words struck out with words written in at the same
//! place. Folding hides nothing: what is folded is listed, and the run stays in the redline.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::Row;
use super::leads::Leads;
use crate::redline::Mark;
use crate::references::Reader;
use crate::substance::Change;
use crate::words::split::words;

mod exchanged;
mod followed;
mod names;
mod references;

pub use references::Shift;

/// Why a run of a redline is no edit of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// A reference that follows the new numbers.
    Reference,
    /// A name that was exchanged throughout, by its place in
    /// [`Account::renamings`](super::Account::renamings).
    Renaming(usize),
}

impl Folded {
    /// Whether it is an exchanged name.
    #[must_use]
    pub const fn is_renaming(self) -> bool {
        matches!(self, Self::Renaming(_))
    }
}

/// A name that was exchanged throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// The name that was.
    pub old: String,
    /// The name that is.
    pub new: String,
    /// How many times.
    pub count: usize,
    /// Where the names are of somebody: that somebody else is meant now, as a change of substance.
    pub change: Option<Change>,
}

/// Marks what is noise in all rows, and tells it once.
pub(super) fn fold(
    leads: &Leads<'_>,
    reader: &Reader,
    rows: &mut [Row],
) -> (Vec<Shift>, Vec<Renaming>) {
    let renamings = names::fold(&substitutions(rows), rows);
    let shifts = references::fold(leads, reader, rows);
    for row in rows.iter_mut().filter(|row| !row.redline.folded.is_empty()) {
        row.words = row.redline.words();
    }
    (shifts, renamings)
}

/// Words struck out with words written in at the same place.
struct Substitution {
    row: usize,
    /// The words that differ, as written, in the joined texts of the row.
    old: Vec<Range<usize>>,
    new: Vec<Range<usize>>,
}

impl Substitution {
    fn old_words<'a>(&'a self, rows: &'a [Row]) -> impl Iterator<Item = &'a str> {
        self.old.iter().map(move |at| &rows[self.row].redline.old.words[at.clone()])
    }

    fn new_words<'a>(&'a self, rows: &'a [Row]) -> impl Iterator<Item = &'a str> {
        self.new.iter().map(move |at| &rows[self.row].redline.new.words[at.clone()])
    }
}

fn substitutions(rows: &[Row]) -> Vec<Substitution> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for (run, pair) in row.redline.runs.windows(2).enumerate() {
            let is_folded = row.redline.folded.contains_key(&run);
            if !is_folded && pair[0].mark == Mark::Struck && pair[1].mark == Mark::Written {
                found.extend(substitution(row, at, run));
            }
        }
    }
    found
}

/// The words in which a struck and a written run differ; nothing where signs differ too, or where
/// one of them only adds to the other.
fn substitution(row: &Row, at: usize, run: usize) -> Option<Substitution> {
    let redline = &row.redline;
    let (struck, written) = (redline.runs.get(run)?, redline.runs.get(run + 1)?);
    let (one, other) = (redline.words_of(struck), redline.words_of(written));
    if !signs(one).eq(signs(other)) {
        return None;
    }
    let (old, new) = (words(one), words(other));
    let same = |a: &Range<usize>, b: &Range<usize>| one[a.clone()] == other[b.clone()];
    let before = old.iter().zip(&new).take_while(|(a, b)| same(a, b)).count();
    let (old, new) = (&old[before..], &new[before..]);
    let behind = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let (old, new) = (&old[..old.len() - behind], &new[..new.len() - behind]);
    let shift = |words: &[Range<usize>], by: usize| {
        words.iter().map(|at| at.start + by..at.end + by).collect::<Vec<_>>()
    };
    let is_exchange = !old.is_empty() && !new.is_empty();
    is_exchange.then(|| Substitution {
        row: at,
        old: shift(old, struck.old.start),
        new: shift(new, written.new.start),
    })
}

fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| !char.is_alphanumeric() && !char.is_whitespace())
}
