//! Where no ratings fit: statements that contradict each other, none of which can be left out.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use num_bigint::BigInt;

use super::{
    Interval, Loose, Rough, RoughFault, Statement,
    linear::Linear,
    polytope::Polytope,
    region::{interval, said},
};

mod words;

/// So far from nothing that no statements within their limits reach it: a number of which nothing is said.
const FAR: i64 = 1 << 60;

/// What is wrong with statements of a party, in words.
pub(super) fn fault(rough: &Rough, at: usize, told: BTreeSet<Statement>) -> RoughFault {
    let what = words::of(rough, at, &told).unwrap_or_default();
    RoughFault { party: Some(at), statements: told.into_iter().collect(), what }
}

/// Statements of a party that contradict each other, and of which each could stand without one of the
/// others. `used` are those that were seen to have no ratings that fit, but for numbers that are exact.
pub(super) fn irreducible(rough: &Rough, at: usize, used: &[Statement]) -> Vec<Statement> {
    let party = rough.scenario.parties.get(at);
    let loose = rough.loose.get(at).and_then(Option::as_ref);
    let (Some(party), Some(loose)) = (party, loose) else { return Vec::new() };
    let numbers = Numbers::of(loose);
    let said = said(&rough.scenario, party, loose, &numbers.ratings, &numbers.reservation);
    let said = said.into_iter().filter(|(_, told)| used.contains(told)).collect();
    let stated = Stated { loose, told: numbers.told, said };
    let mut all: BTreeSet<Statement> = used.iter().copied().collect();
    all.extend(stated.numbers().filter(|told| {
        let interval = interval(loose, *told);
        interval.low == interval.high
    }));
    let all: Vec<Statement> = all.into_iter().collect();
    stated.needed(&BTreeSet::new(), &all)
}

/// A variable for each number, exact or not.
struct Numbers {
    ratings: Vec<Vec<Linear>>,
    reservation: Linear,
    /// Which number each variable is.
    told: Vec<Statement>,
}

impl Numbers {
    fn of(loose: &Loose) -> Self {
        let mut told = Vec::new();
        let mut next = |number: Statement| {
            told.push(number);
            Linear::variable(told.len() - 1)
        };
        let rows = loose.ratings.iter().enumerate().map(|(issue, row)| {
            (0..row.len()).map(|option| next(Statement::Rating(issue, option))).collect()
        });
        let ratings = rows.collect();
        let reservation = next(Statement::Reservation);
        Self { ratings, reservation, told }
    }
}

struct Stated<'a> {
    loose: &'a Loose,
    told: Vec<Statement>,
    /// Sums of numbers that are not negative, and which statement says so.
    said: Vec<(Linear, Statement)>,
}

impl Stated<'_> {
    /// The numbers that statements are about.
    fn numbers(&self) -> impl Iterator<Item = Statement> {
        let all = self.said.iter().flat_map(|(sum, _)| sum.terms.keys());
        all.map(|&at| self.told[at])
    }

    /// Those of `of`, of which as many as can be that come first are left out, that contradict each other
    /// together with `kept`, and none of which can be left out. Whole halves are left out at once
    /// (U. Junker, *QuickXplain: Preferred Explanations and Relaxations for Over-Constrained Problems*, 2004):
    /// of thousands of exact numbers few matter.
    fn needed(&self, kept: &BTreeSet<Statement>, of: &[Statement]) -> Vec<Statement> {
        if of.is_empty() || !self.fits(kept) {
            return Vec::new();
        }
        if of.len() == 1 {
            return of.to_vec();
        }
        let (one, two) = of.split_at(of.len() / 2);
        let with =
            |others: &[Statement]| kept.iter().chain(others).copied().collect::<BTreeSet<_>>();
        let mut needed = self.needed(&with(two), one);
        needed.extend(self.needed(&with(&needed), two));
        needed
    }

    /// Whether any ratings fit these statements and no others.
    fn fits(&self, kept: &BTreeSet<Statement>) -> bool {
        let said: Vec<&Linear> =
            self.said.iter().filter(|(_, told)| kept.contains(told)).map(|(sum, _)| sum).collect();
        // By how much each number counts in each of them.
        let mut columns: BTreeMap<usize, Vec<(usize, &BigInt)>> = BTreeMap::new();
        for (row, sum) in said.iter().enumerate() {
            for (&at, by) in &sum.terms {
                columns.entry(at).or_default().push((row, by));
            }
        }
        let mut bounds = Vec::new();
        let mut variables = 0;
        let mut free: BTreeSet<&Vec<(usize, &BigInt)>> = BTreeSet::new();
        let mut numbers: BTreeMap<usize, Linear> = BTreeMap::new();
        for (&at, column) in &columns {
            let mut variable = || {
                variables += 1;
                Linear::variable(variables - 1)
            };
            let Interval { low, high } = interval(self.loose, self.told[at]);
            let number = if !kept.contains(&self.told[at]) {
                // What counts alike everywhere and can be anything is one number: another adds nothing.
                let is_new = free.insert(column);
                if is_new { Linear::constant(-FAR).sum(&variable()) } else { Linear::default() }
            } else if low == high {
                Linear::constant(low)
            } else {
                let variable = variable();
                bounds.push(Linear::constant(BigInt::from(high) - low).less(&variable));
                Linear::constant(low).sum(&variable)
            };
            numbers.insert(at, number);
        }
        bounds.extend(said.iter().map(|sum| {
            let constant = Linear::constant(sum.constant.clone());
            let terms = sum.terms.iter().filter_map(|(at, by)| Some((by, numbers.get(at)?)));
            terms.fold(constant, |all, (by, number)| all.plus(by, number))
        }));
        Polytope::new(variables).with(&bounds).is_ok()
    }
}
