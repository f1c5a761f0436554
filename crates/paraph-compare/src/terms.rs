//! Terms: the words and word pairs of every point, weighed by how rare they are.
//!
//! The weight of a term in a point is the usual one of text retrieval: its inverse frequency over
//! the points of both drafts, times one and the logarithm of how often it stands in the point.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::fixed::{ONE, ln};
use crate::side::Side;

/// The terms of one side's points, of those that stand in both drafts.
pub(crate) struct Terms {
    /// The terms of each point: a range of `held`.
    points: Vec<Range<usize>>,
    held: Vec<Held>,
    /// What all different terms of each point weigh, also those that stand in one draft only.
    pub(crate) weights: Vec<Weight>,
}

/// What the different terms of a point weigh together: the sum of how rare they are.
#[derive(Clone, Copy, Default)]
pub(crate) struct Weight {
    pub(crate) of_words: u64,
    pub(crate) of_pairs: u64,
}

impl Weight {
    pub(crate) fn add(&mut self, rarity: u64, is_pair: bool) {
        let part = if is_pair { &mut self.of_pairs } else { &mut self.of_words };
        *part += rarity;
    }

    pub(crate) fn of_all(self) -> u64 {
        self.of_words + self.of_pairs
    }
}

/// A term in a point.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    pub(crate) term: u32,
    /// Its part of the point's direction, with [`UNIT_BITS`] bits behind the point.
    pub(crate) unit: u16,
    /// How rare it is, in thousandths.
    pub(crate) rarity: u16,
    /// Whether it is a pair of words.
    pub(crate) is_pair: bool,
    /// Whether it stands in one point of each draft.
    pub(crate) is_unique: bool,
}

/// Bits behind the point of a direction's parts.
pub(crate) const UNIT_BITS: u32 = 15;

/// Where a term stands: a word's number, or those of two that follow one another; then the point.
type Occurrence = (u64, u32);

impl Terms {
    /// The terms of both sides, and how many terms there are.
    pub(crate) fn of(sides: [&Side; 2]) -> ([Self; 2], usize) {
        let counts = sides.map(|side| side.points.len());
        let occurrences = occurrences(sides);
        let all = counts[0] + counts[1];
        let mut gathered = Gathered::new(counts[0], counts[1]);
        for places in occurrences.chunk_by(|one, other| one.0 == other.0) {
            gathered.term(places, all);
        }
        gathered.finish()
    }

    /// The terms of a point, in the order of their numbers.
    pub(crate) fn point(&self, point: usize) -> &[Held] {
        &self.held[self.points[point].clone()]
    }

    /// Every point's terms.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[Held]> {
        self.points.iter().map(|range| &self.held[range.clone()])
    }
}

/// The terms of all points, in the order of their numbers and then of the points; those of the new side
/// are counted on from those of the old.
fn occurrences(sides: [&Side; 2]) -> Vec<Occurrence> {
    let points = sides.into_iter().flat_map(|side| &side.points);
    let (mut words, mut pairs) = (Vec::new(), Vec::new());
    let mut count = 0;
    for (point, ready) in (0..).zip(points) {
        let mut last = None;
        for word in ready.words.iter().filter(|word| !word.id.is_mark()) {
            let word = word.id.0;
            words.push((u64::from(word), point));
            if let Some(last) = last {
                // Words have small numbers, so that no pair is taken for a word.
                pairs.push(((u64::from(last) + 1) << 32 | u64::from(word), point));
            }
            count = count.max(word as usize + 1);
            last = Some(word);
        }
    }
    // They stand in the order of the points, and what is sorted by one word keeps it.
    let mut sorted = by_word(words, count, |term| term);
    pairs = by_word(pairs, count, |term| term & u64::from(u32::MAX));
    sorted.append(&mut by_word(pairs, count, |term| (term >> 32) - 1));
    sorted
}

