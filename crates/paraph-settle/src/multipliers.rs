//! Multipliers: what turns the whole scenario into one sum that anybody can check.
//!
//! Whatever is chosen, a weighted sum of the parties' utilities is at most what each issue can give
//! of it at best: that needs one pass over the options. With lines and joint worth in it, the sum is
//! made separable first, as Lagrange taught (Geoffrion 1974 names it):
//!
//! - a party weighs `weight`; of a capped party only `passed` of it counts its sum, the rest its cap,
//!   since `weight x min(sum, cap) <= passed x sum + (weight - passed) x cap`;
//! - a limit "at most m of these" adds `price x (m - how many hold)`, which is not negative for a
//!   package that keeps it;
//! - joint worth `W` for fulfilling all of k literals is at most the sum of shares of those that
//!   hold, if the shares come to `W` at least. Joint loss `-W` is at most `b x (k - 1 - how many
//!   hold)` for any share `b` from 0 to `W`.

use alloc::{vec, vec::Vec};

use crate::{
    domain::{Domain, Known},
    table::Table,
};

/// Weights, prices and shares; all but nothing negative.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Multipliers {
    /// For each party.
    pub(crate) weights: Vec<i64>,
    /// For each party, at most its weight; the weight itself where there is no cap.
    pub(crate) passed: Vec<i64>,
    /// For each limit.
    pub(crate) prices: Vec<i64>,
    /// For each literal of each joint, as [`Joint::shares`](crate::table::Joint) says where; for
    /// joint loss only the first of a joint counts.
    pub(crate) shares: Vec<i64>,
}

/// The scenario as one separable sum: a constant and a number for each seat. It is of one domain.
#[derive(Debug, Clone)]
pub(crate) struct Priced {
    pub(crate) constant: i64,
    /// What is behind the constant for each seat in play; where an issue is decided, what its one seat is
    /// worth to the parties stands in the constant already.
    pub(crate) seats: Vec<i64>,
    /// The issues that are not decided.
    open: Vec<usize>,
    /// The one seat of each issue that is decided.
    decided: Vec<usize>,
    /// What the decided issues bring, for each party.
    base: Vec<i64>,
    /// Room for who weighs anything, and how much.
    weighing: Vec<(usize, i64)>,
}

impl Multipliers {
    /// Weights alone: no prices, and joint worth shared evenly.
    pub(crate) fn new(table: &Table, weights: Vec<i64>) -> Self {
        let passed = weights.clone();
        let prices = vec![0; table.limits.len()];
        let mut new = Self { weights, passed, prices, shares: Vec::new() };
        for joint in &table.joints {
            let literals = i64::try_from(joint.when.len()).unwrap_or(i64::MAX);
            let worth = new.joint(&joint.values);
            let share = if worth > 0 { worth.div_euclid(literals) + 1 } else { -worth / 2 };
            new.shares.extend(joint.when.iter().map(|_| share));
        }
        new
    }

    /// Other weights; shares keep their proportions, and what a cap lets pass keeps its part.
    pub(crate) fn reweigh(&mut self, table: &Table, weights: Vec<i64>) {
        if table.is_plain() {
            self.passed.clone_from(&weights);
            self.weights = weights;
            return;
        }
        let mut passed = weights.clone();
        for (party, passed) in
            passed.iter_mut().enumerate().filter(|(party, _)| table.caps[*party].is_some())
        {
            *passed = match self.weights[party] {
                0 => *passed,
                before => scaled(self.passed[party], *passed, before).min(*passed),
            };
        }
        self.weights = weights;
        self.let_pass(table, passed);
    }

    /// Other parts that caps let pass; shares keep their proportions.
    pub(crate) fn let_pass(&mut self, table: &Table, passed: Vec<i64>) {
        let before: Vec<i64> = table.joints.iter().map(|joint| self.joint(&joint.values)).collect();
        self.passed = passed;
        for (joint, before) in table.joints.iter().zip(before) {
            let worth = self.joint(&joint.values);
            reshare(&mut self.shares[joint.shares.clone()], before, worth);
        }
    }

    /// What joint worth comes to, over all parties.
    pub(crate) fn joint(&self, values: &[i64]) -> i64 {
        self.passed.iter().zip(values).map(|(weight, value)| weight * value).sum()
    }

    /// The separable sum, for the packages of the domain of which `into` is.
    pub(crate) fn price(&self, table: &Table, domain: &Domain, into: &mut Priced) {
        into.constant = 0;
        into.seats.clear();
        into.seats.resize(table.issue.len(), 0);
        self.add_parties(table, domain, into);
        for (limit, &price) in
            table.limits.iter().zip(&self.prices).filter(|(_, price)| **price > 0)
        {
            into.constant += price * i64::try_from(limit.at_most).unwrap_or(i64::MAX);
            for &seat in limit.of.iter().flat_map(|literal| &literal.inside) {
                into.seats[seat] -= price;
            }
        }
        for joint in &table.joints {
            let shares = &self.shares[joint.shares.clone()];
            // What cannot come about in this domain is neither paid nor lost.
            if joint.when.iter().any(|literal| domain.knows(literal) == Known::Fails) {
                continue;
            }
            let worth = self.joint(&joint.values);
            if worth < 0 {
                let others = i64::try_from(joint.when.len() - 1).unwrap_or(i64::MAX);
                into.constant += shares[0] * others;
            }
            for (literal, share) in joint.when.iter().zip(shares) {
                let paid = if worth < 0 { -shares[0] } else { *share };
                literal.inside.iter().for_each(|&seat| into.seats[seat] += paid);
            }
        }
    }

