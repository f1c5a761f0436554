//! Residue: what of a point its best counterpart leaves uncovered, and who covers it.
//!
//! It is the sign of a split or a merger: what is left of the old point stands in this new one.

use alloc::vec;
use alloc::vec::Vec;

use super::{Belief, Best};
use crate::field::Field;
use crate::fixed::share;
use crate::terms::{Held, Terms};

/// For every candidate what it covers of its points beyond what their best other counterpart does.
pub(super) struct Residue {
    pub(super) of_old: Vec<i32>,
    pub(super) of_new: Vec<i32>,
    /// The best counterparts of the old and of the new points that they were told by.
    best: [Vec<Best>; 2],
}

/// The whole of a point is what the other draft has of it anywhere, but at least so many tenths of
/// its terms: one word in common is no survival.
const SHARED_MIN: u64 = 4;

/// To look for a term among those of a point takes as long as to go along so many of them.
const SEARCHED: usize = 8;

/// One side of the question: whose residue, and who covers it.
struct Covering<'a> {
    own: &'a Terms,
    others: &'a Terms,
    /// For each term the point in whose turn it was last seen as held and not covered.
    left: Vec<u32>,
    /// The terms that are so in this turn, sorted.
    rest: Vec<u32>,
}

impl Residue {
    /// What is left under a belief. Of points that have the same best counterparts as under the one `before`, it
    /// is the same.
    pub(super) fn of(field: &Field, belief: &Belief, before: Option<Self>) -> Self {
        let is_first = before.is_none();
        let mut all = before.unwrap_or_else(|| Self::none(field));
        let [old_terms, new_terms] = &field.terms;
        let mut covering = Covering::new(old_terms, new_terms, field.term_count);
        for old in 0..field.old.points.len() {
            let best = belief.best_of_old(old);
            if core::mem::replace(&mut all.best[0][old], best) != best || is_first {
                let other = |at: usize| field.candidates[at].new;
                covering.point(old, &mut field.row(old), best, other, &mut all.of_old);
            }
        }
        let mut covering = Covering::new(new_terms, old_terms, field.term_count);
        for new in 0..field.new.points.len() {
            let best = belief.best_of_new(new);
            if core::mem::replace(&mut all.best[1][new], best) != best || is_first {
                let other = |at: usize| field.candidates[at].old;
                let mut column = field.column(new).iter().copied();
                covering.point(new, &mut column, best, other, &mut all.of_new);
            }
        }
        all
    }

    fn none(field: &Field) -> Self {
        let none = || vec![0; field.candidates.len()];
        let best = [&field.old, &field.new].map(|side| vec![Best::default(); side.points.len()]);
        Self { of_old: none(), of_new: none(), best }
    }
}

impl<'a> Covering<'a> {
    fn new(own: &'a Terms, others: &'a Terms, count: usize) -> Self {
        Self { own, others, left: vec![0; count], rest: Vec::new() }
    }

    fn point(
        &mut self,
        point: usize,
        candidates: &mut dyn Iterator<Item = usize>,
        best: Best,
        other: impl Fn(usize) -> usize,
        shares: &mut [i32],
    ) {
        let shared = rarity(self.own.point(point).iter().copied());
        let whole = shared.max(self.own.weights[point].of_all() * SHARED_MIN / 10);
        // Every point has two turns: one for the rest, and one for its best counterpart, whose
        // share is what it covers beyond the second best.
        let turns = u32::try_from(2 * point + 1).unwrap_or(u32::MAX - 1);
        let Some(first) = best.first else { return };
        let uncovered = self.uncover(point, Some(other(first)), turns);
        for at in candidates.filter(|at| *at != first) {
            shares[at] =
                if uncovered { share(self.covered_by(other(at), turns), whole) } else { 0 };
        }
        self.uncover(point, best.second.map(&other), turns + 1);
        shares[first] = share(self.covered_by(other(first), turns + 1), whole);
    }

    /// What another point covers of what is left in a turn.
    fn covered_by(&self, other: usize, turn: u32) -> u64 {
        let held = self.others.point(other);
        if self.rest.len() * SEARCHED < held.len() {
            return self.rest_among(held);
        }
        let rarity = |held: &Held| match self.left[held.term as usize] == turn {
            true => u64::from(held.rarity),
            false => 0,
        };
        held.iter().map(rarity).sum()
    }

    /// The same where little is left: each term of that is looked for among those of the other point.
    fn rest_among(&self, mut held: &[Held]) -> u64 {
        let mut sum = 0;
        for term in &self.rest {
            held = &held[held.partition_point(|held| held.term < *term)..];
            sum +=
                held.first().filter(|held| held.term == *term).map_or(0, |held| held.rarity.into());
        }
        sum
    }

    /// Marks the terms of a point that another does not cover; says whether there are any.
    fn uncover(&mut self, point: usize, other: Option<usize>, turn: u32) -> bool {
        for held in self.own.point(point) {
            self.left[held.term as usize] = turn;
        }
        for held in other.into_iter().flat_map(|other| self.others.point(other)) {
            self.left[held.term as usize] = 0;
        }
        let is_left = |held: &&Held| self.left[held.term as usize] == turn;
        self.rest.clear();
        self.rest.extend(self.own.point(point).iter().filter(is_left).map(|held| held.term));
        !self.rest.is_empty()
    }
}

fn rarity(held: impl IntoIterator<Item = Held>) -> u64 {
    held.into_iter().map(|held| u64::from(held.rarity)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::tests::terms;

    #[test]
    fn what_is_covered_is_the_same_however_little_is_left() {
        let own: Vec<u32> = (0..40).collect();
        let other: Vec<u32> = (0..40).filter(|term| term % 3 != 1).collect();
        let (own, others) = (terms(&[&own]), terms(&[&other, &[]]));
        for left in [&[4, 6, 39][..], &[7], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]] {
            let mut covering = Covering::new(&own, &others, 40);
            covering.rest = left.to_vec();
            left.iter().for_each(|term| covering.left[*term as usize] = 1);
            let expected =
                left.iter().filter(|term| *term % 3 != 1).map(|term| 100 + u64::from(*term));
            assert_eq!(covering.covered_by(0, 1), expected.sum::<u64>(), "{left:?}");
            assert_eq!(covering.covered_by(1, 1), 0);
        }
    }
}
