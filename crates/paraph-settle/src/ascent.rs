//! Better multipliers, step by step, until they close a domain or no more steps are allowed.
//!
//! The bound is convex in the multipliers, so whatever is chosen at its best says in which direction
//! it falls: a party that does badly there should weigh more (a subgradient step, of the length that
//! Polyak 1969 gives for a known target: the best package so far). Prices and shares are not stepped
//! but set, each to where it is best while the others stay ([`blocks`]).
//!
//! All of it is in integers. How good the multipliers are decides how fast the search is, never what
//! it answers.

use alloc::vec::Vec;

use crate::{
    bound::{Best, Row, Verdict},
    domain::Domain,
    multipliers::{Multipliers, Priced},
    objective::{Objective, Standard},
    table::Table,
};

mod blocks;
mod caps;
mod prices;
mod relaxed;
mod simplex;

use blocks::Blocks;
use relaxed::{Followed, relaxed_gains};
pub(crate) use simplex::times;

/// What one round of steps found.
#[derive(Debug, Clone)]
pub(crate) struct Ascent {
    /// The best row found, the first that closes the domain if one does.
    pub(crate) row: Row,
    /// The scenario priced with that row.
    pub(crate) priced: Priced,
    /// What the weighted sum is at most.
    pub(crate) most: i64,
    /// Packages met on the way, to be tried.
    pub(crate) met: Vec<Met>,
}

/// A package met on the way.
#[derive(Debug, Clone)]
pub(crate) struct Met {
    pub(crate) seats: Vec<usize>,
    pub(crate) utilities: Vec<i64>,
}

impl Ascent {
    /// Takes another row in the room of the one before.
    fn take(&mut self, row: &Row, priced: &Priced, most: i64) {
        self.row.copy(row);
        self.priced.copy(priced);
        self.most = most;
    }
}

