//! By which issue a domain is divided.

use alloc::vec::Vec;

use super::Search;
use crate::{ascent::Ascent, bound::Row, domain::Known};

impl Search<'_> {
    /// Of the issues on which the steps did not agree, the one that matters most, or with joint
    /// worth of all; else the one whose options are nearest to each other.
    pub(super) fn issue_to_branch(&self, ascent: &Ascent) -> Option<usize> {
        let table = self.ground.table;
        let has_joints = !table.joints.is_empty();
        let open = (0..table.issues()).filter(|&issue| self.domain.left(issue) > 1);
        let effect = |issue: usize| -> i128 {
            let mut seats: Vec<usize> = ascent.met.iter().map(|met| met.seats[issue]).collect();
            seats.sort_unstable();
            seats.dedup();
            let Some((&one, rest)) = seats.split_first() else { return 0 };
            rest.iter().map(|&other| self.unlike(&ascent.row, one, other)).max().unwrap_or(0)
        };
        // Where worth hangs on several issues together, the steps hardly agree on any of them.
        let stake = |issue: usize| -> i128 {
            let mut seats = self.domain.seats(table, issue);
            let Some(one) = seats.next() else { return 0 };
            seats.map(|other| self.unlike(&ascent.row, one, other)).max().unwrap_or(0)
        };
        let near = |issue: usize| -> i64 {
            let mut values: Vec<i64> =
                self.domain.seats(table, issue).map(|seat| ascent.priced.seats[seat]).collect();
            values.sort_unstable_by(|one, other| other.cmp(one));
            values.first().zip(values.get(1)).map_or(i64::MAX, |(first, second)| first - second)
        };
        open.max_by_key(|&issue| {
            let matters = if has_joints { stake(issue) } else { effect(issue) };
            (matters, core::cmp::Reverse(near(issue)), core::cmp::Reverse(issue))
        })
    }

    /// How much of the weighted sum hangs on the choice between two options of an issue: joint worth
    /// in equal parts for each of its choices that is still open.
    fn unlike(&self, row: &Row, one: usize, other: usize) -> i128 {
        let table = self.ground.table;
        let units = table.worth(one).iter().zip(table.worth(other));
        let plain = units
            .zip(&row.multipliers.weights)
            .map(|((one, other), &weight)| i128::from((other - one).abs()) * i128::from(weight));
        let joints = table.joints_of[table.issue[one]].iter().map(|&(at, which)| {
            let joint = &table.joints[at];
            if joint.when[which].has(one) == joint.when[which].has(other) {
                return 0;
            }
            let mut open = 0;
            for literal in &joint.when {
                match self.domain.knows(literal) {
                    Known::Fails => return 0,
                    Known::Open => open += 1,
                    Known::Holds => {}
                }
            }
            i128::from(row.multipliers.joint(&joint.values).abs()) / open.max(1)
        });
        plain.sum::<i128>() + joints.sum::<i128>()
    }
}
