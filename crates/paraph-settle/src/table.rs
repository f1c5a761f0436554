//! A scenario made ready to be searched: options in one row, conditions shared between parties.
//!
//! An option is known here by its *seat*: the options of all issues stand in one row, issue after
//! issue. What a party is paid for one choice alone is among its ratings, whoever wrote it as a
//! condition; only what needs two choices or more is a [`Joint`].

use alloc::{collections::BTreeMap, vec, vec::Vec};

use crate::scenario::{Choice, Line, Scenario};

/// A choice, as seats: those that fulfil it and those of the same issue that do not.
#[derive(Debug, Clone)]
pub(crate) struct Literal {
    pub(crate) issue: usize,
    pub(crate) inside: Vec<usize>,
    pub(crate) outside: Vec<usize>,
    /// For each seat of the issue, whether it is inside.
    pub(crate) is_inside: Vec<bool>,
    /// The first seat of the issue.
    pub(crate) first: usize,
    /// Its number among all literals, of joints and of limits.
    pub(crate) number: usize,
}

/// Worth that needs several choices together, for every party that rates them.
#[derive(Debug, Clone)]
pub(crate) struct Joint {
    pub(crate) when: Vec<Literal>,
    /// Units for each party; 0 for whom it does not matter.
    pub(crate) values: Vec<i64>,
    /// Where the shares of its literals stand among those of all joints.
    pub(crate) shares: core::ops::Range<usize>,
}

/// A line, or one side of it: at most so many of these literals hold.
///
/// "At least n" is said as "at most all but n" of the opposite choices, so that there is one kind.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    pub(crate) of: Vec<Literal>,
    pub(crate) at_most: usize,
    /// Whether each of its literals is of another issue.
    pub(crate) is_spread: bool,
}

impl Limit {
    fn new(of: Vec<Literal>, at_most: usize) -> Self {
        let issues: alloc::collections::BTreeSet<usize> =
            of.iter().map(|literal| literal.issue).collect();
        Self { is_spread: issues.len() == of.len(), of, at_most }
    }
}

/// The scenario, ready to be searched.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The first seat of each issue, and after the last the number of seats.
    pub(crate) first: Vec<usize>,
    /// The issue of each seat.
    pub(crate) issue: Vec<usize>,
    /// Units for each seat, those of all parties side by side.
    worth: Vec<i64>,
    parties: usize,
    /// For each party the most that its utility can be, if there is such a limit.
    pub(crate) caps: Vec<Option<i64>>,
    pub(crate) joints: Vec<Joint>,
    /// How many literals all joints have.
    pub(crate) shares: usize,
    /// For each literal, by number, how many seats are inside and how many outside.
    pub(crate) sizes: Vec<[u32; 2]>,
    /// For each issue its literals, by number, each with a mark for every seat that is inside.
    pub(crate) literals_of: Vec<Vec<(usize, Vec<bool>)>>,
    pub(crate) limits: Vec<Limit>,
    /// The line of each limit, by its position in the scenario.
    pub(crate) line_of: Vec<usize>,
    /// For each issue, which joints touch it, each with which of its literals.
    pub(crate) joints_of: Vec<Vec<(usize, usize)>>,
    /// For each issue, which limits touch it, each with which of its literals; a limit may stand
    /// here more than once.
    pub(crate) limits_of: Vec<Vec<(usize, usize)>>,
}

impl Table {
    /// Makes the scenario ready, with those of its lines that `counts` says.
    pub(crate) fn new(scenario: &Scenario, counts: impl Fn(usize, &Line) -> bool) -> Self {
        let mut first = vec![0];
        let mut issue = Vec::new();
        for (at, options) in scenario.issues.iter().map(|issue| issue.options.len()).enumerate() {
            issue.extend((0..options).map(|_| at));
            first.push(issue.len());
        }
        let mut worth = Vec::with_capacity(issue.len() * scenario.parties.len());
        for (at, options) in scenario.issues.iter().map(|issue| issue.options.len()).enumerate() {
            for option in 0..options {
                worth.extend(scenario.parties.iter().map(|party| party.ratings[at][option]));
            }
        }
        let mut table = Self {
            first,
            issue,
            worth,
            parties: scenario.parties.len(),
            caps: scenario.parties.iter().map(|party| party.cap).collect(),
            joints: Vec::new(),
            shares: 0,
            sizes: Vec::new(),
            literals_of: vec![Vec::new(); scenario.issues.len()],
            limits: Vec::new(),
            line_of: Vec::new(),
            joints_of: vec![Vec::new(); scenario.issues.len()],
            limits_of: vec![Vec::new(); scenario.issues.len()],
        };
        table.add_terms(scenario);
        let counted = scenario.lines.iter().enumerate().filter(|(at, line)| counts(*at, line));
        for (at, line) in counted {
            table.add_line(line);
            table.line_of.resize(table.limits.len(), at);
        }
        table
    }

