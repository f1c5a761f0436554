//! What would be noise in every row and is told once: references that follow the new numbers, and a
//! name that was exchanged throughout.
//!
//! Both are substitutions in the redlines: words struck out with words written in at the same
//! place. Folding hides nothing: what is folded is listed, and the run stays in the redline.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::Row;
use crate::alignment::Alignment;
use crate::redline::Mark;
use crate::words::split::words;

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
}

/// A name is taken to be exchanged throughout from so many times on.
const NAME_TIMES_MIN: usize = 2;
/// A term in small letters needs more: it may be an ordinary word.
const TERM_TIMES_MIN: usize = 3;
/// How many exchanged names are looked for, those found most often first.
const RENAMINGS_MAX: usize = 40;
/// Words in small letters of which no exchange is a renaming: it could change what is meant.
const NEVER_TERMS: &str = include_str!("../../data/never-terms.txt");

/// Marks what is noise in all rows, and tells it once.
pub(super) fn fold(alignment: &Alignment, rows: &mut [Row]) -> (Vec<Shift>, Vec<Renaming>) {
    let found = substitutions(rows);
    let shifts = references::fold(alignment, &found, rows);
    let renamings = rename(&found, rows);
    for row in rows.iter_mut().filter(|row| !row.redline.folded.is_empty()) {
        row.words = row.redline.words();
    }
    (shifts, renamings)
}

/// Words struck out with words written in at the same place.
struct Substitution {
    row: usize,
    /// The place of the struck run; the written one is the next.
    run: usize,
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
            if pair[0].mark == Mark::Struck && pair[1].mark == Mark::Written {
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
        run,
        old: shift(old, struck.old.start),
        new: shift(new, written.new.start),
    })
}

fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| !char.is_alphanumeric() && !char.is_whitespace())
}

/// Folds the names that were exchanged throughout.
fn rename(found: &[Substitution], rows: &mut [Row]) -> Vec<Renaming> {
    let mut by_names: BTreeMap<[Vec<String>; 2], Vec<&Substitution>> = BTreeMap::new();
    for one in found.iter().filter(|one| !rows[one.row].redline.folded.contains_key(&one.run)) {
        let small = |word: &str| word.to_lowercase();
        let names =
            [one.old_words(rows).map(small).collect(), one.new_words(rows).map(small).collect()];
        by_names.entry(names).or_default().push(one);
    }
    let mut often: Vec<_> =
        by_names.into_iter().filter(|(_, all)| all.len() >= NAME_TIMES_MIN).collect();
    often.sort_by_key(|(_, all)| core::cmp::Reverse(all.len()));
    often.truncate(RENAMINGS_MAX);
    let mut renamings = Vec::new();
    for ([old, _], all) in often {
        if !is_renaming(&all, rows) || still_used(&old, rows) * 10 > all.len() {
            continue;
        }
        let Some(first) = all.first() else { continue };
        renamings.push(Renaming {
            old: first.old_words(rows).collect::<Vec<_>>().join(" "),
            new: first.new_words(rows).collect::<Vec<_>>().join(" "),
            count: all.len(),
        });
        for one in all {
            let folded = &mut rows[one.row].redline.folded;
            folded.insert(one.run, Folded::Renaming(renamings.len() - 1));
            folded.insert(one.run + 1, Folded::Renaming(renamings.len() - 1));
        }
    }
    renamings
}

/// Whether words that were exchanged so often are a name or a term, on both sides.
fn is_renaming(all: &[&Substitution], rows: &[Row]) -> bool {
    let is_name = |one: &Substitution| {
        one.old_words(rows).any(is_capital) && one.new_words(rows).any(is_capital)
    };
    let is_term = |word: &str| {
        let small = word.to_lowercase();
        let is_plain = word.chars().all(|char| char.is_alphabetic() || char == '-');
        is_plain && !NEVER_TERMS.lines().any(|never| never == small)
    };
    let holds_terms =
        |one: &&Substitution| one.old_words(rows).chain(one.new_words(rows)).all(is_term);
    all.iter().all(holds_terms)
        && (all.len() >= TERM_TIMES_MIN || all.iter().all(|one| is_name(one)))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|char| char.is_uppercase() || !char.is_lowercase())
}

/// How often the words stand in the new draft all the same.
fn still_used(old: &[String], rows: &[Row]) -> usize {
    let times = |row: &Row| {
        let text = &row.redline.new.words;
        let places = words(text);
        let is_here = |window: &&[Range<usize>]| {
            window.iter().zip(old).all(|(at, word)| text[at.clone()].to_lowercase() == *word)
        };
        places.windows(old.len()).filter(is_here).count()
    };
    rows.iter().map(times).sum()
}
