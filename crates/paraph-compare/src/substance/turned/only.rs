//! `Only`, which turns a sentence by being there at all.

use crate::substance::finder::{Finder, one_sided};
use crate::substance::pair::{Group, Hunk, Which};
use crate::substance::{Direction, Kind, force};

/// `Only` that stands in one text, where nothing in the other says the same.
pub(super) fn find(finder: &mut Finder<'_>, group: &Group) {
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

/// `Only Ostria may open the port` and `Ostria may only open the port`: of who does a thing, or of what he does.
pub(super) fn moved(finder: &mut Finder<'_>, group: &Group) {
    let only = |which: Which| {
        let tokens = finder.pair.tokens(group, which).into_iter();
        let is_only = |at: &usize| {
            let token = finder.token(which, *at);
            token.is("only") && !token.is("if") && !finder.pair.is_told(which, *at)
        };
        let mut all = tokens.filter(is_only);
        all.next().filter(|_| all.next().is_none())
    };
    let [Some(old), Some(new)] = [Which::Old, Which::New].map(only) else { return };
    let [was, is] =
        [(Which::Old, old), (Which::New, new)].map(|(which, at)| of_whom(finder, which, at));
    if matches!((was, is), (Some(was), Some(is)) if was != is) {
        finder.claim(Kind::Scope, Direction::Changed, &Hunk([old..old + 1, new..new + 1]));
    }
}

/// Whether `only` is said of who does a thing, and not of what is done; none where it may be of neither.
fn of_whom(finder: &Finder<'_>, which: Which, at: usize) -> Option<bool> {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at);
    let binds = |at: &usize| side.tokens[*at].is("force");
    let behind = (at + 1..sentence.end).find(|at| !side.tokens[*at].is("article"))?;
    if (sentence.start..at).any(|at| binds(&at)) {
        // `only in May` is of a time, wherever it stands.
        let is_act = behind < sentence.end && at > sentence.start && binds(&(at - 1));
        let is_of_thing = || {
            let before = &side.tokens[at - 1];
            let token = &side.tokens[behind];
            let is_time = token.is("relation") || token.is("season") || token.is("by");
            before.is("verb") && token.is_plain() && !token.is("verb") && !is_time
        };
        return (is_act || behind < sentence.end && is_of_thing()).then_some(false);
    }
    let verb = (at + 1..sentence.end).find(binds)?;
    let is_of_subject = force::subject(side, verb).is_some_and(|one| one.contains(&behind));
    let is_name = !side.tokens[behind].is("relation") && !side.tokens[behind].is("season");
    (is_of_subject && is_name && behind < verb).then_some(true)
}

/// `Except` that stands in one text, before what both name, where nothing in the other limits anything or parts it
/// from another. A form of such a word is a verb: `the money saved`.
pub(super) fn exceptions(finder: &mut Finder<'_>, group: &Group) {
    const LIMITS: [&str; 8] =
        ["only", "except", "unless", "not", "if", "bound", "includes", "weak-denial"];
    for which in Which::BOTH {
        let other = which.other();
        let limits = |at: usize| {
            let token = finder.token(other, at);
            let is_new = finder.pair.mate_of(other, at).is_none();
            is_new && LIMITS.iter().any(|section| token.is(section))
        };
        if finder.pair.tokens(group, other).into_iter().any(limits) {
            continue;
        }
        for at in finder.pair.tokens(group, which) {
            let side = finder.pair.side(which);
            let token = &side.tokens[at];
            let is_form = || {
                let written = side.text[token.at.clone()].to_lowercase();
                !written.contains(' ') && !finder.context.reader.own_entries(&written).has("except")
            };
            let is_lone = token.is("except")
                && !is_form()
                && !token.is("if")
                && !token.is("not")
                && finder.pair.is_free(which, at);
            let behind = (at + 1..side.sentence(at).end).find(|at| side.tokens[*at].is_content());
            let is_kept = behind.is_some_and(|at| finder.pair.mate_of(which, at).is_some());
            if is_lone && is_kept {
                finder.claim(Kind::Scope, Direction::Changed, &one_sided(which, at..at + 1));
            }
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
