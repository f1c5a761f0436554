//! Settling a scenario: what is possible, and what is best by each standard.
//!
//! A [`Settling`] is work that can be done in parts. [`Settling::advance`] does so many steps of it
//! and says how far it is; [`Settling::answers`] says at any moment what is known, proved or not.
//! Three ways lead to the same answers, and tests hold them against each other: going through all
//! packages where they are few, merging frontiers where utilities are plain sums, and the search.

use alloc::{boxed::Box, vec, vec::Vec};

use num_bigint::BigUint;

use crate::{
    frontier::{self, Point},
    search::Search,
    staircase::Staircase,
    whole::{self, Whole},
};

mod answer;
mod kept;
mod known;
mod progress;
mod ready;
mod scanned;
mod searched;
mod solution;
mod unmoved;

pub use crate::staircase::FrontierCertificate;
pub use answer::{Answer, Bound};
pub use kept::Kept;
pub use progress::{FrontierLeft, Progress};
pub use ready::Ready;
pub use solution::{STANDARDS, Solution};

/// Up to so many packages are gone through one by one.
const FEW: u64 = 1 << 20;
/// Up to so many points of a frontier are held while merging: two or three parties, and more.
const POINTS: usize = 1 << 18;
const POINTS_OF_MANY: usize = 1 << 13;
/// Up to so many points are held while going through all packages.
const LISTED: usize = 1 << 11;

/// How the answers are found.
#[derive(Debug, Clone)]
enum Way {
    /// All packages were gone through.
    Whole(Whole),
    /// The frontier was merged.
    Merged,
    /// By branch and bound.
    Search,
}

/// The settling of one scenario.
#[derive(Debug, Clone)]
pub struct Settling<'a> {
    ready: &'a Ready,
    way: Way,
    frontier: Option<Vec<Point>>,
    to_do: Vec<Solution>,
    search: Option<(Solution, Search<'a>)>,
    staircase: Option<Staircase<'a>>,
    answers: Vec<Answer>,
    /// The same settled by another way, where all is to have a proof too: the search is told its packages.
    known: Option<Box<Self>>,
    steps: u64,
    is_stopped: bool,
    /// How far the search for the frontier was when it was stopped.
    frontier_left: Option<FrontierLeft>,
    /// The one solution that is asked for, where nothing else is to be done.
    alone: Option<Solution>,
}

impl<'a> Settling<'a> {
    /// Begins. Where packages are few or the frontier can be merged, all is known at once.
    #[must_use]
    pub fn new(ready: &'a Ready) -> Self {
        let table = &ready.table;
        let is_few = ready.packages() <= BigUint::from(FEW);
        let limit = if table.parties() <= 3 { POINTS } else { POINTS_OF_MANY };
        let mut frontier = frontier::merged(table, limit);
        if is_few && frontier.is_none() {
            frontier = whole::frontier(table, LISTED);
        }
        let way = if is_few {
            Way::Whole(Whole::count(table, &ready.reservations()))
        } else if frontier.is_some() {
            Way::Merged
        } else {
            Way::Search
        };
        Self { way, frontier, ..Self::by_search(ready) }
    }

    /// The same by branch and bound alone, whatever the size: every answer then has a proof.
    #[must_use]
    pub fn by_search(ready: &'a Ready) -> Self {
        let begun = Self {
            ready,
            way: Way::Search,
            frontier: None,
            to_do: Vec::new(),
            search: None,
            staircase: None,
            answers: Vec::new(),
            known: None,
            steps: 0,
            is_stopped: false,
            frontier_left: None,
            alone: None,
        };
        Self { to_do: begun.left(), ..begun }
    }

    /// The same answers as [`Settling::new`] has, each with a proof: where another way than the search leads
    /// to them, its packages are what the search proves the best.
    #[must_use]
    pub fn proving(ready: &'a Ready) -> Self {
        let mut known = Self::new(ready);
        if matches!(known.way, Way::Search) {
            return known;
        }
        known.advance(u64::MAX);
        Self { known: Some(Box::new(known)), ..Self::by_search(ready) }
    }

    /// By branch and bound, one solution and what it needs: nothing else, and no frontier.
    #[must_use]
    pub fn of_one(ready: &'a Ready, solution: Solution) -> Self {
        Self::by_search(ready).on_one(solution)
    }

    /// The same on the quickest way, without a proof where another leads to it than the search. Of packages
    /// that are as good, another may be its answer than among all solutions.
    #[must_use]
    pub fn only(ready: &'a Ready, solution: Solution) -> Self {
        Self::new(ready).on_one(solution)
    }

