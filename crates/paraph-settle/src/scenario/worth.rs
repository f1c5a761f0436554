//! What a package is worth, and whether it keeps every line: the plain definitions.
//!
//! Everything cleverer in this crate is held against these few lines.

use alloc::vec::Vec;

use super::{Choice, Line, Package, Party, Scenario, Term};

impl Choice {
    /// Whether the package chooses one of these options.
    #[must_use]
    pub fn holds(&self, package: &[usize]) -> bool {
        package.get(self.issue).is_some_and(|chosen| self.options.contains(chosen))
    }
}

impl Term {
    /// Whether the package fulfils all of it.
    #[must_use]
    pub fn is_fulfilled(&self, package: &[usize]) -> bool {
        self.when.iter().all(|choice| choice.holds(package))
    }
}

impl Line {
    /// Whether the package keeps it.
    #[must_use]
    pub fn is_kept(&self, package: &[usize]) -> bool {
        let held = self.of.iter().filter(|choice| choice.holds(package)).count();
        (self.at_least..=self.at_most).contains(&held)
    }
}

impl Party {
    /// What it is paid on conditions on this issue alone, if this option is chosen, in units.
    #[must_use]
    pub fn paid_for(&self, issue: usize, option: usize) -> i64 {
        let is_paid = |term: &&Term| match term.when.as_slice() {
            [one] => one.issue == issue && one.options.contains(&option),
            _ => false,
        };
        self.terms.iter().filter(is_paid).map(|term| term.value).sum()
    }

    /// What the package is worth to it, in units.
    #[must_use]
    pub fn utility(&self, package: &[usize]) -> i64 {
        let rated = package.iter().zip(&self.ratings);
        let ratings: i64 = rated.filter_map(|(&chosen, ratings)| ratings.get(chosen)).sum();
        let fulfilled = self.terms.iter().filter(|term| term.is_fulfilled(package));
        let worth = ratings + fulfilled.map(|term| term.value).sum::<i64>();
        self.cap.map_or(worth, |cap| worth.min(cap))
    }

    /// Units above its reservation value; below it they are negative.
    #[must_use]
    pub fn gain(&self, package: &[usize]) -> i64 {
        self.utility(package) - self.reservation
    }
}

impl Scenario {
    /// What the package is worth to each party, in units.
    #[must_use]
    pub fn utilities(&self, package: &[usize]) -> Vec<i64> {
        self.parties.iter().map(|party| party.utility(package)).collect()
    }

    /// What utilities are above the reservation values, in units, in the order of the parties; below them they
    /// are negative.
    #[must_use]
    pub fn gains(&self, utilities: &[i64]) -> Vec<i64> {
        let parties = utilities.iter().zip(&self.parties);
        parties.map(|(utility, party)| utility - party.reservation).collect()
    }

    /// Positions of the lines that the package breaks.
    #[must_use]
    pub fn broken(&self, package: &[usize]) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| !line.is_kept(package)).map(|(at, _)| at).collect()
    }

    /// Whether the package chooses an option of each issue and keeps every line.
    #[must_use]
    pub fn keeps_lines(&self, package: &[usize]) -> bool {
        self.is_package(package) && self.lines.iter().all(|line| line.is_kept(package))
    }

    /// Whether it keeps every line and gives every party at least its reservation value.
    #[must_use]
    pub fn is_acceptable(&self, package: &[usize]) -> bool {
        self.keeps_lines(package) && self.parties.iter().all(|party| party.gain(package) >= 0)
    }

    /// Whether there is one choice for each issue, among its options.
    #[must_use]
    pub fn is_package(&self, package: &[usize]) -> bool {
        package.len() == self.issues.len()
            && package.iter().zip(&self.issues).all(|(&chosen, issue)| chosen < issue.options.len())
    }

    /// Every issue on its first option.
    #[must_use]
    pub fn first(&self) -> Package {
        self.issues.iter().map(|_| 0).collect()
    }
}
