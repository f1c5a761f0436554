//! Free words: what may stand in them, and their two spellings.

use alloc::string::String;

use paraph_log::json::Value;

use super::{Fault, Form, Item, text};

/// Free words that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWords {
    /// Nothing is written.
    #[error("says nothing")]
    Empty,
    /// White space at an end.
    #[error("begins or ends with white space")]
    Padded,
    /// Too long for a field.
    #[error("has {0} characters; 4000 fit in a field, longer words belong in a draft")]
    Long(usize),
    /// A character that hides, or changes how the rest reads.
    #[error("holds the character U+{0:04X}, which cannot be seen or changes how the rest reads")]
    Hidden(u32),
}

/// Words as somebody wrote them: not empty, at most 4000 characters, nothing in them that cannot
/// be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(String);

impl Words {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a condition after `if`, which whoever wrote it may have written too.
    #[must_use]
    pub fn after_if(&self) -> &str {
        match self.0.split_at_checked(3) {
            Some((first, rest)) if first.eq_ignore_ascii_case("if ") => rest.trim_start(),
            _ => &self.0,
        }
    }
}

impl core::fmt::Display for Words {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::str::FromStr for Words {
    type Err = BadWords;

    fn from_str(text: &str) -> Result<Self, BadWords> {
        let length = text.chars().count();
        if text.trim().is_empty() {
            return Err(BadWords::Empty);
        }
        if text.trim() != text {
            return Err(BadWords::Padded);
        }
        if length > 4000 {
            return Err(BadWords::Long(length));
        }
        match text.chars().find(|c| *c != '\n' && !paraph_text::is_plain(*c)) {
            Some(hidden) => Err(BadWords::Hidden(hidden.into())),
            None => Ok(Self(text.into())),
        }
    }
}

impl From<BadWords> for Fault {
    fn from(bad: BadWords) -> Self {
        Self::Words(bad)
    }
}

/// Words are signed without white space at their ends, so that one name is not two.
impl Item for Words {
    const WORD: &'static str = "WORDS";

    fn read(value: &Value) -> Result<Self, Fault> {
        Ok(text(value)?.parse::<Self>()?)
    }

    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        Ok(words.trim().parse::<Self>()?)
    }
}
