//! What must not fall apart: names of several words, pairs of brackets, rewritten sentences.
//!
//! Each takes words out of what is kept; none keeps more.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::atoms::{Atom, Kind, Pause};

type Pairs = Vec<(usize, usize)>;

/// The longest row of capitalised words that counts as one name.
const NAME_MAX: usize = 6;
/// Of a sentence that was rewritten less than this many hundredths are kept.
const REWRITTEN: u32 = 30;
/// What is kept of it in one row, of so much ink, is a phrase that a reader knows again: some four words.
const PHRASE: u32 = 24;

/// The kept pairs without those that would leave something in pieces.
pub(super) fn mend(old: &[Atom], new: &[Atom], pairs: Pairs) -> Pairs {
    let mut kept = Kept::of(old, new, pairs);
    kept.drop_rewritten();
    let wholes = [wholes(old), wholes(new)];
    kept.drop_out_of_brackets(&wholes);
    // Dropping a pair may leave another name or bracket in pieces; each turn drops some or ends.
    while kept.drop_pieces(&wholes) {}
    kept.pairs()
}

/// The kept pairs, by their places on both sides.
struct Kept<'a> {
    old: &'a [Atom],
    new: &'a [Atom],
    /// For each old place the new one, and for each new place the old one.
    other: [Vec<Option<usize>>; 2],
    count: usize,
}

impl<'a> Kept<'a> {
    fn of(old: &'a [Atom], new: &'a [Atom], pairs: Pairs) -> Self {
        let mut other = [vec![None; old.len()], vec![None; new.len()]];
        let count = pairs.len();
        for (old, new) in pairs {
            other[0][old] = Some(new);
            other[1][new] = Some(old);
        }
        Self { old, new, other, count }
    }

    fn pairs(self) -> Pairs {
        let [to_new, _] = self.other;
        to_new.into_iter().enumerate().filter_map(|(old, new)| Some((old, new?))).collect()
    }

    /// Drops the pair of a place of one side.
    fn drop(&mut self, side: usize, at: usize) {
        if let Some(other) = self.other[side][at].take() {
            self.other[1 - side][other] = None;
            self.count -= 1;
        }
    }

    /// Drops the one word that is kept between two brackets that are not: `[5] [7]` that became `7` is told whole.
    fn drop_out_of_brackets(&mut self, wholes: &[Vec<Vec<usize>>; 2]) {
        for (side, wholes) in wholes.iter().enumerate() {
            let atoms = if side == 0 { self.old } else { self.new };
            for piece in wholes {
                let [open, close] = piece[..] else { continue };
                let is_kept = |at: usize| self.other[side][at].is_some();
                let is_bare = atoms[open].kind == Kind::Opens && !is_kept(open) && !is_kept(close);
                if is_bare && open + 2 == close {
                    self.drop(side, open + 1);
                }
            }
        }
    }

    /// Drops what is kept of names and pairs of brackets of which another piece is not.
    fn drop_pieces(&mut self, wholes: &[Vec<Vec<usize>>; 2]) -> bool {
        let before = self.count;
        for (side, wholes) in wholes.iter().enumerate() {
            for piece in wholes {
                if broken(piece, |at| self.other[side][*at].is_some()) {
                    piece.iter().for_each(|at| self.drop(side, *at));
                }
            }
        }
        self.count < before
    }

    /// Drops the confetti of sentences of which little is kept on either side.
    fn drop_rewritten(&mut self) {
        for sentence in sentences(self.old) {
            let pair = |old: usize| Some((old, self.other[0][old]?));
            let inside: Vec<(usize, usize)> = sentence.clone().filter_map(pair).collect();
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            if inside.len() == sentence.len() {
                continue;
            }
            let reach = around(self.new, first.1..last.1 + 1);
            let kept = ink(self.old, inside.iter().map(|(old, _)| *old));
            let little = |whole: u32| kept * 100 < whole * REWRITTEN;
            if little(ink(self.old, sentence)) && little(ink(self.new, reach)) {
                let row = |one: &(usize, usize), next: &(usize, usize)| {
                    next.0 == one.0 + 1 && next.1 == one.1 + 1
                };
                for row in inside.chunk_by(row) {
                    let places = || row.iter().map(|(old, _)| *old);
                    if ink(self.old, places()) < PHRASE {
                        places().for_each(|old| self.drop(0, old));
                    }
                }
            }
        }
    }
}

/// How much of the page some atoms take; what comes again (`of the Agreement`) counts once, since it
/// says once that a sentence is still the same.
fn ink(atoms: &[Atom], places: impl Iterator<Item = usize>) -> u32 {
    let mut different: Vec<(u32, u32)> = places.map(|at| (atoms[at].id, atoms[at].ink)).collect();
    different.sort_unstable();
    different.dedup_by_key(|(id, _)| *id);
    different.into_iter().map(|(_, ink)| ink).sum()
}

fn broken(piece: &[usize], is_kept: impl Fn(&usize) -> bool) -> bool {
    let kept = piece.iter().filter(|at| is_kept(at)).count();
    kept > 0 && kept < piece.len()
}

/// Names of several words and pairs of brackets, by their places.
fn wholes(atoms: &[Atom]) -> Vec<Vec<usize>> {
    let mut wholes = Vec::new();
    let mut name: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, atom) in atoms.iter().enumerate() {
        if atom.kind == Kind::Name {
            name.push(at);
        }
        if atom.kind != Kind::Name || atom.pause != Pause::None {
            if (2..=NAME_MAX).contains(&name.len()) {
                wholes.push(core::mem::take(&mut name));
            }
            name.clear();
        }
        match atom.kind {
            Kind::Opens => open.push(at),
            Kind::Closes => wholes.extend(open.pop().map(|opening| vec![opening, at])),
            _ => {}
        }
    }
    if (2..=NAME_MAX).contains(&name.len()) {
        wholes.push(name);
    }
    wholes
}

fn sentences(atoms: &[Atom]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, atom) in atoms.iter().enumerate() {
        if atom.pause == Pause::Sentence {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    sentences.push(start..atoms.len());
    sentences
}

/// The sentences that a stretch lies in.
fn around(atoms: &[Atom], at: Range<usize>) -> Range<usize> {
    let is_end = |atom: &Atom| atom.pause == Pause::Sentence;
    let start = atoms[..at.start].iter().rposition(is_end).map_or(0, |end| end + 1);
    let end = atoms[at.end - 1..].iter().position(is_end);
    start..end.map_or(atoms.len(), |end| at.end + end)
}
