//! The proof of an optimum: a tree of domains, each closed by something that can be checked.
//!
//! Read in order, the tokens say what happens to the set of all packages: an option is dropped, the
//! rest is closed, or it is divided by the options of one issue. A proof claims that no package is
//! better than the best one named.

use alloc::vec::Vec;

use crate::{bound::Row, objective::Objective, search::Search, table::Table};

pub(crate) mod check;
pub(crate) mod file;
mod frontier;
mod packed;
mod text;

use packed::{Rows, Tokens};

pub use check::Flaw;
pub use file::{Claim, Proofs, Proved, Refuted};

/// What closes a domain, or rules an option out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum By {
    /// Multipliers, by their position.
    Row(usize),
    /// Multipliers for the smallest gain, the sum of the two smallest, and so on.
    Ranks(Vec<usize>),
    /// Multipliers for the smallest share where these parties, in this order, have exactly the
    /// smallest shares of the best package: for none at first, then for each that may.
    Settled(Vec<(Vec<usize>, usize)>),
    /// No package there keeps this limit.
    Limit(usize),
    /// Whatever else is chosen, this option of the same issue, still in play, is no worse for
    /// anybody and breaks no more lines: it rules the other one out.
    Beaten(usize),
}

/// One step of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// Packages with this option are closed; the rest go on.
    Drop(usize, By),
    /// The domain is closed.
    Close(By),
    /// The domain is one package, which is not better.
    Point,
    /// The domain is divided by the options of this issue; one [`Token::Option`] follows for each.
    Branch(usize),
    /// The part with this option.
    Option(usize),
}

/// Rows, and the tokens that point at them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Proof {
    pub(crate) rows: Rows,
    pub(crate) tokens: Tokens,
}

impl Proof {
    /// Keeps a row, unless it is the last one kept.
    pub(crate) fn by(&mut self, row: &Row) -> By {
        By::Row(self.rows.keep(row))
    }

    /// Keeps rows for the sums of the smallest gains.
    pub(crate) fn by_ranks(&mut self, rows: &[Row]) -> By {
        By::Ranks(rows.iter().map(|row| self.rows.keep(row)).collect())
    }

    /// Keeps rows for the smallest share, party after party settled.
    pub(crate) fn by_settled(&mut self, rows: Vec<(Vec<usize>, Row)>) -> By {
        let rows = rows.into_iter().map(|(parties, row)| (parties, self.rows.keep(&row)));
        By::Settled(rows.collect())
    }

    /// Adds a token.
    pub(crate) fn say(&mut self, token: &Token) {
        self.tokens.push(token);
    }
}

/// An optimum with its proof: enough to be sure of it without trusting who found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// What was sought.
    pub(crate) objective: Objective,
    /// The best package, as seats; `None` if it is proved that none is admitted.
    pub(crate) seats: Option<Vec<usize>>,
    /// The proof.
    pub(crate) proof: Proof,
}

impl Certificate {
    /// What a finished search has proved.
    pub(crate) fn new(search: Search<'_>) -> Self {
        Self {
            objective: search.objective().clone(),
            seats: search.best().map(|best| best.seats.clone()),
            proof: search.into_proof(),
        }
    }

    /// Checks it against the scenario alone.
    pub(crate) fn check(&self, table: &Table) -> Result<(), Flaw> {
        check::check(table, &self.objective, self.seats.as_deref(), &self.proof)
    }
}
