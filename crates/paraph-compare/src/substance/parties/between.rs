//! Those whom the beginning of a text says that it is made between: `Treaty between A and B`, `A and B have agreed`.
//!
//! Nobody defines them, so only the title and what stands before the first duty are read.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::{NAME_WORDS_MAX, Party, is_inside_word, one_line, starts_large};
use crate::substance::side::Side;
use crate::words::name;

/// How many words may stand between a word for the text and `between`.
const INSTRUMENT_REACH: usize = 8;

/// The parties that a draft is made between, of which the first piece is read; none where it says so of fewer than two.
pub(super) fn parties(draft: &str, first: &Side<'_>) -> Vec<Party> {
    names_between(first).into_iter().map(|at| party(draft, first, at)).collect()
}

/// The names of those whom a text says that it is made between.
pub(in crate::substance) fn names_between(side: &Side<'_>) -> Vec<Range<usize>> {
    let binds = |at: &usize| side.tokens[*at].is("force");
    let end = (0..side.tokens.len()).find(binds).unwrap_or(side.tokens.len());
    let found = (0..end).find_map(|at| {
        let names = match () {
            () if side.tokens[at].is("made-between") && follows_instrument(side, at) => {
                row(side, at + 1..end)
            }
            () if side.tokens[at].is("agreed") => {
                let names = row(side, side.sentence(at).start..at);
                let reaches = names.last().is_some_and(|last| last.end == at);
                if reaches { names } else { Vec::new() }
            }
            () => Vec::new(),
        };
        (names.len() > 1).then_some(names)
    });
    found.unwrap_or_default()
}

/// Whether a word for a text stands before: `Treaty`, and none for a thing: `the line between A and B`.
fn follows_instrument(side: &Side<'_>, at: usize) -> bool {
    (0..at).rev().take(INSTRUMENT_REACH).any(|at| side.tokens[at].is("pact"))
}

/// The names that stand in a row from the first of some words on; none where one of them is no name.
fn row(side: &Side<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let (mut goes_on, mut has_article, mut is_linked) = (false, false, false);
    // `the Ministry of Trade and Transport and the Port`: what has no article may be more of the name before.
    let mut articles: Vec<bool> = Vec::new();
    for at in words {
        let token = &side.tokens[at];
        // What stands below a title is no more of it.
        if goes_on && ends_paragraph(side, at) {
            break;
        }
        let is_of = token.value("relation") == Some("of") && goes_on;
        let is_name = (starts_large(side, at) && !token.is("article") && !ends_name(side, at))
            || is_of
            || (goes_on && is_inside_word(side, at));
        match names.last_mut() {
            _ if token.is("and") || &*token.word == "," => {
                (goes_on, has_article, is_linked) = (false, false, token.is("and"));
            }
            _ if token.is("article")
                && goes_on
                && side.tokens[at - 1].value("relation").is_some() => {}
            _ if token.is("article") && !goes_on => has_article = true,
            Some(name) if goes_on && is_name => name.end = at + 1,
            before if !goes_on && is_name => {
                let belongs = is_linked && !has_article && articles.last() == Some(&true);
                match before.filter(|_| belongs) {
                    Some(before) => {
                        before.end = at + 1;
                        articles.pop();
                        articles.push(false);
                    }
                    None => {
                        names.push(at..at + 1);
                        articles.push(has_article);
                    }
                }
                goes_on = true;
            }
            _ => break,
        }
    }
    let is_name = |at: &Range<usize>| {
        starts_large(side, at.end - 1)
            && side.words(at.clone()).split_whitespace().count() <= NAME_WORDS_MAX
    };
    if names.iter().all(is_name) { names } else { Vec::new() }
}

/// Whether an empty line stands before a token.
fn ends_paragraph(side: &Side<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or(0, |before| side.tokens[before].at.end);
    side.text[before..side.tokens[at].at.start].contains("\n\n")
}

/// Whether a word ends a name though it is written large, as all words of a title in capitals: `ON THE RIVER`.
fn ends_name(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    token.is("relation") || token.is("small") || token.is("pronoun") || token.is("agreed")
}

/// A party by its name; where this says what it is, by what stands behind that: `the Republic of Karvia`, `Karvia`.
fn party(draft: &str, side: &Side<'_>, at: Range<usize>) -> Party {
    let long = one_line(side.words(at.clone()));
    let titles = at.clone().take_while(|at| {
        side.tokens[*at].is("title") || side.tokens[*at].value("relation") == Some("of")
    });
    let start = titles.last().map_or(at.start, |last| last + 1);
    let has_title = start > at.start + 1 && start < at.end;
    let short = one_line(side.words(if has_title { start } else { at.start }..at.end));
    let name = as_written(draft, &short);
    let mut party = Party::named(&name);
    if has_title {
        party.aliases.push(as_written(draft, &long));
    }
    party
}

/// A name as the text writes it, where a title has it in capitals.
fn as_written(draft: &str, name: &str) -> String {
    let is_shouted = |name: &str| !name.contains(char::is_lowercase);
    let small = name.to_lowercase();
    let lowered = draft.to_lowercase();
    if !is_shouted(name) || lowered.len() != draft.len() {
        return name.into();
    }
    let places = name::places(&lowered, &small).into_iter();
    let mut written = places.filter_map(|at| draft.get(at..at + small.len()));
    written
        .find(|name| !is_shouted(name) && name.starts_with(char::is_uppercase))
        .unwrap_or(name)
        .into()
}
