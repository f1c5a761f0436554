//! Builds the tree of a text from its pairs of brackets.
//!
//! Recursion follows the brackets, so it is at most as deep as they may stand.

use alloc::vec::Vec;
use core::ops::Range;

use super::matching::Matching;
use super::notes::Note;
use super::{ALTERNATIVES_MAX, Alternative, Bracket, NOTES_MAX, Passage, Piece, Stack};

/// A text with its pairs of brackets.
struct Reader<'a> {
    text: &'a str,
    matching: Matching,
}

/// Where an alternative begins: what divides it from the one before, and its name in there.
struct Division {
    lead: Range<usize>,
    name: Option<Range<usize>>,
}

pub(super) fn passage(text: &str) -> Passage<'_> {
    let reader = Reader { text, matching: Matching::of(text) };
    let all = 0..text.len();
    let options = reader.options(&all);
    if options.is_empty() {
        return reader.plain(all);
    }
    let alternatives = reader.alternatives(&all, options);
    let bracket = Bracket { lead: "", open: "", alternatives, close: "", notes: Vec::new() };
    let stack = Stack { brackets: Vec::from([bracket]) };
    Passage { pieces: Vec::from([Piece::Stack(stack)]), ..Passage::default() }
}

impl<'a> Reader<'a> {
    /// Words with stacks between them, and the notes at their end.
    fn plain(&self, range: Range<usize>) -> Passage<'a> {
        let mut pieces = Vec::new();
        let mut words_from = range.start;
        let mut at = range.start;
        while let Some((open, close)) = self.matching.from(at).next() {
            if open >= range.end {
                break;
            }
            if is_reference(&self.text[open + 1..close], &self.text[close + 1..range.end]) {
                at = close + 1;
                continue;
            }
            push_words(&self.text[words_from..open], &mut pieces);
            let (stack, end) = self.stack(open, close, range.end);
            pieces.push(Piece::Stack(stack));
            words_from = end;
            at = end;
        }
        let (words, notes, tail) = split_notes(&self.text[words_from..range.end]);
        push_words(words, &mut pieces);
        Passage { pieces, notes, tail }
    }

    /// The stack whose first bracket is given, and where it ends.
    fn stack(&self, open: usize, close: usize, limit: usize) -> (Stack<'a>, usize) {
        let (first, mut end) = self.bracket("", open, close, limit);
        let mut brackets = Vec::from([first]);
        while let Some((open, close)) = self.matching.from(end).next() {
            if open >= limit
                || is_reference(&self.text[open + 1..close], &self.text[close + 1..limit])
            {
                break;
            }
            let lead = &self.text[end..open];
            let both_named = || {
                let previous =
                    brackets.last().and_then(|bracket: &Bracket<'_>| bracket.alternatives.first());
                previous.is_some_and(|alternative| alternative.name.is_some())
                    && !self.options(&(open + 1..close)).is_empty()
            };
            let competes = lead.is_empty() || lead.trim().is_empty() && both_named();
            if !competes {
                break;
            }
            let (bracket, bracket_end) = self.bracket(lead, open, close, limit);
            brackets.push(bracket);
            end = bracket_end;
        }
        (Stack { brackets }, end)
    }

    /// A bracket with the notes behind it, and where they end.
    fn bracket(
        &self,
        lead: &'a str,
        open: usize,
        close: usize,
        limit: usize,
    ) -> (Bracket<'a>, usize) {
        let inner = open + 1..close;
        let mut divisions = self.options(&inner);
        if divisions.is_empty() {
            divisions = self.slashes(&inner);
        }
        let alternatives = self.alternatives(&inner, divisions);
        let mut notes = Vec::new();
        let mut end = close + 1;
        while notes.len() < NOTES_MAX
            && let Some(note) = Note::at_start(&self.text[end..limit])
        {
            end += note.len();
            notes.push(note);
        }
        let open = &self.text[open..=open];
        let close = &self.text[close..=close];
        (Bracket { lead, open, alternatives, close, notes }, end)
    }

    fn alternatives(&self, range: &Range<usize>, divisions: Vec<Division>) -> Vec<Alternative<'a>> {
        let ends: Vec<usize> = divisions.iter().skip(1).map(|next| next.lead.start).collect();
        let ends = ends.into_iter().chain([range.end]);
        let alternative = |(division, end): (Division, usize)| Alternative {
            name: division.name.map(|name| &self.text[name]),
            passage: self.plain(division.lead.end..end),
            lead: &self.text[division.lead],
        };
        divisions.into_iter().zip(ends).map(alternative).collect()
    }

    /// The named options in a range that begins with one: `Option 1: … Option 2: …`.
    fn options(&self, range: &Range<usize>) -> Vec<Division> {
        let mut divisions: Vec<Division> = Vec::new();
        let first = self.text[range.clone()].trim_start();
        if option_name(first).is_none() {
            return divisions;
        }
        let may_precede = |char: char| char.is_whitespace() || matches!(char, ')' | ']');
        for (at, previous) in
            self.own_places(range, |char| matches!(char, 'O' | 'o' | 'A' | 'a' | 'V' | 'v'))
        {
            if !previous.is_none_or(may_precede) || divisions.len() == ALTERNATIVES_MAX {
                continue;
            }
            let Some((name, lead)) = option_name(&self.text[at..range.end]) else { continue };
            let before = divisions.last().map_or(range.start, |division| division.lead.end);
            let words = self.text[before..at].trim_end();
            let words = match words.strip_suffix('/') {
                Some(words) if words.ends_with(char::is_whitespace) => words.trim_end(),
                _ => words,
            };
            let start = if divisions.is_empty() { range.start } else { before + words.len() };
            divisions.push(Division { lead: start..at + lead, name: Some(at..at + name) });
        }
        divisions
    }

    /// The alternatives between slashes with white space around them: `[A / B]`.
    fn slashes(&self, range: &Range<usize>) -> Vec<Division> {
        let mut divisions = Vec::from([Division { lead: range.start..range.start, name: None }]);
        let mut before = range.start;
        for (at, previous) in self.own_places(range, |char| char == '/') {
            let behind = &self.text[at + 1..range.end];
            let is_apart = previous.is_some_and(char::is_whitespace)
                && behind.starts_with(char::is_whitespace);
            if !is_apart || divisions.len() == ALTERNATIVES_MAX {
                continue;
            }
            let start = before + self.text[before..at].trim_end().len();
            before = range.end - behind.trim_start().len();
            divisions.push(Division { lead: start..before, name: None });
        }
        divisions
    }

    /// Where a wanted character stands in a range, in no bracket and no parenthesis inside it, with
    /// the character before it.
    fn own_places(
        &self,
        range: &Range<usize>,
        wanted: fn(char) -> bool,
    ) -> Vec<(usize, Option<char>)> {
        let mut found = Vec::new();
        // How many were found before the parenthesis that is open; it may never close.
        let mut found_before = None;
        let mut previous = None;
        let mut at = range.start;
        while let Some(char) = self.text[at..range.end].chars().next() {
            match char {
                '[' => {
                    if let Some(close) = self.matching.close_of(at) {
                        previous = Some(']');
                        at = close + 1;
                        continue;
                    }
                }
                '(' => found_before = found_before.or(Some(found.len())),
                ')' => {
                    if let Some(count) = found_before.take() {
                        found.truncate(count);
                    }
                }
                _ if wanted(char) => found.push((at, previous)),
                _ => {}
            }
            previous = Some(char);
            at += char.len_utf8();
        }
        found
    }
}

