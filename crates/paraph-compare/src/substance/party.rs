//! Parties that took each other's place, wherever they stand, and those whom an exception names.
//!
//! Who is meant is certain wherever a party is named, whatever it has to do with the act: `the ships of
//! Ostria` are other ships than those of Verania. So what no role was found for is told here, after the
//! kinds that know more: [`people`](super::people) knows who bears a duty and who has the good of it.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Group, Hunk, Which};
use super::side::{Side, Token};
use super::{Direction, Kind, named};
use crate::redline::atoms::Pause;

/// Where a text names a party, and which of the context's parties it is.
pub(super) type Mention = (Range<usize>, usize);

/// Looks for parties exchanged for others of which nothing was told yet.
pub(super) fn find(finder: &mut Finder<'_>) {
    if finder.context.parties.is_empty() {
        return;
    }
    for group in finder.all_groups() {
        let mut lone = [Vec::new(), Vec::new()];
        if finder.anew.contains(&group) {
            lone = Which::BOTH.map(|which| of_group(finder, &group, which));
            let [olds, news] = &mut lone;
            drop_common(olds, news);
        } else {
            for hunk in finder.hunks(&group) {
                if let Some(whole) = named::stranger(finder, &hunk) {
                    finder.say(Kind::Party, Direction::Changed, &whole);
                    continue;
                }
                let [mut olds, mut news] = Which::BOTH.map(|which| free(finder, which, &hunk));
                take_places(finder, &mut olds, &mut news);
                drop_common(&mut olds, &mut news);
                exchange(finder, &mut olds, &mut news);
                lone[0].extend(olds);
                lone[1].extend(news);
            }
        }
        let [mut olds, mut news] = lone;
        exchange(finder, &mut olds, &mut news);
    }
}

/// Tells each pair of an old and a new mention, and leaves those without a counterpart.
fn exchange(finder: &mut Finder<'_>, olds: &mut Vec<Mention>, news: &mut Vec<Mention>) {
    while !olds.is_empty() {
        let first = &olds[0];
        let Some(at) = news.iter().position(|new| new.1 != first.1) else { return };
        let (old, new) = (olds.remove(0), news.remove(at));
        finder.say(Kind::Party, Direction::Changed, &Hunk([old.0, new.0]));
    }
}

/// Tells those of a hunk that took each other's place: `North, South` became `South, North`.
fn take_places(finder: &mut Finder<'_>, olds: &mut Vec<Mention>, news: &mut Vec<Mention>) {
    let is_other = |(old, new): (&Mention, &Mention)| {
        old.1 != new.1 && finder.pair.is_exchanged(Which::Old, old.0.start)
    };
    if olds.len() != news.len() || !olds.iter().zip(news.iter()).all(is_other) {
        return;
    }
    for (old, new) in olds.drain(..).zip(news.drain(..)) {
        finder.say(Kind::Party, Direction::Changed, &Hunk([old.0, new.0]));
    }
}

/// Takes out what both name.
fn drop_common(olds: &mut Vec<Mention>, news: &mut Vec<Mention>) {
    olds.retain(|old| match news.iter().position(|new| new.1 == old.1) {
        Some(at) => {
            news.remove(at);
            false
        }
        None => true,
    });
}

/// The parties that a hunk names in words of which nothing was told.
fn free(finder: &Finder<'_>, which: Which, hunk: &Hunk) -> Vec<Mention> {
    let tokens: Vec<usize> = hunk.at(which).collect();
    let mut found = mentions(finder, which, &tokens);
    found.retain(|(at, _)| at.clone().any(|at| finder.pair.is_free(which, at)));
    found
}

/// The parties that the sentences of a group name.
fn of_group(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<Mention> {
    let mut found = mentions(finder, which, &finder.pair.tokens(group, which));
    found.retain(|(at, _)| !finder.pair.is_told(which, at.start));
    found
}

/// The parties that some tokens name, in their order.
pub(super) fn mentions(finder: &Finder<'_>, which: Which, tokens: &[usize]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for &at in tokens {
        if found.last().is_some_and(|(last, _)| at < last.end) {
            continue;
        }
        found.extend(mention(finder, which, at));
    }
    found
}

/// Whether the name of a party begins at a token.
pub(super) fn is_named(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    mention(finder, which, at).is_some()
}

/// The party whose name begins at a token, the longest that does. `5 km north of the river` names no party that
/// is called North.
fn mention(finder: &Finder<'_>, which: Which, at: usize) -> Option<Mention> {
    let side = finder.pair.side(which);
    let token = &side.tokens[at];
    let is_small = !side.text[token.at.clone()].starts_with(char::is_uppercase);
    if is_small && token.is("turns") {
        return None;
    }
    let parties = finder.context.parties.iter().enumerate();
    let ends = parties.filter_map(|(party, one)| Some((one.end(side, at)?, party)));
    ends.max_by_key(|(end, _)| *end).map(|(end, party)| (at..end, party))
}

