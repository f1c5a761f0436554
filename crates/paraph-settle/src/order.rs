//! The order of names, and the way back to the order of a file.
//!
//! Of packages that are as good a search shows the one that it comes to first. So that this is nobody's
//! merit and nobody's craft, a scenario is settled with parties, issues and options in the order of their
//! names, conditions and lines in the order of what they say, and what is told is translated back. So its
//! proofs, and the digest of which scenario they are, are of the scenario however its file is sorted.

use alloc::{vec, vec::Vec};

use crate::{
    clash::{Demand, Findings},
    frontier::Point,
    scenario::{Choice, Line, Package, Party, Scenario},
    settling::{Answer, Solution},
};

/// A scenario in the order of names, and the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    back: Places,
    /// For each line, its position in the file.
    lines: Vec<usize>,
}

impl Order {
    /// The order of names, and the scenario in it. It makes sense if the scenario does.
    #[must_use]
    pub fn of(scenario: &Scenario) -> (Self, Scenario) {
        let places = Places::by_name(scenario);
        let mut named = places.scenario(scenario);
        named.parties.iter_mut().for_each(sort_terms);
        named.lines.iter_mut().for_each(sort_choices);
        let mut lines: Vec<usize> = (0..named.lines.len()).collect();
        lines.sort_by_key(|&at| content(&named.lines[at]));
        let mut of: Vec<Option<Line>> = named.lines.into_iter().map(Some).collect();
        named.lines = lines.iter().filter_map(|&at| of[at].take()).collect();
        (Self { back: places.back(), lines }, named)
    }

    /// The scenario with parties, issues and options in the order of names and its lines as in the file: so
    /// that a line is called by its number there.
    #[must_use]
    pub fn named(scenario: &Scenario) -> Scenario {
        Places::by_name(scenario).scenario(scenario)
    }

    /// A package as in the file.
    #[must_use]
    pub fn package(&self, package: &[usize]) -> Package {
        self.back.package(package).unwrap_or_default()
    }

    /// What stands in the way, its lines by their positions in the file.
    #[must_use]
    pub fn findings(&self, mut findings: Findings) -> Findings {
        let line = |at: usize| self.lines.get(at).copied().unwrap_or(at);
        let clashes = findings.clashes.iter_mut().map(|clash| &mut clash.demands);
        let lifts = findings.lifts.iter_mut().chain(&mut findings.barred);
        for demand in clashes.chain(lifts.map(|lift| &mut lift.demands)).flatten() {
            if let Demand::Line(at) = demand {
                *at = line(*at);
            }
        }
        let lifted = findings.cheapest.iter_mut().flat_map(|cheapest| &mut cheapest.lift);
        lifted.for_each(|at| *at = line(*at));
        findings
    }

    /// Something for each party.
    pub(crate) fn each<T: Clone>(&self, of: &[T]) -> Vec<T> {
        if of.is_empty() { Vec::new() } else { placed(of.to_vec(), &self.back.parties) }
    }

    /// Where a party stands in the file.
    pub(crate) fn party(&self, party: usize) -> usize {
        self.back.party(party)
    }

    /// Where an issue and an option of it stand in the file.
    pub(crate) fn choice(&self, choice: (usize, usize)) -> (usize, usize) {
        self.back.choice(choice)
    }

    /// An answer without its proof, which is of the order of names.
    pub(crate) fn answer(&self, answer: &Answer) -> Answer {
        let bare = answer.bare();
        let tied = bare.tied.map(|tied| {
            tied.iter().map(|(vector, packages)| (self.each(vector), *packages)).collect()
        });
        Answer {
            solution: match bare.solution {
                Solution::Ideal(party) => Solution::Ideal(self.party(party)),
                other => other,
            },
            package: bare.package.map(|package| self.package(&package)),
            utilities: self.each(&bare.utilities),
            tied,
            ..bare
        }
    }

    /// What a point of the frontier is worth to each party.
    pub(crate) fn utilities(&self, point: &Point) -> Vec<i64> {
        self.each(&point.utilities)
    }
}

/// The terms of a party in an order of their own, and what each asks for.
fn sort_terms(party: &mut Party) {
    party.terms.iter_mut().for_each(|term| term.when.sort_unstable());
    party.terms.sort_by(|one, other| (&one.when, one.value).cmp(&(&other.when, other.value)));
}

/// The choices of a line in an order of their own.
fn sort_choices(line: &mut Line) {
    let is_otherwise = |at: usize| line.otherwise.contains(&at);
    let of = line.of.iter().enumerate().map(|(at, choice)| (choice.clone(), is_otherwise(at)));
    let (of, _) = sorted(of);
    line.otherwise =
        of.iter().enumerate().filter(|(_, (_, otherwise))| *otherwise).map(|(at, _)| at).collect();
    line.of = of.into_iter().map(|(choice, _)| choice).collect();
}

