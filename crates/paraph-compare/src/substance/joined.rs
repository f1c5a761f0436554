//! Sentences that were joined in one, or one that was cut in several, where each says what it said.
//!
//! `Ostria shall mark the river. Verania shall mark the river.` and `Both Parties shall mark the river.` lay the same
//! duties on the same parties, and so do `A shall not fly. A shall not mine.` and `A shall not fly or mine.` What is
//! compared is who must, may or must not do which act, one by one. Where a sentence says more than that, a time or a
//! condition, it is left to those who look for these.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::bearers::{self, acts};
use super::finder::Finder;
use super::force;
use super::pair::Which;
use super::side::Side;

/// Somebody who must, may or must not do one thing.
#[derive(Clone, Debug)]
struct Say {
    who: String,
    /// How binding it is, and whether it is denied.
    force: (Option<u128>, bool),
    /// The tokens of the act.
    act: Vec<usize>,
}

/// What a sentence says, if it says nothing else.
struct Said {
    sentence: Range<usize>,
    says: Vec<Say>,
}

/// The most sentences that are looked at in a wording.
const SENTENCES_MAX: usize = 60;

/// Notes the sentences that say together what one of the other text says, and whether they are all that the texts
/// differ in by verbs that bind and words that deny.
pub(super) fn find(finder: &mut Finder<'_>) {
    let mut has_joined = false;
    let said = Which::BOTH.map(|which| said(finder, which));
    for which in Which::BOTH {
        let (wholes, parts) = (&said[which as usize], &said[which.other() as usize]);
        let mut used = alloc::vec![false; parts.len()];
        for whole in wholes.iter().filter(|whole| whole.says.len() > 1) {
            let Some(found) = together(finder, which, whole, parts, &used) else { continue };
            has_joined = true;
            finder.pair.tell(which, whole.sentence.clone());
            for part in found {
                used[part] = true;
                finder.pair.tell(which.other(), parts[part].sentence.clone());
            }
        }
    }
    let [old, new] = Which::BOTH.map(|which| binding(finder, which));
    finder.is_joined = has_joined && old == new;
}

/// The verbs that bind and the words that deny of which nothing was noted, in the order of their letters.
fn binding<'f>(finder: &'f Finder<'_>, which: Which) -> Vec<&'f str> {
    let tokens = finder.pair.side(which).tokens.iter().enumerate();
    let open = tokens.filter(|(at, token)| {
        (token.is("force") || token.is("not")) && !finder.pair.is_told(which, *at)
    });
    let mut words: Vec<&str> = open.map(|(_, token)| &*token.word).collect();
    words.sort_unstable();
    words
}

/// The sentences that say, each thing once, what a sentence of the other text says; nothing where it is one.
fn together(
    finder: &Finder<'_>,
    which: Which,
    whole: &Said,
    parts: &[Said],
    used: &[bool],
) -> Option<Vec<usize>> {
    let mut open: Vec<&Say> = whole.says.iter().collect();
    let mut found = Vec::new();
    for (number, part) in parts.iter().enumerate().filter(|(number, _)| !used[*number]) {
        let mut left = open.clone();
        let takes = part.says.iter().all(|say| {
            let place = left.iter().position(|one| is_same(finder, which, one, say));
            place.map(|place| left.swap_remove(place)).is_some()
        });
        if takes {
            open = left;
            found.push(number);
        }
    }
    (open.is_empty() && found.len() > 1).then_some(found)
}

/// Whether two say the same; `which` is the text of the first.
fn is_same(finder: &Finder<'_>, which: Which, one: &Say, other: &Say) -> bool {
    let is_alike = |(one, other): (&usize, &usize)| {
        let (one, other) = (finder.token(which, *one), finder.token(which.other(), *other));
        one.word == other.word || one.is_content() && one.is_same(other)
    };
    one.who == other.who
        && one.force == other.force
        && one.act.len() == other.act.len()
        && one.act.iter().zip(&other.act).all(is_alike)
}

