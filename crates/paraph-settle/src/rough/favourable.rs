//! What can be said of any number of packages: of one that is given, exactly; of all, by two ordinary
//! scenarios that lie below and above all ratings that fit.

use num_bigint::BigInt;

use super::{
    Fitting, Named,
    linear::Linear,
    region::Region,
    study::{Feasibility, Range, Standing},
};
use crate::{
    fraction::Fraction,
    scenario::{Checked, Party},
    settling::{Ready, Settling},
};

/// The most steps that [`Fitting::feasibility`] spends on each of the two scenarios.
const STEPS_MOST: u64 = 1 << 16;

impl Fitting {
    /// Whether some package is acceptable to all, where packages are too many for a
    /// [`Study`](super::study::Study): from some that are known, and from so many steps of settling
    /// [`Fitting::least_favourable`] and as many of [`Fitting::most_favourable`], up to 65,536 each. What
    /// it answers is proved; it is never `Always` or `Depends`, which take a look at every package.
    #[must_use]
    pub fn feasibility(&self, known: &[&[usize]], steps: u64) -> Feasibility {
        let known = known.iter().map(|package| self.acceptance(package));
        let (mut is_sure, mut is_possible) = (false, false);
        for standing in known {
            is_sure |= standing == Standing::Surely;
            is_possible |= standing == Standing::May;
        }
        let steps = steps.min(STEPS_MOST);
        if is_sure || is_feasible(self.least_favourable(), steps) == Some(true) {
            return Feasibility::One;
        }
        if is_possible {
            return Feasibility::Sometimes;
        }
        match is_feasible(self.most_favourable(), steps) {
            Some(false) => Feasibility::Never,
            _ => Feasibility::Unknown,
        }
    }

    /// Between what a party's gain of a package lies; `None` if there is no such party or package.
    #[must_use]
    pub fn gain(&self, party: usize, package: &[usize]) -> Option<Range> {
        let package = self.order.named.package(package)?;
        let (least, most) = self.named.range(self.order.named.party(party), &package)?;
        Some(Range { least, most })
    }

    /// Whether every party can accept a package. Exact: `Surely`, `May` or `Cannot`.
    #[must_use]
    pub fn acceptance(&self, package: &[usize]) -> Standing {
        let package = self.order.named.package(package);
        package.map_or(Standing::Cannot, |package| self.named.acceptance(&package))
    }

    /// The scenario in which each number by itself is the least favourable of those that fit: ratings
    /// low, reservation values high. What every party can accept there it can accept with all ratings
    /// that fit; what nobody could accept there may still be. Parties, issues and options are in the order
    /// of their names.
    #[must_use]
    pub fn least_favourable(&self) -> Option<Checked> {
        self.named.favourable(false)
    }

    /// The scenario in which each number by itself is the most favourable of those that fit. Where
    /// nothing is acceptable there, nothing is with any ratings that fit. Its order is that of names.
    #[must_use]
    pub fn most_favourable(&self) -> Option<Checked> {
        self.named.favourable(true)
    }
}

impl Named {
    fn acceptance(&self, package: &[usize]) -> Standing {
        if !self.rough.scenario.is_feasible(package) {
            return Standing::Cannot;
        }
        let mut standing = Standing::Surely;
        for party in 0..self.regions.len() {
            let Some((least, most)) = self.range(party, package) else { return Standing::Open };
            if most.order().is_lt() {
                return Standing::Cannot;
            }
            if least.order().is_lt() {
                standing = Standing::May;
            }
        }
        standing
    }

    fn range(&self, party: usize, package: &[usize]) -> Option<(Fraction, Fraction)> {
        let (region, of) = (self.regions.get(party)?, self.rough.scenario.parties.get(party)?);
        let gain = region.utility(of, package).less(&region.reservation);
        ends(region, &gain)
    }

    fn favourable(&self, is_most: bool) -> Option<Checked> {
        let mut scenario = self.rough.scenario.clone();
        for (party, region) in scenario.parties.iter_mut().zip(&self.regions) {
            favour(party, region, is_most)?;
        }
        scenario.check().ok()
    }
}

/// `None` where so many steps do not tell.
fn is_feasible(scenario: Option<Checked>, steps: u64) -> Option<bool> {
    let ready = Ready::new(scenario?);
    let mut settling = Settling::new(&ready);
    settling.advance(steps);
    settling.stop();
    settling.is_feasible()
}

fn ends(region: &Region, sum: &Linear) -> Option<(Fraction, Fraction)> {
    if sum.terms.is_empty() {
        let exact = Fraction::whole(sum.constant.clone());
        return Some((exact.clone(), exact));
    }
    Some((region.polytope.least(sum)?.value, region.polytope.most(sum)?.value))
}

/// Fractions are rounded outwards.
fn favour(party: &mut Party, region: &Region, is_most: bool) -> Option<()> {
    let number = |sum: &Linear, is_high: bool| {
        let (least, most) = ends(region, sum)?;
        let of = if is_high { most } else { least };
        let (down, rest) = (of.numerator() / of.denominator(), of.numerator() % of.denominator());
        // Division goes towards nothing.
        let whole = match (is_high, rest.cmp(&BigInt::ZERO)) {
            (true, core::cmp::Ordering::Greater) => down + 1,
            (false, core::cmp::Ordering::Less) => down - 1,
            _ => down,
        };
        i64::try_from(whole).ok()
    };
    for (row, sums) in party.ratings.iter_mut().zip(&region.ratings) {
        for (rating, sum) in row.iter_mut().zip(sums) {
            *rating = number(sum, is_most)?;
        }
    }
    party.reservation = number(&region.reservation, !is_most)?;
    Some(())
}
