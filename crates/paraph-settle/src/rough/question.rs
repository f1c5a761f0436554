//! Which question to which party would tell most.
//!
//! A question has two answers, each one more statement of that party. Asked is what, whatever the answer,
//! leaves the fewest possible optima: packages that by one of the four standards may still be the best,
//! each counted once for each standard. It is minimax over answers, as in the elicitation of C. Boutilier,
//! R. Patrascu, P. Poupart and D. Schuurmans (*Constraint-based Optimization and Utility Elicitation using
//! the Minimax Decision Criterion*, 2006), with the number of possible optima in place of regret, since
//! regrets of different parties cannot be compared. Of those that leave as many, it is the one after which
//! the fewest standards have no package that is surely the best; then the one that leaves the fewest packages
//! of which it is not known whether all parties can accept them; then the one that leaves fewest of these
//! with the answer that tells more. One that changes none of these with either answer tells nothing, and is
//! not asked. Each answer is counted as the statement that it becomes: "at least as much", "at least so
//! much", so that "the same" is in both. Of equals the first counts: by the
//! name of the party, then acceptance, options, packages, halves, each by names.
//!
//! That a question is asked and not another is worked out from what all parties said, and so tells whoever
//! hears it that the answer matters, and little more; what is asked about are options, packages and numbers
//! of the party itself.

use alloc::{collections::BTreeSet, vec, vec::Vec};

use num_bigint::BigInt;

use super::{
    Statement,
    ground::Ground,
    judged::{Judged, is_beaten},
    linear::Linear,
    order::Order,
    pairs::{Pairs, is_possible, is_sure, ranges},
    possible::{Found, Sought, possible},
    study::Standing,
    witness::Witness,
};
use crate::{
    account::STANDARDS, fraction::Fraction, order::Places, scenario::Package, settling::Solution,
};

/// So many packages are compared with each other in questions.
const COMPARED: usize = 6;
/// Of so many packages it is asked whether they can be accepted.
const JUDGED: usize = 12;
/// So many linear programs at most for one package and standard after one answer.
const STEPS: u64 = 48;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Which of two options of an issue is worth more.
    Options {
        /// The issue.
        issue: usize,
        /// An option.
        one: usize,
        /// Another.
        other: usize,
    },
    /// Which of two packages is worth more.
    Packages {
        /// A package.
        one: Package,
        /// Another.
        other: Package,
    },
    /// Whether a rating or the reservation value is above or below the middle of where it can lie.
    Half {
        /// Which number.
        of: Statement,
        /// The middle, in units.
        middle: Fraction,
    },
    /// Whether it can accept a package.
    Accepts {
        /// The package.
        package: Package,
    },
}

/// A question to a party, with what its answers leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// To whom.
    pub party: usize,
    /// What is asked.
    pub ask: Ask,
    /// What is left if the first is worth more, or the number is above the middle, and if it is less; if
    /// it can accept the package, and if it cannot.
    pub left: [Left; 2],
}

/// What is not known; of two, the one that leaves less by the first number in which they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Left {
    /// How many packages may be the best by a standard, each counted once for each standard.
    pub optima: usize,
    /// By how many standards no package is surely the best.
    pub unsettled: usize,
    /// Of how many packages it is not known whether every party can accept them.
    pub unsure: usize,
}

impl Left {
    /// Of each number the larger.
    fn most(self, other: Self) -> Self {
        Self {
            optima: self.optima.max(other.optima),
            unsettled: self.unsettled.max(other.unsettled),
            unsure: self.unsure.max(other.unsure),
        }
    }
}

/// The questions that were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Questions {
    /// To each party the one that tells most, if any tells something.
    pub best: Vec<Question>,
    /// Which of these tells most, by its position: it is asked first.
    pub first: Option<usize>,
    /// How many were not looked into, because the steps were spent or somebody stopped it.
    pub left_open: usize,
}

impl Question {
    /// What it leaves at most, whatever the answer: of each number the larger.
    #[must_use]
    pub fn worst(&self) -> Left {
        self.left[0].most(self.left[1])
    }

    /// What the answer leaves that tells more.
    #[must_use]
    pub fn least(&self) -> Left {
        self.left[0].min(self.left[1])
    }

    /// By which questions are compared: what they leave at most, then what they leave at least.
    #[must_use]
    pub fn leaves(&self) -> (Left, Left) {
        (self.worst(), self.least())
    }
}

impl Questions {
    /// The same in the order of the file.
    pub(super) fn back(self, order: &Order) -> Self {
        let mut all: Vec<(Question, bool)> = (self.best.into_iter().enumerate())
            .map(|(at, one)| (one.back(order), Some(at) == self.first))
            .collect();
        all.sort_by_key(|(question, _)| question.party);
        let first = all.iter().position(|(_, is_first)| *is_first);
        Self { best: all.into_iter().map(|(question, _)| question).collect(), first, ..self }
    }
}

