//! Two packages over all ratings that fit: whether one can ever be better, whether it always is.
//!
//! The sets of ratings of the parties are independent of each other, so the most of a sum of differences
//! is the sum of the most of each, and the most of a product of ratios the product of the most of each.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::{ground::Ground, linear::Linear, polytope::Polytope};
use crate::{fraction::Fraction, settling::Solution};

/// Compares packages of a ground.
#[derive(Debug)]
pub(super) struct Pairs<'g, 'a> {
    ground: &'g Ground<'a>,
    /// For each party and package, the least and the most of its gain.
    gains: &'g [Vec<(Fraction, Fraction)>],
    /// For each party, what it can gain at most: no less than this, no more than that.
    ideals: Vec<(Fraction, Fraction)>,
}

/// The least and the most of every gain.
pub(super) fn ranges(ground: &Ground<'_>) -> Vec<Vec<(Fraction, Fraction)>> {
    let range = |party: usize| {
        let gains = ground.facts.gains[party].iter();
        gains.map(|gain| (ground.least(party, gain), ground.most(party, gain))).collect()
    };
    ground.parties().map(range).collect()
}

/// Whether every party can accept a package whatever ratings fit.
pub(super) fn is_sure(gains: &[Vec<(Fraction, Fraction)>], package: usize) -> bool {
    gains.iter().all(|gains| gains[package].0.sign().is_ge())
}

/// Whether every party could accept a package with some ratings that fit.
pub(super) fn is_possible(gains: &[Vec<(Fraction, Fraction)>], package: usize) -> bool {
    gains.iter().all(|gains| gains[package].1.sign().is_ge())
}

impl<'g, 'a> Pairs<'g, 'a> {
    pub(super) fn new(ground: &'g Ground<'a>, gains: &'g [Vec<(Fraction, Fraction)>]) -> Self {
        let packages = 0..ground.facts.packages.len();
        let ideal = |own: &Vec<(Fraction, Fraction)>| {
            let sure =
                packages.clone().filter(|&at| is_sure(gains, at)).map(|at| own[at].0.clone());
            let may =
                packages.clone().filter(|&at| is_possible(gains, at)).map(|at| own[at].1.clone());
            let none = || Fraction::whole(0);
            (sure.max().unwrap_or_else(none), may.max().unwrap_or_else(none))
        };
        let ideals = gains.iter().map(ideal).collect();
        Self { ground, gains, ideals }
    }

    /// How many there are.
    pub(super) fn packages(&self) -> usize {
        self.ground.facts.packages.len()
    }

    /// Whether every party can accept a package whatever ratings fit.
    pub(super) fn is_sure(&self, package: usize) -> bool {
        is_sure(self.gains, package)
    }

    /// The most that one package is worth more to a party than another.
    fn most_more(&self, party: usize, this: usize, than: usize) -> Fraction {
        let utilities = &self.ground.facts.utilities[party];
        self.ground.most(party, &utilities[this].clone().less(&utilities[than]))
    }

    /// Whether one package is as good as another for every party, whatever ratings fit.
    pub(super) fn always_reaches(&self, this: usize, than: usize) -> bool {
        self.ground.parties().all(|party| self.most_more(party, than, this).sign().is_le())
    }

    /// Whether one package dominates another, whatever ratings fit. Where some ratings make them level
    /// for all parties at once, it does not.
    pub(super) fn always_dominates(&self, this: usize, than: usize) -> bool {
        let mut is_ahead = false;
        for party in self.ground.parties() {
            let order = self.most_more(party, than, this).sign();
            if order.is_gt() {
                return false;
            }
            is_ahead |= order.is_lt();
        }
        is_ahead
    }

    /// Whether some ratings that fit make one package dominate another.
    pub(super) fn can_dominate(&self, this: usize, than: usize) -> bool {
        let mut is_ahead = false;
        for party in self.ground.parties() {
            let order = self.most_more(party, this, than).sign();
            if order.is_lt() {
                return false;
            }
            is_ahead |= order.is_gt();
        }
        is_ahead
    }

    /// Whether it is proved that no ratings that fit make one package acceptable to all and better by a
    /// standard than another, which is acceptable to all whatever ratings fit. Exact for Nash and for
    /// the utilitarian standard; for the other two it may be `false` where it could be `true`.
    pub(super) fn never_beats(&self, solution: Solution, this: usize, than: usize) -> bool {
        if !is_possible(self.gains, this) || self.always_reaches(than, this) {
            return true;
        }
        if self.ground.work.is_spent() {
            return false;
        }
        match solution {
            Solution::Utilitarian => self.most_sum_more(this, than).is_le(),
            Solution::Nash => !self.can_have_larger_product(this, than),
            Solution::KalaiSmorodinsky => self.most_share(this) < self.least_share(than),
            _ => self.always_has_smaller_least(this, than),
        }
    }

    /// The most of the difference of sums, over the ratings with which the first is acceptable.
    fn most_sum_more(&self, this: usize, than: usize) -> Ordering {
        let facts = &self.ground.facts;
        let mut sum = Fraction::whole(0);
        for party in self.ground.parties() {
            let Some(accepting) = self.accepting(party, this) else { return Ordering::Less };
            let utilities = &facts.utilities[party];
            let more = utilities[this].clone().less(&utilities[than]);
            self.ground.work.take();
            let Some(most) = accepting.most(&more) else { return Ordering::Greater };
            sum = sum.plus(&most.value);
        }
        sum.sign()
    }

