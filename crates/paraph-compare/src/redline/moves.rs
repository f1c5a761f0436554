//! Phrases that stand elsewhere now: struck out here, written in there, and the same.
//!
//! A struck stretch and a written one that share a row of words are aligned locally (T. F. Smith and
//! M. S. Waterman, Identification of common molecular subsequences, 1981): what is alike between
//! them is one move, its edits inside, instead of a loss and a gain.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

use super::atoms::Atom;
use super::{Block, Mark};

mod local;

use local::local;

/// How many atoms in a row two stretches must share to be looked at.
const SEED: usize = 4;
/// The least that a moved phrase holds, in ink: about five words.
const INK_MIN: u32 = 32;

/// A moved phrase, in atoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Marks the phrases that moved among the blocks, and lists them in the order of the new text.
pub(super) fn take_out(old: &[Atom], new: &[Atom], blocks: Vec<Block>) -> (Vec<Block>, Vec<Found>) {
    let mut search = Search::of(old, new, &blocks);
    let mut all = Vec::new();
    while let Some(found) = search.best() {
        search.cut(&found);
        all.push(found);
    }
    all.sort_by_key(|found| found.new.start);
    let blocks = blocks.into_iter().flat_map(|block| split(block, &all)).collect();
    (blocks, all)
}

/// Words that are in one text only.
struct Stretch {
    at: Range<usize>,
    /// The place between kept words of the old text that it stands at. What replaces something in
    /// its own place did not move there.
    gap: usize,
    /// Its atoms without their order: which they are, sorted, and what each weighs.
    bag: Vec<(u32, u32)>,
    /// Its rows of atoms, each once, sorted.
    rows: Vec<Row>,
}

/// Some atoms in a row.
type Row = [u32; SEED];

impl Stretch {
    fn of(atoms: &[Atom], at: Range<usize>, gap: usize) -> Self {
        let own = &atoms[at.clone()];
        let mut bag: Vec<(u32, u32)> = own.iter().map(|atom| (atom.id, atom.ink)).collect();
        bag.sort_unstable();
        let mut rows: Vec<Row> = rows(own).collect();
        rows.sort_unstable();
        rows.dedup();
        Self { at, gap, bag, rows }
    }

    fn shares_a_row(&self, other: &Self) -> bool {
        let mut rest = other.rows.iter().peekable();
        self.rows.iter().any(|row| {
            while rest.next_if(|other| *other < row).is_some() {}
            rest.peek() == Some(&row)
        })
    }
}

/// A struck and a written stretch that share a row of atoms, by their places among the stretches.
struct Meeting {
    struck: usize,
    written: usize,
    /// What they have in common in any order, in ink: in one order they have no more.
    common: u32,
    /// What moved between them, once it was looked for.
    looked: Option<Option<(u32, Found)>>,
}

/// How good a move is: what it holds, in ink, and of equals the first in the order of the stretches.
type Rank = (u32, Reverse<(usize, usize)>);

/// The search for the heaviest move, and the next one.
///
/// To take one move out leaves most stretches as they were, and so what was found between them.
struct Search<'a> {
    old: &'a [Atom],
    new: &'a [Atom],
    /// The stretches; one that was cut is gone, and what is left of it stands at the end.
    struck: Vec<Option<Stretch>>,
    written: Vec<Option<Stretch>>,
    /// Those that have most in common first.
    meetings: Vec<Meeting>,
}

impl<'a> Search<'a> {
    fn of(old: &'a [Atom], new: &'a [Atom], blocks: &[Block]) -> Self {
        let marked = |mark: Mark| blocks.iter().filter(move |block| block.mark == mark);
        let struck: Vec<_> = marked(Mark::Struck)
            .map(|block| Some(Stretch::of(old, block.old.clone(), block.old.end)))
            .collect();
        let written: Vec<_> = marked(Mark::Written)
            .map(|block| Some(Stretch::of(new, block.new.clone(), block.old.start)))
            .collect();
        let mut search = Self { old, new, struck, written, meetings: Vec::new() };
        search.meet_all();
        search
    }

    /// Finds all meetings, by way of a list of the rows of all struck stretches.
    fn meet_all(&mut self) {
        let struck = self.struck.iter().enumerate();
        let mut places: Vec<(Row, usize)> = struck
            .flat_map(|(at, one)| {
                one.iter().flat_map(move |one| one.rows.iter().map(move |row| (*row, at)))
            })
            .collect();
        places.sort_unstable();
        for written in 0..self.written.len() {
            let mut met: Vec<usize> = Vec::new();
            for row in self.written[written].iter().flat_map(|one| &one.rows) {
                let first = places.partition_point(|(other, _)| other < row);
                let same = places[first..].iter().take_while(|(other, _)| other == row);
                met.extend(same.map(|(_, at)| *at));
            }
            met.sort_unstable();
            met.dedup();
            for struck in met {
                self.meet(struck, written);
            }
        }
        self.sort();
    }

