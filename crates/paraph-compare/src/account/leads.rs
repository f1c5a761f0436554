//! References that lead elsewhere though they still read as they did: `under point 4`, where what was
//! point 4 is point 5 now.
//!
//! Such a reference stands in words that nobody touched, so no redline shows it, and it makes a text
//! say something else. A reference leads where it led if the points that its labels name are linked
//! with each other and with no others: a point that was split, merged or dropped, or a part of which
//! went elsewhere, is no longer what the reference named. One that was given the new number of its
//! point leads where it led. `This point` leads to what it stands in: where that was cut in two, or
//! joined with another, what is said of it holds for less or for more.
//!
//! It is not: a search for references that were rewritten. These are found in the words
//! (`substance::reference`).

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Draft;

use super::{Row, meet};
use crate::alignment::{Alignment, Fate};
use crate::redline::Mark;
use crate::substance::{Change, Direction, Kind};

mod mentions;
mod names;

use mentions::is_titled;
pub(super) use mentions::{Mention, Reader, is_bare, title_of};
use names::Names;

/// Tells every row its references that lead elsewhere; what is folded must be known.
pub(super) fn tell(alignment: &Alignment, old: &Draft, new: &Draft, rows: &mut [Row]) {
    if is_as_it_was(alignment) && have_same_headings(old, new) {
        return;
    }
    let leads = Leads { alignment, old: Names::of(old), new: Names::of(new) };
    let reader = Reader::of([old, new]);
    for row in rows.iter_mut().filter(|row| !row.old.is_empty() && !row.new.is_empty()) {
        let mut found = leads.of_row(row, &reader);
        let is_told = |one: &Change| {
            let told = row.substance.iter().filter(|told| told.kind == Kind::Reference);
            told.into_iter().any(|told| told.old == one.old || told.new == one.new)
        };
        found.retain(|one| !is_told(one));
        row.substance.append(&mut found);
        row.substance.sort_by_key(|change| change.kind.rank());
    }
}

/// Whether every point has the label that it had, and none was split, joined, dropped or added: then
/// every reference leads where it led.
fn is_as_it_was(alignment: &Alignment) -> bool {
    let is_one = |fate: Fate| matches!(fate, Fate::Kept | Fate::Edited | Fate::Vacant);
    let told = alignment.old.iter().chain(&alignment.new);
    let has_one_label = alignment.links.iter().all(|link| {
        let label = |at: usize, all: &[crate::Told]| all.get(at).map(|told| told.label.clone());
        label(link.old, &alignment.old) == label(link.new, &alignment.new)
    });
    told.into_iter().all(|told| is_one(told.fate)) && has_one_label
}

/// Whether the same headings stand at the same places, so that each stands over what it stood over.
fn have_same_headings(old: &Draft, new: &Draft) -> bool {
    let headings = |draft: &Draft| -> Vec<(Vec<String>, Option<String>)> {
        let all = draft.walk();
        all.map(|one| (one.headings.to_vec(), one.point.heading().map(String::from))).collect()
    };
    headings(old) == headings(new)
}

/// Which points the labels of both drafts name, and which became which.
struct Leads<'a> {
    alignment: &'a Alignment,
    old: Names,
    new: Names,
}

