//! The table of an alignment, filled only where the cheapest way may pass.
//!
//! What is kept takes as much ink from the one text as from the other. So a way that has used up more of
//! the one than of the other must strike out, or write in, at least the difference; ways that would have
//! to do more of it than the cheapest costs are not looked at (E. Ukkonen, Algorithms for approximate
//! string matching, 1985). What that costs is not known before, so little is tried first, and then more.
//! The answer is that of the whole table, to the last of equals.

use alloc::vec;
use alloc::vec::Vec;

use crate::redline::atoms::{Atom, Pause};

/// What beginning a change costs in the middle of a clause, at a clause and at a sentence.
const BEGIN: [u32; 3] = [11, 8, 6];
/// What ending one costs, by the pause behind its last atom.
const END: [u32; 3] = [4, 2, 0];
/// How far one text may be ahead of the other at first, in ink: more than any atom has.
const AHEAD: i64 = 32;

/// A cost in the upper bits, and below how it was come by: of equal costs the least is taken.
type Cost = u32;

/// How far the cost stands in the number.
const SHIFT: u32 = 2;
/// A change began here,
const BEGUN: Cost = 1;
/// and it struck an old atom out; otherwise it wrote a new one in.
const STRUCK: Cost = 2;
/// Of kept words: a change ended before them.
const ENDED: Cost = 1;
/// Where a step has that.
const ENDED_AT: u32 = 2;
/// What cannot be. No sum that is less comes near to it.
const NEVER: Cost = 1 << 31;

/// What the two states of a cell cost: within words that are kept, and within a change.
#[derive(Clone, Copy)]
struct Costs {
    kept: Cost,
    changed: Cost,
}

const UNREACHED: Costs = Costs { kept: NEVER, changed: NEVER };

/// The pairs that the cheapest way keeps, by their places, in order.
pub(super) fn cheapest(old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
    let balance = Balance::of(old, new);
    if last(&balance.old) == 0 {
        // Nothing stands in both.
        return Vec::new();
    }
    let mut ahead = AHEAD;
    loop {
        let table = Table::fill(old, new, &balance, ahead);
        // Half of what a way costs beyond the least: so far it may go ahead and must come back.
        let needed = (table.cost - balance.least() + 1) / 2;
        if needed <= ahead {
            return table.walk(old, new);
        }
        ahead = needed.min(ahead * 4);
    }
}

/// How much ink each beginning of either text has of atoms that stand in both.
struct Balance {
    old: Vec<i64>,
    new: Vec<i64>,
    /// The ink of the atoms that stand in one text only.
    alone: i64,
}

impl Balance {
    fn of(old: &[Atom], new: &[Atom]) -> Self {
        let shared = shared(old, new);
        let ink = |atom: &Atom| shared.get(atom.id as usize).map_or(0, |ink| i64::from(*ink));
        let sums = |atoms: &[Atom]| {
            let mut sum = 0;
            let mut sums = Vec::with_capacity(atoms.len() + 1);
            sums.push(0);
            sums.extend(atoms.iter().map(|atom| {
                sum += ink(atom);
                sum
            }));
            sums
        };
        let all: i64 = old.iter().chain(new).map(|atom| i64::from(atom.ink)).sum();
        let (old, new) = (sums(old), sums(new));
        let alone = all - last(&old) - last(&new);
        Self { old, new, alone }
    }

    /// By how much the old text has more than the new.
    fn difference(&self) -> i64 {
        last(&self.old) - last(&self.new)
    }

    /// What every way costs at least.
    fn least(&self) -> i64 {
        self.alone + self.difference().abs()
    }
}

fn last(sums: &[i64]) -> i64 {
    sums.last().copied().unwrap_or_default()
}

/// For each atom that stands in both texts its ink, by its number; of others none.
fn shared(old: &[Atom], new: &[Atom]) -> Vec<u32> {
    let most = old.iter().map(|atom| atom.id).max().map_or(0, |most| most as usize + 1);
    let mut of_old = vec![0; most];
    for atom in old {
        of_old[atom.id as usize] = atom.ink;
    }
    let mut shared = vec![0; most];
    for atom in new {
        if let Some(ink) = of_old.get(atom.id as usize) {
            // A sign that is drawn in two ways may be a letter in one of them, and take more.
            shared[atom.id as usize] = atom.ink.min(*ink);
        }
    }
    shared
}

