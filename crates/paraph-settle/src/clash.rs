//! What stands in the way where no package is acceptable, and what it would be enough to change.
//!
//! A *demand* is a line, or that a party gets its reservation value. Five questions are answered, each
//! exactly and with its proof:
//!
//! - which demands clash: all *minimal* sets that cannot be met together ([`Clash`]), found as MARCO
//!   does (Liffiton, Previti, Malik and Marques-Silva 2016), with the search as the judge;
//! - what it would be enough to lift: all minimal sets without which the others can be met
//!   ([`Lift`]). The smallest of both is known even where there are too many to name all, since the
//!   smallest set that meets every known one of the others is a proved limit (Reiter 1987;
//!   Ignatiev, Previti, Liffiton and Marques-Silva 2015);
//! - the least that lowering reservation values and lifting lines can cost in sum ([`Cheapest`]);
//! - the least equal concession of all parties ([`Concession`]);
//! - on which issue one more alternative would help most ([`Alternative`]).
//!
//! ```
//! use paraph_settle::{clash::{Clashing, Demand}, scenario::{Choosable, Issue, Party, Scenario}};
//!
//! let option = |name: &str| Choosable { name: name.into(), wording: None };
//! let price = Issue { name: "price".into(), options: vec![option("low"), option("high")] };
//! let party = |name: &str, ratings| Party { name: name.into(), reservation: 3, ratings, ..Party::default() };
//! let scenario = Scenario {
//!     issues: vec![price],
//!     parties: vec![party("buyer", vec![vec![4, 1]]), party("seller", vec![vec![2, 5]])],
//!     scale: 1,
//!     ..Scenario::default()
//! };
//! let scenario = scenario.check()?;
//! let mut clashing = Clashing::new(&scenario);
//! clashing.advance(u64::MAX);
//!
//! let findings = clashing.findings();
//! assert_eq!(findings.clashes[0].demands, [Demand::Reservation(0), Demand::Reservation(1)]);
//! assert_eq!(findings.cheapest.as_ref().map(|it| it.cost), Some(1), "the seller takes 2 for 3");
//! # Ok::<(), paraph_settle::scenario::Fault>(())
//! ```

use alloc::{boxed::Box, vec::Vec};

use crate::{
    proof::Certificate,
    scenario::{Checked, Package},
};

mod alternative;
mod cost;
mod demands;
mod hitting;
mod map;
mod oracle;
mod said;
mod sets;
mod spared;
mod verify;
mod words;

pub use crate::amount::Spelling;
pub use demands::Demand;
pub use said::{Kind, Said};
pub use words::TOLD;

use oracle::{Budget, Oracle, Question, Stopped};
use sets::Sets;
use spared::Spared;

/// Demands that cannot be met together, while all but any one of them can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// They, lines first.
    pub demands: Vec<Demand>,
    /// For each of them, a package that meets all the others.
    pub without: Vec<Package>,
    certificate: Certificate,
}

/// Demands that it would be enough to lift, and none of which could stay if only the others were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lift {
    /// They, lines first.
    pub demands: Vec<Demand>,
    /// A package that meets all other demands.
    pub package: Package,
    /// By how much the reservation values among them must be lowered at least in sum; worked out for the
    /// first [`TOLD`] sets.
    pub least: Option<Lowered>,
}

/// The least lowering of some reservation values that makes a package acceptable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lowered {
    /// A package that is acceptable then.
    pub package: Package,
    /// For each party by how many units its reservation value is lowered; mostly 0.
    pub by: Vec<i64>,
    certificate: Certificate,
}

/// The cheapest change that makes a package acceptable: nothing costs less in sum, and of the lines that
/// cost nothing to lift none is lifted that could stay while the same others do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cheapest {
    /// The package that is acceptable then.
    pub package: Package,
    /// For each party by how many units its reservation value is lowered; mostly 0.
    pub lower: Vec<i64>,
    /// The lines lifted, by position.
    pub lift: Vec<usize>,
    /// All units lowered, and the cost of each line lifted.
    pub cost: i64,
    certificate: Certificate,
}

