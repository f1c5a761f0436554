//! Settling a scenario: what is possible, and what is best by each standard.
//!
//! A [`Settling`] is work that can be done in parts. [`Settling::advance`] does so many steps of it
//! and says how far it is; [`Settling::answers`] says at any moment what is known, proved or not.
//! Three ways lead to the same answers, and tests hold them against each other: going through all
//! packages where they are few, merging frontiers where utilities are plain sums, and the search.

use alloc::{boxed::Box, vec, vec::Vec};

use num_bigint::BigUint;

use crate::{
    ascent::Ground,
    frontier::{self, Point},
    objective::{Objective, Standard},
    proof::Certificate,
    scenario::{Checked, Package},
    search::Search,
    staircase::Staircase,
    table::Table,
    whole::{self, Tied, Whole},
};

mod answer;
mod kept;
mod unmoved;

pub use crate::staircase::FrontierCertificate;
pub use answer::{Answer, Bound, Solution};
pub use kept::Kept;

/// Up to so many packages are gone through one by one.
const FEW: u64 = 1 << 20;
/// Up to so many points of a frontier are held while merging: two or three parties, and more.
const POINTS: usize = 1 << 18;
const POINTS_OF_MANY: usize = 1 << 13;
/// Up to so many points are held while going through all packages.
const LISTED: usize = 1 << 11;

/// A scenario made ready to be settled.
#[derive(Debug, Clone)]
pub struct Ready {
    pub(crate) table: Table,
    scenario: Checked,
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

    fn reservations(&self) -> Vec<i64> {
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

/// How far a settling is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being worked on; `None` once nothing is, or only the frontier.
    pub at: Option<Solution>,
    /// While the frontier of two parties is searched for: how many points are known, and how many
    /// gaps between them are not proved empty yet.
    pub frontier: Option<(usize, usize)>,
    /// How many solutions are left, this one included, and the frontier if it is to be searched for.
    pub left: usize,
    /// Steps done in all.
    pub steps: u64,
}

/// How far the search for the frontier of two parties was when it was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontierLeft {
    /// How many points were found; one that is found later can put some of them off it.
    pub points: usize,
    /// How many gaps between them, and beyond the ends, are not proved empty; `None` where the search was
    /// not begun.
    pub gaps: Option<usize>,
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
        let to_do = vec![Solution::Egalitarian, Solution::UtilitarianOfAll];
        Self {
            ready,
            way: Way::Search,
            frontier: None,
            to_do,
            search: None,
            staircase: None,
            answers: Vec::new(),
            known: None,
            steps: 0,
            is_stopped: false,
            frontier_left: None,
            alone: None,
        }
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

    /// By branch and bound, one solution and what it needs: nothing else, and no frontier. Work on it is
    /// not taken up again once it was kept: everything else is missing there.
    #[must_use]
    pub fn of_one(ready: &'a Ready, solution: Solution) -> Self {
        Self::by_search(ready).alone(solution)
    }

    /// The same on the quickest way, without a proof where another leads to it than the search. Of packages
    /// that are as good, another may be its answer than among all solutions.
    #[must_use]
    pub fn only(ready: &'a Ready, solution: Solution) -> Self {
        Self::new(ready).alone(solution)
    }

    fn alone(self, solution: Solution) -> Self {
        let mut to_do = vec![solution];
        if solution == Solution::KalaiSmorodinsky {
            to_do.extend((0..self.ready.table.parties()).rev().map(Solution::Ideal));
        }
        Self { to_do, alone: Some(solution), ..self }
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

    /// Whether each answer that it comes to has a proof with it. What goes through all packages, or merges
    /// the frontier, is as sure of its answers, and proves none; work on it that was kept goes on the same way.
    #[must_use]
    pub const fn proves(&self) -> bool {
        matches!(self.way, Way::Search)
    }

    /// Whether every answer that was asked for, and can be, is known and proved.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let is_proved =
            |solution| self.answer(solution).is_some_and(|answer: &Answer| answer.is_proved);
        if let Some(solution) = self.alone {
            return is_proved(solution) || self.is_feasible() == Some(false);
        }
        let by_standard =
            [Solution::KalaiSmorodinsky, Solution::Nash, Solution::Utilitarian].into_iter();
        let ideals = (0..self.ready.table.parties()).map(Solution::Ideal);
        is_proved(Solution::UtilitarianOfAll)
            && match self.is_feasible() {
                Some(true) => {
                    is_proved(Solution::Egalitarian) && by_standard.chain(ideals).all(is_proved)
                }
                Some(false) => self.keeps_nothing() || is_proved(Solution::LeastConcession),
                None => false,
            }
    }

