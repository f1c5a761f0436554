//! Candidates: the pairs of points that share enough words to be looked at.
//!
//! An index from terms to old points is walked once for each new point. What shares next to
//! nothing is never touched, so that the work grows with what the drafts have in common and not
//! with the product of their sizes.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::fixed::{ONE, share};
use crate::side::Side;
use crate::terms::{Held, Terms, UNIT_BITS, Weight};
use crate::words::WordId;

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

/// A candidate has this cosine, or ...
const COSINE_MIN: i32 = 60;
/// ... this share of the pairs of one of its points.
const SHARE_MIN: u64 = 150;
/// How many candidates a new point has. More of them change no fate that is told, and cost time.
const POINT_CANDIDATES_MAX: usize = 24;
/// How many pairs of places are looked at; beyond that the commonest terms are left out.
const WORK_MAX: u64 = 1 << 28;

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
    for (place, held) in terms[1].iter().enumerate() {
        sums.walk(&index, held);
        let weights = |old_place: usize| [terms[0].weights[old_place], terms[1].weights[place]];
        near.clear();
        for old_place in sums.touched.drain(..) {
            let sum = core::mem::take(&mut sums.by_point[old_place]);
            if sum.is_worth_it(weights(old_place)) {
                near.push(Near::of(sum, old_place, place, counts));
            }
        }
        keep_best(&mut near);
        found.extend(near.iter().map(|near| {
            let is_same = old.points[near.old].reads_as(&new.points[place]);
            Candidate { is_same, ..near.sum.candidate(near.old, place, weights(near.old)) }
        }));
    }
    add_equal(old, new, &mut found);
    found.sort_unstable_by_key(|candidate| (candidate.old, candidate.new));
    (found, index.is_bounded)
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

/// For each term the old points that hold it.
struct Index {
    terms: Vec<Range<usize>>,
    /// The point, and the term's part of its direction.
    places: Vec<(u32, u16)>,
    /// Whether the commonest terms are left out.
    is_bounded: bool,
}

impl Index {
    fn of(terms: &[Terms; 2], count: usize) -> Self {
        let [olds, news] = [0, 1].map(|side: usize| {
            let mut counts = vec![0_u32; count];
            for held in terms[side].iter().flatten() {
                counts[held.term as usize] += 1;
            }
            counts
        });
        let common = too_common(&olds, &news);
        let mut ranges = Vec::with_capacity(count);
        let mut end = 0;
        for (term, olds) in olds.iter().enumerate() {
            let start = end;
            if common.binary_search(&term).is_err() {
                end += *olds as usize;
            }
            ranges.push(start..end);
        }
        let mut places = vec![(0, 0); end];
        let mut next: Vec<usize> = ranges.iter().map(|range| range.start).collect();
        for (point, held) in (0..).zip(terms[0].iter()) {
            for held in held {
                let term = held.term as usize;
                if next[term] < ranges[term].end {
                    places[next[term]] = (point, held.unit);
                    next[term] += 1;
                }
            }
        }
        Self { terms: ranges, places, is_bounded: !common.is_empty() }
    }
}

/// The terms that are left out so that the work stays within bounds, sorted.
fn too_common(olds: &[u32], news: &[u32]) -> Vec<usize> {
    let work = |term: &usize| u64::from(olds[*term]) * u64::from(news[*term]);
    let mut total: u64 = (0..olds.len()).map(|term| work(&term)).sum();
    if total <= WORK_MAX {
        return Vec::new();
    }
    let mut terms: Vec<usize> = (0..olds.len()).collect();
    terms.sort_by_key(|term| core::cmp::Reverse(work(term)));
    let mut common = Vec::new();
    for term in terms {
        if total <= WORK_MAX {
            break;
        }
        total -= work(&term);
        common.push(term);
    }
    common.sort_unstable();
    common
}

/// What the old points share with one new point.
struct Sums {
    by_point: Vec<Sum>,
    /// The points with a sum.
    touched: Vec<usize>,
}

/// What one old point shares with it.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// The cosine, with twice [`UNIT_BITS`] behind the point.
    cosine: u32,
    /// What the shared words weigh.
    words: u32,
    /// What the shared pairs weigh.
    pairs: u32,
    unique: u32,
}

impl Sums {
    fn new(count: usize) -> Self {
        Self { by_point: vec![Sum::default(); count], touched: Vec::new() }
    }

    fn walk(&mut self, index: &Index, held: &[Held]) {
        for held in held {
            let places = &index.places[index.terms[held.term as usize].clone()];
            let rarity = u32::from(held.rarity);
            let (words, pairs) = if held.is_pair { (0, rarity) } else { (rarity, 0) };
            let (unit, unique) = (u32::from(held.unit), u32::from(held.is_unique));
            for (point, own_unit) in places {
                let sum = &mut self.by_point[*point as usize];
                // A term so light that it adds nothing names the point again; then its sum is empty.
                if sum.cosine == 0 {
                    self.touched.push(*point as usize);
                }
                sum.cosine += u32::from(*own_unit) * unit;
                sum.words += words;
                sum.pairs += pairs;
                sum.unique += unique;
            }
        }
    }
}

impl Sum {
    /// Asked of every two points that share anything, so without a division.
    fn is_worth_it(self, weights: [Weight; 2]) -> bool {
        let least = weights.map(|weight| weight.of_pairs).into_iter().min().unwrap_or(0);
        let shares = u64::from(self.pairs) * 1000 >= SHARE_MIN * least.max(1);
        self.cosine() >= COSINE_MIN || shares
    }

    fn cosine(self) -> i32 {
        let thousandths = (u64::from(self.cosine) * 1000) >> (2 * UNIT_BITS);
        i32::try_from(thousandths).unwrap_or(ONE).min(ONE)
    }

    fn candidate(self, old: usize, new: usize, weights: [Weight; 2]) -> Candidate {
        Candidate {
            old,
            new,
            cosine: self.cosine(),
            words: weights.map(|weight| share(self.words.into(), weight.of_words)),
            pairs: weights.map(|weight| share(self.pairs.into(), weight.of_pairs)),
            overlap: self.pairs.into(),
            unique: self.unique,
            is_same: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
