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
use crate::references::{Label, Mention, Reader, is_titled};
use crate::substance::{Change, Direction, Kind};

mod names;

use names::{Names, Target};

/// Tells every row its references that lead elsewhere; what is folded must be known.
pub(super) fn tell(leads: &Leads<'_>, reader: &Reader, rows: &mut [Row]) {
    if leads.is_nothing_moved {
        return;
    }
    for row in rows.iter_mut().filter(|row| !row.old.is_empty() && !row.new.is_empty()) {
        let mut found = leads.of_row(row, reader);
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
pub(super) struct Leads<'a> {
    alignment: &'a Alignment,
    old: Names,
    new: Names,
    /// Whether every reference that reads as it did leads where it led.
    is_nothing_moved: bool,
}

impl<'a> Leads<'a> {
    pub(super) fn of(alignment: &'a Alignment, old: &Draft, new: &Draft) -> Self {
        let is_nothing_moved = is_as_it_was(alignment) && have_same_headings(old, new);
        Self { alignment, old: Names::of(old), new: Names::of(new), is_nothing_moved }
    }

    /// Whether a reference that reads otherwise follows what it named, most of it: then it is no edit of
    /// its row, and what else it names or no longer names is told as any reference that leads elsewhere.
    ///
    /// Both stand in the points at the places given with them.
    pub(super) fn follows(&self, old: (usize, &Mention), new: (usize, &Mention)) -> bool {
        if let (Some(was), Some(is)) = (old.1.nearby, new.1.nearby) {
            let (from, to) = (self.old.nearby(old.0, was), self.new.nearby(new.0, is));
            return !from.is_empty() && self.goes(&from, &to) && self.comes_from(&to, &from);
        }
        if !old.1.is_of_this_draft() || !new.1.is_of_this_draft() || old.1.is_part != new.1.is_part
        {
            return false;
        }
        // `Points 1 or 2` is no other wording of `points 1 and 2`.
        if old.1.choice() != new.1.choice() {
            return false;
        }
        let (Some(were), Some(are)) = (self.old.targets(old), self.new.targets(new)) else {
            return false;
        };
        let written = |mention: &Mention, targets: &[Target]| -> Vec<Target> {
            let all = mention.labels.iter().zip(targets);
            all.filter(|(label, _)| !label.is_between).map(|(_, to)| to.clone()).collect()
        };
        let (ends, new_ends) = (written(old.1, &were), written(new.1, &are));
        // Parts in the words of a point have no numbers that it could have given them anew.
        let goes = |(from, to): (&Target, &Target)| {
            from.rest == to.rest && self.goes(&from.places, &to.places)
        };
        if ends.len() == new_ends.len() && is_range(old.1) == is_range(new.1) {
            return ends.iter().zip(&new_ends).all(goes);
        }
        if ends.iter().chain(&new_ends).any(|end| !end.rest.is_empty()) {
            return false;
        }
        // `Points 2 and 3` and `points 3 to 4`: the same points in another wording.
        let (from, to) = (places(were), places(are));
        self.differs(&from, &to).is_none()
            && new_ends.iter().all(|end| self.comes_from(&end.places, &from))
    }

    /// Whether most of what was named is among what is named.
    fn goes(&self, from: &[usize], to: &[usize]) -> bool {
        let went = |place: &&usize| {
            self.alignment.links_of_old(**place).any(|link| to.contains(&link.new))
        };
        from.iter().filter(went).count() * 2 > from.len()
    }

    /// Whether something of the points that are named is of those that were.
    fn comes_from(&self, named: &[usize], from: &[usize]) -> bool {
        let comes = |place: &usize| {
            self.alignment.links_of_new(*place).any(|link| from.contains(&link.old))
        };
        named.iter().any(comes)
    }

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
        let from = places(self.old.targets(old)?);
        let labels =
            new.1.labels.iter().map(|label| (label, self.new.find(label, new.0, new.1.reach)));
        let named: Vec<_> = labels.filter_map(|(label, to)| Some((label, to?.places))).collect();
        let to: Vec<usize> = named.iter().flat_map(|(_, places)| places.clone()).collect();
        if self.is_vacant(&from) {
            return None;
        }
        if to.is_empty() && old.1.labels.iter().any(is_titled) {
            let was = self.old.called(self.alignment, &from, true);
            return Some(alloc::format!("nothing has that heading now: it stood over {was}"));
        }
        let elsewhere = self.differs(&from, &to);
        // One of several is a point that nothing of what was named became.
        let is_another = |(label, places): &&(&Label, Vec<usize>)| {
            !label.is_between && !self.comes_from(places, &from)
        };
        elsewhere.or_else(|| {
            let (_, another) = named.iter().find(is_another)?;
            let other = self.new.called(self.alignment, another, false);
            Some(alloc::format!("{other} is none of what it named"))
        })
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
    let is_another = one.is_of_another || other.is_of_another;
    if names_nothing || is_another || one.nearby != other.nearby {
        return false;
    }
    let redline = &row.redline;
    let mut edits = redline.runs.iter().enumerate().filter(|(at, _)| redline.is_edit(*at));
    !edits.any(|(_, run)| meet(&run.old, &one.at) || meet(&run.new, &other.at))
}

/// The points of several targets.
fn places(targets: Vec<Target>) -> Vec<usize> {
    targets.into_iter().flat_map(|target| target.places).collect()
}

/// Whether a reference names all between two labels.
fn is_range(mention: &Mention) -> bool {
    mention.labels.iter().any(|label| label.is_between)
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