    /// How many issues there are.
    pub(crate) fn issues(&self) -> usize {
        self.first.len() - 1
    }

    /// How many parties there are.
    pub(crate) fn parties(&self) -> usize {
        self.parties
    }

    /// Units of each party for a seat.
    pub(crate) fn worth(&self, seat: usize) -> &[i64] {
        let start = seat * self.parties;
        &self.worth[start..start + self.parties]
    }

    /// Units of one party for a seat.
    pub(crate) fn units(&self, party: usize, seat: usize) -> i64 {
        self.worth[seat * self.parties + party]
    }

    fn add_units(&mut self, party: usize, seat: usize, units: i64) {
        self.worth[seat * self.parties + party] += units;
    }

    /// The seats of an issue.
    pub(crate) fn seats(&self, issue: usize) -> core::ops::Range<usize> {
        self.first[issue]..self.first[issue + 1]
    }

    /// The package that sits on these seats.
    pub(crate) fn package(&self, seats: &[usize]) -> Vec<usize> {
        seats.iter().zip(&self.first).map(|(seat, first)| seat - first).collect()
    }

    /// The seats of a package.
    pub(crate) fn seated(&self, package: &[usize]) -> Vec<usize> {
        package.iter().zip(&self.first).map(|(option, first)| option + first).collect()
    }

    fn add_terms(&mut self, scenario: &Scenario) {
        let mut shared: BTreeMap<Vec<&Choice>, Vec<i64>> = BTreeMap::new();
        for (at, party) in scenario.parties.iter().enumerate() {
            for term in &party.terms {
                // A choice of any option at all is no condition.
                let when = term.when.iter().filter(|choice| {
                    choice.options.len() < scenario.issues[choice.issue].options.len()
                });
                let mut when: Vec<&Choice> = when.collect();
                when.sort_unstable();
                match when.as_slice() {
                    // What is paid whatever is chosen is paid for any option of the first issue.
                    [] => self.seats(0).for_each(|seat| self.add_units(at, seat, term.value)),
                    [one] => one.options.iter().for_each(|option| {
                        self.add_units(at, self.first[one.issue] + option, term.value);
                    }),
                    _ => {
                        let none = || vec![0; scenario.parties.len()];
                        let values = shared.entry(when).or_insert_with(none);
                        values[at] += term.value;
                    }
                }
            }
        }
        for (when, values) in shared {
            let mut when: Vec<_> = when.into_iter().map(|choice| self.literal(choice)).collect();
            when.iter_mut().for_each(|literal| self.number(literal));
            for (at, literal) in when.iter().enumerate() {
                self.joints_of[literal.issue].push((self.joints.len(), at));
            }
            let shares = self.shares..self.shares + when.len();
            self.shares = shares.end;
            self.joints.push(Joint { when, values, shares });
        }
    }

    fn add_line(&mut self, said: &Line) {
        let of: Vec<_> = said.of.iter().map(|choice| self.literal(choice)).collect();
        if said.at_least > 0 {
            let opposite: Vec<_> = of.iter().map(Literal::opposite).collect();
            // More than there are can never hold: such a limit no package keeps.
            match of.len().checked_sub(said.at_least) {
                Some(at_most) => self.add_limit(Limit::new(opposite, at_most)),
                None => self.add_limit(self.never()),
            }
        }
        if said.at_most < of.len() {
            self.add_limit(Limit::new(of, said.at_most));
        }
    }

    /// A limit that no package keeps.
    fn never(&self) -> Limit {
        let options = (0..self.seats(0).len()).collect();
        Limit::new(vec![self.literal(&Choice { issue: 0, options })], 0)
    }

