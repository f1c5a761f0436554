//! Domains in which the least gain may be as good as known but no better: the next smallest decide.

use alloc::{vec, vec::Vec};

use super::{FIRST_STEPS, Search};
use crate::{
    bound::{Best, Row, Verdict},
    objective::Standard,
    proof::By,
};

impl Search<'_> {
    /// Where the least gain may be as good as known but no better: bounds of the sums of the two,
    /// three and more smallest.
    pub(super) fn close_by_ranks(&mut self, first: &Row) -> Option<By> {
        let Standard::Least(per) = &self.ground.objective.standard else { return None };
        if per.iter().any(|&of| of != 1) {
            let mut rows = Vec::new();
            let best = self.best.clone()?;
            let is_closed = self.settle(&best, first.clone(), &[], &mut rows);
            return is_closed.then(|| self.proof.by_settled(rows));
        }
        let mut rows = vec![first.clone()];
        for rank in 2..=per.len() {
            let row = self.ground.ranked(rows.last()?, rank);
            let steps = if self.frames.is_empty() { FIRST_STEPS } else { self.later_steps() };
            let ascent = self.ground.ascend(&self.domain, self.best.as_ref(), row, steps)?;
            ascent.met.iter().for_each(|met| self.take(&met.seats, &met.utilities));
            match ascent.row.verdict(&self.ground.objective, self.best.as_ref(), ascent.most) {
                Verdict::Closed => {
                    rows.push(ascent.row);
                    return Some(self.proof.by_ranks(&rows));
                }
                Verdict::Level => rows.push(ascent.row),
                Verdict::Open => return None,
            }
        }
        // As good in every sum: the same gains in another order, or the same package.
        Some(self.proof.by_ranks(&rows))
    }

    /// The same for fractions: who may have exactly the smallest share is settled, one after the
    /// other, and what the others have at least is bounded anew. `false` if that closes nothing.
    fn settle(
        &mut self,
        best: &Best,
        row: Row,
        path: &[usize],
        rows: &mut Vec<(Vec<usize>, Row)>,
    ) -> bool {
        let Standard::Least(per) = self.ground.objective.standard.clone() else { return false };
        if best.ranked.is_empty() {
            return true;
        }
        if rows.len() > 2 * per.len() {
            return false;
        }
        let steps = if self.frames.is_empty() { FIRST_STEPS } else { self.later_steps() };
        let Some(ascent) = self.ground.ascend(&self.domain, Some(best), row, steps) else {
            return false;
        };
        let verdict = ascent.row.verdict(&self.ground.objective, Some(best), ascent.most);
        rows.push((path.to_vec(), ascent.row.clone()));
        match verdict {
            Verdict::Closed => true,
            Verdict::Open => false,
            Verdict::Level => best.may_be_least().into_iter().all(|party| {
                let mut row = ascent.row.clone();
                let mut weights = row.multipliers.weights.clone();
                weights[party] = 0;
                row.multipliers.reweigh(self.ground.table, weights);
                let path = [path, &[party]].concat();
                self.settle(&best.settled(&per, party), row, &path, rows)
            }),
        }
    }
}
