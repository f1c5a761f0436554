//! References that follow the new numbers: `Article 5` became `Article 7` because Article 5 did.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cell::OnceCell;
use core::ops::Range;

use paraph_text::Draft;

use super::{Folded, Substitution};
use crate::account::Row;
use crate::account::leads::{Mention, Reader, is_bare};
use crate::alignment::{Alignment, Told};
use crate::words::split::words;

/// References to one number that name another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The number that was named.
    pub old: String,
    /// The number that is named.
    pub new: String,
    /// How many times.
    pub count: usize,
}

/// What stands before a number that refers to a provision, in small letters.
const BEFORE: &str = include_str!("../../../data/reference-words.txt");
/// What stands between labels.
const LINKS: &str = include_str!("../../../data/reference-links.txt");
/// How far before a number such a word may stand: `Articles 5, 6 and 7`.
const WORDS_BEFORE: usize = 6;
/// How much text before a number is looked at, in bytes.
const BYTES_BEFORE: usize = 120;

/// Folds the references that the alignment explains.
pub(super) fn fold(
    drafts: [&Draft; 2],
    alignment: &Alignment,
    found: &[Substitution],
    rows: &mut [Row],
) -> Vec<Shift> {
    let numbers = Numbers::of(alignment);
    let reader = OnceCell::new();
    let reader = || reader.get_or_init(|| Reader::of(drafts));
    let mut shifts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in found {
        let pairs: Vec<(String, String)> = {
            let (old, new) = (one.old_words(rows), one.new_words(rows));
            old.zip(new).map(|(old, new)| (old.to_string(), new.to_string())).collect()
        };
        let is_whole = one.old.len() == one.new.len();
        let row = &rows[one.row];
        let follows = |(old, new): &(String, String)| old == new || numbers.lead(row, old, new);
        if !is_whole || !are_references(row, one) || !pairs.iter().all(follows) {
            continue;
        }
        let texts = [(&row.redline.old.words, &one.old), (&row.redline.new.words, &one.new)];
        if texts.into_iter().any(|(text, places)| leads_out(reader(), text, places)) {
            continue;
        }
        for pair in pairs.into_iter().filter(|(old, new)| old != new) {
            *shifts.entry(pair).or_default() += 1;
        }
        let folded = &mut rows[one.row].redline.folded;
        folded.insert(one.run, Folded::Reference);
        folded.insert(one.run + 1, Folded::Reference);
    }
    shifts.into_iter().map(|((old, new), count)| Shift { old, new, count }).collect()
}

/// Whether words before say of each number that it refers to a provision.
fn are_references(row: &Row, one: &Substitution) -> bool {
    let text = &row.redline.old.words;
    !one.old.is_empty() && one.old.iter().all(|at| is_reference(text, at.start))
}

/// Whether a word before says that a number refers to a provision.
fn is_reference(text: &str, start: usize) -> bool {
    let mut from = start.saturating_sub(BYTES_BEFORE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..start];
    let sentence = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let sentence = if sentence.trim().is_empty() { before } else { sentence };
    let before = words(sentence).into_iter().rev().take(WORDS_BEFORE);
    let mut before = before.map(|at| sentence[at].to_lowercase());
    let is_announced = before
        .find(|word| !stands_between(word))
        .is_some_and(|word| BEFORE.lines().any(|known| known == word));
    is_announced || is_bare(text, start)
}

/// Whether one of the numbers is none of a point of this draft: `Article 2 of the Charter`, or `2` of `Under point 2, 2
/// observers are sent`, which only a comma parts from the label before.
fn leads_out(reader: &Reader, text: &str, places: &[Range<usize>]) -> bool {
    let mentions = reader.read(text);
    places.iter().any(|place| {
        let within =
            |mention: &&Mention| mention.at.start < place.start && place.start < mention.at.end;
        let Some(mention) = mentions.iter().find(within) else { return false };
        let before = text[mention.at.start..place.start].trim_end();
        let is_listed = before.ends_with(',')
            && text[mention.at.clone()]
                .split_whitespace()
                .any(|word| LINKS.lines().any(|link| link == word));
        !mention.is_of_this_draft() || before.ends_with(',') && !is_listed
    })
}

/// Whether a word may stand between the one that announces a reference and its number: another label, or what
/// links two.
fn stands_between(word: &str) -> bool {
    let is_label = word.contains(char::is_numeric) || word.chars().nth(1).is_none();
    is_label || LINKS.lines().any(|known| known == word)
}

/// Which points a number may name.
struct Numbers<'a> {
    alignment: &'a Alignment,
    old: BTreeMap<String, Vec<usize>>,
    new: BTreeMap<String, BTreeSet<usize>>,
}

impl<'a> Numbers<'a> {
    fn of(alignment: &'a Alignment) -> Self {
        let mut old: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut new: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (place, told) in alignment.old.iter().enumerate() {
            names(told).for_each(|name| old.entry(name).or_default().push(place));
        }
        for (place, told) in alignment.new.iter().enumerate() {
            for name in names(told) {
                new.entry(name).or_default().insert(place);
            }
        }
        Self { alignment, old, new }
    }

    /// Whether what the old number named, most of it, is what the new number names.
    fn lead(&self, row: &Row, old: &str, new: &str) -> bool {
        let within = |all: &[Told], places: &[usize]| {
            let label = places.first().and_then(|place| all.get(*place));
            label.map(|told| told.label.clone()).unwrap_or_default()
        };
        let (in_old, in_new) =
            (within(&self.alignment.old, &row.old), within(&self.alignment.new, &row.new));
        let spellings = |number: &str, within: &str| {
            let top = within.split(['.', '(']).next().unwrap_or_default();
            [
                number.to_string(),
                alloc::format!("{top}.{number}"),
                alloc::format!("{top}({number})"),
            ]
        };
        let (olds, news) = (spellings(old, &in_old), spellings(new, &in_new));
        olds.iter().zip(&news).any(|(old, new)| self.goes(old, new))
    }

    fn goes(&self, old: &str, new: &str) -> bool {
        let (Some(olds), Some(news)) = (self.old.get(old), self.new.get(new)) else { return false };
        let went = |place: &&usize| {
            self.alignment.links_of_old(**place).any(|link| news.contains(&link.new))
        };
        olds.iter().filter(went).count() * 2 > olds.len()
    }
}

/// A point's own number, and that of all it stands in: `5(1)` is part of `5`.
fn names(told: &Told) -> impl Iterator<Item = String> {
    let label = told.label.as_str();
    let cuts = label.char_indices().filter(|(_, char)| matches!(char, '.' | '('));
    let wider = cuts.map(|(at, _)| label[..at].to_string()).collect::<Vec<_>>();
    core::iter::once(label.to_string()).chain(wider)
}
