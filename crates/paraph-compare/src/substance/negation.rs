//! Statements turned into their opposite.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::Finder;
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind, force};

/// Looks for groups that deny an odd number of times in one text and an even one in the other.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let denials = Which::BOTH.map(|which| denials(finder, &group, which));
        let is_odd = denials[0].len() % 2 != denials[1].len() % 2 || is_twice(finder, &denials);
        let excused = is_only(finder, &group) || is_said_otherwise(finder, &group, &denials);
        if is_odd && finder.pair.kept(&group) >= 500 && !excused {
            tell(finder, &group, &denials);
        } else if !is_odd {
            exchanged(finder, &group, &denials);
        }
    }
}

/// One clause lost its denial and another has one now: each is told, though their number is the same.
fn exchanged(finder: &mut Finder<'_>, group: &Group, denials: &[Vec<usize>; 2]) {
    let lone = Which::BOTH.map(|which| {
        let is_lone = |at: &usize| is_of_one_clause(finder, group, which, *at, denials);
        denials[which as usize].iter().copied().filter(is_lone).collect::<Vec<_>>()
    });
    if lone.iter().any(Vec::is_empty) {
        return;
    }
    for which in Which::BOTH {
        for at in &lone[which as usize] {
            finder.pair.part_from_mate(which, *at);
        }
    }
    for which in Which::BOTH {
        for at in &lone[which as usize] {
            tell_of(finder, group, which, *at);
        }
    }
}

/// Whether a word denies in its clause, and nothing does in the clause that is this one's in the
/// other text.
fn is_of_one_clause(
    finder: &Finder<'_>,
    group: &Group,
    which: Which,
    at: usize,
    denials: &[Vec<usize>; 2],
) -> bool {
    let other = which.other();
    let is_plain_denial = |which: Which, at: usize| {
        let token = finder.token(which, at);
        token.is("not") && !token.is("unless")
    };
    let own = finder.pair.side(which).clauses.clause(at);
    let Some(opposite) = finder.pair.clause_of(group, which, &own) else { return false };
    let alone = |which: Which, clause: &Range<usize>| {
        denials[which as usize].iter().filter(|at| clause.contains(at)).count()
    };
    is_plain_denial(which, at) && alone(which, &own) == 1 && alone(other, &opposite) == 0
}

/// Whether a word without a mate denies in another way: `free of`, `fails to`, `refuse`, `only`.
/// Then the same may be said in other words, and nothing is claimed.
fn is_said_otherwise(finder: &Finder<'_>, group: &Group, denials: &[Vec<usize>; 2]) -> bool {
    Which::BOTH.into_iter().any(|which| {
        let mut tokens = finder.pair.tokens(group, which).into_iter();
        let counts = |at: usize| {
            denials[which as usize].contains(&at) && is_opposite(finder, group, which, at)
        };
        tokens.any(|at| {
            finder.token(which, at).is("weak-denial")
                && finder.pair.is_free(which, at)
                && !counts(at)
        })
    })
}

/// `closed` where the other text has `open`: a word without a mate whose opposite stands there
/// without a mate, too.
fn is_opposite(finder: &Finder<'_>, group: &Group, which: Which, at: usize) -> bool {
    let own = &finder.token(which, at).forms;
    let other = which.other();
    own.has_opposite()
        && finder.pair.is_free(which, at)
        && finder.pair.tokens(group, other).into_iter().any(|at| {
            finder.pair.is_free(other, at) && own.is_opposite_of(&finder.token(other, at).forms)
        })
}

/// Whether what a word denies stands in the other text; else it came or went with what it denies.
fn is_of_something_kept(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let side = finder.pair.side(which);
    let says = |at: &usize| side.tokens[*at].is_plain() && !side.tokens[*at].is("not");
    let behind: Vec<usize> = (at + 1..side.sentence(at).end).filter(says).take(2).collect();
    behind.is_empty() || behind.iter().any(|at| !finder.pair.is_free(which, *at))
}

/// Whether one text denies in each of two clauses and the other in none.
fn is_twice(finder: &Finder<'_>, denials: &[Vec<usize>; 2]) -> bool {
    let (which, two) = match [&denials[0][..], &denials[1][..]] {
        [two @ [_, _], []] => (Which::Old, two),
        [[], two @ [_, _]] => (Which::New, two),
        _ => return false,
    };
    let parted = (two[0]..two[1]).any(|at| {
        let token = finder.token(which, at);
        token.is("and") || token.is_sign()
    });
    parted && !two.iter().any(|at| finder.token(which, *at).is("unless"))
}

