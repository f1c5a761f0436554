//! One package whose choices are changed one at a time: what it gives is kept up to date.

use alloc::vec::Vec;

use crate::table::Table;

/// A package on the way, what it gives, and by how much it breaks lines.
#[derive(Debug, Clone)]
pub(crate) struct Current<'a> {
    table: &'a Table,
    seats: Vec<usize>,
    /// For each party, before its cap.
    sums: Vec<i64>,
    /// For each limit, how many of its literals hold.
    held: Vec<usize>,
    excess: usize,
}

impl<'a> Current<'a> {
    pub(crate) fn new(table: &'a Table, seats: Vec<usize>) -> Self {
        let held = |limit: &crate::table::Limit| {
            limit.of.iter().filter(|literal| literal.holds(&seats)).count()
        };
        Self {
            sums: table.sums(&seats),
            held: table.limits.iter().map(held).collect(),
            excess: table.excess(&seats),
            table,
            seats,
        }
    }

    pub(crate) fn seats(&self) -> &[usize] {
        &self.seats
    }

    /// How many literals too many hold, over all limits.
    pub(crate) fn excess(&self) -> usize {
        self.excess
    }

    /// What the party gets.
    pub(crate) fn utility(&self, party: usize) -> i64 {
        let sum = self.sums[party];
        self.table.caps[party].map_or(sum, |cap| cap.min(sum))
    }

    /// What each party gets, written over what stands in `into`.
    pub(crate) fn utilities(&self, into: &mut Vec<i64>) {
        into.clear();
        into.extend((0..self.sums.len()).map(|party| self.utility(party)));
    }

    /// Chooses another option of one issue; the one chosen before is handed back.
    pub(crate) fn choose(&mut self, seat: usize) -> usize {
        let table = self.table;
        let issue = table.issue[seat];
        let before = self.seats[issue];
        if seat == before {
            return before;
        }
        let units = table.worth(seat).iter().zip(table.worth(before));
        self.sums.iter_mut().zip(units).for_each(|(sum, (now, then))| *sum += now - then);
        for &(at, which) in &table.joints_of[issue] {
            let joint = &table.joints[at];
            let literal = &joint.when[which];
            let is_paid = literal.has(seat);
            if is_paid == literal.has(before) || !self.others_hold(joint, issue) {
                continue;
            }
            for (sum, value) in self.sums.iter_mut().zip(&joint.values) {
                *sum += if is_paid { *value } else { -value };
            }
        }
        for &(at, which) in &table.limits_of[issue] {
            self.count(at, which, before, seat);
        }
        self.seats[issue] = seat;
        before
    }

    fn others_hold(&self, joint: &crate::table::Joint, issue: usize) -> bool {
        joint.when.iter().all(|other| other.issue == issue || other.holds(&self.seats))
    }

    fn count(&mut self, at: usize, which: usize, before: usize, seat: usize) {
        let limit = &self.table.limits[at];
        let literal = &limit.of[which];
        let held = &mut self.held[at];
        self.excess -= held.saturating_sub(limit.at_most);
        *held += usize::from(literal.has(seat));
        *held -= usize::from(literal.has(before));
        self.excess += held.saturating_sub(limit.at_most);
    }
}
