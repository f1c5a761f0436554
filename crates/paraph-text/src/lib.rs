//! Points, brackets, quantities: parse, print, digest.
//!
//! A *draft* is a title, perhaps a preamble, and an ordered tree of *points*. This crate reads one
//! from plain text, prints it back the same, and names words by digest. The words of a point are a
//! tree too: what stands in *brackets* is not agreed, with its alternatives and sponsors. The
//! format, to the byte, is in `docs/formats/text.md`.
//!
//! It is not: a comparison of two drafts, a judgement of what a bracket means for an agreement, a
//! store, or a converter from other formats. It knows no party.
//!
//! ```
//! use paraph_text::Draft;
//!
//! let text = "1. The parties [shall] (US)[should] (UA) meet within 14 days.\n";
//! let draft = Draft::parse(text)?;
//! let place = draft.find("1").expect("the draft has a point 1");
//! assert!(place.point.is_open());
//! assert_eq!(place.point.passage().sponsors(), ["US", "UA"]);
//! assert_eq!(draft.print(), text);
//! # Ok::<(), paraph_text::TextError>(())
//! ```
//!
//! The way through the crate: `characters` refuses what may not stand in a text; `home` and
//! `pairs` are the two written forms; [`draft`] is what they are read into; [`brackets`] reads the
//! words of a point, [`quantities`] and [`modals`] list what in them most often decides; [`digest`]
//! names them.
#![no_std]
extern crate alloc;

pub mod brackets;
mod characters;
pub mod digest;
pub mod draft;
mod error;
mod home;
pub mod modals;
mod normal;
pub mod numerals;
mod otherwise;
mod pairs;
pub mod quantities;
mod spread;

pub use brackets::Passage;
pub use characters::{harmless, one_line};
pub use digest::{BadDigest, FileDigest, Fingerprint, TextDigest, WordingDigest};
pub use draft::{Draft, Form, Part, Place, Point, Role};
pub use error::{Fault, TextError};
pub use modals::Modal;
pub use quantities::Quantity;
pub use spread::Spread;

/// The longest text that is read, in bytes.
pub const TEXT_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How deep points may stand in points: a top-level point has depth 0, the deepest 15.
pub const POINT_DEPTH_MAX: usize = 16;

/// Whether a text is in Unicode's normal form C, in which each letter has one spelling.
#[must_use]
pub fn is_normal(text: &str) -> bool {
    matches!(normal::nfc(text), alloc::borrow::Cow::Borrowed(_))
}

/// Words as they are compared and hashed: in normal form C, each run of white space as one space, none
/// at the ends.
#[must_use]
pub fn normal_words(text: &str) -> alloc::string::String {
    normal::words(text)
}

/// What is wrong with a character of a draft between its neighbours; none if it may stand there.
///
/// For readers of other people's files, who leave out what a draft refuses.
#[must_use]
pub fn fault_of(previous: Option<char>, char: char, next: Option<char>) -> Option<Fault> {
    characters::fault_of(previous, char, next)
}

/// Whether a character can be seen wherever it stands, and leaves the rest as it reads.
///
/// For words outside a draft, such as a reason; a draft itself is checked more finely, since some
/// scripts need joiners between letters.
#[must_use]
pub fn is_plain(char: char) -> bool {
    characters::is_visible(char)
}
