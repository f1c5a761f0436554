//! The pages of a file in their order.

use std::collections::BTreeSet;

use super::file::File;
use super::object::{Dict, ONE, Object};
use crate::Unreadable;

/// How many pages are read.
const PAGES_MAX: usize = 20_000;
/// How deep the tree of pages may be.
const DEPTH_MAX: usize = 64;
/// The height of a page that does not say it: A4, in points.
const HEIGHT: i64 = 842 * ONE;

/// One page.
pub(super) struct Page {
    pub(super) dict: Dict,
    /// Fonts and the like, perhaps those of the pages above.
    pub(super) resources: Dict,
    /// The lower edge and the height.
    pub(super) bottom: i64,
    pub(super) height: i64,
}

/// What pages have from those above them in the tree.
#[derive(Clone, Default)]
struct Inherited {
    resources: Dict,
    bounds: Option<Vec<Object>>,
}

/// The pages of a file.
pub(super) fn pages(file: &File<'_>) -> Result<Vec<Page>, Unreadable> {
    let root = file.root().ok_or_else(|| Unreadable::Damaged("it has no pages".into()))?;
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    if let Some(first) = root.get("Pages") {
        descend(file, first, &Inherited::default(), 0, &mut seen, &mut pages);
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
    if dict.contains_key("Resources") {
        inherited.resources = file.dict(&dict, "Resources");
    }
    if let Object::Array(bounds) = file.entry(&dict, "MediaBox") {
        inherited.bounds = Some(bounds);
    }
    if let Object::Array(kids) = file.entry(&dict, "Kids") {
        for kid in kids {
            descend(file, &kid, &inherited, depth + 1, seen, pages);
        }
        return;
    }
    let bounds = inherited.bounds.unwrap_or_default();
    let edge = |index: usize| bounds.get(index).and_then(|edge| file.resolve(edge).number());
    let bottom = edge(1).unwrap_or(0);
    let height = edge(3).map_or(HEIGHT, |top| top - bottom);
    pages.push(Page { dict, resources: inherited.resources, bottom, height });
}
