//! One answer: a package that is best by one standard, and how sure that is.

use alloc::vec::Vec;

use num_bigint::BigInt;

use super::{Ready, Solution};
use crate::{
    bound::Row,
    magnitude::{Magnitude, Round},
    objective::{Objective, Standard, sum},
    proof::Certificate,
    scenario::Package,
    search::Search,
    whole::Tied,
};

/// A proved limit: no package is better by the standard than this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// The answer itself: nothing is better.
    Answer,
    /// A sum, or a least gain, is at most the first number divided by the second.
    AtMost(BigInt, BigInt),
    /// A product of gains is at most 2 to this power, with 32 bits behind the point.
    AtMostPower(i64),
    /// Nothing is proved yet.
    Nothing,
}

/// The best package by one standard, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// By what standard.
    pub solution: Solution,
    /// The package; `None` if none was found.
    pub package: Option<Package>,
    /// What it is worth to each party; empty without a package.
    pub utilities: Vec<i64>,
    /// How good a package could be at best.
    pub bound: Bound,
    /// All vectors of utilities that are equally good, each with how many packages attain it, where
    /// that was counted.
    pub tied: Option<Vec<(Vec<i64>, Option<u128>)>>,
    /// The proof, where it was found by search.
    pub certificate: Option<Certificate>,
}

impl Answer {
    /// Whether nothing better exists, or, without a package, none at all.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.bound == Bound::Answer
    }

    /// The same without its proof, which can be long.
    pub(crate) fn bare(&self) -> Self {
        Self {
            solution: self.solution,
            package: self.package.clone(),
            utilities: self.utilities.clone(),
            bound: self.bound.clone(),
            tied: self.tied.clone(),
            certificate: None,
        }
    }

    /// Of packages that are as good, one that is the answer to something else already.
    pub(super) fn of_tied(ready: &Ready, solution: Solution, tied: Tied, known: &[&Self]) -> Self {
        let known = known.iter().find(|answer| tied.vectors.contains_key(&answer.utilities));
        let first = match known {
            Some(answer) => tied.vectors.get_key_value(&answer.utilities),
            None => tied.vectors.iter().next(),
        };
        let package = match known {
            Some(answer) => answer.package.clone(),
            None => first.map(|(_, tied)| ready.unmoved(ready.package(&tied.seats))),
        };
        Self {
            solution,
            package,
            utilities: first.map(|(vector, _)| vector.clone()).unwrap_or_default(),
            bound: Bound::Answer,
            tied: Some(
                tied.vectors.into_iter().map(|(vector, tied)| (vector, tied.packages)).collect(),
            ),
            certificate: None,
        }
    }

    /// What the search has found; its proof is taken over and not copied.
    pub(super) fn of_search(ready: &Ready, solution: Solution, search: Search<'_>) -> Self {
        let is_proved = search.is_done();
        let best = search.best();
        let utilities = best.map(|best| best.utilities.clone()).unwrap_or_default();
        let package = best.map(|best| ready.unmoved(ready.package(&best.seats)));
        let bound = if is_proved { Bound::Answer } else { bound(&search) };
        let mut certificate = is_proved.then(|| Certificate::new(search));
        if let (Some(certificate), Some(package)) = (&mut certificate, &package) {
            certificate.seats = Some(ready.table.seated(package));
        }
        Self { solution, utilities, bound, tied: None, certificate, package }
    }
}

/// What the open nodes leave possible, and what was found: nodes that were closed have nothing better, which
/// need not be as little as the open ones have.
fn bound(search: &Search<'_>) -> Bound {
    if search.steps() == 0 {
        return Bound::Nothing;
    }
    let objective = search.objective();
    let open = search.open().filter_map(|(row, most)| left_by(objective, row, most));
    let found = search.best().and_then(|best| reached(objective, &best.utilities));
    open.chain(found).reduce(higher).unwrap_or(Bound::Nothing)
}

/// What is possible in a node; `None` if nothing above a product of nothing is.
fn left_by(objective: &Objective, row: &Row, most: i64) -> Option<Bound> {
    let gains = row.gains_at_most(objective, most);
    Some(match &objective.standard {
        Standard::Sum(weights) if row.lead > 0 => {
            Bound::AtMost(row.sum_at_most(objective, weights, most).into(), row.lead.into())
        }
        // The row says that somebody falls below its reservation value, and nothing of sums.
        Standard::Sum(_) => Bound::Nothing,
        Standard::Least(per) => match sum(&row.multipliers.weights, per) {
            0 => Bound::Nothing,
            whole => Bound::AtMost(gains.into(), whole.into()),
        },
        Standard::Product => {
            let gains = u128::try_from(gains).ok().filter(|gains| *gains > 0)?;
            row.logarithm(gains).map_or(Bound::Nothing, Bound::AtMostPower)
        }
    })
}

/// What a package has of what is bounded; nothing is told of a product of nothing.
fn reached(objective: &Objective, utilities: &[i64]) -> Option<Bound> {
    Some(match &objective.standard {
        Standard::Sum(weights) => Bound::AtMost(sum(weights, utilities).into(), 1.into()),
        Standard::Least(per) => {
            let least = objective.ranked(per, utilities).into_iter().next()?;
            Bound::AtMost(least.gain.into(), least.of.into())
        }
        Standard::Product => {
            let product = Magnitude::product(&objective.gains(utilities), Round::Up)?;
            Bound::AtMostPower(product.logarithm())
        }
    })
}

/// The one that allows more; nothing known allows everything.
fn higher(one: Bound, other: Bound) -> Bound {
    let is_higher = match (&one, &other) {
        (Bound::AtMost(a, b), Bound::AtMost(c, d)) => a * d >= c * b,
        (Bound::AtMostPower(a), Bound::AtMostPower(b)) => a >= b,
        (one, _) => *one == Bound::Nothing,
    };
    if is_higher { one } else { other }
}
