//! The checker: slow, simple, and sure of nothing that it was told.
//!
//! It follows a proof over all packages, computes every bound again with wide integers, multiplies
//! products out, and shares no line with the search but the definitions of [`Table`] and
//! [`Objective`].

use alloc::vec::Vec;

use num_bigint::BigInt;

use super::{By, Proof, Token, packed::Unpacked};
use crate::{
    bound::Row,
    multipliers::Multipliers,
    objective::{Objective, Share, Standard, product},
    table::{Joint, Literal, Table},
};

/// What is wrong with a proof.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("step {step} of the proof: {what}")]
pub struct Flaw {
    /// Which token, from 1.
    pub step: usize,
    /// What it claims that is not so.
    pub what: &'static str,
}

/// Checks that this package, as seats, is admitted and none is better; without one, that none is
/// admitted.
///
/// # Errors
///
/// The first step that does not hold.
pub(crate) fn check(
    table: &Table,
    objective: &Objective,
    best: Option<&[usize]>,
    proof: &Proof,
) -> Result<(), Flaw> {
    let fits =
        |seats: &[usize]| table.is_feasible(seats) && objective.admits(&table.utilities(seats));
    if best.is_some_and(|seats| !fits(seats)) {
        return Err(Flaw { step: 0, what: "the package named is not admitted" });
    }
    let best = best.map(|seats| table.utilities(seats));
    let best = best.as_deref();
    let mut checker = Checker {
        table,
        objective,
        best,
        proof,
        tokens: proof.tokens.iter(),
        at: 0,
        in_play: table.issue.iter().map(|_| true).collect(),
    };
    checker.node()?;
    match checker.tokens.next() {
        None => Ok(()),
        Some(_) => Err(checker.flaw("nothing is left to prove")),
    }
}

struct Checker<'a> {
    table: &'a Table,
    objective: &'a Objective,
    best: Option<&'a [i64]>,
    proof: &'a Proof,
    tokens: Unpacked<'a>,
    at: usize,
    in_play: Vec<bool>,
}

