//! The words of a language by which a change of substance is known.
//!
//! They are data: a file a language under `data/substance/`, and a line in [`language`]. No other
//! code knows a word of any language.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use crate::numbered::Numbered;

mod beginnings;
mod entries;
mod forms;
mod language;
mod read;

use beginnings::{Beginnings, Begun};
use entries::section_bit;
pub(super) use entries::{Entries, Entry, Section};
use forms::Ending;
pub use language::Language;
pub(super) use language::in_small_letters;

/// A phrase of the lists.
#[derive(Debug)]
struct Phrase {
    /// Its words, in [`Lists::words`]; `*` is one word or none.
    words: Range<usize>,
    /// Its entries, in [`Lists::entries`].
    entries: Range<usize>,
    /// The bits of their sections.
    sections: u64,
    /// Whether none of its words is a [`SHORT`] one.
    are_long: bool,
    /// The phrase that stands for it.
    same: Option<&'static str>,
}

/// The lists of a language.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The words of all phrases.
    pub(super) vocabulary: Numbered,
    phrases: Vec<Phrase>,
    /// As they are written, by the same numbers.
    texts: Numbered,
    /// The words of all phrases, one phrase behind the other, by their numbers in the vocabulary.
    words: Vec<u32>,
    entries: Vec<Entry>,
    /// The number of `*`.
    any: Option<u32>,
    /// How many words the longest phrase has: none reaches farther.
    pub(super) reach: usize,
    /// The phrases that begin with a word, by their places.
    beginning: Beginnings,
    endings: Vec<Ending>,
    /// Words and what denies them: `open`, `closed`; by their numbers in the vocabulary.
    opposites: Vec<(u32, u32)>,
    /// What may stand before a word and deny it: `un`.
    negative: Vec<&'static str>,
    /// Words that begin so and deny nothing: `uniform`.
    negative_like: Vec<&'static str>,
    /// Whether months are written with a capital, as the lists write them.
    pub(super) months_are_names: bool,
    /// Short words that lose their end before a vowel: `l` in `l'Acheteur`.
    elisions: Vec<&'static str>,
    /// On what words for a manner of doing end: `ly`.
    manners: Vec<&'static str>,
    /// On what words for those who act end: `er`.
    actors: Vec<&'static str>,
    /// On what words end that say what may be done: `able`.
    able: Vec<&'static str>,
    /// On what words end that say whose a thing is: `'s`.
    owners: Vec<&'static str>,
}

/// A phrase found: how many words it takes, what it is, and what it stands for.
pub(super) struct Found {
    pub(super) words: usize,
    pub(super) entries: Entries,
    pub(super) same: Option<&'static str>,
}

/// A word in its forms, the word itself first, by their numbers in the vocabulary; a word of no list
/// may have any other number.
pub(super) type Numbers<'n> = &'n [u32];

/// A phrase that begins some words.
struct Fits<'l> {
    /// How many of the words it takes.
    taken: usize,
    /// How many of its words are written so.
    exact: usize,
    /// Which form of the first word it begins with.
    form: usize,
    number: u32,
    phrase: &'l Phrase,
}

