//! Defined terms exchanged for others.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::finder::Finder;
use super::pair::{Hunk, Which};
use super::side::Side;
use super::{Direction, Kind};

/// A term in a text: its tokens, and which of the context's terms it is.
type Mention = (Range<usize>, usize);

/// Looks for terms that took the place of others.
pub(super) fn find(finder: &mut Finder<'_>) {
    let terms = finder.context.terms.clone();
    if terms.is_empty() {
        return;
    }
    let found = Which::BOTH.map(|which| mentions(finder.pair.side(which), &terms));
    if found.iter().all(Vec::is_empty) {
        return;
    }
    for group in finder.all_groups() {
        let own = Which::BOTH.map(|which| {
            let tokens = finder.pair.tokens(&group, which);
            let found = found[which as usize].iter().cloned();
            found.filter(|(at, _)| tokens.contains(&at.start)).collect::<Vec<_>>()
        });
        compare(finder, &terms, own);
    }
}

fn compare(finder: &mut Finder<'_>, terms: &[String], [olds, mut news]: [Vec<Mention>; 2]) {
    let mut lone = Vec::new();
    for old in olds {
        match news.iter().position(|new| is_same(&terms[old.1], &terms[new.1])) {
            Some(at) => {
                let new = news.remove(at);
                finder.pair.tell(Which::Old, old.0);
                finder.pair.tell(Which::New, new.0);
            }
            None => lone.push(old),
        }
    }
    for (old, new) in lone.into_iter().zip(news) {
        finder.say(Kind::Term, Direction::Changed, &Hunk([old.0, new.0]));
    }
}

/// Whether two terms are one, or one is the other's initials.
fn is_same(one: &str, other: &str) -> bool {
    let initials = |words: &str| -> String {
        words
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .filter(|char| char.is_uppercase())
            .collect()
    };
    one.eq_ignore_ascii_case(other) || initials(one) == other || initials(other) == one
}

/// The mentions of terms, the longest at each place.
fn mentions(side: &Side<'_>, terms: &[String]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < side.tokens.len() {
        let here = terms
            .iter()
            .enumerate()
            .filter_map(|(index, term)| Some((end(side, at, term)?, index)));
        match here.max_by_key(|(end, _)| *end) {
            Some((end, index)) => {
                found.push((at..end, index));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether two texts are the same in small letters.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => one.eq_ignore_ascii_case(other),
        false => one.to_lowercase() == other.to_lowercase(),
    }
}

/// Where a term ends that begins at a token; a plural is the same term.
pub(super) fn end(side: &Side<'_>, at: usize, term: &str) -> Option<usize> {
    let start = side.tokens[at].at.start;
    let rest = &side.text[start..];
    // Nearly every word begins otherwise, and this is asked of each word for each name.
    let first =
        |text: &str| text.bytes().next().filter(u8::is_ascii).map(|one| one.to_ascii_lowercase());
    if let (Some(one), Some(other)) = (first(rest), first(term))
        && one != other
    {
        return None;
    }
    let head = rest.get(..term.len())?;
    if !is_alike(head, term) {
        return None;
    }
    let stop = start + term.len();
    let last = (at..side.tokens.len()).find(|at| side.tokens[*at].at.end >= stop)?;
    // The term may be in the plural, but no other word may go on.
    (side.tokens[last].at.end <= stop + 2).then_some(last + 1)
}
