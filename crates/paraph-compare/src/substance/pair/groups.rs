//! Which sentences belong together: by the words they share, many to many.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::{Group, Pair, Which};

/// How much of the shorter sentence two sentences must share to belong together, of a thousand.
const SHARE_MIN: usize = 350;
/// The same for a sentence that is a part of another.
const SHARE_MIN_OF_PART: usize = 600;
/// How much of a sentence has no mate where it does not belong to its group, of a thousand.
const ALONE: usize = 650;

impl Pair<'_> {
    pub(super) fn grouped(&self) -> Vec<Group> {
        let (olds, news) = (self.sides[0].sentences.len(), self.sides[1].sentences.len());
        if olds == 1 && news == 1 {
            return vec![[vec![0], vec![0]]];
        }
        let content = Which::BOTH.map(|which| self.content(which));
        let row = |old: &Vec<usize>| content[1].iter().map(|new| self.share(old, new)).collect();
        let shares: Vec<Vec<usize>> = content[0].iter().map(row).collect();
        let best_new = |old: usize| (0..news).rev().max_by_key(|new| shares[old][*new]);
        let best_old = |new: usize| (0..olds).rev().max_by_key(|old| shares[*old][new]);
        let best_news: Vec<Option<usize>> = (0..olds).map(best_new).collect();
        let best_olds: Vec<Option<usize>> = (0..news).map(best_old).collect();
        let mut links = vec![vec![false; news]; olds];
        for (old, row) in links.iter_mut().enumerate() {
            for (new, link) in row.iter_mut().enumerate() {
                let each = [best_news[old] == Some(new), best_olds[new] == Some(old)];
                *link = match each {
                    [true, true] => shares[old][new] >= SHARE_MIN,
                    [false, false] => false,
                    _ => shares[old][new] >= SHARE_MIN_OF_PART,
                };
            }
        }
        self.lone(&mut links, &shares);
        components(&links, olds, news)
    }

    /// Links a lone sentence to a lone one at the same place, if they share anything.
    fn lone(&self, links: &mut [Vec<bool>], shares: &[Vec<usize>]) {
        let news = self.sides[1].sentences.len();
        for old in 0..links.len() {
            if links[old].iter().any(|link| *link) {
                continue;
            }
            let taken = |old: usize| links[old].iter().rposition(|link| *link);
            let before = (0..old).rev().find_map(taken).map_or(0, |new| new + 1);
            let is_lone = |new: usize| links.iter().all(|row| !row[new]);
            if before < news && is_lone(before) && shares[old][before] >= SHARE_MIN / 2 {
                links[old][before] = true;
            }
        }
    }

    /// The words of content of each sentence.
    fn content(&self, which: Which) -> Vec<Vec<usize>> {
        let side = self.side(which);
        let of = |sentence: &Range<usize>| {
            sentence.clone().filter(|at| side.tokens[*at].is_content()).collect()
        };
        side.sentences.iter().map(of).collect()
    }

    /// How much of the shorter of two sentences, by their words of content, stands in the other, of a
    /// thousand.
    fn share(&self, olds: &[usize], news: &[usize]) -> usize {
        let mut open = news.to_vec();
        let mut shared = 0;
        for old in olds {
            let old = &self.sides[0].tokens[*old];
            let same = open.iter().position(|new| {
                let new = &self.sides[1].tokens[*new];
                old.is_same(new) || old.is_akin(new)
            });
            if let Some(at) = same {
                open.remove(at);
                shared += 1;
            }
        }
        shared * 1000 / olds.len().min(news.len()).max(1)
    }

    /// Takes sentences out of their group that have found next to no mates in it.
    pub(super) fn part(&mut self) {
        for at in 0..self.groups.len() {
            for which in Which::BOTH {
                if self.groups[at][which as usize].len() < 2 {
                    continue;
                }
                let alone = |sentence: &usize| self.is_alone(which, *sentence);
                let parted: Vec<usize> =
                    self.groups[at][which as usize].iter().copied().filter(alone).collect();
                if parted.len() == self.groups[at][which as usize].len() {
                    continue;
                }
                self.groups[at][which as usize].retain(|sentence| !parted.contains(sentence));
                for sentence in parted {
                    self.unmate(which, self.sides[which as usize].sentences[sentence].clone());
                    let mut group = [vec![], vec![]];
                    group[which as usize].push(sentence);
                    self.groups.push(group);
                }
            }
        }
    }

    /// Whether most of what a sentence says has no mate.
    fn is_alone(&self, which: Which, sentence: usize) -> bool {
        let plain = |at: &usize| self.token(which, *at).is_plain();
        let content: Vec<usize> =
            self.sides[which as usize].sentences[sentence].clone().filter(plain).collect();
        let free = content.iter().filter(|at| self.is_free(which, **at)).count();
        content.len() >= 2 && free * 1000 >= content.len() * ALONE
    }

    fn unmate(&mut self, which: Which, tokens: Range<usize>) {
        for at in tokens {
            if let Some(mate) = self.mates[which as usize][at].take() {
                self.mates[which.other() as usize][mate] = None;
            }
        }
    }
}

/// Sentences that are linked, directly or over others.
fn components(links: &[Vec<bool>], olds: usize, news: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut old_done, mut new_done) = (vec![false; olds], vec![false; news]);
    for first in 0..olds {
        if old_done[first] {
            continue;
        }
        let mut group: Group = [vec![], vec![]];
        let mut open = vec![first];
        while let Some(old) = open.pop() {
            if core::mem::replace(&mut old_done[old], true) {
                continue;
            }
            group[0].push(old);
            for new in (0..news).filter(|new| links[old][*new]) {
                if !core::mem::replace(&mut new_done[new], true) {
                    group[1].push(new);
                    open.extend((0..olds).filter(|other| links[*other][new]));
                }
            }
        }
        group[0].sort_unstable();
        group[1].sort_unstable();
        groups.push(group);
    }
    groups.extend((0..news).filter(|new| !new_done[*new]).map(|new| [vec![], vec![new]]));
    groups
}
