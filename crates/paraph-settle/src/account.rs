//! All that is told of a settled scenario, worked out once: whoever writes it down decides nothing.
//!
//! Beside the answers themselves it has what people ask next: who moves on what against the package
//! that the table started from, what each party gains and gives in its own ratings, what going from
//! one solution to the next costs whom, and how far from the best an unfinished search can be.
//! Everything is exact: whole units, and fractions of them.

use alloc::vec::Vec;

use num_bigint::BigUint;

use crate::{
    frontier::Point,
    order::Order,
    scenario::{Checked, Package, Scenario},
    settling::{Answer, FrontierLeft, Ready, Settling, Solution},
};

pub use crate::{fraction::Fraction, settling::STANDARDS};

mod exchange;
mod limit;
mod winner;

pub use exchange::{Exchange, Rate};
pub use limit::Limit;
pub use winner::{AdjustedWinner, NotDivided, Won};

/// A settled scenario, as far as it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// How many packages there are, lines or not.
    pub packages: BigUint,
    /// How many keep every line, and how many of these every party could accept; where counted.
    pub counts: Option<(u64, u64)>,
    /// Whether some package is acceptable to all; `None` while that is not known.
    pub is_feasible: Option<bool>,
    /// Whether nothing is left to do: every answer is proved.
    pub is_finished: bool,
    /// The starting package, if there is one.
    pub start: Option<Start>,
    /// The answers: first [`STANDARDS`] or the least concession, then the others.
    pub solutions: Vec<Told>,
    /// From each of [`STANDARDS`] to the next that is another package.
    pub exchanges: Vec<Exchange>,
    /// The Pareto frontier, where the whole of it is known: in falling order of utilities.
    pub frontier: Option<Vec<Place>>,
    /// How far the search for the frontier was, where it was stopped before its end.
    pub frontier_left: Option<FrontierLeft>,
    /// How Adjusted Winner would divide the issues, or why it does not apply.
    pub adjusted_winner: Result<AdjustedWinner, NotDivided>,
}

/// The starting package and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The package.
    pub package: Package,
    /// Units for each party.
    pub utilities: Vec<i64>,
    /// Positions of the lines that it breaks.
    pub breaks: Vec<usize>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// By what standard.
    pub solution: Solution,
    /// The package; `None` if none was found.
    pub package: Option<Package>,
    /// Units for each party; empty without a package, as the next three are.
    pub utilities: Vec<i64>,
    /// Units above each party's reservation value; below it they are negative.
    pub gains: Vec<i64>,
    /// Units that each party has more than at the start; empty without one.
    pub against_start: Vec<i64>,
    /// Of these, what no single issue brings: conditions on several issues, and the limit to a party's
    /// utility.
    pub together: Vec<i64>,
    /// Which parties have the smallest gain: those that hold it where it is.
    pub holding: Vec<usize>,
    /// Whether nothing better exists, or, without a package, none at all.
    pub is_proved: bool,
    /// How much better a package could be at best.
    pub limit: Limit,
    /// How many distinct vectors of utilities are equally good, where that was counted.
    pub tied: Option<usize>,
    /// Which of the answers before it is the same package.
    pub same_as: Option<Solution>,
    /// What is otherwise than at the start; empty without one.
    pub moves: Vec<Move>,
}

impl Told {
    /// Units that each party has more than at the start by the issues one by one; with
    /// [`Told::together`] it comes to [`Told::against_start`].
    #[must_use]
    pub fn by_issue(&self) -> Vec<i64> {
        self.against_start
            .iter()
            .zip(&self.together)
            .map(|(all, together)| all - together)
            .collect()
    }
}

/// An issue on which a package is otherwise than the starting package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Which issue.
    pub issue: usize,
    /// The option at the start.
    pub from: usize,
    /// The option now.
    pub to: usize,
    /// For each party, by how many units it rates the new option higher, with what it is paid on a
    /// condition on this issue alone; negative if lower.
    pub change: Vec<i64>,
}

/// A point of the frontier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// A package that attains it.
    pub package: Package,
    /// Units for each party.
    pub utilities: Vec<i64>,
    /// How many packages attain it, where that was counted.
    pub packages: Option<u128>,
    /// Whether every party could accept it.
    pub is_acceptable: bool,
}

impl Account {
    /// The account of what is known so far.
    #[must_use]
    pub fn of(ready: &Ready, settling: &Settling<'_>) -> Self {
        let answers: Vec<Answer> = settling.answers().iter().map(Answer::bare).collect();
        let places = settling.frontier().map(|points| {
            let place = |point: &Point| place(ready.scenario(), ready, point, None);
            points.iter().map(place).collect()
        });
        let winner = AdjustedWinner::of(&ready.table);
        Self::told(ready.scenario(), ready, settling, &answers, places, winner)
    }

