//! What settlement works on: open points with their alternatives, and what each is worth to whom.
//!
//! A [`Scenario`] is plain data with public fields; [`Scenario::check`] says whether it makes sense,
//! and everything that computes takes a [`Checked`] one, so that an impossible scenario never
//! reaches an engine.

use alloc::{string::String, vec::Vec};

mod check;
mod said;
mod unit;
mod worth;

pub use check::{Checked, Fault, Place};
pub use said::Saying;

/// The largest sum of ratings that a party can have, in units: `2^42`, some four million million.
///
/// It leaves the room in 64 bits in which bounds are computed without ever overflowing.
pub const MOST: i64 = 1 << 42;
/// The most parties at one table.
pub const PARTIES: usize = 64;
/// The most options of all issues together.
pub const OPTIONS: usize = 1 << 20;

/// One choice of an option for each issue, by position, in the order of the issues.
pub type Package = Vec<usize>;

/// Issues with their options, parties with their ratings, and what must or must not go together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    /// What it is called; may be empty.
    pub name: String,
    /// The open points. A package chooses one option of each.
    pub issues: Vec<Issue>,
    /// Who must be able to live with the package.
    pub parties: Vec<Party>,
    /// Red lines, links and other rules that a package must keep.
    pub lines: Vec<Line>,
    /// How many units make a utility of 1. All ratings and reservation values are in units, the
    /// same for every party.
    pub scale: i64,
    /// How many units make one point of what sums over parties and costs are told in; `None` where
    /// they are told as utilities. No answer depends on it.
    pub point: Option<i64>,
    /// What the table starts from, if anything: who moves is told against it.
    pub start: Option<Package>,
}

impl Scenario {
    /// How many units make one point of what sums over parties are told in.
    #[must_use]
    pub fn point(&self) -> i64 {
        self.point.unwrap_or(self.scale).max(1)
    }

    /// How many units make one point of what the party at this position counts in.
    #[must_use]
    pub fn point_of(&self, party: usize) -> i64 {
        let own = self.parties.get(party).and_then(|party| party.point);
        own.map_or_else(|| self.point(), |own| own.max(1))
    }
}

/// One open point: a choice of exactly one of its options.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issue {
    /// What it is called, as "7" or "Size of the fund". No two of a scenario are called the same.
    pub name: String,
    /// Its alternatives, at least one, no two called the same.
    pub options: Vec<Choosable>,
}

/// One alternative of an issue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choosable {
    /// What it is called.
    pub name: String,
    /// The words that would stand in the text, where they are known.
    pub wording: Option<String>,
}

/// A party with what each option is worth to it.
///
/// Its utility for a package is the sum of its ratings of the chosen options and of the terms that
/// the package fulfils, but no more than [`Party::cap`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// What it is called. No two of a scenario are called the same.
    pub name: String,
    /// The utility, in units, below which it rather walks away. A package that gives it exactly so
    /// much is one it can live with.
    pub reservation: i64,
    /// Units for each option of each issue.
    pub ratings: Vec<Vec<i64>>,
    /// What is paid or lost only if several things come together.
    pub terms: Vec<Term>,
    /// The most that its utility can be, in units, if there is such a limit.
    pub cap: Option<i64>,
    /// How many units make one point of what this party counts in, so that it reads its own numbers as
    /// it gave them; `None` where it counts as sums are told. No answer depends on it.
    pub point: Option<i64>,
}

/// Worth that depends on more than one issue: `value` if the package fulfils all of `when`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Term {
    /// Units; negative if it costs.
    pub value: i64,
    /// All must hold. Each issue stands here at most once.
    pub when: Vec<Choice>,
}

/// Holds if the package chooses, for that issue, one of these options.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Choice {
    /// Position of the issue.
    pub issue: usize,
    /// Positions of the options, in order, none twice, at least one.
    pub options: Vec<usize>,
}

/// A rule that a package must keep: of these choices, at least so many hold and at most so many.
///
/// A forbidden option is at most none of one choice; a forbidden combination of n at most n - 1 of
/// them; "if A then B" at least one of "not A" and B.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it is called in sentences, as "red line 3" or its own words; may be empty.
    pub name: String,
    /// Position of the party whose red line it is; `None` where it binds all, such as a link.
    pub whose: Option<usize>,
    /// The choices that are counted. An issue may stand in several.
    pub of: Vec<Choice>,
    /// The fewest that must hold.
    pub at_least: usize,
    /// The most that may hold.
    pub at_most: usize,
    /// What it costs to lift it, in units, when nothing is feasible; `None` if it cannot be lifted.
    pub cost: Option<i64>,
    /// Positions in `of` of choices that were said by what is not chosen, as "not high" in "if the price
    /// is high then ...": an option that the issue does not have yet fulfils them too. No answer
    /// depends on it but what one more alternative would help.
    pub otherwise: Vec<usize>,
}
