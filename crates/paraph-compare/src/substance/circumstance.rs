//! That under which a quantity holds or is counted.

use core::ops::Range;

use super::finder::{Finder, came_or_went};
use super::pair::{Hunk, Which};
use super::{Direction, Kind};

/// How far behind a number words may begin that speak of it.
const REACH: usize = 5;

/// Looks for circumstances that came, went, or are others.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for hunk in finder.hunks(&group) {
            let speaks = |which: Which| {
                let at = hunk.at(which);
                at.is_empty() || speaks_of_quantity(finder, which, &at)
            };
            if !speaks(Which::Old) || !speaks(Which::New) {
                continue;
            }
            if is_beside_told(finder, &hunk) {
                finder.pair.tell(Which::Old, hunk.at(Which::Old));
                finder.pair.tell(Which::New, hunk.at(Which::New));
            } else {
                let direction = hunk.only().map_or(Direction::Changed, came_or_went);
                finder.say(Kind::Circumstance, direction, &hunk);
            }
        }
    }
}

/// Whether a circumstance was told directly beside.
fn is_beside_told(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    Which::BOTH.into_iter().any(|which| {
        let at = hunk.at(which);
        let near = at.start.saturating_sub(3)..at.start;
        !at.is_empty()
            && near.into_iter().any(|at| {
                finder.pair.is_told(which, at) && finder.token(which, at).is("circumstance")
            })
    })
}

/// Whether words are of the lists and stand in a sentence with a number, or directly behind one.
fn speaks_of_quantity(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at.start);
    let is_number = |at: usize| side.tokens[at].is_figure() || side.tokens[at].is("number");
    if !sentence.clone().any(is_number) || finder.phrases(which).condition(at.start).is_some() {
        return false;
    }
    let lead = at.start.saturating_sub(1).max(sentence.start)..at.end;
    let is_listed = lead.into_iter().any(|at| side.tokens[at].is("circumstance"));
    let before = at.start.saturating_sub(REACH).max(sentence.start)..at.start;
    let is_behind = before.clone().any(is_number)
        && !before.into_iter().any(|at| side.is_comma(at) || side.tokens[at].is("and"));
    let first = [at.start.checked_sub(1), Some(at.start)].into_iter().flatten();
    let opens = side.tokens[at.start].value("relation") == Some("other")
        || first.into_iter().any(|at| side.tokens[at].is("per"));
    let is_next = at.start.checked_sub(1).is_some_and(|at| side.is_comma(at))
        && (at.start.saturating_sub(REACH)..at.start).any(is_number)
        && at.end + 1 == sentence.end
        && !side.tokens[at.start].is("and")
        && !side.tokens[at.start].is("relative")
        && !side.tokens[at.start].is("except");
    is_listed || (is_behind && opens) || is_next
}