/// What stays the same through a search.
#[derive(Debug, Clone)]
pub(crate) struct Ground<'a> {
    pub(crate) table: &'a Table,
    pub(crate) objective: Objective,
    /// What weights come to in sum.
    pub(crate) total: i64,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(table: &'a Table, objective: Objective) -> Self {
        let total = total(table, &objective);
        Self { table, objective, total }
    }

    /// The row to begin with.
    pub(crate) fn first_row(&self) -> Row {
        let parties = i64::try_from(self.table.parties()).unwrap_or(i64::MAX);
        let (weights, lead): (Vec<i64>, i64) = match &self.objective.standard {
            Standard::Sum(weights) => {
                // Beyond the standard's own weights there is room for those of reservation values: four
                // times as much for each party, as `simplex::for_sum` grants.
                let sum: i64 = weights.iter().sum();
                let lead = (self.total / 8 / sum.max(parties)).max(1);
                (weights.iter().map(|weight| lead * weight).collect(), lead)
            }
            Standard::Least(per) => {
                let largest = per.iter().copied().max().unwrap_or(1);
                let even = (self.total / parties).max(1);
                let weight = |of: &i64| times(even, largest, *of).clamp(1, self.total);
                (per.iter().map(weight).collect(), self.total)
            }
            Standard::Product => ((0..parties).map(|_| (self.total / parties).max(1)).collect(), 1),
        };
        Row { multipliers: Multipliers::new(self.table, weights), lead, rank: 1 }
    }

    /// A row for the sum of the `rank` smallest gains, beginning from one for fewer.
    pub(crate) fn ranked(&self, row: &Row, rank: usize) -> Row {
        let count = i64::try_from(rank).unwrap_or(i64::MAX);
        let parties = i64::try_from(self.table.parties()).unwrap_or(i64::MAX);
        let lead = (self.total / (4 * parties)).max(1);
        let weights = simplex::project(&row.multipliers.weights, lead, lead * count);
        let mut ranked = row.clone();
        ranked.multipliers.reweigh(self.table, weights);
        Row { lead, rank, ..ranked }
    }

    /// A row that says no more than that this party falls below its reservation value, or, where
    /// the least gain counts, below what is known.
    pub(crate) fn row_of(&self, party: usize) -> Row {
        let weights = (0..self.table.parties()).map(|other| i64::from(other == party)).collect();
        let lead = i64::from(matches!(self.objective.standard, Standard::Least(_)));
        let mut row = Row { multipliers: Multipliers::new(self.table, weights), lead, rank: 1 };
        // A cap below the reservation value says it all.
        if self.table.caps[party].is_some_and(|cap| cap < self.objective.from[party]) {
            let none = self.table.caps.iter().map(|_| 0).collect();
            row.multipliers.let_pass(self.table, none);
        }
        row
    }

    /// Takes steps from `row` until the domain is closed or `steps` are taken.
    pub(crate) fn ascend(
        &self,
        domain: &Domain,
        best: Option<&Best>,
        row: Row,
        steps: usize,
    ) -> Option<Ascent> {
        let mut row = row;
        let mut priced = Priced::of(self.table, domain)?;
        let mut found: Option<Ascent> = None;
        let mut lowest = i128::MAX;
        let mut met: Vec<Met> = Vec::new();
        let (is_plain, mut followed) = (self.table.is_plain(), Followed::default());
        let mut seats = Vec::with_capacity(self.table.issues());
        let mut blocks = Blocks::default();
        let has_blocks = !(self.table.limits.is_empty() && self.table.joints.is_empty());
        for step in 0..=steps {
            row.multipliers.price(self.table, domain, &mut priced);
            if has_blocks {
                blocks.settle(self.table, domain, &mut row.multipliers, &mut priced);
            }
            let most = priced.most_at(self.table, domain, &mut seats)?;
            let verdict = row.verdict(&self.objective, best, most);
            if verdict != Verdict::Closed
                && let Some(closed) = self.closed_by_caps(domain, best, &row, &seats)
            {
                return Some(Ascent { met, ..closed });
            }
            let height = self.height(best, &row, most);
            if height < lowest || found.is_none() || verdict == Verdict::Closed {
                lowest = height;
                match &mut found {
                    Some(found) => found.take(&row, &priced, most),
                    None => {
                        let (row, priced) = (row.clone(), priced.clone());
                        found = Some(Ascent { row, priced, most, met: Vec::new() });
                    }
                }
            }
            if verdict == Verdict::Closed || step == steps {
                break;
            }
            let utilities = is_plain.then(|| followed.sums(self.table, &seats));
            if met.last().is_none_or(|last| last.seats != seats) {
                let utilities =
                    utilities.map_or_else(|| self.table.utilities(&seats), <[i64]>::to_vec);
                met.push(Met { seats: seats.clone(), utilities });
            }
            let gains = match utilities {
                Some(utilities) => self.objective.gains(utilities),
                None => relaxed_gains(self, domain, &row.multipliers, &seats),
            };
            let goes_on = self.step(domain, &mut row, best, most, &seats, &gains);
            if !goes_on && !has_blocks {
                break;
            }
        }
        found.map(|found| Ascent { met, ..found })
    }

    /// The domain closed by the caps of those who would come beyond them.
    fn closed_by_caps(
        &self,
        domain: &Domain,
        best: Option<&Best>,
        row: &Row,
        seats: &[usize],
    ) -> Option<Ascent> {
        let mut row = relaxed::capped(self, domain, row, seats)?;
        let mut priced = Priced::of(self.table, domain)?;
        row.multipliers.price(self.table, domain, &mut priced);
        Blocks::default().settle(self.table, domain, &mut row.multipliers, &mut priced);
        let (most, _) = priced.most(self.table, domain)?;
        let verdict = row.verdict(&self.objective, best, most);
        (verdict == Verdict::Closed).then(|| Ascent { row, priced, most, met: Vec::new() })
    }

    /// How high the bound is, in a measure that grows with it.
    fn height(&self, best: Option<&Best>, row: &Row, most: i64) -> i128 {
        let gains = row.gains_at_most(&self.objective, most);
        match &self.objective.standard {
            Standard::Sum(weights) => row.sum_at_most(&self.objective, weights, most),
            Standard::Least(_) if row.rank > 1 => {
                let all: i128 =
                    row.multipliers.weights.iter().map(|weight| i128::from(*weight)).sum();
                let beyond = all - i128::from(row.lead) * i128::try_from(row.rank).unwrap_or(0);
                let least = best.and_then(|best| best.ranked.first()).map_or(0, |share| share.gain);
                gains - beyond * i128::from(least)
            }
            // Of the smallest gain, with as many bits behind the point as there is room for.
            Standard::Least(per) => {
                let whole = crate::objective::sum(&row.multipliers.weights, per).max(1);
                (gains << 40) / whole
            }
            Standard::Product => u128::try_from(gains)
                .ok()
                .and_then(|gains| row.logarithm(gains))
                .map_or(i128::MIN, i128::from),
        }
    }

    /// Changes the weights; `false` if there is nothing to change.
    fn step(
        &self,
        domain: &Domain,
        row: &mut Row,
        best: Option<&Best>,
        most: i64,
        seats: &[usize],
        gains: &[i64],
    ) -> bool {
        let weights = match &self.objective.standard {
            Standard::Sum(weights) => simplex::for_sum(self, row, weights, best, most, gains),
            Standard::Least(per) => simplex::for_least(self, row, per, best, most, gains),
            Standard::Product => simplex::for_product(self, row, best, most, gains),
        };
        let is_new = row.multipliers.weights != weights;
        if is_new {
            row.multipliers.reweigh(self.table, weights);
        }
        if self.table.caps.iter().all(Option::is_none) {
            return is_new;
        }
        let passed = row.multipliers.passed.clone();
        caps::step(self, domain, row, best, most, seats);
        is_new || row.multipliers.passed != passed
    }
}

/// What weights may come to in sum, so that no weighted sum leaves 62 bits.
fn total(table: &Table, objective: &Objective) -> i64 {
    let largest = |party: usize| -> i64 {
        let issues = (0..table.issues()).map(|issue| {
            table.seats(issue).map(|seat| table.units(party, seat).abs()).max().unwrap_or(0)
        });
        issues.sum()
    };
    let reach = |party: usize| -> i64 {
        let joint: i64 = table.joints.iter().map(|joint| joint.values[party].abs()).sum();
        largest(party) + joint + table.caps[party].unwrap_or(0).abs() + objective.from[party].abs()
    };
    let most = (0..table.parties()).map(reach).max().unwrap_or(0).max(1).ilog2();
    // The smallest gain is bounded to a fraction of a unit by weights with a few bits more than gains
    // have; longer ones only make the proof longer.
    let enough = if matches!(objective.standard, Standard::Least(_)) { most + 8 } else { 30 };
    1 << (60 - most).min(30).min(enough)
}
