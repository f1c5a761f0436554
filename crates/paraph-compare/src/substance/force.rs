//! How binding a duty is.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::finder::{Finder, one_sided};
use super::pair::{Group, Hunk, Which};
use super::side::Side;
use super::{Direction, Kind, bearers, negation};

mod relative;
mod subject;

pub(super) use subject::subject;

/// How binding the plain present is in a text that lays down duties.
const PRESENT: u128 = 1;

/// From here on the words that bind nobody have no order of strength among them: who need not do a
/// thing is not freer or less free than who may do it.
const UNRANKED: u128 = 8;

/// Where the words stand that ask to try a thing or recommend it, and no more.
const ENDEAVOUR: Range<u128> = 3..UNRANKED;

/// Looks for duties that bind more or less than before.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        // `not unless` turned into `only if`: the verbs differ, and the duty is the same.
        let is_turned = negation::is_only(finder, &group);
        for old in verbs(finder, &group, Which::Old) {
            if is_turned && denied(finder.pair.side(Which::Old), old) {
                continue;
            }
            if let Some((mate, new)) = act_of(finder, &group, Which::Old, old) {
                compare(finder, old, mate, new);
            }
        }
        for new in verbs(finder, &group, Which::New) {
            if is_turned && denied(finder.pair.side(Which::New), new) {
                continue;
            }
            if let Some((mate, None)) = act_of(finder, &group, Which::New, new) {
                gained(finder, mate, new);
            }
        }
        softeners(finder, &group);
    }
}

/// Looks for bans that only ask to try, or only recommend, where the other text forbids; other bans are alike in any
/// verb. A bound may have the `not` in it, so they are looked for before figures.
pub(super) fn bans(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for old in verbs(finder, &group, Which::Old) {
            let Some((_, Some(new))) = act_of(finder, &group, Which::Old, old) else { continue };
            let (from, to) = (level(finder, Which::Old, old), level(finder, Which::New, new));
            let verbs = [(Which::Old, old), (Which::New, new)];
            let are_bans = verbs.iter().all(|(which, verb)| {
                denied(finder.pair.side(*which), *verb) && !finder.pair.is_told(*which, *verb)
            });
            if !are_bans || ENDEAVOUR.contains(&from) == ENDEAVOUR.contains(&to) {
                continue;
            }
            let who = bearer(finder, Which::Old, old);
            for (which, verb) in verbs {
                if finder.pair.side(which).get(verb + 1).is_some_and(|next| next.is("not")) {
                    finder.pair.tell(which, verb + 1..verb + 2);
                }
            }
            let hunk = Hunk([old..old + 1, new..new + 1]);
            finder.say_of(Kind::Force, direction(from, to), &hunk, who);
        }
    }
}

