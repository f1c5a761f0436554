//! The frontier of two parties by search, each of its gaps proved empty.
//!
//! In falling order of what the first party gets, the points known so far are a staircase. What is
//! not dominated by any of them gives, for two neighbours, the first party more than the lower one
//! and the second more than the upper one, or it lies beyond an end. So the points are the whole
//! frontier as soon as it is proved of each such gap that no package reaches both floors: that is
//! one proof of "nothing is admitted" for each gap, which the checker of optima reads.
//!
//! Points are found by changing one or two issues of those known (Pareto local search, Paquete,
//! Chiarandini and Stützle 2004); what that misses, the search of its gap finds.

use alloc::{collections::BTreeMap, vec, vec::Vec};

use crate::{
    ascent::Ground,
    current::Current,
    domain::Domain,
    frontier::Point,
    objective::{Objective, Standard},
    proof::{Certificate, check::Flaw},
    search::{Search, beaten, local},
    table::Table,
};

/// Changes of two issues are tried where there are no more of them than this.
const PAIRS: usize = 40_000;

/// A point of the staircase.
#[derive(Debug, Clone)]
struct Stair {
    /// What the second party gets.
    second: i64,
    seats: Vec<usize>,
    is_explored: bool,
    /// The proof that nothing is in the gap above: more for the first party than here, more for the
    /// second than at the next point above.
    gap: Option<Certificate>,
}

/// The search for the frontier of two parties, which can be stopped after any number of steps.
#[derive(Debug, Clone)]
pub(crate) struct Staircase<'a> {
    table: &'a Table,
    /// What is worth trying at all.
    domain: Domain,
    /// By what the first party gets.
    stairs: BTreeMap<i64, Stair>,
    /// The proof that the second party cannot get more than at the lowest point.
    end: Option<Certificate>,
    search: Option<(Gap, Search<'a>)>,
    steps: u64,
}

/// Two floors that no package is to reach together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Gap {
    floors: [i64; 2],
    /// How wide it is for each party; `None` beyond an end.
    widths: Option<[i64; 2]>,
    /// The point below it; `None` beyond the lowest.
    below: Option<i64>,
}

impl<'a> Staircase<'a> {
    /// Begins with packages that somebody has already; `None` if there are not two parties.
    pub(crate) fn new(table: &'a Table, known: &[Vec<usize>]) -> Option<Self> {
        if table.parties() != 2 {
            return None;
        }
        let mut domain = Domain::whole(table);
        beaten::take_out(table, &mut domain, |_, _| {});
        let (stairs, end) = (BTreeMap::new(), None);
        let mut new = Self { table, domain, stairs, end, search: None, steps: 0 };
        for weights in [[1, 0], [0, 1], [1, 1], [1, 3], [3, 1]] {
            let standard = Standard::Sum(weights.to_vec());
            let objective = Objective { standard, from: vec![0, 0], acceptable: false };
            let ground = Ground::new(table, objective);
            let best = local::search(&ground, &new.domain, None);
            best.iter()
                .for_each(|best| new.meet(&best.seats, [best.utilities[0], best.utilities[1]]));
        }
        for seats in known.iter().filter(|seats| table.excess(seats) == 0) {
            let utilities = table.utilities(seats);
            new.meet(seats, [utilities[0], utilities[1]]);
        }
        Some(new)
    }

    pub(crate) fn steps(&self) -> u64 {
        self.steps
    }

    /// How many points are known.
    pub(crate) fn points(&self) -> usize {
        self.stairs.len()
    }

    /// How many gaps are not proved empty yet.
    pub(crate) fn left(&self) -> usize {
        self.stairs.values().filter(|stair| stair.gap.is_none()).count()
            + usize::from(self.end.is_none())
    }

