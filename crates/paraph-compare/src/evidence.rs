//! Evidence: what speaks for and against each candidate, as numbers.
//!
//! The same questions are asked twice. In the first pass what is *believed* of a candidate is how
//! alike the words are; in the second it is how probable the first pass found it. So a rival, a
//! neighbour or a sibling counts for as much as is believed of it.
//!
//! Order is evidence and no constraint, and so are numbers: how much either is worth is learnt in
//! each pair of drafts from its own confident links.

mod known;
mod odds;
mod residue;
mod siblings;

use alloc::vec::Vec;

use crate::field::Field;
use crate::fixed::ONE;
pub(crate) use known::Known;
use known::{Beside, STILL};
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
#[derive(Clone, Copy, Default, PartialEq, Eq)]
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
    known: &'a Known,
    siblings: Siblings,
    habits: Habits,
    residue: Residue,
}

/// The features of every candidate under a belief.
pub(crate) fn features(field: &Field, belief: &Belief, known: &mut Known) -> Vec<Features> {
    let residue = Residue::of(field, belief, known.residue.take());
    let context = Context {
        field,
        belief,
        known,
        siblings: Siblings::of(field, belief),
        habits: Habits::of(field, belief),
        residue,
    };
    let features = (0..field.candidates.len()).map(|at| context.features(at)).collect();
    let residue = context.residue;
    known.residue = Some(residue);
    features
}

impl Context<'_> {
    fn features(&self, at: usize) -> Features {
        let Self { field, belief, known, siblings, habits, residue } = self;
        let one = &field.candidates[at];
        let (old, new) = (&field.old.points[one.old], &field.new.points[one.new]);
        let sure = belief.sure[at];
        let (together, has_siblings) = siblings.share(field, belief, at);
        let [old_rival, new_rival] = [belief.best_of_old(one.old), belief.best_of_new(one.new)]
            .map(|best| belief.rival(best, at));
        let around = &known.around[at];
        let believed = |pairs: [Beside; 2]| pairs.map(|pair| pair.believed(belief));
        let most = |[one, other]: [i32; 2]| one.max(other);
        let [before, behind] = believed(around.both);
        let moving = [
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
            most(believed(around.of_old)),
            most(believed(around.of_new)),
            habits.full_number(old, new),
            habits.last_number(old, new),
            habits.order(one),
        ];
        let mut features = [ONE; NAMES.len()];
        features[1..=STILL].copy_from_slice(&known.still[at]);
        features[STILL + 1..].copy_from_slice(&moving);
        features
    }
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

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use paraph_text::Draft;

    use super::*;
    use crate::model::{Model, judge};
    use crate::side::{Shared, Side};

    fn field(old: &str, new: &str) -> Field {
        let mut shared = Shared::default();
        let [old, new] = [old, new].map(|text| {
            let points: Vec<String> = (1..)
                .zip(text.lines())
                .map(|(at, line)| alloc::format!("{at}. {line}\n\n"))
                .collect();
            Side::of(&Draft::parse(&points.concat()).unwrap(), &mut shared)
        });
        Field::of(old, new)
    }

    #[test]
    fn what_is_known_from_the_first_belief_changes_nothing_under_the_second() {
        let old = "The parties meet in May and pay the sum in June.\nThe parties meet in May.\nNorth pays the sum.\nThe line is frozen for ten years and the guns are silent.\nThe guns leave.";
        let new = "The parties meet in May.\nThe sum is paid in June by North.\nThe line is frozen for five years.\nThe guns are silent and leave in May.\nThe parties meet and pay.";
        let field = field(old, new);
        let mut known = Known::of(&field);
        let first = features(&field, &Belief::first(&field), &mut known);
        let second = judge(&field, &first, &Model::shipped().first);
        let moved =
            (0..5).filter(|at| second.best_of_old(*at) != Belief::first(&field).best_of_old(*at));
        assert!(moved.count() > 0, "the second belief is to have other counterparts");
        let fresh = features(&field, &second, &mut Known::of(&field));
        assert_eq!(features(&field, &second, &mut known), fresh);
    }

    #[test]
    fn the_pairs_around_a_candidate_are_those_that_stand_there() {
        let lines = "The parties meet in May.\nThe parties pay in May.\nThe parties meet in June.\nThe parties leave in June.";
        let field = field(lines, lines);
        let known = Known::of(&field);
        let is_at = |beside: Beside, old: Option<usize>, new: Option<usize>| {
            let there = field
                .candidates
                .iter()
                .position(|one| Some(one.old) == old && Some(one.new) == new);
            let there = there.map(|at| u32::try_from(at).unwrap());
            match beside {
                Beside::Candidate(at) => there == Some(at),
                Beside::Ends => old.is_none() && new.is_none() || old == Some(4) && new == Some(4),
                Beside::None => there.is_none(),
            }
        };
        assert!(field.candidates.len() > 8, "{}", field.candidates.len());
        for (one, around) in field.candidates.iter().zip(&known.around) {
            let (old, new) = (one.old, one.new);
            assert!(is_at(around.both[0], old.checked_sub(1), new.checked_sub(1)));
            assert!(is_at(around.both[1], Some(old + 1), Some(new + 1)));
            assert!(is_at(around.of_old[0], Some(old), new.checked_sub(1)));
            assert!(is_at(around.of_old[1], Some(old), Some(new + 1)));
            assert!(is_at(around.of_new[0], old.checked_sub(1), Some(new)));
            assert!(is_at(around.of_new[1], Some(old + 1), Some(new)));
        }
    }
}