fn push_words<'a>(words: &'a str, pieces: &mut Vec<Piece<'a>>) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
}

/// Splits the notes off the end of words, with the white space behind them.
fn split_notes(text: &str) -> (&str, Vec<Note<'_>>, &str) {
    let mut notes = Vec::new();
    let mut words = text.trim_end();
    while notes.len() < NOTES_MAX
        && let Some(note) = Note::at_end(words)
    {
        words = &words[..words.len() - note.len()];
        notes.push(note);
    }
    if notes.is_empty() {
        return (text, notes, "");
    }
    notes.reverse();
    (words, notes, &text[text.trim_end().len()..])
}

/// The name at the start of a text, `Option 1`, and how long it is with the colon behind it.
fn option_name(text: &str) -> Option<(usize, usize)> {
    let word_length = text.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
    let (word, behind) = text.split_at(word_length);
    let behind_word = behind.len();
    let known = ["option", "alternative", "alt", "variant"];
    if !known.iter().any(|known| word.eq_ignore_ascii_case(known)) {
        return None;
    }
    let label = behind.trim_start();
    let label_length = label.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_number = label[..label_length].bytes().all(|byte| byte.is_ascii_digit());
    let is_label = if is_number { (1..=3).contains(&label_length) } else { label_length == 1 };
    let behind = &label[label_length..];
    let ends =
        behind.starts_with(':') || behind.strip_prefix('.')?.starts_with(char::is_whitespace);
    let name = text.len() - behind.len();
    (label.len() < behind_word && is_label && ends).then_some((name, name + 1))
}

/// Whether a bracket is an editor's mark or part of a citation, so that nothing in it is open:
/// `[sic]`, `[vacant]`, `[2024] UKSC 3`, `[1990] 2 AC 605`, `[2024] EWCA Civ 12`.
fn is_reference(inner: &str, behind: &str) -> bool {
    if matches!(inner, "sic" | "vacant") {
        return true;
    }
    let is_number = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ';', ')']);
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_court =
        |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if inner.len() != 4 || !is_number(inner) || !behind.starts_with(char::is_whitespace) {
        return false;
    }
    let mut words = behind.split_whitespace().peekable();
    words.next_if(|word| word.len() <= 2 && is_number(word));
    let court = words.next().is_some_and(is_court);
    words.next_if(|word| word.starts_with(|char: char| char.is_ascii_uppercase()));
    court && words.next().is_some_and(is_number)
}
