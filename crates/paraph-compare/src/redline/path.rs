//! The most readable way from one run of atoms to another.
//!
//! The shortest edit is seldom the one that a reader wants: it keeps an `of` here and a comma there
//! and leaves confetti. Here a change costs what it strikes out and writes in, and each change
//! costs something more for being begun at all, less where a sentence or a clause begins. So two
//! changes with little between them become one, and a change slides to the pauses of the text. That
//! is an alignment with affine gap costs (O. Gotoh, An improved algorithm for matching biological
//! sequences, 1982), of two states: within words that are kept, and within a change.
//!
//! It takes time and memory of the product of both lengths, so longer texts are first cut where a
//! row of words stands once in each. What is still too long then has next to nothing in common, and is shown as one change.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::atoms::{Atom, Pause};

/// What beginning a change costs in the middle of a clause, at a clause and at a sentence.
const BEGIN: [u32; 3] = [14, 11, 8];
/// What ending one costs, by the pause behind its last atom.
const END: [u32; 3] = [4, 2, 0];
/// The largest table that is filled without looking for anchors first,
const CELLS_EASY: usize = 1 << 14;
/// and the largest that is filled at all.
const CELLS_MAX: usize = 1 << 22;
/// How many atoms in a row make an anchor.
const ANCHOR: usize = 5;

/// Pairs of atoms that are kept, by their places, in order.
pub(crate) fn kept(old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut after = (0, 0);
    let bounds = if fits(old, new, CELLS_EASY) { Vec::new() } else { anchors(old, new) };
    let last = (old.len(), new.len());
    for (from, to) in bounds.into_iter().chain([last]) {
        let (o, n) = (&old[after.0..from], &new[after.1..to]);
        pairs.extend(between(o, n).into_iter().map(|(a, b)| (a + after.0, b + after.1)));
        after = (from, to);
    }
    pairs
}

fn fits(old: &[Atom], new: &[Atom], cells: usize) -> bool {
    (old.len() + 1).saturating_mul(new.len() + 1) <= cells
}

/// Places where both texts are cut: rows of atoms that stand once in each, in an order that both
/// have.
fn anchors(old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
    let once = |atoms: &[Atom]| {
        let mut places: BTreeMap<[u32; ANCHOR], Option<usize>> = BTreeMap::new();
        for (at, row) in atoms.windows(ANCHOR).enumerate() {
            let key = core::array::from_fn(|place| row[place].id);
            places.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (in_old, in_new) = (once(old), once(new));
    let mut both: Vec<(usize, usize)> =
        in_old.iter().filter_map(|(key, at)| Some(((*at)?, (*in_new.get(key)?)?))).collect();
    both.sort_unstable();
    let chain = rising(&both);
    let cut = |(a, b): (usize, usize)| (a + ANCHOR / 2, b + ANCHOR / 2);
    chain.into_iter().map(cut).collect()
}

/// The longest part of a list, sorted by its first, in which the second rises too.
pub(crate) fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best chain of each length, and the pair before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (here, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        if length > 0 {
            before[here] = ends[length - 1];
        }
        if length == ends.len() {
            ends.push(here);
        } else {
            ends[length] = here;
        }
    }
    let mut chain = Vec::new();
    let mut at = ends.last().copied();
    while let Some(here) = at {
        chain.push(pairs[here]);
        at = Some(before[here]).filter(|place| *place != usize::MAX);
    }
    chain.reverse();
    chain
}

/// The kept pairs of two runs, after what they begin and end with alike.
fn between(old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
    let front = alike(old.iter().zip(new));
    let back = alike(old[front..].iter().rev().zip(new[front..].iter().rev()));
    // A change may begin earlier and end later than the words that differ: leave it a sentence.
    let front = back_to_sentence(&old[..front]);
    let back = forth_to_sentence(&old[old.len() - back..]);
    let (o, n) = (&old[front..old.len() - back], &new[front..new.len() - back]);
    let mut pairs: Vec<_> = (0..front).map(|at| (at, at)).collect();
    if fits(o, n, CELLS_MAX) {
        let shift = |(a, b)| (a + front, b + front);
        pairs.extend(Table::fill(o, n).walk(o, n).into_iter().map(shift));
    }
    pairs.extend((1..=back).rev().map(|at| (old.len() - at, new.len() - at)));
    pairs
}

fn alike<'a>(pairs: impl Iterator<Item = (&'a Atom, &'a Atom)>) -> usize {
    pairs.take_while(|(old, new)| old.id == new.id).count()
}

