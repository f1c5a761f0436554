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

pub(crate) mod abbreviated;
pub(crate) mod name;
pub(crate) mod split;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use crate::numbered::Numbered;

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
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// In the form in which equal words are equal.
    known: Numbered,
}

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
        if let ([_], Some(mark)) = (word.as_bytes(), MARKS.iter().position(|mark| *mark == word)) {
            return WordId(u32::try_from(mark).unwrap_or(0));
        }
        normalise(word, scratch);
        let marks = u32::try_from(MARKS.len()).unwrap_or(0);
        WordId(self.known.number(scratch).saturating_add(marks))
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
    let plain = split::large(&plain);
    let composed = match is_nfc_quick(plain.chars()) {
        IsNormalized::Yes => Cow::Borrowed(&*plain),
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
        assert!(same("5 m² of H₂O", "5 m2 of H2O"));
        assert!(!same("10⁶", "106") && !same("10⁶", "10 6"));
        assert!(same("45 km² of C₆H₁₂O₆", "45 km2 of C6H12O6") && same("x₂", "x2"));
        for (one, other) in [("log₂8", "log28"), ("x²", "x2"), ("x₂", "x²"), ("log2₈", "log28")]
        {
            assert!(!same(one, other), "{one} {other}");
        }
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
