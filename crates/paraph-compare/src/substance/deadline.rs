//! Deadlines that came, went or are others: the time by which, on which or within which a thing is due.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind};

mod governed;
mod reach;
mod time;

pub(super) use governed::said_again;
pub(super) use time::{Time, Value, place, times};

/// Looks for deadlines that came, went, or are others.
pub(super) fn find(finder: &mut Finder<'_>) {
    let all = Which::BOTH.map(|which| finder.phrases(which).times.clone());
    for group in finder.all_groups() {
        let own = Which::BOTH.map(|which| {
            let tokens = finder.pair.tokens(&group, which);
            let is_own = |time: &&Time| {
                tokens.contains(&time.at.start)
                    && !time.at.clone().any(|at| finder.pair.is_told(which, at))
            };
            all[which as usize].iter().filter(is_own).cloned().collect::<Vec<_>>()
        });
        compare(finder, &group, own);
        dated(finder, &group);
    }
    governed::find(finder);
}

/// `The date of signature` that is the date of delivery now, `on signature` that is `on ratification`:
/// whatever runs from it runs from elsewhere.
fn dated(finder: &mut Finder<'_>, group: &Group) {
    for hunk in finder.hunks(group) {
        let is_event = |which: Which| {
            let at = hunk.at(which);
            let side = finder.pair.side(which);
            let of = side.before(at.start, |token| !token.is("article"));
            let named = of.and_then(|of| side.before(of, |_| true));
            let is_of = of.is_some_and(|of| side.tokens[of].value("relation") == Some("of"));
            let is_date = named.is_some_and(|at| side.tokens[at].is("dated"));
            let leads = of.is_some_and(|of| side.tokens[of].is("by") || side.tokens[of].is("runs"));
            // `on the date of` is one word of the lists.
            let opens = of.is_some_and(|of| side.tokens[of].is("dates"));
            let free = finder.pair.free(which, at);
            let is_event = leads && free.first().is_some_and(|at| side.tokens[*at].is("event"));
            (opens || (is_of && is_date) || is_event)
                && free.len() == 1
                && finder.token(which, free[0]).is_plain()
        };
        if Which::BOTH.into_iter().all(is_event) && !is_one_event(finder, &hunk) {
            finder.say(Kind::Deadline, Direction::Changed, &hunk);
        }
    }
}

/// Whether the lists know both words as one event: `delivery`, `receipt`.
fn is_one_event(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    let of = |which: Which| {
        let free = finder.pair.free(which, hunk.at(which));
        free.first().and_then(|at| finder.token(which, *at).value("event"))
    };
    of(Which::Old).is_some() && of(Which::Old) == of(Which::New)
}

/// `24 months from acceptance`: what a span runs from is another event of the lists, though it is no deadline.
fn are_other_events(finder: &Finder<'_>, olds: &[usize], news: &[usize]) -> bool {
    let event = |which: Which, at: &[usize]| match at {
        [only] => finder.token(which, *only).value("event"),
        _ => None,
    };
    matches!((event(Which::Old, olds), event(Which::New, news)), (Some(one), Some(two)) if one != two)
}

fn compare(finder: &mut Finder<'_>, group: &Group, [olds, mut news]: [Vec<Time>; 2]) {
    let (mut lone, mut said): (Vec<Time>, Vec<Value>) = (Vec::new(), Vec::new());
    for old in olds {
        let same = |new: &Time| {
            new.value == old.value && new.at_odds == old.at_odds && !is_exchanged(finder, &old, new)
        };
        match news.iter().position(same) {
            Some(at) => {
                // A time said twice, `one day (24 hours)`, is one.
                said.push(old.value.clone());
                let new = news.remove(at);
                match reach::exchanged(finder, group, &old, &new) {
                    Some(hunk) => finder.say(Kind::Deadline, Direction::Changed, &hunk),
                    None => events(finder, &old, &new),
                }
            }
            None => lone.push(old),
        }
    }
    for old in lone {
        let near = |new: &Time| is_like(&old, new);
        let here = |new: &Time| near(new) && is_in_place(finder, &old, new);
        match news.iter().position(here).or_else(|| news.iter().position(near)) {
            Some(at) => exchanged(finder, &old, &news.remove(at)),
            None if said.contains(&old.value) => finder.pair.tell(Which::Old, old.at),
            None => alone(finder, group, Which::Old, &old),
        }
    }
    for new in news {
        if said.contains(&new.value) {
            finder.pair.tell(Which::New, new.at);
        } else {
            alone(finder, group, Which::New, &new);
        }
    }
}

/// Whether one of two times took the place of another that has its place.
fn is_exchanged(finder: &Finder<'_>, old: &Time, new: &Time) -> bool {
    let is =
        |which: Which, at: &Range<usize>| at.clone().any(|at| finder.pair.is_exchanged(which, at));
    is(Which::Old, &old.at) || is(Which::New, &new.at)
}

/// Whether two times stand at one place of their texts: a word directly before or behind is a mate.
fn is_in_place(finder: &Finder<'_>, old: &Time, new: &Time) -> bool {
    let around = |which: Which, at: &Range<usize>| {
        let side = finder.pair.side(which);
        let sentence = side.sentence(at.start);
        let says = |at: &usize| side.tokens[*at].is_content();
        [(sentence.start..at.start).rev().find(says), (at.end..sentence.end).find(says)]
    };
    let (olds, news) = (around(Which::Old, &old.at), around(Which::New, &new.at));
    olds.iter().zip(news).any(|(old, new)| {
        old.is_some_and(|old| new.is_some() && finder.pair.mate_of(Which::Old, old) == new)
    })
}

