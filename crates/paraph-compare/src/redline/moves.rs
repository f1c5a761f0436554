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
    while let Some(found) = best(old, new, &struck, &written) {
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

/// The heaviest move there is, if any.
fn best(old: &[Atom], new: &[Atom], struck: &[Stretch], written: &[Stretch]) -> Option<Found> {
    let mut seeds: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
    for (at, stretch) in struck.iter().enumerate() {
        for row in rows(&old[stretch.at.clone()]) {
            let places = seeds.entry(row).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut best: Option<(u32, Found)> = None;
    for to in written {
        let shared: Vec<&Vec<usize>> =
            rows(&new[to.at.clone()]).filter_map(|row| seeds.get(&row)).collect();
        let mut from: Vec<usize> = shared.into_iter().flatten().copied().collect();
        from.sort_unstable();
        from.dedup();
        for from in from.into_iter().map(|at| &struck[at]).filter(|from| from.gap != to.gap) {
            let candidate = local(old, new, &from.at, &to.at);
            if candidate.as_ref().map(|(ink, _)| *ink) > best.as_ref().map(|(ink, _)| *ink) {
                best = candidate;
            }
        }
    }
    best.filter(|(ink, _)| *ink >= INK_MIN).map(|(_, found)| found)
}

fn rows(atoms: &[Atom]) -> impl Iterator<Item = Vec<u32>> {
    atoms.windows(SEED).map(|row| row.iter().map(|atom| atom.id).collect())
}

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
    // Of each cell: its score, and where the alignment that ends in it began.
    let start = |i: usize, j: usize| (0_u32, i, j);
    let mut above: Vec<_> = (0..width).map(|j| start(0, j)).collect();
    let mut row = vec![start(0, 0); width];
    let mut best = (0, 0..0, 0..0);
    for i in 1..=a.len() {
        row[0] = start(i, 0);
        for j in 1..width {
            let down =
                |cell: (u32, usize, usize), ink| (cell.0.saturating_sub(ink), cell.1, cell.2);
            let mut cell = down(above[j], a[i - 1].ink).max(down(row[j - 1], b[j - 1].ink));
            if a[i - 1].id == b[j - 1].id {
                let corner = above[j - 1];
                let kept = (corner.0 + a[i - 1].ink, corner.1, corner.2);
                cell = if kept.0 >= cell.0 { kept } else { cell };
            }
            row[j] = if cell.0 == 0 { start(i, j) } else { cell };
            if row[j].0 > best.0 {
                best = (row[j].0, row[j].1..i, row[j].2..j);
            }
        }
        core::mem::swap(&mut above, &mut row);
    }
    let (ink, a, b) = best;
    let found = Found {
        old: from.start + a.start..from.start + a.end,
        new: to.start + b.start..to.start + b.end,
    };
    (ink > 0).then(|| (ink, whole_sentences(old, new, (from, to), found, ink)))
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