/// How each cell that was looked at was reached at the least cost.
struct Table {
    /// For each row where its steps begin, and the column of the first.
    rows: Vec<(usize, usize)>,
    steps: Vec<u8>,
    cost: i64,
    ends_in_change: bool,
}

/// What a column is: the atom of the new text that ends there, and the pause before it.
struct Column {
    id: u32,
    ink: Cost,
    before: Pause,
}

/// The pause before an atom.
fn pause_before(atoms: &[Atom], at: usize) -> Pause {
    at.checked_sub(1).map_or(Pause::Sentence, |before| atoms[before].pause)
}

impl Table {
    /// Fills the cells at which no text is ahead of the other by so much more than at the end.
    fn fill(old: &[Atom], new: &[Atom], balance: &Balance, ahead: i64) -> Self {
        let columns = columns(new);
        let mut band = Band::of(balance, ahead);
        let mut row = vec![UNREACHED; columns.len()];
        let mut table = Self {
            rows: Vec::with_capacity(old.len() + 1),
            steps: Vec::new(),
            cost: 0,
            ends_in_change: false,
        };
        for (i, sum) in balance.old.iter().enumerate() {
            let (from, to) = band.row(*sum);
            let start = table.steps.len();
            table.rows.push((start, from));
            table.steps.resize(start + to + 1 - from, 0);
            let steps = &mut table.steps[start..];
            match i.checked_sub(1) {
                None => first(&mut row[..=to], &columns, steps),
                Some(at) => {
                    // Behind the band nothing is reached any more.
                    let corner = from
                        .checked_sub(1)
                        .map_or(UNREACHED, |at| core::mem::replace(&mut row[at], UNREACHED));
                    let line = Line::of(old, at);
                    line.fill(corner, &mut row[from..=to], &columns[from..=to], steps);
                }
            }
        }
        let end = row[new.len()];
        table.ends_in_change = end.changed < end.kept;
        table.cost = i64::from(end.changed.min(end.kept) >> SHIFT);
        table
    }

    /// The kept pairs, read from the end back.
    fn walk(&self, old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut i, mut j, mut in_change) = (old.len(), new.len(), self.ends_in_change);
        while i > 0 || j > 0 {
            let (start, from) = self.rows[i];
            let step = Cost::from(self.steps[start + j - from]);
            if in_change {
                if step & STRUCK == 0 {
                    j -= 1;
                } else {
                    i -= 1;
                }
                in_change = step & BEGUN == 0;
            } else {
                i -= 1;
                j -= 1;
                pairs.push((i, j));
                in_change = step >> ENDED_AT & ENDED != 0;
            }
        }
        pairs.reverse();
        pairs
    }
}

/// Which columns of a row are looked at; from row to row they only move on.
struct Band<'a> {
    new: &'a [i64],
    /// By how much the old text may have less than the new, or more.
    less: i64,
    more: i64,
    from: usize,
    to: usize,
}

impl<'a> Band<'a> {
    fn of(balance: &'a Balance, ahead: i64) -> Self {
        let difference = balance.difference();
        let (less, more) = (ahead - difference.min(0), ahead + difference.max(0));
        Self { new: &balance.new, less, more, from: 0, to: 0 }
    }

    /// The first and the last column of the row before which the old text has so much.
    fn row(&mut self, sum: i64) -> (usize, usize) {
        let last = self.new.len() - 1;
        while self.from < last && self.new[self.from] < sum - self.more {
            self.from += 1;
        }
        self.to = self.to.max(self.from);
        while self.to < last && self.new[self.to + 1] <= sum + self.less {
            self.to += 1;
        }
        (self.from, self.to)
    }
}

fn columns(new: &[Atom]) -> Vec<Column> {
    // No atom has the number of the first column, before which nothing stands.
    let none = Column { id: u32::MAX, ink: 0, before: Pause::Sentence };
    let column = |(at, atom): (usize, &Atom)| Column {
        id: atom.id,
        ink: atom.ink << SHIFT,
        before: pause_before(new, at),
    };
    core::iter::once(none).chain(new.iter().enumerate().map(column)).collect()
}

