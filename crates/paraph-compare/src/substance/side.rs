//! One side of a comparison, read: its words with what the lists say of them.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::OnceCell;
use core::ops::Range;

use super::lists::{Entries, Found, Section};
use super::phrases::Phrases;
use super::reader::{Read, Reader};
use crate::redline::atoms::{self, Atom, Kind, Pause};

mod clauses;
mod parts;
mod token;

use clauses::Clauses;
use parts::parts;
pub(super) use token::Token;

/// How near a consent stands to the word that makes it a condition.
const CONSENT_REACH: usize = 6;

/// A text as it is compared.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The tokens of each sentence; a semicolon ends one.
    pub(super) sentences: Vec<Range<usize>>,
    /// The clauses of the sentences.
    pub(super) clauses: Clauses,
    /// Whether the language writes months with a capital.
    months_are_names: bool,
    /// Its conditions, steps and times, once somebody asks for them.
    phrases: OnceCell<Phrases>,
}

impl<'a> Side<'a> {
    pub(super) fn of(text: &'a str, reader: &Reader) -> Self {
        let lists = reader.lists;
        let mut atoms: Vec<Atom> = Vec::new();
        for atom in atoms::cut(text) {
            parts(text, atom, reader, &mut atoms);
        }
        abbreviations(text, &mut atoms);
        let words: Vec<Rc<Read>> =
            atoms.iter().map(|atom| reader.word(&text[atom.at.clone()])).collect();
        let numbers: Vec<&[u32]> = words.iter().map(|word| word.forms.numbers()).collect();
        let months_are_names = lists.months_are_names;
        let (tokens, sentences, clauses) =
            (Vec::with_capacity(atoms.len()), Vec::new(), Clauses::default());
        let phrases = OnceCell::new();
        let mut side = Self { text, tokens, sentences, clauses, months_are_names, phrases };
        let mut at = 0;
        while at < atoms.len() {
            let found = Some(()).filter(|()| words[at].begins).and_then(|()| {
                let reach = atoms.len().min(at + lists.reach.max(1));
                let ends = (at..reach).find(|end| atoms[*end].pause == Pause::Sentence);
                let behind = &numbers[at..ends.map_or(reach, |end| end + 1)];
                let before = side.tokens.last().filter(|token| token.pause == Pause::None);
                match lists.find(behind) {
                    Some(found) if !stands_here(&found, before) => lists.find(&behind[..1]),
                    found => found,
                }
            });
            let taken = found.as_ref().map_or(1, |found| found.words).max(1);
            side.push(&atoms[at..at + taken], &words[at], found, reader);
            at += taken;
        }
        side.letters();
        side.consents();
        side.inversions(reader);
        side.clauses = Clauses::of(&side);
        side
    }

    /// `A pays 5`: a letter that does something is a name, though it looks like an article.
    fn letters(&mut self) {
        for at in 0..self.tokens.len() {
            let token = &self.tokens[at];
            let is_letter = token.is("article") && token.at.len() == 1;
            if !is_letter || !self.text[token.at.clone()].starts_with(char::is_uppercase) {
                continue;
            }
            let acts = self.get(at + 1).is_some_and(|next| {
                let is_inflected = next.is("verb") && next.forms.len() > 1;
                token.pause == Pause::None && (next.is("force") || next.is("be") || is_inflected)
            });
            if acts || token.is_name() {
                let token = &mut self.tokens[at];
                token.entries = Entries::default();
                token.kind = Kind::Name;
            }
        }
    }

    /// `Should the pump fail, ...`: a verb that opens a clause before its subject is a condition.
    fn inversions(&mut self, reader: &Reader) {
        for at in 0..self.tokens.len() {
            let Some(stands_for) = self.tokens[at].value("inverted") else {
                continue;
            };
            let begins = self.sentence(at).start == at;
            let names = self.get(at + 1).is_some_and(|next| {
                next.is("article") || next.is_name() || next.is("person") || next.is("pronoun")
            });
            let opens = begins || (self.is_comma(at - 1) && names);
            if opens && at + 1 < self.sentence(at).end {
                let token = &mut self.tokens[at];
                token.entries = Entries::default();
                token.entries.add("if");
                (token.word, token.forms) = reader.alone(stands_for);
            }
        }
    }

    /// `without the client's consent` is a condition, and denies; `with the prior consent` is one.
    fn consents(&mut self) {
        for at in 0..self.tokens.len() {
            let end = self.sentence(at).end.min(at + CONSENT_REACH);
            if !(at + 1..end).any(|at| self.tokens[at].is("consent")) {
                continue;
            }
            let own = &self.tokens[at];
            let added: &[Section] = match () {
                () if own.is("if") => &[],
                () if own.is("without-doing") => &["if", "not", "unless"],
                () if own.is("with-consent") => &["if"],
                () => &[],
            };
            for section in added {
                self.tokens[at].entries.add(section);
            }
        }
    }

