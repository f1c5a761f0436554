//! What a party said, as inequalities, and the ratings that keep them.

use alloc::{vec, vec::Vec};

use num_bigint::BigInt;

use super::{
    Interval, Loose, Statement,
    linear::{Linear, Point},
    polytope::{Empty, Polytope},
};
use crate::scenario::{Party, Scenario};

/// The ratings of one party that fit.
#[derive(Debug, Clone)]
pub(super) struct Region {
    /// What each option of each issue is worth, and below what it walks away.
    pub(super) ratings: Vec<Vec<Linear>>,
    pub(super) reservation: Linear,
    /// What is not negative, and which statement says so.
    pub(super) kept: Vec<(Linear, Statement)>,
    /// Which number each variable belongs to.
    pub(super) of: Vec<Statement>,
    pub(super) polytope: Polytope,
    /// Whether ratings are those of the party in the scenario, and no statements.
    is_exact: bool,
}

impl Region {
    /// An error has the statements that were used to see that none fit.
    pub(super) fn new(
        scenario: &Scenario,
        party: &Party,
        loose: Option<&Loose>,
    ) -> Result<Self, Vec<Statement>> {
        let mut region = Self::free(party, loose);
        if let Some(loose) = loose {
            region.bound(loose);
            region.kept.extend(said(scenario, party, loose, &region.ratings, &region.reservation));
        }
        let kept: Vec<Linear> = region.kept.iter().map(|(kept, _)| kept.clone()).collect();
        match Polytope::new(region.of.len()).with(&kept) {
            Ok(polytope) => Ok(Self { polytope, ..region }),
            Err(Empty(used)) => Err(region.told(&used)),
        }
    }

    /// A variable for each number that is an interval, counted from its low end.
    fn free(party: &Party, loose: Option<&Loose>) -> Self {
        let mut of = Vec::new();
        let mut number = |interval: Interval, told: Statement| {
            let low = Linear::constant(interval.low);
            if interval.low == interval.high {
                return low;
            }
            of.push(told);
            low.sum(&Linear::variable(of.len() - 1))
        };
        let exact = |low: i64| Interval { low, high: low };
        let ratings = party.ratings.iter().enumerate().map(|(issue, row)| {
            let row = row.iter().enumerate().map(|(option, rating)| {
                let said = loose.and_then(|loose| loose.ratings.get(issue)?.get(option));
                number(said.copied().unwrap_or(exact(*rating)), Statement::Rating(issue, option))
            });
            row.collect()
        });
        let ratings = ratings.collect();
        let reservation = loose.map_or(exact(party.reservation), |loose| loose.reservation);
        let reservation = number(reservation, Statement::Reservation);
        let polytope = Polytope::new(of.len());
        Self { ratings, reservation, kept: Vec::new(), of, polytope, is_exact: loose.is_none() }
    }

    fn bound(&mut self, loose: &Loose) {
        for (at, told) in self.of.iter().enumerate() {
            let interval = interval(loose, *told);
            let width = BigInt::from(interval.high) - interval.low;
            let bound = Linear::constant(width).less(&Linear::variable(at));
            self.kept.push((bound, *told));
        }
    }

    /// Which statements are behind variables that may not be negative.
    fn told(&self, used: &[usize]) -> Vec<Statement> {
        let count = self.of.len();
        let mut told = Vec::new();
        for &at in used {
            match at.checked_sub(count).and_then(|at| self.kept.get(at)) {
                Some((_, statement)) => told.push(*statement),
                None => told.extend(self.of.get(at)),
            }
        }
        told
    }

    /// The number from which each variable counts.
    pub(super) fn lows(&self) -> Vec<BigInt> {
        let low = |told: &Statement| match *told {
            Statement::Rating(issue, option) => self.ratings[issue][option].constant.clone(),
            _ => self.reservation.constant.clone(),
        };
        self.of.iter().map(low).collect()
    }

    /// Whether some number can have more than one value.
    pub(super) fn is_rough(&self) -> bool {
        (0..self.of.len()).map(Linear::variable).any(|variable| {
            let ends = (self.polytope.least(&variable), self.polytope.most(&variable));
            !matches!(ends, (Some(least), Some(most)) if least.value == most.value)
        })
    }

    /// Whether these ratings fit.
    pub(super) fn admits(&self, point: &Point) -> bool {
        let kept = self.kept.iter().map(|(kept, _)| kept.at(point));
        point.values.iter().cloned().chain(kept).all(|value| value >= BigInt::ZERO)
    }

    /// What a choice on some issues is worth, conditions left out.
    pub(super) fn rating(&self, choices: &[(usize, usize)]) -> Linear {
        rating(&self.ratings, choices)
    }

    /// What a package is worth.
    pub(super) fn utility(&self, party: &Party, package: &[usize]) -> Linear {
        if self.is_exact {
            return Linear::constant(party.utility(package));
        }
        let choices: Vec<_> = package.iter().copied().enumerate().collect();
        self.rating(&choices).sum(&Linear::constant(paid(party, package)))
    }
}

