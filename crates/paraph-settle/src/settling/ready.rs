//! A scenario made ready to be settled, and proofs checked against it.

use alloc::{vec, vec::Vec};

use num_bigint::BigUint;

use super::{FrontierCertificate, Solution};
use crate::{
    objective::{Objective, Standard},
    proof::Certificate,
    scenario::{Checked, Package},
    table::Table,
};

/// A scenario made ready to be settled.
#[derive(Debug, Clone)]
pub struct Ready {
    pub(crate) table: Table,
    pub(super) scenario: Checked,
}

impl Ready {
    /// Makes a scenario ready, with all of its lines.
    #[must_use]
    pub fn new(scenario: Checked) -> Self {
        Self { table: Table::new(&scenario, |_, _| true), scenario }
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Checked {
        &self.scenario
    }

    /// How many packages there are, lines or not.
    #[must_use]
    pub fn packages(&self) -> BigUint {
        self.scenario.issues.iter().map(|issue| BigUint::from(issue.options.len())).product()
    }

    pub(super) fn reservations(&self) -> Vec<i64> {
        self.scenario.parties.iter().map(|party| party.reservation).collect()
    }

    /// The objective of a solution; Kalai-Smorodinsky needs the most that each party can get.
    pub(crate) fn objective(&self, solution: Solution, ideal: &[i64]) -> Objective {
        let from = self.reservations();
        let ones = || vec![1; from.len()];
        let (standard, acceptable) = match solution {
            Solution::Egalitarian => (Standard::Least(ones()), true),
            Solution::LeastConcession => (Standard::Least(ones()), false),
            Solution::Ideal(party) => {
                let one = |other| i64::from(other == party);
                (Standard::Sum((0..from.len()).map(one).collect()), true)
            }
            // Who can gain nothing gains nothing in any package, whatever it is divided by.
            Solution::KalaiSmorodinsky => {
                let most = ideal.iter().zip(&from).map(|(ideal, from)| (ideal - from).max(1));
                (Standard::Least(most.collect()), true)
            }
            Solution::Nash => (Standard::Product, true),
            Solution::Utilitarian => (Standard::Sum(ones()), true),
            Solution::UtilitarianOfAll => (Standard::Sum(ones()), false),
        };
        Objective { standard, from, acceptable }
    }
}

impl Ready {
    /// Checks a certificate against this scenario, slowly and simply.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and at which of its steps.
    pub fn verify(&self, certificate: &Certificate) -> Result<(), crate::proof::check::Flaw> {
        certificate.check(&self.table)
    }

    /// Checks the proof of a frontier of two parties, the same way.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and at which step of the gap concerned.
    pub fn verify_frontier(
        &self,
        certificate: &FrontierCertificate,
    ) -> Result<(), crate::proof::check::Flaw> {
        certificate.check(&self.table)
    }

    /// The package that sits there.
    pub(crate) fn package(&self, seats: &[usize]) -> Package {
        self.table.package(seats)
    }
}