/// Whether one time can have taken the place of another.
fn is_like(old: &Time, new: &Time) -> bool {
    let both_due = old.is_due && new.is_due;
    let both_dates = matches!((&old.value, &new.value), (Value::Date(..), Value::Date(..)));
    both_due || (both_dates && old.is_due == new.is_due)
}

fn exchanged(finder: &mut Finder<'_>, old: &Time, new: &Time) {
    if !old.is_due && !is_other_month(old, new) {
        return;
    }
    let is_plain = new.at_odds.is_none() && is_one_way(old, new);
    let order = old.value.order(&new.value).filter(|_| is_plain);
    let is_counted_back = old.runs.as_deref() == Some("before");
    let direction = match order.map(|order| if is_counted_back { order.reverse() } else { order }) {
        Some(Ordering::Less) => Direction::Later,
        Some(Ordering::Greater) => Direction::Earlier,
        // Of two that are equal though they are others, the one is counted otherwise.
        Some(Ordering::Equal) if new.at_odds.is_none() && old.at_odds.is_none() => Direction::Alike,
        _ if new.at_odds.is_some() => Direction::AtOdds,
        _ => Direction::Changed,
    };
    let hunk = Hunk([old.at.clone(), new.at.clone()]);
    finder.say(Kind::Deadline, direction, &hunk);
}

/// Whether two dates are of two months: the figures of a date are told as figures, the name of its month is none.
fn is_other_month(old: &Time, new: &Time) -> bool {
    matches!((&old.value, &new.value), (Value::Date(_, old, _), Value::Date(_, new, _)) if old != new)
}

/// Whether both times bound from one side and run from it in one way, so that the later can be told.
fn is_one_way(old: &Time, new: &Time) -> bool {
    let is_notice = old.is_notice || new.is_notice;
    !is_notice && !differ(old.way.as_deref(), new.way.as_deref()) && old.runs == new.runs
}

/// Whether the lists know two words, and as different ones.
fn differ(old: Option<&str>, new: Option<&str>) -> bool {
    old.is_some() && new.is_some() && old != new
}

/// A deadline that stands in one text only.
fn alone(finder: &mut Finder<'_>, group: &Group, which: Which, time: &Time) {
    let is_moment = finder.token(which, time.at.start).is("moment");
    let says = |at: &usize| !is_moment || finder.token(which, *at).is_plain();
    let is_free = finder.pair.free(which, time.at.clone()).iter().any(says);
    if time.is_due && is_free && finder.pair.kept(group) >= 500 {
        finder.say(Kind::Deadline, came_or_went(which), &one_sided(which, time.whole.clone()));
    }
}

/// In which way a time holds, by the word that leads to it: `until` it goes on, `by` it is done; `for` ten days,
/// `within` or `every` ten days.
fn lasting(finder: &Finder<'_>, which: Which, time: &Time) -> Option<&'static str> {
    let side = finder.pair.side(which);
    let first = time.at.start;
    let own = side.tokens[first].value("lasting");
    own.or_else(|| side.tokens[first.checked_sub(1)?].value("lasting"))
}

/// Two equal times may bound from two sides, or run from two different events.
fn events(finder: &mut Finder<'_>, old: &Time, new: &Time) {
    let [was, is] =
        [(Which::Old, old), (Which::New, new)].map(|(which, time)| lasting(finder, which, time));
    if differ(was, is) {
        let at = |which: Which, time: &Time| {
            let is_led = finder.token(which, time.at.start).value("lasting").is_none();
            time.at.start - usize::from(is_led)..time.at.end
        };
        let hunk = Hunk([at(Which::Old, old), at(Which::New, new)]);
        finder.say(Kind::Deadline, Direction::Changed, &hunk);
        return;
    }
    if differ(old.way.as_deref(), new.way.as_deref())
        || differ(old.runs.as_deref(), new.runs.as_deref())
    {
        let runs = differ(old.runs.as_deref(), new.runs.as_deref());
        let at = |time: &Time| {
            let end = if runs { (time.at.end + 1).min(time.whole.end) } else { time.at.end };
            time.at.start..end
        };
        finder.say(Kind::Deadline, Direction::Changed, &Hunk([at(old), at(new)]));
        return;
    }
    if old.is_due != new.is_due {
        finder.pair.tell(Which::Old, old.at.clone());
        finder.pair.tell(Which::New, new.at.clone());
        return;
    }
    let (from, to) = (old.at.end..old.whole.end, new.at.end..new.whole.end);
    // Whatever stands around an equal time is another way to say it.
    finder.pair.tell(Which::Old, old.at.clone());
    finder.pair.tell(Which::New, new.at.clone());
    let plain = |which: Which, at: &Range<usize>| {
        let mut free = finder.pair.free(which, at.clone());
        free.retain(|at| finder.token(which, *at).is_plain());
        free
    };
    let (olds, news) = (plain(Which::Old, &from), plain(Which::New, &to));
    let is_counted = old.is_due || are_other_events(finder, &olds, &news);
    if is_counted && !olds.is_empty() && !news.is_empty() {
        finder.say(Kind::Deadline, Direction::Changed, &Hunk([from, to]));
    } else {
        finder.pair.tell(Which::Old, from);
        finder.pair.tell(Which::New, to);
    }
}
