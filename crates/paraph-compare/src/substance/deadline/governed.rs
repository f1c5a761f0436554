//! What is due by a time: an act that has lost its time, though no word of it is gone, or has that of another.
//!
//! `Within ten days A shall do B and C shall do D` may become `Within ten days A shall do B. C shall do D`: the time stands
//! on, and D is due at no time any more. And one that is said once more, so that a sentence can be cut in two, is no new
//! one. How both are found `substance/governed.rs` says.

use alloc::vec::Vec;
use core::ops::Range;

use super::time::Time;
use crate::substance::Kind;
use crate::substance::finder::Finder;
use crate::substance::governed::{self, Hold, moved};
use crate::substance::pair::Which;

const KINDS: [Kind; 2] = [Kind::Deadline; 2];

/// Looks for acts that were due by a time in one text, and stand in a sentence without any in the other.
pub(super) fn find(finder: &mut Finder<'_>) {
    let of = |finder: &Finder<'_>, which: Which, holds: fn(&Finder<'_>, Which, &Time) -> bool| {
        let times = finder.phrases(which).times.iter();
        times.filter(|time| holds(finder, which, time)).map(hold).collect::<Vec<_>>()
    };
    let holds = Which::BOTH.map(|which| of(finder, which, holds_for_all));
    governed::find(finder, KINDS, &holds, |finder, which, sentence, _| {
        has_time(finder, which, sentence)
    });
    let due = Which::BOTH.map(|which| of(finder, which, |_, _, time| time.is_due));
    moved::find(finder, KINDS, &due);
}

fn hold(time: &Time) -> Hold {
    Hold::of(time.at.clone(), time.whole.clone())
}

/// Whether a time that something is due by opens its sentence: it holds for all that follows.
fn opens(finder: &Finder<'_>, which: Which, time: &Time) -> bool {
    let sentence = finder.pair.side(which).sentence(time.whole.start);
    let before = sentence.start..time.whole.start;
    time.is_due && !finder.any(which, before, |token| token.is_content())
}

/// Whether a time holds for all acts of its sentence: it opens it, or one verb governs them all and it closes the
/// sentence or stands directly behind that verb (`shall, by 1 May, clear the mines and repair the bridge`).
fn holds_for_all(finder: &Finder<'_>, which: Which, time: &Time) -> bool {
    if opens(finder, which, time) {
        return true;
    }
    let side = finder.pair.side(which);
    let sentence = side.sentence(time.whole.start);
    let mut verbs = sentence.clone().filter(|at| side.tokens[*at].is("force"));
    let (Some(verb), None) = (verbs.next(), verbs.next()) else { return false };
    let is_silent = |at: Range<usize>| !finder.any(which, at, |token| token.is_content());
    let closes = is_silent(time.whole.end.min(sentence.end)..sentence.end);
    let follows = verb < time.whole.start && is_silent(verb + 1..time.whole.start);
    time.is_due && (closes || follows)
}

/// Whether a sentence has a time of its own, or refers to one: `by the same date`.
fn has_time(finder: &Finder<'_>, which: Which, sentence: usize) -> bool {
    let at = finder.pair.side(which).sentences[sentence].clone();
    let mut times = finder.phrases(which).times.iter();
    times.any(|time| time.is_due && at.contains(&time.at.start))
        || finder.any(which, at, |token| token.is("in-that-time") || token.is("in-that-case"))
}

/// The bytes of times that one text says once more for an act that was due by the same time in the other.
pub(in crate::substance) fn said_again(finder: &Finder<'_>, which: Which) -> Vec<Range<usize>> {
    let side = finder.pair.side(which);
    let times = finder.phrases(which).times.iter().filter(|time| time.is_due);
    let again = times.filter(|time| is_said_before(finder, which, time));
    again.map(|time| side.bytes(time.at.clone())).collect()
}

fn is_said_before(finder: &Finder<'_>, which: Which, time: &Time) -> bool {
    let other = which.other();
    let times = finder.phrases(other).times.iter();
    let is_same = |one: &&Time| one.value == time.value && holds_for_all(finder, other, one);
    let others: Vec<Hold> = times.filter(is_same).map(hold).collect();
    governed::is_said_before(finder, which, &hold(time), &others)
}