impl Checker<'_> {
    fn flaw(&self, what: &'static str) -> Flaw {
        Flaw { step: self.at, what }
    }

    fn next(&mut self) -> Result<Token, Flaw> {
        self.at += 1;
        self.tokens.next().ok_or(Flaw { step: self.at, what: "the proof ends too early" })
    }

    fn row_at(&self, at: usize) -> Result<Row, Flaw> {
        self.proof.rows.get(at).ok_or(self.flaw("no such multipliers"))
    }

    /// One domain: options dropped, then closed, one package, or divided.
    ///
    /// Branches nest no deeper than there are issues, so the recursion is bounded.
    fn node(&mut self) -> Result<(), Flaw> {
        loop {
            match self.next()? {
                Token::Drop(seat, by) => self.drop(seat, &by)?,
                Token::Close(by) => return self.close(&by),
                Token::Point => return self.point(),
                Token::Branch(issue) => return self.branch(issue),
                Token::Option(_) => return Err(self.flaw("an option without its issue")),
            }
        }
    }

    fn drop(&mut self, seat: usize, by: &By) -> Result<(), Flaw> {
        let Some(&issue) = self.table.issue.get(seat) else {
            return Err(self.flaw("no such option"));
        };
        if let By::Beaten(other) = by {
            let other_counts =
                *other != seat && self.table.seats(issue).contains(other) && self.in_play[*other];
            if !other_counts || !self.is_no_worse(*other, seat) {
                return Err(self.flaw("the other option may be worse, or is not in play"));
            }
            self.in_play[seat] = false;
            return Ok(());
        }
        let before = self.in_play.clone();
        self.fix(issue, seat);
        let closed = self.close(by);
        self.in_play = before;
        self.in_play[seat] = false;
        closed
    }

    fn fix(&mut self, issue: usize, seat: usize) {
        for other in self.table.seats(issue).filter(|&other| other != seat) {
            self.in_play[other] = false;
        }
    }

    fn branch(&mut self, issue: usize) -> Result<(), Flaw> {
        if issue >= self.table.issues() {
            return Err(self.flaw("no such issue"));
        }
        let mut left: Vec<usize> =
            self.table.seats(issue).filter(|&seat| self.in_play[seat]).collect();
        if left.len() < 2 {
            return Err(self.flaw("there is nothing to divide"));
        }
        while !left.is_empty() {
            let Token::Option(seat) = self.next()? else {
                return Err(self.flaw("an option is missing"));
            };
            let Some(at) = left.iter().position(|&other| other == seat) else {
                return Err(self.flaw("this option is not in play, or stood before"));
            };
            left.remove(at);
            let before = self.in_play.clone();
            self.fix(issue, seat);
            self.node()?;
            self.in_play = before;
        }
        Ok(())
    }

    fn point(&mut self) -> Result<(), Flaw> {
        let mut seats = Vec::new();
        for issue in 0..self.table.issues() {
            let mut left = self.table.seats(issue).filter(|&seat| self.in_play[seat]);
            match (left.next(), left.next()) {
                (Some(seat), None) => seats.push(seat),
                _ => return Err(self.flaw("this is not one package")),
            }
        }
        let utilities = self.table.utilities(&seats);
        let counts = self.table.excess(&seats) == 0 && self.objective.admits(&utilities);
        let is_better =
            self.best.is_none_or(|best| self.objective.compare(&utilities, best).is_gt());
        if counts && is_better { Err(self.flaw("this package is better")) } else { Ok(()) }
    }

    /// Whether no package in play is better than the best.
    fn close(&self, by: &By) -> Result<(), Flaw> {
        if (0..self.table.issues())
            .any(|issue| !self.table.seats(issue).any(|seat| self.in_play[seat]))
        {
            return Ok(());
        }
        let is_closed = match by {
            By::Limit(at) => {
                let limit = self.table.limits.get(*at).ok_or(self.flaw("no such line"))?;
                limit.of.iter().filter(|literal| self.surely(literal)).count() > limit.at_most
            }
            By::Row(at) => self.row(&self.row_at(*at)?)?,
            By::Ranks(rows) => self.ranks(rows)?,
            By::Settled(rows) => self.settled(rows)?,
            By::Beaten(_) => return Err(self.flaw("an option rules out another, not all")),
        };
        if is_closed { Ok(()) } else { Err(self.flaw("a better package is not ruled out")) }
    }

    /// Whether choosing `one` instead of `other` costs nobody anything and breaks no line more.
    fn is_no_worse(&self, one: usize, other: usize) -> bool {
        let issue = self.table.issue[one];
        let differs = |literal: &&Literal| {
            literal.issue == issue
                && literal.inside.contains(&one) != literal.inside.contains(&other)
        };
        let plain = (0..self.table.parties())
            .all(|party| self.table.units(party, one) >= self.table.units(party, other));
        let joint = self.table.joints.iter().all(|joint| {
            let mut unlike = joint.when.iter().filter(differs);
            unlike.all(|literal| {
                let wins = literal.inside.contains(&one);
                joint.values.iter().all(|&value| if wins { value >= 0 } else { value <= 0 })
                    || joint.when.iter().any(|literal| self.never(literal))
            })
        });
        let lines = self.table.limits.iter().all(|limit| {
            let count = |seat| {
                let here = limit.of.iter().filter(|literal| literal.issue == issue);
                here.filter(|literal| literal.inside.contains(&seat)).count()
            };
            let open = limit.of.iter().filter(|literal| !self.never(literal)).count();
            count(one) <= count(other) || open <= limit.at_most
        });
        plain && joint && lines
    }

    fn surely(&self, literal: &Literal) -> bool {
        self.table
            .seats(literal.issue)
            .all(|seat| !self.in_play[seat] || literal.inside.contains(&seat))
    }

    fn never(&self, literal: &Literal) -> bool {
        !literal.inside.iter().any(|&seat| self.in_play[seat])
    }

    fn row(&self, row: &Row) -> Result<bool, Flaw> {
        let gains = self.gains(row)?;
        if row.lead == 0 {
            return Ok(self.objective.acceptable && gains < BigInt::ZERO);
        }
        let Some(best) = self.best else {
            return Ok(self.objective.acceptable && gains < BigInt::ZERO);
        };
        let weights = &row.multipliers.weights;
        Ok(match &self.objective.standard {
            Standard::Sum(own) => {
                let beyond = weights
                    .iter()
                    .zip(own)
                    .map(|(all, own)| i128::from(*all) - i128::from(row.lead) * i128::from(*own));
                let beyond: Vec<i128> = beyond.collect();
                if row.lead < 0
                    || beyond
                        .iter()
                        .any(|&beyond| beyond < 0 || beyond > 0 && !self.objective.acceptable)
                {
                    return Err(self.flaw("these weights prove nothing about the sum"));
                }
                // What weights have beyond the standard counts gains; the standard counts utilities.
                let known: BigInt = own
                    .iter()
                    .zip(best)
                    .zip(&self.objective.from)
                    .map(|((own, best), from)| BigInt::from(*own) * (best - from))
                    .sum();
                gains < BigInt::from(row.lead) * (known + 1)
            }
            Standard::Least(per) => {
                let Some(least) = self.objective.ranked(per, best).first().copied() else {
                    return Ok(false);
                };
                let level = |of: i64| BigInt::from(least.reached_by(of));
                let known: BigInt =
                    weights.iter().zip(per).map(|(weight, &of)| level(of) * *weight).sum();
                gains < known
            }
            Standard::Product => self.is_product_beaten(weights, &gains, best)?,
        })
    }

    /// By the inequality of the means.
    fn is_product_beaten(
        &self,
        weights: &[i64],
        gains: &BigInt,
        best: &[i64],
    ) -> Result<bool, Flaw> {
        if weights.iter().any(|&weight| weight <= 0) {
            return Err(self.flaw("each party must weigh something in a product"));
        }
        if *gains < BigInt::ZERO {
            return Ok(true);
        }
        let parties = u32::try_from(weights.len()).unwrap_or(u32::MAX);
        let known = product(&self.objective.gains(best)) * product(weights);
        Ok(gains.pow(parties) <= known * BigInt::from(parties).pow(parties))
    }

    fn ranks(&self, rows: &[usize]) -> Result<bool, Flaw> {
        let (Standard::Least(per), Some(best)) = (&self.objective.standard, self.best) else {
            return Err(self.flaw("sums of the smallest gains are for the egalitarian standard"));
        };
        if per.iter().any(|&of| of != 1) {
            return Err(self.flaw("gains are not in the same measure"));
        }
        let ranked = self.objective.ranked(per, best);
        for (rank, at) in (1..).zip(rows) {
            let row = self.row_at(*at)?;
            let weights = &row.multipliers.weights;
            let sum: BigInt = weights.iter().map(|weight| BigInt::from(*weight)).sum();
            let (lead, beyond) = if rank == 1 {
                (sum, BigInt::ZERO)
            } else {
                let lead = BigInt::from(row.lead);
                let within: BigInt =
                    weights.iter().map(|weight| BigInt::from((*weight).min(row.lead))).sum();
                if within < &lead * rank {
                    return Err(self.flaw("these weights do not bound so many smallest gains"));
                }
                let beyond = sum - &lead * rank;
                (lead, beyond)
            };
            let least = ranked.first().map_or(0, |share| share.gain);
            let known: BigInt =
                ranked.iter().take(rank).map(|share| BigInt::from(share.gain)).sum();
            let gains = self.gains(&row)? - beyond * least;
            if gains < &lead * &known {
                return Ok(true);
            }
            if gains >= &lead * (known + 1) {
                return Ok(false);
            }
        }
        // Level in every sum: nothing is better.
        Ok(rows.len() == ranked.len())
    }

    /// That no package has a larger smallest share, nor, with the same party or parties at exactly
    /// that, larger shares of the others.
    fn settled(&self, rows: &[(Vec<usize>, usize)]) -> Result<bool, Flaw> {
        let (Standard::Least(per), Some(best)) = (&self.objective.standard, self.best) else {
            return Err(self.flaw("shares are settled by the standards of the least gain"));
        };
        let ranked = self.objective.ranked(per, best);
        let mut exact: Vec<Option<i64>> = per.iter().map(|_| None).collect();
        self.settle(per, &ranked, &mut Vec::new(), &mut exact, rows)
    }

    /// The same where the parties of `path` have exactly the smallest shares, the gains in `exact`.
    fn settle(
        &self,
        per: &[i64],
        ranked: &[Share],
        path: &mut Vec<usize>,
        exact: &mut [Option<i64>],
        rows: &[(Vec<usize>, usize)],
    ) -> Result<bool, Flaw> {
        // Level in every share: nothing is better.
        let Some(least) = ranked.get(path.len()) else { return Ok(true) };
        let Some((_, at)) = rows.iter().find(|(parties, _)| parties == path) else {
            return Ok(false);
        };
        let row = self.row_at(*at)?;
        let gains = self.gains(&row)?;
        let weighted = |gain: &dyn Fn(i64) -> i64| -> BigInt {
            let parties = exact.iter().zip(per).zip(&row.multipliers.weights);
            parties.map(|((exact, &of), w)| BigInt::from(exact.unwrap_or(gain(of))) * *w).sum()
        };
        if gains < weighted(&|of| least.reached_by(of)) {
            return Ok(true);
        }
        if gains >= weighted(&|of| least.passed_by(of)) {
            return Ok(false);
        }
        for party in 0..per.len() {
            let gain = least.reached_by(per[party]);
            if exact[party].is_some() || gain == least.passed_by(per[party]) {
                continue;
            }
            exact[party] = Some(gain);
            path.push(party);
            let is_closed = self.settle(per, ranked, path, exact, rows)?;
            path.pop();
            exact[party] = None;
            if !is_closed {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the weighted sum of gains is at most, over all packages in play.
    fn gains(&self, row: &Row) -> Result<BigInt, Flaw> {
        let Multipliers { weights, passed, prices, shares } = &row.multipliers;
        let fits = weights.len() == self.table.parties()
            && passed.len() == weights.len()
            && prices.len() == self.table.limits.len()
            && shares.len() == self.table.shares;
        if !fits || weights.iter().chain(prices).chain(shares).any(|&number| number < 0) {
            return Err(self.flaw("the multipliers do not fit, or one is negative"));
        }
        let mut seats: Vec<BigInt> = self.table.issue.iter().map(|_| BigInt::ZERO).collect();
        let mut constant = BigInt::ZERO;
        for party in 0..self.table.parties() {
            let (weight, passed) = (weights[party], passed[party]);
            match self.table.caps[party] {
                None if passed != weight => {
                    return Err(self.flaw("a party without a cap passes all"));
                }
                Some(_) if !(0..=weight).contains(&passed) => {
                    return Err(self.flaw("more passes than there is"));
                }
                cap => constant += BigInt::from(weight - passed) * cap.unwrap_or(0),
            }
            for (seat, sum) in seats.iter_mut().enumerate() {
                *sum += BigInt::from(self.table.units(party, seat)) * passed;
            }
            constant -= BigInt::from(weight) * self.objective.from[party];
        }
        for (limit, price) in self.table.limits.iter().zip(prices) {
            constant += BigInt::from(*price) * limit.at_most;
            limit
                .of
                .iter()
                .flat_map(|literal| &literal.inside)
                .for_each(|&seat| seats[seat] -= *price);
        }
        for joint in &self.table.joints {
            let shares = &shares[joint.shares.clone()];
            self.add_joint(joint, shares, passed, &mut seats, &mut constant)?;
        }
        let best = |issue| {
            let in_play = self.table.seats(issue).filter(|&seat| self.in_play[seat]);
            in_play.map(|seat| &seats[seat]).max()
        };
        Ok((0..self.table.issues()).filter_map(best).sum::<BigInt>() + constant)
    }

    fn add_joint(
        &self,
        joint: &Joint,
        shares: &[i64],
        passed: &[i64],
        seats: &mut [BigInt],
        constant: &mut BigInt,
    ) -> Result<(), Flaw> {
        if joint.when.iter().any(|literal| self.never(literal)) {
            return Ok(());
        }
        let Some(&first) = shares.first() else {
            return Err(self.flaw("each condition has as many shares as choices"));
        };
        let worth: i128 = passed
            .iter()
            .zip(&joint.values)
            .map(|(passed, value)| i128::from(*passed) * i128::from(*value))
            .sum();
        let shared: i128 = shares.iter().map(|share| i128::from(*share)).sum();
        if worth >= 0 {
            if shared < worth {
                return Err(self.flaw("the shares do not come to the worth"));
            }
            for (literal, share) in joint.when.iter().zip(shares) {
                literal.inside.iter().for_each(|&seat| seats[seat] += *share);
            }
        } else {
            if i128::from(first) > -worth {
                return Err(self.flaw("the share is more than the loss"));
            }
            *constant += BigInt::from(first) * (joint.when.len() - 1);
            joint
                .when
                .iter()
                .flat_map(|literal| &literal.inside)
                .for_each(|&seat| seats[seat] -= first);
        }
        Ok(())
    }
}
