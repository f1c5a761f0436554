//! The passage of a point that has most of a phrase.

use alloc::vec::Vec;
use core::ops::Range;

use super::text::Part;

/// The passage of one point that has most of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The more, the better found.
    pub(super) score: u32,
    /// Its bytes, words whole.
    pub(super) at: Range<usize>,
    /// How many words of the phrase it has, in their order.
    pub(super) shared: usize,
    /// Which words of the phrase it covers, from the first to the last.
    pub(super) words: Range<usize>,
}

/// The passage of one point that has most of the phrase (a local alignment: each word that both
/// have counts for it, each that one of them lacks a little against it).
pub(super) fn nearest(sought: &[Part], here: &[Part]) -> Found {
    let mut above: Vec<Cell> = (0..=here.len()).map(Cell::empty).collect();
    let mut row = Vec::with_capacity(above.len());
    let mut best = (Cell::empty(0), 0, 0);
    for (index, word) in sought.iter().enumerate() {
        row.clear();
        row.push(Cell::empty(0));
        let mut last = Cell::empty(0);
        for (at, part) in here.iter().enumerate() {
            let skipped = above[at + 1].less().max(last.less());
            let cell = match word.number == part.number {
                true => above[at].shared_with(index).max(skipped),
                false => skipped,
            };
            last = if cell.score() == 0 { Cell::empty(at + 1) } else { cell };
            row.push(last);
            if last.score() > best.0.score() {
                best = (last, at + 1, index + 1);
            }
        }
        core::mem::swap(&mut above, &mut row);
    }
    let (cell, end, last) = best;
    let from = here.get(cell.part(FROM) as usize);
    let at = match (from, end.checked_sub(1).and_then(|last| here.get(last))) {
        (Some(first), Some(last)) if cell.score() > 0 => first.whole.start..last.whole.end,
        _ => 0..0,
    };
    let shared = cell.part(SHARED_WORDS) as usize;
    Found { score: cell.score(), at, shared, words: cell.part(FIRST) as usize..last }
}

/// A cell of a local alignment in one number, so that one comparison tells which is better: its score,
/// how many words both have, the word of the text that it began at, and the first word of the phrase.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell(u128);

/// Where the parts of a cell stand, in bits; each has 32.
const SCORE: u32 = 96;
const SHARED_WORDS: u32 = 64;
const FROM: u32 = 32;
const FIRST: u32 = 0;
/// What a word that both have counts for a passage.
const SHARED: u128 = 4;

impl Cell {
    fn empty(at: usize) -> Self {
        Self((at as u128) << FROM)
    }

    fn part(self, at: u32) -> u32 {
        u32::try_from(self.0 >> at & u128::from(u32::MAX)).unwrap_or(u32::MAX)
    }

    fn score(self) -> u32 {
        self.part(SCORE)
    }

    /// With a word that one of them lacks.
    fn less(self) -> Self {
        Self(self.0.saturating_sub(1 << SCORE))
    }

    /// With a word that both have, of the phrase the one at this place.
    fn shared_with(self, index: usize) -> Self {
        let first = if self.score() == 0 { index as u128 } else { 0 };
        Self(self.0 + (SHARED << SCORE) + (1 << SHARED_WORDS) + first)
    }
}
