//! The class of things, places, acts or persons that the text is about.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Group, Hunk, Which};
use super::side::Token;
use super::{Direction, Kind};

/// How much of a group must stand in both texts for an unlisted word to be told, of a thousand.
const CALM: usize = 700;

/// Looks for what takes some in or leaves some out.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        quantifiers(finder, &group);
        all_or_bare(finder, &group);
        let hunks = finder.hunks(&group);
        let count = hunks.len();
        for hunk in hunks {
            if let Some(direction) = direction(finder, &group, &hunk, count) {
                finder.say(Kind::Scope, direction, &hunk);
            }
        }
    }
}

/// `All` turned into `some`.
fn quantifiers(finder: &mut Finder<'_>, group: &Group) {
    for old in finder.pair.tokens(group, Which::Old) {
        let Some(new) = opposite(finder, group, old) else { continue };
        let direction =
            match breadth(finder, Which::Old, old).cmp(&breadth(finder, Which::New, new)) {
                core::cmp::Ordering::Less => Direction::Widened,
                core::cmp::Ordering::Greater => Direction::Narrowed,
                core::cmp::Ordering::Equal => continue,
            };
        let is_told = finder.pair.is_told(Which::Old, old) || finder.pair.is_told(Which::New, new);
        if !is_told {
            finder.claim(Kind::Scope, direction, &Hunk([old..old + 1, new..new + 1]));
        }
    }
}

/// `All prisoners` for `prisoners`, where nothing else is another: whether all are meant is left open. In a text that was
/// recast, `all` comes and goes without a difference.
fn all_or_bare(finder: &mut Finder<'_>, group: &Group) {
    let lone = |which: Which| -> Vec<usize> {
        let says = |at: &usize| {
            let token = finder.token(which, *at);
            !token.is_sign() && finder.pair.mate_of(which, *at).is_none()
        };
        finder.pair.tokens(group, which).into_iter().filter(says).collect()
    };
    let (which, at, direction) = match (&lone(Which::Old)[..], &lone(Which::New)[..]) {
        ([at], []) => (Which::Old, *at, Direction::Narrowed),
        ([], [at]) => (Which::New, *at, Direction::Widened),
        _ => return,
    };
    let side = finder.pair.side(which);
    let is_all = side.tokens[at].is("all-of")
        && side.text[side.tokens[at].at.clone()].to_lowercase() == "all";
    let behind = side.get(at + 1).filter(|_| at + 1 < side.sentence(at).end);
    if is_all && behind.is_some_and(Token::is_plain) {
        finder.say(Kind::Scope, direction, &one_sided(which, at..at + 1));
    }
}

/// How many of a class a word takes: all, some, or what any other word leaves.
fn breadth(finder: &Finder<'_>, which: Which, at: usize) -> u8 {
    let token = finder.token(which, at);
    match (token.is("all"), token.is("some")) {
        (true, _) => 2,
        (_, true) => 0,
        _ => 1,
    }
}

/// The quantifier before the word whose mate has this one before it.
fn opposite(finder: &Finder<'_>, group: &Group, old: usize) -> Option<usize> {
    let is_listed = |which: Which, at: usize| {
        let token = finder.token(which, at);
        token.is("all-of") || token.is("some")
    };
    let sides = Which::BOTH.map(|which| finder.pair.side(which));
    let noun = |side: usize, at: usize| {
        (at + 1..sides[side].sentence(at).end)
            .take(4)
            .find(|at| sides[side].tokens[*at].is_content())
    };
    if !is_listed(Which::Old, old) || !finder.pair.is_free(Which::Old, old) {
        return None;
    }
    let mate = noun(0, old).and_then(|noun| finder.pair.mate_of(Which::Old, noun))?;
    let news = finder.pair.tokens(group, Which::New);
    news.into_iter().find(|new| {
        is_listed(Which::New, *new)
            && finder.pair.is_free(Which::New, *new)
            && noun(1, *new) == Some(mate)
    })
}

/// Whether words widen or narrow what the text is about; none if that cannot be told.
fn direction(finder: &Finder<'_>, group: &Group, hunk: &Hunk, count: usize) -> Option<Direction> {
    let Some(which) = hunk.only() else { return of_two(finder, hunk) };
    let at = hunk.at(which);
    if is_repeated(finder, group, which, &at) || is_only_otherwise(finder, group) {
        return None;
    }
    let any = |section| finder.any(which, at.clone(), |token| token.is(section));
    let leads = |section| leads(finder, which, &at, section);
    let kept = finder.pair.kept(group);
    // `Does not alone suffice`: the rest suffices neither.
    let limits = at.clone().any(|at| {
        let is_denied = at > 0 && finder.token(which, at - 1).is("not");
        finder.token(which, at).is("only") && !is_denied
    });
    let narrows = any("except") || limits || leads("except") || leads("relative");
    let is_listed = any("except")
        || limits
        || leads("except")
        || leads("includes")
        || leads("and")
        || leads("or")
        || any("and")
        || any("or");
    let is_calm = kept >= CALM - 200
        && count <= 1
        && is_verbatim(finder, group, which.other())
        && !is_rest(finder, which, &at)
        && names_a_thing(finder, which, &at);
    if !(is_calm || (is_listed && kept >= CALM - 100)) {
        return None;
    }
    let widens = !narrows
        && (leads("includes") || is_item(finder, which, &at) || is_freeing(finder, which, &at));
    if !narrows && !widens && !is_attribute(finder, which, &at) {
        return Some(came_or_went(which));
    }
    Some(match (which, widens) {
        (Which::New, true) | (Which::Old, false) => Direction::Widened,
        (Which::New, false) | (Which::Old, true) => Direction::Narrowed,
    })
}