    /// The ratings of a party with which it can accept a package.
    fn accepting(&self, party: usize, package: usize) -> Option<Polytope> {
        let alone = &self.ground.alone[party].whole;
        if self.gains[party][package].0.sign().is_ge() {
            return Some(alone.clone());
        }
        self.ground.work.take();
        alone.with(core::slice::from_ref(&self.ground.facts.gains[party][package])).ok()
    }

    /// Whether some ratings give the first an acceptable and larger product of gains.
    fn can_have_larger_product(&self, this: usize, than: usize) -> bool {
        let (mut product, mut is_unlimited, mut is_positive) = (Fraction::whole(1), false, true);
        for party in self.ground.parties() {
            let Some(accepting) = self.accepting(party, this) else { return false };
            let gains = &self.ground.facts.gains[party];
            is_positive &= self.gains[party][this].1.sign().is_gt();
            match self.most_ratio(&accepting, &gains[this], &gains[than]) {
                Ratio::Unlimited => is_unlimited = true,
                Ratio::Nothing => {}
                Ratio::Most(most) => product = &product * &most,
            }
        }
        // A product of nothing is exceeded by any other; else the ratio must be above 1.
        is_positive && (is_unlimited || product > Fraction::whole(1))
    }

    /// Whether, whatever ratings fit, the first has a smaller smallest gain.
    fn always_has_smaller_least(&self, this: usize, than: usize) -> bool {
        self.ground.parties().all(|lowest| {
            let own = self.ground.gain(lowest, than);
            let above = self.ground.parties().map(|party| self.ground.gain(party, this).less(&own));
            self.ground.work.take();
            self.ground.joint.with(&above.collect::<Vec<_>>()).is_err()
        })
    }

    /// No less than the smallest share ever is, of what each party could gain at most.
    fn least_share(&self, package: usize) -> Fraction {
        let shares = self.gains.iter().zip(&self.ideals).map(|(gains, (_, most))| {
            let gain = &gains[package].0;
            if most.sign().is_gt() { gain.divided_by(most) } else { Fraction::whole(0) }
        });
        shares.min().unwrap_or_else(|| Fraction::whole(0))
    }

    /// No more than the smallest share ever is; at most 1.
    fn most_share(&self, package: usize) -> Fraction {
        let shares = self.gains.iter().zip(&self.ideals).map(|(gains, (least, _))| {
            let gain = &gains[package].1;
            if least.sign().is_gt() { gain.divided_by(least) } else { Fraction::whole(1) }
        });
        shares.chain([Fraction::whole(1)]).min().unwrap_or_else(|| Fraction::whole(1))
    }

    /// Whether it is proved that one package is acceptable to all and better than another, with all
    /// ratings that fit and make the other acceptable.
    pub(super) fn always_beats(&self, solution: Solution, this: usize, than: usize) -> bool {
        if !is_sure(self.gains, this) || self.ground.work.is_spent() {
            return false;
        }
        match solution {
            Solution::Utilitarian => self.most_sum_more(than, this).is_lt(),
            Solution::Nash => self.always_has_larger_product(this, than),
            Solution::KalaiSmorodinsky => {
                self.always_dominates(this, than) || self.least_share(this) > self.most_share(than)
            }
            _ => self.always_dominates(this, than),
        }
    }

    fn always_has_larger_product(&self, this: usize, than: usize) -> bool {
        let mut product = Fraction::whole(1);
        for party in self.ground.parties() {
            let Some(accepting) = self.accepting(party, than) else { return true };
            let gains = &self.ground.facts.gains[party];
            // Where the other's product is nothing, this one must not be.
            if accepting.least(&gains[this]).is_none_or(|least| least.value.sign().is_le()) {
                return false;
            }
            match self.most_ratio(&accepting, &gains[than], &gains[this]) {
                Ratio::Most(most) => product = &product * &most,
                Ratio::Nothing | Ratio::Unlimited => return false,
            }
        }
        product < Fraction::whole(1)
    }

    /// The most of `gain / other`, neither of which is negative there, by a sequence of linear programs
    /// (W. Dinkelbach, *On Nonlinear Fractional Programming*, 1967). Each finds a larger ratio at another
    /// corner, of which there are finitely many.
    fn most_ratio(&self, ratings: &Polytope, gain: &Linear, other: &Linear) -> Ratio {
        self.ground.work.take();
        let Some(start) = ratings.most(other) else { return Ratio::Unlimited };
        if start.value.sign().is_le() {
            let most = ratings.most(gain).map(|most| most.value.sign());
            return if most == Some(Ordering::Greater) { Ratio::Unlimited } else { Ratio::Nothing };
        }
        let mut best = Fraction::new(gain.at(&start.at), other.at(&start.at));
        loop {
            let ahead =
                Linear::default().plus(best.denominator(), gain).plus(&-best.numerator(), other);
            self.ground.work.take();
            match ratings.most(&ahead) {
                Some(more) if more.value.sign().is_gt() => {
                    let (over, under) = (gain.at(&more.at), other.at(&more.at));
                    if under <= num_bigint::BigInt::ZERO {
                        return Ratio::Unlimited;
                    }
                    best = Fraction::new(over, under);
                }
                _ => return Ratio::Most(best),
            }
        }
    }
}

/// The most of one gain over another.
enum Ratio {
    /// So much.
    Most(Fraction),
    /// The first is positive somewhere where the other is nothing.
    Unlimited,
    /// The other is nothing everywhere, and so is the first.
    Nothing,
}