    /// Takes the atoms of one token, of which the first is the word that was read.
    fn push(&mut self, atoms: &[Atom], word: &Rc<Read>, found: Option<Found>, reader: &Reader) {
        let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return };
        let at = first.at.start..last.at.end;
        let (entries, same) =
            found.map_or((Entries::default(), None), |found| (found.entries, found.same));
        let is_one = atoms.len() == 1;
        let read = if is_one { Rc::clone(word) } else { reader.phrase(&self.text[at.clone()]) };
        let (word, forms) = match same {
            Some(same) if !is_one => reader.alone(same),
            Some(same) if read.word != *same => reader.leading(same, &read.forms),
            _ => (read.word.clone(), read.forms.clone()),
        };
        let index = self.tokens.len();
        let begins = self.tokens.last().is_none_or(|token| token.pause == Pause::Sentence);
        match self.sentences.last_mut() {
            Some(sentence) if !begins => sentence.end = index + 1,
            _ => self.sentences.push(index..index + 1),
        }
        let before = self.tokens.last();
        let word_here = &self.text[at.clone()];
        let is_owned = before.is_some_and(|before| reader.lists.is_owner(&before.word));
        let mut entries = meant(entries, word_here, first.kind, before, self.months_are_names);
        if is_owned {
            // `the testator's will` binds nobody.
            entries.remove("force");
        }
        let (kind, pause, sentence) = (first.kind, last.pause, self.sentences.len() - 1);
        self.tokens.push(Token { at, word, read, forms, entries, kind, pause, sentence });
    }

    /// Its conditions, steps and times.
    pub(super) fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::of(self))
    }

    /// The bytes of some tokens, without the signs at their ends.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let is_word = |at: &usize| {
            let token = &self.tokens[*at];
            !token.is_sign() || &self.text[token.at.clone()] == "−"
        };
        let first = tokens.clone().find(is_word).unwrap_or(tokens.start);
        let last = tokens.rev().find(is_word).unwrap_or(first);
        self.tokens[first].at.start..self.tokens[last].at.end
    }

    /// The words of some tokens, without the signs at their ends.
    pub(super) fn words(&self, tokens: Range<usize>) -> &'a str {
        if tokens.is_empty() { "" } else { &self.text[self.bytes(tokens)] }
    }

    /// The tokens of the sentence that a token stands in.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.sentences[self.tokens[token].sentence].clone()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The nearest token before one, in the same sentence, that fits.
    pub(super) fn before(&self, at: usize, fits: impl Fn(&Token) -> bool) -> Option<usize> {
        let sentence = self.sentence(at);
        (sentence.start..at).rev().find(|before| fits(&self.tokens[*before]))
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.tokens[at].is_sign() && self.tokens[at].pause != Pause::None
    }
}

/// `600 tonnes a week` says how often, `within a week` how long: the former follows what is counted.
fn stands_here(found: &Found, before: Option<&Token>) -> bool {
    !found.entries.has("rate")
        || before.is_some_and(|before| {
            let is_counted = before.is_content() && (before.is_plain() || before.is("number"));
            // A sign may count: `3 % a year`.
            (is_counted || before.is("unit")) && !before.is("part")
        })
}

/// A full stop before a small letter ends an abbreviation, and no sentence.
fn abbreviations(text: &str, atoms: &mut [Atom]) {
    for at in 1..atoms.len() {
        let goes_on = text[atoms[at].at.clone()].starts_with(char::is_lowercase);
        let before = &mut atoms[at - 1];
        if goes_on && &text[before.at.clone()] == "." {
            before.pause = Pause::None;
        }
    }
}

/// What a word is where it stands: `May` is a month and `may` none, and `the will of` binds nobody.
fn meant(
    mut entries: Entries,
    word: &str,
    kind: Kind,
    before: Option<&Token>,
    months_are_names: bool,
) -> Entries {
    let (is_month, has_force) = (entries.has("month"), entries.has("force"));
    if !is_month && !has_force {
        return entries;
    }
    let is_capital = word.starts_with(char::is_uppercase);
    let is_shouted = is_capital && !word.contains(char::is_lowercase) && word.len() > 1;
    let binds = entries.of("force").any(|level| level == "1");
    let is_letter = |before: &Token| before.at.len() == 1 && before.is_name();
    let is_noun =
        before.is_some_and(|before| before.is("before-noun") && !is_letter(before) && !binds);
    let is_name = kind == Kind::Name || (is_month && is_capital);
    if (is_name && !is_shouted) || is_noun {
        entries.remove("force");
    }
    if months_are_names && (!is_capital || is_shouted) {
        entries.remove("month");
    }
    entries
}