    /// Whether it is proved that no package keeps every line.
    fn keeps_nothing(&self) -> bool {
        let of_all = self.answer(Solution::UtilitarianOfAll);
        of_all.is_some_and(|answer| answer.is_proved && answer.package.is_none())
    }

    /// What is known, in the order in which it was found.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The answer for one solution, if there is one yet.
    #[must_use]
    pub fn answer(&self, solution: Solution) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.solution == solution)
    }

    /// The whole frontier: where it can be merged, where packages are few enough to go through all,
    /// or, of two parties, where the search has proved every gap in it empty. Of three parties and
    /// more with lines or joint worth and too many packages there is none; single optima are proved.
    #[must_use]
    pub fn frontier(&self) -> Option<&[Point]> {
        if self.alone.is_some() {
            return None;
        }
        self.known.as_ref().and_then(|known| known.frontier()).or(self.frontier.as_deref())
    }

    /// How far the search for the frontier was, where it was stopped before its end.
    #[must_use]
    pub fn frontier_left(&self) -> Option<FrontierLeft> {
        self.frontier_left
    }

    /// The proof of the frontier, where it was found by search.
    #[must_use]
    pub fn frontier_certificate(&self) -> Option<FrontierCertificate> {
        self.staircase.as_ref()?.certificate()
    }

    /// How many packages keep every line, and how many of these every party could accept; known
    /// where all were gone through.
    #[must_use]
    pub fn counts(&self) -> Option<(u64, u64)> {
        match &self.way {
            Way::Whole(whole) => Some((whole.feasible, whole.acceptable)),
            Way::Merged | Way::Search => self.known.as_ref()?.counts(),
        }
    }

    /// Whether some package is acceptable to all; `None` while that is not known.
    #[must_use]
    pub fn is_feasible(&self) -> Option<bool> {
        if self.keeps_nothing() {
            return Some(false);
        }
        // All but these two choose among acceptable packages.
        let chooses = |answer: &&Answer| {
            !matches!(answer.solution, Solution::UtilitarianOfAll | Solution::LeastConcession)
        };
        let mut answers = self.answers.iter().filter(chooses);
        if answers.clone().any(|answer| answer.package.is_some()) {
            return Some(true);
        }
        answers.any(|answer| answer.is_proved).then_some(false)
    }

    fn next(&self) -> Option<Solution> {
        self.search.as_ref().map(|(solution, _)| *solution).or(self.to_do.last().copied())
    }

    fn ideal(&self) -> Vec<i64> {
        let parties = 0..self.ready.table.parties();
        let most = |party| {
            let answer = self.answer(Solution::Ideal(party))?;
            answer.utilities.get(party).copied()
        };
        parties.filter_map(most).collect()
    }

    /// Goes on with the frontier of two parties, once all optima are known; `false` if there is
    /// nothing to do.
    fn climb_stairs(&mut self, steps: u64) -> bool {
        if !self.is_frontier_due() {
            return false;
        }
        if self.staircase.is_none() {
            let table = &self.ready.table;
            let known = self.answers.iter().filter_map(|answer| answer.package.as_deref());
            let known: Vec<_> = known.map(|package| table.seated(package)).collect();
            self.staircase = Staircase::new(table, &known);
        }
        let Some(staircase) = &mut self.staircase else { return false };
        let before = staircase.steps();
        if staircase.run(steps) {
            self.frontier = Some(staircase.frontier());
        }
        self.steps += staircase.steps() - before;
        true
    }

    /// Whether the frontier is still to be searched for: that of two parties, where anything at all
    /// is feasible.
    fn is_frontier_due(&self) -> bool {
        let found = || self.answers.iter().any(|answer| answer.package.is_some());
        matches!(self.way, Way::Search)
            && self.ready.table.parties() == 2
            && self.frontier.is_none()
            && !(self.is_stopped || self.alone.is_some())
            && (self.next().is_some() || found())
    }

    fn search_on(&mut self, solution: Solution, steps: u64) {
        let (solution, mut search) = self.search.take().unwrap_or_else(|| {
            self.to_do.pop();
            let objective = self.ready.objective(solution, &self.ideal());
            let mut search = Search::new(Ground::new(&self.ready.table, objective));
            // What is known to be the best comes first; then what is best by one standard is a good start
            // by another. Of packages that are as good the first is kept.
            let known = self.known.as_ref().and_then(|known| known.answer(solution));
            for answer in known.into_iter().chain(self.in_order_of_standards()) {
                answer
                    .package
                    .iter()
                    .for_each(|package| search.offer(&self.ready.table.seated(package)));
            }
            (solution, search)
        });
        let before = search.steps();
        let is_done = search.run(steps);
        self.steps += search.steps() - before;
        if is_done {
            let mut answer = Answer::of_search(self.ready, solution, search);
            answer.tied = self
                .known
                .as_ref()
                .and_then(|known| known.answer(solution))
                .and_then(|known| known.tied.clone());
            self.finish(answer);
        } else {
            self.search = Some((solution, search));
        }
    }

    /// The answer from the points of the frontier, or from all packages.
    fn scan(&mut self, solution: Solution) -> Answer {
        self.to_do.pop();
        let objective = self.ready.objective(solution, &self.ideal());
        let points = self.frontier.as_deref().filter(|_| !self.is_all_level(solution));
        let are_on_the_frontier = points.is_some();
        let tied = match points {
            Some(points) => {
                let admitted = || points.iter().filter(|point| objective.admits(&point.utilities));
                let order = |one: &&Point, other: &&Point| {
                    objective.compare(&one.utilities, &other.utilities)
                };
                let best = admitted().max_by(order);
                let mut tied = Tied::default();
                for point in
                    admitted().filter(|point| best.is_some_and(|best| order(point, &best).is_eq()))
                {
                    tied.meet(&objective, &point.seats, &point.utilities, point.packages);
                }
                tied
            }
            None => whole::best(&self.ready.table, core::slice::from_ref(&objective))
                .pop()
                .unwrap_or_default(),
        };
        let known = self.in_order_of_standards();
        let mut answer = Answer::of_tied(self.ready, solution, tied, &known);
        // There are as good packages beside the frontier, which were not counted.
        let is_nothing = solution == Solution::Nash && self.has_no_product(&answer);
        if are_on_the_frontier && (is_nothing || matches!(solution, Solution::Ideal(_))) {
            answer.tied = None;
        }
        answer
    }

    /// Whether somebody gains nothing.
    fn has_no_product(&self, answer: &Answer) -> bool {
        let parties = answer.utilities.iter().zip(&self.ready.scenario.parties);
        parties.into_iter().any(|(utility, party)| *utility == party.reservation)
    }

    /// The answers so far, the egalitarian one first: where packages are as good, one that is told anyway
    /// is told again.
    fn in_order_of_standards(&self) -> Vec<&Answer> {
        let mut answers: Vec<&Answer> = self.answers.iter().collect();
        answers.sort_by_key(|answer| match answer.solution {
            Solution::Egalitarian | Solution::LeastConcession => 0,
            Solution::KalaiSmorodinsky => 1,
            Solution::Nash => 2,
            Solution::Utilitarian => 3,
            Solution::UtilitarianOfAll => 4,
            Solution::Ideal(_) => 5,
        });
        answers
    }

    /// Whether every acceptable package has a product of gains of nothing, so that all are as good.
    fn is_all_level(&self, solution: Solution) -> bool {
        let least = self.answer(Solution::Egalitarian).and_then(|answer| {
            answer
                .utilities
                .iter()
                .zip(self.ready.reservations())
                .map(|(utility, from)| utility - from)
                .min()
        });
        solution == Solution::Nash && least == Some(0) && matches!(self.way, Way::Whole(_))
    }

    /// The largest sum of all packages is worked out first, to see whether any keeps every line. Where the
    /// package of a standard has as large a sum, it is that one's answer too.
    fn take_for_all(&mut self, answer: &Answer) {
        let is_standard = crate::account::STANDARDS.contains(&answer.solution)
            || answer.solution == Solution::LeastConcession;
        let mut before =
            self.answers.iter().filter(|one| one.solution != Solution::UtilitarianOfAll);
        let sum = |of: &Answer| of.utilities.iter().sum::<i64>();
        let Some(of_all) = self.answer(Solution::UtilitarianOfAll) else { return };
        let is_level = is_standard && answer.package.is_some() && sum(of_all) == sum(answer);
        if !is_level || !of_all.is_proved || before.any(|one| one.package == of_all.package) {
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
        let solution = answer.solution;
        let found = answer.package.is_some();
        self.take_for_all(&answer);
        self.answers.push(answer);
        if self.alone.is_some() {
            // What is not acceptable for one reason is not for another either.
            if !found {
                self.to_do.clear();
            }
            return;
        }
        let parties = self.ready.table.parties();
        match solution {
            Solution::Egalitarian if found => {
                self.to_do =
                    vec![Solution::Utilitarian, Solution::Nash, Solution::KalaiSmorodinsky];
                self.to_do.extend((0..parties).rev().map(Solution::Ideal));
            }
            Solution::Egalitarian => self.to_do = vec![Solution::LeastConcession],
            // Nothing keeps every line: then nothing else has an answer either.
            Solution::UtilitarianOfAll | Solution::LeastConcession if !found => self.to_do.clear(),
            _ => {}
        }
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
