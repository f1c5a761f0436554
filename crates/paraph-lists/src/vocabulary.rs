//! A number for each word of the lists, found by its letters.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::Spread;

/// The words of all phrases, each once, numbered from 0.
///
/// A word is found where its letters say, or in one of the places behind: the table is made once, and
/// so large that none is farther than a few places away.
#[derive(Debug)]
pub struct Vocabulary {
    /// All words, one behind the other.
    pub letters: &'static str,
    /// Where each begins, and where the last ends, in the letters.
    pub starts: &'static [u32],
    /// A power of two of places: some bits of what a word's letters say, and its number, or [`NOBODY`].
    pub places: &'static [(u32, u32)],
}

/// The number of no word.
pub const NOBODY: u32 = u32::MAX;

impl Vocabulary {
    /// How many words there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a word.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<u32> {
        let mask = self.places.len().checked_sub(1)?;
        let spread = Spread::of(word);
        for at in spread.places(mask) {
            match self.places[at] {
                (_, NOBODY) => return None,
                (own, number) if own == spread.tag() && self.text(number) == word => {
                    return Some(number);
                }
                _ => {}
            }
        }
        None
    }

    /// The word that has a number; empty where none has it.
    #[must_use]
    pub fn text(&self, number: u32) -> &'static str {
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        let number = number as usize;
        let bounds = bound(number).zip(number.checked_add(1).and_then(bound));
        bounds.map_or("", |(start, end)| &self.letters[start..end])
    }
}

/// Places for words, numbered in their order.
pub(crate) fn places(words: &[&str]) -> Vec<(u32, u32)> {
    let mut count = (words.len() * 2).next_power_of_two();
    loop {
        if let Some(places) = placed(words, count) {
            return places;
        }
        count *= 2;
    }
}

/// A place for each word among so many, if there is one near enough to where its letters say.
fn placed(words: &[&str], count: usize) -> Option<Vec<(u32, u32)>> {
    let mut places = alloc::vec![(0, NOBODY); count];
    for (number, word) in (0..).zip(words) {
        let spread = Spread::of(word);
        let free = spread.places(count - 1).find(|at| places[*at].1 == NOBODY)?;
        places[free] = (spread.tag(), number);
    }
    Some(places)
}

/// The letters of words one behind the other, and where each begins and the last ends.
pub(crate) fn letters(words: &[&str]) -> (String, Vec<u32>) {
    let mut letters = String::new();
    let mut starts = alloc::vec![0];
    for word in words {
        letters.push_str(word);
        starts.push(crate::read::number(letters.len()));
    }
    (letters, starts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_word_is_found_and_no_other(words in proptest::collection::btree_set("[ab]{1,6}|[a-z]{1,30}", 0..300), other in "[a-z]{1,7}") {
            let words: BTreeSet<String> = words;
            let all: Vec<&str> = words.iter().map(String::as_str).collect();
            let (letters, starts) = letters(&all);
            let places = places(&all);
            let vocabulary = Vocabulary {
                letters: letters.leak(),
                starts: starts.leak(),
                places: places.leak(),
            };
            for (number, word) in (0..).zip(&all) {
                prop_assert_eq!(vocabulary.find(word), Some(number));
                prop_assert_eq!(vocabulary.text(number), *word);
            }
            prop_assert_eq!(vocabulary.find(&other).is_some(), words.contains(&other));
            prop_assert_eq!(vocabulary.len(), words.len());
        }
    }
}