impl Question {
    fn back(self, order: &Order) -> Self {
        let ask = match self.ask {
            Ask::Half { of, middle } => Ask::Half { of: order.told(self.party, of), middle },
            other => other.back(&order.back),
        };
        Self { party: order.back.party(self.party), ask, ..self }
    }
}

impl Ask {
    fn back(self, back: &Places) -> Self {
        let package = |package: Package| back.package(&package).unwrap_or(package);
        match self {
            Self::Options { issue, one, other } => {
                let ((_, one), (issue, other)) =
                    (back.choice((issue, one)), back.choice((issue, other)));
                Self::Options { issue, one, other }
            }
            Self::Packages { one, other } => {
                Self::Packages { one: package(one), other: package(other) }
            }
            Self::Accepts { package: one } => Self::Accepts { package: package(one) },
            half @ Self::Half { .. } => half,
        }
    }
}

/// A question, and the sum of the party's variables that is positive if the first answer is true.
struct Candidate {
    party: usize,
    ask: Ask,
    sum: Linear,
}

impl Judged<'_> {
    /// What is not known.
    pub(super) fn left(&self) -> Left {
        let is_open = |solution: &Solution| !self.best(*solution).contains(&Standing::Surely);
        let unsure = self.acceptable().iter().filter(|standing| **standing == Standing::May);
        Left {
            optima: self.pairs().len(),
            unsettled: STANDARDS.iter().filter(|solution| is_open(solution)).count(),
            unsure: unsure.count(),
        }
    }

    /// As [`Study::questions`](super::study::Study::questions).
    pub(super) fn questions(&self, goes_on: &mut dyn FnMut(u64) -> bool) -> Questions {
        let mut found = Questions::default();
        if STANDARDS.iter().all(|solution| self.is_settled(*solution)) {
            return found;
        }
        let now = self.left();
        self.ground.work.again(self.steps());
        for party in self.ground.parties() {
            let mut best: Option<Question> = None;
            for candidate in self.candidates(party) {
                if !self.goes_on(goes_on) {
                    found.left_open += 1;
                    continue;
                }
                let least = best.as_ref().map_or((now, now), Question::leaves);
                let asked = self.asked(candidate, least.0.optima);
                best = asked.filter(|asked| asked.leaves() < least).or(best);
            }
            found.best.extend(best);
        }
        let fewest = found.best.iter().map(Question::leaves).min();
        found.first = found.best.iter().position(|one| Some(one.leaves()) == fewest);
        found
    }

    /// Whether the best by a standard is the same package with all ratings that fit.
    fn is_settled(&self, solution: Solution) -> bool {
        let of = self.best(solution);
        of.iter().all(|standing| matches!(standing, Standing::Surely | Standing::Cannot))
    }

    /// Standards and packages that are not ruled out.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let all = STANDARDS.iter().enumerate().flat_map(|(place, solution)| {
            let of = self.best(*solution).iter().enumerate();
            of.filter(|(_, standing)| **standing != Standing::Cannot)
                .map(move |(at, _)| (place, at))
        });
        all.collect()
    }

    /// The question with what its answers leave, if that is no more than `bound`.
    fn asked(&self, candidate: Candidate, bound: usize) -> Option<Question> {
        let Candidate { party, ask, sum } = candidate;
        let first = self.left_by(party, &sum, bound)?;
        let second = self.left_by(party, &Linear::default().less(&sum), bound)?;
        Some(Question { party, ask, left: [first, second] })
    }

    /// Packages of which it is not known whether the party can accept them; those first that may be the
    /// best by most standards.
    fn doubtful(&self, party: usize) -> Vec<usize> {
        let mut counts = vec![0_usize; self.packages().len()];
        self.pairs().into_iter().for_each(|(_, at)| counts[at] += 1);
        let gains = &self.gains[party];
        let mut all: Vec<usize> = (0..counts.len())
            .filter(|&at| gains[at].0.sign().is_lt() && gains[at].1.sign().is_gt())
            .filter(|&at| self.acceptable()[at] == Standing::May)
            .collect();
        all.sort_by_key(|&at| core::cmp::Reverse(counts[at]));
        all.truncate(JUDGED);
        all
    }

    /// What may be asked: only what does not follow from what was said.
    fn candidates(&self, party: usize) -> Vec<Candidate> {
        let region = &self.ground.named.regions[party];
        if region.of.is_empty() {
            return Vec::new();
        }
        let mut all = Vec::new();
        let mut add = |ask: Ask, sum: Linear| all.push(Candidate { party, ask, sum });
        for at in self.doubtful(party) {
            let facts = &self.ground.facts;
            let package = facts.packages[at].clone();
            add(Ask::Accepts { package }, facts.gains[party][at].clone());
        }
        for (issue, row) in region.ratings.iter().enumerate() {
            for (other, worse) in row.iter().enumerate() {
                for (one, better) in row.iter().enumerate().take(other) {
                    let sum = better.clone().less(worse);
                    add(Ask::Options { issue, one, other }, sum);
                }
            }
        }
        let facts = &self.ground.facts;
        let rivals: BTreeSet<usize> = self.pairs().into_iter().map(|(_, at)| at).collect();
        let rivals: Vec<usize> = rivals.into_iter().take(COMPARED).collect();
        for (position, &other) in rivals.iter().enumerate() {
            for &one in rivals.iter().take(position) {
                let utilities = &facts.utilities[party];
                let packages = (facts.packages[one].clone(), facts.packages[other].clone());
                let ask = Ask::Packages { one: packages.0, other: packages.1 };
                add(ask, utilities[one].clone().less(&utilities[other]));
            }
        }
        for (at, of) in region.of.iter().enumerate() {
            let number = match *of {
                Statement::Rating(issue, option) => &region.ratings[issue][option],
                _ => &region.reservation,
            };
            let variable = Linear::variable(at);
            let (least, most) =
                (self.ground.least(party, &variable), self.ground.most(party, &variable));
            let twice = least.plus(&most);
            let middle = twice.divided_by(&Fraction::whole(2));
            let sum = Linear::default().plus(middle.denominator(), &variable);
            let sum = sum.less(&Linear::constant(middle.numerator().clone()));
            let from = Fraction::whole(&number.constant - BigInt::ZERO);
            add(Ask::Half { of: *of, middle: from.plus(&middle) }, sum);
        }
        all.retain(|candidate| {
            let most = self.ground.most(party, &candidate.sum).sign();
            most.is_gt() && self.ground.least(party, &candidate.sum).sign().is_lt()
        });
        all
    }

    /// What is left if the sum is not negative; `None` if there are more possible optima than `bound`.
    fn left_by(&self, party: usize, sum: &Linear, bound: usize) -> Option<Left> {
        let shifted = sum.shifted(self.ground.facts.offsets[party]);
        let fit = self.witnesses.iter();
        let fit = fit.filter(|witness| shifted.at(&witness.point) >= BigInt::ZERO);
        let fit: Vec<Witness> = fit.cloned().collect();
        let shown = |fit: &[Witness], (place, at): (usize, usize)| {
            fit.iter().any(|witness| witness.best[place][at])
        };
        let (certain, asked): (Vec<_>, Vec<_>) =
            self.pairs().into_iter().partition(|pair| shown(&fit, *pair));
        let mut count = certain.len();
        if count > bound {
            return None;
        }
        let ground = self.ground.narrowed(party, sum)?;
        let gains = ranges(&ground);
        let mut after = After { ground: &ground, gains: &gains, fit };
        for (place, at) in asked {
            if shown(&after.fit, (place, at)) || after.may_be(STANDARDS[place], at) {
                count += 1;
            }
            if count > bound {
                return None;
            }
        }
        let packages = 0..self.packages().len();
        let unsure = packages.filter(|&at| is_possible(&gains, at) && !is_sure(&gains, at));
        Some(Left { optima: count, unsettled: after.unsettled(), unsure: unsure.count() })
    }
}

