//! The tree of points while it is being built: what is open, and what is put into it.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use super::heading::{Heading, Opener};
use super::place::Place;
use super::{Candidate, DEPTH_MAX, Item, Outline};
use crate::flow::{Block, Follows, Mark, Role};
use crate::marker::numerals::{Kind, Reading};
use crate::marker::{Marker, Wrap};

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

// What is done with each block.
impl Reader<'_> {
    /// The points, and the blocks that turned out to be part of the ones above them.
    pub(super) fn read(mut self) -> (Outline, BTreeSet<usize>) {
        self.restarting = self.restarting();
        let mut index = 0;
        while index < self.len() {
            index += self.block_at(index);
        }
        let joined = take(&mut self.joined);
        (self.finish(), joined)
    }

    /// Reads a block; how many have been read.
    fn block_at(&mut self, index: usize) -> usize {
        let Some(block) = self.block(index) else { return 1 };
        if self.is_title(index) && self.outline.title.is_none() {
            self.outline.title = Some(block.words.clone());
            self.target = Target::Title;
            return 1;
        }
        match self.opener(index) {
            Some(opener) if !self.restarting.contains(&opener) => {
                self.heading(block);
                return 1;
            }
            Some(Opener::Heading(rank)) => {
                self.unnumbered_division(block, rank);
                return 1;
            }
            Some(Opener::Division(_)) | None => {}
        }
        if let Some(place) = self.place(index) {
            return self.numbered(index, &place);
        }
        if block.mark == Mark::Bullet {
            self.bullet(block);
        } else {
            self.alone(index, block);
            self.words(index, block);
        }
        1
    }

    /// Notes a number that is words, since no count goes on with it: a first `a.` that no `b.`
    /// follows, a `2)` behind `1.`
    fn alone(&mut self, index: usize, block: &Block) {
        let Some(Candidate { marker, is_sure: false }) = self.candidate(index) else { return };
        let goes_on = |value: u32| self.open_levels().any(|level| level.value + 1 == value);
        let values = || marker.readings.iter().map(|reading| reading.value);
        let is_first = values().any(|value| value == 1 || goes_on(value));
        let is_wrapped = matches!(marker.wrap, Wrap::Dot | Wrap::Parenthesis | Wrap::Parentheses);
        if is_first && is_wrapped && self.has_begun {
            let written = block.words.get(..marker.end).unwrap_or_default();
            self.outline.alone.push(written.trim().to_owned());
        }
    }

    fn heading(&mut self, block: &Block) {
        if !block.may_be_heading() {
            return self.paragraph(block);
        }
        self.pending.push(block.words.clone());
        self.pending_rank = match block.role {
            Role::Heading(rank) => Some(rank),
            Role::Body | Role::Title => None,
        };
        self.target = Target::Pending;
    }

    /// A heading below which points are counted anew: a point that holds them.
    fn unnumbered_division(&mut self, block: &Block, rank: u8) {
        self.end_preamble();
        let depth = self.depth_below(Some(rank));
        let level = Level { is_division: true, rank: Some(rank), ..Level::place(0) };
        let item = if block.may_be_heading() {
            Item { heading: Some(block.words.clone()), ..Item::default() }
        } else {
            Item { lines: vec![block.words.clone()], ..Item::default() }
        };
        self.push(depth, level, item);
        self.target = Target::Heading;
    }

    fn numbered(&mut self, index: usize, place: &Place) -> usize {
        let (Some(block), Some(candidate)) = (self.block(index), self.candidate(index)) else {
            return 1;
        };
        let Candidate { marker, is_sure } = candidate.clone();
        if place.depth + place.parents.len() >= DEPTH_MAX {
            self.too_deep(block);
            return 1;
        }
        self.end_preamble();
        let words = if is_sure { &block.words } else { &block.words[marker.end..] };
        let heading = self.heading_of(index, &marker, words);
        let next = self.block(index + 1);
        let (heading, lines, read) = match heading {
            Heading::Words if !words.contains('_') => (Some(words.to_string()), Vec::new(), 1),
            Heading::NextBlock if next.is_some_and(Block::may_be_heading) => {
                (next.map(|next| next.words.clone()), Vec::new(), 2)
            }
            _ => (None, vec![words.to_string()], 1),
        };
        self.parents(place);
        let label = Some(self.label(&marker, block));
        let has_heading = heading.is_some();
        self.target = if has_heading { Target::Heading } else { Target::Line };
        let item = Item { label, heading, lines, ..Item::default() };
        let level = Level { has_heading, ..self.level(index, &marker, place) };
        self.push(place.depth + place.parents.len(), level, item);
        read
    }

    fn label(&self, marker: &Marker, block: &Block) -> String {
        let mut label = marker.label.clone();
        if marker.is_division() {
            label = format!("{}-{label}", marker.keyword);
        }
        if block.struck {
            label.push_str("(del)");
        }
        label
    }

    fn level(&self, index: usize, marker: &Marker, place: &Place) -> Level {
        let block = self.block(index);
        let path = match place.reading.kind {
            _ if !marker.path.is_empty() => marker.path.clone(),
            // `I.` and `Article I` hold 1.1.
            Kind::UpperRoman => vec![place.reading.value],
            _ if marker.has_keyword() => vec![place.reading.value],
            _ => Vec::new(),
        };
        Level {
            wrap: Some(marker.wrap),
            kind: place.reading.kind,
            value: place.reading.value,
            path,
            // A centred `Article 5` is no further in than what stands in it.
            column: if marker.has_keyword() { 0 } else { self.column(index) },
            is_division: marker.is_division(),
            is_bullet: false,
            has_heading: false,
            rank: block.and_then(|block| match block.role {
                Role::Heading(rank) => Some(rank),
                Role::Body | Role::Title => None,
            }),
        }
    }

    /// Opens the points without words between: 2 before 2.1.
    fn parents(&mut self, place: &Place) {
        let above = place.depth.checked_sub(1).and_then(|above| self.open.get(above));
        let mut path = above.map_or_else(Vec::new, |open| open.level.path.clone());
        for (depth, number) in (place.depth..).zip(&place.parents) {
            path.push(*number);
            let level = Level {
                wrap: Some(Wrap::Bare),
                kind: Kind::Decimal,
                value: *number,
                path: path.clone(),
                ..Level::place(0)
            };
            self.push(depth, level, Item { label: Some(number.to_string()), ..Item::default() });
        }
    }

    fn bullet(&mut self, block: &Block) {
        let closed = self.open_levels().rev().take_while(|level| {
            let is_sibling = level.is_bullet && level.column == block.column;
            !level.is_division && (level.column > block.column || is_sibling)
        });
        let depth = self.open.len() - closed.count();
        if depth >= DEPTH_MAX {
            return self.too_deep(block);
        }
        let level = Level { is_bullet: true, ..Level::place(block.column) };
        let item = Item { lines: vec![block.words.clone()], ..Item::default() };
        self.push(depth, level, item);
        self.target = Target::Line;
    }

    fn words(&mut self, index: usize, block: &Block) {
        if block.follows != Follows::Apart && self.append(&block.words) {
            self.joined.insert(index);
            return;
        }
        if self.heads_points(index) {
            return self.heading(block);
        }
        self.paragraph(block);
    }

    /// A paragraph without a number.
    fn paragraph(&mut self, block: &Block) {
        let is_own = !self.has_begun || !self.pending.is_empty() || self.open.is_empty();
        if is_own {
            let depth = self.depth_below(self.pending_rank);
            let item = Item { lines: vec![block.words.clone()], ..Item::default() };
            self.push(depth, Level::place(block.column), item);
        } else {
            let deeper = self.open.iter().skip(1).rev();
            // `(b) the goods are bad,` and `the Seller notifies the Buyer` below: a sentence that goes on with what
            // stands over the sub-points.
            let is_small = block.words.starts_with(char::is_lowercase);
            let closed = deeper.take_while(|open| {
                let level = &open.level;
                // A bullet's words hang behind it; what begins below it goes on with what is above.
                let ends = level.is_bullet || is_small && level.is_letter();
                level.column > block.column || ends && level.column == block.column
            });
            let closed = closed.count();
            self.close(self.open.len() - closed);
            if let Some(open) = self.open.last_mut() {
                open.item.lines.push(block.words.clone());
            }
        }
        self.target = Target::Line;
    }

    /// In how many open points something stands that has a heading and no number.
    fn depth_below(&self, rank: Option<u8>) -> usize {
        let Some(rank) = rank else { return self.divisions() };
        let is_above = |open: &Open| open.level.rank.is_some_and(|above| above < rank);
        let depth = self.open.iter().rposition(is_above).map_or(0, |depth| depth + 1);
        depth.min(DEPTH_MAX - 1)
    }

    fn too_deep(&mut self, block: &Block) {
        self.outline.too_deep += 1;
        if let Some(open) = self.open.last_mut() {
            let shown = match &block.mark {
                Mark::Number { shown, .. } => shown.as_str(),
                Mark::Typed | Mark::Bullet => "",
            };
            open.item.lines.push(format!("{shown} {}", block.words).trim().to_string());
        }
        self.target = Target::Line;
    }

    /// Puts words behind those of the line above; whether there is one.
    fn append(&mut self, words: &str) -> bool {
        let line = match self.target {
            Target::Title => self.outline.title.as_mut(),
            Target::Pending => self.pending.last_mut(),
            Target::Heading => self.open.last_mut().and_then(|open| open.item.heading.as_mut()),
            Target::Line => self.open.last_mut().and_then(|open| open.item.lines.last_mut()),
        };
        if let Some(line) = line {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(words);
            return true;
        }
        false
    }
}

