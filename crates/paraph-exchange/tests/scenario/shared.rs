//! How the tests read and compare.

use paraph_exchange::scenario::{Read, ScenarioError, read};

/// Reads texts under names.
pub(crate) fn texts(files: &[(&str, &str)]) -> Result<Read, ScenarioError> {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read(&files)
}

/// What is said when texts are refused.
#[track_caller]
pub(crate) fn refused(files: &[(&str, &str)]) -> String {
    texts(files).expect_err("it must be refused").to_string()
}

/// Notes what was said where it does not begin as expected.
pub(crate) fn said_otherwise(wrong: &mut Vec<String>, said: &str, expected: &str) {
    if !said.starts_with(expected) {
        wrong.push(format!("said: {said}\nnot:  {expected}"));
    }
}

/// What was noticed, in sentences.
pub(crate) fn notices(read: &Read) -> Vec<String> {
    read.notices.iter().map(ToString::to_string).collect()
}

/// A deal in our own format with everything in it.
pub(crate) const DEAL: &str = r#"{
  "paraph-settlement": 1,
  "name": "Fund",
  "unit": "percent",
  "issues": [
    {"name": "7", "options": ["shall", {"name": "should", "wording": "Each party should report."}]},
    {"name": "9", "options": ["none", "small", "large"]}
  ],
  "parties": [
    {"name": "North", "reservation": 30.5,
     "ratings": {"7": {"shall": 60, "should": 20}, "9": {"large": 0, "small": 25, "none": 40}}},
    {"name": "South", "unit": 250, "reservation": 50, "most": 250,
     "ratings": {"7": {"shall": 0, "should": 100}, "9": {"none": 0, "small": 90, "large": 150}},
     "conditions": [{"value": 40, "if": {"7": "shall", "9": ["small", "large"]}}]}
  ],
  "lines": [
    {"name": "no large fund", "whose": "North", "forbid": {"9": "large"}, "cost": 5},
    {"forbid": {"7": "should", "9": "none"}},
    {"require": {"9": ["none", "small"]}},
    {"if": {"7": "shall"}, "then": {"9": ["small", "large"]}},
    {"at_least": 1, "at_most": 2, "of": [{"7": "shall"}, {"9": "none"}, {"9": "small"}]}
  ],
  "start": {"7": "should", "9": "none"}
}"#;