/// The least number of units by which all parties must lower their reservation values alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concession {
    /// The package that is acceptable then; it keeps every line.
    pub package: Package,
    /// Units.
    pub by: i64,
    certificate: Certificate,
}

/// What one more alternative for an issue could do, if it gave every party as much as the best of the
/// alternatives there are, and no line or condition spoke of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The issue, by position.
    pub issue: usize,
    /// The choice for the other issues with which it does most, and how much it leaves to be done;
    /// `None` if lines that do not touch the issue clash without it.
    pub rest: Option<Rest>,
    certificate: Certificate,
}

/// What the other issues leave for a new alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The package; its choice for the issue itself means nothing.
    pub package: Package,
    /// The equal concession in units that all would still have to make. Not above 0 where the
    /// alternative is enough: it may then fall short of everybody's best by so much.
    pub concession: i64,
    /// For each party, what the alternative must be worth to it in units, for the package to be
    /// acceptable to it; `None` where the party's cap is below its reservation value.
    pub needs: Vec<Option<i64>>,
}

/// All that is known so far of what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// An acceptable package, if there is one after all: then nothing else is said.
    pub acceptable: Option<Package>,
    /// The least equal concession; `None` also if lines clash among themselves.
    pub concession: Option<Concession>,
    /// The cheapest change; `None` also if lines that cannot be lifted clash among themselves, or if
    /// costs are too large to be summed.
    pub cheapest: Option<Cheapest>,
    /// Minimal sets of demands that clash, smallest first.
    pub clashes: Vec<Clash>,
    /// Minimal sets of demands that can be lifted, to be lifted, smallest first.
    pub lifts: Vec<Lift>,
    /// Whether the first of `clashes` is as small as any.
    pub is_smallest_clash: bool,
    /// Whether the first of `lifts` is as small as any; where there is none, that none is enough.
    pub is_smallest_lift: bool,
    /// Whether all of `clashes` and `lifts` are known.
    pub is_whole: bool,
    /// The issues, those first on which one more alternative would help most.
    pub alternatives: Vec<Alternative>,
    /// Whether everything asked for was worked out.
    pub is_done: bool,
    /// Minimal sets with demands that cannot be lifted: no advice, but part of the proof that all
    /// clashes are known.
    pub(crate) barred: Vec<Lift>,
}

/// The work on what stands in the way, in parts that can be stopped at any step.
#[derive(Debug, Clone)]
pub struct Clashing<'a> {
    scenario: &'a Checked,
    oracle: Oracle<'a>,
    sets: Sets,
    spared: Spared,
    most: usize,
    findings: Findings,
    stage: Stage,
    steps: u64,
    /// The question within which the last part ended.
    question: Option<Box<Question>>,
    /// Steps granted when the last part ended without anything learnt.
    patience: u64,
}

/// What is being worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Whether anything stands in the way at all.
    Acceptable,
    /// The least equal concession.
    Concession,
    /// The cheapest change.
    Cheapest,
    /// Of changes that are as cheap, one without a line that need not be lifted.
    Spared,
    /// The smallest set to lift.
    SmallestLift,
    /// The smallest set that clashes.
    SmallestClash,
    /// What one more alternative could do, from this issue on.
    Alternatives(usize),
    /// All sets.
    AllSets,
    /// By how much reservation values must be lowered, from this set on.
    Lowered(usize),
    /// Nothing is left to do.
    Done,
}

/// So many sets are named where nobody says otherwise.
const SETS: usize = 1000;

impl<'a> Clashing<'a> {
    /// Begins.
    #[must_use]
    pub fn new(scenario: &'a Checked) -> Self {
        Self {
            scenario,
            oracle: Oracle::new(scenario),
            sets: Sets::new(scenario),
            spared: Spared::default(),
            most: SETS,
            findings: Findings::default(),
            stage: Stage::Acceptable,
            steps: 0,
            question: None,
            patience: 0,
        }
    }

    /// No more sets than so many are sought, of those that clash and those to lift together; the
    /// smallest of both are found in any case.
    #[must_use]
    pub fn at_most(self, sets: usize) -> Self {
        Self { most: sets, ..self }
    }

