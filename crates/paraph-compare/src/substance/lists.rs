//! The languages that there are lists for, and which of them a text is in.
//!
//! The lists are data: a file a language under `data/substance/`, and its name in `build.rs`, which
//! makes tables of it. No other code knows a word of any language.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use paraph_lists::{Beginnings, Ending, Entry, Vocabulary};
pub(super) use paraph_lists::{Entries, Found, Lists, Section, in_small_letters, plain};

use crate::numbered::Numbered;

// `LANGUAGES`: what each language is called, and its lists.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language that there are lists for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(0);

    /// The language of this name: `en`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        LANGUAGES.iter().position(|(known, _)| *known == name).map(Self)
    }

    /// The language whose commonest words stand most often in a text; English if none does.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut common = Numbered::default();
        let mut languages: Vec<[bool; LANGUAGES.len()]> = Vec::new();
        for (language, (_, lists)) in LANGUAGES.iter().enumerate() {
            for word in lists.commonest {
                let number = common.number(word) as usize;
                if number == languages.len() {
                    languages.push([false; LANGUAGES.len()]);
                }
                languages[number][language] = true;
            }
        }
        let mut counts = vec![0_usize; LANGUAGES.len()];
        let mut small = String::new();
        for word in letters(text) {
            in_small_letters(word, &mut small);
            let Some(number) = common.find(&small) else { continue };
            for (count, has) in counts.iter_mut().zip(languages[number as usize]) {
                *count += usize::from(has);
            }
        }
        let counts = counts.into_iter().enumerate();
        Self(counts.max_by_key(|(at, count)| (*count, usize::MAX - at)).map_or(0, |(at, _)| at))
    }

    /// What it is called: `en`.
    #[must_use]
    pub fn name(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// Its lists.
    pub(super) fn lists(self) -> &'static Lists {
        &LANGUAGES[self.0].1
    }
}

fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::path::Path;
    use std::{fs, io};

    use alloc::string::ToString as _;

    use super::*;

    /// The sections that code asks for: `is("force")`.
    fn asked(folder: &Path, take: &mut impl FnMut(&str)) -> io::Result<()> {
        const ASKING: [&str; 7] = ["is", "has", "value", "of", "any", "add", "remove"];
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                asked(&path, take)?;
                continue;
            }
            let code = fs::read_to_string(&path)?;
            for (before, behind) in code.match_indices("(\"").map(|(at, _)| code.split_at(at)) {
                let is_asking = ASKING.iter().any(|name| before.ends_with(&[".", name].concat()));
                if let Some(section) = behind.split('"').nth(1).filter(|_| is_asking) {
                    take(section);
                }
            }
        }
        Ok(())
    }

    #[test]
    fn every_section_that_is_asked_for_is_one_that_a_file_may_have() -> io::Result<()> {
        let (mut count, mut unknown) = (0, Vec::new());
        asked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |section| {
            count += 1;
            if !paraph_lists::SECTIONS.contains(&section) {
                unknown.push(section.to_string());
            }
        })?;
        assert_eq!(unknown, Vec::<String>::new());
        assert!(count > 500, "only {count} were found");
        Ok(())
    }

    #[test]
    fn a_text_tells_its_language() {
        assert_eq!(
            Language::of("The parties shall meet in the town of Halmar."),
            Language::ENGLISH
        );
        let french = Language::of("Les parties doivent se réunir dans la ville et non ailleurs.");
        assert_eq!(french.name(), "fr");
        assert_eq!(Language::of("12 %"), Language::ENGLISH);
    }

    #[test]
    fn the_longest_phrase_is_found_in_any_form() {
        let lists = Language::ENGLISH.lists();
        let words = ["undertakes", "to", "endeavour", "to", "meet"].map(|word| lists.numbers(word));
        let words: Vec<&[u32]> = words.iter().map(Vec::as_slice).collect();
        let found = lists.find(&words).expect("`undertake to` is listed");
        assert_eq!(found.words, 4);
        assert_eq!(found.entries.value("force"), Some("5"));
    }
}
