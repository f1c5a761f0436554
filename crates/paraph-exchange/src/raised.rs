//! Small raised and lowered numbers: marks of footnotes that somebody typed, or digits like others.
//!
//! A raised number is the mark of a footnote only where a footnote begins with the same raised
//! number; else it stays raised, since 10⁶ is no 106 and m² is as others write it.

mod heights;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::flow::{Block, Mark, Role};
pub(crate) use heights::{Height, signs};
use heights::{may_stand, written};

/// Around small raised words, while they are read: characters that no text has.
pub(crate) const BEGINS: char = '\u{FDD2}';
/// Behind them.
pub(crate) const ENDS: char = '\u{FDD3}';
/// Around lowered ones.
const LOW_BEGINS: char = '\u{FDD4}';
/// Behind them.
const LOW_ENDS: char = '\u{FDD5}';

/// Units whose square or cube is written with a raised number.
const UNITS: [&str; 12] = ["m", "km", "cm", "mm", "dm", "ft", "in", "s", "м", "км", "см", "م"];

/// Words that stand higher or lower: a number or what may be a part of a formula between its marks, others as they are.
pub(crate) fn marked(words: &str, height: Height) -> Cow<'_, str> {
    let (begins, ends) = around(height);
    if may_stand(words) { Cow::Owned(format!("{begins}{words}{ends}")) } else { words.into() }
}

/// What stands around words of a height.
pub(crate) fn around(height: Height) -> (char, char) {
    match height {
        Height::Raised => (BEGINS, ENDS),
        Height::Lowered => (LOW_BEGINS, LOW_ENDS),
    }
}

/// Words of a file without the characters that mark something here, which no text has.
pub(crate) fn cleaned(words: &str) -> Cow<'_, str> {
    const MARKS: [char; 6] = ['\u{FDD0}', '\u{FDD1}', BEGINS, ENDS, LOW_BEGINS, LOW_ENDS];
    if words.contains(MARKS) {
        Cow::Owned(words.replace(MARKS, "\u{FFFD}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// Whether something in a text stands higher or lower.
fn has_marks(text: &str) -> bool {
    text.contains([BEGINS, LOW_BEGINS])
}

/// A text with each raised number replaced, and what is lowered as it is written; what replaces a number is told what
/// stands before it.
pub(crate) fn replaced(text: &str, mut with: impl FnMut(&str, &str) -> String) -> String {
    // Two of them side by side are one, cut by its formatting.
    let text = [Height::Raised, Height::Lowered]
        .map(around)
        .into_iter()
        .fold(text.to_string(), |text, (begins, ends)| {
            text.replace(&String::from_iter([ends, begins]), "")
        });
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find([BEGINS, LOW_BEGINS]) {
        let (before, marked) = rest.split_at(at);
        let height = if marked.starts_with(BEGINS) { Height::Raised } else { Height::Lowered };
        let (begins, ends) = around(height);
        let inner = marked.strip_prefix(begins).and_then(|inner| inner.split_once(ends));
        let Some((inner, behind)) = inner else { break };
        replaced.push_str(before);
        let inner = match height {
            Height::Raised => with(&replaced, inner),
            Height::Lowered => written(&replaced, inner, Height::Lowered),
        };
        replaced.push_str(&inner);
        rest = behind;
    }
    replaced.push_str(rest);
    replaced
}

/// Raised words that are no mark, behind what stands before them.
pub(crate) fn digits(before: &str, words: &str) -> String {
    written(before, words, Height::Raised)
}

/// A text in which nothing that is raised is a mark.
pub(crate) fn plain(text: &str) -> String {
    if has_marks(text) { replaced(text, digits) } else { text.to_string() }
}

/// The last words of a text, by which the place of a mark behind them is known; signs are none.
pub(crate) fn last_words(text: &str) -> String {
    const WORDS: usize = 2;
    const CHARS_MAX: usize = 60;
    let start = text.char_indices().rev().nth(CHARS_MAX).map_or(0, |(at, _)| at);
    let text = plain(&text[start..]);
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut last: Vec<&str> = words.rev().take(WORDS).collect();
    last.reverse();
    last.join(" ")
}

/// Whether a raised number may be the mark of a footnote, and is no power of a unit.
pub(crate) fn may_be_mark(before: &str, number: &str) -> bool {
    let letters = before.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    !(UNITS.contains(&letters) && matches!(number, "2" | "3"))
}

/// The raised number that a text begins with, and the words behind it.
pub(crate) fn first(text: &str) -> Option<(&str, &str)> {
    let (number, behind) = text.trim_start().strip_prefix(BEGINS)?.split_once(ENDS)?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some((number, behind))
}

/// Settles the raised numbers of blocks: typed footnotes are put behind what names them.
///
/// `footnote` makes the block of a footnote of its words; it is told behind which words its mark stands.
pub(crate) fn settle(
    blocks: Vec<Block>,
    mut footnote: impl FnMut(&str, &str) -> Block,
) -> Vec<Block> {
    if !blocks.iter().any(|block| has_marks(&block.words)) {
        return blocks;
    }
    let mut begun = begun(&blocks);
    let mut placed: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
    let mut blocks: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    for index in 0..blocks.len() {
        let Some(block) = blocks.get_mut(index).and_then(Option::as_mut) else { continue };
        if !has_marks(&block.words) || first(&block.words).is_some() {
            continue;
        }
        block.words = replaced(&block.words, |before, number| {
            let of_number = begun.get_mut(number).filter(|_| may_be_mark(before, number));
            let at = of_number.and_then(|at| {
                let next = *at.range(index + 1..).next()?;
                at.take(&next)
            });
            let Some(at) = at else { return digits(before, number) };
            placed.entry(index).or_default().push((at, last_words(before)));
            String::new()
        });
    }
    let mut settled = Vec::with_capacity(blocks.len());
    for index in 0..blocks.len() {
        let Some(mut block) = blocks.get_mut(index).and_then(Option::take) else { continue };
        block.words = plain(&block.words);
        settled.push(block);
        for (at, behind) in placed.get(&index).into_iter().flatten() {
            let Some(note) = blocks.get_mut(*at).and_then(Option::take) else { continue };
            let words = first(&note.words).map_or("", |(_, words)| words);
            settled.push(footnote(&plain(words), behind));
        }
    }
    settled
}

/// The paragraphs that begin as footnotes do, by their numbers.
fn begun(blocks: &[Block]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut begun: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let is_paragraph = block.role == Role::Body && block.mark == Mark::Typed;
        if let Some((number, words)) = first(&block.words).filter(|_| is_paragraph)
            && words.contains(char::is_alphabetic)
        {
            begun.entry(number.to_string()).or_default().insert(index);
        }
    }
    begun
}
