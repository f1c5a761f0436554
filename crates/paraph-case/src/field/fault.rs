//! Why what was given for a field cannot be taken.

use alloc::string::String;

use super::BadWords;
use crate::id::{BadName, Name, Party};
use crate::time::BadTime;

/// Why the words of one field cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing was given.
    #[error("is missing")]
    Missing,
    /// It was given too often.
    #[error("can be given only once")]
    Twice,
    /// The log holds another type of value there.
    #[error("is not {0}")]
    NotA(&'static str),
    /// Not one of the words allowed.
    #[error("cannot be `{said}`; it is one of: {choices}")]
    NoChoice {
        /// What was said.
        said: String,
        /// What may be said.
        choices: String,
    },
    /// Nothing in this channel goes by that name.
    #[error("there is no {what} `{said}` here")]
    NoSuch {
        /// What was looked for.
        what: &'static str,
        /// The words used.
        said: String,
    },
    /// A draft whose text is needed, and is not here.
    #[error("the draft `{0}` is known of, not held: its words are not here")]
    NotHeld(String),
    /// Words that cannot be shown safely or are too long.
    #[error("{0}")]
    Words(BadWords),
    /// A name that is none.
    #[error("{0}")]
    Name(#[from] BadName),
    /// A time that is none.
    #[error("{0}")]
    Time(#[from] BadTime),
    /// A figure that is none.
    #[error("{0}")]
    Figure(#[from] crate::statements::BadFigure),
    /// A file that cannot be taken.
    #[error("{0}")]
    File(String),
    /// A receipt that cannot be made.
    #[error("{0}")]
    Receipt(String),
    /// A rule that cannot be read.
    #[error("the rule cannot be read: {0}")]
    Rule(String),
    /// A draft's text that cannot be read.
    #[error("{0}")]
    Text(String),
    /// Somebody cannot come into a channel who is in none of those that it lies under.
    #[error("{party} is not a member of {wider}, under which {name} lies: it comes in there first")]
    NotUnder {
        /// Who.
        party: Party,
        /// The wider channel.
        wider: Name,
        /// The narrower one.
        name: Name,
    },
    /// A lineage that cannot be read.
    #[error("{0}")]
    Lineage(String),
}

impl Fault {
    /// Whether it is said of the field, and the field's name begins the sentence: `--point is
    /// missing`. Any other fault is a sentence by itself.
    const fn is_said_of_the_field(&self) -> bool {
        matches!(
            self,
            Self::Missing | Self::Twice | Self::NotA(_) | Self::NoChoice { .. } | Self::Words(_)
        )
    }
}

/// A field that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadField {
    /// The field.
    pub field: String,
    /// Why.
    pub fault: Fault,
}

impl core::error::Error for BadField {}

impl core::fmt::Display for BadField {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.fault.is_said_of_the_field() {
            write!(f, "--{} ", self.field.replace('_', "-"))?;
        }
        self.fault.fmt(f)
    }
}

/// A field and what is wrong with it.
pub(crate) fn bad(field: &str, fault: Fault) -> BadField {
    BadField { field: field.into(), fault }
}
