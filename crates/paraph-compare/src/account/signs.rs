//! What is no words: pictures, boxes that are ticked or not, signs of a font that nobody knows, formulas.
//!
//! Readers of files put a stand-in into the text for what they cannot read, `⟦picture qwer…⟧`, made of its
//! contents. That another picture stands there, or that a box is ticked, shows in a redline as a word like
//! others, and means more.
//!
//! It is not: what a picture shows.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::formulas::{formulas, is_same_formula};
use super::{Row, Words, meet};
use crate::redline::{Mark, Run};
use crate::substance::{Change, Direction, Kind};

/// Boxes, empty and ticked.
const BOXES: [char; 3] = ['☐', '☑', '☒'];
/// What stands for something that is no words begins and ends with these.
const STANDS: [char; 2] = ['⟦', '⟧'];
/// So many letters of its code are shown.
const CODE_SHOWN: usize = 4;

/// Tells every row which signs came, went or took another's place.
pub(super) fn tell(rows: &mut [Row]) {
    let has_both = |row: &Row| !row.old.is_empty() && !row.new.is_empty();
    for row in rows.iter_mut().filter(|row| row.words == Words::Changed && has_both(row)) {
        let (old, new) = (&row.redline.old.words, &row.redline.new.words);
        let is_same = |one: &str, other: &str| one == other;
        let mut found = of_row(row, Kind::Sign, [signs(old), signs(new)], is_same);
        let of_both = [formulas(old), formulas(new)];
        let mut changed = of_row(row, Kind::Formula, of_both, is_same_formula);
        // A figure in a formula that is told says the same, and which way it goes.
        changed.retain(|one| {
            let told = row.substance.iter().filter(|told| !told.to_read);
            let meets = |own: &Option<Range<usize>>, other: &Option<Range<usize>>| {
                own.as_ref().zip(other.as_ref()).is_some_and(|(own, other)| meet(own, other))
            };
            { told }.all(|told| !meets(&one.old, &told.old) && !meets(&one.new, &told.new))
        });
        found.append(&mut changed);
        row.leave_to(&found);
        row.substance.append(&mut found);
        row.substance.sort_by_key(|change| change.kind.rank());
    }
}

/// The signs of a kind that came, went or are others, where they stand in both texts of a row.
fn of_row(
    row: &Row,
    kind: Kind,
    [mut olds, mut news]: [Vec<Range<usize>>; 2],
    is_one: impl Fn(&str, &str) -> bool,
) -> Vec<Change> {
    let redline = &row.redline;
    let edits: Vec<&Run> = (redline.runs.iter().enumerate())
        .filter(|(at, run)| {
            redline.is_edit(*at) && matches!(run.mark, Mark::Struck | Mark::Written)
        })
        .map(|(_, run)| run)
        .collect();
    let (old, new) = (&redline.old.words, &redline.new.words);
    olds.retain(|at| edits.iter().any(|run| meet(&run.old, at)));
    news.retain(|at| edits.iter().any(|run| meet(&run.new, at)));
    // In a stretch that was recast some are as they were.
    let is_same = |(one, other): &(&Range<usize>, &Range<usize>)| {
        is_one(&old[(*one).clone()], &new[(*other).clone()])
    };
    let ahead = olds.iter().zip(&news).take_while(is_same).count();
    let behind = olds[ahead..].iter().rev().zip(news[ahead..].iter().rev());
    let behind = behind.take_while(is_same).count();
    let (olds, news) = (&olds[ahead..olds.len() - behind], &news[ahead..news.len() - behind]);
    let pairs = (0..olds.len().max(news.len())).map(|at| (olds.get(at), news.get(at)));
    let differs = |(one, other): &(Option<&Range<usize>>, Option<&Range<usize>>)| {
        !one.zip(*other).is_some_and(|pair| is_same(&pair))
    };
    pairs.filter(differs).map(|(old, new)| change(row, kind, old, new)).collect()
}

/// The signs of a text, in order.
fn signs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut opened = None;
    for (start, char) in text.char_indices() {
        let end = start + char.len_utf8();
        if BOXES.contains(&char) {
            found.push(start..end);
        } else if char == STANDS[0] {
            opened = Some(start);
        } else if char == STANDS[1]
            && let Some(opened) = opened.take()
        {
            found.push(opened..end);
        }
    }
    found
}

fn change(row: &Row, kind: Kind, old: Option<&Range<usize>>, new: Option<&Range<usize>>) -> Change {
    let direction = match (old, new) {
        (None, _) => Direction::Added,
        (_, None) => Direction::Dropped,
        _ => Direction::Changed,
    };
    let shown = |text: &str, at: Option<&Range<usize>>| {
        at.map_or_else(String::new, |at| shown(&text[at.clone()]))
    };
    Change {
        kind,
        who: None,
        old: old.cloned(),
        new: new.cloned(),
        old_words: shown(&row.redline.old.words, old),
        new_words: shown(&row.redline.new.words, new),
        around: String::new(),
        direction,
        to_read: false,
        leads: None,
        is_right: false,
    }
}

/// `⟦picture qwer…⟧`: a code is long, and its beginning tells two apart.
fn shown(sign: &str) -> String {
    if !sign.starts_with(STANDS[0]) {
        return sign.into();
    }
    let Some((kind, code)) = sign.trim_end_matches(STANDS[1]).rsplit_once(' ') else {
        return sign.into();
    };
    if code.chars().count() <= CODE_SHOWN {
        return sign.into();
    }
    let code: String = code.chars().take(CODE_SHOWN).collect();
    alloc::format!("{kind} {code}…{}", STANDS[1])
}
