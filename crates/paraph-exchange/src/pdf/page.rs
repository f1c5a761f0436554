//! The pages of a file in their order.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::file::File;
use super::font::times;
use super::object::{Dict, ONE, Object};
use crate::Unreadable;

/// How many pages are read.
const PAGES_MAX: usize = 20_000;
/// How deep the tree of pages may be.
const DEPTH_MAX: usize = 64;
/// The height and the width of a page that does not say it: A4, in points.
const HEIGHT: i64 = 842 * ONE;
const WIDTH: i64 = 595 * ONE;
/// Half way up a page, in its thousandths.
pub(super) const MIDDLE: i64 = 500;

/// One page; what it holds is read when it is its turn, since pages may share all of it.
pub(super) struct Page {
    node: Object,
    /// Fonts and the like, perhaps those of the pages above.
    resources: Rc<Object>,
    /// The lower edge and the height.
    bottom: i64,
    height: i64,
    /// The left edge and the width.
    left: i64,
    width: i64,
}

/// What pages have from those above them in the tree.
#[derive(Clone)]
struct Inherited {
    resources: Rc<Object>,
    /// The lower and the upper edge.
    edges: (Option<i64>, Option<i64>),
    /// The left and the right edge.
    sides: (Option<i64>, Option<i64>),
}

impl Page {
    /// Its dictionary.
    pub(super) fn dict(&self, file: &File<'_>) -> Dict {
        if let Object::Dict(dict) = file.resolve(&self.node) { dict } else { Dict::new() }
    }

    /// Its resources.
    pub(super) fn resources(&self, file: &File<'_>) -> Dict {
        file.resources(&self.resources)
    }

    /// How high something stands on the page as it is read, in thousandths from its lower edge.
    ///
    /// The page is read turned by so many quarters, and the height is measured after that.
    pub(super) fn level(&self, turn: usize, y: i64) -> i64 {
        let (lower, height) = match turn {
            0 => (self.bottom, self.height),
            1 => (self.left.saturating_add(self.width).saturating_neg(), self.width),
            2 => (self.bottom.saturating_add(self.height).saturating_neg(), self.height),
            _ => (self.left, self.width),
        };
        y.saturating_sub(lower).saturating_mul(1000) / height.max(1)
    }

    /// Whether pictures of that size, in square points, cover most of it.
    pub(super) fn is_covered(&self, pictures: i64) -> bool {
        let size = times(self.width, self.height);
        size > 0 && pictures >= size / 2
    }
}

/// The pages of a file.
pub(super) fn pages(file: &File<'_>) -> Result<Vec<Page>, Unreadable> {
    let root = file.root().ok_or_else(|| Unreadable::Damaged("it has no pages".into()))?;
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    if let Some(first) = root.get("Pages") {
        let inherited = Inherited {
            resources: Rc::new(Object::Null),
            edges: (None, None),
            sides: (None, None),
        };
        descend(file, first, &inherited, 0, &mut seen, &mut pages);
    }
    if pages.is_empty() {
        return Err(Unreadable::Damaged("it has no pages".into()));
    }
    Ok(pages)
}

fn descend(
    file: &File<'_>,
    node: &Object,
    inherited: &Inherited,
    depth: usize,
    seen: &mut BTreeSet<u32>,
    pages: &mut Vec<Page>,
) {
    if let Object::Reference(number) = node
        && !seen.insert(*number)
    {
        return;
    }
    let Object::Dict(dict) = file.resolve(node) else { return };
    if depth > DEPTH_MAX || pages.len() >= PAGES_MAX {
        return;
    }
    let mut inherited = inherited.clone();
    if let Some(resources) = dict.get("Resources") {
        inherited.resources = Rc::new(resources.clone());
    }
    if let Object::Array(bounds) = file.entry(&dict, "MediaBox") {
        let edge = |index: usize| bounds.get(index).and_then(|edge| file.resolve(edge).number());
        inherited.edges = (edge(1), edge(3));
        inherited.sides = (edge(0), edge(2));
    }
    if let Object::Array(kids) = file.entry(&dict, "Kids") {
        for kid in kids {
            descend(file, &kid, &inherited, depth + 1, seen, pages);
        }
        return;
    }
    let (bottom, top) = inherited.edges;
    let bottom = bottom.unwrap_or(0);
    let height = top.map_or(HEIGHT, |top| top.saturating_sub(bottom));
    let (left, right) = inherited.sides;
    let left = left.unwrap_or(0);
    let width = right.map_or(WIDTH, |right| right.saturating_sub(left));
    let (node, resources) = (node.clone(), inherited.resources);
    pages.push(Page { node, resources, bottom, height, left, width });
}
