//! Small lists of phrases that are data: a phrase a line, each list under its name in brackets.
//!
//! A file is read once, when it is first asked, and its phrases are found by their first words: some are asked of every
//! sentence of a draft.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

use once_cell::race::OnceBox;

use crate::words::name;

/// How sentences, or their beginnings, govern others.
pub(crate) static GOVERNS: Sections = Sections::of(include_str!("../data/governs.txt"));

/// Each phrase of a file with the name of its list; lines that begin with `#` are for its readers.
pub(crate) fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut name = "";
    let said = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    said.filter_map(move |line| {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(named) => {
                name = named;
                None
            }
            None => Some((name, line)),
        }
    })
}

/// How much of words is looked at for their first word, in bytes: more than any phrase begins with.
const FIRST_MAX: usize = 64;

/// The lists of a file.
pub(crate) struct Sections {
    text: &'static str,
    lists: OnceBox<Lists>,
}

/// The phrases of each list, by their first words.
type Lists = BTreeMap<&'static str, BTreeMap<&'static str, Vec<&'static str>>>;

impl Sections {
    /// The lists of a file, in small letters; what stands above the first name is the list without one.
    pub(crate) const fn of(text: &'static str) -> Self {
        Self { text, lists: OnceBox::new() }
    }

    /// Whether words in small letters begin with a phrase of a list, and not with a longer word.
    pub(crate) fn begins(&self, list: &str, words: &str) -> bool {
        self.behind(list, words).any(|phrase| {
            let rest = words.strip_prefix(phrase);
            rest.is_some_and(|rest| !rest.starts_with(is_letter))
        })
    }

    /// Whether a list names words: they are one of its phrases.
    pub(crate) fn names(&self, list: &str, words: &str) -> bool {
        self.behind(list, words).any(|phrase| phrase == words)
    }

    /// Where the phrases of a list stand in a text in small letters as words of their own, in its order.
    pub(crate) fn places<'t>(
        &'t self,
        list: &'t str,
        text: &'t str,
    ) -> impl Iterator<Item = Range<usize>> + use<'t> {
        starts(text).flat_map(move |at| {
            let phrases = self.behind(list, &text[at..]);
            let here = phrases.filter(move |phrase| text[at..].starts_with(phrase));
            let here = here.map(move |phrase| at..at + phrase.len());
            here.filter(move |at| name::is_whole(text, at))
        })
    }

    /// The phrases of a list that begin with the word that some words begin with.
    fn behind<'a>(
        &'a self,
        list: &str,
        words: &str,
    ) -> impl Iterator<Item = &'static str> + use<'a> {
        let lists = self.lists.get_or_init(|| Box::new(read(self.text)));
        // A word that goes on for long is none of a list, and is not read to its end at each of its letters.
        let words = &words[..words.floor_char_boundary(FIRST_MAX)];
        let phrases = lists.get(list).and_then(|list| list.get(first(words)));
        phrases.into_iter().flatten().copied()
    }
}

fn read(text: &'static str) -> Lists {
    let mut lists = Lists::new();
    for (name, phrase) in entries(text) {
        lists.entry(name).or_default().entry(first(phrase)).or_default().push(phrase);
    }
    lists
}

/// The word that some words begin with; nothing where they begin with a sign.
fn first(words: &str) -> &str {
    &words[..words.find(|char: char| !is_letter(char)).unwrap_or(words.len())]
}

fn is_letter(char: char) -> bool {
    char.is_alphanumeric() || char == '-'
}

/// Where words may begin in a text: at letters before which no letters stand, or ones of a script that parts no words.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, char)| {
        let begins = char.is_alphanumeric() && !(before.is_ascii() && before.is_alphanumeric());
        before = char;
        begins.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    static LISTS: Sections =
        Sections::of("# For readers.\n[one]\nif\n\n[two]\nin that case\nif\nin-law\n");

    #[test]
    fn a_list_is_what_stands_under_its_name() {
        assert!(LISTS.names("one", "if") && !LISTS.names("one", "in that case"));
        assert!(LISTS.names("two", "in that case") && LISTS.names("two", "if"));
        assert!(!LISTS.names("three", "if") && !LISTS.names("two", "in that"));
    }

    #[test]
    fn words_begin_with_a_phrase_and_with_no_longer_word() {
        assert!(LISTS.begins("one", "if it rains") && LISTS.begins("one", "if: it rains"));
        assert!(LISTS.begins("two", "in-law courts"));
        for words in ["iffy rain", "if-then", "rain if", ""] {
            assert!(!LISTS.begins("one", words), "{words}");
        }
        assert!(!LISTS.begins("two", "in that"));
    }

    #[test]
    fn phrases_are_found_wherever_they_are_words_of_their_own() {
        let places = |text| LISTS.places("two", text).map(|at| at.start).collect::<Vec<_>>();
        assert_eq!(places("if in that case, or if"), [0, 3, 20]);
        assert_eq!(places("the in-law's house"), [4]);
        assert!(places("gif iffy in that cases").is_empty());
    }
}
