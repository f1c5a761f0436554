//! Demands, sets of them, and the scenario with some of them only.

use alloc::{vec, vec::Vec};

use crate::scenario::{Party, Scenario};

/// What a package must meet: a line, or that a party gets its reservation value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Demand {
    /// The line at this position of [`Scenario::lines`].
    Line(usize),
    /// The reservation value of the party at this position.
    Reservation(usize),
}

/// A set of demands, by their numbers: first the lines, then the reservation values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set(Vec<u64>);

impl Set {
    /// No demand of so many.
    pub(super) fn none(of: usize) -> Self {
        Self(vec![0; of.div_ceil(64)])
    }

    /// All of so many.
    pub(super) fn all(of: usize) -> Self {
        let mut set = Self::none(of);
        (0..of).for_each(|demand| set.insert(demand));
        set
    }

    pub(super) fn has(&self, demand: usize) -> bool {
        self.0[demand / 64] >> (demand % 64) & 1 == 1
    }

    pub(super) fn insert(&mut self, demand: usize) {
        self.0[demand / 64] |= 1 << (demand % 64);
    }

    pub(super) fn remove(&mut self, demand: usize) {
        self.0[demand / 64] &= !(1 << (demand % 64));
    }

    pub(super) fn with(&self, demand: usize) -> Self {
        let mut set = self.clone();
        set.insert(demand);
        set
    }

    pub(super) fn without(&self, demand: usize) -> Self {
        let mut set = self.clone();
        set.remove(demand);
        set
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one & !other).collect())
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one & other).collect())
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one | other).collect())
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one & !other == 0)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|word| usize::try_from(word.count_ones()).unwrap_or(0)).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.0.len() * 64).filter(|&demand| self.has(demand))
    }

    /// The first in order.
    pub(super) fn first(&self) -> Option<usize> {
        self.iter().next()
    }
}

/// How many demands a scenario has.
pub(super) fn count(scenario: &Scenario) -> usize {
    scenario.lines.len() + scenario.parties.len()
}

/// The demand with this number.
pub(super) fn demand(scenario: &Scenario, number: usize) -> Demand {
    match number.checked_sub(scenario.lines.len()) {
        None => Demand::Line(number),
        Some(party) => Demand::Reservation(party),
    }
}

/// The demands of a set, in order.
pub(super) fn named(scenario: &Scenario, set: &Set) -> Vec<Demand> {
    set.iter().map(|number| demand(scenario, number)).collect()
}

/// The set of these demands.
pub(super) fn numbered(scenario: &Scenario, demands: &[Demand]) -> Set {
    let mut set = Set::none(count(scenario));
    for demand in demands {
        set.insert(match demand {
            Demand::Line(line) => *line,
            Demand::Reservation(party) => scenario.lines.len() + party,
        });
    }
    set
}

/// Demands that can be lifted: reservation values, and the lines that have a cost.
pub(super) fn liftable(scenario: &Scenario) -> Set {
    let mut set = Set::all(count(scenario));
    for (at, _) in scenario.lines.iter().enumerate().filter(|(_, line)| line.cost.is_none()) {
        set.remove(at);
    }
    set
}

/// Which demands a package meets, by the plain definitions.
pub(super) fn met(scenario: &Scenario, package: &[usize]) -> Set {
    let mut set = Set::none(count(scenario));
    for (at, _) in scenario.lines.iter().enumerate().filter(|(_, line)| line.is_kept(package)) {
        set.insert(at);
    }
    for (at, _) in scenario.parties.iter().enumerate().filter(|(_, it)| it.gain(package) >= 0) {
        set.insert(scenario.lines.len() + at);
    }
    set
}

/// The scenario with these demands alone: a party whose reservation value is not among them does not
/// sit at its table.
pub(super) fn part(scenario: &Scenario, kept: &Set) -> Scenario {
    let lines = scenario.lines.iter().enumerate().filter(|(at, _)| kept.has(*at));
    let seated = scenario.parties.iter().enumerate();
    let seated = seated.filter(|(at, _)| kept.has(scenario.lines.len() + at));
    let mut parties: Vec<Party> = seated.map(|(_, party)| party.clone()).collect();
    if parties.is_empty() {
        // A table needs somebody: one to whom all is the same.
        let ratings = scenario.issues.iter().map(|issue| vec![0; issue.options.len()]).collect();
        parties.push(Party { ratings, ..Party::default() });
    }
    Scenario {
        issues: scenario.issues.clone(),
        parties,
        lines: lines.map(|(_, line)| line.clone()).collect(),
        scale: scenario.scale,
        ..Scenario::default()
    }
}
