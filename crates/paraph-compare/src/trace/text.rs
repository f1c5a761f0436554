//! A text made ready for looking up phrases: its words as a redline cuts them, and their parts.
//!
//! Whether a phrase stands as it was is asked of the words whole, with their signs and brackets; how much
//! is left of one that does not, of their parts, so that `5(1)` and `the party's` have something of
//! `5` and `the party`.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::numbered::Numbered;
use crate::redline::atoms::{self, Kind, cut};
use crate::words::normalise;

/// Signs that only divide words; at an end of a phrase they do not count. Quotes are drawn alike before.
const PAUSES: &str = ".,;:!?…\"'()*†‡•·‹›،؛؟۔。、，；：！？（）「」『』《》";
/// The number of a word that was never met.
const UNKNOWN: u32 = u32::MAX;

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    atoms: Vec<Atom>,
    /// The parts of its words, in order.
    pub(super) parts: Vec<Part>,
}

/// A part of a word without signs inside: `5(1)` and `party's` have two.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The same for the same letters.
    pub(super) number: u32,
    /// The bytes of the word that it is a part of.
    pub(super) whole: Range<usize>,
}

/// What is never cut in two.
#[derive(Clone, Debug)]
struct Atom {
    number: u32,
    at: Range<usize>,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Word,
    Figure,
    /// `[`
    Opens,
    /// `]`
    Closes,
    /// Divides words.
    Pause,
    /// Divides words, or is the minus of a figure.
    Dash,
    /// Any other sign: `$`, `%`, `≥`.
    Sign,
}

impl Text {
    /// Reads a text; words that were not met before are numbered.
    pub(super) fn read(text: &str, known: &mut Numbered) -> Self {
        Self::of(text, |word| known.number(word))
    }

    /// Reads a phrase that is looked for among words that were met.
    pub(super) fn sought(phrase: &str, known: &Numbered) -> Self {
        Self::of(phrase, |word| known.find(word).unwrap_or(UNKNOWN))
    }

    fn of(text: &str, mut number: impl FnMut(&str) -> u32) -> Self {
        let mut read = Self::default();
        let mut form = String::new();
        for atom in cut(text) {
            normalise(&text[atom.at.clone()], &mut form);
            let drawn = atoms::drawn(&form);
            let role = role(&drawn, atom.kind);
            read.atoms.push(Atom { number: number(&drawn), at: atom.at.clone(), role });
            for at in parts(text, &atom.at) {
                normalise(&text[at], &mut form);
                read.parts.push(Part { number: number(&form), whole: atom.at.clone() });
            }
        }
        read
    }

    /// The bytes of each place where the words of a phrase stand as they are in it: signs and brackets
    /// too, those aside that only divide it from what is around.
    pub(super) fn places<'a>(
        &'a self,
        sought: &'a Self,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let sought = inner(&sought.atoms);
        let is_same = move |row: &[Atom]| row.iter().zip(sought).all(|(a, b)| a.number == b.number);
        let rows = self.atoms.windows(sought.len().max(1)).enumerate();
        let found = rows.filter(move |(at, row)| {
            !sought.is_empty() && is_same(row) && !self.goes_on(*at..at + row.len())
        });
        found.map(|(_, row)| row[0].at.start..row[row.len() - 1].at.end)
    }

    /// Whether a sign beside a row belongs to its words: `€` of `€50`, or a bracket that opens before it
    /// or closes behind it.
    fn goes_on(&self, row: Range<usize>) -> bool {
        let (before, behind) = (&self.atoms[..row.start], &self.atoms[row.end..]);
        let row = &self.atoms[row];
        let stands = |beside: Option<&Atom>, role: Role| beside.is_some_and(|one| one.role == role);
        let is_open = stands(before.iter().rev().find(|one| one.role != Role::Pause), Role::Opens)
            || stands(behind.iter().find(|one| one.role != Role::Pause), Role::Closes);
        let of_figure = |one: &Atom, sign: &Atom, touch: bool| {
            one.role == Role::Figure && touch && sign.role == Role::Sign
        };
        let has_sign = row.first().zip(before.last()).is_some_and(|(first, sign)| {
            of_figure(first, sign, sign.at.end == first.at.start) || is_minus(sign, first)
        });
        let is_signed = row
            .last()
            .zip(behind.first())
            .is_some_and(|(last, sign)| of_figure(last, sign, last.at.end == sign.at.start));
        is_open || has_sign || is_signed
    }

    /// A passage with the brackets directly around it.
    pub(super) fn with_brackets(&self, at: Range<usize>) -> Range<usize> {
        let before = self.atoms.partition_point(|one| one.at.start < at.start);
        let behind = self.atoms.partition_point(|one| one.at.end <= at.end);
        let opens = before.checked_sub(1).and_then(|last| self.atoms.get(last));
        let opens = opens.filter(|one| one.role == Role::Opens);
        let closes = self.atoms.get(behind).filter(|one| one.role == Role::Closes);
        opens.map_or(at.start, |one| one.at.start)..closes.map_or(at.end, |one| one.at.end)
    }
}

/// A phrase without the signs at its ends that only divide it from what is around.
fn inner(mut atoms: &[Atom]) -> &[Atom] {
    while let [first, rest @ ..] = atoms {
        let is_of_figure = rest.first().is_some_and(|next| is_minus(first, next));
        if !matches!(first.role, Role::Pause | Role::Dash) || is_of_figure {
            break;
        }
        atoms = rest;
    }
    while let [rest @ .., last] = atoms {
        if !matches!(last.role, Role::Pause | Role::Dash) {
            break;
        }
        atoms = rest;
    }
    atoms
}

/// Whether a dash is the minus of the figure behind it.
fn is_minus(sign: &Atom, figure: &Atom) -> bool {
    sign.role == Role::Dash && figure.role == Role::Figure && sign.at.end == figure.at.start
}

/// What an atom is, by its letters as they are compared.
fn role(drawn: &str, kind: Kind) -> Role {
    match (drawn, kind) {
        ("[", _) => Role::Opens,
        ("]", _) => Role::Closes,
        ("-", _) => Role::Dash,
        (_, Kind::Figure) => Role::Figure,
        (_, Kind::Word | Kind::Name) => Role::Word,
        (sign, _) if sign.chars().all(|char| PAUSES.contains(char)) => Role::Pause,
        _ => Role::Sign,
    }
}

/// The bytes of each part of a word.
fn parts(text: &str, word: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = None;
    for (at, char) in text[word.clone()].char_indices().map(|(at, c)| (word.start + at, c)) {
        match (char.is_alphanumeric() || is_inside(char), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                parts.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    parts.extend(start.map(|from| from..word.end));
    parts
}

/// A sign that is written on a letter.
fn is_inside(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}
