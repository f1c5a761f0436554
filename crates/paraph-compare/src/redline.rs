//! A redline by word: what a text became, as a reader wants to see it.
//!
//! The old text and the new are told as one sequence of [`Run`]s, in reading order: kept, struck
//! out, written in, or moved, with the edits inside a moved phrase. Every byte of both texts is in
//! exactly one run (white space between runs belongs to the run before it), so the runs give back
//! both texts that are not empty: [`Redline::old_text`] and [`Redline::new_text`].
//!
//! - What differs in white space, in the shape of quotes and dashes only is kept: layout is not an
//!   edit.
//! - A figure, a word, a bracket and a name of several words are never cut in two.
//! - A sentence of which little is left is shown as one that replaces the other.
//! - Texts of more than four mebibytes are not compared by word: all between what they begin and end with
//!   alike is one change.
//!
//! It is not: a comparison of drafts (which points belong together is decided before), or a
//! judgement of what a change means.
//!
//! ```
//! use paraph_compare::redline::{Mark, Redline};
//!
//! let redline = Redline::of("The sum is 600 at most.", "The sum is 500 at most.");
//! let marks: Vec<_> = redline.runs().iter().map(|run| (run.mark, run.words(&redline))).collect();
//! assert_eq!(marks, [
//!     (Mark::Kept, "The sum is "),
//!     (Mark::Struck, "600 "),
//!     (Mark::Written, "500 "),
//!     (Mark::Kept, "at most."),
//! ]);
//! ```

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

pub(crate) mod atoms;
mod long;
mod moves;
mod path;
mod whole;

use atoms::{Atom, Names};

/// What became of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It stands in both, but for layout.
    Kept,
    /// It stood in the old text only.
    Struck,
    /// It stands in the new text only.
    Written,
    /// It stood here in the old text; the move of this number says where it is now.
    MovedAway(usize),
    /// It stands here in the new text; the move of this number says where it was.
    MovedHere(usize),
}

/// A stretch of words with one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What became of it.
    pub mark: Mark,
    /// Its bytes in the old text; empty where it is not in it.
    pub old: Range<usize>,
    /// Its bytes in the new text; empty where it is not in it.
    pub new: Range<usize>,
}

impl Run {
    /// Its words: as the new text writes them where they are in both.
    #[must_use]
    pub fn words<'a>(&self, redline: &Redline<'a>) -> &'a str {
        match self.mark {
            Mark::Struck | Mark::MovedAway(_) => &redline.old[self.old.clone()],
            Mark::Kept | Mark::Written | Mark::MovedHere(_) => &redline.new[self.new.clone()],
        }
    }
}

/// A phrase that stands in another place now, perhaps in somewhat other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it stood: bytes of the old text.
    pub old: Range<usize>,
    /// Where it stands: bytes of the new text.
    pub new: Range<usize>,
    /// The edits inside it, in the bytes of both texts; none of them is a move.
    pub runs: Vec<Run>,
}

/// What one text became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redline<'a> {
    old: &'a str,
    new: &'a str,
    runs: Vec<Run>,
    moves: Vec<Move>,
}

impl<'a> Redline<'a> {
    /// Compares two texts by word.
    #[must_use]
    pub fn of(old: &'a str, new: &'a str) -> Self {
        if old == new {
            return Self::same(old);
        }
        if let Some(runs) = long::runs(old, new) {
            return Self { old, new, runs, moves: Vec::new() };
        }
        let mut names = Names::default();
        let (old_atoms, new_atoms) = (names.atoms(old), names.atoms(new));
        let pairs = path::kept(&old_atoms, &new_atoms);
        let pairs = whole::mend(&old_atoms, &new_atoms, pairs);
        let blocks = blocks(&pairs, old_atoms.len(), new_atoms.len());
        let (blocks, found) = moves::take_out(&old_atoms, &new_atoms, blocks);
        let bytes = Bytes { old, new, old_atoms: &old_atoms, new_atoms: &new_atoms };
        let moves = found.iter().map(|found| bytes.moved(found)).collect();
        let runs = bytes.bare().into_iter().chain(blocks.iter().map(|block| bytes.run(block)));
        Self { old, new, runs: runs.collect(), moves }
    }

    /// Two texts that are alike to the byte: one run, or none where there is nothing to read.
    fn same(text: &'a str) -> Self {
        let whole = Run { mark: Mark::Kept, old: 0..text.len(), new: 0..text.len() };
        let is_seen = !text.trim().is_empty();
        let runs = is_seen.then_some(whole).into_iter().collect();
        Self { old: text, new: text, runs, moves: Vec::new() }
    }

