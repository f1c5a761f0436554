//! Words with tracked changes, and what is made of them.

use std::collections::BTreeMap;

use paraph_text::Passage;

use crate::{Notice, Tracked};

/// The longest name of an author that is shown, in characters.
const NAME_MAX: usize = 60;

/// What was done to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    Inserted,
    Deleted,
}

impl Edit {
    /// Whether nothing is left of the words when all changes are taken so.
    pub(crate) fn is_gone(self, tracked: Tracked) -> bool {
        match self {
            Self::Inserted => tracked == Tracked::Rejected,
            Self::Deleted => tracked == Tracked::Accepted,
        }
    }
}

/// A change: what, and by which of the [`Authors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) edit: Edit,
    pub(crate) author: usize,
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
}

impl Authors {
    /// The author with that name.
    pub(crate) fn named(&mut self, name: &str) -> usize {
        let next = self.names.len();
        let index = *self.by_name.entry(name.trim().to_string()).or_insert(next);
        if index == next {
            self.names.push(called(name.trim(), next + 1));
        }
        index
    }

    /// Counts a change that has no words: of a paragraph's end.
    pub(crate) fn count(&mut self) {
        self.changes += 1;
    }

    /// What is to be said of the changes.
    pub(crate) fn notices(&self, tracked: Tracked, notices: &mut Vec<Notice>) {
        if self.changes == 0 {
            return;
        }
        notices.push(Notice::Tracked { count: self.changes, tracked });
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
            words.trim().is_empty() || change.is_some_and(|change| change.edit.is_gone(tracked))
        })
    }

    /// The words, with the changes as they are asked for.
    pub(crate) fn render(&self, tracked: Tracked, authors: &mut Authors) -> String {
        let mut text = String::new();
        for (words, change) in &self.0 {
            let Some(Change { edit, author }) = change else {
                text.push_str(words);
                continue;
            };
            authors.changes += 1;
            match (tracked, edit) {
                (Tracked::Shown, edit) => {
                    let name = authors.names.get(*author).map_or("Author", String::as_str);
                    text.push_str(&bracketed(words, *edit, name));
                }
                (_, edit) if edit.is_gone(tracked) => {}
                (_, _) => text.push_str(words),
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
