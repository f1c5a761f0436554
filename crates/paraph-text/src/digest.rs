//! Digests: the names of words, of whole texts and of files.
//!
//! All are SHA-256. What is hashed is framed, so that two different trees of points never give the
//! same bytes: a piece of text is its length in bytes as decimal digits, a colon, and the text; a
//! list is its length, a semicolon, and its members. Words are in normal form C with white space
//! folded.
//!
//! | digest | hashed bytes |
//! |---|---|
//! | wording | `paraph/wording/v1\n`, then the node: words without notes, list of sub-nodes |
//! | text | `paraph/text/v1\n`, title, list of preamble paragraphs, list of points |
//! | file | the file's bytes |
//!
//! In a text, a point is the list of headings above it, label, heading, words, list of sub-points.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::brackets::Passage;
use crate::draft::{Draft, Point};
use crate::normal;

/// A spelling that is no digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no digest: 64 lower-case hexadecimal digits")]
pub struct BadDigest(pub String);

macro_rules! digests {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub [u8; 32]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl FromStr for $name {
            type Err = BadDigest;

            fn from_str(text: &str) -> Result<Self, BadDigest> {
                parse(text).map(Self).ok_or_else(|| BadDigest(text.into()))
            }
        }
    )+};
}

digests! {
    /// Names the exact words of a point with its sub-points, without label, heading and note.
    WordingDigest;
    /// Names a whole text: title, labels, headings and words, in order.
    TextDigest;
    /// Names a file, byte for byte.
    FileDigest;
}

fn parse(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    if text.len() != 64 || !text.as_bytes().iter().all(digit) {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

fn frame(text: &str, into: &mut Vec<u8>) {
    let words = normal::words(text);
    into.extend_from_slice(format!("{}:", words.len()).as_bytes());
    into.extend_from_slice(words.as_bytes());
}

fn length(count: usize, into: &mut Vec<u8>) {
    into.extend_from_slice(format!("{count};").as_bytes());
}

fn frame_words(point: &Point, into: &mut Vec<u8>) {
    let words = point.words();
    frame(&Passage::of(&words).words(), into);
    length(point.points.len(), into);
    for sub in &point.points {
        frame_words(sub, into);
    }
}

fn frame_point(point: &Point, into: &mut Vec<u8>) {
    length(point.above.len(), into);
    for heading in &point.above {
        frame(heading, into);
    }
    frame(&point.label, into);
    frame(point.heading.as_deref().unwrap_or_default(), into);
    frame(&point.text, into);
    length(point.points.len(), into);
    for sub in &point.points {
        frame_point(sub, into);
    }
}

impl WordingDigest {
    pub(crate) fn of(point: &Point) -> Self {
        let mut bytes = b"paraph/wording/v1\n".to_vec();
        frame_words(point, &mut bytes);
        Self(Sha256::digest(&bytes).into())
    }
}

impl TextDigest {
    pub(crate) fn of(draft: &Draft) -> Self {
        let mut bytes = b"paraph/text/v1\n".to_vec();
        frame(draft.title.as_deref().unwrap_or_default(), &mut bytes);
        for points in [&draft.preamble, &draft.points] {
            length(points.len(), &mut bytes);
            for point in points {
                frame_point(point, &mut bytes);
            }
        }
        Self(Sha256::digest(&bytes).into())
    }
}

impl FileDigest {
    /// The digest of a file's bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// A short name of a text for its cover: the first sixteen digits of its digest in four groups.
///
/// Enough to read aloud and compare; whoever must be certain compares the whole digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The short form of a digest.
    #[must_use]
    pub fn of(digest: TextDigest) -> Self {
        let digits = digest.to_string();
        Self(format!("{}-{}-{}-{}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..16]))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
