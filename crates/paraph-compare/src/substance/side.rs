//! One side of a comparison, read: its words with what the lists say of them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::lists::{Entry, Found, Lists, Section, plain};
use crate::redline::atoms::{Atom, Kind, Names, Pause};

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
}

impl<'a> Side<'a> {
    pub(super) fn of(text: &'a str, lists: &Lists) -> Self {
        let atoms = Names::default().atoms(text);
        let mut atoms: Vec<Atom> = atoms.iter().flat_map(|atom| parts(text, atom, lists)).collect();
        abbreviations(text, &mut atoms);
        let words: Vec<String> = atoms.iter().map(|atom| letters(&text[atom.at.clone()])).collect();
        let mut forms: Vec<Vec<String>> = words.iter().map(|word| lists.forms(word)).collect();
        let months_are_names = lists.months_are_names;
        let (tokens, sentences, clauses) = (Vec::new(), Vec::new(), Clauses::default());
        let mut side = Self { text, tokens, sentences, clauses, months_are_names };
        let mut at = 0;
        while at < atoms.len() {
            let reach = atoms.len().min(at + lists.reach.max(1));
            let ends = (at..reach).find(|end| atoms[*end].pause == Pause::Sentence);
            let behind: Vec<&[String]> =
                forms[at..ends.map_or(reach, |end| end + 1)].iter().map(Vec::as_slice).collect();
            let before = side.tokens.last().filter(|token| token.pause == Pause::None);
            let found = match lists.find(&behind) {
                Some(found) if !stands_here(&found, before) => lists.find(&behind[..1]),
                found => found,
            };
            let taken = found.as_ref().map_or(1, |found| found.words).max(1);
            let own = core::mem::take(&mut forms[at]);
            side.take(&atoms[at..at + taken], own, found);
            at += taken;
        }
        side.letters();
        side.consents();
        side.inversions();
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
                token.entries.clear();
                token.kind = Kind::Name;
            }
        }
    }

    /// `Should the pump fail, ...`: a verb that opens a clause before its subject is a condition.
    fn inversions(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(stands_for) = self.tokens[at].value("inverted").map(String::from) else {
                continue;
            };
            let begins = self.sentence(at).start == at;
            let names = self.get(at + 1).is_some_and(|next| {
                next.is("article") || next.is_name() || next.is("person") || next.is("pronoun")
            });
            let opens = begins || (self.is_comma(at - 1) && names);
            if opens && at + 1 < self.sentence(at).end {
                let token = &mut self.tokens[at];
                token.entries = alloc::vec![Entry::named("if")];
                token.forms = alloc::vec![stands_for.clone()];
                token.word = stands_for;
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
            self.tokens[at].entries.extend(added.iter().map(|section| Entry::named(section)));
        }
    }

    /// Takes the atoms of one token.
    fn take(&mut self, atoms: &[Atom], forms: Vec<String>, found: Option<Found>) {
        let [first, .., last] = atoms else {
            return self.push(&atoms[0], &atoms[0], forms, found);
        };
        self.push(first, last, forms, found);
    }

    fn push(&mut self, first: &Atom, last: &Atom, forms: Vec<String>, found: Option<Found>) {
        let at = first.at.start..last.at.end;
        let (entries, same, taken) =
            found.map_or((Vec::new(), None, 1), |found| (found.entries, found.same, found.words));
        let own = || self.text[at.clone()].to_lowercase();
        let word: Box<str> = match same {
            Some(same) => same,
            None if taken > 1 => own().into(),
            None => forms.first().map_or_else(|| own().into(), |form| form.as_str().into()),
        };
        let forms = match taken {
            1 if *word == *forms[0] => forms,
            1 => core::iter::once(word.clone().into_string()).chain(forms).collect(),
            _ => alloc::vec![word.clone().into_string()],
        };
        let written = own();
        let index = self.tokens.len();
        let begins = self.tokens.last().is_none_or(|token| token.pause == Pause::Sentence);
        match self.sentences.last_mut() {
            Some(sentence) if !begins => sentence.end = index + 1,
            _ => self.sentences.push(index..index + 1),
        }
        let before = self.tokens.last();
        let word_here = &self.text[at.clone()];
        let entries = meant(entries, word_here, first.kind, before, self.months_are_names);
        let (kind, pause, sentence) = (first.kind, last.pause, self.sentences.len() - 1);
        let word = word.into_string();
        self.tokens.push(Token { at, word, written, forms, entries, kind, pause, sentence });
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
    let is_rate = found.entries.iter().any(|entry| entry.is("rate"));
    !is_rate
        || before.is_some_and(|before| {
            before.is_content() && (before.is_plain() || before.is("number")) && !before.is("part")
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
    mut entries: Vec<Entry>,
    word: &str,
    kind: Kind,
    before: Option<&Token>,
    months_are_names: bool,
) -> Vec<Entry> {
    let is_capital = word.starts_with(char::is_uppercase);
    let is_shouted = is_capital && !word.contains(char::is_lowercase) && word.len() > 1;
    let is_month = entries.iter().any(|entry| entry.is("month"));
    let binds = entries.iter().any(|entry| entry.is("force") && entry.value == "1");
    let is_letter = |before: &Token| before.at.len() == 1 && before.is_name();
    let is_noun =
        before.is_some_and(|before| before.is("before-noun") && !is_letter(before) && !binds);
    let is_name = kind == Kind::Name || (is_month && is_capital);
    if (is_name && !is_shouted) || is_noun {
        entries.retain(|entry| !entry.is("force"));
    }
    if months_are_names && (!is_capital || is_shouted) {
        entries.retain(|entry| !entry.is("month"));
    }
    entries
}

/// A word in small letters, quotes drawn alike.
fn letters(word: &str) -> String {
    // Nearly all words are such, and need no second look.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    plain(&word.to_lowercase()).replace('’', "'")
}