impl Leads<'_> {
    /// The references of a row that lead elsewhere.
    fn of_row(&self, row: &Row, reader: &Reader) -> Vec<Change> {
        let (old, new) = (&row.redline.old, &row.redline.new);
        let olds = reader.read(&old.words);
        if olds.is_empty() {
            return Vec::new();
        }
        let news = reader.read(&new.words);
        let mut found = Vec::new();
        for run in row.redline.runs.iter().filter(|run| run.mark == Mark::Kept) {
            // A word that announces a reference and was kept stands in both, in the same order.
            let inside = |all: &[Mention], at: &Range<usize>| -> Vec<Mention> {
                all.iter().filter(|one| at.contains(&one.at.start)).cloned().collect()
            };
            for (one, other) in inside(&olds, &run.old).into_iter().zip(inside(&news, &run.new)) {
                let places = (old.place_at(one.at.start), new.place_at(other.at.start));
                let (Some(in_old), Some(in_new)) = places else { continue };
                if !is_still(row, &one, &other) {
                    continue;
                }
                if let Some(why) = self.elsewhere((in_old, &one), (in_new, &other)) {
                    found.push(change(row, &one, &other, why));
                }
            }
        }
        found
    }

    /// Why a reference no longer leads where it led; nothing if it does, or leads out of the drafts.
    fn elsewhere(&self, old: (usize, &Mention), new: (usize, &Mention)) -> Option<String> {
        if let (Some(was), Some(is)) = (old.1.nearby, new.1.nearby) {
            let from = self.old.nearby(old.0, was);
            // What has nothing before it or behind it names none.
            return if from.is_empty() {
                None
            } else {
                self.differs(&from, &self.new.nearby(new.0, is))
            };
        }
        let targets = |names: &Names, (place, mention): (usize, &Mention)| -> Vec<_> {
            mention.labels.iter().map(|label| names.find(label, place, mention.reach)).collect()
        };
        let (were, are) = (targets(&self.old, old), targets(&self.new, new));
        let known: Vec<_> = were.iter().flatten().collect();
        if known.is_empty() || known.len() != were.len() {
            return None;
        }
        let from: Vec<usize> = known.iter().flat_map(|one| one.places.clone()).collect();
        let to: Vec<usize> = are.iter().flatten().flat_map(|one| one.places.clone()).collect();
        if self.is_vacant(&from) {
            return None;
        }
        if to.is_empty() && old.1.labels.iter().any(is_titled) {
            let was = self.old.called(self.alignment, &from, true);
            return Some(alloc::format!("nothing has that heading now: it stood over {was}"));
        }
        self.differs(&from, &to)
    }

    fn is_vacant(&self, places: &[usize]) -> bool {
        let vacant = |place: &usize| {
            self.alignment.old.get(*place).is_none_or(|told| told.fate == Fate::Vacant)
        };
        places.iter().all(vacant)
    }

    /// In what the points that were named differ from those that are named.
    fn differs(&self, from: &[usize], to: &[usize]) -> Option<String> {
        let alignment = self.alignment;
        let mut went: Vec<usize> = Vec::new();
        for old in from {
            went.extend(alignment.links_of_old(*old).map(|link| link.new));
        }
        let named = |places: &[usize]| self.old.called(alignment, places, true);
        let (was, is) = (named(from), self.new.called(alignment, to, false));
        if went.is_empty() {
            return Some(match to.is_empty() {
                true => alloc::format!("what was {was} is gone"),
                false => alloc::format!("what was {was} is gone, and {is} says something else"),
            });
        }
        if went.iter().any(|new| !to.contains(new)) {
            went.sort_unstable();
            went.dedup();
            let now = self.new.called(alignment, &went, false);
            // The points have the numbers that they had, and other headings stand over them.
            if now == was && !to.is_empty() {
                return Some(alloc::format!("it named {was}, and names {is} now"));
            }
            return Some(alloc::format!("what was {was} is {now} now"));
        }
        let mut came: Vec<usize> = Vec::new();
        for new in to {
            came.extend(alignment.links_of_new(*new).map(|link| link.old));
        }
        came.retain(|old| !from.contains(old));
        if came.is_empty() {
            return None;
        }
        came.sort_unstable();
        came.dedup();
        Some(alloc::format!("{is} has what was {} too", named(&came)))
    }
}

/// Whether a reference reads as it did, or follows the new numbers: one that was rewritten is told
/// with the words.
fn is_still(row: &Row, one: &Mention, other: &Mention) -> bool {
    let names_nothing = one.labels.is_empty() && one.nearby.is_none();
    let is_alike = one.labels.len() == other.labels.len() && one.nearby == other.nearby;
    if names_nothing || !is_alike {
        return false;
    }
    let redline = &row.redline;
    let mut edits = redline.runs.iter().enumerate().filter(|(at, _)| redline.is_edit(*at));
    !edits.any(|(_, run)| meet(&run.old, &one.at) || meet(&run.new, &other.at))
}

fn change(row: &Row, one: &Mention, other: &Mention, why: String) -> Change {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    Change {
        kind: Kind::Reference,
        who: None,
        old: Some(one.at.clone()),
        new: Some(other.at.clone()),
        old_words: line(&row.redline.old.words[one.at.clone()]),
        new_words: line(&row.redline.new.words[other.at.clone()]),
        around: String::new(),
        direction: Direction::Changed,
        to_read: false,
        leads: Some(why),
        is_right: false,
    }
}
