//! What must not fall apart: names of several words, pairs of brackets, rewritten sentences.
//!
//! Each takes words out of what is kept; none keeps more.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::atoms::{Atom, Kind, Pause};

type Pairs = Vec<(usize, usize)>;

/// The longest row of capitalised words that counts as one name.
const NAME_MAX: usize = 6;
/// Of a sentence that was rewritten less than this many hundredths are kept.
const REWRITTEN: u32 = 40;

/// The kept pairs without those that would leave something in pieces.
pub(super) fn mend(old: &[Atom], new: &[Atom], pairs: Pairs) -> Pairs {
    let mut kept = Kept::of(old, new, pairs);
    kept.drop_rewritten();
    // Dropping a pair may leave another name or bracket in pieces; each turn drops some or ends.
    while kept.drop_pieces() {}
    kept.pairs()
}

/// The kept pairs, by their places on both sides.
struct Kept<'a> {
    old: &'a [Atom],
    new: &'a [Atom],
    to_new: BTreeMap<usize, usize>,
    to_old: BTreeMap<usize, usize>,
}

impl<'a> Kept<'a> {
    fn of(old: &'a [Atom], new: &'a [Atom], pairs: Pairs) -> Self {
        let to_old = pairs.iter().map(|(old, new)| (*new, *old)).collect();
        Self { old, new, to_new: pairs.into_iter().collect(), to_old }
    }

    fn pairs(self) -> Pairs {
        self.to_new.into_iter().collect()
    }

    fn drop_old(&mut self, old: usize) {
        if let Some(new) = self.to_new.remove(&old) {
            self.to_old.remove(&new);
        }
    }

    fn drop_new(&mut self, new: usize) {
        if let Some(old) = self.to_old.remove(&new) {
            self.to_new.remove(&old);
        }
    }

    /// Drops what is kept of names and pairs of brackets of which another piece is not.
    fn drop_pieces(&mut self) -> bool {
        let before = self.to_new.len();
        for piece in wholes(self.old) {
            if broken(&piece, |at| self.to_new.contains_key(at)) {
                piece.into_iter().for_each(|at| self.drop_old(at));
            }
        }
        for piece in wholes(self.new) {
            if broken(&piece, |at| self.to_old.contains_key(at)) {
                piece.into_iter().for_each(|at| self.drop_new(at));
            }
        }
        self.to_new.len() < before
    }

    /// Drops the confetti of sentences of which little is kept on either side.
    fn drop_rewritten(&mut self) {
        for sentence in sentences(self.old) {
            let inside: Vec<(usize, usize)> =
                self.to_new.range(sentence.clone()).map(|(old, new)| (*old, *new)).collect();
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            let reach = around(self.new, first.1..last.1 + 1);
            let kept = ink(self.old, inside.iter().map(|(old, _)| *old));
            let little = |whole: u32| kept * 100 < whole * REWRITTEN;
            if little(ink(self.old, sentence)) && little(ink(self.new, reach)) {
                inside.iter().for_each(|(old, _)| self.drop_old(*old));
            }
        }
    }
}

/// How much of the page some atoms take; what comes again (`of the Agreement`) counts once, since it
/// says once that a sentence is still the same.
fn ink(atoms: &[Atom], places: impl Iterator<Item = usize>) -> u32 {
    let different: BTreeMap<u32, u32> = places.map(|at| (atoms[at].id, atoms[at].ink)).collect();
    different.into_values().sum()
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
