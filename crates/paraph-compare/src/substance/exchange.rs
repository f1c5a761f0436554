//! Things that took each other's place, where no other kind has told it: `A bears the cost of transport
//! and B that of insurance`.

use super::finder::Finder;
use super::pair::Which;
use super::{Direction, Kind};

/// Tells what stands at the place of something that stands at its place.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for hunk in finder.hunks(&group) {
            let is_exchanged = |which: Which| {
                let free = finder.pair.free(which, hunk.at(which));
                !free.is_empty() && free.iter().all(|at| finder.pair.is_exchanged(which, *at))
            };
            if is_exchanged(Which::Old) && is_exchanged(Which::New) {
                finder.claim(Kind::Scope, Direction::Changed, &hunk);
            }
        }
    }
}
