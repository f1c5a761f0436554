//! What the elements that are open do to the words in them: changed, struck out, raised, lowered.

use html5gum::HtmlString;

use super::elements::is_line;
use crate::faint::{self, Colour};
use crate::raised::Height;
use crate::tracked::Change;

/// How many elements that do something may be open; deeper ones do nothing.
const OPEN_MAX: usize = 256;

/// What an element does to its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) change: Option<Change>,
    /// Whether they are small, and raised or lowered.
    pub(super) height: Option<Height>,
    /// Whether they can hardly be seen.
    pub(super) faint: faint::Look,
    /// Whether they run from right to left.
    pub(super) is_rtl: Option<bool>,
    /// Which of the elements it is that the style sheets of the page name around others.
    pub(super) within: u64,
    /// The mark of direction that stands for its beginning and its end: within a line it is shown as between two.
    pub(super) mark: Option<char>,
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

    /// An element ends; the mark of direction that stands for its end.
    pub(super) fn end(&mut self, name: &[u8]) -> Option<char> {
        let last = self.0.iter().rposition(|open| open.name.as_slice() == name)?;
        self.0.remove(last).format.mark
    }

    /// The item of a list ends, so deep in lists, whose end tag need not be written.
    pub(super) fn end_item(&mut self, depth: usize) {
        self.0.retain(|open| open.name.as_slice() != b"li" || open.depth < depth);
    }

    /// A block ends: of the elements in it, those that are in a line do nothing any more.
    pub(super) fn end_inside(&mut self) {
        self.0.retain(|open| is_line(&open.name));
    }

    /// The changes that lie on the words, the outermost first.
    pub(super) fn changes(&self) -> impl Iterator<Item = Change> {
        self.0.iter().filter_map(|open| open.format.change)
    }

    /// Of those that style sheets name around others, which are open.
    pub(super) fn within(&self) -> u64 {
        self.0.iter().fold(0, |within, open| within | open.format.within)
    }

    /// Whether the words can hardly be seen, and whether they may be so; what stands nearest to them holds.
    ///
    /// A picture has its own colours.
    pub(super) fn is_faint(&self, is_picture: bool) -> (bool, bool) {
        let looks = self.0.iter().rev().map(|open| open.format.faint);
        let look = looks.fold(faint::Look::default(), faint::Look::or);
        // Where nothing says what letters are painted with, they are black.
        let usual =
            faint::Look { ink: Some(Colour::Known(faint::BLACK)), ..faint::Look::default() };
        let look = match is_picture {
            true => faint::Look { ink: Some(Colour::Other), ..look },
            false => look.or(usual),
        };
        (look.is_faint(), look.is_doubtful)
    }

    /// Whether the words run from right to left, as an element says.
    pub(super) fn is_rtl(&self) -> Option<bool> {
        self.0.iter().rev().find_map(|open| open.format.is_rtl)
    }

    /// Whether the words are small, and raised or lowered; what stands nearest to them holds.
    pub(super) fn height(&self) -> Option<Height> {
        self.0.iter().rev().find_map(|open| open.format.height)
    }
}
