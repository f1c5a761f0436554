//! Phrases that left one row for another: struck out here, written in there.
//!
//! Inside a row the redline finds what moved. Between rows it is found here, over the whole of both
//! drafts, so that a sentence which went from one point into another is not taken for a loss and a
//! novelty. What stands in many places is no phrase that went anywhere, and is passed over.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

use super::Row;
use crate::redline::Mark;
use crate::words::{Vocabulary, Word, WordId};

/// A phrase that stands in another row now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Where it was struck out, in the old words of a row.
    pub old: Spot,
    /// Where it was written in, in the new words of another.
    pub new: Spot,
    /// How many words it has.
    pub words: usize,
}

/// A stretch of the joined words of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The row, by its place in [`Account::rows`](super::Account::rows).
    pub row: usize,
    /// Its bytes.
    pub at: Range<usize>,
}

/// The fewest words that are a phrase: `the United States and Russia` is a name, not a phrase that
/// went anywhere.
const WORDS_MIN: usize = 7;
/// How many words are looked up at once.
const SEED: usize = 4;
/// A row of words that was written in more often than this went nowhere in particular.
const TIMES_MAX: usize = 4;

/// A run that is longer, in bytes, is no phrase: it is of a text that was too long to be compared.
const RUN_MAX: usize = 1 << 20;

/// A run's words, with where it stands.
struct Stretch {
    row: usize,
    start: usize,
    words: Vec<Word>,
}

/// Finds the phrases that went from row to row.
pub(super) fn between(rows: &[Row]) -> Vec<Carried> {
    let mut vocabulary = Vocabulary::default();
    let struck = stretches(rows, Mark::Struck, &mut vocabulary);
    let written = stretches(rows, Mark::Written, &mut vocabulary);
    let mut seeds: BTreeMap<Vec<WordId>, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, stretch) in written.iter().enumerate() {
        for (start, seed) in stretch.words.windows(SEED).enumerate() {
            seeds.entry(ids(seed)).or_default().push((at, start));
        }
    }
    seeds.retain(|_, places| places.len() <= TIMES_MAX);
    struck.iter().flat_map(|stretch| carried(stretch, &written, &seeds)).collect()
}

fn stretches(rows: &[Row], mark: Mark, vocabulary: &mut Vocabulary) -> Vec<Stretch> {
    let mut found = Vec::new();
    for (row, told) in rows.iter().enumerate() {
        for (at, run) in told.redline.runs.iter().enumerate() {
            let is_long = run.old.len().max(run.new.len()) > RUN_MAX;
            if run.mark != mark || is_long || !told.redline.is_edit(at) {
                continue;
            }
            let words = vocabulary.read(told.redline.words_of(run));
            let start = if mark == Mark::Struck { run.old.start } else { run.new.start };
            if words.len() >= WORDS_MIN {
                found.push(Stretch { row, start, words });
            }
        }
    }
    found
}

fn ids(words: &[Word]) -> Vec<WordId> {
    words.iter().map(|word| word.id).collect()
}

/// The phrases of a struck stretch that were written in elsewhere, the longest at each place.
fn carried(
    struck: &Stretch,
    written: &[Stretch],
    seeds: &BTreeMap<Vec<WordId>, Vec<(usize, usize)>>,
) -> Vec<Carried> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(seed) = struck.words.get(at..at + SEED) {
        let places = seeds.get(&ids(seed)).map(Vec::as_slice).unwrap_or_default();
        let elsewhere = places.iter().filter(|(place, _)| written[*place].row != struck.row);
        let long = |(place, start): &(usize, usize)| {
            let (here, there) = (&struck.words[at..], &written[*place].words[*start..]);
            let count = here.iter().zip(there).take_while(|(a, b)| a.id == b.id).count();
            (count, *place, *start)
        };
        let best = elsewhere.map(long).max_by_key(|(count, ..)| *count);
        match best.filter(|(count, ..)| *count >= WORDS_MIN) {
            Some((count, place, start)) => {
                let (old, new) = (spot(struck, at, count), spot(&written[place], start, count));
                found.push(Carried { old, new, words: count });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

fn spot(stretch: &Stretch, from: usize, count: usize) -> Spot {
    let words = stretch.words.get(from..from + count).unwrap_or_default();
    let start = words.first().map_or(0, |word| word.at().start);
    let end = words.last().map_or(0, |word| word.at().end);
    Spot { row: stretch.row, at: stretch.start + start..stretch.start + end }
}
