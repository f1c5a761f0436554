//! The redline of a row: the words of its old points against those of its new ones, each joined in
//! their order.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Place;

use super::Words;
use super::headings::plain;
use super::noise::Folded;
use crate::redline::{Mark, Move, Redline, Run};
use crate::words::split::words;

/// The words of some points, joined by line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// Where each point's words stand in them, in order.
    pub parts: Vec<Part>,
}

/// The words of one point in a joined text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The point's place in its draft.
    pub place: usize,
    /// Its bytes.
    pub at: Range<usize>,
}

/// What became of the words of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redlined {
    /// The old words.
    pub old: Text,
    /// The new words.
    pub new: Text,
    /// The runs, in reading order, in the bytes of both.
    pub runs: Vec<Run>,
    /// The moves that runs name by number.
    pub moves: Vec<Move>,
    /// The runs, by their place, that are no edit of this row: they are told once for all rows.
    pub folded: BTreeMap<usize, Folded>,
}

/// How many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Words that were kept or moved.
    pub kept: usize,
    /// Words of the old text.
    pub of_old: usize,
    /// Words of the new text.
    pub of_new: usize,
}

impl Text {
    /// The words of some points; `elsewhere` are headings that the other text has above its words, which are
    /// compared as headings.
    pub(super) fn of(draft: &[Place<'_>], places: &[usize], elsewhere: &BTreeSet<String>) -> Self {
        let mut joined = Self::default();
        let is_elsewhere = |heading| plain(heading).is_some_and(|plain| elsewhere.contains(&plain));
        for place in places {
            let point = draft[*place].point;
            // A point without words is known by its heading, as in the alignment.
            let words = match point.text() {
                "" if is_elsewhere(point.heading()) => "",
                "" => point.heading().unwrap_or_default(),
                words => words,
            };
            if !joined.words.is_empty() && !words.is_empty() {
                joined.words.push('\n');
            }
            let start = joined.words.len();
            joined.words.push_str(words);
            joined.parts.push(Part { place: *place, at: start..joined.words.len() });
        }
        joined
    }

    /// The place of the point whose words stand at a byte.
    #[must_use]
    pub fn place_at(&self, byte: usize) -> Option<usize> {
        let behind = self.parts.partition_point(|part| part.at.start <= byte);
        behind.checked_sub(1).and_then(|at| self.parts.get(at)).map(|part| part.place)
    }
}

impl Text {
    /// The words of a point; none where it is not among them.
    #[must_use]
    pub fn words_of(&self, place: usize) -> &str {
        let part = self.parts.iter().find(|part| part.place == place);
        part.and_then(|part| self.words.get(part.at.clone())).unwrap_or_default()
    }

    /// The places of the points in whose words one of some stretches stands, in their order.
    pub(super) fn places_in(&self, spans: &[&Range<usize>]) -> Vec<usize> {
        // An empty stretch is a place between words.
        let holds = |part: &&Part| {
            spans.iter().any(|span| {
                super::meet(&part.at, span)
                    || span.is_empty() && part.at.start <= span.start && span.end <= part.at.end
            })
        };
        self.parts.iter().filter(holds).map(|part| part.place).collect()
    }
}

impl Redlined {
    pub(super) fn of(old: Text, new: Text) -> Self {
        let redline = Redline::of(&old.words, &new.words);
        let (runs, moves) = (redline.runs().to_vec(), redline.moves().to_vec());
        Self { old, new, runs, moves, folded: BTreeMap::new() }
    }

    /// The words of a run: as the new text writes them where they are in both.
    #[must_use]
    pub fn words_of(&self, run: &Run) -> &str {
        match run.mark {
            Mark::Struck | Mark::MovedAway(_) => &self.old.words[run.old.clone()],
            Mark::Kept | Mark::Written | Mark::MovedHere(_) => &self.new.words[run.new.clone()],
        }
    }

    /// Whether a run, by its place, is told as an edit of this row.
    #[must_use]
    pub fn is_edit(&self, at: usize) -> bool {
        let is_kept = self.runs.get(at).is_none_or(|run| run.mark == Mark::Kept);
        !is_kept && !self.folded.contains_key(&at)
    }

    /// Both texts with space in the place of what is told once, byte for byte: what follows the new
    /// numbers is no other figure.
    #[must_use]
    pub fn without_folded(&self) -> [String; 2] {
        let mut texts = [self.old.words.clone(), self.new.words.clone()];
        for run in self.folded.keys().filter_map(|at| self.runs.get(*at)) {
            for (text, at) in texts.iter_mut().zip([&run.old, &run.new]) {
                text.replace_range(at.clone(), &" ".repeat(at.len()));
            }
        }
        texts
    }

    /// How many words each text has, and how many of them both.
    #[must_use]
    pub fn count(&self) -> Count {
        let inside = self.moves.iter().flat_map(|moved| &moved.runs);
        let kept = self.runs.iter().chain(inside).filter(|run| run.mark == Mark::Kept);
        Count {
            kept: kept.map(|run| words(&self.old.words[run.old.clone()]).len()).sum(),
            of_old: words(&self.old.words).len(),
            of_new: words(&self.new.words).len(),
        }
    }

    /// What became of the words.
    pub(super) fn words(&self) -> Words {
        if (0..self.runs.len()).any(|at| self.is_edit(at)) {
            return Words::Changed;
        }
        if !self.folded.is_empty() {
            return Words::Folded;
        }
        let (old, new) = (self.old.words.split_whitespace(), self.new.words.split_whitespace());
        if old.eq(new) { Words::Same } else { Words::Layout }
    }
}
