//! The net under what is told of a row: a figure, a `not` or a `shall` that one wording has more of.
//!
//! Whoever is told that the substance may be another must know where to look. So a row of which nothing
//! certain is told, though its words are others, is counted once more, and a line asks to read what one
//! of its texts has and the other lacks.
//!
//! It is not: how far two drafts are the same, which follows from what is told.

use super::{Inherited, Over, Row, Words};
use crate::alignment::Fate;
use crate::substance::{Change, Kind, surplus};

/// The verbs by which a duty is laid down: where each duty is as it was, these say the same otherwise.
const BINDING: [&str; 3] = ["", "shall", "must"];

/// Asks to read each row that has other figures, denials or modal verbs of which nothing is told; the
/// other changes must be known, and what is told of rows by the words over them, which the row of these
/// words does not tell again. `keeps_duties` says of each row whether it lays down the same duties.
pub(super) fn tell(rows: &mut [Row], inherited: &[Inherited], keeps_duties: &[bool]) {
    for (row, keeps_duties) in rows.iter_mut().zip(keeps_duties) {
        // To read the words once more costs far more than to ask what is told already.
        if row.words != Words::Changed || is_told(row) || is_told_below(row, inherited) {
            continue;
        }
        let [old, new] = row.redline.without_folded();
        let mut more = surplus(&old, &new);
        more.retain(|change| !(*keeps_duties && is_binding(change)));
        // One of each kind says why.
        more.dedup_by_key(|change| change.kind);
        row.substance.extend(more.into_iter().map(|change| Change { to_read: true, ..change }));
        row.substance.sort_by_key(|change| change.kind.rank());
    }
}

/// Whether a change of substance is told of a row: it came or went, or its words say something else.
pub(super) fn is_told(row: &Row) -> bool {
    let is_alone = matches!(row.fate, Fate::Dropped { .. } | Fate::Added { .. });
    is_alone || row.substance.iter().any(Change::weighs)
}

/// Whether what changed in its words is told of the rows that they stand over.
fn is_told_below(row: &Row, inherited: &[Inherited]) -> bool {
    let is_of = |over: &[Over], places: &[usize]| {
        over.iter().any(|over| matches!(over, Over::Point(place) if places.contains(place)))
    };
    inherited.iter().any(|one| is_of(&one.old, &row.old) || is_of(&one.new, &row.new))
}

/// Whether it is a verb that lays down a duty and nothing else.
fn is_binding(change: &Change) -> bool {
    let binds = |words: &str| BINDING.contains(&&*words.to_lowercase());
    change.kind == Kind::Force && binds(&change.old_words) && binds(&change.new_words)
}