    /// The runs, in reading order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The moves that runs name by number.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// Whether nothing but layout differs.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.runs.iter().all(|run| run.mark == Mark::Kept)
    }

    /// The old text, put together from the runs.
    #[must_use]
    pub fn old_text(&self) -> String {
        self.runs.iter().map(|run| &self.old[run.old.clone()]).collect()
    }

    /// The new text, put together from the runs.
    #[must_use]
    pub fn new_text(&self) -> String {
        self.runs.iter().map(|run| &self.new[run.new.clone()]).collect()
    }

    /// How many words and other atoms are struck out or written in, a moved phrase's own edits
    /// counted instead of its words.
    #[must_use]
    pub fn size(&self) -> usize {
        let changed = |run: &&Run| matches!(run.mark, Mark::Struck | Mark::Written);
        let inside = self.moves.iter().flat_map(|moved| &moved.runs);
        let runs = self.runs.iter().chain(inside).filter(changed);
        runs.map(|run| Names::default().atoms(run.words(self)).len()).sum()
    }
}

/// The atoms of a text, in order, for whoever measures redlines: what a redline never cuts in two.
#[must_use]
pub fn atoms_of(text: &str) -> Vec<&str> {
    Names::default().atoms(text).into_iter().map(|atom| &text[atom.at]).collect()
}

/// A run in atoms: its places in the old and in the new sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    mark: Mark,
    old: Range<usize>,
    new: Range<usize>,
}

/// Runs of atoms from the pairs that are kept.
fn blocks(pairs: &[(usize, usize)], old_end: usize, new_end: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut old, mut new) = (0, 0);
    for &(at_old, at_new) in pairs.iter().chain([&(old_end, new_end)]) {
        if old < at_old {
            blocks.push(Block { mark: Mark::Struck, old: old..at_old, new: new..new });
        }
        if new < at_new {
            blocks.push(Block { mark: Mark::Written, old: at_old..at_old, new: new..at_new });
        }
        if at_old < old_end && at_new < new_end {
            match blocks.last_mut() {
                Some(last) if last.mark == Mark::Kept => {
                    last.old.end = at_old + 1;
                    last.new.end = at_new + 1;
                }
                _ => blocks.push(Block {
                    mark: Mark::Kept,
                    old: at_old..at_old + 1,
                    new: at_new..at_new + 1,
                }),
            }
        }
        (old, new) = (at_old + 1, at_new + 1);
    }
    blocks
}

/// Turns places in the sequences of atoms into places in the texts.
struct Bytes<'a> {
    old: &'a str,
    new: &'a str,
    old_atoms: &'a [Atom],
    new_atoms: &'a [Atom],
}

impl Bytes<'_> {
    /// A run for the white space of a text that has nothing else, which stands behind no word.
    fn bare(&self) -> Option<Run> {
        let all = |text: &str, atoms: &[Atom]| if atoms.is_empty() { 0..text.len() } else { 0..0 };
        let (old, new) = (all(self.old, self.old_atoms), all(self.new, self.new_atoms));
        (!old.is_empty() || !new.is_empty()).then_some(Run { mark: Mark::Kept, old, new })
    }

    fn run(&self, block: &Block) -> Run {
        Run {
            mark: block.mark,
            old: bytes(self.old, self.old_atoms, &block.old),
            new: bytes(self.new, self.new_atoms, &block.new),
        }
    }

    fn moved(&self, found: &moves::Found) -> Move {
        let (old, new) = (&self.old_atoms[found.old.clone()], &self.new_atoms[found.new.clone()]);
        let pairs = whole::mend(old, new, path::kept(old, new));
        let shift = |block: Block| Block {
            mark: block.mark,
            old: block.old.start + found.old.start..block.old.end + found.old.start,
            new: block.new.start + found.new.start..block.new.end + found.new.start,
        };
        let inside = blocks(&pairs, old.len(), new.len()).into_iter().map(shift);
        Move {
            old: bytes(self.old, self.old_atoms, &found.old),
            new: bytes(self.new, self.new_atoms, &found.new),
            runs: inside.map(|block| self.run(&block)).collect(),
        }
    }
}

/// The bytes of a stretch of atoms, with the white space behind it; before the first, too.
fn bytes(text: &str, atoms: &[Atom], at: &Range<usize>) -> Range<usize> {
    let start = |place: usize| match (place, atoms.get(place)) {
        (0, Some(_)) => 0,
        (_, Some(atom)) => atom.at.start,
        (_, None) => text.len(),
    };
    start(at.start)..start(at.end)
}