/// Occurrences sorted by a word of theirs, of so many; those with one word stay in their order.
fn by_word(all: Vec<Occurrence>, count: usize, word: impl Fn(u64) -> u64) -> Vec<Occurrence> {
    let place = |one: &Occurrence| usize::try_from(word(one.0)).unwrap_or(usize::MAX);
    let mut next = vec![0; count + 1];
    for one in &all {
        next[place(one) + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = vec![(0, 0); all.len()];
    for one in all {
        let at = &mut next[place(&one)];
        sorted[*at] = one;
        *at += 1;
    }
    sorted
}

/// Terms while they are gathered, those of both sides in one list of points.
struct Gathered {
    olds: usize,
    /// The logarithm of every number of points, and of times that a term may stand in a point.
    logarithms: Vec<u32>,
    next: u32,
    /// The terms of each point, with the weights that are still to be divided by its length.
    points: Vec<Vec<(Held, u64)>>,
    squares: Vec<u64>,
    weights: Vec<Weight>,
}

impl Gathered {
    fn new(olds: usize, news: usize) -> Self {
        let count = olds + news;
        Self {
            olds,
            logarithms: (0..).take(count + 2).map(ln).collect(),
            next: 0,
            points: vec![Vec::new(); count],
            squares: vec![0; count],
            weights: vec![Weight::default(); count],
        }
    }

    fn ln(&self, number: usize) -> u32 {
        let known = self.logarithms.get(number).copied();
        known.unwrap_or_else(|| ln(u64::try_from(number).unwrap_or(u64::MAX)))
    }

    /// Takes one term with all its places.
    fn term(&mut self, places: &[Occurrence], all: usize) {
        let in_points = || places.chunk_by(|one, other| one.1 == other.1);
        let is_old = |at: Option<&Occurrence>| at.is_some_and(|at| (at.1 as usize) < self.olds);
        let is_shared = is_old(places.first()) && !is_old(places.last());
        let frequency = in_points().count();
        let rarity = ONE.unsigned_abs() + self.ln(1 + all).saturating_sub(self.ln(1 + frequency));
        let is_pair = places.first().is_some_and(|(term, _)| *term > u64::from(u32::MAX));
        for here in in_points() {
            let Some((_, point)) = here.first() else { continue };
            let point = *point as usize;
            let often = ONE.unsigned_abs() + self.ln(here.len());
            let weight = u64::from(rarity) * u64::from(often) / 1000;
            self.squares[point] += weight * weight;
            self.weights[point].add(rarity.into(), is_pair);
            if is_shared {
                let rarity = u16::try_from(rarity).unwrap_or(u16::MAX);
                let is_unique = frequency == 2;
                let held = Held { term: self.next, unit: 0, rarity, is_pair, is_unique };
                self.points[point].push((held, weight));
            }
        }
        self.next += u32::from(is_shared);
    }

    fn finish(mut self) -> ([Terms; 2], usize) {
        let news = self.points.split_off(self.olds);
        let squares = self.squares.split_off(self.olds);
        let weights = self.weights.split_off(self.olds);
        let old = side(&self.points, &self.squares, self.weights);
        ([old, side(&news, &squares, weights)], self.next as usize)
    }
}

fn side(gathered: &[Vec<(Held, u64)>], squares: &[u64], weights: Vec<Weight>) -> Terms {
    let (mut points, mut held) = (Vec::new(), Vec::new());
    for (terms, square) in gathered.iter().zip(squares) {
        let start = held.len();
        let length = square.isqrt().max(1);
        held.extend(terms.iter().map(|(held, weight)| {
            let unit = u16::try_from((weight << UNIT_BITS) / length).unwrap_or(u16::MAX);
            Held { unit, ..*held }
        }));
        points.push(start..held.len());
    }
    Terms { points, held, weights }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The terms of some points, each as rare as its number says.
    pub(crate) fn terms(of: &[&[u32]]) -> Terms {
        let (mut points, mut held) = (Vec::new(), Vec::new());
        for terms in of {
            let start = held.len();
            held.extend(terms.iter().map(|term| Held {
                term: *term,
                unit: 1,
                rarity: 100 + u16::try_from(*term).unwrap(),
                is_pair: false,
                is_unique: false,
            }));
            points.push(start..held.len());
        }
        Terms { points, held, weights: vec![Weight::default(); of.len()] }
    }
}
