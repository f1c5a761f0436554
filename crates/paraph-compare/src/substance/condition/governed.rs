//! What hangs on a condition: an act that has lost one, though no word of it is gone.
//!
//! `If X, A shall do B and C` may become `If X, A shall do B. A shall do C`: the words of the condition stand on, and C
//! hangs on nothing any more. And one that is said once more, so that a sentence can be cut in two, is no new one.

use alloc::vec::Vec;
use core::ops::Range;

use crate::substance::finder::{Finder, came_or_went, one_sided};
use crate::substance::pair::{Group, Which};
use crate::substance::{Kind, one_line};

/// How much of what a sentence says must stand under a condition in the other text to have hung on it, of a thousand.
const SAME_ACT: usize = 600;

/// Looks for acts that hung on a condition in one text, and stand in a sentence without any in the other.
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
    let own = finder.phrases(which).conditions.iter().filter(|at| tokens.contains(&at.start));
    for condition in own.cloned().collect::<Vec<_>>() {
        let mate = condition.clone().find_map(|at| finder.pair.mate_of(which, at));
        let Some(home) = mate.map(|mate| finder.token(other, mate).sentence) else { continue };
        if finder.pair.is_told(which, condition.start) {
            continue;
        }
        let governed = governed(finder, which, &condition);
        let free = group[other as usize].iter().copied().find(|sentence| {
            *sentence != home && hangs_on_nothing(finder, which, *sentence, &governed)
        });
        let Some(free) = free else { continue };
        let kind = match which {
            Which::Old => Kind::ConditionDropped,
            Which::New => Kind::ConditionAdded,
        };
        let side = finder.pair.side(other);
        let act = one_line(side.words(side.sentences[free].clone()));
        finder.mention(kind, came_or_went(which), &one_sided(which, condition), None);
        if let Some(change) = finder.changes.last_mut() {
            change.around = act;
        }
    }
}

/// The words that hang on a condition: all others of its sentence, where it opens this or one verb governs them all.
pub(in crate::substance) fn governed(
    finder: &Finder<'_>,
    which: Which,
    condition: &Range<usize>,
) -> Vec<usize> {
    let side = finder.pair.side(which);
    let sentence = side.sentence(condition.start);
    let opens = (sentence.start..condition.start).all(|at| !side.tokens[at].is_content());
    let binds = |at: &usize| side.tokens[*at].is("force") && !condition.contains(at);
    if !opens && sentence.clone().filter(binds).count() != 1 {
        return Vec::new();
    }
    // What a relative clause says, it says of a thing: `a report, of which the Buyer shall take account`.
    let relative =
        |at: usize| side.tokens[at].is("relative") && side.before(at, |_| true).is_some();
    let mut inside = false;
    let hangs = |at: &usize| {
        inside = if side.is_comma(*at) { false } else { inside || relative(*at) };
        !inside && !condition.contains(at)
    };
    sentence.filter(hangs).collect()
}

/// Whether a sentence of the other text binds somebody to what hung on a condition, and hangs on none itself.
fn hangs_on_nothing(
    finder: &Finder<'_>,
    which: Which,
    sentence: usize,
    governed: &[usize],
) -> bool {
    let other = which.other();
    let side = finder.pair.side(other);
    let at = side.sentences[sentence].clone();
    let has_condition = finder.phrases(other).conditions.iter().any(|one| at.contains(&one.start));
    let refers_back = finder.any(other, at, |token| token.is("in-that-case"));
    !has_condition && !refers_back && is_laid_down_alone(finder, which, sentence, governed)
}

/// Whether a sentence of the other text binds somebody to what some words say, and to little else.
pub(in crate::substance) fn is_laid_down_alone(
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

/// Whether what hangs on a condition hung on the same one in the other text: it is only said once more.
pub(super) fn is_said_before(finder: &Finder<'_>, which: Which, condition: &Range<usize>) -> bool {
    let other = which.other();
    let says = |which: Which, at: &Range<usize>| -> Vec<usize> {
        at.clone().filter(|at| finder.token(which, *at).is_content()).collect()
    };
    let own = says(which, condition);
    let sentence = finder.pair.side(which).sentence(condition.start);
    let mut acts =
        sentence.filter(|at| !condition.contains(at) && finder.token(which, *at).is_plain());
    let Some(mate) = acts.find_map(|at| finder.pair.mate_of(which, at)) else { return false };
    let there = finder.pair.side(other).sentence(mate);
    let mut conditions = finder.phrases(other).conditions.iter();
    conditions.any(|one| {
        let words = says(other, one);
        there.contains(&one.start)
            && governed(finder, other, one).contains(&mate)
            && words.len() == own.len()
            && words
                .iter()
                .zip(&own)
                .all(|(one, own)| finder.token(other, *one).is_same(finder.token(which, *own)))
    })
}