/// What an answer would leave.
struct After<'g, 'a> {
    ground: &'g Ground<'a>,
    gains: &'g [Vec<(Fraction, Fraction)>],
    fit: Vec<Witness>,
}

impl After<'_, '_> {
    /// By how many standards no package is surely the best.
    fn unsettled(&self) -> usize {
        let pairs = Pairs::new(self.ground, self.gains);
        let settles = |place: usize, at: usize| {
            pairs.is_sure(at)
                && self.fit.iter().all(|witness| witness.best[place][at])
                && (0..pairs.packages()).all(|other| pairs.never_beats(STANDARDS[place], other, at))
        };
        let is_open = |place: &usize| !(0..pairs.packages()).any(|at| settles(*place, at));
        (0..STANDARDS.len()).filter(is_open).count()
    }

    /// Whether it is not ruled out that a package is the best.
    fn may_be(&mut self, solution: Solution, at: usize) -> bool {
        if !is_possible(self.gains, at) {
            return false;
        }
        let sought = match solution {
            Solution::Utilitarian => Sought::Sum,
            Solution::Egalitarian => Sought::Least,
            _ => {
                let pairs = Pairs::new(self.ground, self.gains);
                return !is_beaten(&pairs, &self.fit, solution, at);
            }
        };
        let fit = &mut self.fit;
        let met = |witness: &Witness| fit.push(witness.clone());
        !matches!(possible(self.ground, at, sought, STEPS, met), Found::No)
    }
}