impl Lists {
    /// A short word and the one that it leans on, where an apostrophe joins them: `l'Acheteur`.
    pub(super) fn elided<'t>(&self, word: &'t str) -> Option<(&'t str, &'t str)> {
        let (short, rest) = word.split_once(['\'', '’'])?;
        let is_known = self.elisions.iter().any(|known| **known == *short.to_lowercase());
        (is_known && !rest.is_empty()).then_some((short, rest))
    }

    /// Whether letters before a word deny it.
    pub(super) fn is_negative(&self, prefix: &str) -> bool {
        self.negative.contains(&prefix)
    }

    /// Whether a word begins as those that deny, and denies nothing: `inform`.
    pub(super) fn only_looks_negative(&self, word: &str) -> bool {
        self.negative_like.contains(&word)
    }

    /// What a word denies, and what it says that others deny: places among the opposites.
    pub(super) fn opposites(&self, word: Numbers<'_>) -> [Vec<usize>; 2] {
        let places = |is: &dyn Fn(&(u32, u32)) -> bool| {
            let all = self.opposites.iter().enumerate();
            all.filter(|(_, pair)| is(pair)).map(|(at, _)| at).collect()
        };
        [places(&|(_, denies)| word.contains(denies)), places(&|(says, _)| word.contains(says))]
    }

    /// Whether a word ends as those for a manner of doing.
    pub(super) fn is_manner(&self, word: &str) -> bool {
        self.manners.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word ends as those for people who act.
    pub(super) fn is_actor(&self, word: &str) -> bool {
        self.actors.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word says what may be done: `renewable`.
    pub(super) fn is_able(&self, word: &str) -> bool {
        self.able.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word says whose the next is.
    pub(super) fn is_owner(&self, word: &str) -> bool {
        self.owners.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a phrase begins with a word in one of its forms.
    pub(super) fn begins(&self, word: Numbers<'_>) -> bool {
        word.iter().any(|form| self.beginning.has(*form))
    }

    /// The longest phrase that begins the words.
    ///
    /// Of phrases of one length the one that is written so stands first; it is all that they are.
    pub(super) fn find(&'static self, words: &[Numbers<'_>]) -> Option<Found> {
        let mut found: Vec<Fits<'_>> = Vec::new();
        let next = words.get(1).copied().unwrap_or_default();
        for (form, first) in words.first()?.iter().enumerate() {
            for Begun { phrase: number, .. } in self.beginning.with(*first, next) {
                let phrase = &self.phrases[*number as usize];
                let own = &self.words[phrase.words.clone()];
                let Some(taken) = self.taken(own, words) else { continue };
                if found.first().is_some_and(|longer| longer.taken > taken) {
                    continue;
                }
                found.retain(|known| known.taken == taken);
                let exact = own.iter().zip(words).filter(|(own, word)| word[0] == **own).count();
                found.push(Fits { taken, exact, form, number: *number, phrase });
            }
        }
        if found.len() > 1 {
            let rank = |fits: &Fits<'_>| (core::cmp::Reverse(fits.exact), fits.form);
            found.sort_by(|one, other| {
                let text = |fits: &Fits<'_>| self.texts.text(fits.number);
                rank(one).cmp(&rank(other)).then_with(|| text(one).cmp(text(other)))
            });
        }
        let Fits { taken, exact, phrase, .. } = found.first()?;
        // A short word is seldom an inflected one: `noted` is no `not`.
        let counts = |fits: &&Fits<'_>| fits.exact == *exact || fits.phrase.are_long;
        let mut entries = Entries::default();
        for Fits { phrase, .. } in found.iter().filter(counts) {
            entries.append(&self.entries[phrase.entries.clone()], phrase.sections);
        }
        Some(Found { words: *taken, entries, same: phrase.same })
    }

    /// How many of the words a phrase takes, if it begins them.
    fn taken(&self, phrase: &[u32], words: &[Numbers<'_>]) -> Option<usize> {
        let Some((first, rest)) = phrase.split_first() else { return Some(0) };
        if Some(*first) == self.any {
            let none = self.taken(rest, words);
            return none.or_else(|| self.taken(rest, words.get(1..)?).map(|taken| taken + 1));
        }
        let (word, behind) = words.split_first()?;
        if word.contains(first) { self.taken(rest, behind).map(|taken| taken + 1) } else { None }
    }
}

/// How many letters a word has at most that is taken as it is written, where it is listed so.
const SHORT: usize = 3;

/// A word as it is compared: without the hyphens inside it.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    let hyphens = ['-', '\u{2010}', '\u{2011}'];
    if word.contains(hyphens) && word.chars().any(char::is_alphabetic) {
        Cow::Owned(word.replace(hyphens, ""))
    } else {
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_in_any_form() {
        let lists = Language::ENGLISH.lists();
        let number = |form: &alloc::string::String| lists.vocabulary.find(form).unwrap_or(u32::MAX);
        let words = ["undertakes", "to", "endeavour", "to", "meet"]
            .map(|word| lists.forms(word).iter().map(number).collect::<Vec<u32>>());
        let words: Vec<&[u32]> = words.iter().map(Vec::as_slice).collect();
        let found = lists.find(&words).expect("`undertake to` is listed");
        assert_eq!(found.words, 4);
        assert_eq!(found.entries.value("force"), Some("5"));
    }
}
