//! Good packages near those that the search meets.

use alloc::{vec, vec::Vec};

use super::{Search, local};
use crate::{
    ascent::{Ascent, Met},
    objective::{Standard, sum},
};

impl Search<'_> {
    /// Looks for good packages near those that the last steps of the multipliers met.
    pub(super) fn round(&mut self, ascent: &Ascent) {
        /// So many of them are tried.
        const ROUNDED: usize = 16;
        if self.is_gap {
            return;
        }
        for met in ascent.met.iter().rev().take(ROUNDED) {
            let (seats, known) = (met.seats.clone(), self.best.take());
            self.best = local::climbed(&self.ground, &self.start, seats, known, local::By::Ones);
        }
        self.aim(ascent);
    }

    /// For leximin: what all could have by the bound, or nearly, is aimed at, and the sum of what is
    /// missing brought down. The least gain alone says too little about which change helps.
    fn aim(&mut self, ascent: &Ascent) {
        let Standard::Least(per) = self.ground.objective.standard.clone() else { return };
        let whole = sum(&ascent.row.multipliers.weights, &per).max(1);
        let bound = ascent.row.gains_at_most(&self.ground.objective, ascent.most);
        let mut seats = self.most_met(&ascent.met);
        for part in [1, 2, 3, 4, 5, 6] {
            let Some(best) = self.best.as_ref() else { return };
            let mut aimed = self.ground.clone();
            for ((from, &of), &level) in aimed.objective.from.iter_mut().zip(&per).zip(&best.level)
            {
                let most = i64::try_from(bound * i128::from(of) / whole).unwrap_or(level);
                *from += level + (most - level).max(0) * part / 8;
            }
            aimed.objective.acceptable = true;
            seats = local::climb(&aimed, &self.start, seats, local::By::Pairs).0;
            self.meet(&seats);
        }
    }

    /// For each issue the option that the last steps chose most often: near what is best in parts
    /// (the volume algorithm, Barahona and Anbil 2000).
    fn most_met(&self, met: &[Met]) -> Vec<usize> {
        /// So many steps are looked at.
        const LAST: usize = 200;
        let table = self.ground.table;
        let mut often = vec![0_usize; table.issue.len()];
        let last = met.iter().rev().take(LAST);
        last.flat_map(|met| &met.seats).for_each(|&seat| often[seat] += 1);
        let most = |issue: usize| {
            let seats = table.seats(issue);
            seats.max_by_key(|&seat| (often[seat], core::cmp::Reverse(seat))).unwrap_or(0)
        };
        (0..table.issues()).map(most).collect()
    }

    /// Where a package was found that is better than `before`, looks for a better one near it.
    pub(super) fn climb(&mut self, before: Option<&[usize]>) {
        let Some(best) = self.best.as_ref() else { return };
        if !self.is_gap && before.is_none_or(|before| before != best.seats) {
            let (seats, known) = (best.seats.clone(), self.best.take());
            self.best = local::climbed(&self.ground, &self.start, seats, known, local::By::Pairs);
        }
    }
}
