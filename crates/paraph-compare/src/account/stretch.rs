//! Stretches: a row's redline as it is read, in one column or in two.

use alloc::vec::Vec;
use core::ops::Range;

use super::noise::Folded;
use super::redlined::{Part, Redlined};
use crate::redline::{Mark, Run};

/// Which words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The old and the new words together.
    Both,
    /// The old words.
    Old,
    /// The new words.
    New,
}

/// Words of one mark in one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// What became of them.
    pub mark: Mark,
    /// Why they are no edit of this row, if they are none.
    pub folded: Option<Folded>,
    /// The words, without white space around them.
    pub words: &'a str,
    /// Whether they are read with a space between them and what stands before.
    pub is_spaced: bool,
    /// The place of the point whose words begin here, in its draft, where the row has several.
    pub begins: Option<usize>,
}

impl Redlined {
    /// The runs, cut where a point begins.
    #[must_use]
    pub fn stretches(&self, column: Column) -> Vec<Stretch<'_>> {
        let mut reading =
            Reading { redlined: self, column, found: Vec::new(), ends_in_space: true };
        for (at, run) in self.runs.iter().enumerate() {
            reading.add(run, self.folded.get(&at).copied(), true);
        }
        reading.found
    }

    /// The runs inside a move, whole.
    #[must_use]
    pub fn inside(&self, number: usize, column: Column) -> Vec<Stretch<'_>> {
        let mut reading =
            Reading { redlined: self, column, found: Vec::new(), ends_in_space: true };
        for run in self.moves.get(number).into_iter().flat_map(|moved| &moved.runs) {
            reading.add(run, None, false);
        }
        reading.found
    }
}

/// The stretches read so far.
struct Reading<'a> {
    redlined: &'a Redlined,
    column: Column,
    found: Vec<Stretch<'a>>,
    /// Whether white space stands behind the last of them, in its own text.
    ends_in_space: bool,
}

impl Reading<'_> {
    fn add(&mut self, run: &Run, folded: Option<Folded>, is_cut: bool) {
        if !is_read(run.mark, self.column) {
            return;
        }
        let is_struck = matches!(run.mark, Mark::Struck | Mark::MovedAway(_));
        let (text, bytes) = match self.column == Column::Old || is_struck {
            true => (&self.redlined.old, &run.old),
            false => (&self.redlined.new, &run.new),
        };
        let whole = Vec::from([(bytes.clone(), None)]);
        let pieces = if is_cut { pieces(&text.parts, bytes) } else { whole };
        for (at, begins) in pieces {
            let before = text.words[..at.start].chars().next_back();
            let is_spaced = self.ends_in_space || before.is_none_or(char::is_whitespace);
            let words = &text.words[at];
            self.ends_in_space = words.ends_with(char::is_whitespace);
            let is_spaced = is_spaced && !self.found.is_empty();
            let words = words.trim();
            self.found.push(Stretch { mark: run.mark, folded, words, is_spaced, begins });
        }
    }
}

/// Whether a column shows a run.
const fn is_read(mark: Mark, column: Column) -> bool {
    match mark {
        Mark::Kept => true,
        Mark::Struck | Mark::MovedAway(_) => !matches!(column, Column::New),
        Mark::Written | Mark::MovedHere(_) => !matches!(column, Column::Old),
    }
}

/// A range cut at the parts that begin in it, each piece with the place of the part.
fn pieces(parts: &[Part], bytes: &Range<usize>) -> Vec<(Range<usize>, Option<usize>)> {
    let mut found = Vec::new();
    let (mut from, mut begins) = (bytes.start, None);
    let is_several = parts.len() > 1;
    for part in parts.iter().filter(|part| is_several && bytes.contains(&part.at.start)) {
        if from < part.at.start {
            found.push((from..part.at.start, begins));
        }
        (from, begins) = (part.at.start, Some(part.place));
    }
    if from < bytes.end {
        found.push((from..bytes.end, begins));
    }
    found
}
