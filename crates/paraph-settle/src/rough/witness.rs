//! Some ratings that fit, and what is best if they are the true ones: so much may be.

use alloc::{vec, vec::Vec};

use super::{
    ground::Ground,
    linear::{Linear, Point},
};
use crate::{
    account::STANDARDS,
    objective::{Objective, Standard},
    settling::Solution,
};

/// What holds with these ratings.
#[derive(Debug, Clone)]
pub(super) struct Witness {
    pub(super) point: Point,
    /// For each package, the utility of each party, in units times the point's denominator.
    pub(super) utilities: Vec<Vec<i64>>,
    pub(super) from: Vec<i64>,
    /// The most of what is acceptable, for each party.
    ideal: Vec<i64>,
    /// Packages than which no other is as good for all and better for one.
    pub(super) pareto: Vec<bool>,
    /// For each of [`STANDARDS`], the best.
    pub(super) best: [Vec<bool>; 4],
}

impl Witness {
    /// `None` where the ratings are fractions too fine for a machine word, or do not fit.
    pub(super) fn of(ground: &Ground<'_>, point: Point) -> Option<Self> {
        let point = point.reduced();
        if !ground.admits(&point) {
            return None;
        }
        let (utilities, from) = numbers(ground, &point)?;
        let count = utilities.len();
        let admits =
            |utilities: &Vec<i64>| utilities.iter().zip(&from).all(|(one, from)| one >= from);
        let acceptable: Vec<bool> = utilities.iter().map(admits).collect();
        let mut ideal = from.clone();
        for (utilities, _) in utilities.iter().zip(&acceptable).filter(|(_, is)| **is) {
            ideal.iter_mut().zip(utilities).for_each(|(most, one)| *most = (*most).max(*one));
        }
        let mut best = [(); 4].map(|()| vec![false; count]);
        for (found, solution) in best.iter_mut().zip(STANDARDS) {
            let objective = objective(solution, &from, &ideal);
            mark(&objective, &utilities, &acceptable, found);
        }
        let pareto = pareto(&utilities);
        Some(Self { point, utilities, from, ideal, pareto, best })
    }

    /// Whether any package is acceptable.
    pub(super) fn is_feasible(&self) -> bool {
        // The best is sought among the acceptable.
        self.best.iter().flatten().any(|is| *is)
    }

    /// Whether one package is better by a standard than another with these ratings: not told where their
    /// numbers were not kept.
    pub(super) fn beats(&self, solution: Solution, this: usize, than: usize) -> Option<bool> {
        let (one, other) = (self.utilities.get(this)?, self.utilities.get(than)?);
        let admits = |of: &Vec<i64>| of.iter().zip(&self.from).all(|(one, from)| one >= from);
        if !admits(other) {
            return None;
        }
        let objective = objective(solution, &self.from, &self.ideal);
        Some(admits(one) && objective.compare(one, other).is_gt())
    }

    /// The smallest gain of a package.
    pub(super) fn least(&self, package: usize) -> i64 {
        let gains = self.utilities[package].iter().zip(&self.from);
        gains.map(|(one, from)| one - from).min().unwrap_or(0)
    }
}

/// Utilities and reservation values at a point, in units times its denominator.
fn numbers(ground: &Ground<'_>, point: &Point) -> Option<(Vec<Vec<i64>>, Vec<i64>)> {
    /// So much room is left for sums and differences.
    const ROOM: i64 = 1 << 60;
    let facts = &ground.facts;
    let mut utilities = vec![Vec::new(); facts.packages.len()];
    let mut from = Vec::new();
    let number = |sum: &Linear| {
        let number = i64::try_from(sum.at(point)).ok()?;
        (-ROOM..=ROOM).contains(&number).then_some(number)
    };
    for party in ground.parties() {
        let (region, offset) = (&ground.named.regions[party], facts.offsets[party]);
        from.push(number(&region.reservation.shifted(offset))?);
        for (sum, out) in facts.utilities[party].iter().zip(&mut utilities) {
            out.push(number(&sum.shifted(offset))?);
        }
    }
    Some((utilities, from))
}

fn objective(solution: Solution, from: &[i64], ideal: &[i64]) -> Objective {
    let ones = vec![1; from.len()];
    let standard = match solution {
        Solution::KalaiSmorodinsky => Standard::Least(
            ideal.iter().zip(from).map(|(most, from)| (most - from).max(1)).collect(),
        ),
        Solution::Nash => Standard::Product,
        Solution::Utilitarian => Standard::Sum(ones),
        _ => Standard::Least(ones),
    };
    Objective { standard, from: from.to_vec(), acceptable: true }
}

/// Marks the best of the acceptable packages.
fn mark(objective: &Objective, utilities: &[Vec<i64>], acceptable: &[bool], found: &mut [bool]) {
    let mut best: Option<usize> = None;
    for at in (0..utilities.len()).filter(|&at| acceptable[at]) {
        let order = best.map(|best| objective.compare(&utilities[at], &utilities[best]));
        if order.is_none_or(core::cmp::Ordering::is_gt) {
            found.fill(false);
            best = Some(at);
        }
        found[at] = order.is_none_or(core::cmp::Ordering::is_ge);
    }
}

/// Which are not dominated. Whoever dominates has the larger sum, so the largest are looked at first.
fn pareto(utilities: &[Vec<i64>]) -> Vec<bool> {
    let sum = |at: usize| utilities[at].iter().map(|one| i128::from(*one)).sum::<i128>();
    let mut order: Vec<usize> = (0..utilities.len()).collect();
    order.sort_by_cached_key(|&at| core::cmp::Reverse(sum(at)));
    let mut front: Vec<usize> = Vec::new();
    let mut found = vec![false; utilities.len()];
    for at in order {
        let is_dominated = front.iter().any(|&other| dominates(&utilities[other], &utilities[at]));
        if !is_dominated {
            found[at] = true;
            front.push(at);
        }
    }
    found
}

/// As good for all, and better for one.
pub(super) fn dominates(one: &[i64], other: &[i64]) -> bool {
    one != other && one.iter().zip(other).all(|(one, other)| one >= other)
}
