//! Adjusted Winner, for comparison (S. Brams and A. Taylor, *Fair Division*, 1996, chapter 4).
//!
//! It divides issues, not packages: on each issue one party has its way, or both have it in part. Each
//! party spreads 100 points over the issues. Who puts more points on an issue wins it; then issues go
//! from whoever has more points to the other, those first on which the points are nearest to each
//! other, until both have as many points of their own; at most one issue is split for it. Then neither
//! would rather have what the other has, both have equally much, and no other division is better for
//! both.
//!
//! Their issues are won or lost. Here a party *has its way* on an issue where the option is chosen that
//! it rates highest, and of several such the one that the other rates highest. Its points are what it
//! loses where the other has its way instead, made to sum to 100. Options between the two are not
//! looked at, nor are reservation values: it is told beside the solutions and is none of them.

use alloc::vec::Vec;
use core::cmp::Ordering;

use num_bigint::BigInt;

use super::Fraction;
use crate::{order::Order, table::Table};

/// Why there is no Adjusted Winner of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDivided {
    /// It is for two parties.
    Parties,
    /// Utilities are not plain sums over the issues: conditions or a limit of a utility bind them.
    Together,
    /// Lines forbid some divisions.
    Lines,
    /// On no issue both parties lose by the other's way: each can have all that it wants.
    NothingAtStake,
}

/// The division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustedWinner {
    /// The issues on which the parties want different options, in order.
    pub won: Vec<Won>,
    /// How many of its 100 points each party has.
    pub points: Fraction,
    /// What it is worth to each party, in units; of a split issue, as if so large a part of either
    /// way were had.
    pub utilities: [Fraction; 2],
}

/// An issue, and who has its way on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Won {
    /// Position of the issue.
    pub issue: usize,
    /// The option with which each party has its way.
    pub ways: [usize; 2],
    /// How many of its 100 points each party has put on it.
    pub points: [Fraction; 2],
    /// How much of it the first party wins: 1, 0, or what is between where it is split.
    pub share: Fraction,
}

impl Won {
    fn in_file(self, order: &Order) -> Self {
        let ways = self.ways.map(|way| order.choice((self.issue, way)).1);
        let is_turned = order.party(0) != 0;
        Self {
            issue: order.choice((self.issue, 0)).0,
            ways: in_order(ways, order),
            points: in_order(self.points, order),
            share: if is_turned { Fraction::whole(1).less(&self.share) } else { self.share },
        }
    }
}

/// What both parties have, the first of the file first.
fn in_order<T>(both: [T; 2], order: &Order) -> [T; 2] {
    let [one, other] = both;
    if order.party(0) == 0 { [one, other] } else { [other, one] }
}

/// What the parties lose on an issue where the other has its way, in units.
struct Stake {
    issue: usize,
    ways: [usize; 2],
    lost: [i64; 2],
}

impl AdjustedWinner {
    /// The same in the order of a file.
    pub(super) fn in_file(self, order: &Order) -> Self {
        let mut won: Vec<Won> = self.won.into_iter().map(|won| won.in_file(order)).collect();
        won.sort_by_key(|won| won.issue);
        Self { won, utilities: in_order(self.utilities, order), ..self }
    }

