//! Phrases that stand elsewhere now: struck out here, written in there, and the same.
//!
//! A struck stretch and a written one that share a row of words are aligned locally (T. F. Smith and
//! M. S. Waterman, Identification of common molecular subsequences, 1981): what is alike between
//! them is one move, its edits inside, instead of a loss and a gain.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::atoms::{Atom, Pause};
use super::{Block, Mark};

/// How many atoms in a row two stretches must share to be looked at.
const SEED: usize = 4;
/// The least that a moved phrase holds, in ink: about five words.
const INK_MIN: u32 = 32;
/// The largest table of one alignment; longer stretches are left as they are.
const CELLS_MAX: usize = 1 << 20;

/// A moved phrase, in atoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Marks the phrases that moved among the blocks, and lists them in the order of the new text.
pub(super) fn take_out(old: &[Atom], new: &[Atom], blocks: Vec<Block>) -> (Vec<Block>, Vec<Found>) {
    let mut struck = stretches(&blocks, Mark::Struck, |block| (&block.old, block.old.end));
    let mut written = stretches(&blocks, Mark::Written, |block| (&block.new, block.old.start));
    let mut all = Vec::new();
    let mut known = Known::default();
    while let Some(found) = best((old, new), (&struck, &written), &mut known) {
        cut(&mut struck, &found.old);
        cut(&mut written, &found.new);
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
}

fn stretches(
    blocks: &[Block],
    mark: Mark,
    side: impl Fn(&Block) -> (&Range<usize>, usize),
) -> Vec<Stretch> {
    let marked = blocks.iter().filter(|block| block.mark == mark);
    let stretch = |block| {
        let (at, gap) = side(block);
        Stretch { at: at.clone(), gap }
    };
    marked.map(stretch).collect()
}

/// Leaves of the stretches what is not in one that was found.
fn cut(stretches: &mut Vec<Stretch>, found: &Range<usize>) {
    let holds = |s: &Stretch| s.at.start <= found.start && found.end <= s.at.end;
    let Some(place) = stretches.iter().position(holds) else { return };
    let Stretch { at, gap } = stretches.remove(place);
    let rests = [at.start..found.start, found.end..at.end].into_iter();
    stretches.extend(rests.filter(|at| !at.is_empty()).map(|at| Stretch { at, gap }));
}

/// What was found between two stretches, by their bounds: to take one move out leaves most others as
/// they were.
type Known = BTreeMap<[usize; 4], Option<(u32, Found)>>;

/// The heaviest move there is, if any.
fn best(
    (old, new): (&[Atom], &[Atom]),
    (struck, written): (&[Stretch], &[Stretch]),
    known: &mut Known,
) -> Option<Found> {
    let seeds = seeds(old, struck);
    let bags: Vec<Bag> = struck.iter().map(|from| bag(&old[from.at.clone()])).collect();
    let mut best: Option<(u32, Found)> = None;
    for to in written {
        let own = bag(&new[to.at.clone()]);
        let shared = rows(&new[to.at.clone()]).filter_map(|row| seeds.get(&row));
        let mut from: Vec<usize> = shared.flatten().copied().collect();
        from.sort_unstable();
        from.dedup();
        for (from, bag) in from.into_iter().map(|at| (&struck[at], &bags[at])) {
            let needed = best.as_ref().map_or(INK_MIN, |(ink, _)| ink + 1);
            // In any order they have no more in common than in one.
            if from.gap == to.gap || common(bag, &own) < needed {
                continue;
            }
            let bounds = [from.at.start, from.at.end, to.at.start, to.at.end];
            let look = || local(old, new, &from.at, &to.at);
            let candidate = known.entry(bounds).or_insert_with(look);
            if candidate.as_ref().is_some_and(|(ink, _)| *ink >= needed) {
                best.clone_from(candidate);
            }
        }
    }
    best.map(|(_, found)| found)
}

/// For each row of atoms the struck stretches that hold it.
fn seeds(old: &[Atom], struck: &[Stretch]) -> BTreeMap<[u32; SEED], Vec<usize>> {
    let mut seeds: BTreeMap<[u32; SEED], Vec<usize>> = BTreeMap::new();
    for (at, stretch) in struck.iter().enumerate() {
        for row in rows(&old[stretch.at.clone()]) {
            let places = seeds.entry(row).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    seeds
}

/// The atoms of a stretch without their order: which they are, sorted, and what each weighs.
type Bag = Vec<(u32, u32)>;

fn bag(atoms: &[Atom]) -> Bag {
    let mut bag: Bag = atoms.iter().map(|atom| (atom.id, atom.ink)).collect();
    bag.sort_unstable();
    bag
}

/// What two stretches have in common in any order, in ink.
fn common(one: &Bag, other: &Bag) -> u32 {
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

fn rows(atoms: &[Atom]) -> impl Iterator<Item = [u32; SEED]> {
    atoms.windows(SEED).map(|row| core::array::from_fn(|at| row[at].id))
}

/// A cell of a local alignment in one number, so that one comparison tells which is better: its
/// score, and in the last [`PLACE_BITS`] bits the cell in which the alignment that ends in it began.
type Cell = u64;

/// Enough for every cell of the largest table.
const PLACE_BITS: u32 = CELLS_MAX.ilog2() + 1;

/// The most alike parts of two stretches, and how much they have in common.
fn local(
    old: &[Atom],
    new: &[Atom],
    from: &Range<usize>,
    to: &Range<usize>,
) -> Option<(u32, Found)> {
    let (a, b) = (&old[from.clone()], &new[to.clone()]);
    let width = b.len() + 1;
    if (a.len() + 1).saturating_mul(width) > CELLS_MAX {
        return None;
    }
    let (end, cell) = heaviest(a, b);
    let score = cell >> PLACE_BITS;
    let begin = usize::try_from(cell & ((1 << PLACE_BITS) - 1)).unwrap_or(0);
    let found = Found {
        old: from.start + begin / width..from.start + end.0,
        new: to.start + begin % width..to.start + end.1,
    };
    let ink = u32::try_from(score).unwrap_or(u32::MAX);
    (ink > 0).then(|| (ink, whole_sentences(old, new, (from, to), found, ink)))
}

/// Fills the table, a row at a time; gives the first heaviest cell and where it is.
fn heaviest(a: &[Atom], b: &[Atom]) -> ((usize, usize), Cell) {
    let width = b.len() + 1;
    let start = |i: usize, j: usize| (i * width + j) as Cell;
    let ink = |atom: &Atom| Cell::from(atom.ink) << PLACE_BITS;
    let weights: Vec<(u32, Cell)> = b.iter().map(|atom| (atom.id, ink(atom))).collect();
    // Of the row above until it is written over.
    let mut row: Vec<Cell> = (0..width).map(|j| start(0, j)).collect();
    let (mut best, mut end) = (0, (0, 0));
    for (i, atom) in (1..).zip(a) {
        let own = ink(atom);
        let mut corner = core::mem::replace(&mut row[0], start(i, 0));
        let mut left = row[0];
        for ((j, cell), (id, weight)) in (1..).zip(&mut row[1..]).zip(&weights) {
            let above = *cell;
            let mut here = above.saturating_sub(own).max(left.saturating_sub(*weight));
            if atom.id == *id {
                let kept = corner + own;
                // Of alignments of one score the longer row of kept atoms is taken.
                here = if kept >> PLACE_BITS >= here >> PLACE_BITS { kept } else { here };
            }
            left = if here >> PLACE_BITS == 0 { start(i, j) } else { here };
            if left >> PLACE_BITS > best >> PLACE_BITS {
                (best, end) = (left, (i, j));
            }
            (corner, *cell) = (above, left);
        }
    }
    (end, best)
}

/// A phrase with the beginning and the end of its sentence, where they are short beside it: they
/// moved with it, in other words.
fn whole_sentences(
    old: &[Atom],
    new: &[Atom],
    (from, to): (&Range<usize>, &Range<usize>),
    found: Found,
    ink: u32,
) -> Found {
    let is_little = |a: Range<usize>, b: Range<usize>| {
        let of = |atoms: &[Atom]| atoms.iter().map(|atom| atom.ink).sum::<u32>();
        of(&old[a]) + of(&new[b]) <= ink / 2
    };
    let Found { old: mut a, new: mut b } = found;
    let starts = (sentence_start(old, from, a.start), sentence_start(new, to, b.start));
    if is_little(starts.0..a.start, starts.1..b.start) {
        (a.start, b.start) = starts;
    }
    let ends = (sentence_end(old, from, a.end), sentence_end(new, to, b.end));
    if is_little(a.end..ends.0, b.end..ends.1) {
        (a.end, b.end) = ends;
    }
    Found { old: a, new: b }
}

fn sentence_start(atoms: &[Atom], stretch: &Range<usize>, at: usize) -> usize {
    let before = &atoms[stretch.start..at];
    let end = before.iter().rposition(|atom| atom.pause == Pause::Sentence);
    end.map_or(stretch.start, |end| stretch.start + end + 1)
}

fn sentence_end(atoms: &[Atom], stretch: &Range<usize>, at: usize) -> usize {
    // From the phrase's own last atom: it may be the end of the sentence already.
    let rest = &atoms[at - 1..stretch.end];
    let end = rest.iter().position(|atom| atom.pause == Pause::Sentence);
    end.map_or(stretch.end, |end| at + end)
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
