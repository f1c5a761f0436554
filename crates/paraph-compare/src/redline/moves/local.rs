//! The most alike parts of two stretches: a local alignment (T. F. Smith and M. S. Waterman,
//! Identification of common molecular subsequences, 1981).

use alloc::vec::Vec;
use core::ops::Range;

use super::Found;
use crate::redline::atoms::{Atom, Pause};

/// The largest table of one alignment; longer stretches are left as they are.
const CELLS_MAX: usize = 1 << 20;

/// A cell of a local alignment in one number, so that one comparison tells which is better: its
/// score, and in the last [`PLACE_BITS`] bits the cell in which the alignment that ends in it began.
type Cell = u64;

/// Enough for every cell of the largest table.
const PLACE_BITS: u32 = CELLS_MAX.ilog2() + 1;

/// The most alike parts of two stretches, and how much they have in common, in ink.
pub(super) fn local(
    old: &[Atom],
    new: &[Atom],
    from: &Range<usize>,
    to: &Range<usize>,
) -> Option<(u32, Found)> {
    let (a, b) = (&old[from.clone()], &new[to.clone()]);
    let width = b.len() + 1;
    if (a.len() + 1).saturating_mul(width) > CELLS_MAX {
        return None;
    }
    let (end, cell) = heaviest(a, b);
    let score = cell >> PLACE_BITS;
    let begin = usize::try_from(cell & ((1 << PLACE_BITS) - 1)).unwrap_or(0);
    let found = Found {
        old: from.start + begin / width..from.start + end.0,
        new: to.start + begin % width..to.start + end.1,
    };
    let ink = u32::try_from(score).unwrap_or(u32::MAX);
    (ink > 0).then(|| (ink, whole_sentences(old, new, (from, to), found, ink)))
}

/// Fills the table, a row at a time; gives the first heaviest cell and where it is.
fn heaviest(a: &[Atom], b: &[Atom]) -> ((usize, usize), Cell) {
    let width = b.len() + 1;
    let start = |i: usize, j: usize| (i * width + j) as Cell;
    let ink = |atom: &Atom| Cell::from(atom.ink) << PLACE_BITS;
    let weights: Vec<(u32, Cell)> = b.iter().map(|atom| (atom.id, ink(atom))).collect();
    // Of the row above until it is written over.
    let mut row: Vec<Cell> = (0..width).map(|j| start(0, j)).collect();
    let (mut best, mut end) = (0, (0, 0));
    for (i, atom) in (1..).zip(a) {
        let own = ink(atom);
        let mut corner = core::mem::replace(&mut row[0], start(i, 0));
        let mut left = row[0];
        for ((j, cell), (id, weight)) in (1..).zip(&mut row[1..]).zip(&weights) {
            let above = *cell;
            let mut here = above.saturating_sub(own).max(left.saturating_sub(*weight));
            if atom.id == *id {
                let kept = corner + own;
                // Of alignments of one score the longer row of kept atoms is taken.
                here = if kept >> PLACE_BITS >= here >> PLACE_BITS { kept } else { here };
            }
            left = if here >> PLACE_BITS == 0 { start(i, j) } else { here };
            if left >> PLACE_BITS > best >> PLACE_BITS {
                (best, end) = (left, (i, j));
            }
            (corner, *cell) = (above, left);
        }
    }
    (end, best)
}

/// A phrase with the beginning and the end of its sentence, where they are short beside it: they
/// moved with it, in other words.
fn whole_sentences(
    old: &[Atom],
    new: &[Atom],
    (from, to): (&Range<usize>, &Range<usize>),
    found: Found,
    ink: u32,
) -> Found {
    let is_little = |a: Range<usize>, b: Range<usize>| {
        let of = |atoms: &[Atom]| atoms.iter().map(|atom| atom.ink).sum::<u32>();
        of(&old[a]) + of(&new[b]) <= ink / 2
    };
    let Found { old: mut a, new: mut b } = found;
    let starts = (sentence_start(old, from, a.start), sentence_start(new, to, b.start));
    if is_little(starts.0..a.start, starts.1..b.start) {
        (a.start, b.start) = starts;
    }
    let ends = (sentence_end(old, from, a.end), sentence_end(new, to, b.end));
    if is_little(a.end..ends.0, b.end..ends.1) {
        (a.end, b.end) = ends;
    }
    Found { old: a, new: b }
}

fn sentence_start(atoms: &[Atom], stretch: &Range<usize>, at: usize) -> usize {
    let before = &atoms[stretch.start..at];
    let end = before.iter().rposition(|atom| atom.pause == Pause::Sentence);
    end.map_or(stretch.start, |end| stretch.start + end + 1)
}

fn sentence_end(atoms: &[Atom], stretch: &Range<usize>, at: usize) -> usize {
    // From the phrase's own last atom: it may be the end of the sentence already.
    let rest = &atoms[at - 1..stretch.end];
    let end = rest.iter().position(|atom| atom.pause == Pause::Sentence);
    end.map_or(stretch.end, |end| at + end)
}
