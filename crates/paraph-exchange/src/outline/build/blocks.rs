//! What is done with each block: a heading, a point, a paragraph of one.

use std::collections::BTreeSet;
use std::mem::take;

use super::{Level, Open, Reader, Target};
use crate::flow::{Block, Follows, Mark, Role};
use crate::marker::numerals::Kind;
use crate::marker::{Marker, Wrap};
use crate::outline::heading::{Heading, Opener};
use crate::outline::place::Place;
use crate::outline::{Candidate, DEPTH_MAX, Item, Outline};

impl Reader<'_> {
    /// The points, and the blocks that turned out to be part of the ones above them.
    pub(in crate::outline) fn read(mut self) -> (Outline, BTreeSet<usize>) {
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
        let goes_on =
            |value: u32| self.open_levels().any(|level| level.value.saturating_add(1) == value);
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
