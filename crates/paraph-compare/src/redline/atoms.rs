//! The atoms of a redline: what is never cut in two.
//!
//! A word with its hyphens and apostrophes, a figure with its separators, its sign, its currency
//! and its per cent, a bracket, a mark of punctuation. White space is no atom: it belongs to
//! layout. Where words begin and end is decided in [`crate::words`].

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::numbered::Numbered;
use crate::words::abbreviated::goes_on;
use crate::words::split::{large, words};

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, in any script.
    Word,
    /// A word that begins with a capital letter and does not begin a sentence.
    Name,
    /// A figure.
    Figure,
    /// `[`, `(` or `{`.
    Opens,
    /// `]`, `)` or `}`.
    Closes,
    /// Any other sign.
    Sign,
}

/// How much of a pause stands behind an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pause {
    /// None: the sentence goes on.
    None,
    /// A comma, a colon, a dash, a closing bracket.
    Clause,
    /// The end of a sentence, of a line or of the text.
    Sentence,
}

/// One atom of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
    /// The same for the same letters, however quotes and dashes are drawn.
    pub(crate) id: u32,
    /// How much of the page it takes: what it costs to strike it out or to write it in.
    pub(crate) ink: u32,
    pub(crate) kind: Kind,
    pub(crate) pause: Pause,
}

/// Gives equal atoms of two texts one number.
#[derive(Debug, Default)]
pub(crate) struct Names(Numbered);

/// The signs that say that a figure is below zero: the hyphen, and minus as Unicode has it in three widths. A long dash
/// is none, as it stands between things; the [`DASH`] is one where nothing stands before it.
pub(crate) const MINUS: [char; 4] = ['-', '\u{2212}', '\u{FE63}', '\u{FF0D}'];

/// The dash that many a word processor makes of a hyphen: `at –5 °C`.
pub(crate) const DASH: char = '\u{2013}';

/// What may stand directly before a figure that is below zero.
pub(crate) const SIGNED: [char; 5] = ['-', '\u{2212}', '\u{FE63}', '\u{FF0D}', DASH];

impl Names {
    /// The atoms of a text, in its order.
    pub(crate) fn atoms(&mut self, text: &str) -> Vec<Atom> {
        let mut atoms = cut(text);
        for atom in &mut atoms {
            atom.id = self.0.number(&drawn(&text[atom.at.clone()]));
        }
        atoms
    }
}

/// The atoms of a text, in its order, all with the number 0: for whoever compares them otherwise.
pub(crate) fn cut(text: &str) -> Vec<Atom> {
    let mut begins = true;
    let pieces = pieces(text);
    let atom = |(place, at): (usize, &Range<usize>)| {
        let word = &text[at.clone()];
        let kind = kind(word, begins);
        let next = pieces.get(place + 1).map(|next| &text[at.end..next.start]);
        let pause = match pause(word, next) {
            Pause::Sentence if word == "." && goes_on(&text[..at.start], &text[at.end..]) => {
                Pause::None
            }
            pause => pause,
        };
        begins = pause == Pause::Sentence || (begins && matches!(kind, Kind::Opens));
        Atom { id: 0, at: at.clone(), ink: ink(word, kind), kind, pause }
    };
    pieces.iter().enumerate().map(atom).collect()
}

/// The bytes of each atom: the words, and each sign between them, but for what clings together.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut pieces: Vec<Range<usize>> = Vec::with_capacity(words.len() + words.len() / 4 + 1);
    let mut end = 0;
    for word in words {
        signs(text, end..word.start, &mut pieces);
        end = word.end;
        pieces.push(word);
    }
    signs(text, end..text.len(), &mut pieces);
    cling(text, pieces)
}

fn signs(text: &str, gap: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    if matches!(&text[gap.clone()], "" | " ") {
        return;
    }
    let seen = text[gap.clone()].char_indices().filter(|(_, char)| !char.is_whitespace());
    pieces.extend(seen.map(|(at, char)| gap.start + at..gap.start + at + char.len_utf8()));
}

/// Puts together `cease-fire`, `€5`, `5%` and `-5`.
fn cling(text: &str, mut pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept = 0_usize;
    for place in 0..pieces.len() {
        let piece = pieces[place].clone();
        let last = kept.checked_sub(1).map(|last| pieces[last].clone());
        let clings = last.filter(|last| last.end == piece.start).is_some_and(|last| {
            let next = pieces.get(place + 1).filter(|next| next.start == piece.end);
            let next = next.and_then(|next| text[next.clone()].chars().next());
            is_signed(text, &pieces[..kept], &piece)
                || clings(&text[last], &text[piece.clone()], next)
        });
        if clings {
            pieces[kept - 1].end = piece.end;
        } else {
            pieces[kept] = piece;
            kept += 1;
        }
    }
    pieces.truncate(kept);
    pieces
}

/// Whether a piece is a figure directly behind a minus, which stands apart from what is before it: `−5`, not `3−5`.
fn is_signed(text: &str, before: &[Range<usize>], piece: &Range<usize>) -> bool {
    let Some((sign, rest)) = before.split_last() else { return false };
    let is_apart = rest.last().is_none_or(|rest| {
        rest.end < sign.start || text[rest.clone()].ends_with(['(', '[', '{', '/'])
    });
    let is_minus = text[sign.clone()].chars().all(|char| MINUS.contains(&char));
    // `3 –5` is from three to five.
    let is_between = || rest.last().is_some_and(|rest| text[rest.clone()].ends_with(is_figure));
    let is_minus = is_minus || text[sign.clone()].starts_with(DASH) && !is_between();
    is_minus && is_apart && text[piece.clone()].starts_with(char::is_numeric)
}

