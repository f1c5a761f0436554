//! Which question to which party would tell most.
//!
//! A question has two answers, each one more statement of that party. Asked is what, whatever the answer,
//! leaves the fewest possible optima: packages that by one of the four standards may still be the best,
//! each counted once for each standard. It is minimax over answers, as in the elicitation of C. Boutilier,
//! R. Patrascu, P. Poupart and D. Schuurmans (*Constraint-based Optimization and Utility Elicitation using
//! the Minimax Decision Criterion*, 2006), with the number of possible optima in place of regret, since
//! regrets of different parties cannot be compared. Counted are the answers "more" and "less"; "the same" is
//! where they meet, and leaves what is possible there. By Nash and Kalai-Smorodinsky what is only possible
//! there is counted too. Of equals the first counts: by party, then options,
//! packages, halves.
//!
//! That a question is asked and not another is worked out from what all parties said, and so tells whoever
//! hears it that the answer matters, and little more; what is asked about are options, packages and numbers
//! of the party itself.

use alloc::{collections::BTreeSet, vec::Vec};

use num_bigint::BigInt;

use super::{
    Told,
    ground::Ground,
    linear::{Linear, Quotient},
    pairs::{Pairs, is_possible, ranges},
    possible::{Found, Sought, Work, possible},
    study::{Standing, Study, rivals},
    witness::Witness,
};
use crate::{
    account::{Fraction, STANDARDS},
    scenario::Package,
    settling::Solution,
};

/// So many packages are compared with each other in questions.
const COMPARED: usize = 6;
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
        of: Told,
        /// The middle, in units.
        middle: Fraction,
    },
}

/// A question to a party, with what its answers leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// To whom.
    pub party: usize,
    /// What is asked.
    pub ask: Ask,
    /// How many possible optima are left if the first is worth more, or the number is above the middle;
    /// and if it is less.
    pub left: [usize; 2],
}

impl Question {
    /// How many possible optima are left in the worst case.
    #[must_use]
    pub fn worst(&self) -> usize {
        self.left.into_iter().max().unwrap_or(0)
    }
}

/// A question, and the sum of the party's variables that is positive if the first answer is true.
struct Candidate {
    party: usize,
    ask: Ask,
    sum: Linear,
}

impl Study<'_> {
    /// How many packages may be the best by a standard, each counted once for each standard.
    #[must_use]
    pub fn possible_optima(&self) -> usize {
        self.pairs().len()
    }

    /// For each party the question that leaves the fewest possible optima in the worst case; none where
    /// nothing is left to ask it, or nothing to find out.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let parties = self.ground.parties();
        let now = self.possible_optima();
        if STANDARDS.iter().all(|solution| self.is_settled(*solution)) {
            return Vec::new();
        }
        let best = parties.filter_map(|party| {
            let mut best: Option<Question> = None;
            for candidate in self.candidates(party) {
                let bound = best.as_ref().map_or(now, |best| best.worst().saturating_sub(1));
                best = self.asked(candidate, bound).or(best);
            }
            best
        });
        best.collect()
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
        let first = self.left(party, &sum, bound)?;
        let second = self.left(party, &Linear::default().less(&sum), bound)?;
        Some(Question { party, ask, left: [first, second] })
    }

    /// What may be asked: only what does not follow from what was said.
    fn candidates(&self, party: usize) -> Vec<Candidate> {
        let region = &self.ground.fitting.regions[party];
        if region.of.is_empty() {
            return Vec::new();
        }
        let mut all = Vec::new();
        let mut add = |ask: Ask, sum: Linear| all.push(Candidate { party, ask, sum });
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
                Told::Rating(issue, option) => &region.ratings[issue][option],
                _ => &region.reservation,
            };
            let variable = Linear::variable(at);
            let (least, most) =
                (self.ground.least(party, &variable), self.ground.most(party, &variable));
            let twice = least.plus(&most);
            let middle = Quotient { over: twice.over, under: twice.under * 2 };
            let sum = Linear::default().plus(&middle.under, &variable);
            let sum = sum.less(&Linear::constant(middle.over.clone()));
            let from = Quotient::whole(&number.constant - BigInt::ZERO);
            add(Ask::Half { of: *of, middle: from.plus(&middle).fraction() }, sum);
        }
        all.retain(|candidate| {
            let most = self.ground.most(party, &candidate.sum).order();
            most.is_gt() && self.ground.least(party, &candidate.sum).order().is_lt()
        });
        all
    }

    /// How many possible optima are left if the sum is positive; `None` if more than `bound`.
    fn left(&self, party: usize, sum: &Linear, bound: usize) -> Option<usize> {
        let shifted = sum.shifted(self.ground.facts.offsets[party]);
        let fit = self.witnesses.iter().filter(|witness| shifted.is_positive(&witness.point));
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
            if shown(&after.fit, (place, at)) || after.may_be(STANDARDS[place], place, at) {
                count += 1;
            }
            if count > bound {
                return None;
            }
        }
        Some(count)
    }
}

/// What an answer would leave.
struct After<'g, 'a> {
    ground: &'g Ground<'a>,
    gains: &'g [Vec<(Quotient, Quotient)>],
    fit: Vec<Witness>,
}

impl After<'_, '_> {
    /// Whether it is not ruled out that a package is the best.
    fn may_be(&mut self, solution: Solution, place: usize, at: usize) -> bool {
        if !is_possible(self.gains, at) {
            return false;
        }
        let sought = match solution {
            Solution::Utilitarian => Sought::Sum,
            Solution::Egalitarian => Sought::Least,
            _ => {
                let mut pairs = Pairs::new(self.ground, self.gains);
                let rivals = rivals(&self.fit, place);
                return !rivals.into_iter().any(|other| pairs.always_beats(solution, other, at));
            }
        };
        let fit = &mut self.fit;
        let met = |witness: &Witness| fit.push(witness.clone());
        !matches!(possible(self.ground, at, sought, &mut Work(STEPS), met), Found::No)
    }
}