/// The words of a group that say how binding a duty is.
fn verbs(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<usize> {
    let tokens = finder.pair.tokens(group, which);
    tokens.into_iter().filter(|at| finder.token(which, *at).is("force")).collect()
}

/// The act behind such a word, as it stands in the other text, and the word before it there.
fn act_of(
    finder: &Finder<'_>,
    group: &Group,
    which: Which,
    verb: usize,
) -> Option<(usize, Option<usize>)> {
    let side = finder.pair.side(which);
    let end = duty_end(side, verb);
    let other = which.other();
    let others = finder.pair.tokens(group, other);
    let act = (verb + 1..end)
        .filter(|at| {
            side.tokens[*at].is_content()
                && (!side.tokens[*at].is("not") || side.tokens[*at].is("verb"))
        })
        .take(3);
    let mate = act
        .filter(|at| !finder.pair.is_told(which, *at))
        .find_map(|at| finder.pair.mate_of(which, at))
        .filter(|mate| others.contains(mate))?;
    Some((mate, governing_act(finder.pair.side(other), mate)))
}

/// Where what hangs on such a word ends: at the next one, or with the sentence.
pub(super) fn duty_end(side: &Side<'_>, verb: usize) -> usize {
    let sentence = side.sentence(verb);
    (verb + 1..sentence.end).find(|at| side.tokens[*at].is("force")).unwrap_or(sentence.end)
}

/// The word that says how binding the act at a place is.
pub(super) fn governing(side: &Side<'_>, at: usize) -> Option<usize> {
    side.before(at, |token| token.is("force"))
}

/// The word that says how binding an act is: none before the clause that it stands in, where this says more of a
/// thing. `Shall notify works which affect the river` lays no duty to affect it.
pub(super) fn governing_act(side: &Side<'_>, act: usize) -> Option<usize> {
    governing(side, act).filter(|verb| {
        let is_verb_inside = relative::is_inside(side, *verb);
        is_verb_inside || !relative::is_inside(side, act)
    })
}

fn level(finder: &Finder<'_>, which: Which, at: usize) -> u128 {
    finder.token(which, at).number("force").unwrap_or(PRESENT)
}

fn compare(finder: &mut Finder<'_>, old: usize, mate: usize, new: Option<usize>) {
    let from = level(finder, Which::Old, old);
    let to = new.map_or(PRESENT, |new| level(finder, Which::New, new));
    let is_told = finder.pair.is_told(Which::Old, old)
        || new.is_some_and(|new| finder.pair.is_told(Which::New, new));
    // Of a ban that was lifted, negation speaks; of two bans `bans` has told.
    let denies = denied(finder.pair.side(Which::Old), old)
        || new.is_some_and(|new| denied(finder.pair.side(Which::New), new));
    let kept = new.is_some_and(|new| finder.pair.mate_of(Which::Old, old) == Some(new));
    // `may be renewed` and `renewable`.
    let is_able =
        from >= UNRANKED && finder.context.lists.is_able(&finder.token(Which::New, mate).word);
    // A verb that is gone with its clause is not the one that binds to what was said there.
    let is_inside = new.is_some_and(|new| {
        relative::is_inside(finder.pair.side(Which::Old), old)
            != relative::is_inside(finder.pair.side(Which::New), new)
    });
    if is_told || denies || from == to || kept || is_able || is_inside {
        return;
    }
    if new.is_none() && !is_plain_duty(finder, Which::New, mate) {
        return;
    }
    let own = alternatives(finder.pair.side(Which::Old), old);
    let others = new.map_or_else(Vec::new, |new| alternatives(finder.pair.side(Which::New), new));
    if !own.is_empty() && own == others {
        return;
    }
    // Which of several words in brackets will stand is not settled, and so no direction is.
    let is_settled = own.is_empty() && others.is_empty() && from.min(to) < UNRANKED;
    let direction = if is_settled { direction(from, to) } else { Direction::Changed };
    let who = bearer(finder, Which::Old, old);
    let to_range = new.map_or(0..0, |new| new..new + 1);
    finder.say_of(Kind::Force, direction, &Hunk([old..old + 1, to_range]), who);
}

/// What a verb that stands in square brackets is an alternative to, itself among them, in an order
/// that does not hang on the text's; none where it stands in no brackets.
pub(super) fn alternatives<'s>(side: &'s Side<'_>, verb: usize) -> Vec<&'s str> {
    let sentence = side.sentence(verb);
    let is_bracketed = |at: usize| {
        let sign = |at: &usize| matches!(&*side.tokens[*at].word, "[" | "]");
        (sentence.start..at).rev().find(sign).is_some_and(|at| side.tokens[at].word == "[")
    };
    if !is_bracketed(verb) {
        return Vec::new();
    }
    let verbs = sentence.clone().filter(|at| side.tokens[*at].is("force") && is_bracketed(*at));
    let mut words: Vec<&str> = verbs.map(|at| &*side.tokens[at].word).collect();
    words.sort_unstable();
    words
}

/// An act in the plain present came to stand behind such a word.
fn gained(finder: &mut Finder<'_>, mate: usize, new: usize) {
    let to = level(finder, Which::New, new);
    let is_told = finder.pair.is_told(Which::New, new) || finder.pair.is_told(Which::Old, mate);
    if to == PRESENT
        || is_told
        || denied(finder.pair.side(Which::New), new)
        || !is_plain_duty(finder, Which::Old, mate)
    {
        return;
    }
    let who = bearer(finder, Which::New, new);
    let hunk = Hunk([0..0, new..new + 1]);
    finder.say_of(Kind::Force, direction(PRESENT, to), &hunk, who);
}

/// Whether a plain verb at a place lays down a duty, so that its force can be compared.
fn is_plain_duty(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at);
    let has_force =
        sentence.clone().any(|at| side.tokens[at].is("force") && !finder.pair.is_told(which, at));
    let is_noun = side
        .before(at, |_| true)
        .is_some_and(|at| side.tokens[at].is("article") || side.tokens[at].is("relation"));
    if is_noun || !side.tokens[at].is("verb") || relative::is_inside(side, at) {
        return false;
    }
    let speaks_of_force = { sentence }.any(|at| side.tokens[at].is("force-noun"));
    !has_force && !speaks_of_force
}

fn direction(from: u128, to: u128) -> Direction {
    match from.cmp(&to) {
        Ordering::Less => Direction::Weaker,
        _ => Direction::Stronger,
    }
}

/// Whether who stands at a place has a right and no duty: what binds him, or what he does, is only allowed.
pub(super) fn is_right(side: &Side<'_>, at: usize) -> bool {
    let ends = side.sentence(at).end;
    let verb = (at..ends).find(|at| side.tokens[*at].is("force")).or_else(|| governing(side, at));
    verb.is_some_and(|verb| {
        side.tokens[verb].number("force") == Some(UNRANKED) && !denied(side, verb)
    })
}

pub(super) fn denied(side: &Side<'_>, verb: usize) -> bool {
    let near = side.get(verb + 1).is_some_and(|next| next.is("not") && !next.is("verb"));
    near || side.tokens[verb].is("not")
        || side
            .before(verb, |token| token.is("denial") && !token.is("verb"))
            .is_some_and(|at| !(at..verb).any(|at| side.is_comma(at)))
}

