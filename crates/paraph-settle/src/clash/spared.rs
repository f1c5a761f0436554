//! Of changes that cost as little, one without a line that need not be lifted.
//!
//! A positive cost is only paid where it must be, but lifting a line that costs nothing makes no change
//! dearer, and the cheapest change that the search comes to may lift any. So such lines are made to stay,
//! one after the other, where the others can be changed at the same cost.

use alloc::vec::Vec;

use super::{
    Cheapest, cost,
    oracle::{Budget, Stopped, optimum},
};
use crate::{scenario::Checked, table::Table};

/// Which lines that cost nothing were tried.
#[derive(Debug, Clone, Default)]
pub(super) struct Spared {
    /// They stay.
    kept: Vec<usize>,
    /// They must be lifted while those that stay do.
    needed: Vec<usize>,
}

impl Spared {
    /// Tries one more line that is lifted, and puts a change that lets it stay in place of the other;
    /// `false` once all were tried. What is needed stays needed, since more and more lines stay.
    pub(super) fn one(
        &mut self,
        scenario: &Checked,
        cheapest: &mut Cheapest,
        budget: &mut Budget,
    ) -> Result<bool, Stopped> {
        let costs_nothing = |line: &usize| scenario.lines[*line].cost == Some(0);
        let mut lifted = cheapest.lift.iter().copied().filter(costs_nothing);
        let line = lifted.find(|line| !self.needed.contains(line));
        let (Some(line), Some(priced)) = (line, cost::priced(scenario)) else { return Ok(false) };
        let objective = cost::least_cost(&priced);
        let mut keeping = priced.clone();
        let kept = self.kept.iter().chain([&line]);
        keeping.lines.extend(kept.map(|&line| scenario.lines[line].clone()));
        let found = optimum(&keeping, objective, &[], budget)?;
        let change = found.package.map(|package| {
            let mut certificate = cheapest.certificate.clone();
            certificate.seats = Some(Table::new(&priced, |_, _| true).seated(&package));
            cost::change(scenario, package, certificate)
        });
        match change.filter(|change| change.cost == cheapest.cost) {
            Some(change) => {
                *cheapest = change;
                self.kept.push(line);
            }
            None => self.needed.push(line),
        }
        Ok(true)
    }
}