/// What tells lines apart.
fn content(line: &Line) -> impl Ord + use<> {
    let Line { name, whose, of, at_least, at_most, cost, otherwise } = line.clone();
    (whose, of, at_least, at_most, cost, name, otherwise)
}

/// Where each party, issue and option stands in another order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) parties: Vec<usize>,
    issues: Vec<usize>,
    /// By the issue's own position.
    options: Vec<Vec<usize>>,
}

impl Places {
    pub(crate) fn by_name(scenario: &Scenario) -> Self {
        let parties: Vec<_> = scenario.parties.iter().map(|party| &party.name).collect();
        let issues: Vec<_> = scenario.issues.iter().map(|issue| &issue.name).collect();
        let options = scenario.issues.iter().map(|issue| {
            let options: Vec<_> = issue.options.iter().map(|option| &option.name).collect();
            ranks(&options)
        });
        Self { parties: ranks(&parties), issues: ranks(&issues), options: options.collect() }
    }

    pub(crate) fn back(&self) -> Self {
        let options = self.options.iter().map(|options| turned(options)).collect();
        Self {
            parties: turned(&self.parties),
            issues: turned(&self.issues),
            options: placed(options, &self.issues),
        }
    }

    /// Where a party stands; nothing stands anywhere else.
    pub(crate) fn party(&self, party: usize) -> usize {
        self.parties.get(party).copied().unwrap_or(party)
    }

    /// Where an issue and an option of it stand.
    pub(crate) fn choice(&self, (issue, option): (usize, usize)) -> (usize, usize) {
        let options = self.options.get(issue);
        let option = options.and_then(|options| options.get(option)).copied().unwrap_or(option);
        (self.issues.get(issue).copied().unwrap_or(issue), option)
    }

    /// `None` if it does not choose one option of every issue.
    pub(crate) fn package(&self, package: &[usize]) -> Option<Package> {
        if package.len() != self.issues.len() {
            return None;
        }
        let options = package.iter().zip(&self.options);
        let options = options.map(|(&option, options)| options.get(option).copied());
        Some(placed(options.collect::<Option<_>>()?, &self.issues))
    }

    /// The scenario, which makes sense in both orders or in none.
    pub(crate) fn scenario(&self, scenario: &Scenario) -> Scenario {
        let mut scenario = scenario.clone();
        for (issue, options) in scenario.issues.iter_mut().zip(&self.options) {
            issue.options = placed(core::mem::take(&mut issue.options), options);
        }
        scenario.issues = placed(scenario.issues, &self.issues);
        for party in &mut scenario.parties {
            party.ratings = self.rows(core::mem::take(&mut party.ratings));
            party.terms.iter_mut().flat_map(|term| &mut term.when).for_each(|of| self.turn(of));
        }
        scenario.parties = placed(scenario.parties, &self.parties);
        for line in &mut scenario.lines {
            line.of.iter_mut().for_each(|of| self.turn(of));
            line.whose = line.whose.map(|whose| self.party(whose));
        }
        scenario.start = scenario.start.and_then(|start| self.package(&start));
        scenario
    }

    pub(crate) fn turn(&self, choice: &mut Choice) {
        let options = choice.options.iter().map(|&option| self.choice((choice.issue, option)).1);
        let mut options: Vec<usize> = options.collect();
        options.sort_unstable();
        *choice = Choice { issue: self.choice((choice.issue, 0)).0, options };
    }

    /// Something for each option of each issue.
    pub(crate) fn rows<T>(&self, rows: Vec<Vec<T>>) -> Vec<Vec<T>> {
        let rows = rows.into_iter().zip(&self.options).map(|(row, options)| placed(row, options));
        placed(rows.collect(), &self.issues)
    }
}

/// For each name, its place among all.
fn ranks<T: Ord>(names: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| &names[at]);
    turned(&order)
}

/// From where what stood at each place came, or the other way round.
fn turned(places: &[usize]) -> Vec<usize> {
    let mut back = vec![0; places.len()];
    places.iter().enumerate().for_each(|(at, &place)| back[place] = at);
    back
}

/// Each thing at its place.
pub(crate) fn placed<T>(things: Vec<T>, places: &[usize]) -> Vec<T> {
    let mut things: Vec<(T, usize)> = things.into_iter().zip(places.iter().copied()).collect();
    things.sort_by_key(|(_, place)| *place);
    things.into_iter().map(|(thing, _)| thing).collect()
}

/// Things in order, with where each stood.
pub(crate) fn sorted<T: Ord>(things: impl Iterator<Item = T>) -> (Vec<T>, Vec<usize>) {
    let mut things: Vec<(T, usize)> = things.enumerate().map(|(at, thing)| (thing, at)).collect();
    things.sort();
    things.into_iter().unzip()
}
