//! How somebody has a say before an act: whether it needs his consent, falls with his objection, or only takes that he
//! was heard or told.
//!
//! One consent is said in many ways: `with the consent of Ostria`, `with Ostria's consent`, `if Ostria agrees`. These are
//! the same, and all of them are more than `unless Ostria objects` and `after consulting Ostria`. What is asked of two
//! others, or under other conditions too, is told by the kinds that look at conditions.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Group, Hunk, Which};
use super::side::{Side, Token};
use super::{Direction, Kind};

/// How many words may stand between `with` and the consent.
const OWNER_REACH: usize = 5;

/// What somebody must have done, or must not have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Say {
    /// He has agreed.
    Consent,
    /// He has not objected.
    Silence,
    /// He was heard or told.
    Heard,
}

/// A say that somebody has.
struct Assent {
    say: Say,
    whom: Vec<String>,
    /// Prior, in writing.
    kinds: BTreeSet<&'static str>,
    at: Range<usize>,
    /// The words that say it, where others say of whom.
    words: Range<usize>,
    /// Whether no other kind knows it for a condition.
    is_of_owner: bool,
}

/// Looks for a say that is another now, and passes over one that is put in other words.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let [olds, mut news] = Which::BOTH.map(|which| all(finder, &group, which));
        for old in olds {
            let is_of_same = |new: &Assent| !old.whom.is_empty() && new.whom == old.whom;
            let Some(at) = news.iter().position(is_of_same) else {
                alone(finder, Which::Old, &old);
                continue;
            };
            let new = news.remove(at);
            if !is_new(finder, Which::Old, &old) && !is_new(finder, Which::New, &new) {
                continue;
            }
            // Where both are put alike, whom they name is compared like any other words.
            let are_alike = old.words != old.at && new.words != new.at;
            let whole = |one: &Assent| if are_alike { one.words.clone() } else { one.at.clone() };
            let hunk = Hunk([whole(&old), whole(&new)]);
            if (old.say, &old.kinds) == (new.say, &new.kinds) {
                // What else a condition asks around it is compared with it.
                if is_part(finder, Which::Old, &old) || is_part(finder, Which::New, &new) {
                    continue;
                }
                Which::BOTH.into_iter().for_each(|which| finder.pair.tell(which, hunk.at(which)));
            } else {
                finder.say(Kind::ConditionChanged, Direction::Changed, &hunk);
            }
        }
        for new in news {
            alone(finder, Which::New, &new);
        }
    }
}

/// Whether a say is only a part of what a condition asks.
fn is_part(finder: &Finder<'_>, which: Which, assent: &Assent) -> bool {
    let condition = finder.phrases(which).condition(assent.at.start);
    condition.is_some_and(|condition| condition.start < assent.at.start)
}

/// Whether a word that gives a say has no mate.
fn is_new(finder: &Finder<'_>, which: Which, assent: &Assent) -> bool {
    assent.at.clone().any(|at| {
        let token = finder.token(which, at);
        let gives = says(token).is_some() || token.is("consent-kind") || assent.words.contains(&at);
        gives && token.is_content() && finder.pair.is_free(which, at)
    })
}

/// `with Ostria's consent`, which came or went as a whole.
fn alone(finder: &mut Finder<'_>, which: Which, assent: &Assent) {
    let is_free =
        |at: usize| !finder.token(which, at).is_content() || finder.pair.is_free(which, at);
    if assent.is_of_owner && assent.at.clone().all(is_free) {
        let kind = match which {
            Which::Old => Kind::ConditionDropped,
            Which::New => Kind::ConditionAdded,
        };
        finder.say(kind, came_or_went(which), &one_sided(which, assent.at.clone()));
    }
}

