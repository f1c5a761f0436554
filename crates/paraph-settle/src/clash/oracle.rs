//! Questions and their answers: can these demands be met together? Every no is proved by multipliers,
//! every yes by a package, and none is asked twice.

use alloc::{boxed::Box, vec, vec::Vec};

use super::demands::{Set, count, met, part};
use crate::{
    ascent::Ground,
    objective::{Objective, Standard},
    proof::{By, Certificate, Proof, Token},
    scenario::{Checked, Package, Scenario},
    search::{Paused, Search},
    table::Table,
};

/// The steps that were allowed are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// Steps that may still be done. A step is a node of the search, or some nodes of smaller work.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    left: u64,
    pub(super) spent: u64,
    small: u64,
    /// The question within which steps ran out: where its search stands.
    pub(super) stopped: Option<Box<Question>>,
}

/// A question that is not answered yet.
#[derive(Debug, Clone)]
pub(super) struct Question {
    scenario: Scenario,
    objective: Objective,
    search: Paused,
}

/// So many nodes over sets of demands count as one step.
const SMALL: u64 = 64;

impl Budget {
    pub(super) fn new(steps: u64) -> Self {
        Self { left: steps, spent: 0, small: 0, stopped: None }
    }

    /// One node over sets of demands.
    pub(super) fn node(&mut self) -> Result<(), Stopped> {
        self.small += 1;
        if self.small.is_multiple_of(SMALL) {
            self.left = self.left.checked_sub(1).ok_or(Stopped)?;
            self.spent += 1;
        }
        Ok(())
    }

    /// The search for a question, run until it is done or `enough` says so. It begins from packages
    /// that are known, or where it stood when it was stopped.
    fn search<'t>(
        &mut self,
        (scenario, table): (&Scenario, &'t Table),
        objective: Objective,
        known: &[Package],
        enough: impl Fn(&Search<'_>) -> bool,
    ) -> Result<Search<'t>, Stopped> {
        let ground = Ground::new(table, objective.clone());
        let is_it = |stopped: &mut Box<Question>| {
            stopped.objective == objective && stopped.scenario == *scenario
        };
        let mut search = match self.stopped.take_if(is_it) {
            Some(stopped) => Search::taken_up(ground, stopped.search),
            None => {
                let mut search = Search::new(ground);
                known.iter().for_each(|package| search.offer(&table.seated(package)));
                search
            }
        };
        while !search.is_done() && !enough(&search) {
            let Some(left) = self.left.checked_sub(1) else {
                let (scenario, search) = (scenario.clone(), search.pause());
                self.stopped = Some(Box::new(Question { scenario, objective, search }));
                return Err(Stopped);
            };
            self.left = left;
            self.spent += 1;
            search.run(1);
        }
        Ok(search)
    }
}

/// The best package by an objective, or that none is admitted, proved.
#[derive(Debug, Clone)]
pub(super) struct Optimum {
    pub(super) package: Option<Package>,
    pub(super) utilities: Vec<i64>,
    pub(super) certificate: Certificate,
}

/// Finds and proves it, beginning from packages that are known.
pub(super) fn optimum(
    scenario: &Scenario,
    objective: Objective,
    known: &[Package],
    budget: &mut Budget,
) -> Result<Optimum, Stopped> {
    let table = Table::new(scenario, |_, _| true);
    let search = budget.search((scenario, &table), objective, known, |_| false)?;
    let best = search.best();
    Ok(Optimum {
        package: best.map(|best| table.package(&best.seats)),
        utilities: best.map(|best| best.utilities.clone()).unwrap_or_default(),
        certificate: Certificate::new(search),
    })
}

/// That a scenario has an acceptable package: what is sought when only that matters.
pub(super) fn acceptable(scenario: &Scenario) -> Objective {
    Objective {
        standard: Standard::Least(vec![1; scenario.parties.len()]),
        from: scenario.parties.iter().map(|party| party.reservation).collect(),
        acceptable: true,
    }
}

/// Whether demands can be met together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// Some package meets them, and all of these.
    Met(Set),
    /// None does; these among them are enough to clash.
    Clash(Set),
}

/// What was asked and answered.
#[derive(Debug, Clone)]
pub(super) struct Oracle<'a> {
    pub(super) scenario: &'a Checked,
    /// Packages, each with all demands that it meets.
    packages: Vec<(Set, Package)>,
    /// Sets of demands that clash, each with its proof if the proof is of exactly this set.
    clashes: Vec<(Set, Option<Certificate>)>,
}

