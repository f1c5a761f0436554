//! Whether each party must do a thing by itself, or all must do it together, where it is counted: `Each Party shall pay
//! 500 euros` is twice what `The Parties shall pay 500 euros` is.
//!
//! Where nothing is counted both say the same, and so do they of a time.

use super::finder::Finder;
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind, number};

/// Looks for parties that must do a counted thing each, and together in the other text.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let [Some(old), Some(new)] = Which::BOTH.map(|which| all_of(finder, &group, which)) else {
            continue;
        };
        let is_apiece = |which: Which, at: usize| finder.token(which, at).is("apiece");
        if is_apiece(Which::Old, old) != is_apiece(Which::New, new)
            && counts(finder, Which::Old, old)
            && counts(finder, Which::New, new)
        {
            finder.claim(Kind::Scope, Direction::Changed, &Hunk([old..old + 1, new..new + 1]));
        }
    }
}

/// The word for all parties before the verb of a group's sentences, if there is one alone in them.
fn all_of(finder: &Finder<'_>, group: &Group, which: Which) -> Option<usize> {
    let tokens = finder.pair.tokens(group, which);
    let mut all = tokens.into_iter().filter(|at| finder.token(which, *at).is("everybody"));
    let only = all.next().filter(|_| all.next().is_none())?;
    // `Neither Party` denies, and is no number of them.
    let is_plain = !finder.token(which, only).is("not") && !finder.pair.is_told(which, only);
    is_plain.then_some(only)
}

/// Whether something is counted behind the verb of those who stand at a place, that is no time and no reference.
fn counts(finder: &Finder<'_>, which: Which, at: usize) -> bool {
    let side = finder.pair.side(which);
    let end = side.sentence(at).end;
    let Some(verb) = (at + 1..end).find(|at| side.tokens[*at].is("force")) else { return false };
    let is_other = |at: usize| {
        let times = finder.phrases(which).times.iter();
        times.clone().any(|time| time.whole.contains(&at))
            || finder.references[which as usize].iter().any(|one| one.at.contains(&at))
    };
    let is_number = |at: &usize| number::at(side, *at).is_some() && !is_other(*at);
    (verb + 1..end).any(|at| is_number(&at) && finder.phrases(which).condition(at).is_none())
}
