//! Whether one log extends another: nothing before the end of the older was changed or taken away.
//!
//! Whoever holds both logs compares leaf by leaf; whoever holds only the older head works out the head
//! that the newer log had at that size. A consistency proof ([`crate::merkle::verify_consistency`])
//! shows the same to those who hold two heads and no leaves.

use crate::hash::Hash;
use crate::merkle::{Frontier, Head};

/// How a log stands to an older one of the same channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    /// Both have the same entries.
    Same,
    /// It has all entries of the older one, and more after them.
    Extends,
    /// It has the first entries of the older one only.
    CutBack,
    /// Each has entries that the other cannot have: somebody keeps two logs.
    TwoHistories {
        /// The first place at which they have different entries, counted from 0; unknown where only a
        /// head of the older log is there.
        first: Option<u64>,
    },
    /// The older head counts more entries than are here: cut back or two histories, which the head
    /// alone does not tell.
    Fewer,
}

impl Extension {
    /// How the log with these leaf hashes stands to the older one with those.
    #[must_use]
    pub fn of_logs(older: &[Hash], newer: &[Hash]) -> Self {
        match older.iter().zip(newer).zip(0..).find(|((old, new), _)| old != new) {
            Some((_, first)) => Self::TwoHistories { first: Some(first) },
            None if older.len() == newer.len() => Self::Same,
            None if older.len() < newer.len() => Self::Extends,
            None => Self::CutBack,
        }
    }

    /// How the log with these leaf hashes stands to the older one with that head.
    #[must_use]
    pub fn of_head(older: &Head, newer: &[Hash]) -> Self {
        let size = usize::try_from(older.size).ok();
        let Some(first) = size.and_then(|size| newer.get(..size)) else { return Self::Fewer };
        match first.iter().copied().collect::<Frontier>().head() == *older {
            true if first.len() == newer.len() => Self::Same,
            true => Self::Extends,
            false => Self::TwoHistories { first: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merkle::leaf_hash;
    use alloc::vec::Vec;

    fn log(leaves: &str) -> Vec<Hash> {
        leaves.bytes().map(|byte| leaf_hash(&[byte])).collect()
    }

    fn head(leaves: &str) -> Head {
        log(leaves).into_iter().collect::<Frontier>().head()
    }

    #[test]
    fn one_log_stands_to_another() {
        for (older, newer, by_leaves, by_head) in [
            ("", "", Extension::Same, Extension::Same),
            ("", "ab", Extension::Extends, Extension::Extends),
            ("abc", "abc", Extension::Same, Extension::Same),
            ("abc", "abcde", Extension::Extends, Extension::Extends),
            ("abcde", "abc", Extension::CutBack, Extension::Fewer),
            ("abcde", "abx", two(Some(2)), Extension::Fewer),
            ("abc", "abxde", two(Some(2)), two(None)),
            ("abc", "xbc", two(Some(0)), two(None)),
        ] {
            assert_eq!(Extension::of_logs(&log(older), &log(newer)), by_leaves, "{older} {newer}");
            assert_eq!(Extension::of_head(&head(older), &log(newer)), by_head, "{older} {newer}");
        }
    }

    fn two(first: Option<u64>) -> Extension {
        Extension::TwoHistories { first }
    }
}
