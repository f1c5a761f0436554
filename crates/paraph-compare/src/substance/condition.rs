//! Conditions: what must be, or must not be, for a duty, right or ban to hold.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::ops::Range;

use super::finder::{Finder, one_sided};
use super::governed::{self, Hold, moved};
use super::pair::{Group, Hunk, Which};
use super::side::Token;
use super::{Direction, Kind};

/// How much of a condition must be new for it to have come or gone, of a thousand.
const FREE_MIN: usize = 600;

/// Looks for conditions that came, went, or gave way to another.
pub(super) fn whole(finder: &mut Finder<'_>) {
    hanging(finder);
    for group in finder.groups() {
        let mut free = Which::BOTH.map(|which| free(finder, &group, which));
        for which in Which::BOTH {
            free[which as usize].retain(|at| {
                let is_said_before = is_said_before(finder, which, at);
                if is_said_before {
                    finder.pair.tell(which, at.clone());
                }
                !is_said_before
            });
        }
        for old in core::mem::take(&mut free[0]) {
            let opposite = free[1].iter().position(|new| is_replaced(finder, &group, &old, new));
            match opposite {
                Some(at) => {
                    let new = free[1].remove(at);
                    if is_one_consent(finder, &old, &new) {
                        finder.pair.tell(Which::Old, old);
                        finder.pair.tell(Which::New, new);
                        continue;
                    }
                    finder.say(Kind::ConditionChanged, Direction::Changed, &Hunk([old, new]));
                }
                None => tell(finder, Which::Old, old),
            }
        }
        for new in core::mem::take(&mut free[1]) {
            tell(finder, Which::New, new);
        }
    }
}

/// Looks for acts that hung on a condition in one text, and stand in a sentence without any in the other, or hang on that
/// of another act.
fn hanging(finder: &mut Finder<'_>) {
    const KINDS: [Kind; 2] = [Kind::ConditionDropped, Kind::ConditionAdded];
    let holds = Which::BOTH.map(|which| {
        let own = finder.phrases(which).conditions.iter();
        let own = own.filter(|at| !finder.pair.is_told(which, at.start));
        own.map(|at| Hold::of(at.clone(), at.clone())).collect::<Vec<_>>()
    });
    governed::find(finder, KINDS, &holds, |finder, which, sentence, _| {
        has_condition(finder, which, sentence)
    });
    moved::find(finder, KINDS, &holds);
    governed::opener::find(finder);
}

/// Whether a sentence hangs on a condition, or refers to one: `in that case`.
fn has_condition(finder: &Finder<'_>, which: Which, sentence: usize) -> bool {
    let at = finder.pair.side(which).sentences[sentence].clone();
    let mut conditions = finder.phrases(which).conditions.iter();
    conditions.any(|one| at.contains(&one.start))
        || finder.any(which, at, |token| token.is("in-that-case"))
}

/// Whether what hangs on a condition hung on the same one in the other text: it is only said once more.
fn is_said_before(finder: &Finder<'_>, which: Which, condition: &Range<usize>) -> bool {
    let other = which.other();
    let says = |which: Which, at: &Range<usize>| -> Vec<usize> {
        at.clone().filter(|at| finder.token(which, *at).is_content()).collect()
    };
    let own = says(which, condition);
    let is_same = |one: &&Range<usize>| {
        let words = says(other, one);
        words.len() == own.len()
            && words
                .iter()
                .zip(&own)
                .all(|(one, own)| finder.token(other, *one).is_same(finder.token(which, *own)))
    };
    let hold = |at: &Range<usize>| Hold::of(at.clone(), at.clone());
    let others: Vec<Hold> =
        finder.phrases(other).conditions.iter().filter(is_same).map(hold).collect();
    governed::is_said_before(finder, which, &hold(condition), &others)
}

fn tell(finder: &mut Finder<'_>, which: Which, at: Range<usize>) {
    let (kind, direction) = match which {
        Which::Old => (Kind::ConditionDropped, Direction::Dropped),
        Which::New => (Kind::ConditionAdded, Direction::Added),
    };
    finder.say(kind, direction, &one_sided(which, at));
}

