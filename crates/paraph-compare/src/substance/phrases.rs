//! Where conditions, steps and times stand: from the word that opens one to where it ends.

use alloc::vec::Vec;
use core::ops::Range;

use super::deadline::{self, Time};
use super::side::Side;
use crate::redline::atoms::Pause;

/// The conditions, steps and times of a text.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// Conditions, each with the word that opens it.
    pub(super) conditions: Vec<Range<usize>>,
    /// `before`, `after`, `at the same time as`, each with what stands behind it.
    pub(super) steps: Vec<Range<usize>>,
    /// Times that a thing is due by, and dates.
    pub(super) times: Vec<Time>,
}

impl Phrases {
    pub(super) fn of(side: &Side<'_>) -> Self {
        let times = deadline::times(side);
        let is_time = |at: usize| times.iter().any(|time| time.is_due && time.whole.contains(&at));
        let mut phrases = Self::default();
        for at in 0..side.tokens.len() {
            if is_time(at) {
                continue;
            }
            let token = &side.tokens[at];
            let inside = |spans: &[Range<usize>]| spans.iter().any(|span| span.contains(&at));
            if token.is("if") && opens_condition(side, at) && !inside(&phrases.conditions) {
                phrases.conditions.push(at..end(side, at));
            } else if is_step(side, at) && !inside(&phrases.steps) {
                let end = end(side, at);
                let begins = side.sentence(at).start == at;
                let stop = Some(()).filter(|()| begins).and_then(|()| next_thing(side, at, end));
                phrases.steps.push(at..stop.unwrap_or(end));
            }
        }
        phrases.times = times;
        phrases
    }

    /// The condition that a token stands in.
    pub(super) fn condition(&self, at: usize) -> Option<Range<usize>> {
        self.conditions.iter().find(|span| span.contains(&at)).cloned()
    }
}

/// Where a second thing begins behind a step that opens a sentence: `before departure the seals`.
fn next_thing(side: &Side<'_>, opens: usize, end: usize) -> Option<usize> {
    (opens + 2..end).find(|at| side.tokens[*at].is("article") && side.tokens[*at - 1].is_plain())
}

/// Whether a word that can open a condition does: something must follow it.
fn opens_condition(side: &Side<'_>, at: usize) -> bool {
    let sentence = side.sentence(at);
    let is_participle = side.before(at, |_| true).is_some_and(|at| side.tokens[at].is("be"));
    if is_participle && !side.tokens[at].word.contains(' ') && side.tokens[at].is("participle") {
        return false;
    }
    let is_alone = side.tokens[at].forms.len() == 1 && side.tokens[at].word.contains(' ');
    is_alone || (at + 1..sentence.end).any(|at| side.tokens[at].is_content())
}

/// Whether a word tells the order of what stands before it and behind it.
fn is_step(side: &Side<'_>, at: usize) -> bool {
    let link = side.tokens[at].value("order");
    // `the Speaker, together with the Clerk,`: two who act, and no two steps.
    let joins = side.tokens[at].is("and") && at.checked_sub(1).is_some_and(|at| side.is_comma(at));
    matches!(link, Some("before" | "after" | "with"))
        && !joins
        && (at + 1..side.sentence(at).end).any(|at| side.tokens[at].is_content())
}

/// Where the phrase ends that a token opens.
fn end(side: &Side<'_>, opens: usize) -> usize {
    let sentence = side.sentence(opens);
    let begins = (sentence.start..opens).all(|at| !side.tokens[at].is_content());
    let commas = commas(side, opens, sentence.end);
    if begins {
        let main = commas.iter().find(|comma| begins_main_clause(side, **comma + 1, sentence.end));
        let end = main.or(commas.first()).copied();
        return end.or_else(|| named_subject(side, opens, sentence.end)).unwrap_or(sentence.end);
    }
    let next = (opens + 1..sentence.end).find(|at| is_new_duty(side, opens, *at));
    let mut inserted = false;
    for comma in commas.into_iter().filter(|comma| next.is_none_or(|next| *comma < next)) {
        let behind = comma + 1..sentence.end;
        if core::mem::take(&mut inserted) {
            continue;
        }
        if side.get(behind.start).is_some_and(|token| token.is("inserted")) {
            inserted = true;
            continue;
        }
        let alternative = side.get(behind.start).is_some_and(|token| token.is("or"));
        let duty = segment(side, behind.clone()).any(|at| side.tokens[at].is("force"));
        if !alternative || duty {
            return comma;
        }
    }
    next.unwrap_or(sentence.end)
}