    /// The division of the issues.
    pub(super) fn of(table: &Table) -> Result<Self, NotDivided> {
        if table.parties() != 2 {
            return Err(NotDivided::Parties);
        }
        if !table.limits.is_empty() {
            return Err(NotDivided::Lines);
        }
        if !table.joints.is_empty() || table.caps.iter().any(Option::is_some) {
            return Err(NotDivided::Together);
        }
        let stakes = (0..table.issues()).map(|issue| stake(table, issue));
        let mut stakes: Vec<Stake> = stakes.filter(|stake| stake.lost != [0, 0]).collect();
        let sum = |party: usize| stakes.iter().map(|stake| stake.lost[party]).sum::<i64>();
        let sums = [sum(0), sum(1)];
        if sums.contains(&0) {
            return Err(NotDivided::NothingAtStake);
        }
        // The first party wins those first on which it has the most points beside the other's.
        stakes.sort_by(first_wins);
        let (whole, share) = split(&stakes, sums);
        let share = |at: usize| match at.cmp(&whole) {
            Ordering::Less => Fraction::whole(1),
            Ordering::Equal => share.clone(),
            Ordering::Greater => Fraction::whole(0),
        };
        let points = |stake: &Stake, party: usize| {
            Fraction::new(BigInt::from(100) * stake.lost[party], sums[party])
        };
        let mut won: Vec<Won> = (stakes.iter().enumerate())
            .map(|(at, stake)| Won {
                issue: stake.issue,
                ways: stake.ways,
                points: [points(stake, 0), points(stake, 1)],
                share: share(at),
            })
            .collect();
        won.sort_by_key(|won| won.issue);
        let had = (won.iter()).map(|won| &won.share * &won.points[0]);
        let had = had.fold(Fraction::whole(0), |sum, more| sum.plus(&more));
        let utilities = [utility(table, 0, &won), utility(table, 1, &won)];
        Ok(Self { won, points: had, utilities })
    }
}

/// Both ways, and what each loses by the other's.
fn stake(table: &Table, issue: usize) -> Stake {
    let first = table.first[issue];
    let way = |party: usize| {
        let rated = |seat: &usize| {
            let by_both = (table.units(party, *seat), table.units(1 - party, *seat));
            // Of options that both rate alike, the first.
            (by_both, core::cmp::Reverse(*seat))
        };
        table.seats(issue).max_by_key(rated).unwrap_or(first)
    };
    let ways = [way(0), way(1)];
    let lost = |party: usize| table.units(party, ways[party]) - table.units(party, ways[1 - party]);
    Stake { issue, lost: [lost(0), lost(1)], ways: ways.map(|way| way - first) }
}

/// By what the first party puts on it beside the second, falling; then by position.
fn first_wins(one: &Stake, other: &Stake) -> Ordering {
    let ratio = |of: &Stake, beside: &Stake| i128::from(of.lost[0]) * i128::from(beside.lost[1]);
    ratio(other, one).cmp(&ratio(one, other)).then(one.issue.cmp(&other.issue))
}

/// How many issues the first party wins whole, and how much of the next: such that both have as many
/// of their points.
fn split(stakes: &[Stake], sums: [i64; 2]) -> (usize, Fraction) {
    let [all, of_other] = sums.map(i128::from);
    let (mut has, mut other_has) = (0_i128, of_other);
    for (at, stake) in stakes.iter().enumerate() {
        let [lost, of] = stake.lost.map(i128::from);
        // With a share x: (has + x lost) / all = (other_has - x of) / of_other.
        let short = other_has * all - has * of_other;
        let step = lost * of_other + of * all;
        if short <= step {
            return (at, Fraction::new(short, step));
        }
        (has, other_has) = (has + lost, other_has - of);
    }
    (stakes.len(), Fraction::whole(0))
}

fn utility(table: &Table, party: usize, won: &[Won]) -> Fraction {
    let agreed = (0..table.issues()).filter(|issue| won.iter().all(|won| won.issue != *issue));
    let agreed = agreed.map(|issue| {
        let seat = table.first[issue] + stake(table, issue).ways[0];
        table.units(party, seat)
    });
    let mut sum = Fraction::whole(agreed.sum::<i64>());
    for won in won {
        let [first, second] =
            won.ways.map(|way| BigInt::from(table.units(party, table.first[won.issue] + way)));
        let (part, whole) = (won.share.numerator(), won.share.denominator());
        let paid = Fraction::new(&first * part + &second * (whole - part), whole.clone());
        sum = sum.plus(&paid);
    }
    sum
}

#[cfg(test)]
mod tests;
