//! Which words are headings, where the format does not say so.

use std::collections::BTreeSet;

use super::build::Reader;
use super::parties::{defines_name, names_parties};
use crate::flow::{Block, Follows, Mark, Role};
use crate::marker::numerals::Kind;
use crate::marker::{Gap, Marker, Wrap};
use crate::stand_in;

/// The longest line that is taken for a heading, in characters.
const HEADING_MAX: usize = 100;
/// The longest title.
const TITLE_MAX: usize = 250;

/// What opens a part of a text: a keyword's class, or the level of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opener {
    Division(Wrap),
    Heading(u8),
}

impl Reader<'_> {
    /// Those openers below which points are counted from one again.
    ///
    /// Where the count runs on, they are headings between points; where it begins again, they are
    /// points that hold the others, since two points of one level cannot have one number.
    pub(super) fn restarting(&self) -> BTreeSet<Opener> {
        let mut restarting = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut waiting = BTreeSet::new();
        for index in 0..self.len() {
            if let Some(opener) = self.opener(index) {
                waiting.insert(opener);
                continue;
            }
            let Some(candidate) = self.candidate(index) else { continue };
            let marker = &candidate.marker;
            let Some(reading) = marker.readings.last() else { continue };
            let series = (marker.wrap, reading.kind, marker.path.len());
            // Only the first count below an opener says something about it. A part of its own
            // begins with any count; a heading inside a point may stand above its letters.
            if marker.value(reading.kind) == Some(1) {
                let is_again = seen.contains(&series);
                let begins = |opener: &Opener| matches!(opener, Opener::Division(_)) || is_again;
                restarting
                    .extend(waiting.iter().copied().filter(|o| !seen.is_empty() && begins(o)));
            }
            waiting.clear();
            seen.insert(series);
        }
        restarting
    }

    /// What the block opens, if it is the heading of a part.
    pub(super) fn opener(&self, index: usize) -> Option<Opener> {
        let block = self.block(index)?;
        match self.candidate(index) {
            // `as named in`, and `Annex 2.` on the next line, is a mention.
            Some(candidate) if candidate.marker.is_division() => {
                let is_mention = !candidate.is_sure && block.follows == Follows::Wrapped;
                (!is_mention).then_some(Opener::Division(candidate.marker.wrap))
            }
            Some(_) => None,
            None => match block.role {
                Role::Heading(level) if may_head(&block.words) => Some(Opener::Heading(level)),
                Role::Heading(_) => None,
                Role::Body | Role::Title => None,
            },
        }
    }

    /// Whether the first block is the title of the whole.
    pub(super) fn is_title(&self, index: usize) -> bool {
        let Some(block) = self.block(index).filter(|block| !stand_in::is_alone(&block.words))
        else {
            return false;
        };
        let is_first = index == 0 && self.len() > 1 && self.candidate(index).is_none();
        match block.role {
            Role::Title => true,
            Role::Heading(level) => {
                let is_peer =
                    |at| matches!(self.opener(at), Some(Opener::Heading(o)) if o <= level);
                is_first && !(1..self.len()).any(is_peer)
            }
            Role::Body => {
                is_first && block.mark == Mark::Typed && is_unpunctuated(&block.words, TITLE_MAX)
            }
        }
    }

    /// Whether a paragraph without a number is the heading of the points that follow.
    pub(super) fn heads_points(&self, index: usize) -> bool {
        let Some(block) = self.block(index) else { return false };
        let is_apart = block.follows == Follows::Apart && block.mark == Mark::Typed;
        let next = self.place(index + 1);
        is_apart
            && self.follows(index + 1) != Follows::Wrapped
            && is_unpunctuated(&block.words, HEADING_MAX)
            && !names_parties(&block.words)
            && !defines_name(&block.words)
            && next.is_some_and(|place| place.depth <= self.divisions())
    }

    /// How many of the words behind a number, and of the blocks behind it, are its heading.
    pub(super) fn heading_of(&self, index: usize, marker: &Marker, words: &str) -> Heading {
        let Some(block) = self.block(index) else { return Heading::None };
        let is_short = is_unpunctuated(words, HEADING_MAX);
        let is_role = block.role != Role::Body && may_head(words);
        if words.is_empty() {
            let is_next = marker.has_keyword() && self.is_heading_below(index + 1);
            return if is_next { Heading::NextBlock } else { Heading::None };
        }
        let has_content = self.has_content(index, marker);
        let is_heading = match (marker.has_keyword(), marker.gap) {
            _ if is_role => true,
            (true, Gap::Dash) => is_short,
            (true, Gap::Plain | Gap::Colon) => is_short && has_content,
            (false, _) => {
                let begins = !words.starts_with(char::is_lowercase);
                is_short && begins && has_content && self.is_running_text(index + 1, words)
            }
        };
        if is_heading { Heading::Words } else { Heading::None }
    }

    /// Whether a block below `Article 5` is its heading and not its words.
    fn is_heading_below(&self, index: usize) -> bool {
        let Some(block) = self.block(index) else { return false };
        let is_plain = self.candidate(index).is_none() && block.mark == Mark::Typed;
        let has_more = self.block(index + 1).is_some_and(|next| {
            let is_announced =
                self.candidate(index + 1).is_some_and(|next| next.marker.has_keyword());
            !is_announced && next.follows != Follows::Wrapped
        });
        is_plain && is_unpunctuated(&block.words, HEADING_MAX) && has_more
    }

    /// Whether something stands below a point before the next of its count.
    fn has_content(&self, index: usize, marker: &Marker) -> bool {
        let is_deeper = self.column(index + 1) > self.column(index);
        let is_peer = |next: &Marker| {
            next.wrap == marker.wrap && next.path.len() == marker.path.len() && !is_deeper
        };
        let next = self.candidate(index + 1).map(|next| &next.marker);
        let is_inner = next.is_none_or(|next| {
            (!is_peer(next) || self.begins_anew(index + 1)) && !next.is_division()
        });
        let block = self.block(index + 1);
        is_inner && block.is_some_and(|block| block.role == Role::Body)
    }

    /// Whether a block that stands apart begins a count with 1: what is above it cannot be of the same.
    fn begins_anew(&self, index: usize) -> bool {
        let is_apart = matches!(self.follows(index), Follows::Apart | Follows::BelowHeading);
        let is_first = self.candidate(index).is_some_and(|next| {
            next.marker.path.len() < 2 && next.marker.value(Kind::Decimal) == Some(1)
        });
        is_apart && is_first
    }

    /// Whether a numbered block reads as a heading: a few words that are no sentence.
    pub(super) fn reads_as_heading(&self, index: usize) -> bool {
        let (Some(block), Some(candidate)) = (self.block(index), self.candidate(index)) else {
            return false;
        };
        let start = if candidate.is_sure { 0 } else { candidate.marker.end };
        let words = block.words.get(start..).unwrap_or_default();
        !words.starts_with(char::is_lowercase) && is_unpunctuated(words, HEADING_MAX)
    }

    /// Whether a block below a number is sentences of its own, and does not end the one above.
    fn is_running_text(&self, index: usize, above: &str) -> bool {
        let Some(block) = self.block(index) else { return false };
        let Some(candidate) = self.candidate(index) else {
            let is_paragraph = block.mark == Mark::Typed && block.follows == Follows::Apart;
            let is_sentence = !is_unpunctuated(&block.words, usize::MAX);
            return is_paragraph && is_sentence && block.words.len() > above.len();
        };
        let start = if candidate.is_sure { 0 } else { candidate.marker.end };
        let words = block.words.get(start..).unwrap_or_default();
        let begins = !words.is_empty() && !words.starts_with(char::is_lowercase);
        candidate.marker.path.len() > 1 || begins && !is_unpunctuated(words, usize::MAX)
    }
}

