//! What became of the words of a row, for programs.

use paraph_case::view;
use paraph_compare::Told;
use paraph_compare::account::{Folded, Redlined, Text};
use paraph_compare::redline::{Mark, Run};

use super::number;
use super::words::{FoldedWord, MarkWord};
use crate::compare::say;

view! {
    /// What became of the words of a row; applying the runs to the old text gives the new.
    pub struct RedlineShown {
        /// The words of the old points, joined by line ends
        old: TextShown,
        /// The words of the new points, joined by line ends
        new: TextShown,
        /// The runs, in reading order
        runs: Vec<RunShown>,
        /// The moves that runs name by their place in this list
        moves: Vec<MoveShown>,
    }
}

view! {
    /// The words of some points.
    pub struct TextShown {
        /// The words
        words: String,
        /// Where each point's words stand in them
        parts: Vec<PartShown>,
    }
}

view! {
    /// Where a point's words stand.
    pub struct PartShown {
        /// The point
        label: String,
        /// The first byte
        start: u64,
        /// The byte behind
        end: u64,
    }
}

view! {
    /// A stretch of words with one mark, in bytes of both texts.
    pub struct RunShown {
        /// What became of it
        mark: MarkWord,
        /// The move that it is part of, by its place in `moves`
        move_number: Option<u64>,
        /// Why it is no edit of this row
        folded: Option<FoldedWord>,
        /// The first byte in the old text
        old_start: u64,
        /// The byte behind it there
        old_end: u64,
        /// The first byte in the new text
        new_start: u64,
        /// The byte behind it there
        new_end: u64,
    }
}

view! {
    /// A phrase that stands in another place of its row now.
    pub struct MoveShown {
        /// The edits inside it
        runs: Vec<RunShown>,
    }
}

/// The redline of a row.
pub(in crate::compare) fn redline(redline: &Redlined, old: &[Told], new: &[Told]) -> RedlineShown {
    let runs = redline.runs.iter().enumerate();
    let folded = |at: usize| redline.folded.get(&at).copied();
    let moves = redline.moves.iter();
    RedlineShown {
        old: joined(&redline.old, old),
        new: joined(&redline.new, new),
        runs: runs.map(|(at, one)| run(one, folded(at))).collect(),
        moves: moves
            .map(|one| MoveShown { runs: one.runs.iter().map(|inner| run(inner, None)).collect() })
            .collect(),
    }
}

fn joined(text: &Text, told: &[Told]) -> TextShown {
    let part = |part: &paraph_compare::account::Part| PartShown {
        label: say::label(told, part.place).to_owned(),
        start: number(part.at.start),
        end: number(part.at.end),
    };
    TextShown { words: text.words.clone(), parts: text.parts.iter().map(part).collect() }
}

fn run(run: &Run, folded: Option<Folded>) -> RunShown {
    let of = match run.mark {
        Mark::Kept | Mark::Struck | Mark::Written => None,
        Mark::MovedAway(of) | Mark::MovedHere(of) => Some(of),
    };
    RunShown {
        mark: MarkWord::from(&run.mark),
        move_number: of.map(number),
        folded: folded.as_ref().map(FoldedWord::from),
        old_start: number(run.old.start),
        old_end: number(run.old.end),
        new_start: number(run.new.start),
        new_end: number(run.new.end),
    }
}