    /// Goes on for about so many steps; `true` once the whole frontier is known and proved.
    pub(crate) fn run(&mut self, steps: u64) -> bool {
        let until = self.steps.saturating_add(steps);
        while self.steps < until {
            if self.search.is_none() && self.explore() {
                self.steps += 1;
                continue;
            }
            let Some((gap, mut search)) = self.search.take().or_else(|| {
                let gap = self.next_gap()?;
                Some((gap, self.search_of(gap)))
            }) else {
                return true;
            };
            let before = search.steps();
            let is_done = search.run(until - self.steps);
            self.steps += search.steps() - before;
            if is_done {
                self.close(gap, search);
            } else {
                self.search = Some((gap, search));
            }
        }
        self.search.is_none() && self.left() == 0
    }

    /// The points, in falling order of what the first party gets.
    pub(crate) fn frontier(&self) -> Vec<Point> {
        let point = |(&first, stair): (&i64, &Stair)| Point {
            utilities: vec![first, stair.second],
            packages: None,
            seats: stair.seats.clone(),
        };
        self.stairs.iter().rev().map(point).collect()
    }

    /// The proofs of the gaps, from the top down, once all are there.
    pub(crate) fn certificate(&self) -> Option<FrontierCertificate> {
        let gaps = self.stairs.values().rev().map(|stair| stair.gap.clone());
        let gaps: Option<Vec<Certificate>> = gaps.chain([self.end.clone()]).collect();
        let points = self.stairs.values().rev().map(|stair| stair.seats.clone()).collect();
        Some(FrontierCertificate { points, gaps: gaps? })
    }

    /// Takes a feasible package into the staircase unless it is dominated by one there, or equal.
    fn meet(&mut self, seats: &[usize], [first, second]: [i64; 2]) {
        let above = self.stairs.range(first..).next();
        if above.is_some_and(|(_, stair)| stair.second >= second) {
            return;
        }
        let mut gap = None;
        while let Some((&below, stair)) = self.stairs.range(..=first).next_back() {
            if stair.second > second {
                break;
            }
            // Of what it dominates, the uppermost had the gap in which its own lies.
            let removed = self.stairs.remove(&below);
            gap = gap.or(Some(removed.and_then(|stair| stair.gap)));
        }
        let gap = gap.flatten();
        self.stairs.insert(first, Stair { second, seats: seats.to_vec(), is_explored: false, gap });
    }

    /// Tries all changes of one issue or two at one point not tried so far; `false` if all were.
    fn explore(&mut self) -> bool {
        let Some((&first, _)) = self.stairs.iter().find(|(_, stair)| !stair.is_explored) else {
            return false;
        };
        let Some(stair) = self.stairs.get_mut(&first) else { return false };
        stair.is_explored = true;
        let mut current = Current::new(self.table, stair.seats.clone());
        let in_play: Vec<usize> =
            (0..self.table.issue.len()).filter(|&seat| self.domain.has(seat)).collect();
        let is_few = in_play.len() * in_play.len() <= PAIRS;
        for (at, &one) in in_play.iter().enumerate() {
            let before = current.choose(one);
            if before == one {
                continue;
            }
            self.meet_current(&current);
            let others = if is_few { &in_play[at + 1..] } else { &[] };
            for &other in
                others.iter().filter(|&&other| self.table.issue[other] != self.table.issue[one])
            {
                let second = current.choose(other);
                if second != other {
                    self.meet_current(&current);
                    current.choose(second);
                }
            }
            current.choose(before);
        }
        true
    }

    fn meet_current(&mut self, current: &Current<'_>) {
        if current.excess() == 0 {
            self.meet(current.seats(), [current.utility(0), current.utility(1)]);
        }
    }

    /// The uppermost gap that is not proved empty.
    fn next_gap(&self) -> Option<Gap> {
        let least = [least(self.table, 0), least(self.table, 1)];
        let mut above: Option<(i64, i64)> = None;
        for (&first, stair) in self.stairs.iter().rev() {
            if stair.gap.is_none() {
                let floors = [first + 1, above.map_or(least[1], |(_, second)| second + 1)];
                let widths = above.map(|(upper, second)| [upper - first, stair.second - second]);
                return Some(Gap { floors, widths, below: Some(first) });
            }
            above = Some((first, stair.second));
        }
        if self.end.is_some() {
            return None;
        }
        let floors = [least[0], above.map_or(least[1], |(_, second)| second + 1)];
        Some(Gap { floors, widths: None, below: None })
    }