fn back_to_sentence(atoms: &[Atom]) -> usize {
    let before = &atoms[..atoms.len().saturating_sub(1)];
    before.iter().rposition(|atom| atom.pause == Pause::Sentence).map_or(0, |at| at + 1)
}

fn forth_to_sentence(atoms: &[Atom]) -> usize {
    let end = atoms.iter().position(|atom| atom.pause == Pause::Sentence);
    end.map_or(0, |at| atoms.len() - at - 1)
}

/// How each cell of the table was reached at the least cost.
struct Table {
    width: usize,
    steps: Vec<u8>,
    ends_in_change: bool,
}

/// The kept state came from a change that ended here.
const ENDED: u8 = 1;
/// The changed state began here,
const BEGUN: u8 = 2;
/// and struck an old atom out; otherwise it wrote a new one in.
const STRUCK: u8 = 4;
/// A state that cannot be.
const NEVER: u32 = u32::MAX / 2;

/// What the two states of a cell cost: within words that are kept, and within a change.
#[derive(Clone, Copy)]
struct Costs {
    kept: u32,
    changed: u32,
}

const UNREACHED: Costs = Costs { kept: NEVER, changed: NEVER };

/// The pause before an atom.
fn pause_before(atoms: &[Atom], at: usize) -> Pause {
    at.checked_sub(1).map_or(Pause::Sentence, |before| atoms[before].pause)
}

impl Table {
    fn fill(old: &[Atom], new: &[Atom]) -> Self {
        let width = new.len() + 1;
        let mut steps = vec![0_u8; (old.len() + 1) * width];
        let (mut above, mut row) = (vec![UNREACHED; width], vec![UNREACHED; width]);
        for i in 0..=old.len() {
            for j in 0..width {
                let (kept, ended) = match (i, j) {
                    (0, 0) => (0, 0),
                    (0, _) | (_, 0) => (NEVER, 0),
                    _ if old[i - 1].id == new[j - 1].id => {
                        keep(above[j - 1], pause_before(old, i - 1).min(pause_before(new, j - 1)))
                    }
                    _ => (NEVER, 0),
                };
                let strike =
                    i.checked_sub(1).map(|at| change(above[j], pause_before(old, at), old[at].ink));
                let write =
                    j.checked_sub(1).map(|at| change(row[at], pause_before(old, i), new[at].ink));
                let (changed, how) = cheaper(strike, write);
                row[j] = Costs { kept, changed };
                steps[i * width + j] = ended | how;
            }
            core::mem::swap(&mut above, &mut row);
        }
        let end = above[new.len()];
        Self { width, steps, ends_in_change: end.changed < end.kept }
    }

    /// The kept pairs, read from the end back.
    fn walk(&self, old: &[Atom], new: &[Atom]) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut i, mut j, mut in_change) = (old.len(), new.len(), self.ends_in_change);
        while i > 0 || j > 0 {
            let step = self.steps[i * self.width + j];
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
                in_change = step & ENDED != 0;
            }
        }
        pairs.reverse();
        pairs
    }
}

/// Keeping an atom, after kept words or at the end of a change.
fn keep(before: Costs, pause: Pause) -> (u32, u8) {
    let ended = before.changed.saturating_add(END[pause as usize]).min(NEVER);
    if ended < before.kept { (ended, ENDED) } else { (before.kept, 0) }
}

/// One atom more of a change, or the first of one.
fn change(before: Costs, pause: Pause, ink: u32) -> (u32, u8) {
    let begun = before.kept.saturating_add(BEGIN[pause as usize]);
    let (cost, how) = if begun < before.changed { (begun, BEGUN) } else { (before.changed, 0) };
    (cost.saturating_add(ink).min(NEVER), how)
}

/// What is new is written behind what it replaces.
fn cheaper(strike: Option<(u32, u8)>, write: Option<(u32, u8)>) -> (u32, u8) {
    match (strike, write) {
        (Some((out, how)), Some((into, _))) if out < into => (out, how | STRUCK),
        (Some((out, how)), None) => (out, how | STRUCK),
        (_, Some(write)) => write,
        (None, None) => (NEVER, 0),
    }
}