fn is_figure(char: char) -> bool {
    char.is_numeric() || matches!(char, '%' | '‰' | '°' | '€')
}

/// Whether a piece clings to the one directly before it.
fn clings(before: &str, piece: &str, next: Option<char>) -> bool {
    let is_hyphen = |text: &str| matches!(text, "-" | "\u{2010}" | "\u{2011}");
    let (ends, begins) = (before.chars().next_back(), piece.chars().next());
    let (Some(ends), Some(begins)) = (ends, begins) else { return false };
    let goes_on = next.is_some_and(char::is_alphanumeric);
    match piece {
        "%" | "‰" | "°" | "€" => ends.is_numeric(),
        _ if is_hyphen(piece) => ends.is_alphanumeric() && goes_on,
        _ if begins.is_numeric() && matches!(before, "$" | "€" | "£" | "¥" | "₴" | "₽") => {
            true
        }
        _ if begins.is_alphanumeric() => before.ends_with(['-', '\u{2010}', '\u{2011}']),
        _ => false,
    }
}

fn kind(word: &str, begins: bool) -> Kind {
    if word.is_ascii() { kind_of_ascii(word.as_bytes(), begins) } else { kind_of_any(word, begins) }
}

fn kind_of_any(word: &str, begins: bool) -> Kind {
    let mut chars = word.chars();
    match chars.next() {
        Some('[' | '(' | '{') => Kind::Opens,
        Some(']' | ')' | '}') => Kind::Closes,
        _ if word.contains(char::is_numeric) => Kind::Figure,
        Some(first) if first.is_uppercase() && !begins => Kind::Name,
        Some(first) if first.is_alphabetic() => Kind::Word,
        _ => Kind::Sign,
    }
}

/// The same where it is faster so.
fn kind_of_ascii(word: &[u8], begins: bool) -> Kind {
    match word.first() {
        Some(b'[' | b'(' | b'{') => Kind::Opens,
        Some(b']' | b')' | b'}') => Kind::Closes,
        _ if word.iter().any(u8::is_ascii_digit) => Kind::Figure,
        Some(first) if first.is_ascii_uppercase() && !begins => Kind::Name,
        Some(first) if first.is_ascii_alphabetic() => Kind::Word,
        _ => Kind::Sign,
    }
}

/// The pause behind an atom, by what stands between it and the next one.
fn pause(word: &str, gap: Option<&str>) -> Pause {
    let Some(gap) = gap else { return Pause::Sentence };
    match word {
        _ if gap.contains('\n') => Pause::Sentence,
        "." | "!" | "?" | "…" | ";" | "؟" | "۔" if !gap.is_empty() => Pause::Sentence,
        "。" | "！" | "？" => Pause::Sentence,
        "," | ":" | "–" | "—" | "،" | "؛" | ")" | "]" | "、" | "，" => Pause::Clause,
        _ => Pause::None,
    }
}

/// A short word weighs less than a long one: to keep `of the` inside a rewritten sentence is worth
/// little to a reader. No list of words is needed, so it holds in any language.
fn ink(word: &str, kind: Kind) -> u32 {
    let letters = if word.is_ascii() { word.len() } else { word.chars().count() };
    let letters = u32::try_from(letters).unwrap_or(u32::MAX);
    match kind {
        Kind::Figure => letters.clamp(4, 12) + 4,
        Kind::Sign | Kind::Opens | Kind::Closes => 2,
        Kind::Word | Kind::Name => letters.clamp(1, 10) + 2,
    }
}

/// The letters of an atom, with quotes, dashes and the spaces inside a figure drawn alike.
pub(crate) fn drawn(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let draw = |char| match char {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2014}' => '-',
        sign if MINUS.contains(&sign) => '-',
        space if space.is_whitespace() => ' ',
        other => other,
    };
    Cow::Owned(large(word).chars().map(draw).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_of_ascii_is_of_the_kind_that_it_is_of_anyhow(word in "[ -~]{1,4}", begins: bool) {
            prop_assert_eq!(kind(&word, begins), kind_of_any(&word, begins));
        }
    }

    fn cut(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_that_shorten_nothing() {
        for (text, count) in [
            ("Under Resolution No. 7 Mr. Peter J. Halden reports. It ends.", 2),
            ("See Annex B. The Parties agree.", 2),
        ] {
            let ends = super::cut(text).into_iter().filter(|atom| atom.pause == Pause::Sentence);
            assert_eq!(ends.count(), count, "{text}");
        }
    }

    #[test]
    fn figures_names_and_hyphened_words_are_whole() {
        assert_eq!(cut("600,000 men, -5 %"), ["600,000", "men", ",", "-5", "%"]);
        assert_eq!(cut("at −5 % or －5, 3−5"), ["at", "−5", "%", "or", "－5", ",", "3", "−", "5"]);
        assert_eq!(
            cut("at –5 °C, (–5), 3–5, 3 –5, 3 – 5"),
            [
                "at", "–5", "°", "C", ",", "(", "–5", ")", ",", "3–5", ",", "3", "–", "5", ",",
                "3", "–", "5"
            ]
        );
        assert_eq!(cut("€1.5 or 10%."), ["€1.5", "or", "10%", "."]);
        assert_eq!(
            cut("cease-fire – the parties’ word"),
            ["cease-fire", "–", "the", "parties", "’", "word"]
        );
        assert_eq!(cut("[shall][should]"), ["[", "shall", "]", "[", "should", "]"]);
        assert_eq!(cut("в 30-денний строк"), ["в", "30-денний", "строк"]);
        assert_eq!(cut("تنسحب القوات، فورا."), ["تنسحب", "القوات", "،", "فورا", "."]);
        assert_eq!(cut("双方同意。"), ["双", "方", "同", "意", "。"]);
    }
}