/// The says that a group gives: those in phrases that have no mate, and those in clauses.
fn all(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<Assent> {
    let side = finder.pair.side(which);
    let tokens = finder.pair.tokens(group, which);
    let mut all: Vec<Assent> = Vec::new();
    for at in tokens.iter().copied().filter(|at| finder.pair.is_free(which, *at)) {
        all.extend(of_phrase(side, at).or_else(|| of_owner(finder, side, at)));
    }
    let conditions = finder.phrases(which).conditions.iter();
    let own = conditions.filter(|at| tokens.contains(&at.start));
    all.extend(own.filter_map(|at| of_clause(side, at)));
    all
}

/// `with the prior consent of Ostria`, `after consulting Ostria`.
fn of_phrase(side: &Side<'_>, at: usize) -> Option<Assent> {
    let token = &side.tokens[at];
    let say = token.values("turns").find_map(|turns| match turns {
        "opener consent" => Some(Say::Consent),
        "opener consulted" => Some(Say::Heard),
        _ => None,
    })?;
    let whom = names_behind(side, at);
    let kinds = match say {
        Say::Heard => BTreeSet::new(),
        _ => token.values("consented").filter(|kind| !kind.is_empty()).collect(),
    };
    let named = names(side, whom.clone());
    Some(Assent {
        say,
        whom: named,
        kinds,
        at: at..whom.end,
        words: at..at + 1,
        is_of_owner: false,
    })
}

/// `with Ostria's prior consent`.
fn of_owner(finder: &Finder<'_>, side: &Side<'_>, at: usize) -> Option<Assent> {
    let lists = finder.context.lists;
    if !side.tokens[at].is("assent-lead") {
        return None;
    }
    let end = side.sentence(at).end.min(at + OWNER_REACH);
    let consent = (at + 1..end).find(|at| side.tokens[*at].is("consent"))?;
    let between = at + 1..consent;
    let written = |at: usize| side.text[side.tokens[at].at.clone()].to_lowercase();
    let owner = between.clone().find(|at| lists.is_owner(&written(*at)))?;
    let is_of_it = |at: usize| {
        let token = &side.tokens[at];
        at == owner
            || token.is("article")
            || token.is("consent-kind")
            || (at < owner && token.is_name())
    };
    if !between.clone().all(is_of_it) {
        return None;
    }
    let names = (at + 1..owner).filter(|at| !side.tokens[*at].is("article"));
    let mut whom: Vec<String> = names.map(written).collect();
    whom.push(owner_of(&written(owner)));
    let kinds = between.flat_map(|at| side.tokens[at].values("consent-kind")).collect();
    Some(Assent {
        say: Say::Consent,
        whom,
        kinds,
        at: at..consent + 1,
        words: at..consent + 1,
        is_of_owner: true,
    })
}

/// `if Ostria agrees in writing`, `unless Ostria objects`, where nothing else is asked.
fn of_clause(side: &Side<'_>, at: &Range<usize>) -> Option<Assent> {
    let opens = &side.tokens[at.start];
    let verb = (at.start + 1..at.end).find(|at| says(&side.tokens[*at]).is_some())?;
    let say = match (says(&side.tokens[verb])?, opens.is("unless")) {
        (Say::Consent, false) => Say::Consent,
        (Say::Silence, true) => Say::Silence,
        _ => return None,
    };
    let inside = at.start + 1..at.end;
    let is_of_it = |at: usize| {
        let token = &side.tokens[at];
        at == verb || is_name(token) || token.is("consent-kind") || !token.is_content()
    };
    let denies = inside.clone().any(|at| side.tokens[at].is("not"));
    let is_only = inside.clone().all(is_of_it) && !opens.is("only") && !denies;
    let kinds = inside.flat_map(|at| side.tokens[at].values("consent-kind")).collect();
    let whom = names(side, at.start + 1..verb);
    is_only.then_some(Assent {
        say,
        whom,
        kinds,
        at: at.clone(),
        words: at.clone(),
        is_of_owner: false,
    })
}

/// What a verb of a condition says of somebody's will.
fn says(token: &Token) -> Option<Say> {
    match (token.is("agreeing"), token.is("objecting")) {
        (true, _) => Some(Say::Consent),
        (_, true) => Some(Say::Silence),
        _ => None,
    }
}

fn is_name(token: &Token) -> bool {
    token.is_name() || token.is("person") || token.is("title")
}

/// The names directly behind a word.
pub(super) fn names_behind(side: &Side<'_>, at: usize) -> Range<usize> {
    let goes_on = |at: &usize| {
        let token = &side.tokens[*at];
        is_name(token) || token.is("article")
    };
    let end = (at + 1..side.sentence(at).end).take_while(goes_on).last();
    at + 1..end.map_or(at + 1, |at| at + 1)
}

/// The names among some words, as they are compared.
pub(super) fn names(side: &Side<'_>, at: Range<usize>) -> Vec<String> {
    let names = at.map(|at| &side.tokens[at]).filter(|token| !token.is("article"));
    names.filter(|token| is_name(token)).map(|token| token.word.to_string()).collect()
}

/// `Ostria` of `Ostria's`.
pub(super) fn owner_of(word: &str) -> String {
    word.trim_end_matches('s').trim_end_matches(['\'', '’']).to_string()
}
