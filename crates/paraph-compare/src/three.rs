//! Two answers to one draft, beside each other: what each did to each of its points, and where both
//! changed the same words.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::{Draft, one_line};

use crate::account::{Account, Row};
use crate::alignment::Fate;
use crate::redline::Mark;
use crate::substance::Party;

/// A draft and two answers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Three {
    /// The draft against the one answer.
    pub ours: Account,
    /// The draft against the other answer.
    pub theirs: Account,
    /// The draft's points at every level, in its order.
    pub points: Vec<Beside>,
}

/// What two answers did to one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The point's place in the draft.
    pub place: usize,
    /// Its row in the one account; of a number that was kept free and is filled, that of what fills it.
    pub ours: usize,
    /// Its row in the other.
    pub theirs: usize,
    /// How the two stand to each other.
    pub both: Both,
}

/// One of two answers to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The one.
    Ours,
    /// The other.
    Theirs,
}

/// How two answers to one point stand to each other.
///
/// A name that was exchanged throughout changes the words of a point where it is somebody else's now, as
/// [`Account::is_edit`] says. A number that is kept free has no words; whoever fills it changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Both {
    /// Neither changed its words.
    Neither,
    /// Only the one did.
    Ours,
    /// Only the other did.
    Theirs,
    /// Both did, and to the same words.
    Alike,
    /// Both did, in different places.
    Apart,
    /// Both changed the same words, each in its own way: these, in the bytes of the point's text.
    Clash(Vec<Range<usize>>),
    /// One dropped the point, and the other worked on it.
    Against {
        /// Who dropped it.
        dropped_by: Answer,
        /// Whether the other left its words as they were and added points to it; else it changed them.
        is_extended: bool,
    },
}

impl Both {
    /// Whether the two want different texts of the same words.
    #[must_use]
    pub const fn is_clash(&self) -> bool {
        matches!(self, Self::Clash(_) | Self::Against { .. })
    }
}

/// What one answer did to a point.
struct Did {
    is_dropped: bool,
    /// Whether it added points to it.
    is_extended: bool,
    edits: Vec<Edit>,
}

/// A change: bytes of the point's text, perhaps none, and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    at: Range<usize>,
    words: String,
}

impl Three {
    /// Compares a draft with two answers to it.
    #[must_use]
    pub fn of(base: &Draft, ours: &Draft, theirs: &Draft) -> Self {
        Self::among(&[], base, ours, theirs)
    }

    /// Compares a draft with two answers to it, between parties that are known.
    #[must_use]
    pub fn among(parties: &[Party], base: &Draft, ours: &Draft, theirs: &Draft) -> Self {
        let drafts = [ours, theirs];
        let accounts = drafts.map(|draft| Account::among(parties, base, draft));
        let count = accounts[0].alignment.old.len();
        let extended = [0, 1].map(|side| extended(&accounts[side], drafts[side]));
        let rows = [0, 1].map(|side: usize| {
            let mut rows = rows_of(&accounts[side], count);
            for (place, row) in rows.iter_mut().enumerate() {
                *row = filling(&accounts[side], *row, place).unwrap_or(*row);
            }
            rows
        });
        let did = |place: usize, side: usize| {
            let (account, row) = (&accounts[side], rows[side][place]);
            Did {
                is_dropped: matches!(account.rows[row].fate, Fate::Dropped { .. }),
                is_extended: extended[side].contains(&place),
                edits: edits(place, account, row),
            }
        };
        let beside = |place: usize| Beside {
            place,
            ours: rows[0][place],
            theirs: rows[1][place],
            both: both(&did(place, 0), &did(place, 1)),
        };
        let points = (0..count).map(beside).collect();
        let [ours, theirs] = accounts;
        Self { ours, theirs, points }
    }

    /// Whether there is something to tell of a point: an answer changed its words, or it was moved, divided or
    /// joined. Another number alone is none.
    #[must_use]
    pub fn told(&self, point: &Beside) -> bool {
        let rows = [&self.ours.rows[point.ours], &self.theirs.rows[point.theirs]];
        let stays = |row: &&Row| row.fate == Fate::Vacant || row.is_pair() && !row.is_moved;
        point.both != Both::Neither || !rows.iter().all(stays)
    }

    /// The points of which both changed the same words, each in its own way, or that one dropped and the
    /// other worked on.
    pub fn clashes(&self) -> impl Iterator<Item = &Beside> {
        self.points.iter().filter(|point| point.both.is_clash())
    }
}

/// The row of each old place.
fn rows_of(account: &Account, count: usize) -> Vec<usize> {
    let mut found = alloc::vec![0; count];
    for (at, row) in account.rows.iter().enumerate() {
        for place in &row.old {
            found[*place] = at;
        }
    }
    found
}

