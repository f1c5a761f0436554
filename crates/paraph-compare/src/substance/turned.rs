//! Small words that turn what is said: `and` for `or`, `unless` for `if`, `except` for `including`,
//! `by` for `to`.
//!
//! The lists sort such words in families; the words of one side of a family say the same, and those
//! of two sides do not. Where words of two sides stand at one place of both texts, that is told.
//! `only` turns a sentence by being there at all.

use alloc::string::String;
use core::ops::Range;

use super::finder::{Finder, one_sided};
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind, people};

/// The families whose words open a phrase of their own: they mean the same behind any verb.
const OPENERS: [&str; 3] = ["opener", "order", "list"];

/// Looks for openers of two sides of a family at one place, and for `only`.
pub(super) fn openers(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        look(finder, &group, true);
        only(finder, &group);
    }
}

/// Looks for all others, when every other kind has been looked for: a preposition hangs on its verb
/// and a link on its row, so nothing is claimed where words of which nothing was told were recast.
pub(super) fn others(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let is_recast = finder.hunks(&group).iter().any(|hunk| {
            Which::BOTH.into_iter().any(|which| {
                let free = finder.pair.free(which, hunk.at(which));
                free.into_iter().any(|at| {
                    finder.token(which, at).is_plain() && turns(finder, which, at).is_none()
                })
            })
        });
        if !is_recast {
            look(finder, &group, false);
        }
    }
}

fn look(finder: &mut Finder<'_>, group: &Group, openers: bool) {
    for old in finder.pair.tokens(group, Which::Old) {
        let is_opener = |(family, _): (&str, &str)| OPENERS.contains(&family);
        if turns(finder, Which::Old, old).map(is_opener) == Some(openers)
            && let Some(new) = opposite(finder, group, old)
        {
            tell(finder, group, old, new);
        }
    }
}

/// The family of a word, and its side of it.
fn turns<'f>(finder: &'f Finder<'_>, which: Which, at: usize) -> Option<(&'f str, &'f str)> {
    finder.token(which, at).value("turns")?.split_once(' ')
}

/// The word of another side of its family that has a word's place in the new text.
fn opposite(finder: &Finder<'_>, group: &Group, old: usize) -> Option<usize> {
    let (family, side) = turns(finder, Which::Old, old)?;
    let fits = |new: &usize| {
        turns(finder, Which::New, *new).is_some_and(|(own, other)| own == family && other != side)
            && !finder.pair.is_told(Which::New, *new)
            && is_in_place(finder, old, *new)
    };
    let is_open = !finder.pair.is_told(Which::Old, old);
    finder.pair.tokens(group, Which::New).into_iter().find(fits).filter(|_| is_open)
}

/// Whether two words stand at one place: what stands behind them is the same, and what stands before
/// them is no other word that both texts have.
fn is_in_place(finder: &Finder<'_>, old: usize, new: usize) -> bool {
    let near = |which: Which, at: usize| {
        let side = finder.pair.side(which);
        let says = |at: &usize| side.tokens[*at].is_content();
        let sentence = side.sentence(at);
        [(sentence.start..at).rev().find(says), (at + 1..sentence.end).find(says)]
    };
    let ([before, behind], [new_before, new_behind]) =
        (near(Which::Old, old), near(Which::New, new));
    let mate = |at: usize| finder.pair.mate_of(Which::Old, at);
    let is_behind = behind.is_some() && behind.and_then(mate) == new_behind;
    let is_before = match (before, new_before) {
        (None, None) => true,
        (Some(before), Some(new_before)) => match mate(before) {
            Some(mate) => mate == new_before,
            None => finder.pair.mate_of(Which::New, new_before).is_none(),
        },
        _ => false,
    };
    is_behind && is_before
}

