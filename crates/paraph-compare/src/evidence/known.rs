//! What of the evidence stays as it is, whatever is believed; and what was worked out for an earlier belief.
//!
//! Both passes ask the same questions of the same candidates, and most of them have the same answer.

use alloc::vec::Vec;

use super::Belief;
use super::residue::Residue;
use crate::candidates::Candidate;
use crate::field::Field;
use crate::fixed::{ONE, ln, share};
use crate::words::WordId;

/// How many features of a candidate no belief changes: those behind the first.
pub(super) const STILL: usize = 12;

/// What was worked out already.
pub(crate) struct Known {
    /// For each candidate the features that stay.
    pub(super) still: Vec<[i32; STILL]>,
    /// For each candidate the pairs around it.
    pub(super) around: Vec<Around>,
    /// What the last belief that was asked about left uncovered.
    pub(super) residue: Option<Residue>,
}

impl Known {
    /// Before any belief was asked about.
    pub(crate) fn of(field: &Field) -> Self {
        let still = field.candidates.iter().enumerate().map(|(at, one)| still(field, at, one));
        Self { still: still.collect(), around: around(field), residue: None }
    }
}

fn still(field: &Field, at: usize, one: &Candidate) -> [i32; STILL] {
    let (old, new) = (&field.old.points[one.old], &field.new.points[one.new]);
    let (heading, has_headings) = alike(&old.heading, &new.heading);
    [
        one.cosine,
        one.words[0].max(one.words[1]),
        one.words[0].min(one.words[1]),
        one.pairs[0].max(one.pairs[1]),
        one.pairs[0].min(one.pairs[1]),
        thousandths(ln(1 + one.overlap / 1000)),
        thousandths(ln(1 + u64::from(one.unique))),
        share(old.count.min(new.count) as u64, old.count.max(new.count) as u64),
        if one.is_same { ONE } else { 0 },
        heading,
        has_headings,
        field.kinships.all[field.kinships.of[at]].cosine,
    ]
}

fn thousandths(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// How much of two sorted sets is in both, and whether there is something in both.
fn alike(one: &[WordId], other: &[WordId]) -> (i32, i32) {
    if one.is_empty() || other.is_empty() {
        return (0, 0);
    }
    let mut rest = other.iter().peekable();
    let mut both = 0;
    for id in one {
        while rest.next_if(|other| *other < id).is_some() {}
        both += u64::from(rest.next_if_eq(&id).is_some());
    }
    (share(2 * both, (one.len() + other.len()) as u64), ONE)
}

/// A pair beside a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// A candidate, by number.
    Candidate(u32),
    /// Both drafts end there.
    Ends,
    /// No candidate.
    None,
}

/// The pairs around a candidate.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// The pair before on both sides, and that behind.
    pub(super) both: [Beside; 2],
    /// The old point with the new one before, and behind.
    pub(super) of_old: [Beside; 2],
    /// The new point with the old one before, and behind.
    pub(super) of_new: [Beside; 2],
}

impl Beside {
    /// What is believed of it.
    pub(super) fn believed(self, belief: &Belief) -> i32 {
        match self {
            Self::Candidate(at) => belief.sure[at as usize],
            Self::Ends => ONE,
            Self::None => 0,
        }
    }
}

/// The pairs around each candidate: rows are sorted, so that those beside it are found by going along three.
fn around(field: &Field) -> Vec<Around> {
    let (olds, news) = (field.old.points.len(), field.new.points.len());
    let mut all = Vec::with_capacity(field.candidates.len());
    for old in 0..olds {
        let before = old.checked_sub(1).map_or(0..0, |before| field.row(before));
        let behind = if old + 1 < olds { field.row(old + 1) } else { 0..0 };
        let mut rows = [before, field.row(old), behind].map(|row| Row {
            field,
            next: row.start,
            end: row.end,
        });
        for at in field.row(old) {
            let new = field.candidates[at].new;
            let [before, own, behind] = rows.each_mut().map(|row| row.beside(new));
            let ends = |is_end: bool, beside: Beside| if is_end { Beside::Ends } else { beside };
            all.push(Around {
                both: [
                    ends(old == 0 && new == 0, before[0]),
                    ends(old + 1 == olds && new + 1 == news, behind[2]),
                ],
                of_old: [own[0], own[2]],
                of_new: [before[1], behind[1]],
            });
        }
    }
    all
}

/// A row of candidates that is gone along.
struct Row<'a> {
    field: &'a Field,
    next: usize,
    end: usize,
}

impl Row<'_> {
    /// The candidates with the new point before this one, with this one and with the one behind. The new points
    /// that are asked for rise.
    fn beside(&mut self, new: usize) -> [Beside; 3] {
        let of = |at: usize| self.field.candidates[at].new;
        while self.next < self.end && of(self.next) + 1 < new {
            self.next += 1;
        }
        let mut found = [Beside::None; 3];
        for at in (self.next..self.end).take_while(|at| of(*at) <= new + 1) {
            found[of(at) + 1 - new] = u32::try_from(at).map_or(Beside::None, Beside::Candidate);
        }
        found
    }
}
