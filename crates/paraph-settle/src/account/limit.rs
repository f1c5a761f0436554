//! How much better than the best found a package could be: what a stopped search has proved.

use num_bigint::BigInt;

use crate::{
    magnitude::{Magnitude, Round},
    scenario::Scenario,
    settling::{Answer, Bound, Solution},
};

/// A numerator and a positive denominator, not reduced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraction(pub BigInt, pub BigInt);

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
    /// For Kalai-Smorodinsky, the smallest share of what each party could gain at most.
    Share {
        /// Of the package found; `None` without one.
        found: Option<Fraction>,
        /// Of any package.
        at_most: Fraction,
    },
    /// The product of gains is at most so many times that of the package found.
    Times(Fraction),
    /// Nothing is proved yet.
    Unknown,
}

/// `2^32`: powers have 32 bits behind the point.
const ONE: i64 = 1 << 32;
/// What logarithms are off by at most, in the same bits, with much to spare.
const SLACK: i64 = 1 << 8;

impl Limit {
    pub(super) fn of(scenario: &Scenario, answer: &Answer) -> Self {
        let (at_most, share) = match &answer.bound {
            Bound::Answer => return Self::Best,
            Bound::Nothing => return Self::Unknown,
            Bound::AtMostPower(power) => return times(scenario, answer, *power),
            Bound::AtMost(most, of) => {
                (Fraction(most.clone(), of.clone()), answer.solution == Solution::KalaiSmorodinsky)
            }
        };
        // Its own share is told with its gains: dividing them needs what each party could gain.
        match share {
            true => Self::Share { found: None, at_most },
            false => Self::Units { found: found(scenario, answer), at_most },
        }
    }
}

/// What the standard looks at, for the package found.
fn found(scenario: &Scenario, answer: &Answer) -> Option<Fraction> {
    answer.package.as_ref()?;
    let gains = answer.utilities.iter().zip(&scenario.parties);
    let least = gains.map(|(utility, party)| utility - party.reservation).min();
    let units = match answer.solution {
        Solution::UtilitarianOfAll | Solution::Utilitarian => answer.utilities.iter().sum(),
        Solution::Ideal(party) => *answer.utilities.get(party)?,
        Solution::Egalitarian | Solution::LeastConcession => least?,
        Solution::KalaiSmorodinsky | Solution::Nash => return None,
    };
    Some(Fraction(units.into(), 1.into()))
}

/// `2^(power - logarithm of what was found)`, rounded up: `2^x` is at most `1 + x` from 0 to 1.
fn times(scenario: &Scenario, answer: &Answer, power: i64) -> Limit {
    let parties = answer.utilities.iter().zip(&scenario.parties);
    let gains: alloc::vec::Vec<i64> =
        parties.map(|(utility, party)| utility - party.reservation).collect();
    let found = answer.package.as_ref().and(Magnitude::product(&gains, Round::Down));
    let Some(found) = found else { return Limit::Unknown };
    let gap = (power - found.logarithm() + SLACK).max(0);
    let whole = BigInt::from(1) << (gap / ONE);
    Limit::Times(Fraction(whole * (ONE + gap % ONE), ONE.into()))
}
