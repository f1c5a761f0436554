//! The net under what is told of a row: a figure, a `not` or a `shall` that one wording has more of, and a duty
//! that changed hands.
//!
//! Whoever is told that the substance may be another must know where to look. So a row of which nothing
//! certain is told, though its words are others, is counted once more, and a line asks to read what one
//! of its texts has and the other lacks.
//!
//! It is not: how far two drafts are the same, which follows from what is told.

use alloc::string::String;
use alloc::vec::Vec;

use super::substance::OfRow;
use super::{Inherited, Over, Row, Words};
use crate::alignment::Fate;
use crate::substance::{Change, Direction, Kind, surplus};

/// The verbs by which a duty is laid down: where each duty is as it was, these say the same otherwise.
const BINDING: [&str; 3] = ["", "shall", "must"];

/// Asks to read each row that has other figures, denials or modal verbs, or whose duties others bear now, of which
/// nothing is told; the other changes must be known, and what is told of rows by the words over them, which the
/// row of these words does not tell again. `duties` says of each row what became of those that it lays down.
pub(super) fn tell(rows: &mut [Row], inherited: &[Inherited], duties: &[OfRow]) {
    for (number, (row, duties)) in rows.iter_mut().zip(duties).enumerate() {
        // Its own words are as they were: who bears what they say is told by those over them, or here.
        let is_below = || inherited.iter().any(|one| one.rows.contains(&number));
        if row.words != Words::Changed && row.is_pair() && !is_told(row) && !is_below() {
            row.substance.extend(handed(&duties.hands));
            continue;
        }
        // To read the words once more costs far more than to ask what is told already.
        if row.words != Words::Changed || is_told(row) || is_told_below(row, inherited) {
            continue;
        }
        let [old, new] = row.redline.without_folded();
        let mut more = surplus(&old, &new);
        more.retain(|change| !(duties.are_kept && is_binding(change)));
        more.retain(|change| !(duties.is_joined && is_modal(change)));
        if !more.is_empty() {
            let with = |over: &str, words: &str| [over, words].join(" ");
            let [over_old, over_new] = &duties.over;
            let whole = surplus(&with(over_old, &old), &with(over_new, &new));
            // What one text has in its own words the other may have from what stands over them.
            more.retain(|change| whole.iter().any(|one| one.kind == change.kind));
        }
        // One of each kind says why.
        more.dedup_by_key(|change| change.kind);
        row.substance.extend(more.into_iter().map(|change| Change { to_read: true, ..change }));
        row.substance.extend(handed(&duties.hands));
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

/// Who lost duties that others gained; nothing where nobody has what somebody lost.
fn handed([lost, gained]: &[Vec<String>; 2]) -> Vec<Change> {
    if lost.is_empty() || gained.is_empty() {
        return Vec::new();
    }
    let one = |who: &String, kind: Kind, direction: Direction| Change {
        kind,
        who: Some(who.clone()),
        old: None,
        new: None,
        old_words: String::new(),
        new_words: String::new(),
        around: String::new(),
        direction,
        to_read: true,
        leads: None,
        is_right: false,
    };
    let went = lost.iter().map(|who| one(who, Kind::BearerDropped, Direction::Dropped));
    went.chain(gained.iter().map(|who| one(who, Kind::BearerAdded, Direction::Added))).collect()
}

/// Whether it is of verbs that bind or allow, or of words that deny.
fn is_modal(change: &Change) -> bool {
    matches!(change.kind, Kind::Force | Kind::Negation)
}

/// Whether it is a verb that lays down a duty and nothing else.
fn is_binding(change: &Change) -> bool {
    let binds = |words: &str| BINDING.contains(&&*words.to_lowercase());
    change.kind == Kind::Force && binds(&change.old_words) && binds(&change.new_words)
}