/// The commas of a phrase, without those of an insertion directly behind the word that opens it.
fn commas(side: &Side<'_>, opens: usize, end: usize) -> Vec<usize> {
    let mut commas: Vec<usize> = (opens + 1..end)
        .filter(|at| {
            side.tokens[*at].pause == Pause::Clause
                && side.is_comma(*at)
                && !matches!(&*side.tokens[*at].word, ")" | "]")
        })
        .collect();
    if commas.first() == Some(&(opens + 1)) {
        commas.drain(..commas.len().min(2));
    }
    commas
}

/// Whether a main clause begins at a token: somebody, before anything is done.
fn begins_main_clause(side: &Side<'_>, at: usize, end: usize) -> bool {
    let Some(first) = side.get(at) else { return false };
    let opens =
        first.is("and") || first.is("or") || first.is("be") || first.is("force") || first.is("if");
    let does = |token: &super::side::Token| token.is("force") || token.is("be") || token.is("verb");
    let has_no_subject = first.is("no-subject");
    !opens
        && !has_no_subject
        && !first.is("inserted")
        && segment(side, at..end).any(|at| does(&side.tokens[at]))
}

/// Where a main clause begins without a comma before it: with the name of who acts, or with the
/// last article before a duty.
fn named_subject(side: &Side<'_>, opens: usize, end: usize) -> Option<usize> {
    let duty = (opens + 2..end).find(|at| side.tokens[*at].is("force"));
    let verb = duty.or_else(|| (opens + 2..end).find(|at| side.tokens[*at].is("verb")))?;
    let names = (opens + 2..verb).rev().take_while(|at| side.tokens[*at].is_name());
    let article = || {
        let near = (opens + 2..verb).rev().take(3);
        near.into_iter().find(|at| side.tokens[*at].is("article"))
    };
    names.last().or_else(|| article().filter(|_| side.tokens[verb].is("force")))
}

/// The tokens up to the next comma.
fn segment<'s>(side: &'s Side<'_>, at: Range<usize>) -> impl Iterator<Item = usize> + use<'s> {
    let end = at.clone().find(|at| side.is_comma(*at)).unwrap_or(at.end);
    at.start..end
}

/// How many words somebody may have who stands between `and` and his duty.
const SUBJECT_MAX: usize = 6;

/// Whether `and shall ...` begins at a token, or `and Verania shall ...` behind what is said in the phrase.
fn is_new_duty(side: &Side<'_>, opens: usize, at: usize) -> bool {
    let binds = |at: usize| side.tokens[at].number("force") == Some(1);
    let end = side.sentence(at).end.min(at + 2 + SUBJECT_MAX);
    if !side.tokens[at].is("and") || at + 1 >= end {
        return false;
    }
    if side.tokens[at + 1].is("force") {
        return true;
    }
    let acts = |at: usize| {
        let token = &side.tokens[at];
        ["verb", "be", "force", "deed"].iter().any(|one| token.is(one)) && !token.is_name()
    };
    let first = &side.tokens[at + 1];
    let names = first.is_name() || first.is("article") || first.is("everybody");
    let Some(verb) = (at + 2..end).find(|at| binds(*at)) else { return false };
    let is_subject = |at: usize| !acts(at) && !side.is_comma(at) && !side.tokens[at].is("if");
    names && (at + 1..verb).all(is_subject) && (opens + 1..at).any(acts)
}
