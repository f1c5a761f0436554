//! What is told of two texts, for the tests that ask whether it is a change of substance.

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

pub(crate) fn account(old: &str, new: &str) -> Account {
    let [old, new] = [old, new].map(|text| Draft::parse(text).expect("a draft"));
    Account::of(&old, &new)
}

/// The changes of substance, a line each.
pub(crate) fn told(old: &str, new: &str) -> Vec<String> {
    account(old, new).substance().iter().map(|(_, line)| line.to_string()).collect()
}

/// What is no change of substance.
#[track_caller]
pub(crate) fn is_harmless(old: &str, new: &str) {
    let sameness = account(old, new).sameness;
    assert!(sameness < Sameness::Substance, "{old} => {new}: {:?}", told(old, new));
}
