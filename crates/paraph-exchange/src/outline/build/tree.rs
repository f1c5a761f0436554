//! How the tree of points grows: what is put into it, and closed.

use std::mem::take;

use super::{Last, Level, Open, Reader};
use crate::outline::{Item, Outline};

impl Reader<'_> {
    pub(super) fn push(&mut self, depth: usize, level: Level, mut item: Item) {
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
    pub(super) fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(Open { item, .. }) = self.open.pop() else { break };
            match self.open.last_mut() {
                Some(above) => above.item.items.push(item),
                None => self.outline.points.push(item),
            }
        }
    }

    /// What stood above the first number is the preamble.
    pub(super) fn end_preamble(&mut self) {
        if self.has_begun {
            return;
        }
        self.has_begun = true;
        self.close(0);
        for item in take(&mut self.outline.points) {
            flatten(item, &mut self.outline.preamble);
        }
    }

    pub(super) fn finish(mut self) -> Outline {
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
