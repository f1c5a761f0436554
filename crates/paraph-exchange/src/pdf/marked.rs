//! Marked parts of a page: such as are no part of the text, and such as are read as other words.
//!
//! Marks say more than the page shows, so what they change is told: an artifact that is left out, and
//! `ActualText` that reads otherwise than the letters that are drawn.

use std::collections::BTreeSet;

use super::rows;
use crate::{Notice, Place, Spots};

/// How many parts may stand in one another.
const OPEN_MAX: usize = 256;
/// How much is kept of the words that are told of.
const TOLD_BYTES_MAX: usize = 1024;

/// The marked parts that are open.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<Marked>,
    /// Parts that are open beyond those that are kept.
    too_deep: usize,
}

/// A part of the contents that is marked.
enum Marked {
    Plain,
    /// No part of the text: running heads, page numbers, watermarks.
    Artifact {
        drawn: String,
    },
    /// Of a layer that is off: nobody sees it.
    Off {
        drawn: String,
    },
    /// To be read as these words, once.
    Instead {
        words: String,
        is_read: bool,
        drawn: String,
    },
}

/// What is to be said of them.
#[derive(Default)]
pub(super) struct Noted {
    artifacts: Spots,
    /// The words of artifacts that have been told of.
    seen: BTreeSet<String>,
    instead: Spots,
    /// Words in layers that are off.
    hidden: Spots,
}

impl Noted {
    /// Says it.
    pub(super) fn notices(self, notices: &mut Vec<Notice>) {
        notices.extend(self.hidden.some().map(Notice::Hidden));
        notices.extend(self.artifacts.some().map(Notice::Artifacts));
        notices.extend(self.instead.some().map(Notice::Instead));
    }

    fn artifact(&mut self, words: &str, page: usize) {
        const SEEN_MAX: usize = 10_000;
        // The same on many pages, but for their numbers, is told of once.
        let shape: String = words.chars().filter(|char| char.is_alphabetic()).collect();
        if !shape.is_empty() && self.seen.len() < SEEN_MAX && self.seen.insert(shape) {
            self.artifacts.add(words, Place::Page(page + 1));
        }
    }

    /// Takes words that read otherwise than they are drawn.
    pub(super) fn instead(&mut self, words: &str, drawn: &str, page: usize) {
        if differ(words, drawn) {
            let said = format!("{}` as `{}", drawn.trim(), words.trim());
            self.instead.add(&said, Place::Page(page + 1));
        }
    }
}

/// What a mark says of its part.
pub(super) enum Says {
    Artifact,
    Off,
    Actual(String),
    Nothing,
}

impl Marks {
    /// A part begins.
    pub(super) fn begin(&mut self, says: Says) {
        if self.open.len() == OPEN_MAX {
            self.too_deep += 1;
            return;
        }
        let drawn = String::new();
        self.open.push(match says {
            Says::Artifact => Marked::Artifact { drawn },
            Says::Off => Marked::Off { drawn },
            Says::Actual(words) => Marked::Instead { words, is_read: false, drawn },
            Says::Nothing => Marked::Plain,
        });
    }

    /// The innermost part ends.
    pub(super) fn end(&mut self, page: usize, told: &mut Noted) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.open.pop() {
            Some(Marked::Artifact { drawn }) => told.artifact(&drawn, page),
            Some(Marked::Off { drawn }) => told.hidden.add(&drawn, Place::Page(page + 1)),
            Some(Marked::Instead { words, is_read: true, drawn }) => {
                told.instead(&words, &drawn, page);
            }
            Some(Marked::Instead { .. } | Marked::Plain) | None => {}
        }
    }

    /// All parts end that nobody ended.
    pub(super) fn end_all(&mut self, page: usize, told: &mut Noted) {
        self.too_deep = 0;
        while !self.open.is_empty() {
            self.end(page, told);
        }
    }

    /// The next letter stands elsewhere.
    pub(super) fn divide(&mut self) {
        for marked in &mut self.open {
            if let Marked::Artifact { drawn }
            | Marked::Off { drawn }
            | Marked::Instead { drawn, .. } = marked
                && !drawn.is_empty()
            {
                push(drawn, " ");
            }
        }
    }

    /// Whether what is drawn is no part of the text.
    pub(super) fn is_artifact(&self) -> bool {
        self.open.iter().any(is_no_text)
    }

    /// What a letter is read as: nothing where it is no part of the text.
    pub(super) fn read_as(&mut self, text: &str) -> Option<String> {
        let outer = self.open.iter_mut().find(|marked| is_no_text(marked));
        if let Some(Marked::Artifact { drawn } | Marked::Off { drawn }) = outer {
            push(drawn, text);
            return None;
        }
        for marked in &mut self.open {
            if let Marked::Instead { words, is_read, drawn } = marked {
                push(drawn, text);
                return (!std::mem::replace(is_read, true)).then(|| words.clone());
            }
        }
        Some(text.to_string())
    }
}

fn is_no_text(marked: &Marked) -> bool {
    matches!(marked, Marked::Artifact { .. } | Marked::Off { .. })
}

/// Puts words behind others, as far as they are kept.
fn push(words: &mut String, more: &str) {
    if words.len() + more.len() <= TOLD_BYTES_MAX {
        words.push_str(more);
    }
}

/// Whether words read otherwise than the letters drawn in their place.
///
/// Letters that cannot be read, and those from right to left, whose order is another, tell nothing.
fn differ(words: &str, drawn: &str) -> bool {
    let letters = |text: &str| {
        let text = rows::spelled(text).to_lowercase();
        let mut letters: Vec<char> = text.chars().filter(|char| char.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    let is_lost =
        |char| char == '\u{FFFD}' || !char::is_whitespace(char) && !paraph_text::is_plain(char);
    let is_unclear = |text: &str| rows::has_right(text) || text.contains(is_lost);
    if words.len() > TOLD_BYTES_MAX || drawn.len() > TOLD_BYTES_MAX - 4 {
        return false;
    }
    !is_unclear(drawn) && !rows::has_right(words) && letters(words) != letters(drawn)
}
