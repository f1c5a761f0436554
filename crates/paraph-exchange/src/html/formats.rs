//! What the elements that are open do to the words in them: changed, struck out, raised.

use html5gum::HtmlString;

use crate::tracked::Change;

/// How many elements that do something may be open; deeper ones do nothing.
const OPEN_MAX: usize = 256;

/// What an element does to its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) change: Option<Change>,
    pub(super) is_raised: bool,
}

/// The elements that do something, and those of their names in them, so that each has its end.
#[derive(Default)]
pub(super) struct Formats(Vec<Open>);

struct Open {
    name: HtmlString,
    format: Format,
    /// In how many lists.
    depth: usize,
}

impl Formats {
    /// An element begins.
    pub(super) fn begin(&mut self, name: &HtmlString, format: Format, depth: usize) {
        let does = format != Format::default() || self.0.iter().any(|open| open.name == *name);
        if does && self.0.len() < OPEN_MAX {
            self.0.push(Open { name: name.clone(), format, depth });
        }
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &[u8]) {
        if let Some(last) = self.0.iter().rposition(|open| open.name.as_slice() == name) {
            self.0.remove(last);
        }
    }

    /// The item of a list ends, so deep in lists, whose end tag need not be written.
    pub(super) fn end_item(&mut self, depth: usize) {
        self.0.retain(|open| open.name.as_slice() != b"li" || open.depth < depth);
    }

    /// The changes that lie on the words, the outermost first.
    pub(super) fn changes(&self) -> impl Iterator<Item = Change> {
        self.0.iter().filter_map(|open| open.format.change)
    }

    /// Whether the words are small and raised.
    pub(super) fn is_raised(&self) -> bool {
        self.0.iter().any(|open| open.format.is_raised)
    }
}
