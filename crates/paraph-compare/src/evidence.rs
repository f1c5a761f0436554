//! Evidence: what speaks for and against each candidate, as numbers.
//!
//! The same questions are asked twice. In the first pass what is *believed* of a candidate is how
//! alike the words are; in the second it is how probable the first pass found it. So a rival, a
//! neighbour or a sibling counts for as much as is believed of it.
//!
//! Order is evidence and no constraint, and so are numbers: how much either is worth is learnt in
//! each pair of drafts from its own confident links.

mod odds;
mod residue;
mod siblings;

use alloc::vec::Vec;

use crate::field::Field;
use crate::fixed::{ONE, ln, share};
use odds::Habits;
use residue::Residue;
use siblings::Siblings;

/// The features of a candidate, in thousandths, in the order of [`NAMES`].
pub type Features = [i32; NAMES.len()];

/// What each feature says.
pub const NAMES: [&str; 30] = [
    "always",
    "cosine of the terms",
    "share of words, larger side",
    "share of words, smaller side",
    "share of pairs, larger side",
    "share of pairs, smaller side",
    "weight of the shared pairs, logarithm",
    "terms that stand only in these two, logarithm",
    "the shorter's part of the longer",
    "same text",
    "heading alike",
    "both have headings",
    "siblings alike as a whole",
    "siblings belong together",
    "has siblings",
    "score of the first pass",
    "belief",
    "best rival of the old point",
    "best rival of the new point",
    "lead over rivals of the old point",
    "lead over rivals of the new point",
    "covers what is left of the old point",
    "covers what is left of the new point",
    "the points before belong together",
    "the points behind belong together",
    "the old point belongs to one beside",
    "the new point belongs to one beside",
    "the full number is the same or not",
    "the last part of the number is the same or not",
    "fits in order between confident links",
];

/// What is believed of every candidate.
pub(crate) struct Belief {
    /// In thousandths.
    pub(crate) sure: Vec<i32>,
    /// The logit behind it, in thousandths; 0 in the first pass.
    pub(crate) scores: Vec<i64>,
    /// For each old and each new point the best and the second-best candidate.
    best: [Vec<Best>; 2],
}

/// The best and the second-best candidate of a point.
#[derive(Clone, Copy, Default)]
pub(crate) struct Best {
    pub(crate) first: Option<usize>,
    pub(crate) second: Option<usize>,
}

impl Belief {
    /// Before anything is known: how alike the words are.
    pub(crate) fn first(field: &Field) -> Self {
        let sure = field.candidates.iter().map(|one| one.cosine).collect();
        Self::of(field, sure, alloc::vec![0; field.candidates.len()])
    }

    pub(crate) fn of(field: &Field, sure: Vec<i32>, scores: Vec<i64>) -> Self {
        let rank = |at: &usize| (sure[*at], scores[*at]);
        let best = |candidates: &mut dyn Iterator<Item = usize>| {
            let mut best = Best::default();
            for at in candidates {
                if best.first.is_none_or(|first| rank(&at) > rank(&first)) {
                    best = Best { first: Some(at), second: best.first };
                } else if best.second.is_none_or(|second| rank(&at) > rank(&second)) {
                    best.second = Some(at);
                }
            }
            best
        };
        let olds = 0..field.old.points.len();
        let news = 0..field.new.points.len();
        let olds = olds.map(|old| best(&mut field.row(old))).collect();
        let news = news.map(|new| best(&mut field.column(new).iter().copied())).collect();
        Self { best: [olds, news], sure, scores }
    }

    pub(crate) fn best_of_old(&self, old: usize) -> Best {
        self.best[0][old]
    }

    pub(crate) fn best_of_new(&self, new: usize) -> Best {
        self.best[1][new]
    }

    /// What is believed of the pair of two places; nothing where it is no candidate.
    fn at(&self, field: &Field, old: Option<usize>, new: Option<usize>) -> i32 {
        let at = old.zip(new).and_then(|(old, new)| field.at(old, new));
        at.map_or(0, |at| self.sure[at])
    }

    /// The best that is believed of another candidate of the same point.
    fn rival(&self, best: Best, at: usize) -> i32 {
        let rival = if best.first == Some(at) { best.second } else { best.first };
        rival.map_or(0, |rival| self.sure[rival])
    }
}

