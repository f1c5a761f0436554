//! A scenario to files again, or why a format cannot hold it.

use paraph_settle::scenario::Checked;

use super::{Format, Unwritable};

mod own;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What to call it, without folders; no two are called the same.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Writes a scenario in a format, the domain first where there is one.
///
/// # Errors
///
/// What the format cannot hold, all of it: nothing is left out without a word.
pub fn write(scenario: &Checked, format: Format) -> Result<Vec<Written>, Unwritable> {
    match format {
        _ => Ok(own::write(scenario)),
    }
}