fn tell(finder: &mut Finder<'_>, group: &Group, old: usize, new: usize) {
    let read = |which: Which, at: usize| {
        let (family, side) = turns(finder, which, at).unwrap_or_default();
        (String::from(family), String::from(side))
    };
    let ((family, from), (_, to)) = (read(Which::Old, old), read(Which::New, new));
    let hunk = Hunk([old..old + 1, new..new + 1]);
    match &*family {
        "opener" if is_denied_otherwise(finder, group, old, new) => {}
        // Of a link between two conditions, these speak themselves.
        "link" if finder.phrases(Which::Old).condition(old).is_some() => {}
        "opener" => finder.say(Kind::ConditionChanged, Direction::Changed, &hunk),
        "order" => finder.say(Kind::Order, Direction::Changed, &hunk),
        "list" => {
            let direction = match (&*from, &*to) {
                ("in", "out") => Direction::Narrowed,
                ("out", "in") => Direction::Widened,
                _ => Direction::Changed,
            };
            finder.claim(Kind::Scope, direction, &hunk);
        }
        "way" => {
            let whom = led_to(finder, old, new);
            people::turned(finder, &hunk, &whom);
        }
        _ => finder.claim(Kind::Scope, Direction::Changed, &hunk),
    }
}

/// Whom a preposition of the old text and one of the new lead to.
fn led_to(finder: &Finder<'_>, old: usize, new: usize) -> [Range<usize>; 2] {
    [(Which::Old, old), (Which::New, new)].map(|(which, at)| {
        let side = finder.pair.side(which);
        let start =
            (at + 1..side.sentence(at).end).find(|at| side.tokens[*at].is_content()).unwrap_or(at);
        let goes_on = |at: &usize| side.tokens[*at].is_name();
        let end = (start + 1..side.sentence(at).end).take_while(goes_on).last();
        start..end.unwrap_or(start) + 1
    })
}

/// `not unless` and `only if` say the same as `if`: where another word came or went that denies,
/// nothing is claimed.
fn is_denied_otherwise(finder: &Finder<'_>, group: &Group, old: usize, new: usize) -> bool {
    Which::BOTH.into_iter().any(|which| {
        let own = if which == Which::Old { old } else { new };
        finder.pair.tokens(group, which).into_iter().any(|at| {
            let token = finder.token(which, at);
            let denies = token.is("not") || token.is("only") || token.is("weak-denial");
            at != own && denies && finder.pair.mate_of(which, at).is_none()
        })
    })
}

/// `Only` that stands in one text, where nothing in the other says the same.
fn only(finder: &mut Finder<'_>, group: &Group) {
    for which in Which::BOTH {
        let other = which.other();
        let excuses = |at: usize| {
            let token = finder.token(other, at);
            let says_so = ["only", "except", "unless", "not", "if", "bound"];
            says_so.iter().any(|section| token.is(section))
                && finder.pair.mate_of(other, at).is_none()
        };
        // `only those that ...`: what they are is told.
        let describes = |at: usize| {
            finder.token(which, at).is("relative") && finder.pair.mate_of(which, at).is_none()
        };
        if finder.pair.tokens(group, other).into_iter().any(excuses)
            || finder.pair.tokens(group, which).into_iter().any(describes)
        {
            continue;
        }
        for at in finder.pair.tokens(group, which) {
            let token = finder.token(which, at);
            let is_lone = token.is("only") && !token.is("if") && !token.is("as");
            if !is_lone
                || !finder.pair.is_free(which, at)
                || !is_of_something_kept(finder, which, at)
            {
                continue;
            }
            let direction = match which {
                Which::Old => Direction::Widened,
                Which::New => Direction::Narrowed,
            };
            finder.claim(Kind::Scope, direction, &one_sided(which, at..at + 1));
        }
    }
}

/// Whether the word behind stands in the other text too.
fn is_of_something_kept(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let side = finder.pair.side(which);
    let behind = (at + 1..side.sentence(at).end).find(|at| side.tokens[*at].is_content());
    let before = side.before(at, |token| token.is_content());
    behind.or(before).is_some_and(|near| finder.pair.mate_of(which, near).is_some())
}