    /// The same in the order of a file, of a scenario that was settled in the order of names.
    #[must_use]
    pub fn in_file(
        scenario: &Checked,
        order: &Order,
        ready: &Ready,
        settling: &Settling<'_>,
    ) -> Self {
        let answers: Vec<Answer> =
            settling.answers().iter().map(|answer| order.answer(answer)).collect();
        let places = settling.frontier().map(|points| {
            let place = |point: &Point| place(scenario, ready, point, Some(order));
            let mut places: Vec<Place> = points.iter().map(place).collect();
            places.sort_by(|one, other| other.utilities.cmp(&one.utilities));
            places
        });
        let winner = AdjustedWinner::of(&ready.table).map(|winner| winner.in_file(order));
        Self::told(scenario, ready, settling, &answers, places, winner)
    }

    fn told(
        scenario: &Scenario,
        ready: &Ready,
        settling: &Settling<'_>,
        answers: &[Answer],
        frontier: Option<Vec<Place>>,
        adjusted_winner: Result<AdjustedWinner, NotDivided>,
    ) -> Self {
        let start = scenario.start.as_ref().map(|package| Start {
            package: package.clone(),
            utilities: scenario.utilities(package),
            breaks: scenario.broken(package),
        });
        let mut solutions: Vec<Told> = Vec::new();
        // The standards first.
        let mut ordered: Vec<&Answer> = answers.iter().collect();
        ordered.sort_by_key(|answer| answer.solution.rank());
        for answer in ordered {
            let told = told(scenario, answer, start.as_ref(), &solutions);
            solutions.push(told);
        }
        // Who has gone through all packages knows, however early the search was stopped.
        let counts = settling.counts();
        let is_counted = counts.map(|(_, acceptable)| acceptable > 0);
        Self {
            packages: ready.packages(),
            counts,
            is_feasible: settling.is_feasible().or(is_counted),
            is_finished: settling.is_finished(),
            exchanges: exchange::between(&solutions),
            adjusted_winner,
            start,
            solutions,
            frontier,
            frontier_left: settling.frontier_left(),
        }
    }

    /// The answer for one solution, if there is one yet.
    #[must_use]
    pub fn solution(&self, solution: Solution) -> Option<&Told> {
        self.solutions.iter().find(|told| told.solution == solution)
    }
}

/// A point of the frontier, in the order of the file if another is given.
fn place(scenario: &Scenario, ready: &Ready, point: &Point, order: Option<&Order>) -> Place {
    let package = ready.package(&point.seats);
    let (package, utilities) = match order {
        Some(order) => (order.package(&package), order.utilities(point)),
        None => (package, point.utilities.clone()),
    };
    let is_acceptable = scenario.gains(&utilities).iter().all(|gain| *gain >= 0);
    Place { package, utilities, packages: point.packages, is_acceptable }
}

fn told(scenario: &Scenario, answer: &Answer, start: Option<&Start>, before: &[Told]) -> Told {
    let gains = scenario.gains(&answer.utilities);
    let moves = answer
        .package
        .as_ref()
        .zip(start)
        .map(|(package, start)| moves(scenario, &start.package, package))
        .unwrap_or_default();
    let against_start: Vec<i64> = start
        .filter(|_| answer.package.is_some())
        .map(|start| answer.utilities.iter().zip(&start.utilities).map(|(now, then)| now - then))
        .map(Iterator::collect)
        .unwrap_or_default();
    let by_issue = |party: usize| moves.iter().map(|one| one.change[party]).sum::<i64>();
    let together =
        against_start.iter().enumerate().map(|(party, all)| all - by_issue(party)).collect();
    let least = gains.iter().min();
    let holding = gains.iter().enumerate().filter(|(_, gain)| Some(*gain) == least);
    let same = |told: &&Told| told.package.is_some() && told.package == answer.package;
    Told {
        solution: answer.solution,
        holding: holding.map(|(party, _)| party).collect(),
        package: answer.package.clone(),
        utilities: answer.utilities.clone(),
        is_proved: answer.is_proved(),
        limit: Limit::of(scenario, answer),
        tied: answer.tied.as_ref().map(Vec::len),
        same_as: before.iter().find(same).map(|told| told.solution),
        gains,
        against_start,
        together,
        moves,
    }
}

/// Issue by issue, what is otherwise.
fn moves(scenario: &Scenario, start: &[usize], package: &[usize]) -> Vec<Move> {
    let chosen = start.iter().zip(package).enumerate();
    let moved = chosen.filter(|(_, (from, to))| from != to);
    moved
        .map(|(issue, (&from, &to))| {
            let change = |party: &crate::scenario::Party| {
                let ratings = party.ratings.get(issue);
                let rating = |at| ratings.and_then(|ratings| ratings.get(at)).copied().unwrap_or(0);
                let worth = |at| rating(at) + party.paid_for(issue, at);
                worth(to) - worth(from)
            };
            Move { issue, from, to, change: scenario.parties.iter().map(change).collect() }
        })
        .collect()
}
