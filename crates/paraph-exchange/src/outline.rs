//! From blocks to points: which number is one, and what stands in what.
//!
//! One reader for all formats. A number is believed because of the others: it goes on from the one
//! before, or it begins a count that goes on. So `1914` at the start of a line is a word, and `(i)`
//! is nine after `(h)` and one before `(ii)`. What is no number stays part of the words above it.

mod build;
mod heading;
mod parties;
mod place;

use std::collections::BTreeSet;

use crate::flow::Block;
use crate::marker::{self, Marker};
use crate::stand_in;

/// How deep points may stand in points.
pub(crate) const DEPTH_MAX: usize = paraph_text::POINT_DEPTH_MAX;

/// A text in points, not yet written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// The title.
    pub(crate) title: Option<String>,
    /// Paragraphs above the first point.
    pub(crate) preamble: Vec<Item>,
    /// The points.
    pub(crate) points: Vec<Item>,
    /// How many blocks stood too deep to be points of their own.
    pub(crate) too_deep: usize,
    /// The numbers that begin a line and stand in no count, so that they are words: a single `a.`
    pub(crate) alone: Vec<String>,
}

/// A point, or a paragraph of the preamble.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Item {
    /// The headings above it.
    pub(crate) above: Vec<String>,
    /// What it is called; without, it is called by its place.
    pub(crate) label: Option<String>,
    /// Its heading.
    pub(crate) heading: Option<String>,
    /// Its words, a paragraph each.
    pub(crate) lines: Vec<String>,
    /// What stands in it.
    pub(crate) items: Vec<Self>,
}

/// A number that a block may have.
#[derive(Clone, Debug)]
struct Candidate {
    marker: Marker,
    /// Whether the format counts it, so that there is no doubt.
    is_sure: bool,
}

/// The points that some blocks are.
pub(crate) fn outline(blocks: &[Block]) -> Outline {
    // A coat of arms stands above the title, and is none.
    let above = blocks.iter().take_while(|block| stand_in::is_alone(&block.words)).count();
    if above > 0 && above < blocks.len() {
        let mut turned = blocks.to_vec();
        turned[..=above].rotate_left(above);
        if reader(&turned).is_title(0) {
            return read(&turned);
        }
    }
    read(blocks)
}

/// Reads blocks. What begins with a number that is none is put back into the block above it, and then all is read
/// again: whether words are a heading is told by the whole of them.
fn read(blocks: &[Block]) -> Outline {
    const TIMES_MAX: usize = 3;
    let (mut outline, mut joined) = reader(blocks).read();
    let mut whole = Vec::new();
    for _ in 1..TIMES_MAX {
        if joined.is_empty() {
            break;
        }
        whole = put_back(if whole.is_empty() { blocks } else { &whole }, &joined);
        let alone = std::mem::take(&mut outline.alone);
        (outline, joined) = reader(&whole).read();
        outline.alone = alone;
    }
    outline
}

/// The blocks, with those that are told joined to the ones above them.
fn put_back(blocks: &[Block], joined: &BTreeSet<usize>) -> Vec<Block> {
    let mut whole: Vec<Block> = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        match whole.last_mut().filter(|_| joined.contains(&index)) {
            Some(above) => {
                above.words.push(' ');
                above.words.push_str(&block.words);
            }
            None => whole.push(block.clone()),
        }
    }
    whole
}

fn reader(blocks: &[Block]) -> build::Reader<'_> {
    build::Reader::new(blocks, blocks.iter().map(candidate).collect())
}

fn candidate(block: &Block) -> Option<Candidate> {
    use crate::flow::{Mark, Role};
    match &block.mark {
        Mark::Number { shown, value } => {
            Some(Candidate { marker: Marker::counted(shown, *value), is_sure: true })
        }
        Mark::Typed if block.role != Role::Title => {
            let marker = marker::read(&block.words)?;
            Some(Candidate { marker, is_sure: false })
        }
        Mark::Typed | Mark::Bullet => None,
    }
}
