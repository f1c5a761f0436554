//! One side of a comparison, read: its words with what the lists say of them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::lists::{Entry, Found, Lists, Section, plain};
use crate::redline::atoms::{Atom, Kind, Names, Pause};

/// A word, or a phrase of the lists taken as one.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    /// What it is compared by: in small letters, or the phrase that stands for it.
    pub(super) word: String,
    /// As it is written, in small letters.
    written: String,
    /// What it may be an inflected form of, itself first.
    pub(super) forms: Vec<String>,
    entries: Vec<Entry>,
    kind: Kind,
    pub(super) pause: Pause,
    /// Which sentence it stands in.
    pub(super) sentence: usize,
}

impl Token {
    pub(super) fn is(&self, section: Section) -> bool {
        self.entries.iter().any(|entry| entry.is(section))
    }

    /// What stands behind the section's name in the lists.
    pub(super) fn value(&self, section: Section) -> Option<&str> {
        self.entries.iter().find(|entry| entry.is(section)).map(|entry| &*entry.value)
    }

    pub(super) fn number(&self, section: Section) -> Option<u128> {
        self.value(section)?.parse().ok()
    }

    pub(super) fn is_figure(&self) -> bool {
        self.kind == Kind::Figure
    }

    pub(super) fn is_sign(&self) -> bool {
        matches!(self.kind, Kind::Sign | Kind::Opens | Kind::Closes)
    }

    /// Whether it is written with a capital that does not come from beginning a sentence.
    pub(super) fn is_name(&self) -> bool {
        self.kind == Kind::Name
    }

    /// Whether it says something by itself.
    pub(super) fn is_content(&self) -> bool {
        !self.is_sign() && !self.is("small") && !self.is("and") && !self.is("or")
    }

    /// Whether it is a word of its own, and none by which sentences are built.
    pub(super) fn is_plain(&self) -> bool {
        self.is_content() && !BUILD.iter().any(|section| self.is(section))
    }

    /// Whether both are the same word, in any form.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.word == other.word || self.forms.iter().any(|form| other.forms.contains(form))
    }

    /// Whether it is the other word with a denial before it: `unsigned`, `signed`.
    pub(super) fn denies(&self, other: &Self, lists: &Lists) -> bool {
        let split =
            |length| self.forms.iter().filter_map(move |form| form.split_at_checked(length));
        let ends = (2..=4).flat_map(split);
        ends.filter(|(prefix, _)| lists.is_negative(prefix)).any(|(_, rest)| {
            rest.len() >= 5 && (rest == other.word || other.forms.iter().any(|form| form == rest))
        })
    }

    /// Whether both begin alike, as words of one family do.
    pub(super) fn is_akin(&self, other: &Self) -> bool {
        if self.is_figure() || other.is_figure() {
            return false;
        }
        let pairs = || self.written.chars().zip(other.written.chars());
        let common = pairs().take_while(|(one, two)| one == two).count();
        let (one, two) = (self.written.chars().count(), other.written.chars().count());
        let (short, long) = (one.min(two), one.max(two));
        let ends = || self.written.chars().rev().zip(other.written.chars().rev());
        let end = ends().take_while(|(one, two)| one == two).count();
        let is_spelling = common >= 4 && long - short <= 2 && common + end + 1 >= short;
        let is_family =
            common >= 4 && common * 3 >= short * 2 || common >= 5 && common * 2 >= short;
        is_spelling || (is_family && long - common <= 7)
    }
}

/// How near a consent stands to the word that makes it a condition.
const CONSENT_REACH: usize = 6;

/// Sections whose words build sentences, and name nothing.
const BUILD: [Section; 15] = [
    "force", "if", "order", "by", "bound", "relation", "softener", "not", "be", "except",
    "includes", "pronoun", "runs", "duration", "late",
];

/// A text as it is compared.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The tokens of each sentence; a semicolon ends one.
    pub(super) sentences: Vec<Range<usize>>,
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
        let mut side = Self { text, tokens: Vec::new(), sentences: Vec::new(), months_are_names };
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
        side.consents();
        side.inversions();
        side
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
        let is_word = |at: &usize| !self.tokens[*at].is_sign();
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
    let is_noun = before.is_some_and(|before| before.is("before-noun"));
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

/// A word of figures and units in several parts: `twenty-two`, `30-day`, `50%`, `€5`,
/// `four-metre-high`. Others stay whole.
fn parts(text: &str, atom: &Atom, lists: &Lists) -> Vec<Atom> {
    let word = &text[atom.at.clone()];
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return alloc::vec![atom.clone()];
    }
    if let Some((short, rest)) = lists.elided(word) {
        let (end, start) = (atom.at.start + short.len(), atom.at.end - rest.len());
        let kind = if rest.starts_with(char::is_uppercase) { Kind::Name } else { Kind::Word };
        let first =
            Atom { at: atom.at.start..end, kind: Kind::Word, pause: Pause::None, ..atom.clone() };
        let second = Atom { at: start..atom.at.end, kind, ..atom.clone() };
        return alloc::vec![first, second];
    }
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut class = Class::Hyphen;
    for (at, char) in word.char_indices() {
        let here = Class::of(char);
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
        let forms = lists.forms(&piece.to_lowercase());
        let is_listed = lists.find(&[&forms]).is_some_and(|found| {
            found.entries.iter().any(|entry| NUMERIC.iter().any(|section| entry.is(section)))
        });
        let is_money = piece.chars().all(|char| Class::of(char) == Class::Other);
        is_listed || is_money || piece.starts_with(|char: char| char.is_ascii_digit())
    };
    let leads = pieces.len() > 2 && pieces.iter().take(2).all(counts);
    if pieces.len() < 2 || !(leads || pieces.iter().all(counts)) {
        return alloc::vec![atom.clone()];
    }
    let last = pieces.len() - 1;
    let part = |(index, at): (usize, Range<usize>)| {
        let kind = match text[at.clone()].chars().next() {
            Some('0'..='9') => Kind::Figure,
            Some('(' | '[' | '{') => Kind::Opens,
            Some(')' | ']' | '}') => Kind::Closes,
            Some('/' | ':') => Kind::Sign,
            _ => Kind::Word,
        };
        let pause = if index == last { atom.pause } else { Pause::None };
        Atom { at, kind, pause, ..atom.clone() }
    };
    pieces.into_iter().enumerate().map(part).collect()
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
            '-' | '\u{2010}' | '\u{2011}' => Self::Hyphen,
            _ if char.is_whitespace() => Self::Hyphen,
            _ if char.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }
}
