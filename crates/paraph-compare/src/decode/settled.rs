//! What is settled before splits and mergers are told: points that stand on unchanged, and points
//! that are each other's best and whole but for a few words.
//!
//! A draft that says the same thing twice, to two parties or with two figures, has *twins*: each is
//! like the counterpart of the other. Where one twin stands on and the other is gone, the words that
//! they share are no sign that the second went into the first; where their figures were exchanged,
//! neither was cut in two. So what else would link to a settled point must bring something to it.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::Candidacy;
use crate::candidates::Candidate;
use crate::evidence::{Belief, Features, brings};
use crate::field::Field;
use crate::model::Bounds;

/// Two points are the same but for a few words if either has so much of the other's words and word
/// pairs, in thousandths of their weight.
const WHOLE_MIN: i32 = 700;
/// What else links to such a point must cover so much of what is left of it, in thousandths.
const BROUGHT_MIN: i32 = 30;
/// A split or a merger shares something with its point; so much of that the best counterpart must lack,
/// in thousandths.
const OWN_MIN: i32 = 100;

/// The links that are settled, and what is asked of the others.
pub(super) struct Settled<'a> {
    field: &'a Field,
    bounds: Bounds,
    /// How every candidate stands among those that are free of unchanged points.
    standings: Vec<Candidacy>,
    unchanged: Taken,
    whole: Taken,
}

/// The candidate that each old and each new point is taken by.
#[derive(Clone)]
struct Taken([Vec<Option<usize>>; 2]);

impl<'a> Settled<'a> {
    pub(super) fn of(field: &'a Field, belief: &Belief, bounds: Bounds) -> Self {
        let unchanged = unchanged(field, belief);
        let standings = standings(field, belief, &unchanged);
        let mut whole = unchanged.clone();
        for (at, one) in field.candidates.iter().enumerate() {
            let standing = standings[at];
            let is_mutual = standing.is_best_of_old && standing.is_best_of_new;
            let least = one.words.into_iter().chain(one.pairs).min().unwrap_or(0);
            let is_whole = is_mutual && bounds.admit(standing) && least >= WHOLE_MIN;
            if is_whole && unchanged.is_free(one, at) {
                whole.take(one, at);
            }
        }
        Self { field, bounds, standings, unchanged, whole }
    }

    /// Whether a candidate is a link.
    pub(super) fn admit(&self, at: usize, features: &Features) -> bool {
        let one = &self.field.candidates[at];
        if !self.unchanged.is_free(one, at) {
            return false;
        }
        if self.unchanged.0[0][one.old].is_some() {
            return true;
        }
        self.bounds.admit(self.standings[at])
            && self.brings_enough(at, brings(features))
            && self.brings_its_own(at, brings(features))
            && !self.is_of_a_form(at)
    }

    /// Whether a split takes something from its old point that the best counterpart does not have,
    /// and a merger gives something to its new one; more if that counterpart is whole. Between two
    /// points that are both whole with others a figure was exchanged, or a phrase; neither is in parts.
    fn brings_enough(&self, at: usize, [of_old, of_new]: [i32; 2]) -> bool {
        let one = &self.field.candidates[at];
        let Candidacy { is_best_of_old, is_best_of_new, .. } = self.standings[at];
        let is_whole = |taken: Option<usize>| taken.is_some_and(|taken| taken != at);
        let least = |is_best: bool, is_whole: bool| match (is_whole, is_best) {
            (true, _) => BROUGHT_MIN,
            (false, true) => 0,
            (false, false) => 1,
        };
        match (is_whole(self.whole.0[0][one.old]), is_whole(self.whole.0[1][one.new])) {
            (true, true) => false,
            (old, new) => {
                of_old >= least(is_best_of_old, old) && of_new >= least(is_best_of_new, new)
            }
        }
    }

