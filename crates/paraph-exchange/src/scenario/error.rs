//! Why a scenario could not be read or written, for the person who has it.

use std::fmt;

/// A place in a text, counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in its line.
    pub column: usize,
}

/// Files could not be read as a scenario.
///
/// `Display` gives it in one line, as compilers do:
/// `deal.json:4:17: parties[0].reservation: it is not a number: write it as 12.5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The file, as it was named; empty if it is about all of them together.
    pub file: String,
    /// Where in the file, if it is about one place.
    pub position: Option<Position>,
    /// The way to it from the outermost value, as `parties[2].ratings."7"`; empty if it is about the
    /// file or its spelling. Positions in lists count from 0.
    pub path: String,
    /// What is wrong and what would make it right, as a sentence without its full stop.
    pub what: String,
    /// The party whose statements contradict each other, if it is about that: what is wrong quotes them.
    pub party: Option<String>,
}

impl ScenarioError {
    /// About all files together.
    pub(super) fn whole(what: impl Into<String>) -> Self {
        Self {
            file: String::new(),
            position: None,
            path: String::new(),
            what: what.into(),
            party: None,
        }
    }

    /// About one file.
    pub(super) fn file(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::whole(what) }
    }

    /// About a place in the spelling of a file.
    pub(super) fn at(file: &str, position: Position, what: impl Into<String>) -> Self {
        Self { position: Some(position), ..Self::file(file, what) }
    }
}

/// A place in one of the files, kept for what can only be judged when all are read.
#[derive(Clone, Debug)]
pub(super) struct Where<'a> {
    pub(super) file: &'a str,
    pub(super) position: Position,
    pub(super) path: String,
}

impl Where<'_> {
    /// An error about this place.
    pub(super) fn error(&self, what: impl Into<String>) -> ScenarioError {
        ScenarioError {
            path: self.path.clone(),
            ..ScenarioError::at(self.file, self.position, what)
        }
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(out, "{}", self.file)?;
            if let Some(position) = self.position {
                write!(out, ":{}:{}", position.line, position.column)?;
            }
            write!(out, ": ")?;
        }
        if !self.path.is_empty() {
            write!(out, "{}: ", self.path)?;
        }
        write!(out, "{}", self.what)
    }
}

impl std::error::Error for ScenarioError {}

/// A scenario holds something that a format cannot.
///
/// `Display` gives all reasons, one a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .reasons.join("\n"))]
pub struct Unwritable {
    /// What cannot be held and what would make it right, each a sentence without its full stop; at
    /// least one.
    pub reasons: Vec<String>,
    /// Whether all of it is what [`write_lossy`](super::write_lossy) leaves out.
    pub can_be_left_out: bool,
}