// How the tree grows.
impl Reader<'_> {
    fn push(&mut self, depth: usize, level: Level, mut item: Item) {
        self.close(depth);
        if self.open.is_empty() {
            item.above = take(&mut self.pending);
        } else if !self.pending.is_empty() {
            let heading = take(&mut self.pending).join(" ");
            match &mut item.heading {
                Some(own) => *own = format!("{heading} {own}"),
                None => item.heading = Some(heading),
            }
        }
        self.pending_rank = None;
        if let Some(wrap) = level.wrap {
            let last = Last { value: level.value, depth: self.open.len() };
            self.last.insert((wrap, level.kind), last);
        }
        if self.open.is_empty() && level.wrap.is_some() {
            self.top = Some(level.clone());
        }
        self.open.push(Open { level, item });
    }

    /// Puts the open points from `depth` down into those above them.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(Open { item, .. }) = self.open.pop() else { break };
            match self.open.last_mut() {
                Some(above) => above.item.items.push(item),
                None => self.outline.points.push(item),
            }
        }
    }

    /// What stood above the first number is the preamble.
    fn end_preamble(&mut self) {
        if self.has_begun {
            return;
        }
        self.has_begun = true;
        self.close(0);
        for item in take(&mut self.outline.points) {
            flatten(item, &mut self.outline.preamble);
        }
    }

    fn finish(mut self) -> Outline {
        self.close(0);
        for heading in take(&mut self.pending) {
            self.outline.points.push(Item { lines: vec![heading], ..Item::default() });
        }
        if self.outline.points.is_empty() && self.outline.preamble.is_empty() {
            // A text of one line is that line, not a title of nothing.
            let line = self.outline.title.take();
            let item = line.map(|line| Item { lines: vec![line], ..Item::default() });
            self.outline.points.extend(item);
        }
        self.outline
    }
}

/// A paragraph of the preamble has nothing in it: what it holds are paragraphs too.
fn flatten(mut item: Item, paragraphs: &mut Vec<Item>) {
    let items = take(&mut item.items);
    paragraphs.push(item);
    for item in items {
        flatten(item, paragraphs);
    }
}