    /// Notes a meeting, where it may become a move.
    fn meet(&mut self, struck: usize, written: usize) {
        let (Some(from), Some(to)) = (&self.struck[struck], &self.written[written]) else { return };
        let common = common(&from.bag, &to.bag);
        if from.gap != to.gap && common >= INK_MIN {
            self.meetings.push(Meeting { struck, written, common, looked: None });
        }
    }

    fn sort(&mut self) {
        self.meetings.sort_by_key(|one| (Reverse(one.common), one.written, one.struck));
    }

    /// The heaviest move there is, if any; of equals the first in the order of the stretches.
    fn best(&mut self) -> Option<Found> {
        let (struck, written) = (&self.struck, &self.written);
        let mut best: Option<(Rank, &Found)> = None;
        for one in &mut self.meetings {
            if best.is_some_and(|((ink, _), _)| one.common < ink) {
                break;
            }
            let (Some(from), Some(to)) = (&struck[one.struck], &written[one.written]) else {
                continue;
            };
            let looked =
                one.looked.get_or_insert_with(|| local(self.old, self.new, &from.at, &to.at));
            let Some((ink, found)) = looked.as_ref().filter(|(ink, _)| *ink >= INK_MIN) else {
                continue;
            };
            let rank = (*ink, Reverse((one.written, one.struck)));
            if best.is_none_or(|(most, _)| rank > most) {
                best = Some((rank, found));
            }
        }
        best.map(|(_, found)| found.clone())
    }

    /// Leaves of the stretches what is not in one that was found.
    fn cut(&mut self, found: &Found) {
        let (struck, written) = (self.struck.len(), self.written.len());
        cut(self.old, &mut self.struck, &found.old);
        cut(self.new, &mut self.written, &found.new);
        let (old, new) = (&self.struck, &self.written);
        self.meetings.retain(|one| old[one.struck].is_some() && new[one.written].is_some());
        for from in 0..self.struck.len() {
            // Those that were there before have met.
            let fresh = if from < struck { written } else { 0 };
            for to in fresh..self.written.len() {
                let both = self.struck[from].as_ref().zip(self.written[to].as_ref());
                if both.is_some_and(|(from, to)| from.shares_a_row(to)) {
                    self.meet(from, to);
                }
            }
        }
        self.sort();
    }
}

/// Leaves of the stretches of one side what is not in one that was found.
fn cut(atoms: &[Atom], stretches: &mut Vec<Option<Stretch>>, found: &Range<usize>) {
    let holds = |one: &Option<Stretch>| {
        one.as_ref().is_some_and(|one| one.at.start <= found.start && found.end <= one.at.end)
    };
    let whole = stretches.iter_mut().find(|one| holds(one)).and_then(Option::take);
    let Some(Stretch { at, gap, .. }) = whole else { return };
    let rests = [at.start..found.start, found.end..at.end].into_iter().filter(|at| !at.is_empty());
    stretches.extend(rests.map(|at| Some(Stretch::of(atoms, at, gap))));
}

/// What two bags have in common, in ink.
fn common(one: &[(u32, u32)], other: &[(u32, u32)]) -> u32 {
    let mut rest = other.iter().peekable();
    let mut sum = 0;
    for (id, ink) in one {
        while rest.next_if(|(other, _)| other < id).is_some() {}
        if rest.next_if(|(other, _)| other == id).is_some() {
            sum += ink;
        }
    }
    sum
}

fn rows(atoms: &[Atom]) -> impl Iterator<Item = Row> {
    atoms.windows(SEED).map(|row| core::array::from_fn(|at| row[at].id))
}

/// A block, cut where moved phrases begin and end.
fn split(block: Block, all: &[Found]) -> Vec<Block> {
    let here = match block.mark {
        Mark::Struck => &block.old,
        Mark::Written => &block.new,
        _ => return vec![block],
    };
    let side = |found: &'_ Found| match block.mark {
        Mark::Struck => found.old.clone(),
        _ => found.new.clone(),
    };
    let mut inside: Vec<(usize, Range<usize>)> =
        all.iter().map(side).enumerate().filter(|(_, at)| here.contains(&at.start)).collect();
    inside.sort_by_key(|(_, at)| at.start);
    let mut parts = Vec::new();
    let mut from = here.start;
    for (number, at) in inside {
        parts.push((block.mark, from..at.start));
        from = at.end;
        let moved = if block.mark == Mark::Struck { Mark::MovedAway } else { Mark::MovedHere };
        parts.push((moved(number), at));
    }
    parts.push((block.mark, from..here.end));
    let parts = parts.into_iter().filter(|(_, at)| !at.is_empty());
    parts.map(|(mark, at)| placed(&block, mark, at)).collect()
}

fn placed(block: &Block, mark: Mark, at: Range<usize>) -> Block {
    match block.mark {
        Mark::Struck => Block { mark, old: at, new: block.new.clone() },
        _ => Block { mark, old: block.old.clone(), new: at },
    }
}
