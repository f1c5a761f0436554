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
    /// The words, with the white space behind them.
    pub words: &'a str,
    /// The place of the point whose words begin here, in its draft, where the row has several.
    pub begins: Option<usize>,
}

impl Redlined {
    /// The runs, cut where a point begins.
    #[must_use]
    pub fn stretches(&self, column: Column) -> Vec<Stretch<'_>> {
        let mut found = Vec::new();
        for (at, run) in self.runs.iter().enumerate() {
            let folded = self.folded.get(&at).copied();
            if is_read(run.mark, column) {
                self.cut(run, folded, column, &mut found);
            }
        }
        found
    }

    /// The runs inside a move, whole.
    #[must_use]
    pub fn inside(&self, number: usize, column: Column) -> Vec<Stretch<'_>> {
        let runs = self.moves.get(number).into_iter().flat_map(|moved| &moved.runs);
        let read = runs.filter(|run| is_read(run.mark, column));
        let whole = |run: &Run| {
            let words = match column {
                Column::Old => &self.old.words[run.old.clone()],
                Column::Both | Column::New => self.words_of(run),
            };
            Stretch { mark: run.mark, folded: None, words, begins: None }
        };
        read.map(whole).collect()
    }

    fn cut<'a>(
        &'a self,
        run: &Run,
        folded: Option<Folded>,
        column: Column,
        into: &mut Vec<Stretch<'a>>,
    ) {
        let is_old = column == Column::Old || matches!(run.mark, Mark::Struck | Mark::MovedAway(_));
        let (text, bytes) = if is_old { (&self.old, &run.old) } else { (&self.new, &run.new) };
        for (at, begins) in pieces(&text.parts, bytes) {
            into.push(Stretch { mark: run.mark, folded, words: &text.words[at], begins });
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