    /// Gives a literal its number.
    fn number(&mut self, literal: &mut Literal) {
        literal.number = self.sizes.len();
        let count = |seats: &[usize]| u32::try_from(seats.len()).unwrap_or(u32::MAX);
        self.sizes.push([count(&literal.inside), count(&literal.outside)]);
        self.literals_of[literal.issue].push((literal.number, literal.is_inside.clone()));
    }

    fn add_limit(&mut self, mut limit: Limit) {
        limit.of.iter_mut().for_each(|literal| self.number(literal));
        for (at, literal) in limit.of.iter().enumerate() {
            self.limits_of[literal.issue].push((self.limits.len(), at));
        }
        self.limits.push(limit);
    }

    fn literal(&self, choice: &Choice) -> Literal {
        let first = self.first[choice.issue];
        let is_inside = |seat: &usize| choice.options.binary_search(&(seat - first)).is_ok();
        let (inside, outside) = self.seats(choice.issue).partition(is_inside);
        let is_inside = self.seats(choice.issue).map(|seat| is_inside(&seat)).collect();
        Literal { issue: choice.issue, inside, outside, is_inside, first, number: 0 }
    }
}

impl Literal {
    /// Whether the seats chosen, one for each issue, fulfil it.
    pub(crate) fn holds(&self, seats: &[usize]) -> bool {
        self.has(seats[self.issue])
    }

    /// Whether a seat of its issue fulfils it.
    pub(crate) fn has(&self, seat: usize) -> bool {
        self.is_inside[seat - self.first]
    }

    /// Holds where this one does not.
    fn opposite(&self) -> Self {
        Self {
            issue: self.issue,
            inside: self.outside.clone(),
            outside: self.inside.clone(),
            is_inside: self.is_inside.iter().map(|inside| !inside).collect(),
            first: self.first,
            number: 0,
        }
    }
}

impl Joint {
    /// Whether the seats chosen fulfil all of it.
    pub(crate) fn is_fulfilled(&self, seats: &[usize]) -> bool {
        self.when.iter().all(|literal| literal.holds(seats))
    }
}

impl Limit {
    /// By how many literals the seats chosen exceed it.
    pub(crate) fn excess(&self, seats: &[usize]) -> usize {
        self.of.iter().filter(|literal| literal.holds(seats)).count().saturating_sub(self.at_most)
    }
}

impl Table {
    /// Each party's ratings of the seats chosen, in sum.
    pub(crate) fn plain_sums(&self, seats: &[usize]) -> Vec<i64> {
        let mut sums = vec![0; self.parties];
        for &seat in seats {
            sums.iter_mut().zip(self.worth(seat)).for_each(|(sum, units)| *sum += units);
        }
        sums
    }

    /// Whether what a party gets is a sum over issues, and no more.
    pub(crate) fn is_plain(&self) -> bool {
        self.joints.is_empty() && self.caps.iter().all(Option::is_none)
    }

    /// Each party's sum before its cap.
    pub(crate) fn sums(&self, seats: &[usize]) -> Vec<i64> {
        let mut sums = self.plain_sums(seats);
        for joint in self.joints.iter().filter(|joint| joint.is_fulfilled(seats)) {
            sums.iter_mut().zip(&joint.values).for_each(|(sum, value)| *sum += value);
        }
        sums
    }

    /// Each party's utility.
    pub(crate) fn utilities(&self, seats: &[usize]) -> Vec<i64> {
        let mut sums = self.sums(seats);
        for (sum, cap) in sums.iter_mut().zip(&self.caps) {
            *sum = cap.map_or(*sum, |cap| cap.min(*sum));
        }
        sums
    }

    /// Whether there is one seat for each issue, and every line is kept.
    pub(crate) fn keeps_lines(&self, seats: &[usize]) -> bool {
        seats.len() == self.issues()
            && seats.iter().enumerate().all(|(issue, seat)| self.seats(issue).contains(seat))
            && self.excess(seats) == 0
    }

    /// How many literals too many hold, over all limits.
    pub(crate) fn excess(&self, seats: &[usize]) -> usize {
        self.limits.iter().map(|limit| limit.excess(seats)).sum()
    }
}
