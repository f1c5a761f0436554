//! The order of two steps.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, one_sided};
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind};

mod listed;

/// Looks for steps that came or went: `after the tax reform has been adopted`, `only thereafter`.
pub(super) fn whole(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for which in Which::BOTH {
            let tokens = finder.pair.tokens(&group, which);
            let steps = finder.phrases(which).steps.clone();
            for step in steps.into_iter().filter(|step| tokens.contains(&step.start)) {
                let content: Vec<usize> = (step.start + 1..step.end)
                    .filter(|at| finder.token(which, *at).is_content())
                    .collect();
                let free = content.iter().filter(|at| finder.pair.is_free(which, **at)).count();
                if !content.is_empty()
                    && free == content.len()
                    && finder.pair.is_free(which, step.start)
                {
                    say(finder, &one_sided(which, step));
                }
            }
        }
        lone_links(finder, &group);
    }
}

/// `Then` and `thereafter` that stand in one text only, where the other has no order at all.
fn lone_links(finder: &mut Finder<'_>, group: &Group) {
    let links = |which: Which| -> Vec<usize> {
        let tokens = finder.pair.tokens(group, which);
        tokens.into_iter().filter(|at| finder.token(which, *at).is("order")).collect()
    };
    let all = [links(Which::Old), links(Which::New)];
    for which in Which::BOTH {
        let is_alone = all[which.other() as usize].is_empty();
        for at in all[which as usize].iter().filter(|_| is_alone) {
            let link = finder.token(which, *at).value("order");
            let mut times = finder.phrases(which).times.iter();
            let is_time = times.any(|time| time.whole.contains(at));
            if link == Some("then") && !is_time && finder.pair.is_free(which, *at) {
                say(finder, &one_sided(which, *at..at + 1));
            }
        }
    }
}

fn say(finder: &mut Finder<'_>, hunk: &Hunk) {
    finder.say(Kind::Order, Direction::Changed, hunk);
}

/// Two steps: what comes first, and what comes then, or both at once.
struct Steps {
    first: Range<usize>,
    then: Range<usize>,
    at_once: bool,
    /// The word that tells the order, and what stands behind it.
    phrase: Range<usize>,
}

/// Looks for steps whose order is another.
pub(super) fn turned(finder: &mut Finder<'_>) {
    of_steps(finder);
    listed::find(finder);
}

fn of_steps(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let all = Which::BOTH.map(|which| steps(finder, &group, which));
        let [olds, news] = all;
        for old in &olds {
            let straight = |new: &Steps| {
                shared(finder, &old.first, &new.first) + shared(finder, &old.then, &new.then)
            };
            let crossed = |new: &Steps| {
                shared(finder, &old.first, &new.then) + shared(finder, &old.then, &new.first)
            };
            let best = news.iter().max_by_key(|new| straight(new).max(crossed(new)));
            let Some(new) = best.filter(|new| {
                let least = if old.at_once == new.at_once { 2 } else { 1 };
                straight(new).max(crossed(new)) >= least
            }) else {
                continue;
            };
            let is_told = finder.pair.is_told(Which::Old, old.phrase.start)
                || finder.pair.is_told(Which::New, new.phrase.start);
            let is_turned = !old.at_once && !new.at_once && crossed(new) > straight(new);
            if !is_told && (is_turned || old.at_once != new.at_once) {
                say(finder, &Hunk([old.phrase.clone(), new.phrase.clone()]));
            }
        }
    }
}

/// How many words of content of two stretches are mates.
fn shared(finder: &Finder<'_>, old: &Range<usize>, new: &Range<usize>) -> usize {
    let mates = old.clone().filter(|at| finder.token(Which::Old, *at).is_content());
    mates.filter_map(|at| finder.pair.mate_of(Which::Old, at)).filter(|at| new.contains(at)).count()
}

/// The orders of steps that a group tells.
fn steps(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<Steps> {
    let side = finder.pair.side(which);
    let tokens = finder.pair.tokens(group, which);
    let mut found = Vec::new();
    for step in finder.phrases(which).steps.iter().filter(|step| tokens.contains(&step.start)) {
        let sentence = side.sentence(step.start);
        let before = sentence.start..step.start;
        let rest = if finder.any(which, before.clone(), |token| token.is_content()) {
            before
        } else {
            step.end..sentence.end
        };
        let told = step.start + 1..step.end;
        let (first, then, at_once) = match side.tokens[step.start].value("order") {
            Some("before") => (rest, told, false),
            Some("with") => (rest, told, true),
            _ => (told, rest, false),
        };
        found.push(Steps { first, then, at_once, phrase: step.clone() });
    }
    for at in tokens.iter().copied().filter(|at| side.tokens[*at].is("order-if")) {
        // `Once the seal is set, A is done`: a condition that is a step, too, where the other text
        // has its order turned.
        let Some(told) = finder.phrases(which).condition(at).filter(|told| told.start == at) else {
            continue;
        };
        let sentence = side.sentence(at);
        let before = sentence.start..at;
        let rest = if finder.any(which, before.clone(), |token| token.is_content()) {
            before
        } else {
            told.end..sentence.end
        };
        let first = told.start + 1..told.end;
        found.push(Steps { first, then: rest, at_once: false, phrase: told });
    }
    for at in tokens {
        let is_then = side.tokens[at].value("order") == Some("then");
        let sentence = side.sentence(at);
        if !is_then {
            continue;
        }
        // `A is done first and B thereafter`: the link between both parts them.
        let link = (sentence.start..at)
            .rev()
            .find(|at| (side.is_comma(*at) || side.tokens[*at].is("and")) && at + 1 < sentence.end)
            .filter(|link| finder.any(which, link + 1..at, |token| token.is_plain()));
        let start = side.before(at, |token| token.is("force")).map_or(sentence.start, |at| at + 1);
        let (first, then) = match link {
            Some(link) => (sentence.start..link, link + 1..sentence.end),
            None => (start..at, at + 1..sentence.end),
        };
        if finder.any(which, first.clone(), |token| token.is_content()) {
            found.push(Steps { first, then, at_once: false, phrase: start..sentence.end });
        }
    }
    found
}
