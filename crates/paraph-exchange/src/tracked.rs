//! Words with tracked changes, and what is made of them.

use std::collections::BTreeMap;

use paraph_text::Passage;

use crate::{Notice, Place, Spots, Tracked, raised};

/// The longest name of an author that is shown, in characters.
const NAME_MAX: usize = 60;
/// How many authors are told apart; the changes of others are those of somebody.
const AUTHORS_MAX: usize = 10_000;
/// Who is named for what was struck out by hand.
const BY_HAND: &str = "by hand";

/// What was done to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    Inserted,
    Deleted,
}

/// A change: what, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) edit: Edit,
    pub(crate) by: By,
}

/// Who made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// One of the [`Authors`], while changes were tracked.
    Author(usize),
    /// Somebody who drew a line through the words while they were not.
    Hand,
}

impl Change {
    /// Words struck out by hand: a deletion that nobody tracked.
    pub(crate) const STRUCK: Self = Self { edit: Edit::Deleted, by: By::Hand };

    /// Whether nothing is left of the words when all changes are taken so.
    pub(crate) fn is_gone(self, tracked: Tracked) -> bool {
        match (tracked, self.edit, self.by) {
            (Tracked::Shown, ..) | (Tracked::Seen, _, By::Hand) => false,
            (Tracked::Rejected, edit, _) => edit == Edit::Inserted,
            (Tracked::Accepted | Tracked::Seen, edit, _) => edit == Edit::Deleted,
        }
    }

    /// What holds of words on which several changes lie; none where the words are in no text.
    ///
    /// Words deleted that were never in the old text are gone in every way of reading.
    pub(crate) fn of(changes: &[Self], tracked: Tracked) -> Option<Option<Self>> {
        let last = |edit: Edit, by_hand: bool| {
            let of = |change: &&Self| change.edit == edit && (change.by == By::Hand) == by_hand;
            changes.iter().rev().find(of).copied()
        };
        let (inserted, deleted) = (last(Edit::Inserted, false), last(Edit::Deleted, false));
        let struck = last(Edit::Deleted, true);
        match (inserted, deleted, struck) {
            (Some(_), Some(_), _) => None,
            // Inserted first, then struck out: rejecting undoes the one, accepting does the other.
            (Some(_), None, Some(struck)) if tracked != Tracked::Rejected => Some(Some(struck)),
            (inserted, deleted, struck) => Some(deleted.or(inserted).or(struck)),
        }
    }
}

/// Words, perhaps changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runs(Vec<(String, Option<Change>)>);

/// The authors of a file's changes, each by the name under which it is shown.
#[derive(Default)]
pub(crate) struct Authors {
    names: Vec<String>,
    by_name: BTreeMap<String, usize>,
    changes: usize,
    /// The words that were deleted while changes were tracked, and those inserted.
    deleted: Spots,
    inserted: Spots,
    /// What was struck out by hand.
    struck: Spots,
}

impl Authors {
    /// The author with that name.
    pub(crate) fn named(&mut self, name: &str) -> By {
        let next = self.names.len();
        let name = if next < AUTHORS_MAX { name } else { "" };
        let index = *self.by_name.entry(name.trim().to_string()).or_insert(next);
        if index == next {
            self.names.push(called(name.trim(), next + 1));
        }
        By::Author(index)
    }

    /// Counts a change that has no words: of a paragraph's end.
    pub(crate) fn count(&mut self) {
        self.changes += 1;
    }

    /// Takes the end of a paragraph that was inserted or deleted behind words which were not.
    pub(crate) fn end(&mut self, edit: Edit, words: &str) {
        self.changes += 1;
        let spots = match edit {
            Edit::Inserted => &mut self.inserted,
            Edit::Deleted => &mut self.deleted,
        };
        let behind = raised::last_words(words);
        spots.add(&format!("end of the paragraph behind `{behind}`"), Place::Apart);
    }

    /// What is to be said of the changes.
    pub(crate) fn notices(&self, tracked: Tracked, notices: &mut Vec<Notice>) {
        let struck = self.struck.clone().some();
        notices.extend(struck.map(|spots| Notice::Struck { spots, tracked }));
        if self.changes == 0 {
            return;
        }
        let (deleted, inserted) = (self.deleted.clone(), self.inserted.clone());
        notices.push(Notice::Tracked { count: self.changes, deleted, inserted, tracked });
        if tracked == Tracked::Shown {
            for (name, index) in &self.by_name {
                if name.is_empty() {
                    continue;
                }
                let Some(called) = self.names.get(*index).filter(|called| *called != name) else {
                    continue;
                };
                notices.push(Notice::Author { called: called.clone(), name: name.clone() });
            }
        }
    }
}

