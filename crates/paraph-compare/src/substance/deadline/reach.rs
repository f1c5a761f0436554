//! How far a span reaches that is the same in both texts: up to its end (`within ten days after`), at its end (`ten days
//! after`), or from its end on (`at least ten days before`).

use super::time::Time;
use crate::substance::finder::Finder;
use crate::substance::pair::{Group, Hunk, Which};
use crate::substance::side::{Side, Token};
use core::ops::Range;

/// How many words before a span and behind it may say how far it reaches.
const NEAR: usize = 8;

/// How far a span reaches from its event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// No farther than its end.
    Inside,
    /// To its end, and neither less nor more.
    At,
    /// To its end or farther.
    Beyond,
}

/// The words of a span that reaches otherwise in the other text, if nothing else there is another.
pub(super) fn exchanged(
    finder: &Finder<'_>,
    group: &Group,
    old: &Time,
    new: &Time,
) -> Option<Hunk> {
    let both = [(Which::Old, old), (Which::New, new)];
    if !both.iter().all(|(_, time)| time.is_span() && time.is_due) {
        return None;
    }
    let [old, new] = both.map(|(which, time)| of(finder.pair.side(which), time));
    let ((old, old_at), (new, new_at)) = (old?, new?);
    let hunk = Hunk([old_at, new_at]);
    let is_alone = || {
        Which::BOTH.into_iter().all(|which| {
            let tokens = finder.pair.tokens(group, which).into_iter();
            let mut others = tokens.filter(|at| !hunk.at(which).contains(at));
            others.all(|at| {
                let token = finder.token(which, at);
                let says = token.is_content() && !token.is("runs");
                !says || finder.pair.mate_of(which, at).is_some()
            })
        })
    };
    (old != new && is_alone()).then_some(hunk)
}

/// How far a span reaches, with the words that say it; none if that cannot be told.
fn of(side: &Side<'_>, time: &Time) -> Option<(Reach, Range<usize>)> {
    let is_before = time.runs.as_deref() == Some("before");
    let (number, end) = (number(side, time), time.at.end);
    let bound = number.checked_sub(1).filter(|at| side.sentence(number).contains(at));
    // `Not later than` bounds a date as well as a quantity.
    let bound = bound.filter(|at| side.tokens[*at].is("bound") && !side.tokens[*at].is("by"));
    if let Some(at) = bound {
        let reach = match side.tokens[at].value("bound")? {
            "at-least" | "more-than" => Reach::Beyond,
            "at-most" | "less-than" => Reach::Inside,
            _ => return None,
        };
        return Some((reach, at..end));
    }
    let opens = side.tokens[time.at.start].is("by");
    let is_inside = side.tokens[time.at.start].is("inside");
    match (opens, time.way.as_deref()) {
        _ if side.tokens[time.at.end - 1].is("late") => None,
        (true, Some("until")) if is_inside || !is_before => Some((Reach::Inside, time.at.clone())),
        (true, Some("until")) => Some((Reach::Beyond, time.at.clone())),
        (false, None) if time.whole.end > end && !is_bounded(side, time) => {
            Some((Reach::At, time.at.clone()))
        }
        _ => None,
    }
}

/// Where the number of a span stands, behind the word that makes it a deadline.
fn number(side: &Side<'_>, time: &Time) -> usize {
    let opens = |at: &usize| side.tokens[*at].is("by") || side.tokens[*at].is("article");
    time.at.clone().find(|at| !opens(at)).unwrap_or(time.at.start)
}

/// Whether words near a span may say how far it reaches: `no later than the day that falls ten days after`.
fn is_bounded(side: &Side<'_>, time: &Time) -> bool {
    let sentence = side.sentence(time.at.start);
    let before = time.at.start.saturating_sub(NEAR).max(sentence.start)..time.at.start;
    let behind = time.at.end..(time.whole.end + NEAR).min(sentence.end);
    let bounds = |token: &Token| {
        token.is("bound")
            || token.is("bound-behind")
            || token.is("late")
            || token.is("by")
            || token.is("duration")
            || token.is("range")
    };
    let leads = before.into_iter().any(|at| bounds(&side.tokens[at]));
    // `on`, `at` and their like open many a phrase behind it.
    let follows = behind.into_iter().any(|at| {
        let token = &side.tokens[at];
        token.is("bound") || token.is("bound-behind") || token.is("late")
    });
    leads || follows
}
