//! A finding in a sentence, with what it is about: so that who has room for few of them chooses.

use alloc::string::String;

/// A finding in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is about.
    pub kind: Kind,
    /// The sentence, with its full stop.
    pub sentence: String,
}

/// What a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Demands that cannot be met together.
    Clash,
    /// What it would be enough to change.
    Enough,
    /// What would be enough if lines that cannot be lifted were lifted all the same.
    EnoughAllTheSame,
    /// The change that costs least.
    LeastCost,
    /// The least equal concession.
    EqualConcession,
    /// One more alternative for an issue.
    Alternative,
    /// How many of those before it there are, and how sure it is.
    Note,
}

impl Kind {
    /// As a word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clash => "clash",
            Self::Enough => "enough",
            Self::EnoughAllTheSame => "enough-all-the-same",
            Self::LeastCost => "least-cost",
            Self::EqualConcession => "equal-concession",
            Self::Alternative => "alternative",
            Self::Note => "note",
        }
    }
}