/// What a party is paid on conditions.
fn paid(party: &Party, package: &[usize]) -> i64 {
    party.terms.iter().filter(|term| term.is_fulfilled(package)).map(|term| term.value).sum()
}

fn rating(ratings: &[Vec<Linear>], choices: &[(usize, usize)]) -> Linear {
    let rated = choices.iter().filter_map(|&(issue, option)| ratings.get(issue)?.get(option));
    rated.fold(Linear::default(), Linear::sum)
}

/// Between what a number lies.
pub(super) fn interval(loose: &Loose, told: Statement) -> Interval {
    let found = match told {
        Statement::Rating(issue, option) => {
            loose.ratings.get(issue).and_then(|row| row.get(option))
        }
        _ => Some(&loose.reservation),
    };
    found.copied().unwrap_or_default()
}

/// All statements that are no bounds, as inequalities.
pub(super) fn said(
    scenario: &Scenario,
    party: &Party,
    loose: &Loose,
    ratings: &[Vec<Linear>],
    reservation: &Linear,
) -> Vec<(Linear, Statement)> {
    let mut out = Vec::new();
    let least = |by: i64| Linear::constant(by);
    for (at, ranking) in loose.rankings.iter().enumerate() {
        let one = |option: usize| rating(ratings, &[(ranking.issue, option)]);
        for pair in ranking.order.windows(2) {
            if let [Some(&better), Some(&worse)] = [pair[0].first(), pair[1].first()] {
                out.push((one(better).less(&one(worse)), Statement::Ranking(at)));
            }
        }
        for pair in ranking.order.iter().flat_map(|place| place.windows(2)) {
            for (left, right) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                out.push((one(left).less(&one(right)), Statement::Ranking(at)));
            }
        }
    }
    for (at, more) in loose.more.iter().enumerate() {
        let difference = rating(ratings, &more.this).less(&rating(ratings, &more.than));
        let paid = match (whole(scenario, &more.this), whole(scenario, &more.than)) {
            (Some(this), Some(than)) => paid(party, &this) - paid(party, &than),
            _ => 0,
        };
        let enough = difference.sum(&Linear::constant(paid)).less(&least(more.by));
        out.push((enough, Statement::More(at)));
    }
    for (at, matters) in loose.matters.iter().enumerate() {
        if let (Some(this), Some(than)) =
            (ends(scenario, loose, matters.this), ends(scenario, loose, matters.than))
        {
            let range = |issue: usize, (best, worst): (usize, usize)| {
                rating(ratings, &[(issue, best)]).less(&rating(ratings, &[(issue, worst)]))
            };
            let difference = range(matters.this, this).less(&range(matters.than, than));
            out.push((difference.less(&least(matters.by)), Statement::Matters(at)));
        }
    }
    let gain = |package: &[usize]| {
        let choices: Vec<_> = package.iter().copied().enumerate().collect();
        let worth = rating(ratings, &choices).sum(&Linear::constant(paid(party, package)));
        worth.less(reservation)
    };
    let accepted = loose.accepts.iter().enumerate();
    out.extend(accepted.map(|(at, package)| (gain(package), Statement::Accepts(at))));
    let refused = loose.refuses.iter().enumerate();
    out.extend(
        refused
            .map(|(at, package)| (Linear::default().less(&gain(package)), Statement::Refuses(at))),
    );
    out
}

/// The package that these choices are, if they choose on every issue.
fn whole(scenario: &Scenario, choices: &[(usize, usize)]) -> Option<Vec<usize>> {
    let mut package = vec![None; scenario.issues.len()];
    for &(issue, option) in choices {
        *package.get_mut(issue)? = Some(option);
    }
    package.into_iter().collect()
}

/// The best and the worst option of an issue, if a ranking names all of its options, or if between what
/// they lie says which these are.
pub(super) fn ends(scenario: &Scenario, loose: &Loose, issue: usize) -> Option<(usize, usize)> {
    let options = scenario.issues.get(issue)?.options.len();
    let is_whole = |order: &[Vec<usize>]| order.iter().map(Vec::len).sum::<usize>() == options;
    let mut rankings = loose.rankings.iter().filter(|ranking| ranking.issue == issue);
    if let Some(ranking) = rankings.find(|ranking| is_whole(&ranking.order)) {
        let order = &ranking.order;
        return Some((*order.first()?.first()?, *order.last()?.first()?));
    }
    let row = loose.ratings.get(issue)?;
    let others = |at: usize| row.iter().enumerate().filter(move |(other, _)| *other != at);
    let best = (0..options).find(|&at| others(at).all(|(_, other)| row[at].low >= other.high))?;
    let worst = (0..options).find(|&at| others(at).all(|(_, other)| row[at].high <= other.low))?;
    Some((best, worst))
}
