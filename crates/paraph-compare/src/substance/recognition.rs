//! Whether and how a state of affairs, a right or an authority is recognised.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::finder::{Finder, one_sided};
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind};

/// How far behind `as` stands what something is recognised as.
const AS_REACH: usize = 6;

/// Looks for recognition that is stronger, weaker or another.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.pair.groups.clone() {
        let any = |which: Which, section| {
            let tokens = finder.pair.tokens(&group, which);
            tokens.into_iter().any(|at| finder.token(which, at).is(section))
        };
        let qualified = Which::BOTH.iter().any(|which| {
            let tokens = finder.pair.tokens(&group, *which);
            tokens.into_iter().any(|at| {
                finder.token(*which, at).is("quality-strict") && finder.pair.is_free(*which, at)
            })
        });
        if qualified && group.iter().all(|sentences| !sentences.is_empty()) {
            compare(finder, &group);
            continue;
        }
        let strong = ["recognised", "recognition-strong"];
        let is_of_the_kind = Which::BOTH.iter().any(|which| {
            any(*which, "recognition") && strong.iter().any(|section| any(*which, section))
        });
        if !is_of_the_kind && !is_exchanged(finder, &group) {
            continue;
        }
        let speaks = Which::BOTH.map(|which| any(which, "recognition"));
        match speaks {
            [true, true] => compare(finder, &group),
            [true, false] => denied(finder, &group, Which::Old),
            [false, true] => denied(finder, &group, Which::New),
            [false, false] => {}
        }
    }
}

/// Whether a verb of recognition has the place of another one: `accept` for `take note of`.
fn is_exchanged(finder: &Finder<'_>, group: &Group) -> bool {
    finder.hunks(group).iter().any(|hunk| {
        let any =
            |which: Which, section| finder.any(which, hunk.at(which), |token| token.is(section));
        let is_strong = Which::BOTH.into_iter().any(|which| any(which, "recognition-strong"));
        is_strong && Which::BOTH.into_iter().all(|which| any(which, "recognition"))
    })
}

fn compare(finder: &mut Finder<'_>, group: &Group) {
    let marks = Which::BOTH.map(|which| marks(finder, group, which));
    let is_other_verb = Which::BOTH.into_iter().all(|which| {
        let tokens = finder.pair.tokens(group, which);
        tokens
            .into_iter()
            .any(|at| finder.pair.is_free(which, at) && finder.token(which, at).is("recognition"))
    });
    let levels = Which::BOTH.map(|which| level(finder, group, which, is_other_verb));
    let direction = match levels[0].cmp(&levels[1]) {
        Ordering::Less => Direction::Stronger,
        Ordering::Greater => Direction::Weaker,
        Ordering::Equal => return regarded(finder, group),
    };
    let span = |marks: &[Range<usize>]| match (marks.first(), marks.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    };
    let hunk = Hunk([span(&marks[0]), span(&marks[1])]);
    if hunk.0.iter().any(|at| !at.is_empty()) {
        finder.say(Kind::Recognition, direction, &hunk);
    }
}

/// What tells the quality of recognition, and stands in one text only.
fn marks(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<Range<usize>> {
    let side = finder.pair.side(which);
    let mut marks = Vec::new();
    for at in finder.pair.tokens(group, which) {
        let token = finder.token(which, at);
        if !finder.pair.is_free(which, at) {
            continue;
        }
        if token.is("recognition") || token.is("quality") {
            marks.push(at..at + 1);
        } else if token.is("reserve") {
            let end = (at + 1..side.sentence(at).end).find(|at| side.is_comma(*at));
            marks.push(at..end.unwrap_or(side.sentence(at).end));
        }
    }
    marks
}

/// How strong the recognition is: its verb, its quality, less for each reserve.
///
/// The verbs are those without a mate where both texts have such, so that another verb beside them
/// does not hide the change.
fn level(finder: &Finder<'_>, group: &Group, which: Which, only_free: bool) -> i32 {
    let tokens = finder.pair.tokens(group, which);
    let counts = |at: &usize| !only_free || finder.pair.is_free(which, *at);
    let verbs = tokens.iter().filter(|at| counts(at));
    let verb = verbs.filter_map(|at| value(finder, which, *at, "recognition")).max().unwrap_or(0);
    let qualities = tokens.iter().filter_map(|at| value(finder, which, *at, "quality"));
    let quality: i32 = qualities.map(|value| if value >= 5 { 1 } else { -5 }).sum();
    let reserves = tokens.iter().filter(|at| finder.token(which, **at).is("reserve")).count();
    10 * verb + quality - 2 * i32::try_from(reserves).unwrap_or(0)
}

fn value(finder: &Finder<'_>, which: Which, at: usize, section: &'static str) -> Option<i32> {
    finder.token(which, at).value(section)?.parse().ok()
}

/// What something is recognised or regarded as may be another thing.
fn regarded(finder: &mut Finder<'_>, group: &Group) {
    for hunk in finder.hunks(group) {
        let is_object = |which: Which| {
            let at = hunk.at(which);
            at.is_empty() || is_behind_as(finder, which, at.start)
        };
        if is_object(Which::Old) && is_object(Which::New) {
            let direction = match hunk.only() {
                Some(Which::New) => Direction::Stronger,
                Some(Which::Old) => Direction::Weaker,
                // Which of two descriptions says more, no list knows.
                None => Direction::Changed,
            };
            finder.say(Kind::Recognition, direction, &hunk);
        }
    }
}

/// Whether words stand behind the `as` of a verb of recognition.
fn is_behind_as(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let side = finder.pair.side(which);
    let start = side.sentence(at).start;
    let opens = (start..at)
        .rev()
        .take_while(|at| !side.is_comma(*at))
        .find(|at| side.tokens[*at].is("as") || side.tokens[*at].is("regard"));
    opens.is_some_and(|opens| {
        (start..opens + 1).any(|at| side.tokens[at].is("recognition")) && at - opens <= AS_REACH
    })
}

/// A sentence that denies recognition, or gives it, came or went.
fn denied(finder: &mut Finder<'_>, group: &Group, which: Which) {
    for sentence in group[which as usize].clone() {
        let at = finder.pair.side(which).sentences[sentence].clone();
        let denies =
            finder.any(which, at.clone(), |token| token.is("denial") || token.is("reserve"));
        let gone: Vec<usize> = at
            .clone()
            .filter(|at| {
                finder.token(which, *at).is("recognition") && finder.pair.is_free(which, *at)
            })
            .collect();
        let Some(verb) = gone.first() else { continue };
        if !denies && !group[which.other() as usize].is_empty() {
            continue;
        }
        let direction = match (denies, which) {
            (true, Which::Old) | (false, Which::New) => Direction::Stronger,
            _ => Direction::Weaker,
        };
        let start = if denies { at.start } else { *verb };
        finder.say(Kind::Recognition, direction, &one_sided(which, start..verb + 1));
        if group[which.other() as usize].is_empty() {
            finder.pair.tell(which, at);
        }
    }
}
