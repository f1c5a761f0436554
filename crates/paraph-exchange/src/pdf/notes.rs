//! Footnotes of a page: small raised numbers, and the lines at its foot that begin with them.
//!
//! A small raised number is the mark of a footnote only if a footnote of that number stands on the
//! same page; else it is a digit like others, as in `km2`.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use crate::raised;
use crate::sink::Sink;

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
        line.text = raised::replaced(&line.text, |before, number| {
            let id = id(line, number);
            if notes.contains_key(&id) && raised::may_be_mark(before, number) {
                sink.names_note(&id)
            } else {
                raised::digits(before, number)
            }
        });
    }
    *lines = kept;
    notes
}

/// The raised numbers that stand in the words of lines, by page.
fn named(lines: &[Line]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for line in lines.iter().filter(|line| begins_note(line).is_none()) {
        raised::replaced(&line.text, |before, number| {
            named.extend(Some(id(line, number)).filter(|_| raised::may_be_mark(before, number)));
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
    raised::first(&line.text)
}

/// A text whose raised numbers are all digits.
pub(super) fn plain(words: &str) -> String {
    raised::plain(words.trim())
}
