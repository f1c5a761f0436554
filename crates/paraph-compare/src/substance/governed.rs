//! What hangs on a condition, a time or what else opens a sentence: an act that has lost it, though no word of it is gone.
//!
//! `If X, A shall do B and C` may become `If X, A shall do B. A shall do C`: the words of the condition stand on, and C
//! hangs on nothing any more. So it is with `Within ten days` and with `In the zone`. And what is said once more, so that
//! a sentence can be cut in two, is no new one. What governs another act of its own sentence than it did is found in
//! `governed/moved.rs`.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Group, Which};
use super::{Kind, one_line};

pub(super) mod moved;
pub(super) mod opener;

/// How much of what a sentence says must have hung on a thing in the other text, of a thousand.
const SAME_ACT: usize = 600;

/// Words that acts hang on.
#[derive(Clone, Debug)]
pub(super) struct Hold {
    /// Those by which they are found again in the other text.
    pub(super) at: Range<usize>,
    /// The same with all that belongs to them.
    pub(super) whole: Range<usize>,
}

impl Hold {
    pub(super) const fn of(at: Range<usize>, whole: Range<usize>) -> Self {
        Self { at, whole }
    }
}

/// Looks for acts that hung on something in one text, and stand in a sentence without it in the other; `kinds` is what
/// is told of those that lost it, and of those that have it now, and `has_own` whether a sentence has what it may hang
/// on itself.
pub(super) fn find(
    finder: &mut Finder<'_>,
    kinds: [Kind; 2],
    holds: &[Vec<Hold>; 2],
    has_own: impl Fn(&Finder<'_>, Which, usize, &Hold) -> bool,
) {
    for group in finder.groups() {
        for which in Which::BOTH {
            let cuts = group[which.other() as usize].len() > 1;
            let tokens = if cuts { finder.pair.tokens(&group, which) } else { Vec::new() };
            let own = holds[which as usize].iter().filter(|hold| tokens.contains(&hold.at.start));
            for hold in own {
                if let Some(free) = freed(finder, &group, which, hold, &has_own) {
                    tell(finder, kinds, which, hold, free);
                }
            }
        }
    }
}

/// The words of the other text that say what hung on something, and hang on it no more.
fn freed(
    finder: &Finder<'_>,
    group: &Group,
    which: Which,
    hold: &Hold,
    has_own: impl Fn(&Finder<'_>, Which, usize, &Hold) -> bool,
) -> Option<Range<usize>> {
    let other = which.other();
    let mate = hold.at.clone().rev().find_map(|at| finder.pair.mate_of(which, at))?;
    let home = finder.token(other, mate).sentence;
    let governed = governed(finder, which, &hold.whole);
    let free = group[other as usize].iter().copied().find(|sentence| {
        *sentence != home
            && !has_own(finder, other, *sentence, hold)
            && is_laid_down_alone(finder, which, *sentence, &governed)
    })?;
    Some(finder.pair.side(other).sentences[free].clone())
}

/// Tells that an act, the words of the other text, has lost what it hung on, or has it now.
fn tell(finder: &mut Finder<'_>, kinds: [Kind; 2], which: Which, hold: &Hold, act: Range<usize>) {
    let words = one_line(finder.pair.side(which.other()).words(act));
    let hunk = one_sided(which, hold.whole.clone());
    finder.mention(kinds[which as usize], came_or_went(which), &hunk, None);
    if let Some(change) = finder.changes.last_mut() {
        change.around = words;
    }
}

/// The words that hang on something: all others of its sentence, where it opens this or one verb governs them all.
pub(super) fn governed(finder: &Finder<'_>, which: Which, whole: &Range<usize>) -> Vec<usize> {
    let side = finder.pair.side(which);
    let sentence = side.sentence(whole.start);
    let opens = (sentence.start..whole.start).all(|at| !side.tokens[at].is_content());
    let binds = |at: &usize| side.tokens[*at].is("force") && !whole.contains(at);
    if !opens && sentence.clone().filter(binds).count() != 1 {
        return Vec::new();
    }
    // What a relative clause says, it says of a thing: `a report, of which the Buyer shall take account`.
    let relative =
        |at: usize| side.tokens[at].is("relative") && side.before(at, |_| true).is_some();
    let mut inside = false;
    let hangs = |at: &usize| {
        inside = if side.is_comma(*at) { false } else { inside || relative(*at) };
        !inside && !whole.contains(at)
    };
    sentence.filter(hangs).collect()
}

/// Whether a sentence of the other text binds somebody to what some words say, and to little else.
fn is_laid_down_alone(
    finder: &Finder<'_>,
    which: Which,
    sentence: usize,
    governed: &[usize],
) -> bool {
    let other = which.other();
    let side = finder.pair.side(other);
    let at = side.sentences[sentence].clone();
    let Some(verb) = at.clone().find(|at| side.tokens[*at].is("force")) else { return false };
    let act: Vec<usize> = (verb + 1..at.end).filter(|at| side.tokens[*at].is_plain()).collect();
    let under =
        |at: &&usize| finder.pair.mate_of(other, **at).is_some_and(|mate| governed.contains(&mate));
    let same = act.iter().filter(under).count();
    act.first().is_some_and(|first| under(&first)) && same * 1000 >= act.len() * SAME_ACT
}

/// Whether what hangs on something hung on one of those of the other text that say the same: it is only said once more.
pub(super) fn is_said_before(
    finder: &Finder<'_>,
    which: Which,
    hold: &Hold,
    others: &[Hold],
) -> bool {
    let other = which.other();
    let sentence = finder.pair.side(which).sentence(hold.at.start);
    let mut acts =
        sentence.filter(|at| !hold.whole.contains(at) && finder.token(which, *at).is_plain());
    let Some(mate) = acts.find_map(|at| finder.pair.mate_of(which, at)) else { return false };
    let there = finder.pair.side(other).sentence(mate);
    others.iter().any(|one| {
        there.contains(&one.at.start) && governed(finder, other, &one.whole).contains(&mate)
    })
}
