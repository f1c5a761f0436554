//! What is told once of all rows, for programs: references that follow the new numbers, names that were
//! exchanged throughout, titles and headings.

use paraph_case::view;
use paraph_compare::account::{Account, Heading, Renaming, Shift};

use super::number;
use crate::compare::say;

view! {
    /// A reference that follows a new number.
    pub struct ReferenceShown {
        /// The old number
        old: String,
        /// The new number
        new: String,
        /// How many times
        count: u64,
    }
}

view! {
    /// A name that was exchanged throughout.
    pub struct RenamingShown {
        /// The old name
        old: String,
        /// The new name
        new: String,
        /// How many times
        count: u64,
        /// Whether the names are of somebody, so that somebody else is meant now
        somebody: bool,
    }
}

view! {
    /// A title or heading that is another now, gone, or new.
    pub struct HeadingShown {
        /// What it was
        old: Option<String>,
        /// What it is
        new: Option<String>,
        /// Where both headings stay: the labels of the old points that stood under the one
        old_points: Vec<String>,
        /// The labels of the new points that stand under the other
        new_points: Vec<String>,
    }
}

/// The references that follow the new numbers.
pub(in crate::compare) fn references(account: &Account) -> Vec<ReferenceShown> {
    let one = |one: &Shift| ReferenceShown {
        old: one.old.clone(),
        new: one.new.clone(),
        count: number(one.count),
    };
    account.shifts.iter().map(one).collect()
}

/// The names that were exchanged throughout.
pub(in crate::compare) fn renamings(account: &Account) -> Vec<RenamingShown> {
    let one = |one: &Renaming| RenamingShown {
        old: one.old.clone(),
        new: one.new.clone(),
        count: number(one.count),
        somebody: one.change.is_some(),
    };
    account.renamings.iter().map(one).collect()
}

/// The titles and headings that are others now.
pub(in crate::compare) fn headings(account: &Account) -> Vec<HeadingShown> {
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let one = |one: &Heading| HeadingShown {
        old: one.old.clone(),
        new: one.new.clone(),
        old_points: one.under.iter().map(|(place, _)| say::label(old, *place).to_owned()).collect(),
        new_points: one.under.iter().map(|(_, place)| say::label(new, *place).to_owned()).collect(),
    };
    account.headings.iter().map(one).collect()
}
