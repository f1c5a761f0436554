//! Numbers that moved up by one place: `A pays 30 and B pays 60` became `A pays 60 and B pays 90`.
//!
//! The 60 of both texts is no mate: each stands where another number stands in the other text. Nobody's 30 became 90.

use alloc::vec::Vec;
use core::ops::Range;

use super::{Moved, RUNS_MAX};
use crate::substance::pair::{Group, Pair, Which};

impl Pair<'_> {
    /// Takes equal numbers apart of which each has the place of another number.
    pub(in crate::substance::pair) fn part_chained(&mut self, group: &Group) {
        let places = Which::BOTH.map(|which| {
            let mut all = self.tokens(group, which);
            all.retain(|at| self.is_counted(which, *at));
            all
        });
        if places.iter().any(|all| all.len() > RUNS_MAX) {
            return;
        }
        let chained: Vec<Moved> = places[0]
            .iter()
            .filter_map(|old| self.chained(*old, &places))
            .map(|(old, new)| Moved { old: old..old + 1, new: new..new + 1 })
            .collect();
        let whole = Vec::from([chained.clone()]);
        if chained.is_empty() || self.is_of_moved_clauses(group, &chained, &whole) {
            return;
        }
        for Moved { old, new } in chained {
            self.part_from_mate(Which::Old, old.start);
            self.exchanged[0][old.start] = true;
            self.exchanged[1][new.start] = true;
        }
    }

    /// A number and its mate, if each stands at the place of a number that says something else.
    fn chained(&self, old: usize, [olds, news]: &[Vec<usize>; 2]) -> Option<(usize, usize)> {
        let new = self.mates[0][old].filter(|new| news.contains(new))?;
        let is_other = |one: usize, two: usize| {
            !self.token(Which::Old, one).is_same(self.token(Which::New, two))
        };
        let taken = news.iter().any(|at| is_other(old, *at) && self.is_number_place(old, *at));
        let took = olds.iter().any(|at| is_other(*at, new) && self.is_number_place(*at, new));
        (taken && took && !self.is_number_place(old, new)).then_some((old, new))
    }

    /// Whether a number of each text stands between the same words.
    fn is_number_place(&self, old: usize, new: usize) -> bool {
        let around = |which: Which, at: usize| {
            let sentence = self.side(which).sentence(at);
            let near = |at: &usize| self.token(which, *at).is_content();
            [(sentence.start..at).rev().find(near), (at + 1..sentence.end).find(near)]
        };
        let (olds, news) = (around(Which::Old, old), around(Which::New, new));
        let lead = |which: Which, at: usize, edge: Option<usize>| -> Range<usize> {
            edge.map_or(self.side(which).sentence(at).start, |edge| edge + 1)..at
        };
        let words = |which: Which, at: Range<usize>| {
            at.map(|at| &self.token(which, at).word).collect::<Vec<_>>()
        };
        let mates = |one: Option<usize>, two: Option<usize>| match (one, two) {
            (None, None) => true,
            (Some(one), Some(two)) => self.mates[0][one] == Some(two),
            _ => false,
        };
        // What stands before it is the same to the letter, and what both count as well.
        mates(olds[0], news[0])
            && mates(olds[1], news[1])
            && words(Which::Old, lead(Which::Old, old, olds[0]))
                == words(Which::New, lead(Which::New, new, news[0]))
    }

    /// Whether a word is a number in figures or letters.
    fn is_counted(&self, which: Which, at: usize) -> bool {
        let token = self.token(which, at);
        token.is_figure() || token.is("number")
    }
}