    /// Goes on for about so many steps, and says at what it is.
    ///
    /// Where steps run out within a question, its search is laid aside and taken up again the next time.
    /// Only work over sets of demands, which is short, is begun again, with more steps. What is found
    /// does not depend on where the work was divided.
    pub fn advance(&mut self, steps: u64) -> Stage {
        let granted = steps.max(self.patience).max(1);
        let mut budget = Budget::new(granted);
        budget.stopped = self.question.take();
        let before = (self.stage, self.oracle.known());
        let mut stopped = false;
        while self.stage != Stage::Done && !stopped {
            stopped = self.work(&mut budget).is_err();
        }
        self.steps = self.steps.saturating_add(budget.spent);
        self.question = budget.stopped;
        let learnt = before != (self.stage, self.oracle.known()) || self.question.is_some();
        self.patience = if learnt { 0 } else { granted.saturating_mul(2) };
        self.stage
    }

    /// Steps done in all.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// What is being worked on.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// What is known so far.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut findings = self.findings.clone();
        findings.alternatives.sort_by_key(Alternative::rank);
        self.sets.tell(self.scenario, &mut findings);
        findings.is_done = self.stage == Stage::Done;
        findings
    }

    /// One stage, or one part of it.
    fn work(&mut self, budget: &mut Budget) -> Result<(), Stopped> {
        self.stage = match self.stage {
            Stage::Acceptable => self.acceptable(budget)?,
            Stage::Concession => {
                self.findings.concession = cost::concession(self.scenario, budget)?;
                self.learn_concession();
                Stage::Cheapest
            }
            Stage::Cheapest => {
                self.findings.cheapest = cost::cheapest(self.scenario, budget)?;
                self.learn_cheapest();
                Stage::Spared
            }
            Stage::Spared => {
                let cheapest = self.findings.cheapest.as_mut();
                match cheapest.map(|it| self.spared.one(self.scenario, it, budget)).transpose()? {
                    Some(true) => {
                        self.learn_cheapest();
                        Stage::Spared
                    }
                    _ => Stage::SmallestLift,
                }
            }
            Stage::SmallestLift => {
                self.sets.smallest_lift(&mut self.oracle, budget)?;
                Stage::SmallestClash
            }
            Stage::SmallestClash => {
                self.sets.smallest_clash(&mut self.oracle, budget)?;
                Stage::Alternatives(0)
            }
            Stage::Alternatives(issue) => self.alternative(issue, budget)?,
            Stage::AllSets => {
                self.sets.all(&mut self.oracle, self.most, budget)?;
                Stage::Lowered(0)
            }
            Stage::Lowered(at) => {
                if at < TOLD && self.sets.lower(self.scenario, at, budget)? {
                    Stage::Lowered(at + 1)
                } else {
                    Stage::Done
                }
            }
            Stage::Done => Stage::Done,
        };
        Ok(())
    }

    fn acceptable(&mut self, budget: &mut Budget) -> Result<Stage, Stopped> {
        let all = self.sets.everything();
        self.oracle.ask(&all, budget)?;
        self.findings.acceptable = self.oracle.package(&all).cloned();
        Ok(if self.findings.acceptable.is_some() { Stage::Done } else { Stage::Concession })
    }

    fn learn_concession(&mut self) {
        if let Some(concession) = &self.findings.concession {
            self.oracle.add(&concession.package);
        }
    }

    fn learn_cheapest(&mut self) {
        if let Some(cheapest) = &self.findings.cheapest {
            self.oracle.add(&cheapest.package);
        }
    }

    fn alternative(&mut self, issue: usize, budget: &mut Budget) -> Result<Stage, Stopped> {
        if issue == self.scenario.issues.len() {
            return Ok(Stage::AllSets);
        }
        let known = self.findings.concession.as_ref().map(|concession| &concession.package);
        let known: Vec<Package> = known.into_iter().cloned().collect();
        let found = alternative::of(self.scenario, issue, &known, budget)?;
        self.findings.alternatives.push(found);
        Ok(Stage::Alternatives(issue + 1))
    }
}
