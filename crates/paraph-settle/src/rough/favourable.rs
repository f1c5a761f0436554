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
/// So many steps are done before it is asked whether it goes on.
const PART: u64 = 32;

impl Fitting {
    /// Whether some package is acceptable to all, where packages are too many for a
    /// [`Study`](super::study::Study): from some that are known, and from so many steps of settling the
    /// scenario that is the least favourable of those that fit, number by number, and as many of the most
    /// favourable one, up to 65,536 each. What it answers is proved; it is never `Always` or `Depends`, which
    /// take a look at every package.
    #[must_use]
    pub fn feasibility(&self, known: &[&[usize]], steps: u64) -> Feasibility {
        self.feasibility_while(known, steps, &mut |_| true)
    }

    /// The same for as long as `goes_on` says so: it is asked every few steps, and told how many were done.
    #[must_use]
    pub fn feasibility_while(
        &self,
        known: &[&[usize]],
        steps: u64,
        goes_on: &mut dyn FnMut(u64) -> bool,
    ) -> Feasibility {
        let known = known.iter().map(|package| self.acceptance(package));
        let (mut is_sure, mut is_possible) = (false, false);
        for standing in known {
            is_sure |= standing == Standing::Surely;
            is_possible |= standing == Standing::May;
        }
        let steps = steps.min(STEPS_MOST);
        if is_sure || is_feasible(self.named.favourable(false), steps, 0, goes_on) == Some(true) {
            return Feasibility::One;
        }
        if is_possible {
            return Feasibility::Sometimes;
        }
        match is_feasible(self.named.favourable(true), steps, steps, goes_on) {
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
}

impl Named {
    fn acceptance(&self, package: &[usize]) -> Standing {
        if !self.rough.scenario.keeps_lines(package) {
            return Standing::Cannot;
        }
        let mut standing = Standing::Surely;
        for party in 0..self.regions.len() {
            let Some((least, most)) = self.range(party, package) else { return Standing::Open };
            if most.sign().is_lt() {
                return Standing::Cannot;
            }
            if least.sign().is_lt() {
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

    /// The scenario in which each number by itself is the most favourable of those that fit (ratings high,
    /// reservation values low), or the least. Where nothing is acceptable in the most favourable one, nothing
    /// is with any ratings that fit; what every party can accept in the least favourable one it can accept
    /// with all of them.
    fn favourable(&self, is_most: bool) -> Option<Checked> {
        let mut scenario = self.rough.scenario.clone();
        for (party, region) in scenario.parties.iter_mut().zip(&self.regions) {
            favour(party, region, is_most)?;
        }
        scenario.check().ok()
    }
}

/// `None` where so many steps do not tell, or it was stopped; `before` were done before.
fn is_feasible(
    scenario: Option<Checked>,
    steps: u64,
    before: u64,
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Option<bool> {
    let ready = Ready::new(scenario?);
    let mut settling = Settling::new(&ready);
    loop {
        let progress = settling.progress();
        // Whether anything is acceptable is known long before what is best.
        let is_done = progress.left == 0 || settling.is_feasible().is_some();
        if is_done || progress.steps >= steps || !goes_on(before + progress.steps) {
            break;
        }
        settling.advance(PART.min(steps - progress.steps));
    }
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
