//! How far a settling is.

use super::Solution;

/// How far a settling is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being worked on; `None` once nothing is, or only the frontier.
    pub at: Option<Solution>,
    /// While the frontier of two parties is searched for: how many points are known, and how many
    /// gaps between them are not proved empty yet.
    pub frontier: Option<(usize, usize)>,
    /// How many solutions are left, this one included, and the frontier if it is to be searched for.
    pub left: usize,
    /// Steps done in all.
    pub steps: u64,
}

/// How far the search for the frontier of two parties was when it was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontierLeft {
    /// How many points were found; one that is found later can put some of them off it.
    pub points: usize,
    /// How many gaps between them, and beyond the ends, are not proved empty; `None` where the search was
    /// not begun.
    pub gaps: Option<usize>,
}
