//! What going from one solution to the next costs whom.

use alloc::vec::Vec;

use super::{STANDARDS, Told};
use crate::settling::Solution;

/// Up to so many pairs of a loser and a gainer are told one by one.
const PAIRS: usize = 6;

/// From one solution to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// From this one.
    pub from: Solution,
    /// To this one.
    pub to: Solution,
    /// For each party, units more; negative if less.
    pub change: Vec<i64>,
    /// What each party that loses gives for each unit that each party that gains gets; empty where
    /// there are more than six pairs: then the sums say it.
    pub rates: Vec<Rate>,
    /// What those that lose lose together, in units: not negative.
    pub lost: i64,
    /// What those that gain gain together.
    pub gained: i64,
}

/// One party's loss against another's gain: `lost / gained` is the exchange rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Who loses.
    pub loser: usize,
    /// Who gains.
    pub gainer: usize,
    /// Units; positive.
    pub lost: i64,
    /// Units; positive.
    pub gained: i64,
}

/// From each standard to the next that is another package.
pub(super) fn between(solutions: &[Told]) -> Vec<Exchange> {
    let told = STANDARDS.iter().filter_map(|standard| {
        solutions.iter().find(|told| told.solution == *standard && told.package.is_some())
    });
    let mut others: Vec<&Told> = Vec::new();
    for told in told {
        if others.last().is_none_or(|last| last.utilities != told.utilities) {
            others.push(told);
        }
    }
    others.windows(2).filter_map(|pair| exchange(pair.first()?, pair.get(1)?)).collect()
}

fn exchange(from: &Told, to: &Told) -> Option<Exchange> {
    let change: Vec<i64> =
        to.utilities.iter().zip(&from.utilities).map(|(now, then)| now - then).collect();
    let losers = change.iter().enumerate().filter(|(_, change)| **change < 0);
    let gainers = || change.iter().enumerate().filter(|(_, change)| **change > 0);
    let lost: i64 = losers.clone().map(|(_, change)| -change).sum();
    let gained: i64 = gainers().map(|(_, change)| *change).sum();
    let rate = |loser, lost: i64| {
        gainers().map(move |(gainer, gained)| Rate { loser, gainer, lost: -lost, gained: *gained })
    };
    let mut rates: Vec<Rate> = losers.flat_map(|(loser, lost)| rate(loser, *lost)).collect();
    if rates.len() > PAIRS {
        rates.clear();
    }
    Some(Exchange { from: from.solution, to: to.solution, change, rates, lost, gained })
}