/// The heading of a numbered point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// It has none.
    None,
    /// The words behind its number.
    Words,
    /// The block below its number.
    NextBlock,
}

/// Whether words that are formatted as a heading are one, and not a clause in heading style.
fn may_head(words: &str) -> bool {
    const CLAUSE_MIN: usize = 60;
    let is_short = words.chars().take(HEADING_MAX * 2).count() < HEADING_MAX * 2;
    let is_clause = words.len() > CLAUSE_MIN && words.ends_with('.');
    let is_open = words.ends_with([';', ',', ':']);
    is_short && !stand_in::is_alone(words) && !is_clause && !is_open && !names_parties(words)
}

/// Whether words are short and do not end as a sentence does.
pub(super) fn is_unpunctuated(words: &str, chars_max: usize) -> bool {
    const ENDS: &str = ".;:,!?…؛،。；：，！？|_";
    let words = stand_in::without(words);
    let words = words.trim_end();
    let has_letter = words.chars().any(char::is_alphabetic);
    let is_row = words.contains(" | ");
    has_letter
        && !is_row
        && !words.ends_with(|char| ENDS.contains(char))
        && words.chars().take(chars_max).count() < chars_max
}

impl Block {
    /// Whether its words may stand as a heading in the home format.
    pub(super) fn may_be_heading(&self) -> bool {
        !self.words.is_empty() && !self.words.contains('_')
    }
}
