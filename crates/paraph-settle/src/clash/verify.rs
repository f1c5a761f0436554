//! Checks findings against the scenario alone: every package by the plain definitions, every proof with
//! the slow checker, what is said to be smallest or whole from the sets that are named.

use alloc::vec::Vec;

use super::{
    Clash, Findings, Lift, alternative, cost,
    demands::{Set, count, liftable, met, numbered, part},
    hitting, map,
    oracle::{Budget, acceptable},
};
use crate::{
    objective::Objective,
    proof::Certificate,
    scenario::{Checked, Scenario},
    table::Table,
};

/// What is wrong with a finding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A proof does not prove it.
    #[error("{0}: {1}")]
    Proof(&'static str, crate::proof::check::Flaw),
    /// It is not so.
    #[error("{0}")]
    Claim(&'static str),
}

impl Findings {
    /// Checks them, slowly and simply. It takes no budget: what was found in so many steps is checked
    /// in about as many.
    ///
    /// # Errors
    ///
    /// The first finding that is not as it is said to be.
    pub fn verify(&self, scenario: &Checked) -> Result<(), Wrong> {
        if let Some(package) = &self.acceptable {
            return claim(scenario.is_acceptable(package), "the package is not acceptable");
        }
        for clash in &self.clashes {
            clash.verify(scenario)?;
        }
        for lift in self.lifts.iter().chain(&self.barred) {
            lift.verify(scenario, &self.clashes)?;
        }
        self.verify_sets(scenario)?;
        self.verify_costs(scenario)?;
        for found in &self.alternatives {
            let freed = alternative::freed(scenario, found.issue);
            let package = found.rest.as_ref().map(|rest| rest.package.as_slice());
            let objective = cost::equal(&freed);
            proved("an alternative", &freed, &objective, package, &found.certificate)?;
        }
        Ok(())
    }

    /// The smallest of the sets, and that there are no others.
    fn verify_sets(&self, scenario: &Checked) -> Result<(), Wrong> {
        let mut budget = Budget::new(u64::MAX);
        let all = Set::all(count(scenario));
        let clashes: Vec<Set> =
            self.clashes.iter().map(|clash| numbered(scenario, &clash.demands)).collect();
        let lifts: Vec<Set> = (self.lifts.iter().chain(&self.barred))
            .map(|lift| numbered(scenario, &lift.demands))
            .collect();
        let mut least = |sets: &[Set], allowed: &Set| {
            let smallest = hitting::smallest(sets, allowed, &mut budget);
            smallest.ok().flatten().map(|set| set.len())
        };
        if self.is_smallest_lift {
            let first = self.lifts.first().map(|lift| lift.demands.len());
            let is_so = least(&clashes, &liftable(scenario)) == first;
            claim(is_so, "a smaller set to lift is not ruled out")?;
        }
        if self.is_smallest_clash {
            let first = self.clashes.first().map(|clash| clash.demands.len());
            claim(least(&lifts, &all) == first, "a smaller clash is not ruled out")?;
        }
        if self.is_whole {
            let unexplored = map::unexplored(&all, &clashes, &lifts, &mut budget);
            claim(unexplored == Ok(None), "not all sets are named")?;
            let is_minimal = |lift: &Set| {
                lift.iter().all(|demand| {
                    let others = lift.without(demand);
                    clashes.iter().any(|clash| clash.has(demand) && !clash.meets(&others))
                })
            };
            claim(lifts.iter().all(is_minimal), "a lift is not minimal")?;
        }
        Ok(())
    }

    fn verify_costs(&self, scenario: &Checked) -> Result<(), Wrong> {
        if let Some(concession) = &self.concession {
            let package = Some(concession.package.as_slice());
            let objective = cost::equal(scenario);
            proved("the concession", scenario, &objective, package, &concession.certificate)?;
        }
        if let Some(cheapest) = &self.cheapest {
            let priced =
                cost::priced(scenario).ok_or(Wrong::Claim("costs are too large to be summed"))?;
            let objective = cost::least_cost(&priced);
            let table = Table::new(&priced, |_, _| true);
            let seats = cheapest.certificate.seats.clone().unwrap_or_default();
            let known = table.package(&seats);
            claim(known.starts_with(&cheapest.package), "the proof is of another package")?;
            proved(
                "the cheapest change",
                &priced,
                &objective,
                Some(&known),
                &cheapest.certificate,
            )?;
            let reserved: i64 = scenario.parties.iter().map(|party| party.reservation).sum();
            let kept: i64 = table.utilities(&seats).iter().sum();
            claim(reserved - kept == cheapest.cost, "the cost is another")?;
        }
        Ok(())
    }
}

impl Clash {
    fn verify(&self, scenario: &Checked) -> Result<(), Wrong> {
        let set = numbered(scenario, &self.demands);
        let part = part(scenario, &set);
        let objective = acceptable(&part);
        proved("a clash", &part, &objective, None, &self.certificate)?;
        let others = set.iter().zip(&self.without);
        let is_minimal = set.len() == self.without.len()
            && others.into_iter().all(|(demand, package)| {
                scenario.is_package(package)
                    && set.without(demand).is_within(&met(scenario, package))
            });
        claim(is_minimal, "a clash is not minimal")
    }
}

impl Lift {
    fn verify(&self, scenario: &Checked, clashes: &[Clash]) -> Result<(), Wrong> {
        let set = numbered(scenario, &self.demands);
        let others = Set::all(count(scenario)).minus(&set);
        let is_enough =
            scenario.is_package(&self.package) && others.is_within(&met(scenario, &self.package));
        claim(is_enough, "a lift is not enough")?;
        if let Some(least) = &self.least {
            let part = cost::without(scenario, &set);
            let objective = cost::least_lowering(scenario, &set)
                .ok_or(Wrong::Claim("nothing is to be lowered"))?;
            proved("a lowering", &part, &objective, Some(&least.package), &least.certificate)?;
        }
        // Whether it is minimal is known only where a clash is: each demand of it is one too many.
        let mut clashes = clashes.iter().map(|clash| numbered(scenario, &clash.demands));
        claim(clashes.all(|clash| clash.meets(&set)), "a lift leaves a clash")
    }
}

fn claim(is_so: bool, what: &'static str) -> Result<(), Wrong> {
    if is_so { Ok(()) } else { Err(Wrong::Claim(what)) }
}

/// The certificate is of this objective and this package, and proves it.
fn proved(
    what: &'static str,
    scenario: &Scenario,
    objective: &Objective,
    package: Option<&[usize]>,
    certificate: &Certificate,
) -> Result<(), Wrong> {
    let table = Table::new(scenario, |_, _| true);
    let is_same = certificate.objective == *objective
        && certificate.seats == package.map(|package| table.seated(package));
    claim(is_same, "a proof is of something else")?;
    certificate.check(&table).map_err(|flaw| Wrong::Proof(what, flaw))
}