/// Words that make a duty weaker and name no event.
fn softeners(finder: &mut Finder<'_>, group: &Group) {
    for which in Which::BOTH {
        for at in finder.pair.tokens(group, which) {
            if !finder.token(which, at).is("softener") || !finder.pair.is_free(which, at) {
                continue;
            }
            let side = finder.pair.side(which);
            let verb = governing(side, at)
                .or_else(|| (at..side.sentence(at).end).find(|at| side.tokens[*at].is("force")));
            let who = match verb {
                Some(verb) => bearer(finder, which, verb),
                None => subject(side, at).map(|at| side.words(at).to_string()),
            };
            let direction = match which {
                Which::Old => Direction::Stronger,
                Which::New => Direction::Weaker,
            };
            finder.say_of(Kind::Force, direction, &one_sided(which, at..at + 1), who);
        }
    }
}

/// Who bears the duty that a word lays down: its agent in the passive, or its subject; nobody where this is a thing.
fn bearer(finder: &Finder<'_>, which: Which, verb: usize) -> Option<String> {
    let side = finder.pair.side(which);
    let at = agent(side, verb).or_else(|| subject(side, verb))?;
    let is_pronoun = { at.clone() }.all(|at| !side.tokens[at].is_content());
    // `Ostria shall say whether it can pay`: who is spoken of.
    if let Some(before) = governing(side, at.start).filter(|_| is_pronoun) {
        return bearer(finder, which, before);
    }
    let is_law = bearers::head(side, &at).is_some_and(|head| side.tokens[head].is("rules"));
    (!is_law).then(|| side.words(without_apposition(side, at)).to_string())
}

/// `The Buyer, a company of Norway,`: what is said of somebody between commas is no part of his name.
fn without_apposition(side: &Side<'_>, at: Range<usize>) -> Range<usize> {
    let begins = |comma: usize| side.get(comma + 1).is_some_and(|next| next.is("counting-article"));
    let comma = at.clone().find(|at| side.is_comma(*at) && *at > 0 && begins(*at));
    let has_row = |from: usize| (from..at.end).any(|at| side.tokens[at].is("and"));
    match comma.filter(|comma| !has_row(*comma)) {
        Some(comma) => at.start..comma,
        None => at,
    }
}

/// `shall be done by the Seller`: who does it.
pub(super) fn agent(side: &Side<'_>, verb: usize) -> Option<Range<usize>> {
    side.get(verb + 1).filter(|next| next.is("be"))?;
    let by = (verb + 1..duty_end(side, verb)).find(|at| side.tokens[*at].is("agent"))?;
    named_behind(side, by)
}

/// `shall be packed by the Seller, loaded by the Carrier and insured by the Buyer`: who does what, where several do; the
/// words for each act, and those for who does it.
pub(super) fn agents(side: &Side<'_>, verb: usize) -> Vec<[Range<usize>; 2]> {
    let Some(first) = agent(side, verb) else { return Vec::new() };
    let mut all = Vec::from([[verb + 1..first.start - 1, first.clone()]]);
    let (mut from, end) = (first.end, duty_end(side, verb));
    let says = |at: usize| side.tokens[at].is_content() && !side.tokens[at].is("inserted");
    while let Some(by) = (from..end).find(|at| side.tokens[*at].is("agent")) {
        let links = side.tokens[from].is("and") || side.is_comma(from);
        let act = from..by;
        let is_act = links
            && act.clone().any(says)
            && !act.clone().any(|at| side.tokens[at].is("if") || side.tokens[at].is("inserted"));
        let Some(who) = named_behind(side, by).filter(|_| is_act) else { break };
        from = who.end;
        all.push([act, who]);
    }
    all
}

/// Who is named behind a `by`: a name with its article, and those in a row with him.
fn named_behind(side: &Side<'_>, by: usize) -> Option<Range<usize>> {
    let end = side.sentence(by).end;
    let begins = |at: usize| {
        side.get(at).is_some_and(|next| {
            next.is("article")
                || next.is_name()
                || next.is("person")
                || next.is("everybody")
                || next.is("collective")
        })
    };
    let stops = |at: &usize| {
        let token = &side.tokens[*at];
        let is_of_name = token.value("relation") == Some("of")
            && side.get(at + 1).is_some_and(|next| next.is_name());
        let is_small = token.is("small") && !token.is("article") && !token.is("relation");
        side.is_comma(*at)
            || token.is("if")
            || (token.is("relation") && !is_of_name)
            || token.is("by")
            || token.is("prompt")
            || token.is("circumstance")
            || token.is("force")
            || (token.is("and") && !begins(at + 1))
            || is_small
    };
    // Words before the name say nothing by themselves: `the competent authority`.
    let name = (by + 1..end).find(|at| !side.tokens[*at].is("small")).unwrap_or(end);
    let last = (name..end).find(stops).unwrap_or(end);
    (begins(by + 1) && by + 1 < end && last > by + 1).then_some(by + 1..last)
}
