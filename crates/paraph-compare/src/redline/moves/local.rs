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
///
/// Most cells are of no alignment: their score is nothing, and one that goes on from there begins there. They
/// are not looked at, only those that were reached or hold two equal atoms.
fn heaviest(a: &[Atom], b: &[Atom]) -> ((usize, usize), Cell) {
    let columns = Columns::of(b);
    let (mut best, mut end) = (0, (0, 0));
    let mut above: Vec<Reached> = Vec::new();
    let mut row: Vec<Reached> = Vec::new();
    for (i, atom) in (1..).zip(a) {
        row.clear();
        columns.fill(i, atom, &above, &mut row);
        for here in &row {
            if here.cell >> PLACE_BITS > best >> PLACE_BITS {
                (best, end) = (here.cell, (i, here.column));
            }
        }
        core::mem::swap(&mut above, &mut row);
    }
    (end, best)
}

/// A cell with a score, or none: then its number is 0.
#[derive(Clone, Copy)]
struct Reached {
    column: usize,
    cell: Cell,
}

const NOWHERE: Reached = Reached { column: usize::MAX, cell: 0 };

/// The atoms of the new text, each in a column of its own from the second on.
struct Columns {
    weights: Vec<Cell>,
    /// The number of each atom with its column, sorted.
    sorted: Vec<(u32, usize)>,
}

impl Columns {
    fn of(b: &[Atom]) -> Self {
        let mut sorted: Vec<(u32, usize)> = b.iter().map(|atom| atom.id).zip(1..).collect();
        sorted.sort_unstable();
        Self { weights: b.iter().map(weight).collect(), sorted }
    }

    /// The cells with a score in the row of an atom, from those in the row above it.
    fn fill(&self, i: usize, atom: &Atom, above: &[Reached], row: &mut Vec<Reached>) {
        let own = weight(atom);
        let width = self.weights.len() + 1;
        let first = self.sorted.partition_point(|(other, _)| *other < atom.id);
        let mut equals = self.sorted[first..].iter().take_while(|(other, _)| *other == atom.id);
        let mut next_equal = || equals.next().map_or(usize::MAX, |(_, column)| *column);
        let mut above = above.iter().copied();
        let mut next_above = || above.next().unwrap_or(NOWHERE);
        let (mut equal, mut over) = (next_equal(), next_above());
        // The cells to the left of the next one: in the row above, and in this row.
        let (mut corner, mut left) = (NOWHERE, NOWHERE);
        loop {
            let behind = if left.cell > 0 { left.column + 1 } else { usize::MAX };
            let column = over.column.min(equal).min(behind);
            let Some(weight) = column.checked_sub(1).and_then(|at| self.weights.get(at)) else {
                return;
            };
            let mut here = if behind == column { left.cell.saturating_sub(*weight) } else { 0 };
            let mut passed = NOWHERE;
            if over.column == column {
                here = here.max(over.cell.saturating_sub(own));
                passed = core::mem::replace(&mut over, next_above());
            }
            if equal == column {
                let begun = ((i - 1) * width + column - 1) as Cell;
                let is_corner = corner.column == column - 1;
                let kept = own + if is_corner { corner.cell } else { begun };
                // Of alignments of one score the longer row of kept atoms is taken.
                here = if kept >> PLACE_BITS >= here >> PLACE_BITS { kept } else { here };
                equal = next_equal();
            }
            corner = passed;
            left = if here >> PLACE_BITS > 0 { Reached { column, cell: here } } else { NOWHERE };
            if left.cell > 0 {
                row.push(left);
            }
        }
    }
}

/// What an atom weighs in a cell.
fn weight(atom: &Atom) -> Cell {
    Cell::from(atom.ink) << PLACE_BITS
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

#[cfg(test)]
mod tests {
    use alloc::vec;

    use proptest::prelude::*;

    use super::*;
    use crate::redline::atoms::Names;

    /// The same with every cell of the table looked at.
    fn of_whole_table(a: &[Atom], b: &[Atom]) -> ((usize, usize), Cell) {
        let width = b.len() + 1;
        let start = |i: usize, j: usize| (i * width + j) as Cell;
        let mut above: Vec<Cell> = (0..width).map(|j| start(0, j)).collect();
        let (mut best, mut end) = (0, (0, 0));
        for i in 1..=a.len() {
            let mut row = vec![start(i, 0)];
            for j in 1..width {
                let (own, other) = (weight(&a[i - 1]), weight(&b[j - 1]));
                let mut here = above[j].saturating_sub(own).max(row[j - 1].saturating_sub(other));
                if a[i - 1].id == b[j - 1].id {
                    let kept = above[j - 1] + own;
                    here = if kept >> PLACE_BITS >= here >> PLACE_BITS { kept } else { here };
                }
                row.push(if here >> PLACE_BITS == 0 { start(i, j) } else { here });
                if row[j] >> PLACE_BITS > best >> PLACE_BITS {
                    (best, end) = (row[j], (i, j));
                }
            }
            above = row;
        }
        (end, best)
    }

    proptest! {
        #[test]
        fn the_heaviest_is_that_of_the_whole_table(
            old in "([a-d]{1,3}|[a-b]{12}|10|,|\\.| ){0,80}",
            new in "([a-d]{1,3}|[a-b]{12}|10|,|\\.| ){0,80}",
        ) {
            let mut names = Names::default();
            let (old, new) = (names.atoms(&old), names.atoms(&new));
            prop_assert_eq!(heaviest(&old, &new), of_whole_table(&old, &new));
        }
    }
}
