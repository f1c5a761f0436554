//! Numbers in letters: `twenty`, `premier`, `dozen`, `thirds`.
//!
//! One table for every reader of texts; a language is added to `data/numerals.txt` and needs no
//! code. It knows single words and short fixed phrases: how they are put together to larger numbers
//! (`two hundred and fifty`) is for whoever reads them.
//!
//! ```
//! use paraph_text::numerals::{Kind, value};
//!
//! assert_eq!(value("en", Kind::Cardinal, "twelve"), Some(12));
//! assert_eq!(value("en", Kind::Part, "thirds"), Some(3));
//! assert_eq!(value("en", Kind::Ordinal, "many"), None);
//! ```

use alloc::boxed::Box;
use alloc::collections::BTreeMap;

use once_cell::race::OnceBox;

/// The table: sections `[LANGUAGE KIND]`, lines `VALUE: words`.
const TABLE: &str = include_str!("../data/numerals.txt");

/// What a number in letters says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// How many: `twelve`.
    Cardinal,
    /// How often or how manifold: `once`, `single`, `twice`.
    Multiplicative,
    /// Which in a row: `third`.
    Ordinal,
    /// What the number before it is multiplied by: `dozen`, `hundred`, `million`.
    Scale,
    /// Into how many equal parts a whole is cut: `thirds`, `quarter`.
    Part,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Cardinal, Self::Multiplicative, Self::Ordinal, Self::Scale, Self::Part];

    /// Its name in the table: `cardinal`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cardinal => "cardinal",
            Self::Multiplicative => "multiplicative",
            Self::Ordinal => "ordinal",
            Self::Scale => "scale",
            Self::Part => "part",
        }
    }
}

/// A number in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The language, by its ISO 639-1 code: `en`.
    pub language: &'static str,
    /// What it says.
    pub kind: Kind,
    /// Its value; of a part, that of the denominator.
    pub value: u64,
    /// The word or phrase, in small letters.
    pub words: &'static str,
}

/// All numbers in letters that are known, in the order of the table.
pub fn all() -> impl Iterator<Item = Numeral> {
    let mut section = None;
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = lines.filter_map(move |line| {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = head.split_once(' ').and_then(|(language, name)| {
                Some((language, Kind::ALL.into_iter().find(|kind| kind.name() == name)?))
            });
            return None;
        }
        let (value, words) = line.split_once(':')?;
        let (language, kind) = section?;
        Some((language, kind, value.parse().ok()?, words))
    });
    read.flat_map(|(language, kind, value, words): (_, _, u64, &'static str)| {
        words.split(',').map(move |words| Numeral { language, kind, value, words: words.trim() })
    })
}

/// The value of a word or phrase, in small letters, in a language.
#[must_use]
pub fn value(language: &str, kind: Kind, words: &str) -> Option<u64> {
    static VALUES: OnceBox<BTreeMap<(Kind, &str, &str), u64>> = OnceBox::new();
    let read = || all().map(|one| ((one.kind, one.language, one.words), one.value));
    let values = VALUES.get_or_init(|| Box::new(read().collect()));
    values.get(&(kind, language, words)).copied()
}

/// The number by which a word numbers something in any of the languages: `Article premier`,
/// `Chapter Five`. What multiplies or cuts in parts does not count.
#[must_use]
pub fn numbering(word: &str) -> Option<u64> {
    let counts = |one: &Numeral| matches!(one.kind, Kind::Cardinal | Kind::Ordinal);
    all().filter(counts).find(|one| one.words == word).map(|one| one.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let is_line = |line: &&str| !line.is_empty() && !line.starts_with(['#', '[']);
        let words: usize =
            TABLE.lines().filter(is_line).map(|line| line.matches(',').count() + 1).sum();
        assert_eq!(all().count(), words);
        assert!(all().all(|one| one.words == one.words.to_lowercase() && !one.words.is_empty()));
    }

    #[test]
    fn a_word_has_one_value_in_its_language_and_kind() {
        for one in all() {
            assert_eq!(value(one.language, one.kind, one.words), Some(one.value), "{}", one.words);
        }
    }

    #[test]
    fn headings_are_numbered_in_many_languages() {
        let found = ["twenty", "première", "третій", "الثانية", "dozen", "половина"].map(numbering);
        assert_eq!(found, [Some(20), Some(1), Some(3), Some(2), None, None]);
    }
}
