//! Who is a party, and who stands behind the name of one: `Halden GmbH (the “Supplier”)`, `The Parties: A, B`.
//!
//! What a text is made between is certain wherever it is said. A definition that gives the same name to somebody else
//! exchanges a party; a name that came into the list of the parties, or went from it, is a party more or less. A name
//! that is known to none, where a party's stood, is somebody else.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Hunk, Which};
use super::parties::{Definition, Party, definition, names_between, names_listed};
use super::side::Side;
use super::{Direction, Kind, one_line};
use crate::words::name;

/// Looks for those who are somebody else by a definition or a list.
pub(super) fn find(finder: &mut Finder<'_>) {
    let all = Which::BOTH.map(|which| {
        let side = finder.pair.side(which);
        (0..side.tokens.len()).filter_map(|at| definition(side, at)).collect::<Vec<_>>()
    });
    redefined(finder, &all);
    let [went, came] = Which::BOTH.map(|which| unknown_before(finder, which, &all[which as usize]));
    if let ([old], [new]) = (&went[..], &came[..]) {
        finder.say(Kind::Party, Direction::Changed, &Hunk([old.clone(), new.clone()]));
        return;
    }
    for (which, all) in [(Which::Old, went), (Which::New, came)] {
        for at in all {
            finder.say(Kind::Party, came_or_went(which), &one_sided(which, at));
        }
    }
}

/// Tells the names in full for which another stands before the same given name.
fn redefined(finder: &mut Finder<'_>, [olds, news]: &[Vec<Definition>; 2]) {
    for new in news {
        let name = |which: Which, one: &Definition| {
            finder.pair.side(which).words(one.name.clone()).to_lowercase()
        };
        let given = name(Which::New, new);
        let Some(old) = olds.iter().find(|old| name(Which::Old, old) == given) else { continue };
        let is_party = finder.context.parties.iter().any(|one| one.is_same(&Party::named(&given)));
        let (Some(was), Some(is)) = (&old.long, &new.long) else { continue };
        let hunk = Hunk([was.clone(), is.clone()]);
        if is_party && !is_same_name(finder, &hunk) {
            finder.say(Kind::Party, Direction::Changed, &hunk);
        }
    }
}

/// The parties that a text defines or lists and that the other draft does not know.
fn unknown_before(finder: &Finder<'_>, which: Which, all: &[Definition]) -> Vec<Range<usize>> {
    let (side, other) = (finder.pair.side(which), finder.pair.side(which.other()));
    let [_, _] = &finder.context.defined[..] else { return Vec::new() };
    let known = &finder.context.defined[which.other() as usize];
    if known.is_empty() {
        return Vec::new();
    }
    let parties = &finder.context.parties;
    let is_unknown = |party: &Party| {
        let one = parties.iter().find(|one| one.is_same(party));
        let is_known =
            |known: &Party| known.is_same(party) || one.is_some_and(|one| one.is_same(known));
        one.is_some()
            && !known.iter().any(is_known)
            && !party.names().any(|name| name::stands(other.text, name))
    };
    let words = |at: &Range<usize>| one_line(side.words(at.clone()));
    let defined = all.iter().filter_map(|one| {
        let aliases = one.long.iter().map(words).collect();
        let start = one.long.as_ref().map_or(one.name.start, |long| long.start);
        let is_new = is_unknown(&Party { name: words(&one.name), aliases });
        is_new.then_some(start..one.name.end)
    });
    let listed = names_listed(side).into_iter().chain(names_between(side));
    let listed = listed.filter(|at| is_unknown(&Party::named(&words(at))));
    defined.chain(listed).collect()
}

/// The name of a party at whose place another name stands that is nobody's known, or the other way: both whole.
pub(super) fn stranger(finder: &Finder<'_>, hunk: &Hunk) -> Option<Hunk> {
    let whole = Which::BOTH.map(|which| whole_name(finder, which, hunk.at(which)));
    let [Some(old), Some(new)] = whole else { return None };
    let names = |which: Which, at: &Range<usize>| {
        let side = finder.pair.side(which);
        let ends =
            |at: usize| finder.context.parties.iter().filter_map(move |one| one.end(side, at));
        let is_whole = ends(at.start).any(|end| end == at.end);
        (is_whole, at.clone().any(|at| ends(at).next().is_some()))
    };
    let is_one = match (names(Which::Old, &old), names(Which::New, &new)) {
        ((true, _), (_, false)) => is_own_name(finder.pair.side(Which::New), &new),
        ((_, false), (true, _)) => is_own_name(finder.pair.side(Which::Old), &old),
        _ => false,
    };
    let whole = Hunk([old, new]);
    (is_one && !is_same_name(finder, &whole)).then_some(whole)
}

/// Words written as names are, with the words beside them that are written so.
fn whole_name(finder: &Finder<'_>, which: Which, at: Range<usize>) -> Option<Range<usize>> {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at.start.min(side.tokens.len().checked_sub(1)?));
    let is_part = |at: &usize| {
        let token = &side.tokens[*at];
        let is_large = side.text[token.at.clone()].starts_with(char::is_uppercase);
        is_large && !token.is("article") && !token.is_sign() && !token.is("and")
    };
    if at.is_empty() || !at.clone().all(|at| is_part(&at)) {
        return None;
    }
    let start = (sentence.start..at.start).rev().take_while(is_part).last();
    let end = (at.end..sentence.end).take_while(is_part).last();
    Some(start.unwrap_or(at.start)..end.map_or(at.end, |end| end + 1))
}

/// Whether words are somebody's own name, and none that many have: a title, a word for somebody or for the text.
fn is_own_name(side: &Side<'_>, at: &Range<usize>) -> bool {
    let is_common = |at: usize| {
        let token = &side.tokens[at];
        ["title", "person", "instrument", "label", "month", "turns", "pronoun", "verb"]
            .into_iter()
            .any(|section| token.is(section))
            || !token.is_content()
            || token.is_figure()
    };
    !{ at.clone() }.all(is_common)
}

/// Whether two names are one: word by word the same or spelled otherwise, titles that came or went apart.
fn is_same_name(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    let words = |which: Which, with_titles: bool| {
        let tokens = hunk.at(which).map(move |at| finder.token(which, at));
        tokens
            .filter(|token| token.is_content() && (with_titles || !token.is("title")))
            .collect::<Vec<_>>()
    };
    let are_same = |with_titles: bool| {
        let (olds, news) = (words(Which::Old, with_titles), words(Which::New, with_titles));
        olds.len() == news.len()
            && olds
                .iter()
                .zip(&news)
                .all(|(old, new)| old.is_same(new) || name::is_variant(&old.word, &new.word))
    };
    let has_other_titles = words(Which::Old, true).len() == words(Which::New, true).len();
    are_same(true) || (!has_other_titles && are_same(false))
}
