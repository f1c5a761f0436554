//! Words of a file that a notice is about, and where they stand.

use std::fmt;

use paraph_text::FileDigest;

use crate::left_out::Passages;
use crate::{raised, sink};

/// How many of them a notice names; the others are counted.
const NAMED_MAX: usize = 3;
/// The longest words that are named, in characters.
const WORDS_MAX: usize = 60;
/// How many passages are told apart each; what goes beyond is told apart together.
const PASSAGES_MAX: usize = 10_000;
/// How many characters are named of the words beside them.
const BESIDE_MAX: usize = 30;

/// Passages of a file: the first few by their words, all by number.
///
/// `Display` gives ``: `may` behind `The Parties`; and 2 more``, and nothing where none was named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spots {
    /// How many passages.
    pub count: usize,
    /// How many words all of them have.
    pub words: usize,
    /// The first of them.
    pub first: Vec<Spot>,
    /// All of them, each words once.
    passages: Passages,
}

/// One passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its words, white space folded, cut where they are long, without what cannot be seen.
    pub words: String,
    /// Where it stands.
    pub place: Place,
}

/// Where a passage stands, as far as a reader of the file can find it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Nowhere in the text, or nothing stands beside it.
    #[default]
    Apart,
    /// On a page, from 1.
    Page(usize),
    /// Behind these words of its paragraph.
    Behind(String),
    /// Before these words, with which its paragraph goes on.
    Before(String),
}

impl Place {
    /// Between the words before it in its paragraph and those after it.
    pub(crate) fn between(before: &str, after: &str) -> Self {
        // Only as much is looked at as is named: a paragraph may be the whole text.
        let start = before.char_indices().rev().nth(2 * BESIDE_MAX).map_or(0, |(at, _)| at);
        let before = plain(&raised::plain(&before[start..]), usize::MAX);
        if !before.is_empty() {
            let skip = before.chars().count().saturating_sub(BESIDE_MAX);
            let mut tail: String = before.chars().skip(skip).collect();
            if skip > 0
                && let Some((_, whole)) = tail.split_once(' ')
            {
                tail = whole.to_string();
            }
            return Self::Behind(tail);
        }
        match plain(after, BESIDE_MAX) {
            after if after.is_empty() => Self::Apart,
            after => Self::Before(after),
        }
    }
}

impl Spots {
    /// Takes a passage; white space is none.
    pub(crate) fn add(&mut self, words: &str, place: Place) {
        self.add_as(words, words, place);
    }

    /// Takes a passage that is told apart from others by other words than it is shown with.
    pub(crate) fn add_as(&mut self, words: &str, apart_by: &str, place: Place) {
        let count = words.split_whitespace().count();
        if count == 0 {
            return;
        }
        self.count += 1;
        self.words += count;
        let words = raised::plain(words);
        let shown = plain(&words, WORDS_MAX);
        if self.first.len() < NAMED_MAX {
            self.first.push(Spot { words: shown.clone(), place });
        }
        let apart_by = plain(&raised::plain(apart_by), usize::MAX);
        self.keep(FileDigest::of(apart_by.as_bytes()).0, shown);
    }

    fn keep(&mut self, digest: [u8; 32], shown: String) {
        let Passages { each, others } = &mut self.passages;
        if each.len() < PASSAGES_MAX || each.contains_key(&digest) {
            each.insert(digest, shown);
        } else {
            let both = [others.unwrap_or_default(), digest].concat();
            *others = Some(FileDigest::of(&both).0);
        }
    }

    /// Takes the passages of others that are asked for, but not where they stand.
    pub(crate) fn join(&mut self, other: &Self, is_taken: impl Fn(&str) -> bool) {
        for (digest, shown) in other.passages.each.iter().filter(|(_, shown)| is_taken(shown)) {
            self.keep(*digest, shown.clone());
        }
        if let Some(others) = other.passages.others {
            let both = [self.passages.others.unwrap_or_default(), others].concat();
            self.passages.others = Some(FileDigest::of(&both).0);
        }
    }

    /// Whether others are the same passages, wherever and how often they stand.
    pub(crate) fn is_as(&self, other: &Self) -> bool {
        self.passages.others == other.passages.others
            && self.passages.each.keys().eq(other.passages.each.keys())
    }

    /// The passages that others have not, in the order of the letters.
    pub(crate) fn beyond(&self, other: &Self) -> Vec<String> {
        let is_new = |digest: &[u8; 32]| !other.passages.each.contains_key(digest);
        let beyond = self.passages.each.iter().filter(|(digest, _)| is_new(digest));
        let mut beyond: Vec<String> = beyond.map(|(_, shown)| shown.clone()).collect();
        beyond.sort_unstable();
        beyond
    }

    /// None if there is no passage.
    pub(crate) fn some(self) -> Option<Self> {
        Some(self).filter(|spots| spots.count > 0)
    }
}

/// Words as they are shown: in one line, without what cannot be seen or misleads.
fn plain(words: &str, chars_max: usize) -> String {
    let mut shown = String::new();
    let mut count = 0;
    let mut in_mark = false;
    for char in words.chars() {
        // The number of a footnote, as it stands in words while they are read.
        in_mark = (in_mark || char == sink::NOTE_BEGINS) && char != sink::NOTE_ENDS;
        if in_mark {
            continue;
        }
        let is_space = char.is_whitespace();
        if is_space && (shown.is_empty() || shown.ends_with(' ')) {
            continue;
        }
        if !is_space && !paraph_text::is_plain(char) {
            continue;
        }
        if count == chars_max {
            return shown.trim_end().to_string() + "…";
        }
        shown.push(if is_space { ' ' } else { char });
        count += 1;
    }
    shown.truncate(shown.trim_end().len());
    shown
}

impl fmt::Display for Spots {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.first.iter().filter(|spot| !spot.words.is_empty());
        let named: Vec<String> = named.map(ToString::to_string).collect();
        if named.is_empty() {
            return Ok(());
        }
        write!(out, ": {}", named.join("; "))?;
        match self.count.saturating_sub(named.len()) {
            0 => Ok(()),
            more => write!(out, "; and {more} more"),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}`", self.words)?;
        match &self.place {
            Place::Apart => Ok(()),
            Place::Page(number) => write!(out, " on page {number}"),
            Place::Behind(words) => write!(out, " behind `{words}`"),
            Place::Before(words) => write!(out, " before `{words}`"),
        }
    }
}
