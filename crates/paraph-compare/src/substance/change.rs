//! A change of substance: what is another, who it concerns, and where it stands.

use alloc::string::String;
use core::ops::Range;

use paraph_text::one_line;

use super::{Direction, Kind};

/// A change of substance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub kind: Kind,
    /// Who bears the duty, or who came or went, where the kind has somebody.
    pub who: Option<String>,
    /// The old words: bytes of the old text; none where nothing stood.
    pub old: Option<Range<usize>>,
    /// The new words: bytes of the new text; none where nothing stands.
    pub new: Option<Range<usize>>,
    /// The old words, in one line.
    pub old_words: String,
    /// The new words, in one line.
    pub new_words: String,
    /// Of somebody who came, went or was exchanged: the words around, for whoever has not the text at
    /// hand. Of a condition whose words stand on: the sentence that does not hang on it. Else empty.
    pub around: String,
    /// Which way it goes.
    pub direction: Direction,
    /// Whether it only asks a person to read: that words are others is certain, that the substance is
    /// another is not. `docs/substance.md` has the figures.
    pub to_read: bool,
    /// Of a reference that reads as it did and leads elsewhere, or follows its point only in part:
    /// what became of that which it named, in words: `what was 4 is 5 now`.
    pub leads: Option<String>,
    /// Of who came or went as the one who acts: whether what he does is a right, and no duty.
    pub is_right: bool,
}

impl Change {
    /// What a line says of its kind to people: `who bears it`, or `whose right it is`.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        let is_alone = self.old_words.is_empty() || self.new_words.is_empty();
        match self.kind {
            Kind::BearerAdded | Kind::BearerDropped if self.is_right => "whose right it is",
            Kind::Party if is_alone => "who is a party",
            kind => kind.words(),
        }
    }

    /// Whether drafts that have it are others in substance. Of words that are others, and of what was
    /// written anew, that is not certain; a figure, a `not` or a `shall` that one text has more of is
    /// another, though which became which is for a person to read.
    #[must_use]
    pub const fn weighs(&self) -> bool {
        !self.to_read || !matches!(self.kind, Kind::Scope | Kind::Rewritten)
    }

    /// That two wordings are others, and are to be read.
    pub(super) fn rewritten(old: &str, new: &str) -> Self {
        Self {
            kind: Kind::Rewritten,
            who: None,
            old: Some(0..old.len()),
            new: Some(0..new.len()),
            old_words: one_line(old),
            new_words: one_line(new),
            around: String::new(),
            direction: Direction::Changed,
            to_read: true,
            leads: None,
            is_right: false,
        }
    }
}
