//! A better package before the first branch, where options are many: one issue after the other is changed,
//! for the worse too while that is little, and the less the longer it goes on (threshold accepting: G. Dueck
//! and T. Scheuer 1990).
//!
//! Depth first, the search stays near where it began for long, and there it can hardly find what is far
//! better. What is changed when is made up from a number that is always the same.

use alloc::vec::Vec;

use super::Search;
use crate::{
    ascent::{Ascent, times},
    current::Current,
    objective::{Standard, sum},
};

/// So many changes are tried for each option in play.
const CHANGES: usize = 2000;
/// Where fewer options are in play, the search itself soon comes to what is good.
const OPTIONS: usize = 200;

impl Search<'_> {
    /// Looks for a package whose smallest gain is larger.
    pub(super) fn accept(&mut self, ascent: &Ascent) {
        let Standard::Least(per) = self.ground.objective.standard.clone() else { return };
        let table = self.ground.table;
        let is_open =
            |seat: &usize| self.domain.has(*seat) && self.domain.left(table.issue[*seat]) > 1;
        let open: Vec<usize> = (0..table.issue.len()).filter(is_open).collect();
        if self.is_gap || open.len() < OPTIONS {
            return;
        }
        let Some(best) = self.best.as_ref() else { return };
        let whole = sum(&ascent.row.multipliers.weights, &per).max(1);
        let bound = ascent.row.gains_at_most(&self.ground.objective, ascent.most);
        let largest = per.iter().copied().max().unwrap_or(1);
        // Each is to come as far as all could by the bound.
        let most = |of: i64| i64::try_from(bound * i128::from(of) / whole).unwrap_or(i64::MAX);
        let from = self.ground.objective.from.iter().zip(&per);
        let aims: Vec<i64> = from.map(|(from, &of)| from.saturating_add(most(of))).collect();
        let known = best.ranked.first().map_or(0, |share| times(share.gain, largest, share.of));
        let gap = most(largest).saturating_sub(known).clamp(0, 1 << 40);
        let short = |utilities: &[i64]| -> i128 {
            let parties = utilities.iter().zip(&aims).zip(&per);
            parties.map(|((utility, aim), &of)| squared(*aim - utility, largest, of)).sum()
        };
        let mut current = Current::new(table, best.seats.clone());
        let mut utilities = best.utilities.clone();
        let mut now = short(&utilities);
        let changes = CHANGES * open.len();
        let mut dice = Dice(1);
        for done in 0..changes {
            let seat = open[dice.below(open.len())];
            let before = current.choose(seat);
            if before == seat {
                continue;
            }
            current.utilities(&mut utilities);
            let then = short(&utilities);
            if current.excess() > 0 || then >= now + allowed(gap, changes - done, changes) {
                current.choose(before);
                continue;
            }
            now = then;
            let level = self.best.iter().flat_map(|best| &best.level);
            let mut gains = utilities.iter().zip(&self.ground.objective.from).zip(level);
            if gains.all(|((utility, from), level)| utility - from >= *level) {
                self.take(current.seats(), &utilities);
            }
        }
    }
}

/// By how much a change may be for the worse, with so many of all changes left.
fn allowed(gap: i64, left: usize, of: usize) -> i128 {
    let part = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
    2 * i128::from(gap) * i128::from(gap) * part(left) / part(of) * part(left) / part(of)
}

/// The square of what is missing, in the measure in which gains are compared.
fn squared(missing: i64, largest: i64, of: i64) -> i128 {
    let missing = i128::from(times(missing.max(0), largest, of).min(1 << 40));
    missing * missing
}

/// Numbers that look random (G. Marsaglia, "Xorshift RNGs", 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = u64::try_from(most).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.0 >> 11) % most).unwrap_or(0)
    }
}
