//! The words of a language by which a change of substance is known.
//!
//! They are data, a file a language: `crates/paraph-compare/data/substance/en.txt`. A file is [`read`]
//! when the program is built and written as tables ([`source`]), so that a comparison begins with
//! nothing to read. No code here knows a word of any language.
//!
//! ```
//! let lists = paraph_lists::read("en", "[force 5]\nundertake to\n[endings]\ns=")?;
//! let words = ["undertakes", "to", "meet"].map(|word| lists.numbers(word));
//! let words: Vec<&[u32]> = words.iter().map(Vec::as_slice).collect();
//! let found = lists.find(&words).expect("`undertake to` is listed");
//! assert_eq!((found.words, found.entries.value("force")), (2, Some("5")));
//! # Ok::<(), paraph_lists::Mistake>(())
//! ```

#![no_std]

extern crate alloc;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

mod beginnings;
mod entries;
mod forms;
mod mistake;
mod read;
mod sections;
mod source;
mod vocabulary;

pub use beginnings::Beginnings;
pub use entries::{Entries, Entry, Section};
pub use forms::Ending;
pub use mistake::{Mistake, What};
pub use read::{read, words_of};
pub use sections::SECTIONS;
pub use source::source;
pub use vocabulary::{NOBODY, Vocabulary};

/// The lists of a language, as tables. Phrases have the numbers of their place in alphabetical order.
#[derive(Debug)]
pub struct Lists {
    /// The words of all phrases, and those that deny others.
    pub vocabulary: Vocabulary,
    /// The words of all phrases, one phrase behind the other, by their numbers in the vocabulary.
    pub words: &'static [u32],
    /// Where the words of each phrase begin, and where those of the last end.
    pub starts: &'static [u32],
    /// What each phrase is: a place among [`Self::sets`].
    pub entries: &'static [u32],
    /// All that a phrase can be: its entries, with the bits of their sections.
    pub sets: &'static [(u64, &'static [Entry])],
    /// For each phrase the one that stands for it: a place among [`Self::stands`], or [`NOBODY`].
    pub same: &'static [u32],
    /// Phrases that stand for others.
    pub stands: &'static [&'static str],
    /// The number of `*`, which is one word or none.
    pub any: u32,
    /// How many words the longest phrase has: none reaches farther.
    pub reach: usize,
    /// The phrases that begin with a word.
    pub beginnings: Beginnings,
    /// What may be taken off a word.
    pub endings: &'static [Ending],
    /// Words that others deny, `open`, each with its place among the pairs; sorted.
    pub says: &'static [(u32, u32)],
    /// Words that deny others, `closed`, each with its place among the pairs; sorted.
    pub denies: &'static [(u32, u32)],
    /// What may stand before a word and deny it: `un`.
    pub negative: &'static [&'static str],
    /// Words that begin so and deny nothing: `uniform`.
    pub negative_like: &'static [&'static str],
    /// Whether months are written with a capital, as the lists write them.
    pub months_are_names: bool,
    /// Short words that lose their end before a vowel: `l` in `l'Acheteur`.
    pub elisions: &'static [&'static str],
    /// On what words for a manner of doing end: `ly`.
    pub manners: &'static [&'static str],
    /// On what words for those who act end: `er`.
    pub actors: &'static [&'static str],
    /// On what words end that say what may be done: `able`.
    pub able: &'static [&'static str],
    /// On what words end that say whose a thing is: `'s`.
    pub owners: &'static [&'static str],
    /// The commonest words of the language, by which a text in it is known.
    pub commonest: &'static [&'static str],
}

/// A phrase found.
#[derive(Clone, Debug)]
pub struct Found {
    /// How many words it takes.
    pub words: usize,
    /// What it is.
    pub entries: Entries,
    /// What it stands for.
    pub same: Option<&'static str>,
}

/// A word in its forms, the word itself first, by their numbers in the vocabulary; a word of no list
/// may have any other number.
pub type Numbers<'n> = &'n [u32];

/// A phrase that begins some words.
struct Fits {
    /// How many of the words it takes.
    taken: usize,
    /// How many of its words are written so.
    exact: usize,
    /// Which form of the first word it begins with.
    form: usize,
    phrase: u32,
}

/// How many letters a word has at most that is taken as it is written, where it is listed so.
const SHORT: usize = 3;

impl Lists {
    /// A word in its forms by their numbers, [`NOBODY`] for those of no list.
    #[must_use]
    pub fn numbers(&self, word: &str) -> Vec<u32> {
        let number = |form: &String| self.vocabulary.find(form).unwrap_or(NOBODY);
        self.forms(word).iter().map(number).collect()
    }

