//! Acts that stand in a list behind the verb that binds to them: `shall: (a) clear the mines; (b) mark the river`.
//!
//! A semicolon ends a sentence elsewhere, and in a list it does not: as many acts are counted as where each item is a
//! point of its own.

use alloc::vec::Vec;
use core::ops::Range;

use crate::substance::side::Side;

/// The longest mark of an item: `viii`.
const MARK_MAX: usize = 4;

/// The acts of the items behind a verb, without those of its own sentence.
pub(super) fn of(side: &Side<'_>, verb: usize) -> Vec<Range<usize>> {
    let mut acts = Vec::new();
    if !opens_list(side, verb) {
        return acts;
    }
    let first = side.tokens[verb].sentence + 1;
    let mut has_mark = side.sentence(verb).end - verb < MARK_MAX;
    for sentence in side.sentences.get(first..).unwrap_or_default() {
        let start = behind_mark(side, sentence);
        if start == sentence.end {
            has_mark = true;
            continue;
        }
        let is_item = has_mark || start > sentence.start || is_behind_semicolon(side, sentence);
        let is_free = !sentence.clone().any(|at| super::acts::governs(side, at));
        if !is_item || !is_free || !side.tokens[start].is("verb") || side.tokens[start].is_name() {
            break;
        }
        acts.push(start..sentence.end);
        has_mark = false;
    }
    acts
}

/// Whether a range of tokens is nothing but the mark of an item: the `1.` that opens a list.
pub(super) fn is_mark(side: &Side<'_>, act: &Range<usize>) -> bool {
    behind_mark(side, act) == act.end
}

/// `shall:`, `shall not:`.
fn opens_list(side: &Side<'_>, verb: usize) -> bool {
    let end = side.sentence(verb).end;
    let behind = (verb + 1..end).find(|at| !side.tokens[*at].is("not"));
    behind.is_some_and(|at| &*side.tokens[at].word == ":")
}

/// Where the words of an item begin: behind `(b)`, `2.`, `and`.
fn behind_mark(side: &Side<'_>, item: &Range<usize>) -> usize {
    let is_mark = |at: &usize| {
        let token = &side.tokens[*at];
        let written = &side.text[token.at.clone()];
        let is_numeral = written.chars().all(|char| "ivx".contains(char));
        let is_short = written.len() == 1 || is_numeral && written.len() <= MARK_MAX;
        token.is_sign() || token.is_figure() || token.is("and") || token.is("or") || is_short
    };
    item.clone().find(|at| !is_mark(at)).unwrap_or(item.end)
}

/// Whether the sentence before ends in a semicolon.
fn is_behind_semicolon(side: &Side<'_>, sentence: &Range<usize>) -> bool {
    let Some(before) = sentence.start.checked_sub(1) else { return false };
    let from = side.tokens[before].at.start;
    side.text[from..side.tokens[sentence.start].at.start].contains(';')
}