/// What the sentences of a text say that say nothing but who must or may do what.
fn said(finder: &Finder<'_>, which: Which) -> Vec<Said> {
    let side = finder.pair.side(which);
    if side.sentences.len() > SENTENCES_MAX {
        return Vec::new();
    }
    let governing = bearers::governing(side, finder.context);
    let of = |sentence: &Range<usize>| {
        let own = governing.iter().filter(|(verb, _)| sentence.contains(verb));
        let mut says = Vec::new();
        let mut known: Vec<Range<usize>> = Vec::new();
        for (verb, who) in own {
            let subject = force::subject(side, *verb)?;
            let is_denied = force::denied(side, *verb);
            let binds = acts::binds(side, *verb) == Some(true);
            let acts = acts::of(side, *verb, is_denied || binds, finder.context);
            let is_clear = is_clear(side, &acts, is_denied || binds);
            if who.is_empty() || !is_clear || force::agent(side, *verb).is_some() {
                return None;
            }
            let force = (side.tokens[*verb].number("force"), is_denied);
            let is_row = !is_denied && !binds;
            let whole = whole(side, &acts).into_iter();
            let whole =
                whole.flat_map(|act| if is_row { things(side, &act) } else { Vec::from([act]) });
            for act in whole {
                says.extend(who.iter().map(|who| Say {
                    who: who.clone(),
                    force,
                    act: act.clone(),
                }));
            }
            known.extend([subject, *verb..verb + 1]);
            known.extend(acts);
        }
        let is_known = |at: usize| known.iter().any(|one| one.contains(&at));
        let is_all = sentence.clone().all(|at| {
            let token = &side.tokens[at];
            is_known(at) || token.is_sign() || token.is("and") || token.is("not")
        });
        is_all.then(|| Said { sentence: sentence.clone(), says })
    };
    side.sentences.iter().filter_map(of).filter(|said| !said.says.is_empty()).collect()
}

/// Whether each act is to be done, or left undone, by itself: `shall not fly and mine` may forbid no more than both
/// together.
fn is_clear(side: &Side<'_>, acts: &[Range<usize>], is_ban: bool) -> bool {
    let joins = |act: &Range<usize>| {
        let last = act.clone().rev().find(|at| !side.tokens[*at].is_sign());
        last.is_some_and(|at| side.tokens[at].is("and"))
    };
    let may_be_together = is_ban && acts.iter().any(joins);
    !acts.is_empty() && !may_be_together
}

/// An act for each thing that it is done to: `open the port and the bridge` is to open the port, and to open the bridge.
fn things(side: &Side<'_>, act: &[usize]) -> Vec<Vec<usize>> {
    let links = |at: usize| side.tokens[at].is("and") || &*side.tokens[at].word == ",";
    let leads = |before: usize, at: usize| {
        let between = before + 1..at;
        between.clone().any(links) && between.rev().take(1).all(|at| side.tokens[at].is("article"))
    };
    let mut all: Vec<Vec<usize>> = Vec::new();
    for (number, at) in act.iter().enumerate() {
        match all.last_mut() {
            Some(last) if number < 2 || !leads(act[number - 1], *at) => last.push(*at),
            Some(_) => all.push(Vec::from([act[0], *at])),
            None => all.push(Vec::from([*at])),
        }
    }
    all
}

/// The words of each act; one that is but a verb is done to what the last is done to: `sell or lease the land`.
fn whole(side: &Side<'_>, acts: &[Range<usize>]) -> Vec<Vec<usize>> {
    let says = |at: &usize| {
        let token = &side.tokens[*at];
        let is_link = token.is("and") || token.is("or") || token.is("article");
        let is_link = is_link || &*token.word == "nor";
        !token.is_sign() && !is_link && !token.is("not") && !token.is("everybody")
    };
    let own: Vec<Vec<usize>> = acts.iter().map(|act| act.clone().filter(says).collect()).collect();
    let behind = own.last().and_then(|last| last.get(1..)).unwrap_or_default().to_vec();
    let count = own.len();
    let full = |(number, mut act): (usize, Vec<usize>)| {
        if act.len() == 1 && number + 1 < count {
            act.extend(&behind);
        }
        act
    };
    own.into_iter().enumerate().map(full).collect()
}
