//! A scenario whose packages are few enough to be looked at one by one, with the worth of each as a sum
//! of what is rough.

use alloc::{rc::Rc, vec::Vec};

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::{
    Named,
    linear::{Linear, Point},
    polytope::Polytope,
    tied::Tied,
    work::Work,
};
use crate::{fraction::Fraction, scenario::Package};

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
    pub(super) named: &'a Named,
    pub(super) facts: Rc<Facts>,
    /// Of each party alone.
    pub(super) alone: Vec<Rc<Tied>>,
    /// Of all together, and [`Facts::ahead`] up to one unit.
    pub(super) joint: Polytope,
    /// What was answered: sums that are not negative.
    answered: Vec<Linear>,
    pub(super) work: Rc<Work>,
}

impl<'a> Ground<'a> {
    /// `None` if there are more packages than `most`.
    pub(super) fn new(named: &'a Named, most: usize, work: Work) -> Option<Self> {
        let facts = Facts::new(named, most)?;
        let mut kept = Vec::new();
        for (region, &offset) in named.regions.iter().zip(&facts.offsets) {
            kept.extend(region.kept.iter().map(|(kept, _)| kept.shifted(offset)));
        }
        kept.push(Linear::constant(1).less(&Linear::variable(facts.ahead)));
        // What fits for each fits for all.
        let joint = Polytope::new(facts.ahead + 1).with(&kept).ok()?;
        let mut alone = Vec::new();
        for region in &named.regions {
            let kept = region.kept.iter().map(|(kept, _)| kept.clone()).collect();
            alone.push(Rc::new(Tied::new(region.of.len(), kept)?));
        }
        let (facts, work) = (Rc::new(facts), Rc::new(work));
        Some(Self { named, facts, alone, joint, answered: Vec::new(), work })
    }

    /// What is left of it if this, a sum of the party's own variables, is not negative, as it will stand
    /// among its statements; `None` if nothing is.
    pub(super) fn narrowed(&self, party: usize, sum: &Linear) -> Option<Self> {
        let mut alone = self.alone.clone();
        let own = alone.get_mut(party)?;
        *own = Rc::new(own.with(sum.clone())?);
        let sum = sum.shifted(self.facts.offsets[party]);
        self.work.take();
        let joint = self.joint.with(core::slice::from_ref(&sum)).ok()?;
        let answered = self.answered.iter().cloned().chain([sum]).collect();
        let (facts, work) = (Rc::clone(&self.facts), Rc::clone(&self.work));
        Some(Self { named: self.named, facts, alone, joint, answered, work })
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
        let points = &self.named.centre.points;
        let under = points.iter().fold(BigInt::from(1), |all, point| all.lcm(&point.under));
        let of = |point: &Point| {
            let times = &under / &point.under;
            point.values.iter().map(|value| value * &times).collect::<Vec<_>>()
        };
        let mut values: Vec<BigInt> = points.iter().flat_map(of).collect();
        values.push(BigInt::ZERO);
        Point { values, under }
    }

    /// Whether these ratings fit, of every party: looked at again, whoever found them.
    pub(super) fn admits(&self, point: &Point) -> bool {
        let sums = self.named.regions.iter().zip(&self.facts.offsets).flat_map(|(region, &at)| {
            region.kept.iter().map(move |(kept, _)| kept.shifted(at).at(point))
        });
        let answered = self.answered.iter().map(|sum| sum.at(point));
        let all = point.values.iter().cloned().chain(sums).chain(answered);
        all.into_iter().all(|value| value >= BigInt::ZERO)
    }

    /// The most of a sum over the ratings of one party that fit.
    pub(super) fn most(&self, party: usize, sum: &Linear) -> Fraction {
        // Every variable has a bound.
        let most = self.alone[party].most(sum, &self.work);
        most.unwrap_or_else(|| Fraction::whole(sum.constant.clone()))
    }

    pub(super) fn least(&self, party: usize, sum: &Linear) -> Fraction {
        self.most(party, &Linear::default().less(sum)).negative()
    }
}

impl Facts {
    fn new(named: &Named, most: usize) -> Option<Self> {
        let scenario = &named.rough.scenario;
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
            if scenario.keeps_lines(&package) {
                packages.push(package);
            }
        }
        let (mut utilities, mut gains, mut offsets, mut ahead) =
            (Vec::new(), Vec::new(), Vec::new(), 0);
        for (region, party) in named.regions.iter().zip(&scenario.parties) {
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