/// `The Parties, with the exception of Ostria`: looks for those who are exempt now and were not, or were
/// and are not.
pub(super) fn exemptions(finder: &mut Finder<'_>) {
    if finder.context.parties.is_empty() {
        return;
    }
    for group in finder.groups() {
        let own = Which::BOTH.map(|which| {
            let tokens = finder.pair.tokens(&group, which);
            let side = finder.pair.side(which);
            let all = tokens.iter().filter(|at| opens_exception(side, **at));
            all.filter_map(|at| exempt(finder, which, *at)).collect::<Vec<_>>()
        });
        let [olds, mut news] = own;
        for old in olds {
            let at = news.iter().position(|new| are_same(finder, &old, new)).unwrap_or(0);
            let new = (at < news.len()).then(|| news.remove(at));
            let is_same = new.as_ref().is_some_and(|new| are_same(finder, &old, new));
            match new {
                _ if is_same => {}
                Some(new) => {
                    let hunk = Hunk([old.1.clone(), new.1.clone()]);
                    finder.say(Kind::Exemption, Direction::Changed, &hunk);
                }
                None => tell_alone(finder, Which::Old, &old),
            }
        }
        for new in news {
            tell_alone(finder, Which::New, &new);
        }
    }
}

/// An exception: the word that opens it, and the parties behind it.
type Exempt = (usize, Range<usize>);

fn tell_alone(finder: &mut Finder<'_>, which: Which, (opens, whom): &Exempt) {
    finder.say(Kind::Exemption, came_or_went(which), &one_sided(which, whom.clone()));
    finder.pair.tell(which, *opens..whom.end);
}

fn are_same(finder: &Finder<'_>, old: &Exempt, new: &Exempt) -> bool {
    let named = |which: Which, at: &Range<usize>| {
        let tokens: Vec<usize> = at.clone().collect();
        let mut all: Vec<usize> =
            mentions(finder, which, &tokens).into_iter().map(|(_, party)| party).collect();
        all.sort_unstable();
        all
    };
    named(Which::Old, &old.1) == named(Which::New, &new.1)
}

/// `Except`, or the `but` of `all but Ostria`.
fn opens_exception(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    token.is("except") || (token.word == "but" && is_behind_all(side, at))
}

/// Whether a word stands directly behind an `all` or `everybody` in the same sentence.
fn is_behind_all(side: &Side<'_>, at: usize) -> bool {
    at > side.sentence(at).start
        && (side.tokens[at - 1].is("all") || side.tokens[at - 1].word == "everybody")
}

/// Those whom an exception takes out of all parties.
fn exempt(finder: &Finder<'_>, which: Which, opens: usize) -> Option<Exempt> {
    let side = finder.pair.side(which);
    let names_all = |at: usize| {
        let token = &side.tokens[at];
        token.is("everybody") || token.is("collective")
    };
    let is_of_all =
        is_behind_all(side, opens) || side.before(opens, Token::is_content).is_some_and(names_all);
    let is_party = |at: usize| finder.context.parties.iter().find_map(|party| party.end(side, at));
    let whom = row(side, opens + 1, is_party)?;
    is_of_all.then_some((opens, whom))
}

/// A row of names that begins at a token: `Ostria and Verania`.
pub(super) fn row(
    side: &Side<'_>,
    from: usize,
    name: impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    let sentence = side.sentence(from.min(side.tokens.len().checked_sub(1)?));
    let links = |at: usize| {
        let token = &side.tokens[at];
        token.is("article") || token.is("and") || token.is("or") || token.word == ","
    };
    let (mut start, mut end, mut at) = (None, from, from);
    while at < sentence.end {
        match name(at) {
            Some(behind) => {
                start = start.or(Some(at));
                (end, at) = (behind, behind);
            }
            None if links(at) => at += 1,
            None => break,
        }
    }
    start.map(|start| start..end)
}

/// The words around a place in its clause, with `…` for what stands there.
pub(super) fn around(side: &Side<'_>, at: &Range<usize>) -> String {
    let mut clause = side.clauses.clause(at.start);
    let says = |at: usize| side.tokens[at].is_content() && !side.tokens[at].is("force");
    let (lead, rest) = (clause.start..at.start, at.end.min(clause.end)..clause.end);
    if !lead.chain(rest).any(says) {
        clause = side.sentence(at.start);
    }
    let before: Vec<usize> = (clause.start..at.start).rev().take(BEFORE).collect();
    let start = before.last().copied().unwrap_or(at.start);
    // No name is cut in two: `the United States`.
    let is_name = |at: usize| side.tokens[at].is_name() && side.tokens[at].pause == Pause::None;
    let cut = (clause.start..start).rev().take_while(|at| is_name(*at) && is_name(*at + 1));
    let start = cut.last().unwrap_or(start);
    let end = clause.end.min(at.end + BEHIND);
    let (lead, rest) = (side.words(start..at.start), side.words(at.end..end.max(at.end)));
    let more = if end < clause.end { " …" } else { "" };
    let rest = if rest.contains(char::is_alphanumeric) { rest } else { "" };
    super::one_line(&alloc::format!("{lead} … {rest}{more}"))
}

/// How many words are shown before a place, and behind it.
const BEFORE: usize = 5;
const BEHIND: usize = 8;
