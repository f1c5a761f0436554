//! How many rows became what.

use super::{Account, Row};
use crate::alignment::Fate;

/// How many rows of an account became what; each row with words is one of the first seven.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pairs that say the same, but for layout and what is told once.
    pub kept: usize,
    /// Pairs with other words.
    pub edited: usize,
    /// Points that became several, with other words or not.
    pub split: usize,
    /// Points that became one, with other words or not.
    pub merged: usize,
    /// Both at once.
    pub split_and_merged: usize,
    /// Points without a counterpart in the new draft.
    pub dropped: usize,
    /// Points without one in the old draft.
    pub added: usize,
    /// Pairs that stand elsewhere; they are counted above as well.
    pub moved: usize,
    /// Pairs with another number; they are counted above as well.
    pub renumbered: usize,
}

impl Counts {
    /// Counts the rows of an account.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        let count = |is: &dyn Fn(&Row) -> bool| account.rows.iter().filter(|row| is(row)).count();
        let became = |fate: Fate| count(&|row| row.became() == fate);
        Self {
            kept: became(Fate::Kept),
            edited: became(Fate::Edited),
            split: became(Fate::Split),
            merged: became(Fate::Merged),
            split_and_merged: became(Fate::SplitAndMerged),
            dropped: account.dropped().count(),
            added: account.added().count(),
            moved: count(&|row| row.is_moved),
            renumbered: count(&|row| row.is_renumbered && row.is_pair()),
        }
    }
}
