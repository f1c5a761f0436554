//! Words: what of a text is compared, each with the place where it stands.
//!
//! A *word* is a word of Unicode's UAX 29, so that scripts without spaces have words too (each Han
//! character is one). Beyond that, what a drafter reads as one number is one word: `1,000`,
//! `10 000`, `10.c`, `93(3)`, `2012/30/EU`. Square brackets, and a stroke that stands alone, are
//! kept as *marks*: they are no words, but a text that gained a bracket is not the same text.
//! Other punctuation and white space are not kept.
//!
//! Two words are the same if they are equal in Unicode's normal form C without regard to case, with
//! straight apostrophes. What counts as the same is decided here and nowhere else; a [`Vocabulary`]
//! gives each different word a number.

pub(crate) mod name;
pub(crate) mod split;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// A word or mark in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which word it is, by the [`Vocabulary`] that read it.
    pub id: WordId,
    /// The byte of the text where it begins.
    start: u32,
    /// The byte behind it.
    end: u32,
}

/// The number of a word in a [`Vocabulary`]; the order of numbers means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

/// Every different word met so far.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    known: BTreeMap<Key, WordId>,
    /// Short words met lately, each in the one place that its bytes give: most words are there, and
    /// a text made so that none is costs no more than the search among all.
    lately: Vec<(u128, WordId)>,
}

/// A normalised word. Most are short: their bytes in one number compare faster than a string.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    head: u128,
    rest: Option<Box<str>>,
}

/// How many words are kept at hand.
const LATELY: usize = 1 << 11;

/// The marks, which have the first numbers in every vocabulary.
const MARKS: [&str; 3] = ["[", "]", "/"];

impl Word {
    /// Where it stands: bytes of the text it was read from.
    #[must_use]
    pub fn at(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl WordId {
    /// Whether it is a bracket or a stroke.
    #[must_use]
    pub fn is_mark(self) -> bool {
        MARKS.len() > self.0 as usize
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        // No word is the empty one.
        Self { known: BTreeMap::new(), lately: vec![(0, WordId(0)); LATELY] }
    }
}

impl Vocabulary {
    /// The words and marks of a text, in its order. A text beyond 4 GiB is read up to there.
    #[must_use]
    pub fn read(&mut self, text: &str) -> Vec<Word> {
        let mut scratch = String::new();
        let word = |at: Range<usize>| {
            let (start, end) = (u32::try_from(at.start).ok()?, u32::try_from(at.end).ok()?);
            let id = self.id(&text[at], &mut scratch);
            Some(Word { id, start, end })
        };
        split::words(text).into_iter().map_while(word).collect()
    }

    fn id(&mut self, word: &str, scratch: &mut String) -> WordId {
        if let Some(mark) = MARKS.iter().position(|mark| *mark == word) {
            return WordId(u32::try_from(mark).unwrap_or(0));
        }
        normalise(word, scratch);
        let key = Key::of(scratch);
        let place = key.place();
        match self.lately.get(place) {
            Some((head, id)) if *head == key.head && key.rest.is_none() => return *id,
            _ => {}
        }
        let (head, is_short) = (key.head, key.rest.is_none());
        let next = WordId(u32::try_from(MARKS.len() + self.known.len()).unwrap_or(u32::MAX));
        let id = *self.known.entry(key).or_insert(next);
        if let Some(lately) = self.lately.get_mut(place).filter(|_| is_short) {
            *lately = (head, id);
        }
        id
    }
}

impl Key {
    fn of(word: &str) -> Self {
        let mut head = [0; 16];
        let bytes = word.as_bytes();
        if let Some(short) = head.get_mut(..bytes.len()) {
            short.copy_from_slice(bytes);
            return Self { head: u128::from_be_bytes(head), rest: None };
        }
        head.copy_from_slice(&bytes[..16]);
        Self { head: u128::from_be_bytes(head), rest: Some(word.into()) }
    }

    /// Its place among the words met lately.
    fn place(&self) -> usize {
        /// Spreads bits that differ over the whole number.
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let folded = (self.head ^ (self.head >> 64)) & u128::from(u64::MAX);
        let spread = u64::try_from(folded).unwrap_or(0).wrapping_mul(SPREAD);
        usize::try_from(spread >> 32).unwrap_or(0) % LATELY
    }
}

/// Writes the form in which equal words are equal.
pub(crate) fn normalise(word: &str, form: &mut String) {
    form.clear();
    if word.is_ascii() {
        form.push_str(word);
        form.make_ascii_lowercase();
        return;
    }
    let plain = word.to_lowercase();
    let composed = match is_nfc_quick(plain.chars()) {
        IsNormalized::Yes => Cow::Borrowed(plain.as_str()),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(plain.nfc().collect::<String>()),
    };
    let straight = composed.chars().map(|char| if char == '’' { '\'' } else { char });
    form.extend(straight.map(|char| if is_group_space(char) { ' ' } else { char }));
}

/// White space that divides the thousands of a figure: `10 000`.
fn is_group_space(char: char) -> bool {
    matches!(char, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let mut vocabulary = Vocabulary::default();
        let ids = |words: Vec<Word>| words.into_iter().map(|word| word.id).collect::<Vec<_>>();
        ids(vocabulary.read(one)) == ids(vocabulary.read(other))
    }

    #[test]
    fn words_are_the_same_in_any_case_composition_and_punctuation() {
        assert!(same("The Parties’ café: 10\u{A0}000!", "the parties' cafe\u{301} 10 000"));
        assert!(same("ΟΔΟΣ", "οδος"));
        assert!(!same("may", "shall"));
        assert!(!same("1,000", "1000"));
        assert!(!same("internationalisation of law", "internationalisations of law"));
    }

    #[test]
    fn brackets_are_not_passed_over() {
        assert!(!same("[shall]", "shall"));
        assert!(!same("[agreed / made]", "[agreed made]"));
        assert!(same("(shall)", "shall"));
    }

    #[test]
    fn ranges_point_into_the_text() {
        let text = "Ґанок — «10.c» of Article 5(1).";
        let words = Vocabulary::default().read(text);
        let cut: Vec<&str> = words.iter().map(|word| &text[word.at()]).collect();
        assert_eq!(cut, ["Ґанок", "10.c", "of", "Article", "5(1)"]);
    }
}