    /// A short word and the one that it leans on, where an apostrophe joins them: `l'Acheteur`.
    #[must_use]
    pub fn elided<'t>(&self, word: &'t str) -> Option<(&'t str, &'t str)> {
        elided(word, self.elisions)
    }

    /// Whether letters before a word deny it.
    #[must_use]
    pub fn is_negative(&self, prefix: &str) -> bool {
        self.negative.contains(&prefix)
    }

    /// Whether a word begins as those that deny, and denies nothing: `inform`.
    #[must_use]
    pub fn only_looks_negative(&self, word: &str) -> bool {
        self.negative_like.contains(&word)
    }

    /// Of which pairs of a word and its denial a word is the denial, and of which the word.
    #[must_use]
    pub fn opposites(&self, word: Numbers<'_>) -> [Vec<usize>; 2] {
        [self.denies, self.says].map(|pairs| {
            let of = |number: &u32| {
                let start = pairs.partition_point(|(word, _)| word < number);
                let end = pairs.partition_point(|(word, _)| word <= number);
                pairs[start..end].iter().map(|(_, pair)| *pair as usize)
            };
            word.iter().flat_map(of).collect()
        })
    }

    /// Whether a word ends as those for a manner of doing.
    #[must_use]
    pub fn is_manner(&self, word: &str) -> bool {
        ends(word, self.manners, 2)
    }

    /// Whether a word ends as those for people who act.
    #[must_use]
    pub fn is_actor(&self, word: &str) -> bool {
        ends(word, self.actors, 2)
    }

    /// Whether a word says what may be done: `renewable`.
    #[must_use]
    pub fn is_able(&self, word: &str) -> bool {
        ends(word, self.able, 2)
    }

    /// Whether a word says whose the next is.
    #[must_use]
    pub fn is_owner(&self, word: &str) -> bool {
        self.owners.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a phrase begins with a word in one of its forms.
    #[must_use]
    pub fn begins(&self, word: Numbers<'_>) -> bool {
        word.iter().any(|form| self.beginnings.has(*form))
    }

    /// The longest phrase that begins the words.
    ///
    /// Of phrases of one length the one that is written so stands first; it is all that they are.
    #[must_use]
    pub fn find(&self, words: &[Numbers<'_>]) -> Option<Found> {
        let mut found: Vec<Fits> = Vec::new();
        let next = words.get(1).copied().unwrap_or_default();
        for (form, first) in words.first()?.iter().enumerate() {
            for phrase in self.beginnings.with(*first, next) {
                let own = self.words(phrase);
                let Some(taken) = self.taken(own, words) else { continue };
                if found.first().is_some_and(|longer| longer.taken > taken) {
                    continue;
                }
                found.retain(|known| known.taken == taken);
                let exact = own.iter().zip(words).filter(|(own, word)| word[0] == **own).count();
                found.push(Fits { taken, exact, form, phrase });
            }
        }
        found.sort_by_key(|fits| (core::cmp::Reverse(fits.exact), fits.form, fits.phrase));
        let Fits { taken, exact, phrase, .. } = found.first()?;
        // A short word is seldom an inflected one: `noted` is no `not`.
        let counts = |fits: &&Fits| fits.exact == *exact || self.is_long(fits.phrase);
        let mut entries = Entries::default();
        for Fits { phrase, .. } in found.iter().filter(counts) {
            let (sections, set) = self.sets[self.entries[*phrase as usize] as usize];
            entries.append(set, sections);
        }
        let same = self.stands.get(self.same[*phrase as usize] as usize).copied();
        Some(Found { words: *taken, entries, same })
    }

    /// The words of a phrase.
    fn words(&self, phrase: u32) -> &'static [u32] {
        let phrase = phrase as usize;
        &self.words[self.starts[phrase] as usize..self.starts[phrase + 1] as usize]
    }

    /// Whether none of the words of a phrase is a [`SHORT`] one.
    fn is_long(&self, phrase: u32) -> bool {
        self.words(phrase).iter().all(|word| self.vocabulary.text(*word).len() > SHORT)
    }

    /// How many of the words a phrase takes, if it begins them.
    fn taken(&self, phrase: &[u32], words: &[Numbers<'_>]) -> Option<usize> {
        let Some((first, rest)) = phrase.split_first() else { return Some(0) };
        if *first == self.any {
            let none = self.taken(rest, words);
            return none.or_else(|| self.taken(rest, words.get(1..)?).map(|taken| taken + 1));
        }
        let (word, behind) = words.split_first()?;
        if word.contains(first) { self.taken(rest, behind).map(|taken| taken + 1) } else { None }
    }
}

/// Whether a word ends on one of some endings, with more letters before it than so many.
fn ends(word: &str, endings: &[&str], before: usize) -> bool {
    endings.iter().any(|ending| word.len() > ending.len() + before && word.ends_with(ending))
}

/// A word that an apostrophe joins to a short one of some.
fn elided<'t>(word: &'t str, elisions: &[&str]) -> Option<(&'t str, &'t str)> {
    let (short, rest) = word.split_once(['\'', '’'])?;
    let is_known = elisions.iter().any(|known| **known == *short.to_lowercase());
    (is_known && !rest.is_empty()).then_some((short, rest))
}

/// A word as it is compared: without the hyphens inside it.
#[must_use]
pub fn plain(word: &str) -> Cow<'_, str> {
    let hyphens = ['-', '\u{2010}', '\u{2011}'];
    if word.contains(hyphens) && word.chars().any(char::is_alphabetic) {
        Cow::Owned(word.replace(hyphens, ""))
    } else {
        Cow::Borrowed(word)
    }
}

/// Writes a word in small letters.
pub fn in_small_letters(word: &str, small: &mut String) {
    small.clear();
    if word.is_ascii() {
        small.push_str(word);
        small.make_ascii_lowercase();
    } else {
        small.push_str(&word.to_lowercase());
    }
}
