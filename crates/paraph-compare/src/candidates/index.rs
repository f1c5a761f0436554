//! What old points share with a new one, by an index from terms to the old points that hold them.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::Candidate;
use crate::fixed::{ONE, share};
use crate::terms::{Held, Terms, UNIT_BITS, Weight};

/// A candidate has this cosine, or ...
const COSINE_MIN: i32 = 60;
/// The least sum that is so much.
const COSINE_SUM_MIN: u64 =
    ((COSINE_MIN.unsigned_abs() as u64) << (2 * UNIT_BITS)).div_ceil(ONE.unsigned_abs() as u64);
/// How many words have a column of their own.
const COLUMNS_MAX: usize = 32;
/// How many pairs of places are looked at; beyond that the commonest terms are left out.
const WORK_MAX: u64 = 1 << 28;

/// For each term the old points that hold it.
#[derive(Default)]
pub(super) struct Index {
    terms: Vec<Range<usize>>,
    /// The point, and the term's part of its direction.
    places: Vec<(u32, u16)>,
    /// Words that most old points hold, sorted, each with what every point has of it: its part of the point's
    /// direction, and above it how rare the word is; nothing where the point has it not.
    columns: Vec<(u32, Vec<u64>)>,
    /// Whether the commonest terms are left out.
    pub(super) is_bounded: bool,
}

impl Index {
    pub(super) fn of(terms: &[Terms; 2], count: usize) -> Self {
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
        let mut index = Self { terms: ranges, places, ..Self::default() };
        index.is_bounded = !common.is_empty();
        index.set_columns(&terms[0]);
        index
    }

    /// Makes columns of the words that most points hold: to add a column up takes less than to find its places.
    fn set_columns(&mut self, olds: &Terms) {
        let count = olds.weights.len();
        let is_full = |held: &&Held| {
            let places = self.terms[held.term as usize].len();
            !held.is_pair && !held.is_unique && places * 2 > count
        };
        let mut full: Vec<Held> = olds.iter().flatten().filter(is_full).copied().collect();
        full.sort_unstable_by_key(|held| held.term);
        full.dedup_by_key(|held| held.term);
        for held in full.into_iter().take(COLUMNS_MAX) {
            let mut column = vec![0; count];
            for (point, unit) in &self.places[self.terms[held.term as usize].clone()] {
                column[*point as usize] = u64::from(held.rarity) << u32::BITS | u64::from(*unit);
            }
            self.columns.push((held.term, column));
        }
    }

