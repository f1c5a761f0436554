//! Things that took each other's place, where no other kind has told it: `A bears the cost of transport
//! and B that of insurance`.

use super::finder::Finder;
use super::pair::{Hunk, Which};
use super::{Direction, Kind};
use crate::spelling;

/// How many words a name has that is told whole.
const NAME_WORDS_MAX: usize = 3;

/// Tells what stands at the place of something that stands at its place.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let hunks = finder.hunks(&group);
        // A sentence that was recast may name the same body otherwise.
        let is_only_change = hunks.len() == 1;
        for hunk in hunks {
            let is_exchanged = |which: Which| {
                let free = finder.pair.free(which, hunk.at(which));
                !free.is_empty() && free.iter().all(|at| finder.pair.is_exchanged(which, *at))
            };
            let took_places =
                is_exchanged(Which::Old) && is_exchanged(Which::New) && says_other(finder, &hunk);
            let is_other_name = || {
                Which::BOTH.into_iter().all(|which| is_name(finder, which, &hunk))
                    && !is_spelled_otherwise(finder, &hunk)
            };
            if took_places || is_only_change && is_other_name() {
                finder.claim(Kind::Scope, Direction::Changed, &hunk);
            }
        }
    }
}

/// Whether other words stand at a place: of a longer run that moved, some may be the same.
fn says_other(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    let words = |which: Which| {
        let free = finder.pair.free(which, hunk.at(which)).into_iter();
        free.map(move |at| &finder.token(which, at).word)
    };
    !words(Which::Old).eq(words(Which::New))
}

/// Whether two names are one in two spellings: `Kiev`, `Kyiv`.
pub(super) fn is_spelled_otherwise(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    let [old, new] = Which::BOTH.map(|which| finder.pair.side(which).words(hunk.at(which)));
    spelling::is_one_name(old, new)
}

/// Whether words are one name and nothing else: `the law of Ostria`, of which no other is a synonym.
/// But what a party is called may have several.
fn is_name(finder: &Finder<'_>, which: Which, hunk: &Hunk) -> bool {
    let side = finder.pair.side(which);
    let at = hunk.at(which);
    let is_party = |at: usize| finder.context.parties.iter().any(|one| one.end(side, at).is_some());
    let free = finder.pair.free(which, at.clone());
    let is_plain_name = |at: &usize| {
        let token = finder.token(which, *at);
        token.is_name() && !token.is("month") && !token.is("label") && !token.is("title")
    };
    (1..=NAME_WORDS_MAX).contains(&free.len())
        && free.iter().all(is_plain_name)
        && !at.into_iter().any(is_party)
}
