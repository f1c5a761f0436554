//! One spelling for what is spelled in several ways: figures, dates, British and American words,
//! names that are transliterated in more than one way.
//!
//! For telling whether two renderings of a text say the same. The lists are data, in
//! `data/spelling.txt` and `data/months.txt`; languages are added there.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use once_cell::race::OnceBox;

use crate::words::name;
use crate::words::split::{large, words};

mod dates;
mod figures;

/// `variant = form`, a line each.
const VARIANTS: &str = include_str!("../data/spelling.txt");

/// Words that end so without being spelled in two ways.
const ENDS_IN_ISE: &str = include_str!("../data/ends-in-ise.txt");

/// The words of a text, each in one spelling: small letters, figures as digits, dates as
/// `2014-09-05`.
pub(crate) fn plain(text: &str) -> Vec<String> {
    spelled(text).into_iter().map(|one| one.word).collect()
}

/// Whether two names are one in two spellings, by the lists or by their letters: `Kiev`, `Kyiv`; `Organisation`,
/// `Organization`; `Irak`, `Iraq`. So are they where both say whose a thing is: `Kiev's`, `Kyiv's`.
pub(crate) fn is_one_name(one: &str, other: &str) -> bool {
    if name::is_owner(one) != name::is_owner(other) {
        return false;
    }
    let [one, other] = [one, other].map(|name| plain(name::bare(name)));
    one == other || name::is_variant(&one.join(" "), &other.join(" "))
}

/// A word in its one spelling, with the bytes of the text that it is the spelling of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelled {
    pub(crate) word: String,
    pub(crate) at: Range<usize>,
}

/// The words of a text, each in one spelling, with where they stand.
pub(crate) fn spelled(text: &str) -> Vec<Spelled> {
    let mut found = Vec::new();
    for at in words(text) {
        let mut spellings = Vec::new();
        spell(&text[at.clone()], &mut spellings);
        found.extend(spellings.into_iter().map(|word| Spelled { word, at: at.clone() }));
    }
    dates::join(&figures::join(&found))
}

/// Words joined to one: it stands where they all stand.
fn joined(word: String, all: &[Spelled]) -> Spelled {
    let start = all.first().map_or(0, |first| first.at.start);
    Spelled { word, at: start..all.last().map_or(start, |last| last.at.end) }
}

/// Adds a word in its one spelling; a contraction is two words.
fn spell(word: &str, into: &mut Vec<String>) {
    let small = word.to_lowercase().replace(['’', 'ʼ'], "'");
    let small = large(&small);
    if let Some(form) = variant(&small) {
        into.extend(form.split(' ').map(String::from));
        return;
    }
    if small.starts_with(|char: char| char.is_numeric()) {
        into.push(figures::digits(&small));
        return;
    }
    into.push(american(&small));
}

fn variant(word: &str) -> Option<&'static str> {
    static KNOWN: OnceBox<BTreeMap<&str, &str>> = OnceBox::new();
    let known = || VARIANTS.lines().filter_map(|line| line.split_once(" = ")).collect();
    KNOWN.get_or_init(|| Box::new(known())).get(word).copied()
}

/// The American spelling of a word, by its ending.
fn american(word: &str) -> String {
    for (british, american) in [("isations", "izations"), ("isation", "ization")] {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    for ending in ["ise", "ised", "ises", "ising"] {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= 4);
        if let Some(stem) = stem
            && !ENDS_IN_ISE.lines().any(|known| known == format!("{stem}ise"))
        {
            return format!("{stem}iz{}", &ending[2..]);
        }
    }
    for (british, american) in OUR {
        if let Some(behind) = word.strip_prefix(british) {
            return format!("{american}{behind}");
        }
    }
    word.to_string()
}

/// Stems with `our` that are written with `or` elsewhere, whatever follows them.
const OUR: [(&str, &str); 10] = [
    ("behaviour", "behavior"),
    ("colour", "color"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("labour", "labor"),
    ("neighbour", "neighbor"),
    ("vigour", "vigor"),
    ("armour", "armor"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_in_two_ways_is_spelled_in_one() {
        for (one, other) in [
            ("The organisations recognise", "the organizations recognize"),
            ("the Defence programme of the neighbours", "the defense program of the neighbors"),
            ("Kiev and Odessa", "Kyiv and Odesa"),
            ("twenty-one members", "21 members"),
            ("two hundred and fifty thousand", "250,000"),
            ("on 5 September 2014", "on 2014-09-05"),
            ("on 5th September 2014", "on Sept. 5, 2014"),
            ("on 05.09.2014", "on the 5 September 2014"),
            ("on the 5th of September 2014", "on 5 September 2014"),
            ("they don't meet", "they do not meet"),
            ("«line»", "\"line\""),
        ] {
            let same =
                |text| plain(text).into_iter().filter(|word| word != "the").collect::<Vec<_>>();
            assert_eq!(same(one), same(other));
        }
    }

    #[test]
    fn names_in_two_spellings_are_one() {
        for (one, other) in [
            ("Kiev", "Kyiv"),
            ("Kiev's", "Kyiv’s"),
            ("Joint Organisation", "Joint Organization"),
            ("Organisation of Irak", "Organization of Iraq"),
            ("the Parties'", "the Parties’"),
        ] {
            assert!(is_one_name(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("Ostria's", "Vestria's"),
            ("Iran", "Iraq"),
            ("lender", "borrower"),
            ("Zone 1", "Zone 11"),
            ("Kiev", "Kyiv's"),
        ] {
            assert!(!is_one_name(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn other_words_are_left() {
        assert_eq!(plain("promised exercises"), ["promised", "exercises"]);
        assert_ne!(plain("one year"), plain("two years"));
        assert_ne!(plain("5 May 2014"), plain("5 March 2014"));
    }
}