/// The first row: all of the new text up to there is written in.
fn first(row: &mut [Costs], columns: &[Column], steps: &mut [u8]) {
    let begin = BEGIN[Pause::Sentence as usize] << SHIFT;
    let mut left = Costs { kept: 0, changed: NEVER };
    row[0] = left;
    for ((cell, column), step) in row.iter_mut().zip(columns).zip(steps).skip(1) {
        let changed = change(left, begin, column.ink);
        left = Costs { kept: NEVER, changed: changed & !(BEGUN | STRUCK) };
        (*cell, *step) = (left, bits(changed));
    }
}

/// A row behind the first: the old atom that ends there.
struct Line {
    id: u32,
    ink: Cost,
    /// What beginning a change costs before the atom, and behind it.
    strike: Cost,
    write: Cost,
    before: Pause,
}

impl Line {
    fn of(old: &[Atom], at: usize) -> Self {
        let (atom, before) = (&old[at], pause_before(old, at));
        Self {
            id: atom.id,
            ink: atom.ink << SHIFT,
            strike: BEGIN[before as usize] << SHIFT,
            write: BEGIN[atom.pause as usize] << SHIFT,
            before,
        }
    }

    /// Fills a part of the row from that of the row above it.
    fn fill(&self, mut corner: Costs, row: &mut [Costs], columns: &[Column], steps: &mut [u8]) {
        let mut left = UNREACHED;
        for ((cell, column), step) in row.iter_mut().zip(columns).zip(steps) {
            let above = *cell;
            let (mut kept, mut ended) = (NEVER, 0);
            if column.id == self.id {
                kept = keep(corner, self.before.min(column.before));
                ended = bits(kept) << ENDED_AT;
                kept &= !ENDED;
            }
            // What is new is written behind what it replaces.
            let strike = change(above, self.strike, self.ink) | STRUCK;
            let changed = change(left, self.write, column.ink).min(strike);
            left = Costs { kept, changed: changed & !(BEGUN | STRUCK) };
            (*cell, *step, corner) = (left, bits(changed) | ended, above);
        }
    }
}

/// How a cost was come by.
const fn bits(cost: Cost) -> u8 {
    cost.to_le_bytes()[0] & ((1 << SHIFT) - 1)
}

/// Keeping an atom, after kept words or at the end of a change.
fn keep(before: Costs, pause: Pause) -> Cost {
    let ended = before.changed + (END[pause as usize] << SHIFT);
    before.kept.min(ended | ENDED)
}

/// One atom more of a change, or the first of one.
fn change(before: Costs, begin: Cost, ink: Cost) -> Cost {
    before.changed.min((before.kept + begin) | BEGUN) + ink
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::redline::atoms::Names;

    /// The pairs of a table of which no cell is left out.
    fn of_whole_table(old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
        let all = old.iter().chain(new).map(|atom| i64::from(atom.ink)).sum();
        Table::fill(old, new, &Balance::of(old, new), all).walk(old, new)
    }

    fn is_that_of_the_whole_table(old: &str, new: &str) -> bool {
        let mut names = Names::default();
        let (old, new) = (names.atoms(old), names.atoms(new));
        cheapest(&old, &new) == of_whole_table(&old, &new)
    }

    #[test]
    fn what_costs_much_is_looked_for_farther_off() {
        // A long sentence went from the beginning to the end: the way that keeps the others goes far ahead.
        let first =
            "Withdrawal of heavy weapons begins within fourteen days of signature by both sides. ";
        let rest =
            "The parties meet in May, they report to the council, and they pay what is due. ";
        let old = [first, rest, "It is so. ", rest].concat();
        let new = [rest, "It is so. ", rest, first].concat();
        assert!(is_that_of_the_whole_table(&old, &new));
    }

    #[test]
    fn a_sign_drawn_in_two_ways_is_the_same_whatever_it_takes() {
        assert!(is_that_of_the_whole_table("a \u{2bc} b . a \u{2bc}", "a ' c . \u{2bc} a '"));
    }

    proptest! {
        #[test]
        fn the_way_is_that_of_the_whole_table(
            old in "([a-d]{1,3}|[a-b]{12}|10|,|\\.| ){0,80}",
            new in "([a-d]{1,3}|[a-b]{12}|10|,|\\.| ){0,80}",
        ) {
            prop_assert!(is_that_of_the_whole_table(&old, &new));
        }
    }
}