/// The old points to which an answer added points: those that what was added stands in came from.
fn extended(account: &Account, answer: &Draft) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    // The points that the one being looked at stands in, outermost first.
    let mut above: Vec<usize> = Vec::new();
    for (place, point) in answer.walk().enumerate() {
        above.truncate(point.depth);
        let told = account.alignment.new.get(place);
        let is_added = told.is_some_and(|told| matches!(told.fate, Fate::Added { .. }));
        if let Some(outer) = above.last().filter(|_| is_added) {
            found.extend(account.alignment.links_of_new(*outer).map(|link| link.old));
        }
        above.push(place);
    }
    found
}

fn both(ours: &Did, theirs: &Did) -> Both {
    let against = |dropped_by: Answer, other: &Did| {
        let is_extended = other.edits.is_empty();
        (!is_extended || other.is_extended).then_some(Both::Against { dropped_by, is_extended })
    };
    let against = match (ours.is_dropped, theirs.is_dropped) {
        (true, false) => against(Answer::Ours, theirs),
        (false, true) => against(Answer::Theirs, ours),
        _ => None,
    };
    against.unwrap_or_else(|| match (ours.edits.is_empty(), theirs.edits.is_empty()) {
        (true, true) => Both::Neither,
        (false, true) => Both::Ours,
        (true, false) => Both::Theirs,
        _ if ours.edits == theirs.edits => Both::Alike,
        _ => match clash(&ours.edits, &theirs.edits) {
            ranges if ranges.is_empty() => Both::Apart,
            ranges => Both::Clash(ranges),
        },
    })
}

/// The row that tells what an answer made of a number kept free: what it put there.
fn filling(account: &Account, row: usize, place: usize) -> Option<usize> {
    if account.rows[row].fate != Fate::Vacant {
        return None;
    }
    let label = &account.alignment.old.get(place)?.label;
    let fills = |row: &Row| {
        let is_free = matches!(row.fate, Fate::Added { was_vacant: true, .. });
        let mut places = row.new.iter().filter_map(|place| account.alignment.new.get(*place));
        is_free && places.any(|told| told.label == *label)
    };
    account.rows.iter().position(fills)
}

/// What a row changes in one of its old points: neighbouring runs are one change.
fn edits(place: usize, account: &Account, row: usize) -> Vec<Edit> {
    let row = &account.rows[row];
    let redline = &row.redline;
    match row.fate {
        Fate::Vacant => return Vec::new(),
        // What fills the number stands in place of nothing.
        Fate::Added { .. } => {
            return Vec::from([Edit { at: 0..0, words: one_line(&redline.new.words) }]);
        }
        _ => {}
    }
    let Some(part) = redline.old.parts.iter().find(|part| part.place == place) else {
        return Vec::new();
    };
    let mut edits: Vec<Edit> = Vec::new();
    let mut goes_on = false;
    for (at, run) in redline.runs.iter().enumerate() {
        let is_here = run.old.start <= part.at.end && run.old.end >= part.at.start;
        if !account.is_edit(row, at) || !is_here {
            goes_on = false;
            continue;
        }
        let within = |byte: usize| byte.clamp(part.at.start, part.at.end) - part.at.start;
        let here = within(run.old.start)..within(run.old.end);
        let words = match run.mark {
            Mark::Written | Mark::MovedHere(_) => redline.words_of(run).trim(),
            Mark::Kept | Mark::Struck | Mark::MovedAway(_) => "",
        };
        match edits.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.at = last.at.start.min(here.start)..last.at.end.max(here.end);
                last.words.push_str(words);
            }
            None => edits.push(Edit { at: here, words: words.to_string() }),
        }
        goes_on = true;
    }
    edits.retain(|edit| !edit.at.is_empty() || !edit.words.is_empty());
    edits
}

/// The bytes that both change, each in its own way.
fn clash(one: &[Edit], other: &[Edit]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for ours in one {
        for theirs in other.iter().filter(|theirs| *theirs != ours && meet(&ours.at, &theirs.at)) {
            let (start, end) = (ours.at.start.min(theirs.at.start), ours.at.end.max(theirs.at.end));
            match found.last_mut().filter(|last| last.end >= start) {
                Some(last) => last.end = last.end.max(end),
                None => found.push(start..end),
            }
        }
    }
    found
}

/// Whether two ranges have a byte in common, or are the same place between bytes.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    let inside = |at: usize, range: &Range<usize>| range.start < at && at < range.end;
    one == other
        || (one.start < other.end && other.start < one.end)
        || (one.is_empty() && inside(one.start, other))
        || (other.is_empty() && inside(other.start, one))
}
