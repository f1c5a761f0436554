//! Modal verbs: the words that say how strongly a point binds.
//!
//! `shall`, `must`, `will`, `should`, `may`, `can`, `might`, each with a `not` or `never` directly
//! behind it, and `cannot`. They are listed with their place, in brackets too, as written. What
//! they do to a duty, and any other word that does the same (`undertakes to`, `is bound to`, `no
//! party shall`), is not judged here. For English.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

/// A modal verb in the words of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modal {
    /// Where it stands, its `not` included: bytes of the point's text.
    pub at: Range<usize>,
    /// Which verb it is.
    pub verb: ModalVerb,
    /// Whether `not` or `never` stands directly behind it.
    pub is_negated: bool,
}

/// The modal verbs that are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModalVerb {
    /// `shall`
    Shall,
    /// `must`
    Must,
    /// `will`
    Will,
    /// `should`
    Should,
    /// `may`
    May,
    /// `can`, `cannot`
    Can,
    /// `might`
    Might,
}

impl ModalVerb {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Shall, Self::Must, Self::Will, Self::Should, Self::May, Self::Can, Self::Might];

    /// The verb in small letters.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shall => "shall",
            Self::Must => "must",
            Self::Will => "will",
            Self::Should => "should",
            Self::May => "may",
            Self::Can => "can",
            Self::Might => "might",
        }
    }

    /// Reads a word in small letters or in capitals; `May` is a month, `Will` a name.
    fn of(word: &str) -> Option<Self> {
        let spells = |verb: &Self| word == verb.word() || is_shouted(word, verb.word());
        Self::ALL.into_iter().find(spells)
    }
}

fn is_shouted(word: &str, verb: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase()) && word.eq_ignore_ascii_case(verb)
}

/// The modal verbs in a text, in its order.
pub(crate) fn of(text: &str) -> Vec<Modal> {
    let mut found: Vec<Modal> = Vec::new();
    // Whether nothing but white space has followed the last verb.
    let mut is_directly_behind = false;
    for piece in text.split_inclusive(|char: char| !char.is_alphanumeric()) {
        // The pieces are slices of the text, so their distance is where they stand.
        let start = piece.as_ptr().addr() - text.as_ptr().addr();
        let word = piece.trim_end_matches(|char: char| !char.is_alphanumeric());
        let at = start..start + word.len();
        if matches!(word, "not" | "never" | "NOT" | "NEVER")
            && is_directly_behind
            && let Some(last) = found.last_mut()
        {
            last.is_negated = true;
            last.at.end = at.end;
            is_directly_behind = false;
        } else if matches!(word, "cannot" | "CANNOT") {
            found.push(Modal { at, verb: ModalVerb::Can, is_negated: true });
            is_directly_behind = false;
        } else if let Some(verb) = ModalVerb::of(word) {
            found.push(Modal { at, verb, is_negated: false });
            is_directly_behind = true;
        } else {
            is_directly_behind &= word.is_empty();
        }
        is_directly_behind &= piece[word.len()..].chars().all(char::is_whitespace);
    }
    found
}

/// Prints `shall not`.
impl fmt::Display for Modal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.verb.word())?;
        if self.is_negated { f.write_str(" not") } else { Ok(()) }
    }
}