/// Whether words take a limit away: `unrestricted access` is no less than `access`.
fn is_freeing(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let mut free = finder.pair.free(which, at.clone()).into_iter().peekable();
    free.peek().is_some() && free.all(|at| finder.token(which, at).is("unlimited"))
}

/// Whether words stand directly before a thing that both texts name, and say which it is: `wounded prisoners` are fewer
/// than prisoners. What a phrase of its own does to what is said, its words do not tell: `on the basis of reciprocity`.
fn is_attribute(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let is_phrase = at.clone().any(|at| {
        let token = &side.tokens[at];
        ["relation", "by", "if", "runs", "verb"].into_iter().any(|section| token.is(section))
    });
    let behind = (at.end < side.sentence(at.start).end).then_some(at.end);
    let is_thing =
        |at: &usize| side.tokens[*at].is_plain() && finder.pair.mate_of(which, *at).is_some();
    !is_phrase && behind.is_some_and(|at| is_thing(&at)) && !is_denied(finder, which, at.start)
}

/// Whether what is said is denied: of fewer things forbidden more is allowed.
fn is_denied(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let sentence = finder.pair.side(which).sentence(at);
    finder.any(which, sentence, |token| token.is("not"))
}

/// Whether words name more than a manner of doing, or an act: these are other words for the rest.
fn names_a_thing(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let lists = &finder.context.lists;
    finder.pair.free(which, at.clone()).into_iter().any(|at| {
        let token = finder.token(which, at);
        let is_act = token.is("verb") && at > 0 && !finder.token(which, at - 1).is("article");
        token.is_plain() && !is_act && !lists.is_manner(&token.word)
    })
}

/// Whether words stand directly beside others of which something was told: they are its rest.
fn is_rest(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at.start);
    let says = |at: &usize| side.tokens[*at].is_content() || finder.pair.is_told(which, *at);
    let before = (sentence.start..at.start).rev().find(says);
    let behind = (at.end..sentence.end).find(says);
    [before, behind]
        .into_iter()
        .flatten()
        .any(|near| finder.pair.is_told(which, near) && finder.pair.mate_of(which, near).is_none())
}

/// Whether all that words name is named in the same text beside them, too.
pub(super) fn is_repeated(
    finder: &Finder<'_>,
    group: &Group,
    which: Which,
    at: &Range<usize>,
) -> bool {
    let mut plain = at.clone().filter(|at| finder.token(which, *at).is_plain());
    let others = finder.pair.tokens(group, which);
    plain.all(|own| {
        others.iter().any(|other| {
            !at.contains(other)
                && is_one_word(finder.token(which, *other), finder.token(which, own))
        })
    })
}

/// Whether each text has an `only` of its own: `no other` for `sole`.
fn is_only_otherwise(finder: &Finder<'_>, group: &Group) -> bool {
    Which::BOTH.into_iter().all(|which| {
        let mut tokens = finder.pair.tokens(group, which).into_iter();
        tokens.any(|at| finder.token(which, at).is("only") && finder.pair.is_free(which, at))
    })
}

fn is_one_word(one: &Token, other: &Token) -> bool {
    one.is_same(other) || one.is_akin(other)
}

/// `All` or nothing turned into a word that takes only some, or the other way.
fn of_two(finder: &Finder<'_>, hunk: &Hunk) -> Option<Direction> {
    let any = |which: Which, section| {
        finder.any(which, hunk.at(which), |token| token.is(section) && token.is("all-of"))
    };
    let few = |which: Which| finder.pair.free(which, hunk.at(which)).len() <= 6;
    match (any(Which::Old, "all"), any(Which::New, "all")) {
        (true, false) if few(Which::New) => Some(Direction::Narrowed),
        (false, true) if few(Which::Old) => Some(Direction::Widened),
        _ => None,
    }
}

/// Whether a word of a section opens the words, or stands directly before them.
fn leads(finder: &Finder<'_>, which: Which, at: &Range<usize>, section: &'static str) -> bool {
    let side = finder.pair.side(which);
    let first = side.tokens[at.start].is(section);
    let before = side.before(at.start, |token| !token.is("article"));
    first || before.is_some_and(|at| side.tokens[at].is(section))
}

/// Whether words are one item of a row.
fn is_item(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    // Between commas stand items of a row and phrases that are none: `, on the basis of reciprocity,`.
    let is_phrase =
        side.tokens[at.start].is("relation") || side.tokens[at.start].is("without-doing");
    let links = |at: usize| {
        side.get(at).is_some_and(|token| {
            token.is("and") || token.is("or") || (token.word == "," && !is_phrase)
        })
    };
    let before = side.before(at.start, |token| !token.is("article") && !token.is("small"));
    links(at.start) || links(at.end) || before.is_some_and(links)
}

/// Whether a text stands word for word in the other, in one order: then what the other has beside
/// it was put in.
fn is_verbatim(finder: &Finder<'_>, group: &Group, which: Which) -> bool {
    let tokens = finder.pair.tokens(group, which);
    let is_free =
        |at: &usize| finder.pair.is_free(which, *at) && !finder.token(which, *at).is_sign();
    let says = |at: &usize| !finder.token(which, *at).is("article");
    let mates = tokens.iter().filter(|at| finder.token(which, **at).is_content());
    !tokens.iter().any(|at| is_free(at) && says(at))
        && mates.filter_map(|at| finder.pair.mate_of(which, *at)).is_sorted()
}
