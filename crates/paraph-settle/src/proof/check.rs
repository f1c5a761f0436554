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
    objective::{Objective, Standard, product},
    table::{Literal, Table},
};

mod least;
mod sum;

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
        |seats: &[usize]| table.keeps_lines(seats) && objective.admits(&table.utilities(seats));
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
}