    /// Whether enough of what a split or a merger shares is not shared by the best counterpart too: of
    /// two points in nearly the same words one is gone, and the other does not have it in it.
    fn brings_its_own(&self, at: usize, [of_old, of_new]: [i32; 2]) -> bool {
        let one = &self.field.candidates[at];
        let standing = self.standings[at];
        let is_own = |is_best: bool, side: usize, brought: i32| {
            let shared = one.words[side].max(one.pairs[side]);
            is_best || brought * 1000 >= shared * OWN_MIN
        };
        is_own(standing.is_best_of_old, 0, of_old) && is_own(standing.is_best_of_new, 1, of_new)
    }

    /// Whether what a split or a merger shares is a form that stands on elsewhere: `The Buyer pays`
    /// is not taken out of a point where another point that begins so is unchanged.
    fn is_of_a_form(&self, at: usize) -> bool {
        let one = &self.field.candidates[at];
        let standing = self.standings[at];
        let has_as_much = |side: usize, other: usize| {
            let other = &self.field.candidates[other];
            other.words[side] >= one.words[side] && other.pairs[side] >= one.pairs[side]
        };
        let of_old = &self.unchanged.0[0];
        let of_new = &self.unchanged.0[1];
        let column = self.field.column(one.new).iter().copied();
        let mut row = self.field.row(one.old);
        let candidates = &self.field.candidates;
        let is_split_of_a_form = !standing.is_best_of_old
            && column
                .filter(|other| of_old[candidates[*other].old].is_some())
                .any(|other| has_as_much(1, other));
        let is_merger_of_a_form = !standing.is_best_of_new
            && row.any(|other| of_new[candidates[other].new].is_some() && has_as_much(0, other));
        is_split_of_a_form || is_merger_of_a_form
    }
}

/// The points that stand on unchanged, each with one counterpart: of equals the one that is surest.
fn unchanged(field: &Field, belief: &Belief) -> Taken {
    let none = |count: usize| vec![None; count];
    let mut taken = Taken([none(field.old.points.len()), none(field.new.points.len())]);
    let all = 0..field.candidates.len();
    let mut same: Vec<usize> = all.filter(|at| field.candidates[*at].is_same).collect();
    same.sort_by_key(|at| (Reverse((belief.sure[*at], belief.scores[*at])), *at));
    for at in same {
        let one = &field.candidates[at];
        if taken.is_free(one, at) {
            taken.take(one, at);
        }
    }
    taken
}

/// How every candidate stands among those that link to no unchanged point.
fn standings(field: &Field, belief: &Belief, unchanged: &Taken) -> Vec<Candidacy> {
    let best = |candidates: &mut dyn Iterator<Item = usize>| {
        let free = candidates.filter(|at| unchanged.is_free(&field.candidates[*at], *at));
        free.max_by_key(|at| (belief.sure[*at], belief.scores[*at], Reverse(*at)))
    };
    let olds = 0..field.old.points.len();
    let news = 0..field.new.points.len();
    let of_old: Vec<_> = olds.map(|old| best(&mut field.row(old))).collect();
    let of_new: Vec<_> = news.map(|new| best(&mut field.column(new).iter().copied())).collect();
    let standing = |(at, one): (usize, &Candidate)| Candidacy {
        sure: belief.sure[at],
        is_best_of_old: of_old[one.old] == Some(at),
        is_best_of_new: of_new[one.new] == Some(at),
    };
    field.candidates.iter().enumerate().map(standing).collect()
}

impl Taken {
    /// Whether neither point of a candidate is taken by another.
    fn is_free(&self, one: &Candidate, at: usize) -> bool {
        let is_free = |taken: Option<usize>| taken.is_none_or(|taken| taken == at);
        is_free(self.0[0][one.old]) && is_free(self.0[1][one.new])
    }

    fn take(&mut self, one: &Candidate, at: usize) {
        self.0[0][one.old] = Some(at);
        self.0[1][one.new] = Some(at);
    }
}
