//! The minimal sets: those that clash and those to lift, found one by means of the other.

use alloc::vec::Vec;

use super::{
    Clash, Findings, Lift, Lowered, cost,
    demands::{Set, count, liftable, named},
    hitting, map,
    oracle::{Budget, Oracle, Reply, Stopped},
};
use crate::{
    proof::Certificate,
    scenario::{Checked, Package, Scenario},
};

/// What is known of the minimal sets.
#[derive(Debug, Clone)]
pub(super) struct Sets {
    all: Set,
    liftable: Set,
    clashes: Vec<Set>,
    proofs: Vec<(Vec<Package>, Certificate)>,
    lifts: Vec<Set>,
    packages: Vec<Package>,
    lowered: Vec<Option<Lowered>>,
    /// What is being tried, with its size at first: work goes on there after it was stopped.
    trial: Option<(Set, usize)>,
    is_smallest_lift: bool,
    is_smallest_clash: bool,
    is_whole: bool,
}

impl Sets {
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self {
            all: Set::all(count(scenario)),
            liftable: liftable(scenario),
            clashes: Vec::new(),
            proofs: Vec::new(),
            lifts: Vec::new(),
            packages: Vec::new(),
            lowered: Vec::new(),
            trial: None,
            is_smallest_lift: false,
            is_smallest_clash: false,
            is_whole: false,
        }
    }

    /// All demands.
    pub(super) fn everything(&self) -> Set {
        self.all.clone()
    }

    /// The smallest set to lift: the smallest that meets all known clashes, once the others can be
    /// met without it.
    pub(super) fn smallest_lift(
        &mut self,
        oracle: &mut Oracle<'_>,
        budget: &mut Budget,
    ) -> Result<(), Stopped> {
        loop {
            let trial = match self.trial.take() {
                None => begun(hitting::smallest(&self.clashes, &self.liftable, budget)?),
                trial => trial,
            };
            // A clash of what cannot be lifted: then no lift is enough.
            let Some((mut lifted, least)) = trial else { break };
            loop {
                self.trial = Some((lifted.clone(), least));
                match oracle.ask(&self.all.minus(&lifted), budget)? {
                    Reply::Met(met) => {
                        self.add_lift(oracle, met, budget)?;
                        break;
                    }
                    // What clashes beside the others is found at once: take it out and ask again.
                    Reply::Clash(clash) => {
                        let clash = self.add_clash(oracle, clash, budget)?;
                        let more = clash.and(&self.liftable);
                        if more.is_empty() {
                            break;
                        }
                        lifted = lifted.or(&more);
                    }
                }
            }
            self.trial = None;
            let mut lifts = self.lifts.iter().filter(|lift| lift.is_within(&self.liftable));
            if lifts.any(|lift| lift.len() == least) {
                break;
            }
        }
        self.is_smallest_lift = true;
        Ok(())
    }

    /// The smallest set that clashes: the smallest that meets all known lifts, once it clashes.
    pub(super) fn smallest_clash(
        &mut self,
        oracle: &mut Oracle<'_>,
        budget: &mut Budget,
    ) -> Result<(), Stopped> {
        loop {
            let trial = match self.trial.take() {
                None => begun(hitting::smallest(&self.lifts, &self.all, budget)?),
                trial => trial,
            };
            let Some((mut kept, least)) = trial else { break };
            loop {
                self.trial = Some((kept.clone(), least));
                match oracle.ask(&kept, budget)? {
                    Reply::Met(met) => {
                        let lift = self.add_lift(oracle, met, budget)?;
                        kept = kept.or(&lift);
                    }
                    Reply::Clash(clash) => {
                        self.add_clash(oracle, clash, budget)?;
                        break;
                    }
                }
            }
            self.trial = None;
            if self.clashes.iter().any(|clash| clash.len() == least) {
                break;
            }
        }
        self.is_smallest_clash = true;
        Ok(())
    }

    /// All sets, or as many as `most`.
    pub(super) fn all(
        &mut self,
        oracle: &mut Oracle<'_>,
        most: usize,
        budget: &mut Budget,
    ) -> Result<(), Stopped> {
        while self.clashes.len() + self.lifts.len() < most {
            let unexplored = map::unexplored(&self.all, &self.clashes, &self.lifts, budget)?;
            let Some(kept) = unexplored else {
                self.is_whole = true;
                break;
            };
            match oracle.ask(&kept, budget)? {
                Reply::Met(met) => self.add_lift(oracle, met, budget)?,
                Reply::Clash(clash) => self.add_clash(oracle, clash, budget)?,
            };
        }
        Ok(())
    }

    /// Works out by how much reservation values must be lowered with the lift at this place, the
    /// smallest first; `false` if there is none.
    pub(super) fn lower(
        &mut self,
        scenario: &Checked,
        at: usize,
        budget: &mut Budget,
    ) -> Result<bool, Stopped> {
        let order = self.in_order(&self.lifts).into_iter();
        let mut advice = order.filter(|&at| self.lifts[at].is_within(&self.liftable));
        let Some(lift) = advice.nth(at) else { return Ok(false) };
        let (set, package) = (&self.lifts[lift], &self.packages[lift]);
        self.lowered[lift] = cost::lowered(scenario, set, package, budget)?;
        Ok(true)
    }

    /// Leaves out what is not needed for the clash, and keeps what is left.
    fn add_clash(
        &mut self,
        oracle: &mut Oracle<'_>,
        clash: Set,
        budget: &mut Budget,
    ) -> Result<Set, Stopped> {
        let mut clash = clash;
        let tried: Vec<usize> = clash.iter().collect();
        for demand in tried {
            if !clash.has(demand) {
                continue;
            }
            if let Reply::Clash(smaller) = oracle.ask(&clash.without(demand), budget)? {
                clash = smaller;
            }
        }
        let certificate = oracle.certify(&clash, budget)?;
        if let (Some(certificate), false) = (certificate, self.clashes.contains(&clash)) {
            let others = clash.iter().filter_map(|demand| oracle.package(&clash.without(demand)));
            self.proofs.push((others.cloned().collect(), certificate));
            self.clashes.push(clash.clone());
        }
        Ok(clash)
    }

    /// Meets more and more demands until none can be added; what is left must be lifted.
    fn add_lift(
        &mut self,
        oracle: &mut Oracle<'_>,
        met: Set,
        budget: &mut Budget,
    ) -> Result<Set, Stopped> {
        let mut met = met;
        for demand in self.all.iter() {
            if !met.has(demand)
                && let Reply::Met(more) = oracle.ask(&met.with(demand), budget)?
            {
                met = more;
            }
        }
        let lift = self.all.minus(&met);
        if let (Some(package), false) = (oracle.package(&met), self.lifts.contains(&lift)) {
            self.packages.push(package.clone());
            self.lifts.push(lift.clone());
            self.lowered.push(None);
        }
        Ok(lift)
    }

    /// Positions, those of smaller sets first.
    fn in_order(&self, sets: &[Set]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..sets.len()).collect();
        order.sort_by_key(|&at| (sets[at].len(), sets[at].iter().collect::<Vec<_>>()));
        order
    }

    /// Says what is known.
    pub(super) fn tell(&self, scenario: &Scenario, findings: &mut Findings) {
        let clash = |at: usize| {
            let (without, certificate) = self.proofs[at].clone();
            Clash { demands: named(scenario, &self.clashes[at]), without, certificate }
        };
        let lift = |at: usize| Lift {
            demands: named(scenario, &self.lifts[at]),
            package: self.packages[at].clone(),
            least: self.lowered[at].clone(),
        };
        findings.clashes = self.in_order(&self.clashes).into_iter().map(clash).collect();
        let (lifts, barred): (Vec<usize>, Vec<usize>) = (self.in_order(&self.lifts).into_iter())
            .partition(|&at| self.lifts[at].is_within(&self.liftable));
        findings.lifts = lifts.into_iter().map(lift).collect();
        findings.barred = barred.into_iter().map(lift).collect();
        findings.is_smallest_clash = self.is_smallest_clash;
        findings.is_smallest_lift = self.is_smallest_lift;
        findings.is_whole = self.is_whole;
    }
}

/// A trial and its size at first.
fn begun(set: Option<Set>) -> Option<(Set, usize)> {
    set.map(|set| {
        let size = set.len();
        (set, size)
    })
}
