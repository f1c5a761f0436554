//! A redline in marks that survive black and white: `[-struck-] {+written+}`, moves by number.

use paraph_case::view::Tone;
use paraph_compare::Told;
use paraph_compare::account::{Column, Row, Stretch};
use paraph_compare::redline::Mark;

use super::say;

/// The longest run of kept words that is shown whole.
const KEPT_WORDS_MAX: usize = 60;
/// How many words are left at each end of a longer one.
const KEPT_WORDS_ENDS: usize = 20;

/// A row's redline as pieces of a line.
pub(super) fn pieces(row: &Row, told_new: &[Told]) -> Vec<(Tone, String)> {
    let stretches = row.redline.stretches(Column::Both);
    let mut pieces = Vec::new();
    for stretch in &stretches {
        // What is told once is read as if it had always been so.
        if stretch.folded.is_some() && stretch.mark == Mark::Struck {
            continue;
        }
        if stretch.is_spaced && !pieces.is_empty() {
            pieces.push((Tone::Plain, " ".to_owned()));
        }
        let is_of_new = !matches!(stretch.mark, Mark::Struck | Mark::MovedAway(_));
        if let Some(place) = stretch.begins.filter(|_| is_of_new) {
            pieces.push((Tone::Strong, format!("({}) ", say::label(told_new, place))));
        }
        pieces.push(piece(row, stretch));
    }
    pieces
}

fn piece(row: &Row, stretch: &Stretch<'_>) -> (Tone, String) {
    let words = say::one_line(stretch.words);
    match stretch.mark {
        _ if stretch.folded.is_some() => (Tone::Plain, words),
        Mark::Kept => (Tone::Plain, kept(&words)),
        Mark::Struck => (Tone::Struck, format!("[-{words}-]")),
        Mark::Written => (Tone::Written, format!("{{+{words}+}}")),
        Mark::MovedAway(number) => {
            (Tone::Moved, format!("[move {} from here: {words}]", number + 1))
        }
        Mark::MovedHere(number) => {
            let inside = inside(row, number);
            (Tone::Moved, format!("{{move {} to here: {inside}}}", number + 1))
        }
    }
}

/// The words of a move, with the edits in them.
fn inside(row: &Row, number: usize) -> String {
    let stretches = row.redline.inside(number, Column::Both);
    let said = stretches.iter().map(|stretch| {
        let space = if stretch.is_spaced { " " } else { "" };
        format!("{space}{}", piece(row, stretch).1)
    });
    said.collect()
}

/// Kept words, shortened in the middle where they are many.
fn kept(words: &str) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    if all.len() <= KEPT_WORDS_MAX {
        return words.to_owned();
    }
    let (first, last) = (&all[..KEPT_WORDS_ENDS], &all[all.len() - KEPT_WORDS_ENDS..]);
    format!("{} … {}", first.join(" "), last.join(" "))
}
