//! Small raised numbers: marks of footnotes that somebody typed, or digits like others.
//!
//! A raised number is the mark of a footnote only where a footnote begins with the same raised
//! number; else it is a digit, as in `km2`. Behind a figure it stays raised, since 10⁶ is no 106.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::flow::{Block, Mark, Role};

/// Around a small raised number in words, while they are read: characters that no text has.
pub(crate) const BEGINS: char = '\u{FDD2}';
/// Behind it.
pub(crate) const ENDS: char = '\u{FDD3}';

/// Units whose square or cube is written with a raised number.
const UNITS: [&str; 12] = ["m", "km", "cm", "mm", "dm", "ft", "in", "s", "м", "км", "см", "م"];

/// Words that are raised: a number between its marks, others as they are.
pub(crate) fn marked(words: &str) -> Cow<'_, str> {
    let is_number = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { Cow::Owned(format!("{BEGINS}{words}{ENDS}")) } else { Cow::Borrowed(words) }
}

/// Words of a file without the characters that mark something here, which no text has.
pub(crate) fn cleaned(words: &str) -> Cow<'_, str> {
    const MARKS: [char; 4] = ['\u{FDD0}', '\u{FDD1}', BEGINS, ENDS];
    if words.contains(MARKS) {
        Cow::Owned(words.replace(MARKS, "\u{FFFD}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// A text with each raised number replaced; what replaces it is told what stands before it.
pub(crate) fn replaced(text: &str, mut with: impl FnMut(&str, &str) -> String) -> String {
    // Two of them side by side are one, cut by its formatting.
    let text = text.replace(&String::from_iter([ENDS, BEGINS]), "");
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, (number, behind))) = rest
        .split_once(BEGINS)
        .and_then(|(before, behind)| Some((before, behind.split_once(ENDS)?)))
    {
        replaced.push_str(before);
        let number = with(&replaced, number);
        replaced.push_str(&number);
        rest = behind;
    }
    replaced.push_str(rest);
    replaced
}

/// A raised number that is no mark, behind what stands before it.
pub(crate) fn digits(before: &str, number: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if !before.ends_with(char::is_numeric) {
        return number.to_string();
    }
    let digits = number.chars().filter_map(|char| char.to_digit(10));
    digits.filter_map(|digit| RAISED.get(usize::try_from(digit).ok()?)).collect()
}

/// A text whose raised numbers are all digits.
pub(crate) fn plain(text: &str) -> String {
    if text.contains(BEGINS) { replaced(text, digits) } else { text.to_string() }
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
    text.trim_start().strip_prefix(BEGINS)?.split_once(ENDS)
}

/// Settles the raised numbers of blocks: typed footnotes are put behind what names them.
///
/// `footnote` makes the block of a footnote of its words; it is told behind which words its mark stands.
pub(crate) fn settle(
    blocks: Vec<Block>,
    mut footnote: impl FnMut(&str, &str) -> Block,
) -> Vec<Block> {
    if !blocks.iter().any(|block| block.words.contains(BEGINS)) {
        return blocks;
    }
    let mut begun = begun(&blocks);
    let mut placed: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
    let mut blocks: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    for index in 0..blocks.len() {
        let Some(block) = blocks.get_mut(index).and_then(Option::as_mut) else { continue };
        if !block.words.contains(BEGINS) || first(&block.words).is_some() {
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