/// Conditions of which little stands in the other text.
fn free(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<Range<usize>> {
    let tokens = finder.pair.tokens(group, which);
    let own = finder.phrases(which).conditions.iter().filter(|at| tokens.contains(&at.start));
    own.filter(|at| !finder.pair.is_told(which, at.start) && is_free(finder, which, at))
        .cloned()
        .collect()
}

fn is_free(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let says = |at: &usize| {
        let token = finder.token(which, *at);
        // Quantities are compared by themselves.
        token.is_content()
            && !token.is_figure()
            && !token.is("number")
            && !token.is("unit")
            && !token.is("part")
    };
    let content: Vec<usize> = (at.start + 1..at.end).filter(says).collect();
    let free = content.iter().filter(|at| finder.pair.is_free(which, **at)).count();
    let opens = finder.pair.is_free(which, at.start);
    if !opens && is_paired(finder, which, at) {
        return false;
    }
    if content.is_empty() {
        opens
    } else {
        free * 1000 >= content.len() * FREE_MIN && (opens || free > 0)
    }
}

/// Whether the other text has a condition that opens with the same word and shares another.
fn is_paired(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let other = finder
        .pair
        .mate_of(which, at.start)
        .and_then(|mate| finder.phrases(which.other()).condition(mate));
    let shares = |other: Range<usize>| {
        let mates = (at.start + 1..at.end).filter(|at| finder.token(which, *at).is_content());
        mates.filter_map(|at| finder.pair.mate_of(which, at)).any(|mate| other.contains(&mate))
    };
    other.is_some_and(shares)
}

/// Whether a condition gave way to another: the same thing hangs on both, or they open alike.
fn is_replaced(finder: &Finder<'_>, group: &Group, old: &Range<usize>, new: &Range<usize>) -> bool {
    let opens = finder.pair.mate_of(Which::Old, old.start) == Some(new.start);
    let is_last = |which: Which, at: &Range<usize>| {
        finder
            .phrases(which)
            .conditions
            .iter()
            .filter(|other| finder.pair.tokens(group, which).contains(&other.start))
            .count()
            == 1
            && !at.is_empty()
    };
    opens || (is_last(Which::Old, old) && is_last(Which::New, new))
}

/// `Without the consent of the owner` and `unless the owner has consented`: both deny a consent, and
/// say the same of whose it is.
fn is_one_consent(finder: &Finder<'_>, old: &Range<usize>, new: &Range<usize>) -> bool {
    let denies = |which: Which, at: &Range<usize>| finder.token(which, at.start).is("unless");
    let speaks_of_consent = |which: Which, at: &Range<usize>| {
        let says = |token: &Token| token.is("consent") || token.is("consented");
        finder.any(which, at.clone(), says)
    };
    let others = |which: Which, at: &Range<usize>| {
        let says = |at: &usize| {
            let token = finder.token(which, *at);
            token.is_plain()
                && !token.is("consent")
                && !token.is("consent-kind")
                && !token.is("verb")
                && finder.pair.is_free(which, *at)
        };
        (at.start + 1..at.end).filter(says).count()
    };
    // Prior, in writing: in the phrase that opens the one, or in words of the other.
    let kinds = |which: Which, at: &Range<usize>| -> BTreeSet<&str> {
        let tokens = at.clone().map(|at| finder.token(which, at));
        let said = |token: &'_ Token| {
            let values = token.values("consented").chain(token.values("consent-kind"));
            values.filter(|value| !value.is_empty()).collect::<Vec<_>>()
        };
        tokens.flat_map(said).collect()
    };
    let both = [(Which::Old, old), (Which::New, new)];
    kinds(Which::Old, old) == kinds(Which::New, new)
        && both.iter().all(|(which, at)| {
            denies(*which, at) && speaks_of_consent(*which, at) && others(*which, at) == 0
        })
}

/// Looks for conditions of which a part is another.
pub(super) fn changed(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        links(finder, &group);
        consents(finder, &group);
        let mut hunks: Vec<(Option<usize>, Hunk)> = Vec::new();
        for hunk in finder.hunks(&group) {
            let inside = |which: Which| {
                let at = hunk.at(which);
                at.is_empty() || finder.phrases(which).condition(at.start).is_some()
            };
            if !inside(Which::Old) || !inside(Which::New) {
                continue;
            }
            // What changed in one condition is one change.
            let condition = which_condition(finder, &hunk);
            match hunks.last_mut() {
                Some((before, so_far)) if *before == condition => *so_far = so_far.and(&hunk),
                _ => hunks.push((condition, hunk)),
            }
        }
        for (_, hunk) in hunks {
            if is_weighty(finder, &group, &hunk) {
                finder.say(Kind::ConditionChanged, Direction::Changed, &hunk);
            }
        }
    }
}

/// `Without the prior written consent of` and `without the prior consent of`: two openers that hold a consent, of
/// another kind each, before the same words.
fn consents(finder: &mut Finder<'_>, group: &Group) {
    let kinds = |which: Which, at: usize| -> BTreeSet<&str> {
        finder.token(which, at).values("consented").filter(|kind| !kind.is_empty()).collect()
    };
    let behind = |which: Which, at: usize| {
        let end = finder.pair.side(which).sentence(at).end;
        (at + 1..end).find(|at| finder.token(which, *at).is_content())
    };
    let opens = |which: Which| {
        let tokens = finder.pair.tokens(group, which).into_iter();
        tokens
            .filter(|at| {
                finder.token(which, *at).is("consented") && finder.pair.is_free(which, *at)
            })
            .collect::<Vec<_>>()
    };
    let is_other = |old: usize, new: usize| {
        let mate = behind(Which::Old, old).and_then(|at| finder.pair.mate_of(Which::Old, at));
        mate.is_some()
            && mate == behind(Which::New, new)
            && kinds(Which::Old, old) != kinds(Which::New, new)
    };
    let news = opens(Which::New);
    let changed = opens(Which::Old).into_iter().filter_map(|old| {
        news.iter().find(|new| is_other(old, **new)).map(|new| Hunk([old..old + 1, *new..new + 1]))
    });
    for hunk in changed.collect::<Vec<_>>() {
        finder.say(Kind::ConditionChanged, Direction::Changed, &hunk);
    }
}

