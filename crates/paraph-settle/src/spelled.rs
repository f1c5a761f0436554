//! Proofs and unfinished work as lines of words: taking such a text apart again.
//!
//! Every text has one spelling. A reader takes it apart, and whoever called it spells what it got
//! once more: where that gives other bytes, the text is refused.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt::Write as _, str::FromStr};

/// Why a text was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Misspelt {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, as a sentence without its full stop.
    pub what: String,
}

/// The lines that a text about a scenario begins with: what it is, in which version, and of which scenario
/// it is, as whoever writes it says.
pub(crate) fn header(what: &str, scenario: &str) -> String {
    format!("{what} 1\nscenario {scenario}\n")
}

/// Of which scenario a proof or kept work says that it is, before anything else of it is looked at; `None`
/// where it does not begin as one.
#[must_use]
pub fn scenario_of(text: &str) -> Option<&str> {
    let mut lines = Lines::new(text);
    lines.line().ok()?;
    Some(lines.expect("scenario").ok()?.word())
}

/// The lines of a text, one after the other.
pub(crate) struct Lines<'a> {
    rest: core::str::Lines<'a>,
    at: usize,
}

/// The words of one line.
pub(crate) struct Words<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text.lines(), at: 0 }
    }

    /// The first word of the line that comes next; nothing at the end.
    pub(crate) fn peek(&self) -> Option<&'a str> {
        self.rest.clone().next()?.split(' ').next()
    }

    /// The next line.
    pub(crate) fn line(&mut self) -> Result<Words<'a>, Misspelt> {
        self.at += 1;
        match self.rest.next() {
            Some(rest) => Ok(Words { rest, line: self.at }),
            None => Err(Misspelt { line: self.at, what: "the text ends too early".into() }),
        }
    }

    /// The next line, which begins with this word.
    pub(crate) fn expect(&mut self, word: &str) -> Result<Words<'a>, Misspelt> {
        let mut words = self.line()?;
        if words.word() == word {
            Ok(words)
        } else {
            Err(words.wrong(format!("`{word}` belongs here")))
        }
    }

    /// Reads what [`header`] writes: of which scenario the text is.
    pub(crate) fn header(&mut self, what: &str) -> Result<String, Misspelt> {
        let mut first = self.expect(what)?;
        if first.number::<u32>()? != 1 {
            return Err(first.wrong("only version 1 is read"));
        }
        first.end()?;
        let mut scenario = self.expect("scenario")?;
        let digest = scenario.word().into();
        scenario.end()?;
        Ok(digest)
    }

    /// What is wrong with the line that was read last.
    pub(crate) fn wrong(&self, what: impl Into<String>) -> Misspelt {
        Misspelt { line: self.at, what: what.into() }
    }
}

impl<'a> Words<'a> {
    /// The next word; empty at the end.
    pub(crate) fn word(&mut self) -> &'a str {
        let (word, rest) = self.rest.split_once(' ').unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    /// Whether this word comes next; then it is read.
    pub(crate) fn reads(&mut self, word: &str) -> bool {
        let is_next = self.comes(word);
        if is_next {
            self.word();
        }
        is_next
    }

    /// Whether this word comes next.
    pub(crate) fn comes(&self, word: &str) -> bool {
        self.rest.split(' ').next() == Some(word)
    }

    /// The next word as a number.
    pub(crate) fn number<T: FromStr>(&mut self) -> Result<T, Misspelt> {
        let word = self.word();
        word.parse()
            .map_err(|_| self.wrong(format!("`{}` is not a number that fits here", shown(word))))
    }

    /// All numbers up to the next word that is none.
    pub(crate) fn numbers<T: FromStr>(&mut self) -> Result<Vec<T>, Misspelt> {
        let mut numbers = Vec::new();
        while self.rest.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
            numbers.push(self.number()?);
        }
        Ok(numbers)
    }

    /// Nothing more stands in the line.
    pub(crate) fn end(self) -> Result<(), Misspelt> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.wrong(format!("`{}` is too much", shown(self.rest))))
        }
    }

    pub(crate) fn wrong(&self, what: impl Into<String>) -> Misspelt {
        Misspelt { line: self.line, what: what.into() }
    }
}

/// So much of a foreign text as an error may repeat.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    text.chars().map(|char| if char.is_control() { '\u{FFFD}' } else { char }).take(MOST).collect()
}

/// Adds a space and a number for each.
pub(crate) fn put<T: ToString>(out: &mut String, numbers: impl IntoIterator<Item = T>) {
    for number in numbers {
        // Writing to a string cannot fail.
        let _never = write!(out, " {}", number.to_string());
    }
}

/// Refuses a text that is not spelled as what was read from it is.
pub(crate) fn same(text: &str, again: &str) -> Result<(), Misspelt> {
    if text == again {
        return Ok(());
    }
    let alike = text.split('\n').zip(again.split('\n')).take_while(|(one, other)| one == other);
    let what = "it is not spelled as the program spells it: single spaces, no zeros before a number, \
                rows in order, a line end after each line";
    Err(Misspelt { line: alike.count() + 1, what: what.into() })
}
