//! A scenario whose packages are few enough to be looked at one by one, with the worth of each as a sum
//! of what is rough.

use alloc::{rc::Rc, vec::Vec};

use num_bigint::BigInt;

use super::{
    Fitting,
    linear::{Linear, Point, Quotient},
    polytope::Polytope,
};
use crate::scenario::Package;

/// What is known of every package before anything is asked.
#[derive(Debug)]
pub(super) struct Facts {
    /// All packages that keep every line.
    pub(super) packages: Vec<Package>,
    /// For each party, for each package, its utility and its gain as sums of the party's own variables.
    pub(super) utilities: Vec<Vec<Linear>>,
    pub(super) gains: Vec<Vec<Linear>>,
    /// Where the variables of each party begin among those of all.
    pub(super) offsets: Vec<usize>,
    /// Behind them, the variable by how much what must be larger is larger.
    pub(super) ahead: usize,
}

/// The ratings that fit, of each party and of all together; some of them, where something was answered.
#[derive(Debug, Clone)]
pub(super) struct Ground<'a> {
    pub(super) fitting: &'a Fitting,
    pub(super) facts: Rc<Facts>,
    /// Of each party alone.
    pub(super) alone: Vec<Polytope>,
    /// Of all together, and [`Facts::ahead`] up to one unit.
    pub(super) joint: Polytope,
    /// Whether something in it must be larger.
    pub(super) is_ahead: bool,
}

impl<'a> Ground<'a> {
    /// `None` if there are more packages than `most`.
    pub(super) fn new(fitting: &'a Fitting, most: usize) -> Option<Self> {
        let facts = Facts::new(fitting, most)?;
        let mut kept = Vec::new();
        for (region, &offset) in fitting.regions.iter().zip(&facts.offsets) {
            kept.extend(region.kept.iter().map(|(kept, _)| kept.shifted(offset)));
        }
        kept.push(Linear::constant(1).less(&Linear::variable(facts.ahead)));
        // What fits for each fits for all.
        let joint = Polytope::new(facts.ahead + 1).with(&kept).ok()?;
        let alone = fitting.regions.iter().map(|region| region.polytope.clone()).collect();
        Some(Self { fitting, facts: Rc::new(facts), alone, joint, is_ahead: false })
    }

    /// What is left of it if this, a sum of the party's own variables, is positive; `None` if nothing is.
    /// Of the party alone it is what is left if the sum is not negative.
    pub(super) fn narrowed(&self, party: usize, sum: &Linear) -> Option<Self> {
        let mut alone = self.alone.clone();
        let own = alone.get_mut(party)?;
        *own = own.with(core::slice::from_ref(sum)).ok()?;
        let sum = sum.shifted(self.facts.offsets[party]).less(&self.ahead());
        let joint = self.joint.with(&[sum]).ok()?;
        Some(Self {
            fitting: self.fitting,
            facts: Rc::clone(&self.facts),
            alone,
            joint,
            is_ahead: true,
        })
    }

    pub(super) fn parties(&self) -> core::ops::Range<usize> {
        0..self.alone.len()
    }

    /// A gain as a sum of the variables of all.
    pub(super) fn gain(&self, party: usize, package: usize) -> Linear {
        self.facts.gains[party][package].shifted(self.facts.offsets[party])
    }

    /// What one package is worth more than another, as a sum of the variables of all.
    pub(super) fn more(&self, party: usize, this: usize, than: usize) -> Linear {
        let of = &self.facts.utilities[party];
        of[this].clone().less(&of[than]).shifted(self.facts.offsets[party])
    }

    /// By how much what must be larger is larger.
    pub(super) fn ahead(&self) -> Linear {
        Linear::variable(self.facts.ahead)
    }

    /// Central ratings of all.
    pub(super) fn centre(&self) -> Point {
        let (regions, centre) = (&self.fitting.regions, &self.fitting.centre);
        let mut values: Vec<BigInt> = Vec::new();
        for (region, party) in regions.iter().zip(&centre.parties) {
            for told in &region.of {
                let (value, number) = match *told {
                    super::Told::Rating(issue, option) => {
                        (party.ratings[issue][option], &region.ratings[issue][option])
                    }
                    _ => (party.reservation, &region.reservation),
                };
                values.push(value - &number.constant * self.fitting.factor);
            }
        }
        values.push(BigInt::ZERO);
        Point { values, under: self.fitting.factor.into() }
    }

    /// The most of a sum over the ratings of one party that fit.
    pub(super) fn most(&self, party: usize, sum: &Linear) -> Quotient {
        if sum.terms.is_empty() {
            return Quotient::whole(sum.constant.clone());
        }
        let most = self.alone[party].most(sum).map(|most| most.value);
        // Every variable has a bound.
        most.unwrap_or_else(|| Quotient::whole(sum.constant.clone()))
    }

    pub(super) fn least(&self, party: usize, sum: &Linear) -> Quotient {
        let most = self.most(party, &Linear::default().less(sum));
        Quotient { over: -most.over, ..most }
    }
}

impl Facts {
    fn new(fitting: &Fitting, most: usize) -> Option<Self> {
        let scenario = &fitting.rough.scenario;
        let mut count = 1_usize;
        for issue in &scenario.issues {
            count = count.checked_mul(issue.options.len()).filter(|count| *count <= most)?;
        }
        let mut packages = Vec::new();
        for number in 0..count {
            // The last issue turns fastest.
            let (mut rest, mut package) = (number, Vec::new());
            for issue in scenario.issues.iter().rev() {
                package.push(rest % issue.options.len());
                rest /= issue.options.len();
            }
            package.reverse();
            if scenario.is_feasible(&package) {
                packages.push(package);
            }
        }
        let (mut utilities, mut gains, mut offsets, mut ahead) =
            (Vec::new(), Vec::new(), Vec::new(), 0);
        for (region, party) in fitting.regions.iter().zip(&scenario.parties) {
            let worth = packages.iter().map(|package| region.utility(party, package));
            let worth: Vec<Linear> = worth.collect();
            gains.push(worth.iter().map(|sum| sum.clone().less(&region.reservation)).collect());
            utilities.push(worth);
            offsets.push(ahead);
            ahead += region.of.len();
        }
        Some(Self { packages, utilities, gains, offsets, ahead })
    }
}