impl<'a> Oracle<'a> {
    pub(super) fn new(scenario: &'a Checked) -> Self {
        Self { scenario, packages: Vec::new(), clashes: Vec::new() }
    }

    /// How much is known: it grows with every question that was answered by a search.
    pub(super) fn known(&self) -> usize {
        self.packages.len() + self.clashes.len()
    }

    /// A package that meets these demands, if one is known.
    pub(super) fn package(&self, kept: &Set) -> Option<&Package> {
        self.packages.iter().find(|(met, _)| kept.is_within(met)).map(|(_, package)| package)
    }

    /// Keeps a package that was found on another way.
    pub(super) fn add(&mut self, package: &Package) {
        self.packages.push((met(self.scenario, package), package.clone()));
    }

    /// Can these be met together?
    pub(super) fn ask(&mut self, kept: &Set, budget: &mut Budget) -> Result<Reply, Stopped> {
        if let Some((met, _)) = self.packages.iter().find(|(met, _)| kept.is_within(met)) {
            return Ok(Reply::Met(met.clone()));
        }
        if let Some((clash, _)) = self.clashes.iter().find(|(clash, _)| clash.is_within(kept)) {
            return Ok(Reply::Clash(clash.clone()));
        }
        self.search(kept, budget)
    }

    /// The proof that exactly these clash.
    pub(super) fn certify(
        &mut self,
        kept: &Set,
        budget: &mut Budget,
    ) -> Result<Option<Certificate>, Stopped> {
        let known = |oracle: &Self| {
            let mut proved = oracle.clashes.iter().filter(|(clash, _)| clash == kept);
            proved.find_map(|(_, certificate)| certificate.clone())
        };
        if known(self).is_none() {
            self.prove(kept, budget)?;
        }
        Ok(known(self))
    }

    fn search(&mut self, kept: &Set, budget: &mut Budget) -> Result<Reply, Stopped> {
        let part = part(self.scenario, kept);
        let table = Table::new(&part, |_, _| true);
        let is_met = |search: &Search<'_>| search.best().is_some();
        let search = budget.search((&part, &table), acceptable(&part), &[], is_met)?;
        if let Some(best) = search.best() {
            let package = table.package(&best.seats);
            let met = met(self.scenario, &package);
            self.packages.push((met.clone(), package));
            return Ok(Reply::Met(met));
        }
        let clash = self.used(kept, &table, search.proof());
        let certificate = (clash == *kept).then(|| Certificate::new(search));
        self.clashes.push((clash.clone(), certificate));
        Ok(Reply::Clash(clash))
    }

    fn prove(&mut self, kept: &Set, budget: &mut Budget) -> Result<(), Stopped> {
        let part = part(self.scenario, kept);
        let proved = optimum(&part, acceptable(&part), &[], budget)?;
        if proved.package.is_none() {
            self.clashes.push((kept.clone(), Some(proved.certificate)));
        }
        Ok(())
    }

    /// Which of the demands the proof speaks of: lines that close or have a price, parties that weigh.
    fn used(&self, kept: &Set, table: &Table, proof: &Proof) -> Set {
        let lines: Vec<usize> =
            kept.iter().filter(|&number| number < self.scenario.lines.len()).collect();
        let parties: Vec<usize> =
            kept.iter().filter(|&number| number >= self.scenario.lines.len()).collect();
        let mut used = Set::none(count(self.scenario));
        let mut rows = Vec::new();
        for token in proof.tokens.iter() {
            match &token {
                Token::Drop(_, by) | Token::Close(by) => match by {
                    By::Limit(limit) => used.insert(lines[table.line_of[*limit]]),
                    By::Row(row) => rows.push(*row),
                    By::Ranks(ranks) => rows.extend(ranks),
                    By::Settled(settled) => rows.extend(settled.iter().map(|(_, row)| row)),
                    // It holds with fewer demands all the more.
                    By::Beaten(_) => {}
                },
                Token::Point | Token::Branch(_) | Token::Option(_) => {}
            }
            // One package that is not acceptable: who it fails is not said, so all are taken.
            if token == Token::Point {
                return kept.clone();
            }
        }
        rows.sort_unstable();
        rows.dedup();
        for row in rows.iter().filter_map(|&row| proof.rows.get(row)) {
            let weigh = row.multipliers.weights.iter().zip(&parties);
            weigh.filter(|(weight, _)| **weight > 0).for_each(|(_, &party)| used.insert(party));
            let priced = row.multipliers.prices.iter().zip(&table.line_of);
            priced.filter(|(price, _)| **price > 0).for_each(|(_, &line)| used.insert(lines[line]));
        }
        used
    }
}
