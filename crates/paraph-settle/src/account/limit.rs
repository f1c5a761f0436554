//! How much better than the best found a package could be: what a stopped search has proved.

use num_bigint::BigInt;

use crate::{
    fraction::Fraction,
    magnitude::{Magnitude, Round},
    scenario::Scenario,
    settling::{Answer, Bound, Solution},
};

/// What is proved of how good a package could be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// Nothing is better than what was found.
    Best,
    /// What the standard looks at, in units, is this for the package found and at most that for any:
    /// a sum of utilities, a party's utility, or the smallest gain.
    Units {
        /// Of the package found; `None` without one.
        found: Option<Fraction>,
        /// Of any package.
        at_most: Fraction,
    },
    /// For Kalai-Smorodinsky, the smallest share of what each party could gain at most is at most this, for
    /// any package. That of the package found is told with its gains.
    Share(Fraction),
    /// The product of gains is at most so many times that of the package found.
    Times(Fraction),
    /// None was found, or one whose product of gains is nothing, and for no package is the product more
    /// than this: of gains in units.
    Product(Fraction),
    /// Nothing is proved yet.
    Unknown,
}

/// `2^32`: powers have 32 bits behind the point.
const ONE: i64 = 1 << 32;
/// What logarithms are off by at most, in the same bits, with much to spare.
const SLACK: i64 = 1 << 8;

impl Limit {
    pub(super) fn of(scenario: &Scenario, answer: &Answer) -> Self {
        let at_most = match &answer.bound {
            Bound::Answer => return Self::Best,
            Bound::Nothing => return Self::Unknown,
            Bound::AtMostPower(power) => return product(scenario, answer, *power),
            Bound::AtMost(most, of) => Fraction::new(most.clone(), of.clone()),
        };
        match answer.solution {
            Solution::KalaiSmorodinsky => Self::Share(at_most),
            _ => Self::Units { found: found(scenario, answer), at_most },
        }
    }
}

/// What the standard looks at, for the package found.
fn found(scenario: &Scenario, answer: &Answer) -> Option<Fraction> {
    answer.package.as_ref()?;
    let least = scenario.gains(&answer.utilities).into_iter().min();
    let units = match answer.solution {
        Solution::UtilitarianOfAll | Solution::Utilitarian => answer.utilities.iter().sum(),
        Solution::Ideal(party) => *answer.utilities.get(party)?,
        Solution::Egalitarian | Solution::LeastConcession => least?,
        Solution::KalaiSmorodinsky | Solution::Nash => return None,
    };
    Some(Fraction::whole(units))
}

/// How many times the product found no product exceeds; without one that is more than nothing, the most
/// itself.
fn product(scenario: &Scenario, answer: &Answer, power: i64) -> Limit {
    let gains = scenario.gains(&answer.utilities);
    let found = answer.package.as_ref().and(Magnitude::product(&gains, Round::Down));
    match found {
        Some(found) => Limit::Times(exponential(power.saturating_sub(found.logarithm()).max(0))),
        None => Limit::Product(exponential(power)),
    }
}

/// `2^power`, the power in [`ONE`]s, rounded up: `2^x` is at most `1 + x` from 0 to 1.
fn exponential(power: i64) -> Fraction {
    let power = power.saturating_add(SLACK);
    let (whole, part) = (power.div_euclid(ONE), power.rem_euclid(ONE));
    let (more, ten) = (BigInt::from(ONE + part), BigInt::from(1) << whole.unsigned_abs());
    if whole < 0 { Fraction::new(more, ten * ONE) } else { Fraction::new(more * ten, ONE) }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::{Limit, ONE};
    use crate::{
        fraction::Fraction,
        scenario::{Party, Scenario},
        settling::{Answer, Bound, Solution},
    };

    /// A product of gains is at most 2^10: told as a factor of what was found, or by itself where that is
    /// nothing.
    #[test]
    fn a_product_of_nothing_has_a_limit_too() {
        let parties = vec![Party::default(), Party { reservation: 3, ..Party::default() }];
        let scenario = Scenario { parties, ..Scenario::default() };
        let limit = |package, utilities| {
            let answer = Answer {
                solution: Solution::Nash,
                package,
                utilities,
                bound: Bound::AtMostPower(10 * ONE),
                tied: None,
                certificate: None,
            };
            Limit::of(&scenario, &answer)
        };
        let near = |found: &Fraction, exact: i64| {
            let (low, high) = (Fraction::whole(exact), Fraction::new(exact * 1000 + 1, 1000));
            assert!(low <= *found && *found < high, "{found}");
        };
        for (package, utilities) in [(Some(vec![]), vec![4, 3]), (None, vec![])] {
            let Limit::Product(at_most) = limit(package, utilities) else { panic!("no product") };
            near(&at_most, 1024);
        }
        let Limit::Times(times) = limit(Some(vec![]), vec![4, 11]) else { panic!("no factor") };
        near(&times, 32);
    }
}
