//! Candidates: the pairs of points that share enough words to be looked at.
//!
//! An index from terms to old points is walked once for each new point. What shares next to
//! nothing is never touched, so that the work grows with what the drafts have in common and not
//! with the product of their sizes.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use crate::fixed::ONE;
use crate::side::Side;
use crate::terms::{Terms, Weight};
use crate::words::WordId;

mod index;

use index::{Index, Sum, Sums};

/// An old and a new point that may belong together, and how alike their words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) old: usize,
    pub(crate) new: usize,
    /// The cosine between their terms.
    pub(crate) cosine: i32,
    /// How much of the old and of the new point's words stands in the other, by weight.
    pub(crate) words: [i32; 2],
    /// The same of their word pairs.
    pub(crate) pairs: [i32; 2],
    /// What the shared pairs weigh, in thousandths.
    pub(crate) overlap: u64,
    /// How many terms they share that stand in no other point.
    pub(crate) unique: u32,
    /// Whether they have the same words in the same order.
    pub(crate) is_same: bool,
}

/// A candidate has so much of the pairs of one of its points, in thousandths, or a cosine that is high enough.
const SHARE_MIN: u64 = 150;
/// How many candidates a new point has. More of them change no fate that is told, and cost time.
const POINT_CANDIDATES_MAX: usize = 24;

/// All candidates, in the order of the old points, then of the new; and whether the commonest terms
/// were left out.
pub(crate) fn find(
    old: &Side,
    new: &Side,
    terms: &[Terms; 2],
    count: usize,
) -> (Vec<Candidate>, bool) {
    let index = Index::of(terms, count);
    let counts = [old.points.len(), new.points.len()];
    let mut sums = Sums::new(old.points.len());
    let mut found = Vec::new();
    let mut near: Vec<Near> = Vec::new();
    let least = |weight: &Weight| SHARE_MIN * weight.of_pairs.max(1);
    let least_of_old: Vec<u64> = terms[0].weights.iter().map(least).collect();
    for (place, held) in terms[1].iter().enumerate() {
        let weights = |old_place: usize| [terms[0].weights[old_place], terms[1].weights[place]];
        let least_of_new = least(&terms[1].weights[place]);
        near.clear();
        sums.walk(&index, held, |old_place, sum| {
            if sum.is_worth_it(least_of_new.min(least_of_old[old_place])) {
                near.push(Near::of(sum, old_place, place, counts));
            }
        });
        keep_best(&mut near);
        found.extend(near.iter().map(|near| {
            let is_same = old.points[near.old].reads_as(&new.points[place]);
            Candidate { is_same, ..near.sum.candidate(near.old, place, weights(near.old)) }
        }));
    }
    add_equal(old, new, &mut found);
    (in_order(&found, old.points.len()), index.is_bounded)
}

/// Candidates in the order of the old points, then of the new, in which nearly all stand already.
fn in_order(found: &[Candidate], olds: usize) -> Vec<Candidate> {
    let mut counts = vec![0; olds + 1];
    for one in found {
        counts[one.old + 1] += 1;
    }
    for at in 0..olds {
        counts[at + 1] += counts[at];
    }
    let mut next = counts.clone();
    let Some(first) = found.first() else { return Vec::new() };
    let mut sorted = vec![*first; found.len()];
    for one in found {
        sorted[next[one.old]] = *one;
        next[one.old] += 1;
    }
    for row in counts.windows(2) {
        let row = &mut sorted[row[0]..row[1]];
        if !row.is_sorted_by_key(|one| one.new) {
            row.sort_unstable_by_key(|one| one.new);
        }
    }
    sorted
}

/// An old point that may be a candidate of the new point whose turn it is.
#[derive(Clone, Copy)]
struct Near {
    old: usize,
    /// How far it stands from the new point's place, in parts of both drafts' lengths.
    apart: usize,
    cosine: i32,
    sum: Sum,
}

impl Near {
    fn of(sum: Sum, old: usize, new: usize, [olds, news]: [usize; 2]) -> Self {
        Self { old, apart: (old * news).abs_diff(new * olds), cosine: sum.cosine(), sum }
    }
}

/// Keeps the most alike of the candidates of one new point; of equals those at the nearest place.
///
/// Where every point is like every other, each new point has them all: they are not sorted, but
/// divided once, and only those that are kept are looked at more closely.
fn keep_best(near: &mut Vec<Near>) {
    if near.len() > POINT_CANDIDATES_MAX {
        let rank = |near: &Near| (core::cmp::Reverse(near.cosine), near.apart, near.old);
        near.select_nth_unstable_by_key(POINT_CANDIDATES_MAX, rank);
        near.truncate(POINT_CANDIDATES_MAX);
    }
}

/// Pairs equal texts that were not found to be equal, in order, the first with the first: those that
/// have no words, and those that are so common that no term of theirs was looked at.
fn add_equal(old: &Side, new: &Side, found: &mut Vec<Candidate>) {
    let mut is_paired = [vec![false; old.points.len()], vec![false; new.points.len()]];
    for one in found.iter().filter(|one| one.is_same) {
        is_paired[0][one.old] = true;
        is_paired[1][one.new] = true;
    }
    let mut texts: BTreeMap<Vec<WordId>, [Vec<usize>; 2]> = BTreeMap::new();
    for (side, points) in [&old.points, &new.points].into_iter().enumerate() {
        for (place, ready) in points.iter().enumerate() {
            if !ready.is_vacant && !is_paired[side][place] {
                texts.entry(ready.ids().collect()).or_default()[side].push(place);
            }
        }
    }
    for [olds, news] in texts.into_values() {
        found.extend(olds.into_iter().zip(news).map(|(old, new)| Candidate {
            old,
            new,
            cosine: ONE,
            words: [ONE; 2],
            pairs: [ONE; 2],
            overlap: 0,
            unique: 0,
            is_same: true,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_stand_in_the_order_of_their_points() {
        let one = Candidate {
            old: 0,
            new: 0,
            cosine: 0,
            words: [0; 2],
            pairs: [0; 2],
            overlap: 0,
            unique: 0,
            is_same: false,
        };
        let found = [(2, 0), (0, 1), (2, 1), (0, 2), (2, 3), (0, 0)];
        let found = found.map(|(old, new)| Candidate { old, new, ..one });
        let sorted: Vec<_> = in_order(&found, 4).iter().map(|one| (one.old, one.new)).collect();
        assert_eq!(sorted, [(0, 0), (0, 1), (0, 2), (2, 0), (2, 1), (2, 3)]);
    }

    #[test]
    fn those_that_are_kept_are_the_first_in_order() {
        // Places in a scattered order, with cosines of which many are equal.
        let scattered = (0..1000_usize).map(|at| at * 387 % 1000);
        let near = |old: usize| Near {
            old,
            apart: old.abs_diff(500),
            cosine: i32::try_from(old % 7).unwrap_or(0),
            sum: Sum::default(),
        };
        let mut kept: Vec<Near> = scattered.map(near).collect();
        keep_best(&mut kept);
        let mut kept: Vec<usize> = kept.iter().map(|near| near.old).collect();
        kept.sort_unstable();
        // The nearest to the middle of those with the highest cosine.
        let mut expected: Vec<usize> = (0..1000).filter(|old| old % 7 == 6).collect();
        expected.sort_unstable_by_key(|old| (old.abs_diff(500), *old));
        expected.truncate(POINT_CANDIDATES_MAX);
        expected.sort_unstable();
        assert_eq!(kept, expected);
    }
}
