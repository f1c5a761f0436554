//! Why a text was refused: where, what, and how to write it instead.
//!
//! A [`TextError`] is for the person who wrote the text. It never shows a refused character
//! itself, since some of them change how the message would look; it shows its number.

use alloc::{
    format,
    string::{String, ToString as _},
};

use crate::brackets::{BRACKET_DEPTH_MAX, BRACKETS_MAX};
use crate::{POINT_DEPTH_MAX, TEXT_BYTES_MAX, characters, otherwise};

/// A text was refused.
///
/// `Display` gives place, fault and passage in one line; [`TextError::hint`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}{}", quoted(.passage))]
pub struct TextError {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// The words at that place, shortened, with what cannot be seen written as `<U+202E>`.
    pub passage: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// More than [`TEXT_BYTES_MAX`] bytes.
    #[error("the text is {size_bytes} bytes long, more than {TEXT_BYTES_MAX}")]
    TooLong {
        /// How long it is.
        size_bytes: usize,
    },
    /// Bytes that are not UTF-8.
    #[error("the bytes here are not UTF-8")]
    NotUtf8,
    /// A character that overrides, embeds, isolates or marks direction.
    #[error("U+{:04X} changes the direction of what follows without being seen", u32::from(*.0))]
    Direction(char),
    /// A character that no version of Unicode known here assigns.
    #[error("U+{:04X} is not an assigned character", u32::from(*.0))]
    Unassigned(char),
    /// A character whose meaning is a private matter.
    #[error("U+{:04X} is for private use and means nothing to others", u32::from(*.0))]
    PrivateUse(char),
    /// A character without width where the script needs none.
    #[error("U+{:04X} cannot be seen here", u32::from(*.0))]
    Invisible(char),
    /// A control character other than a line end or a tab.
    #[error("U+{:04X} is a control character", u32::from(*.0))]
    Control(char),
    /// The mark that a conversion leaves where it lost a character.
    #[error("U+FFFD stands where a conversion lost a character")]
    Damaged,
    /// A first line `#!` that names no form known here.
    #[error("the form `{0}` is not known")]
    UnknownForm(String),
    /// A line with `#` below the head.
    #[error("a comment stands below the head of the text")]
    LateComment,
    /// Two points with one label in one place.
    #[error("the label {label} is given twice")]
    DuplicateLabel {
        /// The label as written.
        label: String,
    },
    /// Two points with one identifier in the form of draft pairs.
    #[error("the identifier {0} is given twice")]
    DuplicateIdentifier(String),
    /// A sub-point without a point above it.
    #[error("the sub-point {label} has no point above it")]
    MissingParent {
        /// The label as written.
        label: String,
    },
    /// Sub-points of one point at different indentations.
    #[error("the sub-point stands at column {found}, its siblings at column {expected}")]
    UnevenIndent {
        /// The column of this one, from 1.
        found: usize,
        /// The column of those before, from 1.
        expected: usize,
    },
    /// Points deeper than [`POINT_DEPTH_MAX`].
    #[error("points are nested more than {POINT_DEPTH_MAX} deep")]
    TooDeep,
    /// A point without words, heading and sub-points.
    #[error("the point {label} is empty")]
    EmptyPoint {
        /// The label as written.
        label: String,
    },
    /// Words that belong to no point.
    #[error("these words belong to no point")]
    StrayWords,
    /// A text without a single point.
    #[error("the text has no point")]
    NoPoint,
    /// A second line of words directly below the title.
    #[error("the title runs on in a second line")]
    LongTitle,
    /// A heading with no point below it.
    #[error("the heading `{0}` has no point below it")]
    LoneHeading(String),
    /// A paragraph of the preamble below a point of the operative part.
    #[error("the preamble's paragraph {label} stands below an operative point")]
    LatePreamble {
        /// The label as written.
        label: String,
    },
    /// A preamble where some paragraphs have labels and some have none.
    #[error("the preamble has paragraphs with and without labels")]
    MixedPreamble,
    /// A `]` without its `[` in the same point.
    #[error("the bracket was not opened in this point")]
    Unopened,
    /// A `[` without its `]` in the same point.
    #[error("the bracket is not closed in this point")]
    Unclosed,
    /// Brackets deeper than [`BRACKET_DEPTH_MAX`].
    #[error("brackets are nested more than {BRACKET_DEPTH_MAX} deep")]
    BracketsTooDeep,
    /// More brackets than [`BRACKETS_MAX`] in one point.
    #[error("the point has more than {BRACKETS_MAX} brackets")]
    TooManyBrackets,
    /// An `@` line without its two bars, or with an empty identifier or label.
    #[error("the point's line is not `@ ID | LABEL | HEADING`")]
    BadPointLine,
}

