//! The field: all candidates, found by row (an old point), by column (a new one) and by place.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::candidates::{self, Candidate};
use crate::kin::Kinships;
use crate::side::Side;
use crate::terms::Terms;

/// The candidates between two sides.
pub(crate) struct Field {
    pub(crate) old: Side,
    pub(crate) new: Side,
    pub(crate) terms: [Terms; 2],
    /// How many terms there are.
    pub(crate) term_count: usize,
    /// In the order of the old points, then of the new.
    pub(crate) candidates: Vec<Candidate>,
    /// Whether the commonest terms were not looked up.
    pub(crate) is_bounded: bool,
    pub(crate) kinships: Kinships,
    rows: Vec<Range<usize>>,
    /// The candidates of each new point: ranges of `by_column`.
    columns: Vec<Range<usize>>,
    by_column: Vec<usize>,
}

impl Field {
    pub(crate) fn of(old: Side, new: Side) -> Self {
        let (terms, term_count) = Terms::of([&old, &new]);
        let (candidates, is_bounded) = candidates::find(&old, &new, &terms, term_count);
        let rows = ranges(candidates.iter().map(|one| one.old), old.points.len());
        let columns = ranges(candidates.iter().map(|one| one.new), new.points.len());
        let mut next: Vec<usize> = columns.iter().map(|column| column.start).collect();
        let mut by_column = vec![0; candidates.len()];
        for (at, one) in candidates.iter().enumerate() {
            by_column[next[one.new]] = at;
            next[one.new] += 1;
        }
        let kinships = Kinships::of([&old, &new], (&terms, term_count), &candidates);
        Self {
            old,
            new,
            terms,
            term_count,
            candidates,
            is_bounded,
            kinships,
            rows,
            columns,
            by_column,
        }
    }

    /// The candidates of an old point, by number.
    pub(crate) fn row(&self, old: usize) -> Range<usize> {
        self.rows[old].clone()
    }

    /// The candidates of a new point, by number.
    pub(crate) fn column(&self, new: usize) -> &[usize] {
        &self.by_column[self.columns[new].clone()]
    }
}

/// Where each number from 0 on stands, once they are sorted.
fn ranges(numbers: impl Iterator<Item = usize>, count: usize) -> Vec<Range<usize>> {
    let mut counts = vec![0_usize; count];
    for number in numbers {
        counts[number] += 1;
    }
    let mut end = 0;
    let range = |count: usize| {
        end += count;
        end - count..end
    };
    counts.into_iter().map(range).collect()
}
