//! The most readable way from one run of atoms to another.
//!
//! The shortest edit is seldom the one that a reader wants: it keeps an `of` here and a comma there
//! and leaves confetti. Here a change costs what it strikes out and writes in, and each change
//! costs something more for being begun at all, less where a sentence or a clause begins. So two
//! changes with little between them become one, and a change slides to the pauses of the text. That
//! is an alignment with affine gap costs (O. Gotoh, An improved algorithm for matching biological
//! sequences, 1982), of two states: within words that are kept, and within a change.
//!
//! It takes time and memory of the product of both lengths where little is alike, so longer texts are first
//! cut where a row of words stands once in each. What is still too long then has next to nothing in common, and is shown as one change.

use alloc::vec;
use alloc::vec::Vec;

use super::atoms::{Atom, Pause};

mod table;

use table::cheapest;

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
        between(o, n, |(a, b)| pairs.push((a + after.0, b + after.1)));
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
    let (in_old, in_new) = (once(old), once(new));
    let mut rest = in_new.iter().peekable();
    let in_both = |(row, at): &(Row, usize)| {
        while rest.next_if(|(other, _)| other < row).is_some() {}
        rest.next_if(|(other, _)| other == row).map(|(_, other)| (*at, *other))
    };
    let mut both: Vec<(usize, usize)> = in_old.iter().filter_map(in_both).collect();
    both.sort_unstable();
    let chain = rising(&both);
    let cut = |(a, b): (usize, usize)| (a + ANCHOR / 2, b + ANCHOR / 2);
    chain.into_iter().map(cut).collect()
}

/// Atoms in a row.
type Row = [u32; ANCHOR];

/// The rows of atoms that stand once in a text, sorted, each with its place.
fn once(atoms: &[Atom]) -> Vec<(Row, usize)> {
    let row = |row: &[Atom]| core::array::from_fn(|place| row[place].id);
    let mut rows: Vec<(Row, usize)> = atoms.windows(ANCHOR).map(row).zip(0..).collect();
    rows.sort_unstable();
    let mut once = Vec::with_capacity(rows.len());
    for same in rows.chunk_by(|one, other| one.0 == other.0) {
        if let [one] = same {
            once.push(*one);
        }
    }
    once
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
fn between(old: &[Atom], new: &[Atom], mut keep: impl FnMut((usize, usize))) {
    let front = alike(old.iter().zip(new));
    if front == old.len() && front == new.len() {
        return (0..front).for_each(|at| keep((at, at)));
    }
    let back = alike(old[front..].iter().rev().zip(new[front..].iter().rev()));
    // A change may begin earlier and end later than the words that differ: leave it a sentence.
    let front = back_to_sentence(&old[..front]);
    let back = forth_to_sentence(&old[old.len() - back..]);
    let (o, n) = (&old[front..old.len() - back], &new[front..new.len() - back]);
    (0..front).for_each(|at| keep((at, at)));
    if !o.is_empty() && !n.is_empty() && fits(o, n, CELLS_MAX) {
        cheapest(o, n).into_iter().for_each(|(a, b)| keep((a + front, b + front)));
    }
    (1..=back).rev().for_each(|at| keep((old.len() - at, new.len() - at)));
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