/// The passage, to end a sentence with; nothing where nothing is written there.
fn quoted(passage: &str) -> String {
    if passage.is_empty() { String::new() } else { format!(", at `{passage}`") }
}

impl TextError {
    /// Says in one sentence how to write it instead.
    #[must_use]
    pub fn hint(&self) -> String {
        match &self.fault {
            Fault::DuplicateLabel { label } => {
                format!("write it as `{label}bis.`, or give it the next free number")
            }
            Fault::MissingParent { label } => format!(
                "write it as `{label}.` below its point and indented by two spaces, or without \
                 indentation if it is a point of its own"
            ),
            Fault::UnevenIndent { expected, .. } => {
                format!("write it with {} spaces before the label", expected.saturating_sub(1))
            }
            Fault::EmptyPoint { label } => {
                format!("write it as `{label}. [vacant]` if the number is kept free")
            }
            fault => self.hint_of_label().unwrap_or_else(|| fixed_hint(fault).to_string()),
        }
    }

    /// Where a point has its label in another form: how it is written here.
    fn hint_of_label(&self) -> Option<String> {
        let may_begin = matches!(
            self.fault,
            Fault::StrayWords | Fault::NoPoint | Fault::MixedPreamble | Fault::LongTitle
        );
        let label = otherwise::label(&self.passage).filter(|_| may_begin)?;
        Some(format!(
            "if a point begins here, write it as `{label}. words`, or with a heading as `{label}. _Heading_ \
             words`"
        ))
    }

    /// Puts a fault at a place, given the whole line and the column in characters from 1.
    pub(crate) fn at(line: usize, column: usize, text: &str, fault: Fault) -> Self {
        Self { line, column, passage: passage(text, column), fault }
    }
}

/// The hint of a fault whose hint does not depend on its values.
fn fixed_hint(fault: &Fault) -> &'static str {
    match fault {
        Fault::TooLong { .. } => "write it as several texts, with long tables as attachments",
        Fault::NotUtf8 => "write it as UTF-8: most editors offer this when a file is saved",
        Fault::Direction(_) => {
            "write it without that character; the letters themselves give the direction"
        }
        Fault::Unassigned(_) | Fault::PrivateUse(_) => {
            "write it as characters that every reader's system knows"
        }
        Fault::Invisible(_) => "write it without that character",
        Fault::Control(_) => "write it without that character, with plain line ends",
        Fault::Damaged => "write it as the character that was meant, from the original",
        Fault::UnknownForm(_) => "write it without the `#!` line, or as `#! paraph-draft 1`",
        Fault::LateComment => {
            "write it at the head of the text, or indented if it continues the point above it"
        }
        Fault::TooDeep => "write it as a point of its own with a reference",
        Fault::StrayWords => {
            "write it indented further than the label of the point that it continues, or as a point \
             of its own: `8. words`"
        }
        Fault::NoPoint => "write it as `1. words`, each point with its label",
        Fault::LongTitle => {
            "write it in one line, or with an empty line before it if it is part of the preamble"
        }
        Fault::LoneHeading(_) => {
            "write it above a point, or without `_` if it is no heading: `8. words`"
        }
        Fault::LatePreamble { .. } => "write it above the first operative point",
        Fault::MixedPreamble => {
            "write it with labels on all paragraphs, `PP1. words`, or on none; `PP0.` may stand \
             before the opening words"
        }
        Fault::Unopened => {
            "write it as `[words]`, both brackets in one point, or as `\\]` if it is no bracket of \
             the negotiation"
        }
        Fault::Unclosed => {
            "write it as `[words]`, both brackets in one point, or as `\\[` if it is no bracket of \
             the negotiation"
        }
        Fault::BracketsTooDeep => "write it as alternatives in one bracket: `[one / other]`",
        Fault::TooManyBrackets => "write it as several points",
        Fault::BadPointLine => "write it as `@ 5(1) | Article 5(1) | Special jurisdiction`",
        Fault::DuplicateIdentifier(_) => "write it with an identifier that no other point has",
        Fault::DuplicateLabel { .. }
        | Fault::MissingParent { .. }
        | Fault::UnevenIndent { .. }
        | Fault::EmptyPoint { .. } => "write it as the form's description says",
    }
}

/// The words around a column, shortened, with what cannot be seen shown by number.
fn passage(text: &str, column: usize) -> String {
    const BEFORE: usize = 12;
    const LENGTH: usize = 40;
    let start = column.saturating_sub(1 + BEFORE);
    let mut shown = String::new();
    for char in text.chars().skip(start).take(LENGTH) {
        if characters::is_visible(char) {
            shown.push(char);
        } else {
            shown.push_str(&format!("<U+{:04X}>", u32::from(char)));
        }
    }
    shown.trim().to_string()
}
