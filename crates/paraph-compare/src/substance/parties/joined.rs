//! Those whom a draft joins under one name: `together “the Parties”`, `hereinafter the Parties`.

use alloc::vec::Vec;
use core::ops::Range;

use super::{LEAD_MAX, Party, called, is_quote, one_line, starts_large};
use crate::substance::side::Side;

/// The parties that a draft joins; none where it joins nobody, or fewer than two.
///
/// They are those who are defined before it says so, or else those whom the same sentence names.
pub(super) fn parties(side: &Side<'_>) -> Vec<Party> {
    let Some(at) = (0..side.tokens.len()).find(|at| joins(side, *at)) else { return Vec::new() };
    let defined = (0..at).filter_map(|at| called(side, at));
    let mut defined: Vec<Party> = defined.map(|(_, party, _)| party).collect();
    defined.retain(|party| !is_instrument(side, party));
    let named = if defined.len() < 2 { named(side, at) } else { defined };
    if named.len() < 2 { Vec::new() } else { named }
}

/// Whether a token opens the name under which those before are joined.
fn joins(side: &Side<'_>, at: usize) -> bool {
    let lead = (0..at).rev().take(LEAD_MAX).find(|at| {
        let token = &side.tokens[*at];
        !is_quote(side, *at) && !token.is("article")
    });
    let is_led = lead.is_some_and(|at| {
        let token = &side.tokens[at];
        token.is("defines") || token.is("jointly") || &*token.word == "("
    });
    let token = &side.tokens[at];
    let is_written_large = side.text[token.at.clone()].contains(char::is_uppercase);
    is_led && is_written_large && (token.is("everybody") || token.is("parties"))
}

/// Whether what is defined is the text itself: `This Contract (the “Contract”)`.
fn is_instrument(side: &Side<'_>, party: &Party) -> bool {
    let last = party.name.rsplit(' ').next().unwrap_or_default();
    let tokens = side.tokens.iter();
    let mut all = tokens.filter(|token| &side.text[token.at.clone()] == last);
    all.any(|token| token.is("instrument"))
}

/// Those whom the words before a place name in a row: `Tovia and the Kingdom of Sarn`.
fn named(side: &Side<'_>, at: usize) -> Vec<Party> {
    let sentence = side.sentence(at).start..at;
    let is_link = |at: usize| {
        let token = &side.tokens[at];
        token.is("and") || token.is_sign()
    };
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = sentence.start;
    for link in sentence.filter(|at| is_link(*at)) {
        parts.push(start..link);
        start = link + 1;
    }
    parts.into_iter().filter_map(|part| name(side, part)).collect()
}

/// A name without its article; nothing where the words are no name.
fn name(side: &Side<'_>, at: Range<usize>) -> Option<Party> {
    let start = at.clone().find(|at| !side.tokens[*at].is("article"))?;
    let is_name = (start..at.end).all(|at| {
        let token = &side.tokens[at];
        starts_large(side, at) || token.is("relation") || token.is("article")
    });
    let is_one = is_name && starts_large(side, start) && starts_large(side, at.end - 1);
    let bytes = side.tokens[start].at.start..side.tokens[at.end - 1].at.end;
    is_one.then(|| Party::named(&one_line(&side.text[bytes])))
}