    fn search_of(&self, gap: Gap) -> Search<'a> {
        // Beyond an end there is one floor alone that matters.
        let standard = match (gap.widths, gap.below) {
            (Some(widths), _) => Standard::Least(widths.to_vec()),
            (None, Some(_)) => Standard::Sum(vec![1, 0]),
            (None, None) => Standard::Sum(vec![0, 1]),
        };
        let objective = Objective { standard, from: gap.floors.to_vec(), acceptable: true };
        Search::of_gap(Ground::new(self.table, objective))
    }

    fn close(&mut self, gap: Gap, search: Search<'a>) {
        if let Some(best) = search.best() {
            self.meet(&best.seats, [best.utilities[0], best.utilities[1]]);
            return;
        }
        // Nothing is there by any standard: which one the search went by is of no matter.
        let mut proof = Certificate::new(search);
        proof.objective = in_gap(gap.floors);
        let proof = Some(proof);
        match gap.below.and_then(|below| self.stairs.get_mut(&below)) {
            Some(stair) => stair.gap = proof,
            None => self.end = proof,
        }
    }
}

/// That a package reaches both floors.
pub(crate) fn in_gap(floors: [i64; 2]) -> Objective {
    Objective { standard: Standard::Sum(vec![0, 0]), from: floors.to_vec(), acceptable: true }
}

/// What no package can give the party less than.
fn least(table: &Table, party: usize) -> i64 {
    let least = |issue| table.seats(issue).map(|seat| table.units(party, seat)).min().unwrap_or(0);
    let plain: i64 = (0..table.issues()).map(least).sum();
    let joint: i64 = table.joints.iter().map(|joint| joint.values[party].min(0)).sum();
    let sum = plain + joint;
    table.caps[party].map_or(sum, |cap| cap.min(sum))
}

/// The frontier of two parties with its proof: no package is on it but those named, or as good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontierCertificate {
    /// The points, as seats, in falling order of what the first party gets.
    pub(crate) points: Vec<Vec<usize>>,
    /// For the gap above each point, and for what is beyond the last: that nothing is there.
    pub(crate) gaps: Vec<Certificate>,
}

impl FrontierCertificate {
    /// How many gaps it proves empty.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.gaps.len()
    }

    /// Checks it against the scenario alone.
    pub(crate) fn check(&self, table: &Table) -> Result<(), Flaw> {
        let flaw = |what| Err(Flaw { step: 0, what });
        if table.parties() != 2 || self.gaps.len() != self.points.len() + 1 {
            return flaw("a frontier of two parties has one gap more than points");
        }
        let mut above: Option<Vec<i64>> = None;
        for at in 0..self.gaps.len() {
            let here = match self.points.get(at) {
                None => None,
                Some(seats) if table.keeps_lines(seats) => Some(table.utilities(seats)),
                Some(_) => return flaw("a point of the frontier is no feasible package"),
            };
            let falls =
                |above: &Vec<i64>, here: &Vec<i64>| here[0] < above[0] && here[1] > above[1];
            if above.as_ref().zip(here.as_ref()).is_some_and(|(above, here)| !falls(above, here)) {
                return flaw("the points of the frontier are not in order");
            }
            let floors = [
                here.as_ref().map_or(i64::MIN, |here| here[0] + 1),
                above.as_ref().map_or(i64::MIN, |above| above[1] + 1),
            ];
            check_gap(table, &self.gaps[at], floors)?;
            above = here.or(above);
        }
        Ok(())
    }
}

/// That no package reaches both floors, or those of the proof, which must not be higher.
fn check_gap(table: &Table, gap: &Certificate, floors: [i64; 2]) -> Result<(), Flaw> {
    let from = &gap.objective.from;
    let covers = |party: usize| {
        from.get(party).is_some_and(|&from| from <= floors[party].max(least(table, party)))
    };
    if !(gap.objective.acceptable && gap.seats.is_none() && covers(0) && covers(1)) {
        return Err(Flaw { step: 0, what: "a proof is not about the gap between two points" });
    }
    gap.check(table)
}
