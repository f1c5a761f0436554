//! Two texts put beside each other: which sentences belong together, and which words.
//!
//! Sentences are put together by the words they share, many to many; then the words inside such a
//! group, first in the order of the text, then wherever they stand. What has no mate after that is
//! what a change can stand in.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::side::{Side, Token};

mod exchanges;
mod groups;
mod mates;

/// How many pairs of words are compared at most.
const CELLS_MAX: usize = 1 << 22;

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Old = 0,
    New = 1,
}

impl Which {
    pub(super) const BOTH: [Self; 2] = [Self::Old, Self::New];

    pub(super) const fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

/// Sentences that belong together: their numbers in the old text and in the new.
pub(super) type Group = [Vec<usize>; 2];

/// Words without a mate at one place; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk(pub(super) [Range<usize>; 2]);

impl Hunk {
    pub(super) fn at(&self, which: Which) -> Range<usize> {
        self.0[which as usize].clone()
    }

    /// All words from the one place to the other.
    pub(super) fn and(&self, other: &Self) -> Self {
        let join = |one: Range<usize>, other: Range<usize>| match (one.is_empty(), other.is_empty())
        {
            (true, _) => other,
            (_, true) => one,
            _ => one.start.min(other.start)..one.end.max(other.end),
        };
        Self(Which::BOTH.map(|which| join(self.at(which), other.at(which))))
    }

    /// The text that alone has words here, if only one has.
    pub(super) fn only(&self) -> Option<Which> {
        match (self.0[0].is_empty(), self.0[1].is_empty()) {
            (true, false) => Some(Which::New),
            (false, true) => Some(Which::Old),
            _ => None,
        }
    }
}

/// Two texts, put beside each other.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    sides: [Side<'a>; 2],
    mates: [Vec<Option<usize>>; 2],
    told: [Vec<bool>; 2],
    /// Which words of the old text have a mate that stands in the order of the text.
    straight: Vec<bool>,
    /// Which words took the place of another that has theirs.
    exchanged: [Vec<bool>; 2],
    pub(super) groups: Vec<Group>,
}

impl<'a> Pair<'a> {
    /// Puts two texts beside each other; nothing if they are too long for that.
    pub(super) fn of([old, new]: [Side<'a>; 2]) -> Option<Self> {
        if old.tokens.len().saturating_mul(new.tokens.len()) > CELLS_MAX {
            return None;
        }
        let mates = [vec![None; old.tokens.len()], vec![None; new.tokens.len()]];
        let told = [vec![false; old.tokens.len()], vec![false; new.tokens.len()]];
        let straight = vec![false; old.tokens.len()];
        let (exchanged, groups) = (told.clone(), Vec::new());
        let mut pair = Self { sides: [old, new], mates, told, straight, exchanged, groups };
        pair.groups = pair.grouped();
        for group in pair.groups.clone() {
            pair.mate(&group);
        }
        pair.part();
        Some(pair)
    }

    pub(super) fn side(&self, which: Which) -> &Side<'a> {
        &self.sides[which as usize]
    }

    pub(super) fn token(&self, which: Which, at: usize) -> &Token {
        &self.sides[which as usize].tokens[at]
    }

    pub(super) fn mate_of(&self, which: Which, at: usize) -> Option<usize> {
        self.mates[which as usize][at]
    }

    /// Whether a word has no mate and nothing was told of it yet.
    pub(super) fn is_free(&self, which: Which, at: usize) -> bool {
        self.mates[which as usize][at].is_none() && !self.told[which as usize][at]
    }

    pub(super) fn is_told(&self, which: Which, at: usize) -> bool {
        self.told[which as usize][at]
    }

    /// Notes that something was told of these words.
    pub(super) fn tell(&mut self, which: Which, tokens: Range<usize>) {
        self.told[which as usize][tokens].fill(true);
    }

    /// The free words of content among some.
    pub(super) fn free(&self, which: Which, tokens: Range<usize>) -> Vec<usize> {
        let tokens = tokens.filter(|at| self.is_free(which, *at));
        tokens.filter(|at| self.token(which, *at).is_content()).collect()
    }

