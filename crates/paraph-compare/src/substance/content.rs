//! Sentences and clauses of their own that came or went, and those that were written anew.

use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, one_sided};
use super::pair::{Group, Hunk, Which};
use super::side::{Side, Token};
use super::{Direction, Kind};

/// Looks for sentences that stand in one text only.
pub(super) fn sentences(finder: &mut Finder<'_>) {
    for group in finder.pair.groups.clone() {
        for which in Which::BOTH {
            if !group[which.other() as usize].is_empty() {
                continue;
            }
            for sentence in group[which as usize].clone() {
                let at = finder.pair.side(which).sentences[sentence].clone();
                sentence_alone(finder, which, at);
            }
        }
    }
}

fn sentence_alone(finder: &mut Finder<'_>, which: Which, at: Range<usize>) {
    // `pay the rent; and`: another point follows, as it does without the word.
    let says = |token: &Token| !token.is("and") && !token.is_sign();
    if !finder.any(which, at.clone(), says) {
        return;
    }
    if at.clone().any(|at| finder.pair.is_told(which, at)) {
        return;
    }
    let condition =
        finder.phrases(which).conditions.iter().find(|span| at.contains(&span.start)).cloned();
    if let Some(condition) =
        condition.filter(|condition| speaks_of_the_text(finder, which, &at, condition))
    {
        let kind = match which {
            Which::Old => Kind::ConditionDropped,
            Which::New => Kind::ConditionAdded,
        };
        finder.say(kind, super::finder::came_or_went(which), &one_sided(which, condition));
        finder.pair.tell(which, at);
    } else {
        say(finder, which, at);
    }
}

/// `This point applies only if ...`: the sentence is a condition of what stands beside it.
fn speaks_of_the_text(
    finder: &Finder<'_>,
    which: Which,
    at: &Range<usize>,
    condition: &Range<usize>,
) -> bool {
    let rest = at.clone().filter(|at| !condition.contains(at));
    let content: Vec<usize> = rest.filter(|at| finder.token(which, *at).is_content()).collect();
    let applies =
        |at: &usize| finder.token(which, *at).is("applies") || finder.token(which, *at).is("label");
    !content.is_empty() && content.len() <= 3 && content.iter().all(applies)
}

fn say(finder: &mut Finder<'_>, which: Which, at: Range<usize>) {
    let kind = match which {
        Which::Old => Kind::ContentDropped,
        Which::New => Kind::ContentAdded,
    };
    finder.say(kind, super::finder::came_or_went(which), &one_sided(which, at));
}

/// Looks for clauses that stand in one text only.
pub(super) fn clauses(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for hunk in finder.hunks(&group) {
            let Some(which) = hunk.only() else { continue };
            let at = hunk.at(which);
            if !is_clause(finder, which, &at) || finder.pair.kept(&group) < 400 {
                continue;
            }
            if is_said_once_more(finder, &group, which, &at) {
                finder.pair.tell(which, at);
            } else {
                say(finder, which, at);
            }
        }
    }
}

/// Whether the same words stand in the same order elsewhere in the text, and in the other text too: of
/// two sentences that begin alike and are joined, the second beginning is no loss.
fn is_said_once_more(finder: &Finder<'_>, group: &Group, which: Which, at: &Range<usize>) -> bool {
    let says = |at: &usize| finder.token(which, *at).is_content();
    let own: Vec<usize> = at.clone().filter(says).collect();
    let others = finder.pair.tokens(group, which).into_iter();
    let others: Vec<usize> = others.filter(|other| says(other) && !at.contains(other)).collect();
    others.windows(own.len().max(1)).any(|twin| {
        let is_same = |(own, twin): (&usize, &usize)| {
            finder.token(which, *own).is_same(finder.token(which, *twin))
                && finder.pair.mate_of(which, *twin).is_some()
        };
        let is_one_piece = finder.token(which, twin[0]).sentence
            == finder.token(which, twin[twin.len() - 1]).sentence;
        is_one_piece && own.iter().zip(twin).all(is_same)
    })
}

/// Whether words are a clause of their own: what is done, and something beside it.
fn is_clause(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let phrases = finder.phrases(which);
    let side = finder.pair.side(which);
    let in_phrase = phrases.condition(at.start).is_some();
    let in_relative = side.tokens[at.start].is("relative");
    let content = finder.pair.free(which, at.clone());
    if in_phrase || in_relative || content.len() < 2 {
        return false;
    }
    let plain = content.iter().filter(|at| side.tokens[**at].is_plain()).count();
    let is_parted = at.start > 0 && side.is_comma(at.start - 1) && side.tokens[at.start].is("and");
    let least = if is_parted { 2 } else { 4 };
    let has_duty = content.iter().any(|at| side.tokens[*at].is("force"));
    let link = side.get(at.start).is_some_and(|token| token.is("and") || token.is("or"))
        || side
            .before(at.start, |_| true)
            .is_some_and(|at| side.tokens[at].is("and") || side.is_comma(at))
        || side.get(at.end).is_some_and(|token| token.is("and"))
        || side.tokens[at.end - 1].is("and");
    let first = content.first().map(|at| &side.tokens[*at]);
    let is_named = side.before(content[0], |_| true).is_some_and(|at| {
        let token = &side.tokens[at];
        token.is("article") || token.value("relation").is_some_and(|way| way != "good")
    });
    let acts = first.is_some_and(|token| {
        token.is("verb") && !is_named && !is_followed_by_preposition(finder, which, content[0])
    });
    let denies = side.get(at.start + 1).is_some_and(|token| token.is("without-doing"));
    (link && (acts || denies))
        || (has_duty && plain >= 2)
        || (link
            && plain >= least
            && content.iter().any(|at| side.tokens[*at].is("verb") && !is_noun(side, *at))
            && first.is_some_and(|token| !token.is("relative")))
}

/// `the parent undertaking`: a word that could be a verb, and has an article before it.
fn is_noun(side: &Side<'_>, at: usize) -> bool {
    let mut before = (side.sentence(at).start..at).rev().map(|at| &side.tokens[at]);
    let near = before.next();
    near.is_some_and(|near| {
        near.is("article")
            || (near.is_plain()
                && !near.is("verb")
                && before.next().is_some_and(|far| far.is("article")))
    }) && side.get(at + 1).is_none_or(|next| !next.is("article"))
}

/// `and transport of goods` is a thing, and `and transport goods` an act.
fn is_followed_by_preposition(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let next = finder.pair.side(which).get(at + 1);
    next.is_some_and(|token| token.is("part-of") && !token.is("article"))
}

/// Tells of sentences that share so little that no change in them can be named.
pub(super) fn rewritten(finder: &mut Finder<'_>) {
    for group in finder.anew.clone() {
        let hunk = Hunk(Which::BOTH.map(|which| span(finder, &group, which)));
        finder.say(Kind::Rewritten, Direction::Changed, &hunk);
    }
}

fn span(finder: &Finder<'_>, group: &Group, which: Which) -> Range<usize> {
    let tokens = finder.pair.tokens(group, which);
    tokens.first().map_or(0..0, |first| *first..tokens.last().map_or(*first, |last| last + 1))
}