    /// The same answer as [`Settling::only`] has, with a proof: where another way than the search leads to it,
    /// its package is what the search proves the best.
    #[must_use]
    pub fn proving_one(ready: &'a Ready, solution: Solution) -> Self {
        let mut known = Self::only(ready, solution);
        if matches!(known.way, Way::Search) {
            return known;
        }
        known.advance(u64::MAX);
        Self { known: Some(Box::new(known)), ..Self::of_one(ready, solution) }
    }

    fn on_one(self, solution: Solution) -> Self {
        Self { to_do: self.needed(solution), alone: Some(solution), ..self }
    }

    /// One solution and what must be known before it; the first to be worked out last.
    fn needed(&self, solution: Solution) -> Vec<Solution> {
        let mut needed = vec![solution];
        if solution == Solution::KalaiSmorodinsky {
            needed.extend((0..self.ready.table.parties()).rev().map(Solution::Ideal));
        }
        needed
    }

    /// Goes on for about so many steps.
    pub fn advance(&mut self, steps: u64) -> Progress {
        let until = self.steps.saturating_add(steps.max(1));
        while self.steps < until {
            let Some(solution) = self.next() else {
                if self.climb_stairs(until - self.steps) {
                    continue;
                }
                break;
            };
            match self.way {
                Way::Search => self.search_on(solution, until - self.steps),
                Way::Whole(_) | Way::Merged => {
                    let answer = self.scan(solution);
                    self.steps += 1;
                    self.finish(answer);
                }
            }
        }
        self.progress()
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let staircase = self.staircase.as_ref();
        Progress {
            at: self.next(),
            frontier: staircase
                .map(|stairs| (stairs.points(), stairs.left()))
                .filter(|at| at.1 > 0),
            left: self.to_do.len()
                + usize::from(self.search.is_some())
                + usize::from(self.is_frontier_due()),
            steps: self.steps,
        }
    }

    /// Stops what is being worked on: its best so far becomes its answer, with what is proved.
    pub fn stop(&mut self) {
        if self.is_frontier_due() {
            let stairs = self.staircase.as_ref();
            self.frontier_left = Some(FrontierLeft {
                points: stairs.map_or(0, Staircase::points),
                gaps: stairs.map(Staircase::left),
            });
        }
        if let Some((solution, search)) = self.search.take() {
            self.answers.push(Answer::of_search(self.ready, solution, search));
        }
        self.to_do.clear();
        self.is_stopped = true;
    }

    fn next(&self) -> Option<Solution> {
        self.search.as_ref().map(|(solution, _)| *solution).or(self.to_do.last().copied())
    }

    /// The largest sum of all packages is worked out first, to see whether any keeps every line. Where the
    /// package of a standard has as large a sum, it is that one's answer too.
    fn take_for_all(&mut self, answer: &Answer) {
        let is_standard =
            STANDARDS.contains(&answer.solution) || answer.solution == Solution::LeastConcession;
        let mut before =
            self.answers.iter().filter(|one| one.solution != Solution::UtilitarianOfAll);
        let sum = |of: &Answer| of.utilities.iter().sum::<i64>();
        let Some(of_all) = self.answer(Solution::UtilitarianOfAll) else { return };
        let is_level = is_standard && answer.package.is_some() && sum(of_all) == sum(answer);
        if !is_level || !of_all.is_proved() || before.any(|one| one.package == of_all.package) {
            return;
        }
        let seats = answer.package.as_ref().map(|package| self.ready.table.seated(package));
        let mut answers = self.answers.iter_mut();
        if let Some(of_all) = answers.find(|one| one.solution == Solution::UtilitarianOfAll) {
            of_all.package.clone_from(&answer.package);
            of_all.utilities.clone_from(&answer.utilities);
            if let Some(certificate) = &mut of_all.certificate {
                certificate.seats = seats;
            }
        }
    }

    /// Keeps an answer, and says what is to be done next.
    fn finish(&mut self, answer: Answer) {
        let found = answer.package.is_some();
        self.take_for_all(&answer);
        self.answers.push(answer);
        if self.alone.is_none() {
            self.to_do = self.left();
        } else if !found {
            // What is not acceptable for one reason is not for another either.
            self.to_do.clear();
        }
    }

    /// What is to be worked out, as far as that follows from what is known; the next one last.
    fn left(&self) -> Vec<Solution> {
        let mut left = self.due();
        left.retain(|solution| self.answer(*solution).is_none());
        left.reverse();
        left
    }
}