/// Where the condition opens in the new text that words stand in, in either text.
fn which_condition(finder: &Finder<'_>, hunk: &Hunk) -> Option<usize> {
    let opens = |which: Which| {
        let at = hunk.at(which);
        finder
            .phrases(which)
            .condition(at.start)
            .filter(|_| !at.is_empty())
            .map(|condition| condition.start)
    };
    opens(Which::New)
        .or_else(|| opens(Which::Old).and_then(|opens| finder.pair.mate_of(Which::Old, opens)))
}

/// `And` turned into `or`, `both` into `either`, and `all` into `any`.
fn links(finder: &mut Finder<'_>, group: &Group) {
    for condition in finder.phrases(Which::Old).conditions.clone() {
        for old in condition {
            let mate = finder.pair.mate_of(Which::Old, old);
            let mate = mate.filter(|new| is_of_others(finder, old, *new));
            let Some(new) = mate.or_else(|| turned(finder, group, old)) else { continue };
            if finder.phrases(Which::New).condition(new).is_some() {
                let hunk = Hunk([old..old + 1, new..new + 1]);
                finder.say(Kind::ConditionChanged, Direction::Changed, &hunk);
            }
        }
    }
}

/// Whether a word that both texts have speaks of another number of those that a condition is about:
/// `if all have paid`, `if any has paid`.
fn is_of_others(finder: &Finder<'_>, old: usize, new: usize) -> bool {
    let extent = |which: Which, at: usize| finder.token(which, at).value("extent");
    matches!((extent(Which::Old, old), extent(Which::New, new)), (Some(one), Some(two)) if one != two)
}

/// The word that took the place of an `and`, `or`, `both` or `either` and says another thing.
fn turned(finder: &Finder<'_>, group: &Group, old: usize) -> Option<usize> {
    if !finder.pair.tokens(group, Which::Old).contains(&old)
        || !finder.pair.is_free(Which::Old, old)
    {
        return None;
    }
    let token = finder.token(Which::Old, old);
    let sides = [finder.pair.side(Which::Old), finder.pair.side(Which::New)];
    let near = |side: usize, at: usize| {
        let before = sides[side].before(at, |token| token.is_content());
        let behind =
            (at + 1..sides[side].sentence(at).end).find(|at| sides[side].tokens[*at].is_content());
        (before, behind)
    };
    let (before, behind) = near(0, old);
    let mate = |at: Option<usize>| at.and_then(|at| finder.pair.mate_of(Which::Old, at));
    finder.pair.tokens(group, Which::New).into_iter().find(|new| {
        let other = finder.token(Which::New, *new);
        let swaps = (token.is("and") && other.is("or"))
            || (token.is("or") && other.is("and"))
            || (token.is("all") && other.is("either"))
            || (token.is("either") && other.is("all"));
        let (new_before, new_behind) = near(1, *new);
        let in_place = (new_before.is_some() && mate(before) == new_before)
            || (new_behind.is_some() && mate(behind) == new_behind);
        swaps && in_place && finder.pair.is_free(Which::New, *new)
    })
}

/// One word for one other may be the same in other words.
fn is_weighty(finder: &Finder<'_>, group: &Group, hunk: &Hunk) -> bool {
    let whole = |which: Which| {
        let at = hunk.at(which);
        finder.phrases(which).condition(at.start).filter(|_| !at.is_empty()).unwrap_or(at)
    };
    let plain = |which: Which, at: Range<usize>| {
        let free = finder.pair.free(which, at);
        free.iter().filter(|at| finder.token(which, **at).is_plain()).count()
    };
    let [old, new] = Which::BOTH.map(|which| plain(which, whole(which)));
    let own = Which::BOTH.map(|which| plain(which, hunk.at(which)));
    let acts = Which::BOTH
        .iter()
        .any(|which| finder.any(*which, hunk.at(*which), |token| token.is("verb")));
    let has_or =
        |which: Which| finder.any(which, hunk.at(which), |token| token.is("or") || token.is("and"));
    match hunk.only() {
        Some(which) => {
            old + new >= 2 - usize::from(has_or(which)) && finder.pair.kept(group) >= 600
        }
        None if own == [1, 1] => !acts && is_alone(finder, group, hunk),
        None => old + new >= 2 + usize::from(acts) && finder.pair.kept(group) >= 500,
    }
}

/// Whether nothing else has no mate: then one word for another is no rewording of the sentence.
fn is_alone(finder: &Finder<'_>, group: &Group, hunk: &Hunk) -> bool {
    Which::BOTH.into_iter().all(|which| {
        let tokens = finder.pair.tokens(group, which);
        tokens.into_iter().all(|at| {
            let token = finder.token(which, at);
            hunk.at(which).contains(&at) || !token.is_plain() || !finder.pair.is_free(which, at)
        })
    })
}