/// The words that deny, those left out of which something was told.
fn denials(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<usize> {
    let tokens = finder.pair.tokens(group, which);
    let denies = |at: &usize| {
        let token = finder.token(which, *at);
        let denies = token.is("not")
            || is_prefixed(finder, which, *at)
            || is_opposite(finder, group, which, *at);
        denies && !finder.pair.is_told(which, *at) && !is_said_by_another(finder, which, *at)
    };
    tokens.into_iter().filter(denies).collect()
}

/// `Aucune Partie ne peut`: a denial of the verb, beside a word of its clause that says that it is nobody or
/// nothing, denies no more than that.
fn is_said_by_another(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let side = finder.pair.side(which);
    let mut clause = side.clauses.clause(at);
    side.tokens[at].is("concord") && clause.any(|at| side.tokens[at].is("none"))
}

/// `unlawful` where the other text has `lawful`.
fn is_prefixed(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let mate = finder.pair.mate_of(which, at);
    mate.is_some_and(|mate| finder.token(which, at).denies(finder.token(which.other(), mate)))
}

/// `none but` and `only` say the same.
pub(super) fn is_only(finder: &Finder<'_>, group: &Group) -> bool {
    let free = |which: Which, section| {
        finder.pair.tokens(group, which).into_iter().any(|at| {
            finder.token(which, at).is(section) && finder.pair.mate_of(which, at).is_none()
        })
    };
    let turns = |one: Which, other: Which| {
        free(one, "only")
            && (free(other, "except") || free(other, "unless"))
            && free(other, "denial")
    };
    turns(Which::Old, Which::New)
        || turns(Which::New, Which::Old)
        || (free(Which::Old, "only") != free(Which::New, "only")
            && (free(Which::Old, "unless") || free(Which::New, "unless")))
}

fn tell(finder: &mut Finder<'_>, group: &Group, denials: &[Vec<usize>; 2]) {
    let lone = |which: Which| {
        let is_lone = |at: &&usize| {
            finder.pair.is_free(which, **at)
                || finder.token(which, **at).is("affirmed")
                || is_prefixed(finder, which, **at)
        };
        denials[which as usize].iter().find(is_lone).copied()
    };
    let (which, at) = match (lone(Which::Old), lone(Which::New)) {
        (Some(at), None) => (Which::Old, at),
        (None, Some(at)) => (Which::New, at),
        (Some(old), Some(new)) => {
            if denials[0].len() > denials[1].len() {
                (Which::Old, old)
            } else {
                (Which::New, new)
            }
        }
        (None, None) => return,
    };
    tell_of(finder, group, which, at);
}

/// Tells that a word of one text denies what the other does not.
fn tell_of(finder: &mut Finder<'_>, group: &Group, which: Which, at: usize) {
    if !is_of_something_kept(finder, which, at) {
        return;
    }
    let here = with_duty(finder, which, at);
    let there = opposite(finder, group, which, &here);
    let mut hunk = Hunk([0..0, 0..0]);
    hunk.0[which as usize] = here;
    hunk.0[which.other() as usize] = there;
    let direction = match which {
        Which::Old => Direction::Dropped,
        Which::New => Direction::Added,
    };
    let mut place = finder.hunks(group);
    place.retain(|hunk| hunk.at(which).contains(&at));
    for hunk in place {
        finder.pair.tell(Which::Old, hunk.at(Which::Old));
        finder.pair.tell(Which::New, hunk.at(Which::New));
    }
    // `no longer bound` in one text, `bound` in the other: the phrase has the word in it.
    let phrase = finder.token(which, at).word.clone();
    for there in finder.pair.tokens(group, which.other()) {
        let word = finder.token(which.other(), there).word.clone();
        if phrase.contains(' ') && phrase.split(' ').any(|own| *own == *word) {
            finder.pair.tell(which.other(), there..there + 1);
        }
    }
    for which in Which::BOTH {
        // The verb that a denial belongs to binds otherwise only because of it.
        let at = hunk.at(which);
        let side = finder.pair.side(which);
        let behind =
            || (at.end..side.sentence(at.start).end).find(|at| side.tokens[*at].is("force"));
        let verb = if at.is_empty() {
            None
        } else {
            behind().or_else(|| force::governing(side, at.start))
        };
        if let Some(verb) = verb {
            finder.pair.tell(which, verb..verb + 1);
        }
    }
    finder.say(Kind::Negation, direction, &hunk);
}

/// A denial with the verb before it: `shall not`.
fn with_duty(finder: &Finder<'_>, which: Which, at: usize) -> Range<usize> {
    let side = finder.pair.side(which);
    let before = at.checked_sub(1).filter(|before| side.sentence(at).contains(before));
    let is_verb = |before: &usize| {
        let token = &side.tokens[*before];
        token.is("force") || token.is("be")
    };
    before.filter(is_verb).map_or(at..at + 1, |before| before..at + 1)
}

/// What stands at the same place in the other text.
fn opposite(finder: &Finder<'_>, group: &Group, which: Which, here: &Range<usize>) -> Range<usize> {
    let other = which.other();
    let side = finder.pair.side(which);
    let hunks = finder.hunks(group);
    let at_place = hunks.iter().find(|hunk| hunk.at(which).contains(&(here.end - 1)));
    if let Some(hunk) = at_place.filter(|hunk| !hunk.at(other).is_empty()) {
        return hunk.at(other);
    }
    let mates = here.clone().filter_map(|at| finder.pair.mate_of(which, at));
    if let Some(mate) = mates.min() {
        return mate..mate + 1;
    }
    let behind =
        (here.end..side.sentence(here.start).end).find_map(|at| finder.pair.mate_of(which, at));
    let before = behind.and_then(|behind| behind.checked_sub(1));
    before
        .filter(|at| {
            finder.token(other, *at).is("force")
                || finder.token(other, *at).is("affirmed")
                || finder.token(other, *at).is("be")
        })
        .map_or(0..0, |at| at..at + 1)
}