    /// What is out of play counts nowhere, and is not added up; what is decided is added up as one.
    fn add_parties(&self, table: &Table, domain: &Domain, into: &mut Priced) {
        let Priced { seats, weighing, open, base, .. } = into;
        weighing.clear();
        let passed = self.passed.iter().copied().enumerate();
        weighing.extend(passed.filter(|(_, passed)| *passed != 0));
        // Most parties often weigh nothing where the smallest gain counts. Else all are added up side by
        // side, which is quicker than to pick.
        let is_dense = 2 * weighing.len() > self.passed.len();
        let weighted = |units: &[i64]| -> i64 {
            if is_dense {
                return units.iter().zip(&self.passed).map(|(units, passed)| units * passed).sum();
            }
            weighing.iter().map(|&(party, passed)| units[party] * passed).sum()
        };
        for &issue in &*open {
            for seat in domain.seats(table, issue) {
                seats[seat] = weighted(table.worth(seat));
            }
        }
        into.constant += weighted(base);
        for (party, cap) in table.caps.iter().enumerate() {
            if let Some(cap) = cap {
                into.constant += (self.weights[party] - self.passed[party]) * cap;
            }
        }
    }
}

impl Priced {
    /// Room for the packages of a domain; nothing is priced yet. `None` if nothing is in play.
    pub(crate) fn of(table: &Table, domain: &Domain) -> Option<Self> {
        let mut priced = Self {
            constant: 0,
            seats: Vec::with_capacity(table.issue.len()),
            open: Vec::with_capacity(table.issues()),
            decided: Vec::with_capacity(table.issues()),
            base: vec![0; table.parties()],
            weighing: Vec::with_capacity(table.parties()),
        };
        for issue in 0..table.issues() {
            if domain.left(issue) > 1 {
                priced.open.push(issue);
            } else {
                let seat = domain.seats(table, issue).next()?;
                priced.decided.push(seat);
                let units = priced.base.iter_mut().zip(table.worth(seat));
                units.for_each(|(sum, units)| *sum += units);
            }
        }
        Some(priced)
    }

    /// Takes what another has, in the room that it has.
    pub(crate) fn copy(&mut self, other: &Self) {
        self.constant = other.constant;
        self.seats.clone_from(&other.seats);
    }

    /// The best seat in play of an issue, the first among equals.
    fn best(&self, table: &Table, domain: &Domain, issue: usize) -> Option<usize> {
        let range = table.seats(issue);
        let all = self.seats[range.clone()].iter().zip(&domain.in_play()[range.clone()]);
        let mut best: Option<(usize, i64)> = None;
        for (at, (&value, _)) in all.enumerate().filter(|(_, (_, is_in_play))| **is_in_play) {
            if best.is_none_or(|(_, most)| value > most) {
                best = Some((at, value));
            }
        }
        best.map(|(at, _)| range.start + at)
    }

    /// The most that the sum can be, and the seats that make it so. `None` if nothing is in play.
    pub(crate) fn most(&self, table: &Table, domain: &Domain) -> Option<(i64, Vec<usize>)> {
        let mut seats = Vec::new();
        let most = self.most_at(table, domain, &mut seats)?;
        Some((most, seats))
    }

    /// The same, the seats in the room given.
    pub(crate) fn most_at(
        &self,
        table: &Table,
        domain: &Domain,
        seats: &mut Vec<usize>,
    ) -> Option<i64> {
        seats.resize(table.issues(), 0);
        let mut most = self.constant;
        for &seat in &self.decided {
            most += self.seats[seat];
            seats[table.issue[seat]] = seat;
        }
        for &issue in &self.open {
            let best = self.best(table, domain, issue)?;
            most += self.seats[best];
            seats[issue] = best;
        }
        Some(most)
    }
}

/// Shares of what was `before`, for what is `worth` now.
fn reshare(shares: &mut [i64], before: i64, worth: i64) {
    let literals = i64::try_from(shares.len()).unwrap_or(i64::MAX);
    if worth < 0 {
        let share = if before < 0 { scaled(shares[0], worth, before).clamp(0, -worth) } else { 0 };
        shares.fill(share);
        return;
    }
    let mut rest = worth;
    for share in shares.iter_mut() {
        *share = if before > 0 { scaled(*share, worth, before) } else { worth / literals };
        rest -= *share;
    }
    // Rounding takes nothing away: the shares come to the worth at least.
    shares[0] += rest.max(0);
}

/// `number x up / down`.
fn scaled(number: i64, up: i64, down: i64) -> i64 {
    let whole = i128::from(number) * i128::from(up) / i128::from(if down == 0 { 1 } else { down });
    i64::try_from(whole).unwrap_or(i64::MAX)
}