    fn column(&self, term: u32) -> Option<&[u64]> {
        let at = self.columns.binary_search_by_key(&term, |(term, _)| *term).ok()?;
        self.columns.get(at).map(|(_, column)| column.as_slice())
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

/// What the old points share with one new point, the parts of each [`Sum`] by themselves.
pub(super) struct Sums {
    cosine_words: Vec<u64>,
    unique_pairs: Vec<u64>,
    /// The points with a sum, where they are few.
    touched: Vec<usize>,
}

/// What one old point shares with it, two numbers of 32 bits in each: they are added at once.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
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
    pub(super) fn new(count: usize) -> Self {
        Self { cosine_words: vec![0; count], unique_pairs: vec![0; count], touched: Vec::new() }
    }

    /// Adds up what the old points share with the terms of a new one, tells of each, and forgets it.
    pub(super) fn walk(&mut self, index: &Index, held: &[Held], mut tell: impl FnMut(usize, Sum)) {
        let places = |held: &Held| index.terms[held.term as usize].len();
        // Where most points share something, all are gone through: that is less than to note each.
        if held.iter().map(places).sum::<usize>() >= self.cosine_words.len() {
            for held in held {
                match index.column(held.term) {
                    Some(column) => self.add_column(column, held),
                    None => self.add(index, held, |_, _| {}),
                }
            }
            for point in 0..self.cosine_words.len() {
                tell(point, self.take(point));
            }
            return;
        }
        let mut touched = core::mem::take(&mut self.touched);
        for held in held {
            // A term so light that it adds nothing names the point again; then its sum is empty.
            self.add(index, held, |point, cosine_words| {
                if below(cosine_words) == 0 {
                    touched.push(point);
                }
            });
        }
        for point in touched.drain(..) {
            tell(point, self.take(point));
        }
        self.touched = touched;
    }

    fn take(&mut self, point: usize) -> Sum {
        Sum {
            cosine_words: core::mem::take(&mut self.cosine_words[point]),
            unique_pairs: core::mem::take(&mut self.unique_pairs[point]),
        }
    }

    /// Adds a word up that most points hold.
    fn add_column(&mut self, column: &[u64], held: &Held) {
        let unit = u64::from(held.unit);
        for (sum, own) in self.cosine_words.iter_mut().zip(column) {
            let (own_unit, rarity) = (own & u64::from(u32::MAX), own & !u64::from(u32::MAX));
            *sum = sum.wrapping_add(own_unit * unit + rarity);
        }
    }

    /// Adds a term up; `before` each is told the point and the first part of what it had.
    fn add(&mut self, index: &Index, held: &Held, mut before: impl FnMut(usize, u64)) {
        let places = &index.places[index.terms[held.term as usize].clone()];
        let (rarity, unit) = (u64::from(held.rarity) << u32::BITS, u64::from(held.unit));
        let (words, pairs) = if held.is_pair { (0, rarity) } else { (rarity, 0) };
        for (point, own_unit) in places {
            let sum = &mut self.cosine_words[*point as usize];
            before(*point as usize, *sum);
            *sum = sum.wrapping_add(words + u64::from(*own_unit) * unit);
        }
        if held.is_pair || held.is_unique {
            for (point, _) in places {
                let sum = &mut self.unique_pairs[*point as usize];
                *sum = sum.wrapping_add(pairs + u64::from(held.is_unique));
            }
        }
    }
}

impl Sum {
    /// Asked of every two points that share anything, so without a division; `least` is what their shared pairs
    /// weigh at least, in thousandths.
    pub(super) fn is_worth_it(self, least: u64) -> bool {
        u64::from(below(self.cosine_words)) >= COSINE_SUM_MIN
            || u64::from(self.pairs()) * 1000 >= least
    }

    pub(super) fn cosine(self) -> i32 {
        let thousandths = (u64::from(below(self.cosine_words)) * 1000) >> (2 * UNIT_BITS);
        i32::try_from(thousandths).unwrap_or(ONE).min(ONE)
    }

    fn pairs(self) -> u32 {
        above(self.unique_pairs)
    }

    pub(super) fn candidate(self, old: usize, new: usize, weights: [Weight; 2]) -> Candidate {
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
        let mut index = Index::default();
        for place in places {
            let start = index.places.len();
            index.places.extend(place);
            index.terms.push(start..index.places.len());
        }
        // Of few points all are gone through, the first word by its column; of many only those that share.
        index.columns =
            vec![(0, vec![7 << u32::BITS | 5, 0, 7 << u32::BITS | 6, 7 << u32::BITS | 7])];
        let [few, many] = [4, 40].map(|count| {
            let mut told = Vec::new();
            let mut sums = Sums::new(count);
            sums.walk(&index, &own, |point, sum| {
                let shared = (sum.cosine(), sum.cosine_words, sum.unique_pairs);
                told.extend((sum.cosine_words > 0).then_some((point, shared)));
            });
            told.sort_unstable();
            assert!(sums.cosine_words.iter().chain(&sums.unique_pairs).all(|sum| *sum == 0));
            told
        });
        assert_eq!(few, many);
        assert_eq!(few.iter().map(|(point, _)| *point).collect::<Vec<_>>(), [0, 2, 3]);
        let (_, cosine_words, unique_pairs) = few[2].1;
        assert_eq!((above(cosine_words), below(unique_pairs), above(unique_pairs)), (14, 1, 7));
        assert_eq!(below(cosine_words), 7 * 100 + 9 * 101 + 102);
    }
}
