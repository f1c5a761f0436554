//! The languages that there are lists for, and which of them a text is in.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use super::Lists;
use super::read::{read, words_of};
use crate::numbered::Numbered;

/// The languages there are lists for: what each is called, and its lists.
const LANGUAGES: [(&str, &str); 3] = [
    ("en", include_str!("../../../data/substance/en.txt")),
    ("fr", include_str!("../../../data/substance/fr.txt")),
    ("uk", include_str!("../../../data/substance/uk.txt")),
];

/// The lists of each language, once somebody has asked for them.
static READ: [OnceBox<Lists>; LANGUAGES.len()] = [const { OnceBox::new() }; LANGUAGES.len()];

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
        for (language, (_, data)) in LANGUAGES.iter().enumerate() {
            for word in commonest(data) {
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

    /// Its lists, read once in a process.
    pub(in crate::substance) fn lists(self) -> &'static Lists {
        READ[self.0].get_or_init(|| {
            let (name, data) = LANGUAGES[self.0];
            Box::new(read(name, data))
        })
    }
}

/// The commonest words of a language, by which it is known: the lines of its section `language`.
fn commonest(data: &str) -> impl Iterator<Item = &str> {
    let lines = data.lines().skip_while(|line| *line != "[language]").skip(1);
    lines.take_while(|line| !line.starts_with('[')).flat_map(words_of)
}

fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Writes a word in small letters.
pub(in crate::substance) fn in_small_letters(word: &str, small: &mut String) {
    small.clear();
    if word.is_ascii() {
        small.push_str(word);
        small.make_ascii_lowercase();
    } else {
        small.push_str(&word.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
