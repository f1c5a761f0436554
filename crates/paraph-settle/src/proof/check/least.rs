//! Bounds of several smallest gains, or shares, one after the other: what closes a domain where the smallest
//! alone may be as good as known.

use alloc::vec::Vec;

use num_bigint::BigInt;

use super::{Checker, Flaw};
use crate::objective::{Share, Standard};

impl Checker<'_> {
    pub(super) fn ranks(&self, rows: &[usize]) -> Result<bool, Flaw> {
        let (Standard::Least(per), Some(best)) = (&self.objective.standard, self.best) else {
            return Err(self.flaw("sums of the smallest gains are for the egalitarian standard"));
        };
        if per.iter().any(|&of| of != 1) {
            return Err(self.flaw("gains are not in the same measure"));
        }
        let ranked = self.objective.ranked(per, best);
        for (rank, at) in (1..).zip(rows) {
            let row = self.row_at(*at)?;
            let weights = &row.multipliers.weights;
            let sum: BigInt = weights.iter().map(|weight| BigInt::from(*weight)).sum();
            let (lead, beyond) = if rank == 1 {
                (sum, BigInt::ZERO)
            } else {
                let lead = BigInt::from(row.lead);
                let within: BigInt =
                    weights.iter().map(|weight| BigInt::from((*weight).min(row.lead))).sum();
                if within < &lead * rank {
                    return Err(self.flaw("these weights do not bound so many smallest gains"));
                }
                let beyond = sum - &lead * rank;
                (lead, beyond)
            };
            let least = ranked.first().map_or(0, |share| share.gain);
            let known: BigInt =
                ranked.iter().take(rank).map(|share| BigInt::from(share.gain)).sum();
            let gains = self.gains(&row)? - beyond * least;
            if gains < &lead * &known {
                return Ok(true);
            }
            if gains >= &lead * (known + 1) {
                return Ok(false);
            }
        }
        // Level in every sum: nothing is better.
        Ok(rows.len() == ranked.len())
    }

    /// That no package has a larger smallest share, nor, with the same party or parties at exactly
    /// that, larger shares of the others.
    pub(super) fn settled(&self, rows: &[(Vec<usize>, usize)]) -> Result<bool, Flaw> {
        let (Standard::Least(per), Some(best)) = (&self.objective.standard, self.best) else {
            return Err(self.flaw("shares are settled by the standards of the least gain"));
        };
        let ranked = self.objective.ranked(per, best);
        let mut exact: Vec<Option<i64>> = per.iter().map(|_| None).collect();
        self.settle(per, &ranked, &mut Vec::new(), &mut exact, rows)
    }

    /// The same where the parties of `path` have exactly the smallest shares, the gains in `exact`.
    fn settle(
        &self,
        per: &[i64],
        ranked: &[Share],
        path: &mut Vec<usize>,
        exact: &mut [Option<i64>],
        rows: &[(Vec<usize>, usize)],
    ) -> Result<bool, Flaw> {
        // Level in every share: nothing is better.
        let Some(least) = ranked.get(path.len()) else { return Ok(true) };
        let Some((_, at)) = rows.iter().find(|(parties, _)| parties == path) else {
            return Ok(false);
        };
        let row = self.row_at(*at)?;
        let gains = self.gains(&row)?;
        let weighted = |gain: &dyn Fn(i64) -> i64| -> BigInt {
            let parties = exact.iter().zip(per).zip(&row.multipliers.weights);
            parties.map(|((exact, &of), w)| BigInt::from(exact.unwrap_or(gain(of))) * *w).sum()
        };
        if gains < weighted(&|of| least.reached_by(of)) {
            return Ok(true);
        }
        if gains >= weighted(&|of| least.passed_by(of)) {
            return Ok(false);
        }
        for party in 0..per.len() {
            let gain = least.reached_by(per[party]);
            if exact[party].is_some() || gain == least.passed_by(per[party]) {
                continue;
            }
            exact[party] = Some(gain);
            path.push(party);
            let is_closed = self.settle(per, ranked, path, exact, rows)?;
            path.pop();
            exact[party] = None;
            if !is_closed {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
