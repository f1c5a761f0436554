//! A word of figures and units, taken apart.

use alloc::vec::Vec;
use core::ops::Range;

use crate::redline::atoms::{Atom, Kind, MINUS, Pause, SIGNED};
use crate::substance::lists::Section;
use crate::substance::reader::Reader;

/// A word of figures and units in several parts: `twenty-two`, `30-day`, `50%`, `€5`,
/// `four-metre-high`. Others stay whole.
pub(super) fn parts(text: &str, atom: Atom, reader: &Reader, all: &mut Vec<Atom>) {
    let word = &text[atom.at.clone()];
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return all.push(atom);
    }
    if let Some((short, rest)) = reader.lists.elided(word) {
        let (end, start) = (atom.at.start + short.len(), atom.at.end - rest.len());
        let kind = if rest.starts_with(char::is_uppercase) { Kind::Name } else { Kind::Word };
        let first =
            Atom { at: atom.at.start..end, kind: Kind::Word, pause: Pause::None, ..atom.clone() };
        let second = Atom { at: start..atom.at.end, kind, ..atom };
        return all.extend([first, second]);
    }
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut class = Class::Hyphen;
    for (at, char) in word.char_indices() {
        let is_signed = at == 0 && is_signed(word);
        let here = if is_signed { Class::Digit } else { Class::of(char) };
        let at = atom.at.start + at;
        match pieces.last_mut() {
            Some(last) if here == class && here != Class::Hyphen => last.end = at + char.len_utf8(),
            _ if here != Class::Hyphen => pieces.push(at..at + char.len_utf8()),
            _ => {}
        }
        class = here;
    }
    let counts = |at: &Range<usize>| {
        let piece = &text[at.clone()];
        let entries = reader.entries(&piece.to_lowercase());
        let is_listed = NUMERIC.iter().any(|section| entries.has(section));
        let is_money = piece.chars().all(|char| Class::of(char) == Class::Other);
        is_listed || is_money || is_figure(piece)
    };
    let leads = pieces.len() > 2 && pieces.iter().take(2).all(counts);
    if pieces.len() < 2 || !(leads || pieces.iter().all(counts)) {
        return all.push(atom);
    }
    let last = pieces.len() - 1;
    let part = |(index, at): (usize, Range<usize>)| {
        let kind = match text[at.clone()].chars().next() {
            _ if is_figure(&text[at.clone()]) => Kind::Figure,
            Some('(' | '[' | '{') => Kind::Opens,
            Some(')' | ']' | '}') => Kind::Closes,
            Some('/' | ':') => Kind::Sign,
            _ => Kind::Word,
        };
        let pause = if index == last { atom.pause } else { Pause::None };
        Atom { at, kind, pause, ..atom.clone() }
    };
    all.extend(pieces.into_iter().enumerate().map(part));
}

/// Whether a word is a figure with the sign that it is below zero: `-5%`.
fn is_signed(word: &str) -> bool {
    word.strip_prefix(SIGNED)
        .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
}

/// Whether a piece is a figure, with its sign or without.
fn is_figure(piece: &str) -> bool {
    piece.starts_with(|char: char| char.is_ascii_digit()) || is_signed(piece)
}

/// Sections whose words stand in one word with figures.
const NUMERIC: [Section; 5] = ["number", "scale", "part", "unit", "unit-beginning"];

/// What a character is where figures stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Hyphen,
    Other,
}

impl Class {
    fn of(char: char) -> Self {
        match char {
            '0'..='9' | '.' | ',' => Self::Digit,
            // What parts groups of digits is left out as a hyphen is: `85 000`.
            '\u{2010}' | '\u{2011}' => Self::Hyphen,
            char if MINUS.contains(&char) => Self::Hyphen,
            _ if char.is_whitespace() => Self::Hyphen,
            _ if char.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }
}
