//! Which words of a group belong together: in the order of the text, then wherever they stand.

use alloc::vec;
use alloc::vec::Vec;

use super::{Group, Pair, Which};
use crate::substance::side::{Side, Token};

impl Pair<'_> {
    pub(super) fn mate(&mut self, group: &Group) {
        let (olds, news) = (self.tokens(group, Which::Old), self.tokens(group, Which::New));
        self.whole_clauses(group);
        let open = |which: usize, tokens: &[usize]| -> Vec<usize> {
            tokens.iter().copied().filter(|at| self.mates[which][*at].is_none()).collect()
        };
        for (old, new) in in_order(&self.sides, &open(0, &olds), &open(1, &news)) {
            self.join(old, new);
        }
        for old in &olds {
            self.straight[*old] = self.mates[0][*old].is_some();
        }
        self.anywhere(&olds, &news, Token::is_same);
        self.spread(&olds);
        self.anywhere(&olds, &news, Token::is_akin);
        self.anywhere(&olds, &news, |one, two| one.denies(two) || two.denies(one));
        self.spread(&olds);
        self.joined(&olds, &news);
        self.part_exchanged(group);
        self.part_chained(group);
    }

    pub(super) fn join(&mut self, old: usize, new: usize) {
        self.mates[0][old] = Some(new);
        self.mates[1][new] = Some(old);
    }

    /// Mates words of content that stand elsewhere, those beside a mated word first.
    fn anywhere(&mut self, olds: &[usize], news: &[usize], fits: impl Fn(&Token, &Token) -> bool) {
        for &old in olds {
            if self.mates[0][old].is_some() || !self.sides[0].tokens[old].has_place() {
                continue;
            }
            let is_open = |new: &usize| {
                self.mates[1][*new].is_none() && self.sides[1].tokens[*new].has_place()
            };
            let candidates = news
                .iter()
                .copied()
                .filter(is_open)
                .filter(|new| fits(&self.sides[0].tokens[old], &self.sides[1].tokens[*new]));
            let far = |new: &usize| self.distance(old, *new);
            if let Some(new) = candidates.min_by_key(far) {
                self.join(old, new);
            }
        }
    }

    /// How far a word of the new text is from where the neighbours of an old one have gone.
    fn distance(&self, old: usize, new: usize) -> usize {
        let before = (0..old).rev().take(3).find_map(|at| self.mates[0][at]);
        let behind = (old + 1..self.mates[0].len()).take(3).find_map(|at| self.mates[0][at]);
        let near = [before, behind].into_iter().flatten().map(|mate| mate.abs_diff(new));
        near.min().unwrap_or(usize::MAX)
    }

    /// Mates equal words beside mated ones, small ones and signs too.
    fn spread(&mut self, olds: &[usize]) {
        let steps = [1_isize, -1];
        for step in steps {
            let mut order = olds.to_vec();
            if step < 0 {
                order.reverse();
            }
            for old in order {
                let Some(new) = self.mates[0][old] else { continue };
                let (Some(old), Some(new)) =
                    (old.checked_add_signed(step), new.checked_add_signed(step))
                else {
                    continue;
                };
                let both = (self.sides[0].get(old), self.sides[1].get(new));
                if let (Some(one), Some(other)) = both
                    && self.mates[0][old].is_none()
                    && self.mates[1][new].is_none()
                    && one.is_same(other)
                    && !one.is_sign()
                {
                    self.join(old, new);
                }
            }
        }
    }

    /// Mates words that one text writes in one word and the other in two.
    fn joined(&mut self, olds: &[usize], news: &[usize]) {
        for &old in olds {
            let begins = self.sides[0].sentence(old).start == old;
            let new = match old.checked_sub(1).filter(|_| !begins) {
                Some(before) => self.mates[0][before].map(|mate| mate + 1),
                None => news.first().copied(),
            };
            let Some(new) = new else { continue };
            for (which, one, two) in [(0, old, new), (1, new, old)] {
                let other = 1 - which;
                let parts = self.sides[other].tokens.get(two..two + 2);
                let (Some(token), Some(parts)) = (self.sides[which].get(one), parts) else {
                    continue;
                };
                let is_joined = token.word == [&*parts[0].word, &*parts[1].word].concat();
                let is_open = self.mates[which][one].is_none()
                    && self.mates[other][two].is_none()
                    && self.mates[other][two + 1].is_none();
                if is_joined && is_open {
                    self.mates[which][one] = Some(two);
                    self.mates[other][two] = Some(one);
                    self.mates[other][two + 1] = Some(one);
                }
            }
        }
    }
}

/// Words that stand in both texts in one order: a longest row of them, by what they say.
fn in_order(sides: &[Side<'_>; 2], olds: &[usize], news: &[usize]) -> Vec<(usize, usize)> {
    let width = news.len() + 1;
    let mut best = vec![0_u32; (olds.len() + 1) * width];
    let worth = |old: usize, new: usize| {
        let (old, new) = (&sides[0].tokens[olds[old]], &sides[1].tokens[news[new]]);
        match (old.is_same(new), old.is_content()) {
            (false, _) => 0,
            (true, true) if old.word == new.word => 5,
            (true, true) => 4,
            (true, false) => 1,
        }
    };
    for old in (0..olds.len()).rev() {
        for new in (0..news.len()).rev() {
            let skip = best[(old + 1) * width + new].max(best[old * width + new + 1]);
            let worth = worth(old, new);
            let take = if worth > 0 { worth + best[(old + 1) * width + new + 1] } else { 0 };
            best[old * width + new] = skip.max(take);
        }
    }
    let (mut old, mut new, mut pairs) = (0, 0, Vec::new());
    while old < olds.len() && new < news.len() {
        let here = best[old * width + new];
        let worth = worth(old, new);
        if worth > 0 && here == worth + best[(old + 1) * width + new + 1] {
            pairs.push((olds[old], news[new]));
            old += 1;
            new += 1;
        } else if here == best[(old + 1) * width + new] {
            old += 1;
        } else {
            new += 1;
        }
    }
    pairs
}
