//! Which phrases begin with a word, and which of them go on with another.

use alloc::vec::Vec;

/// The phrases that begin with each word.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    starts: Vec<u32>,
    phrases: Vec<Begun>,
}

/// A phrase that begins with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Begun {
    /// Its second word, if it has one that is always the same.
    pub(super) second: Option<u32>,
    /// Its number.
    pub(super) phrase: u32,
}

impl Beginnings {
    /// From pairs of a first word and its phrase, of so many words.
    pub(super) fn of(firsts: &[(u32, Begun)], words: usize) -> Self {
        let mut sorted = firsts.to_vec();
        sorted.sort_unstable();
        let mut starts = Vec::with_capacity(words + 1);
        let mut at = 0;
        for word in (0..).take(words + 1) {
            while sorted.get(at as usize).is_some_and(|(first, _)| *first < word) {
                at += 1;
            }
            starts.push(at);
        }
        Self { starts, phrases: sorted.into_iter().map(|(_, phrase)| phrase).collect() }
    }

    /// Whether a phrase begins with a word.
    pub(super) fn has(&self, word: u32) -> bool {
        !self.all(word).is_empty()
    }

    /// The phrases that begin with a word and go on with one of others, or with any or none, each once.
    pub(super) fn with<'b>(
        &'b self,
        word: u32,
        next: &'b [u32],
    ) -> impl Iterator<Item = &'b Begun> {
        let all = self.all(word);
        let (any, others) = all.split_at(all.partition_point(|begun| begun.second.is_none()));
        let going_on = move |(at, second): (usize, &'b u32)| {
            let start = others.partition_point(|begun| begun.second < Some(*second));
            let is_first = !next[..at].contains(second);
            others[start..]
                .iter()
                .take_while(move |begun| is_first && begun.second == Some(*second))
        };
        // Most words begin no phrase.
        let next = if others.is_empty() { &[] } else { next };
        any.iter().chain(next.iter().enumerate().flat_map(going_on))
    }

    /// The phrases that begin with a word, in the order of their second words; none for a word of no
    /// list.
    fn all(&self, word: u32) -> &[Begun] {
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        let word = word as usize;
        let bounds = bound(word).zip(word.checked_add(1).and_then(bound));
        bounds.map_or(&[], |(start, end)| &self.phrases[start..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn a_word_has_the_phrases_that_begin_with_it() {
        let begun = |phrase, second| Begun { phrase, second };
        let firsts = [(2, begun(0, None)), (0, begun(1, Some(3))), (2, begun(2, Some(0)))];
        let beginnings = Beginnings::of(&firsts, 4);
        let with = |word, next: &[u32]| {
            beginnings.with(word, next).map(|begun| begun.phrase).collect::<Vec<_>>()
        };
        assert_eq!((with(0, &[]), with(0, &[3, 3]), with(0, &[2])), (vec![], vec![1], vec![]));
        assert_eq!((with(2, &[]), with(2, &[1, 0])), (vec![0], vec![0, 2]));
        assert!(beginnings.has(2) && !beginnings.has(1) && !beginnings.has(4));
        assert!(with(u32::MAX, &[0]).is_empty());
    }
}
