//! Words that took each other's place: they stand in both texts, and say another thing.
//!
//! `A pays 5 and B pays 7` has the words of `A pays 7 and B pays 5`. Words that would be mates wherever
//! they stand are none where each stands at the place of the other, so that every kind sees what
//! stood at a place and what stands there now. A sentence whose clauses changed places is
//! another matter: there the words that tell one clause from the other moved with it.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::{Group, Pair, Which};
use crate::redline::atoms::Pause;
use crate::substance::number;
use crate::substance::side::Side;

mod chains;
mod rotations;

/// How many places of words that moved are looked at in one group.
const RUNS_MAX: usize = 64;

/// Neighbouring words of content, in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Moved {
    old: Range<usize>,
    new: Range<usize>,
}

impl Pair<'_> {
    /// Mates the words of clauses that stand in both texts word for word, wherever they stand.
    pub(super) fn whole_clauses(&mut self, group: &Group) {
        let [olds, news] = Which::BOTH.map(|which| {
            let tokens = self.tokens(group, which);
            self.side(which).clauses.within(&tokens)
        });
        let mut open = vec![true; news.len()];
        for old in &olds {
            let words = content(self.side(Which::Old), old);
            if words.len() < WHOLE_MIN {
                continue;
            }
            let is_same = |new: &Range<usize>| {
                let others = content(self.side(Which::New), new);
                let word = |which, at: &usize| &self.token(which, *at).word;
                words.len() == others.len()
                    && words
                        .iter()
                        .zip(&others)
                        .all(|(old, new)| word(Which::Old, old) == word(Which::New, new))
            };
            let Some(at) = (0..news.len()).find(|at| open[*at] && is_same(&news[*at])) else {
                continue;
            };
            open[at] = false;
            let others = content(self.side(Which::New), &news[at]);
            for (old, new) in words.into_iter().zip(others) {
                self.join(old, new);
            }
        }
    }

    /// Takes mates apart that have each other's place.
    pub(super) fn part_exchanged(&mut self, group: &Group) {
        let tokens = self.tokens(group, Which::Old);
        let moved = self.runs_of_mates(&tokens, false);
        if moved.is_empty() || moved.len() > RUNS_MAX {
            return;
        }
        // Of two that stand near each other one may be in the order of the text.
        let mut all = self.runs_of_mates(&tokens, true);
        all.extend(moved.iter().cloned());
        let mut exchanged: Vec<Vec<Moved>> = Vec::new();
        for one in &all {
            for other in &all {
                let is_crossed = one.old.end <= other.old.start && other.new.end <= one.new.start;
                let moves = moved.contains(one) || moved.contains(other);
                if is_crossed && moves && self.is_exchange(one, other) {
                    exchanged.push(Vec::from([one.clone(), other.clone()]));
                }
            }
        }
        exchanged.extend(self.rotations(&all, &moved, &exchanged));
        for ring in &exchanged {
            if self.is_of_moved_clauses(group, ring, &exchanged) {
                continue;
            }
            for Moved { old, new } in ring {
                for at in old.clone() {
                    self.mates[0][at] = None;
                    self.exchanged[0][at] = true;
                }
                for at in new.clone() {
                    self.mates[1][at] = None;
                    self.exchanged[1][at] = true;
                }
            }
            for (one, next) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (old, new) = (&one.old, &next.new);
                self.join_small(old.start.checked_sub(1), new.start.checked_sub(1));
                self.join_small(Some(old.end), Some(new.end));
            }
        }
    }

    /// Mates two equal small words that stand beside one place.
    fn join_small(&mut self, old: Option<usize>, new: Option<usize>) {
        let (Some(old), Some(new)) = (old, new) else { return };
        let both = (self.sides[0].get(old), self.sides[1].get(new));
        let fits = matches!(both, (Some(one), Some(two)) if one.is_same(two) && !one.is_content());
        if fits && self.mates[0][old].is_none() && self.mates[1][new].is_none() {
            self.join(old, new);
        }
    }

    /// Whether a word has the place that another word had, and the other its place.
    pub(in crate::substance) fn is_exchanged(&self, which: Which, at: usize) -> bool {
        self.exchanged[which as usize][at]
    }

    /// Takes a word from its mate, which belongs to another clause.
    pub(in crate::substance) fn part_from_mate(&mut self, which: Which, at: usize) {
        if let Some(mate) = self.mates[which as usize][at].take() {
            self.mates[which.other() as usize][mate] = None;
        }
    }

    /// The clause of the other text that has most words of a clause; none if it has words of several
    /// alike.
    pub(in crate::substance) fn clause_of(
        &self,
        group: &Group,
        which: Which,
        clause: &Range<usize>,
    ) -> Option<Range<usize>> {
        let other = which.other();
        let mates: Vec<usize> = content(self.side(which), clause)
            .into_iter()
            .filter_map(|at| self.mates[which as usize][at])
            .collect();
        let all = self.side(other).clauses.within(&self.tokens(group, other));
        let held = |clause: &Range<usize>| mates.iter().filter(|at| clause.contains(at)).count();
        let best = all.iter().max_by_key(|clause| held(clause))?;
        let most = held(best);
        let is_only = all.iter().filter(|clause| held(clause) == most).count() == 1;
        (most > 0 && is_only).then(|| best.clone())
    }

    /// The runs of words of content that are mates: in the order of the text, or in another.
    fn runs_of_mates(&self, olds: &[usize], straight: bool) -> Vec<Moved> {
        let mut runs: Vec<Moved> = Vec::new();
        for &old in olds {
            let Some(new) = self.mates[0][old] else { continue };
            if self.straight[old] != straight || !self.token(Which::Old, old).has_place() {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.old.end == old && run.new.end == new => {
                    run.old.end = old + 1;
                    run.new.end = new + 1;
                }
                _ => runs.push(Moved { old: old..old + 1, new: new..new + 1 }),
            }
        }
        runs
    }

    fn is_exchange(&self, one: &Moved, other: &Moved) -> bool {
        !self.are_same_words(one, other)
            && self.is_place(one, other)
            && self.is_place(other, one)
            && self.is_parted(&one.old, &other.old)
    }

    /// Whether two runs say the same.
    fn are_same_words(&self, one: &Moved, other: &Moved) -> bool {
        let words = |at: &Range<usize>| {
            self.side(Which::Old).tokens[at.clone()].iter().map(|token| token.word.clone())
        };
        words(&one.old).eq(words(&other.old))
    }

    /// Whether the old words of one have the place of the new words of the other: the same stands around
    /// them.
    fn is_place(&self, one: &Moved, other: &Moved) -> bool {
        let (old, new, one_new) = (&one.old, &other.new, &one.new);
        let near = |which: Which, at: &Range<usize>| {
            let side = self.side(which);
            let says = |at: &usize| {
                let token = &side.tokens[*at];
                !token.is_sign() && !token.is("article")
            };
            let sentence = side.sentence(at.start);
            [(sentence.start..at.start).rev().find(says), (at.end..sentence.end).find(says)]
        };
        let (olds, news) = (near(Which::Old, old), near(Which::New, new));
        let same = |old: Option<usize>, new: Option<usize>| match (old, new) {
            (None, None) => Some(true),
            (Some(old), Some(new)) => {
                let (one, two) = (self.token(Which::Old, old), self.token(Which::New, new));
                let are_small = !one.is_content() && !two.is_content();
                match (self.mates[0][old], self.mates[1][new]) {
                    // Directly behind the one stands the other, in both texts: `for Ostria, Verania`.
                    _ if other.old.contains(&old) && one_new.contains(&new) => None,
                    _ if are_small => Some(one.is_same(two)),
                    // Both are words of one text alone: they say nothing of the place.
                    (None, None) => None,
                    (mate, _) => Some(mate == Some(new)),
                }
            }
            _ => Some(false),
        };
        let sides = [same(olds[0], news[0]), same(olds[1], news[1])];
        !sides.contains(&Some(false)) && sides.contains(&Some(true))
    }

    /// Whether two things are no items of one row, which has no order: something is done between
    /// them, they stand behind two prepositions, or they count two things.
    fn is_parted(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        if self.are_names(one) && self.are_names(other) {
            return !self.is_row(one, other);
        }
        // `1:2` is no `2:1`.
        let between = self.side(Which::Old).tokens.get(one.end..other.start).unwrap_or_default();
        if matches!(between, [sign] if sign.word == ":")
            && self.are_numbers(one)
            && self.are_numbers(other)
        {
            return true;
        }
        // `31 December`, `December 31`.
        let is_sign = |at: usize| {
            let token = self.token(Which::Old, at);
            token.is_sign() || token.is("article")
        };
        if (one.end..other.start).all(is_sign) {
            return false;
        }
        if self.are_numbers(one) && self.are_numbers(other) {
            return self.count_others(one, other) || self.stand_behind_two(one, other);
        }
        let any = |sections: &[&'static str]| {
            (one.end..other.start).any(|at| {
                let token = self.token(Which::Old, at);
                sections.iter().any(|section| token.is(section))
            })
        };
        let lead = |at: usize| {
            let before = self.side(Which::Old).before(at, |token| !token.is("article"));
            before.map(|at| &self.token(Which::Old, at).word)
        };
        // `40 tanks and 60 guns`
        let counts = |at: &Range<usize>| {
            let is_figure = self.token(Which::Old, at.end - 1).is_figure();
            let behind = self.side(Which::Old).get(at.end).filter(|next| next.is_plain());
            behind.filter(|_| is_figure).map(|next| &next.word)
        };
        let count_others = counts(one).is_some() && counts(one) != counts(other);
        count_others
            || any(&["verb", "force", "be", "if", "order", "bound"])
            || (any(&["relation", "agent"]) && lead(one.start) != lead(other.start))
    }

    /// `from 10 to 8`: whether two words of the lists lead to two things.
    fn stand_behind_two(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let side = self.side(Which::Old);
        let lead = |at: usize| {
            let before = side.before(at, |token| !token.is("article"))?;
            side.tokens[before].is("relation").then(|| &side.tokens[before].word)
        };
        let leads = [lead(one.start), lead(other.start)];
        matches!(leads, [Some(one), Some(other)] if one != other)
    }

    /// Whether words are a number; `million` behind it may have stayed where it stood.
    fn are_numbers(&self, at: &Range<usize>) -> bool {
        let side = self.side(Which::Old);
        let is_scale = |at: usize| side.tokens[at].is("scale");
        number::at(side, at.start)
            .is_some_and(|number| (at.end..number.at.end.max(at.end)).all(is_scale))
    }

    /// Whether two numbers are of two things, or of two who have them: `two seats for Ostria and one for
    /// Verania`, `5 km north and 10 km south`. `Rooms 5 and 7` are a row.
    fn count_others(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let side = self.side(Which::Old);
        let sentence = side.sentence(one.start);
        let links = |at: usize| {
            let token = &side.tokens[at];
            token.is("and") || token.is("or") || (token.is_sign() && token.pause != Pause::None)
        };
        let part = |at: &Range<usize>| {
            let start = (sentence.start..at.start).rev().find(|at| links(*at));
            let end = (at.end..sentence.end).find(|at| links(*at)).unwrap_or(sentence.end);
            (start.map_or(sentence.start, |at| at + 1), end)
        };
        let says = |at: usize| side.tokens[at].is_content() && !side.tokens[at].is("label");
        let words = |at: Range<usize>| at.filter(|at| says(*at)).collect::<Vec<_>>();
        let (first, second) = (part(one), part(other));
        let (behind, behind_other) = (words(one.end..first.1), words(other.end..second.1));
        let are_same = behind.len() == behind_other.len()
            && behind
                .iter()
                .zip(&behind_other)
                .all(|(a, b)| side.tokens[*a].is_same(&side.tokens[*b]));
        let is_led = second.0 > one.end && !words(second.0..other.start).is_empty();
        first != second && (!are_same || is_led)
    }

    /// Whether words are written as names are.
    fn are_names(&self, at: &Range<usize>) -> bool {
        let side = self.side(Which::Old);
        { at.clone() }.all(|at| {
            let token = &side.tokens[at];
            side.text[token.at.clone()].starts_with(char::is_uppercase) && !token.is("month")
        })
    }

    /// Whether two names stand in one row, of which the order says nothing: `Ostria, Verania and Sarn`.
    fn is_row(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let side = self.side(Which::Old);
        let links = |at: usize| side.tokens[at].is("and") || side.tokens[at].is("or");
        let lead = side.before(one.start, |token| !token.is("article"));
        // `at Halmar and at Orn`
        let leads_again = |at: usize| {
            let token = &side.tokens[at];
            token.is("relation") && lead.is_some_and(|lead| side.tokens[lead].word == token.word)
        };
        let joins = |at: &usize| {
            let token = &side.tokens[*at];
            links(*at)
                || leads_again(*at)
                || token.word == ","
                || token.is("article")
                || token.is("nor")
                || side.text[token.at.clone()].starts_with(char::is_uppercase)
        };
        let between = one.end..other.start;
        let behind = (other.end..side.sentence(other.start).end).take_while(joins);
        let is_linked = |at: usize| links(at) || side.tokens[at].is("nor");
        between.clone().all(|at| joins(&at)) && { between }.chain(behind).any(is_linked)
    }

    /// Whether more of what tells some clauses apart was exchanged between them than stayed: then the
    /// clauses changed places, and what they say did not.
    fn is_of_moved_clauses(&self, group: &Group, ring: &[Moved], exchanged: &[Vec<Moved>]) -> bool {
        let clauses = &self.side(Which::Old).clauses;
        let of = |ring: &[Moved]| {
            let mut all: Vec<Range<usize>> =
                ring.iter().map(|moved| clauses.clause(moved.old.start)).collect();
            all.sort_by_key(|clause| clause.start);
            all.dedup();
            all
        };
        let own = of(ring);
        if own.len() < 2 {
            return false;
        }
        let gone: usize = exchanged
            .iter()
            .filter(|other| of(other) == own)
            .flatten()
            .map(|moved| moved.old.len())
            .sum();
        let all = self.tokens(group, Which::Old);
        let is_own = |at: &usize| {
            let token = self.token(Which::Old, *at);
            let is_only =
                || all.iter().filter(|at| self.token(Which::Old, **at).is_same(token)).count() == 1;
            self.straight[*at] && token.is_content() && is_only()
        };
        let stayed = own.into_iter().flatten().filter(is_own).count();
        gone > stayed
    }
}

/// How many words a clause has at least that is looked for as a whole.
const WHOLE_MIN: usize = 3;

/// The words of content of a clause.
fn content(side: &Side<'_>, at: &Range<usize>) -> Vec<usize> {
    at.clone().filter(|at| side.tokens[*at].is_content()).collect()
}
