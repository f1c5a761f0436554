//! Footnotes of a page: small raised numbers, and the lines at its foot that begin with them.
//!
//! A small raised number is the mark of a footnote only if a footnote of that number stands on the
//! same page; else it is a digit like others, as in `km2`.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use crate::sink::Sink;

/// Around a small raised number in the words of a line: characters that no text has.
pub(super) const RAISED_BEGINS: char = '\u{FDD2}';
pub(super) const RAISED_ENDS: char = '\u{FDD3}';

/// Takes the footnotes out of the lines and puts their marks into the words that name them.
pub(super) fn take(lines: &mut Vec<Line>, sink: &mut Sink) -> BTreeMap<String, String> {
    let mut notes: BTreeMap<String, String> = BTreeMap::new();
    let mut kept = Vec::with_capacity(lines.len());
    let mut open: Option<(String, i64)> = None;
    let named = named(lines);
    for line in lines.drain(..) {
        match begins_note(&line).map(|(number, words)| (id(&line, number), words)) {
            Some((id, words)) if named.contains(&id) => {
                notes.insert(id.clone(), plain(words));
                open = Some((id, line.size));
            }
            _ => match &open {
                Some((id, size)) if id.starts_with(&id_page(&line)) && line.size == *size => {
                    let note = notes.entry(id.clone()).or_default();
                    note.push(' ');
                    note.push_str(&plain(&line.text));
                }
                _ => {
                    open = None;
                    kept.push(line);
                }
            },
        }
    }
    for line in &mut kept {
        line.text = replaced(&line.text, |number| {
            let id = id(line, number);
            if notes.contains_key(&id) { sink.names_note(&id) } else { number.to_string() }
        });
    }
    *lines = kept;
    notes
}

/// The raised numbers that stand in the words of lines, by page.
fn named(lines: &[Line]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for line in lines.iter().filter(|line| begins_note(line).is_none()) {
        replaced(&line.text, |number| {
            named.insert(id(line, number));
            String::new()
        });
    }
    named
}

fn id(line: &Line, number: &str) -> String {
    format!("{}{number}", id_page(line))
}

fn id_page(line: &Line) -> String {
    format!("{}/", line.page)
}

/// The number that a line begins with, if it is a small raised one, and the words behind it.
fn begins_note(line: &Line) -> Option<(&str, &str)> {
    line.text.trim_start().strip_prefix(RAISED_BEGINS)?.split_once(RAISED_ENDS)
}

fn plain(words: &str) -> String {
    replaced(words.trim(), str::to_string)
}

/// A text with each raised number replaced.
fn replaced(text: &str, mut with: impl FnMut(&str) -> String) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (number, behind))) = rest
        .split_once(RAISED_BEGINS)
        .and_then(|(before, behind)| Some((before, behind.split_once(RAISED_ENDS)?)))
    {
        replaced.push_str(before);
        replaced.push_str(&with(number));
        rest = behind;
    }
    replaced.push_str(rest);
    replaced
}
