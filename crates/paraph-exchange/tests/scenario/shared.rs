//! How the tests read and compare.

use paraph_exchange::scenario::{Read, ScenarioError, read};

/// Reads texts under names.
pub(crate) fn texts(files: &[(&str, &str)]) -> Result<Read, ScenarioError> {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read(&files)
}