/// The name as a sponsor; a number where the home format would not read it as one.
fn called(name: &str, number: usize) -> String {
    if name.is_empty() {
        return "Author".to_string();
    }
    let is_short = name.chars().count() <= NAME_MAX;
    let shown = format!("[x] ({name}: propose)");
    let is_sponsor = is_short && Passage::of(&shown).sponsors() == [name];
    if is_sponsor { name.to_string() } else { format!("Author {number}") }
}

impl Runs {
    /// Puts words at the end.
    pub(crate) fn push(&mut self, words: &str, change: Option<Change>) {
        match self.0.last_mut() {
            Some((last, same)) if *same == change => last.push_str(words),
            _ => self.0.push((words.to_string(), change)),
        }
    }

    /// Whether all words, if there are any, were changed in that way.
    pub(crate) fn is_all(&self, edit: Edit) -> bool {
        let mut words = self.0.iter().filter(|(words, _)| !words.trim().is_empty());
        words.all(|(_, change)| change.is_some_and(|change| change.edit == edit))
    }

    /// The words that it ends with so far, whatever becomes of them.
    pub(crate) fn tail(&self) -> &str {
        let last = self.0.iter().rev().find(|(words, _)| !words.trim().is_empty());
        last.map_or("", |(words, _)| words.as_str())
    }

    /// The words behind those at an index, as far as the next change.
    fn behind(&self, index: usize) -> &str {
        let behind = self.0.iter().skip(index + 1);
        behind.map(|(words, _)| words.as_str()).find(|words| !words.trim().is_empty()).unwrap_or("")
    }

    /// Puts the words of another paragraph at the end.
    pub(crate) fn append(&mut self, other: Self) {
        for (words, change) in other.0 {
            self.push(&words, change);
        }
    }

    /// Whether all its words were deleted, and by whom the first.
    pub(crate) fn is_deleted(&self) -> bool {
        let is_deleted =
            |change: &Option<Change>| matches!(change, Some(c) if c.edit == Edit::Deleted);
        self.0.iter().all(|(words, change)| words.trim().is_empty() || is_deleted(change))
    }

    /// Whether it has no words.
    pub(crate) fn is_blank(&self) -> bool {
        self.0.iter().all(|(words, _)| words.trim().is_empty())
    }

    /// Whether it has no words once the changes are accepted or rejected.
    pub(crate) fn is_blank_when(&self, tracked: Tracked) -> bool {
        self.0.iter().all(|(words, change)| {
            words.trim().is_empty() || change.is_some_and(|change| change.is_gone(tracked))
        })
    }

    /// The words, with the changes as they are asked for.
    pub(crate) fn render(&self, tracked: Tracked, authors: &mut Authors) -> String {
        let mut text = String::new();
        for (index, (words, change)) in self.0.iter().enumerate() {
            let Some(change) = change else {
                text.push_str(words);
                continue;
            };
            let name = match change.by {
                By::Author(author) => {
                    authors.changes += 1;
                    let place = Place::between(&text, self.behind(index));
                    let spots = match change.edit {
                        Edit::Deleted => &mut authors.deleted,
                        Edit::Inserted => &mut authors.inserted,
                    };
                    spots.add(words, place);
                    authors.names.get(author).map_or("Author", String::as_str)
                }
                By::Hand => {
                    authors.struck.add(words, Place::between(&text, self.behind(index)));
                    BY_HAND
                }
            };
            if tracked == Tracked::Shown {
                text.push_str(&bracketed(words, change.edit, name));
            } else if !change.is_gone(tracked) {
                text.push_str(words);
            }
        }
        text
    }
}

/// `[may] (Ann Lee: delete)`, with the white space around the words outside.
fn bracketed(words: &str, edit: Edit, name: &str) -> String {
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return words.to_string();
    }
    let verb = match edit {
        Edit::Inserted => "propose",
        Edit::Deleted => "delete",
    };
    let (inner, _) = crate::home::fit_brackets(trimmed);
    let start = words.len() - words.trim_start().len();
    let end = words.trim_end().len();
    format!("{}[{inner}] ({name}: {verb}){}", &words[..start], &words[end..])
}
