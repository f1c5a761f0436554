//! Grounds on which a guarantee, warranty, licence or other benefit falls.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Hunk, Which};
use super::{Direction, Kind, scope};

/// Looks for grounds that came, went, or are others.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.pair.groups.clone() {
        let falls = Which::BOTH.map(|which| falls(finder, &group[which as usize], which));
        for which in Which::BOTH {
            if group[which.other() as usize].is_empty() {
                for sentence in &falls[which as usize] {
                    let hunk = one_sided(which, sentence.clone());
                    finder.say(Kind::Forfeiture, came_or_went(which), &hunk);
                }
            }
        }
        if falls.iter().all(|falls| !falls.is_empty()) {
            grounds(finder, &group, &falls);
        }
    }
}

/// The sentences by which a benefit falls on some ground.
fn falls(finder: &Finder<'_>, sentences: &[usize], which: Which) -> Vec<Range<usize>> {
    let side = finder.pair.side(which);
    let all = sentences.iter().map(|at| side.sentences[*at].clone());
    all.filter(|tokens| {
        let any = |section| finder.any(which, tokens.clone(), |token| token.is(section));
        let on_a_ground = any("if") || any("culprit");
        (any("loss-strong") && (on_a_ground || any("relative")))
            || (any("loss") && any("benefit") && on_a_ground)
    })
    .collect()
}

fn grounds(finder: &mut Finder<'_>, group: &[Vec<usize>; 2], falls: &[Vec<Range<usize>>; 2]) {
    let inside = |which: Which, at: &Range<usize>| {
        falls[which as usize].iter().any(|fall| fall.contains(&at.start))
    };
    let mut changed: Option<Hunk> = None;
    for hunk in finder.hunks(group) {
        let is_inside = Which::BOTH.iter().all(|which| {
            let at = hunk.at(*which);
            at.is_empty() || inside(*which, &at)
        });
        let speaks_of_the_fall = Which::BOTH.iter().any(|which| {
            hunk.at(*which).any(|at| {
                let token = finder.token(*which, at);
                let is_ground = finder.phrases(*which).condition(at).is_some();
                token.is("loss") || (token.is("benefit") && !is_ground)
            })
        });
        let says = Which::BOTH.iter().any(|which| {
            finder.any(*which, hunk.at(*which), |token| {
                // `becomes insolvent` and `insolvency` are one ground.
                token.is_plain() && !token.is("alternative") && !token.is("copula")
            })
        });
        let is_repeated = hunk
            .only()
            .is_some_and(|which| scope::is_repeated(finder, group, which, &hunk.at(which)));
        if !is_inside || !says || is_repeated || speaks_of_the_fall || refers(finder, &hunk) {
            continue;
        }
        match hunk.only().filter(|which| is_alternative(finder, *which, &hunk.at(*which))) {
            Some(which) => finder.say(Kind::Forfeiture, came_or_went(which), &hunk),
            None => {
                changed = Some(changed.map_or_else(|| hunk.clone(), |so_far| so_far.and(&hunk)));
            }
        }
    }
    if let Some(hunk) = changed {
        finder.say(Kind::Forfeiture, Direction::Changed, &hunk);
    }
}

/// Whether words are of nothing but references, which are compared by themselves: `or 3` of `points 2 or 3`.
fn refers(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    Which::BOTH.into_iter().all(|which| {
        let all = &finder.references[which as usize];
        hunk.at(which).all(|at| all.iter().any(|one| one.at.contains(&at)))
    })
}

/// Whether words are an alternative: an `or` stands in them, or beside them.
fn is_alternative(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let is_link = |at: usize| {
        side.get(at)
            .is_some_and(|token| token.is("or") || token.is("and") || token.is("alternative"))
    };
    let beside = (at.start.saturating_sub(1)..at.end + 1).any(is_link);
    let far = side.before(at.start, |token| !token.is("article") && !token.is("small"));
    let is_other = side.sentence(at.start).into_iter().any(|at| side.tokens[at].is("alternative"));
    beside
        || is_other
        || far.is_some_and(is_link)
        || (at.end..side.sentence(at.start).end).take(3).any(is_link)
}