/// All that features are read from.
struct Context<'a> {
    field: &'a Field,
    belief: &'a Belief,
    siblings: Siblings,
    habits: Habits,
    residue: Residue,
}

/// The features of every candidate under a belief.
pub(crate) fn features(field: &Field, belief: &Belief) -> Vec<Features> {
    let context = Context {
        field,
        belief,
        siblings: Siblings::of(field, belief),
        habits: Habits::of(field, belief),
        residue: Residue::of(field, belief),
    };
    (0..field.candidates.len()).map(|at| context.features(at)).collect()
}

impl Context<'_> {
    fn features(&self, at: usize) -> Features {
        let Self { field, belief, siblings, habits, residue } = self;
        let one = &field.candidates[at];
        let (old, new) = (&field.old.points[one.old], &field.new.points[one.new]);
        let sure = belief.sure[at];
        let (heading, has_headings) = alike(&old.heading, &new.heading);
        let (together, has_siblings) = siblings.share(field, belief, at);
        let [old_rival, new_rival] = [belief.best_of_old(one.old), belief.best_of_new(one.new)]
            .map(|best| belief.rival(best, at));
        let [before, behind, old_beside, new_beside] = neighbours(field, belief, at);
        [
            ONE,
            one.cosine,
            one.words[0].max(one.words[1]),
            one.words[0].min(one.words[1]),
            one.pairs[0].max(one.pairs[1]),
            one.pairs[0].min(one.pairs[1]),
            thousandths(ln(1 + one.overlap / 1000)),
            thousandths(ln(1 + u64::from(one.unique))),
            share(old.count.min(new.count) as u64, old.count.max(new.count) as u64),
            if one.is_same { ONE } else { 0 },
            heading,
            has_headings,
            field.kinships.all[field.kinships.of[at]].cosine,
            together,
            has_siblings,
            i32::try_from(belief.scores[at].clamp(-8000, 8000)).unwrap_or(0),
            sure,
            old_rival,
            new_rival,
            (sure - old_rival).max(0),
            (sure - new_rival).max(0),
            residue.of_old[at],
            residue.of_new[at],
            before,
            behind,
            old_beside,
            new_beside,
            habits.full_number(old, new),
            habits.last_number(old, new),
            habits.order(one),
        ]
    }
}

fn thousandths(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// What is believed of the pairs around a candidate: before and behind on both sides, and beside it
/// on one side only. The ends of the drafts belong together.
fn neighbours(field: &Field, belief: &Belief, at: usize) -> [i32; 4] {
    let one = &field.candidates[at];
    let before = (one.old.checked_sub(1), one.new.checked_sub(1));
    let after = |place: usize, count: usize| Some(place + 1).filter(|next| *next < count);
    let behind = (after(one.old, field.old.points.len()), after(one.new, field.new.points.len()));
    let both = |(old, new): (Option<usize>, Option<usize>)| match (old, new) {
        (None, None) => ONE,
        _ => belief.at(field, old, new),
    };
    let (old, new) = (Some(one.old), Some(one.new));
    let old_beside = [before.1, behind.1].map(|beside| belief.at(field, old, beside));
    let new_beside = [before.0, behind.0].map(|beside| belief.at(field, beside, new));
    let most = |[one, other]: [i32; 2]| one.max(other);
    [both(before), both(behind), most(old_beside), most(new_beside)]
}

/// How much of two sorted sets is in both, and whether there is something in both.
fn alike<T: Ord>(one: &[T], other: &[T]) -> (i32, i32) {
    if one.is_empty() || other.is_empty() {
        return (0, 0);
    }
    let both = one.iter().filter(|item| other.binary_search(item).is_ok()).count();
    (share(2 * both as u64, (one.len() + other.len()) as u64), ONE)
}

/// How many of the siblings belong together; nothing without siblings.
pub(crate) fn siblings(features: &Features) -> Option<i32> {
    let of = |name| NAMES.iter().position(|known| *known == name).map(|at| features[at]);
    of("has siblings").filter(|has| *has > 0).and_then(|_| of("siblings belong together"))
}

/// What a candidate covers of its old and of its new point beyond what the best counterpart does.
pub(crate) fn brings(features: &Features) -> [i32; 2] {
    ["covers what is left of the old point", "covers what is left of the new point"]
        .map(|name| NAMES.iter().position(|known| *known == name).map_or(0, |at| features[at]))
}
