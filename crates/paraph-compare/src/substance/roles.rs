//! Words for who stands on which side of a bargain: `lender`, `borrower`; `vendor`, `seller`.
//!
//! The lists have a side for each role, `[turns role lender]`, with the words for it.

use alloc::vec::Vec;

use super::Context;
use super::side::Side;

impl Context {
    /// Whether two names end with words for two roles.
    pub(crate) fn are_of_two_roles(&self, names: [&str; 2]) -> bool {
        let [one, other] = names.map(|name| self.roles(name));
        !one.is_empty() && !other.is_empty() && !one.iter().any(|role| other.contains(role))
    }

    /// Whether two names are words for one role and no more: `Vendor`, `Seller`.
    pub(crate) fn are_of_one_role(&self, names: [&str; 2]) -> bool {
        let is_word = names.iter().all(|name| !name.contains(' '));
        let [one, other] = names.map(|name| self.roles(name));
        is_word && one.iter().any(|role| other.contains(role))
    }

    /// The roles that the last word of a name is a word for.
    fn roles(&self, name: &str) -> Vec<&'static str> {
        let side = Side::of(name, &self.reader);
        let last = side.tokens.iter().rev().find(|token| token.is_content());
        let turns = last.into_iter().flat_map(|token| token.values("turns"));
        turns.filter_map(|turns| turns.strip_prefix("role ")).collect()
    }
}
