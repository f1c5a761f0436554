//! Habits: how far this pair of drafts keeps its numbers and its order.
//!
//! In one pair of drafts a number that stays the same is nearly proof, in another it means nothing,
//! and it is the same with order. So each is asked of the confident links of this very pair, and
//! counts as the logarithm of how much oftener it is true of them than of candidates at large.

use alloc::vec;
use alloc::vec::Vec;

use super::Belief;
use crate::candidates::Candidate;
use crate::field::Field;
use crate::fixed::ln;
use crate::side::Ready;

/// What is learnt from the confident links.
pub(super) struct Habits {
    full: Odds<2>,
    last: Odds<2>,
    order: Odds<3>,
    places: Places,
}

/// What each answer to a question is worth, in thousandths of a logit.
struct Odds<const N: usize>([i32; N]);

/// For each old place the new places of the confident links next to it, before and behind.
struct Places {
    before: Vec<Option<usize>>,
    behind: Vec<Option<usize>>,
}

/// A link is confident if each point is the other's best and this much is believed of it.
const SURE_MIN: i32 = 500;
/// The most that one answer is worth.
const WORTH_MAX: i32 = 4000;

impl Habits {
    pub(super) fn of(field: &Field, belief: &Belief) -> Self {
        let confident = confident(field, belief);
        let places = Places::of(&confident, field.old.points.len());
        let full = |one: &Candidate| {
            usize::from(field.old.points[one.old].full == field.new.points[one.new].full)
        };
        let last = |one: &Candidate| {
            usize::from(field.old.points[one.old].last == field.new.points[one.new].last)
        };
        Self {
            full: Odds::of(&field.candidates, &confident, full),
            last: Odds::of(&field.candidates, &confident, last),
            order: Odds::of(&field.candidates, &confident, |one| places.fit(one)),
            places,
        }
    }

    pub(super) fn full_number(&self, old: &Ready, new: &Ready) -> i32 {
        self.full.0[usize::from(old.full == new.full)]
    }

    pub(super) fn last_number(&self, old: &Ready, new: &Ready) -> i32 {
        self.last.0[usize::from(old.last == new.last)]
    }

    pub(super) fn order(&self, one: &Candidate) -> i32 {
        self.order.0[self.places.fit(one)]
    }
}

/// The candidates whose points are each other's best, in the order of the old points.
fn confident(field: &Field, belief: &Belief) -> Vec<Candidate> {
    let firsts = (0..field.old.points.len()).filter_map(|old| belief.best_of_old(old).first);
    let is_mutual = |at: &usize| {
        belief.sure[*at] >= SURE_MIN
            && belief.best_of_new(field.candidates[*at].new).first == Some(*at)
    };
    firsts.filter(is_mutual).map(|at| field.candidates[at]).collect()
}

impl<const N: usize> Odds<N> {
    /// Counts the answers among the confident links and among all candidates.
    fn of(
        all: &[Candidate],
        confident: &[Candidate],
        answer: impl Fn(&Candidate) -> usize,
    ) -> Self {
        let count = |candidates: &[Candidate]| {
            let mut counts = [1_u64; N];
            for candidate in candidates {
                counts[answer(candidate)] += 1;
            }
            counts
        };
        let (sure, any) = (count(confident), count(all));
        let whole = |counts: &[u64; N]| i64::from(ln(counts.iter().sum()));
        let base = whole(&any) - whole(&sure);
        Self(core::array::from_fn(|at| {
            let worth = i64::from(ln(sure[at])) - i64::from(ln(any[at])) + base;
            let most = i64::from(WORTH_MAX);
            i32::try_from(worth.clamp(-most, most)).unwrap_or(0)
        }))
    }
}

impl Places {
    fn of(confident: &[Candidate], olds: usize) -> Self {
        let mut at: Vec<Option<usize>> = vec![None; olds];
        for one in confident {
            at[one.old] = Some(one.new);
        }
        let before = last_seen(at.iter().copied());
        let mut behind = last_seen(at.iter().rev().copied());
        behind.reverse();
        Self { before, behind }
    }

    /// On how many sides a candidate is in order with the confident link next to it.
    fn fit(&self, one: &Candidate) -> usize {
        let follows = self.before[one.old].is_none_or(|before| before <= one.new);
        let precedes = self.behind[one.old].is_none_or(|behind| behind >= one.new);
        usize::from(follows) + usize::from(precedes)
    }
}

/// For each step what was seen last before it.
fn last_seen(steps: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut last = None;
    let step = |here: Option<usize>| {
        let before = last;
        last = here.or(last);
        before
    };
    steps.map(step).collect()
}
