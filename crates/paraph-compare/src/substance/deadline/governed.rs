//! What is due by a time: an act that has lost its time, though no word of it is gone.
//!
//! `Within ten days A shall do B and C shall do D` may become `Within ten days A shall do B. C shall do D`: the time stands
//! on, and D is due at no time any more. And one that is said once more, so that a sentence can be cut in two, is no new
//! one. What hangs on a condition is found in the same way (`condition/governed.rs`).

use alloc::vec::Vec;
use core::ops::Range;

use super::time::Time;
use crate::substance::condition::{governed, is_laid_down_alone};
use crate::substance::finder::{Finder, came_or_went, one_sided};
use crate::substance::pair::{Group, Which};
use crate::substance::{Kind, one_line};

/// Looks for acts that were due by a time in one text, and stand in a sentence without any in the other.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for which in Which::BOTH {
            freed(finder, &group, which);
        }
    }
}

fn freed(finder: &mut Finder<'_>, group: &Group, which: Which) {
    let other = which.other();
    if group[other as usize].len() < 2 {
        return;
    }
    let tokens = finder.pair.tokens(group, which);
    let own = finder.phrases(which).times.iter();
    let own =
        own.filter(|time| tokens.contains(&time.at.start) && holds_for_all(finder, which, time));
    for time in own.cloned().collect::<Vec<_>>() {
        let mate = time.at.clone().rev().find_map(|at| finder.pair.mate_of(which, at));
        let Some(home) = mate.map(|mate| finder.token(other, mate).sentence) else { continue };
        let governed = governed(finder, which, &time.whole);
        let free = group[other as usize].iter().copied().find(|sentence| {
            *sentence != home
                && !has_time(finder, other, *sentence)
                && is_laid_down_alone(finder, which, *sentence, &governed)
        });
        let Some(free) = free else { continue };
        let side = finder.pair.side(other);
        let act = one_line(side.words(side.sentences[free].clone()));
        finder.mention(Kind::Deadline, came_or_went(which), &one_sided(which, time.whole), None);
        if let Some(change) = finder.changes.last_mut() {
            change.around = act;
        }
    }
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
    let sentence = finder.pair.side(which).sentence(time.at.start);
    let mut acts = sentence
        .filter(|at| !time.whole.contains(at) && finder.token(which, *at).is_plain())
        .filter_map(|at| finder.pair.mate_of(which, at));
    let Some(mate) = acts.next() else { return false };
    let there = finder.pair.side(other).sentence(mate);
    let mut times = finder.phrases(other).times.iter();
    times.any(|one| {
        one.value == time.value
            && there.contains(&one.at.start)
            && holds_for_all(finder, other, one)
            && governed(finder, other, &one.whole).contains(&mate)
    })
}
