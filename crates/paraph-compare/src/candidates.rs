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
/// The least sum that is so much.
const COSINE_SUM_MIN: u64 = ((COSINE_MIN as u64) << (2 * UNIT_BITS)).div_ceil(ONE as u64);
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
    /// The points with a sum, where they are few.
    touched: Vec<usize>,
}

/// What one old point shares with it, two numbers of 32 bits in each: they are added at once.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// The cosine, with twice [`UNIT_BITS`] behind the point; above it what the shared words weigh.
    cosine_words: u64,
    /// How many of the shared terms are unique; above it what the shared pairs weigh.
    unique_pairs: u64,
}

/// The number below of two in one.
const fn below(both: u64) -> u32 {
    let [one, two, three, four, ..] = both.to_le_bytes();
    u32::from_le_bytes([one, two, three, four])
}

/// The number above.
const fn above(both: u64) -> u32 {
    below(both >> u32::BITS)
}

impl Sums {
    fn new(count: usize) -> Self {
        Self { by_point: vec![Sum::default(); count], touched: Vec::new() }
    }

    /// Adds up what the old points share with the terms of a new one, tells of each, and forgets it.
    fn walk(&mut self, index: &Index, held: &[Held], mut tell: impl FnMut(usize, Sum)) {
        let places = |held: &Held| index.terms[held.term as usize].len();
        // Where most points share something, all are gone through: that is less than to note each.
        if held.iter().map(places).sum::<usize>() >= self.by_point.len() {
            self.add(index, held, |_, _| {});
            for (point, sum) in self.by_point.iter_mut().enumerate() {
                tell(point, core::mem::take(sum));
            }
            return;
        }
        let mut touched = core::mem::take(&mut self.touched);
        // A term so light that it adds nothing names the point again; then its sum is empty.
        self.add(index, held, |point, sum| {
            if below(sum.cosine_words) == 0 {
                touched.push(point);
            }
        });
        for point in touched.drain(..) {
            tell(point, core::mem::take(&mut self.by_point[point]));
        }
        self.touched = touched;
    }

    /// Adds the terms up; `before` each is told the point and what it had.
    fn add(&mut self, index: &Index, held: &[Held], mut before: impl FnMut(usize, &Sum)) {
        for held in held {
            let places = &index.places[index.terms[held.term as usize].clone()];
            let (rarity, unit) = (u64::from(held.rarity) << u32::BITS, u64::from(held.unit));
            if !held.is_pair && !held.is_unique {
                for (point, own_unit) in places {
                    let sum = &mut self.by_point[*point as usize];
                    before(*point as usize, sum);
                    let more = rarity + u64::from(*own_unit) * unit;
                    sum.cosine_words = sum.cosine_words.wrapping_add(more);
                }
                continue;
            }
            let (words, pairs) = if held.is_pair { (0, rarity) } else { (rarity, 0) };
            for (point, own_unit) in places {
                let sum = &mut self.by_point[*point as usize];
                before(*point as usize, sum);
                let more = words + u64::from(*own_unit) * unit;
                sum.cosine_words = sum.cosine_words.wrapping_add(more);
                let more = pairs + u64::from(held.is_unique);
                sum.unique_pairs = sum.unique_pairs.wrapping_add(more);
            }
        }
    }
}

impl Sum {
    /// Asked of every two points that share anything, so without a division; `least` is what their shared pairs
    /// weigh at least, in thousandths.
    fn is_worth_it(self, least: u64) -> bool {
        u64::from(below(self.cosine_words)) >= COSINE_SUM_MIN
            || u64::from(self.pairs()) * 1000 >= least
    }

    fn cosine(self) -> i32 {
        let thousandths = (u64::from(below(self.cosine_words)) * 1000) >> (2 * UNIT_BITS);
        i32::try_from(thousandths).unwrap_or(ONE).min(ONE)
    }

    fn pairs(self) -> u32 {
        above(self.unique_pairs)
    }

    fn candidate(self, old: usize, new: usize, weights: [Weight; 2]) -> Candidate {
        Candidate {
            old,
            new,
            cosine: self.cosine(),
            words: weights.map(|weight| share(above(self.cosine_words).into(), weight.of_words)),
            pairs: weights.map(|weight| share(self.pairs().into(), weight.of_pairs)),
            overlap: self.pairs().into(),
            unique: below(self.unique_pairs),
            is_same: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_the_same_however_the_points_are_gone_through() {
        let held =
            |term, unit, is_pair, is_unique| Held { term, unit, rarity: 7, is_pair, is_unique };
        let own =
            [held(0, 100, false, false), held(1, 101, true, false), held(2, 102, false, true)];
        let places = [vec![(0, 5), (2, 6), (3, 7)], vec![(2, 8), (3, 9)], vec![(3, 1)]];
        let mut index = Index { terms: Vec::new(), places: Vec::new(), is_bounded: false };
        for place in places {
            let start = index.places.len();
            index.places.extend(place);
            index.terms.push(start..index.places.len());
        }
        // Of few points all are gone through, of many only those that share something.
        let [few, many] = [4, 40].map(|count| {
            let mut told = Vec::new();
            let mut sums = Sums::new(count);
            sums.walk(&index, &own, |point, sum| {
                let shared = (sum.cosine(), sum.cosine_words, sum.unique_pairs);
                told.extend((sum.cosine_words > 0).then_some((point, shared)));
            });
            told.sort_unstable();
            assert!(sums.by_point.iter().all(|sum| sum.cosine_words == 0 && sum.unique_pairs == 0));
            told
        });
        assert_eq!(few, many);
        assert_eq!(few.iter().map(|(point, _)| *point).collect::<Vec<_>>(), [0, 2, 3]);
        let (_, cosine_words, unique_pairs) = few[2].1;
        assert_eq!((above(cosine_words), below(unique_pairs), above(unique_pairs)), (14, 1, 7));
        assert_eq!(below(cosine_words), 7 * 100 + 9 * 101 + 102);
    }

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
