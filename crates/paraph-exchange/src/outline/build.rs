//! The tree of points while it is being built: what is open, and what is put into it.

mod blocks;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::heading::Opener;
use super::{Candidate, Item, Outline};
use crate::flow::{Block, Follows};
use crate::marker::Wrap;
use crate::marker::numerals::{Kind, Reading};

/// The count that an open point is of.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// What stands around its numbers; none for what is called by its place.
    pub(super) wrap: Option<Wrap>,
    pub(super) kind: Kind,
    pub(super) value: u32,
    /// The whole number, where it is one that others can begin with.
    pub(super) path: Vec<u32>,
    pub(super) column: usize,
    is_division: bool,
    is_bullet: bool,
    /// Whether the point has a heading.
    pub(super) has_heading: bool,
    /// The level of the heading that it is, where it is one.
    rank: Option<u8>,
}

/// The last point of a way of counting, whether it is closed or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    pub(super) value: u32,
    pub(super) depth: usize,
}

/// A point that is not closed yet.
struct Open {
    level: Level,
    item: Item,
}

/// Where the words of a line go that turns out to belong to the one above.
#[derive(Clone, Copy, Debug)]
enum Target {
    Title,
    Pending,
    Heading,
    Line,
}

/// The state of reading.
pub(super) struct Reader<'a> {
    blocks: &'a [Block],
    candidates: Vec<Option<Candidate>>,
    /// Behind each block, the next with a number of one part that is written as its own is.
    alike: Vec<Option<usize>>,
    outline: Outline,
    open: Vec<Open>,
    /// The last numbered count of the first level: it goes on after headings and paragraphs.
    top: Option<Level>,
    /// The last point of each way of counting.
    last: BTreeMap<(Wrap, Kind), Last>,
    /// Whether the preamble has ended: a number or a part has been read.
    has_begun: bool,
    /// Headings that wait for their point.
    pending: Vec<String>,
    /// The level of the last of them.
    pending_rank: Option<u8>,
    target: Target,
    restarting: BTreeSet<Opener>,
    /// The blocks whose words went behind those of the block above.
    joined: BTreeSet<usize>,
}

impl Level {
    /// What stands without a number.
    fn place(column: usize) -> Self {
        let (value, path, is_division, is_bullet, has_heading, rank) = Default::default();
        let (wrap, kind) = (None, Kind::Other);
        Self { wrap, kind, value, path, column, is_division, is_bullet, has_heading, rank }
    }

    /// Whether it is counted in letters or small Roman numbers, as sub-points are.
    fn is_letter(&self) -> bool {
        self.wrap.is_some() && self.path.is_empty() && !self.is_announced()
    }

    /// Whether it is of the same count as a number, so read.
    pub(super) fn is_of(&self, candidate: &Candidate, reading: Reading) -> bool {
        self.wrap == Some(candidate.marker.wrap) && self.kind == reading.kind
    }

    /// Whether other numbers stand in it wherever they begin on the line.
    pub(super) fn is_announced(&self) -> bool {
        self.is_division || matches!(self.wrap, Some(Wrap::Keyword(_)))
    }
}

// What the questions in the other files of this module need to know.
impl<'a> Reader<'a> {
    pub(super) fn new(blocks: &'a [Block], candidates: Vec<Option<Candidate>>) -> Self {
        let (outline, open, top, has_begun, pending, pending_rank) = Default::default();
        let (target, restarting, joined) = (Target::Title, BTreeSet::new(), BTreeSet::new());
        Self {
            blocks,
            alike: alike(&candidates),
            candidates,
            outline,
            open,
            top,
            last: BTreeMap::new(),
            has_begun,
            pending,
            pending_rank,
            target,
            restarting,
            joined,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn block(&self, index: usize) -> Option<&'a Block> {
        self.blocks.get(index)
    }

    pub(super) fn candidate(&self, index: usize) -> Option<&Candidate> {
        self.candidates.get(index)?.as_ref()
    }

    /// The next block behind one with a number of one part that is written as the number of that one.
    pub(super) fn next_alike(&self, index: usize) -> Option<usize> {
        self.alike.get(index).copied().flatten()
    }

    pub(super) fn column(&self, index: usize) -> usize {
        self.block(index).map_or(0, |block| block.column)
    }

    pub(super) fn follows(&self, index: usize) -> Follows {
        self.block(index).map_or(Follows::Apart, |block| block.follows)
    }

    /// Whether a number or a part has been read.
    pub(super) fn has_begun(&self) -> bool {
        self.has_begun
    }

    /// The open counts from the outermost in.
    pub(super) fn open_levels(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Level> + ExactSizeIterator {
        self.open.iter().map(|open| &open.level)
    }

    /// The counts that may go on, innermost first, with the depth of their points.
    pub(super) fn levels(&self) -> impl Iterator<Item = (usize, &Level)> {
        let open = self.open_levels().enumerate().rev();
        let is_closed = self.open.first().is_none_or(|open| open.level.wrap.is_none());
        let top = self.top.iter().filter(move |_| is_closed).map(|level| (0, level));
        open.chain(top)
    }

    /// The last point of a way of counting.
    pub(super) fn last_of(&self, wrap: Wrap, kind: Kind) -> Option<Last> {
        self.last.get(&(wrap, kind)).copied()
    }

    /// The first number of the last point of the first level.
    pub(super) fn top_path(&self) -> Option<u32> {
        self.top.as_ref()?.path.first().copied()
    }

    /// How many of the open points are parts that hold points.
    pub(super) fn divisions(&self) -> usize {
        self.open.iter().take_while(|open| open.level.is_division).count()
    }
}

/// Behind each block, the next whose number has one part and is written as its own, so that none is looked for twice.
fn alike(candidates: &[Option<Candidate>]) -> Vec<Option<usize>> {
    let mut last: BTreeMap<Wrap, usize> = BTreeMap::new();
    let mut alike = vec![None; candidates.len()];
    for (index, candidate) in candidates.iter().enumerate().rev() {
        let Some(Candidate { marker, .. }) = candidate else { continue };
        if let Some(next) = alike.get_mut(index) {
            *next = last.get(&marker.wrap).copied();
        }
        if marker.path.len() < 2 {
            last.insert(marker.wrap, index);
        }
    }
    alike
}
