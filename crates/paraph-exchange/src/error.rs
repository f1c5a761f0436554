//! Why a file could not be read, for the person who has it.

use paraph_text::{TEXT_BYTES_MAX, TextError};

use crate::{FILE_BYTES_MAX, PARAGRAPHS_MAX};

const MIB: usize = 1024 * 1024;

/// A file could not be read.
///
/// `Display` says why in one sentence; [`Unreadable::hint`] says what would make it readable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// The file is larger than [`FILE_BYTES_MAX`].
    #[error("the file is larger than the {} MiB that are read", FILE_BYTES_MAX / MIB)]
    TooLarge {
        /// Its size.
        size_bytes: usize,
    },
    /// Its words are more than [`TEXT_BYTES_MAX`].
    #[error("the text in the file has {} MiB, more than the {} MiB that are read", .size_bytes / MIB, TEXT_BYTES_MAX / MIB)]
    TooMuchText {
        /// The size of its words.
        size_bytes: usize,
    },
    /// It is Markdown, of which less is read than of other texts.
    #[error("the file has {} MiB of Markdown, more than the {} MiB that are read", .size_bytes / MIB, .limit_bytes / MIB)]
    TooMuchMarkdown {
        /// Its size.
        size_bytes: usize,
        /// The most that is read.
        limit_bytes: usize,
    },
    /// Its paragraphs are more than [`PARAGRAPHS_MAX`].
    #[error("the text in the file has more than the {PARAGRAPHS_MAX} paragraphs that are read")]
    TooManyParagraphs,
    /// The archive that it is has more parts than any document.
    #[error("the file packs more than {limit} parts, as no text does")]
    TooManyParts {
        /// The limit that it goes beyond.
        limit: usize,
    },
    /// The document defines more of something than any text needs.
    #[error("the file defines more than {limit} {what}, as no text does")]
    TooManyDefinitions {
        /// What it defines: styles, lists, footnotes.
        what: &'static str,
        /// The limit that it goes beyond.
        limit: usize,
    },
    /// No words in it.
    #[error("the file has no words in it")]
    Empty,
    /// The bytes are in no encoding that is known without being told.
    #[error("the file is not UTF-8: line {line}, byte {offset} of the file is {byte:#04X}")]
    Encoding {
        /// The line, from 1.
        line: usize,
        /// The place of the byte in the file, from 0.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// The bytes are no text and no format that is read.
    #[error("the file is no text: byte {offset} of the file is a control character ({byte:#04X})")]
    Binary {
        /// The place of the byte in the file, from 0.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// Known, and not read.
    #[error("the file is {what}, which is not read")]
    Unsupported {
        /// What it is, with its article.
        what: &'static str,
        /// What to save it as.
        instead: &'static str,
    },
    /// Locked with a password.
    #[error("the file is locked with a password")]
    Locked,
    /// Cut off or damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It unpacks to more than is read.
    #[error("the file unpacks to more than {} MiB, as no text does", .limit_bytes / MIB)]
    Bomb {
        /// The limit that it goes beyond.
        limit_bytes: usize,
    },
    /// Its pages are drawn with more operations than any text needs.
    #[error("the file draws more on its pages than any text needs")]
    TooMuchDrawn,
    /// It has pages and no words on them.
    #[error("the file has no text layer: no words on any of its pages ({pages})")]
    NoTextLayer {
        /// How many pages it has.
        pages: usize,
    },
    /// A character that may not stand in a text.
    #[error("U+{:04X} in paragraph {paragraph} {what}, at `{passage}`", u32::from(*.char))]
    Character {
        /// The paragraph in the order of reading, from 1.
        paragraph: usize,
        /// The character.
        char: char,
        /// What it does.
        what: &'static str,
        /// The words around it, without it.
        passage: String,
    },
    /// A text in one of Paraph's own forms that is not well written.
    #[error(transparent)]
    Text(#[from] TextError),
}

impl Unreadable {
    /// Says what would make the file readable.
    #[must_use]
    pub fn hint(&self) -> String {
        let hint = match self {
            Self::TooLarge { .. }
            | Self::TooMuchText { .. }
            | Self::TooMuchMarkdown { .. }
            | Self::TooManyParagraphs => {
                "read it as several files, with pictures and long tables apart"
            }
            Self::Empty => "see whether it is the file that was meant",
            Self::Encoding { .. } => {
                "save it as UTF-8, or say in which encoding it is (Windows-1251, Windows-1252)"
            }
            Self::Binary { .. } => "save it as text, DOCX, HTML or PDF",
            Self::Unsupported { instead, .. } => instead,
            Self::Locked => "open it with the password and save it without one",
            Self::Damaged(_) => "ask for it to be sent again, or open it and save it anew",
            Self::Bomb { .. }
            | Self::TooManyParts { .. }
            | Self::TooManyDefinitions { .. }
            | Self::TooMuchDrawn => "do not open it, and ask who sent it what it is",
            Self::NoTextLayer { .. } => {
                "ask for the file that it was printed from, or run it through text recognition"
            }
            // A page may ask for an override by an element instead.
            Self::Character { char: '\u{202A}'..='\u{202E}', .. } => {
                "write the text without that character, a page without `bdo` and `bidi-override`, and a Word file without `w:bdo`"
            }
            Self::Character { .. } => "write the text without that character",
            Self::Text(bad) => return bad.hint(),
        };
        hint.to_string()
    }
}
