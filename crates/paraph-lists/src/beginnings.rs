//! Which phrases begin with a word, and which of them go on with another.

/// The phrases that begin with each word.
#[derive(Debug)]
pub struct Beginnings {
    /// Where the phrases of each word begin, and where those of the last end, in [`Self::phrases`].
    pub starts: &'static [u32],
    /// For each word the phrases that begin with it, in the order of their second words: the number of
    /// the second word, 0 for one that has none or not always the same, else one more than it is; and
    /// the number of the phrase.
    pub phrases: &'static [(u32, u32)],
}

/// The second word of a phrase as [`Beginnings`] writes it.
pub(crate) fn second(word: Option<u32>) -> u32 {
    word.map_or(0, |word| word.saturating_add(1))
}

impl Beginnings {
    /// Whether a phrase begins with a word.
    pub(crate) fn has(&self, word: u32) -> bool {
        !self.all(word).is_empty()
    }

    /// The phrases that begin with a word and go on with one of others, or with any or none, each once.
    pub(crate) fn with(&self, word: u32, next: &[u32]) -> impl Iterator<Item = u32> {
        let all = self.all(word);
        let (any, others) = all.split_at(all.partition_point(|(second, _)| *second == 0));
        let going_on = move |(at, word): (usize, &u32)| {
            let wanted = second(Some(*word));
            let start = others.partition_point(|(second, _)| *second < wanted);
            let is_first = !next[..at].contains(word);
            others[start..].iter().take_while(move |(second, _)| is_first && *second == wanted)
        };
        // Most words begin no phrase.
        let next = if others.is_empty() { &[] } else { next };
        any.iter().chain(next.iter().enumerate().flat_map(going_on)).map(|(_, phrase)| *phrase)
    }

    /// The phrases that begin with a word, in the order of their second words; none for a word of no
    /// list.
    fn all(&self, word: u32) -> &'static [(u32, u32)] {
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
    use alloc::vec::Vec;

    #[test]
    fn a_word_has_the_phrases_that_begin_with_it() {
        // Phrase 1 begins with word 0 and goes on with word 3; 0 and 2 begin with word 2.
        let beginnings =
            Beginnings { starts: &[0, 1, 1, 3, 3], phrases: &[(4, 1), (0, 0), (1, 2)] };
        let with = |word, next: &[u32]| beginnings.with(word, next).collect::<Vec<_>>();
        assert_eq!((with(0, &[]), with(0, &[3, 3]), with(0, &[2])), (vec![], vec![1], vec![]));
        assert_eq!((with(2, &[]), with(2, &[1, 0])), (vec![0], vec![0, 2]));
        assert!(beginnings.has(2) && !beginnings.has(1) && !beginnings.has(4));
        assert!(with(u32::MAX, &[0]).is_empty());
    }
}