    /// The tokens of a group's sentences.
    pub(super) fn tokens(&self, group: &Group, which: Which) -> Vec<usize> {
        let sentences = group[which as usize].iter();
        sentences.flat_map(|at| self.side(which).sentences[*at].clone()).collect()
    }

    /// How much of what a group says stands in both texts, of a thousand.
    pub(super) fn kept(&self, group: &Group) -> usize {
        self.kept_of(group, |_, _| true).unwrap_or_default()
    }

    /// How much of those words of a group that are looked at stands in both texts, of a thousand;
    /// nothing where it has none.
    pub(super) fn kept_of(
        &self,
        group: &Group,
        looks: impl Fn(Which, usize) -> bool,
    ) -> Option<usize> {
        let (mut kept, mut all) = (0, 0);
        for which in Which::BOTH {
            for at in self.tokens(group, which) {
                if self.token(which, at).is_content() && looks(which, at) {
                    all += 1;
                    kept += usize::from(!self.is_free(which, at));
                }
            }
        }
        (kept * 1000).checked_div(all)
    }

    /// The places of a group where words have no mate and nothing was told of them.
    pub(super) fn hunks(&self, group: &Group) -> Vec<Hunk> {
        let runs = |which| self.runs(&self.tokens(group, which), which);
        let (olds, mut news) = (runs(Which::Old), runs(Which::New));
        let mut hunks = Vec::new();
        for old in olds {
            let opposite = news.iter().position(|new| self.is_opposite(&old, new));
            let new = opposite.map_or(0..0, |at| news.remove(at));
            hunks.push(Hunk([old, new]));
        }
        hunks.extend(news.into_iter().map(|new| Hunk([0..0, new])));
        hunks
    }

    /// Runs of words without a mate, small words between them included.
    fn runs(&self, tokens: &[usize], which: Which) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut goes_on = false;
        for &at in tokens {
            let token = self.token(which, at);
            let says = token.is_content() || token.is("or") || token.is("and");
            if self.is_free(which, at) && !token.is_sign() {
                match runs.last_mut() {
                    Some(run) if goes_on && self.is_in_sentence(which, run.start, at) => {
                        run.end = at + 1;
                    }
                    _ => runs.push(at..at + 1),
                }
                goes_on = true;
            } else if says || self.is_told(which, at) || token.is("relation") {
                goes_on = false;
            }
        }
        let says = |at: usize| {
            let token = self.token(which, at);
            token.is_plain() || token.is("or") || token.is("circumstance") || token.is("verb")
        };
        runs.retain(|run| run.clone().any(|at| self.is_free(which, at) && says(at)));
        for run in &mut runs {
            // An article at the end belongs to the word behind it.
            let ends = |at: &usize| !self.token(which, *at).is("article");
            run.end = run.clone().rev().find(ends).map_or(run.end, |last| last + 1);
        }
        runs
    }

    fn is_in_sentence(&self, which: Which, one: usize, other: usize) -> bool {
        self.token(which, one).sentence == self.token(which, other).sentence
    }

    /// Whether a run of the old text and one of the new have a neighbour in common.
    fn is_opposite(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let before = |which, at| self.neighbour(which, at, true);
        let behind = |which, at| self.neighbour(which, at, false);
        let is_mate = |old: Option<usize>, new: Option<usize>| {
            old.is_some_and(|old| self.mates[0][old].is_some() && self.mates[0][old] == new)
        };
        let starts = (before(Which::Old, old.start), before(Which::New, new.start));
        let ends = (behind(Which::Old, old.end - 1), behind(Which::New, new.end - 1));
        let (start, end) = (is_mate(starts.0, starts.1), is_mate(ends.0, ends.1));
        start || end || (starts == (None, None) && ends == (None, None))
    }

    /// The nearest word that is more than a small one, in the same sentence.
    fn neighbour(&self, which: Which, at: usize, is_before: bool) -> Option<usize> {
        let sentence = self.side(which).sentence(at);
        let says = |at: &usize| {
            let token = self.token(which, *at);
            token.is_content()
        };
        if is_before {
            (sentence.start..at).rev().find(says)
        } else {
            (at + 1..sentence.end).find(says)
        }
    }
}
