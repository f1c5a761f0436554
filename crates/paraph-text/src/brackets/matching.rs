//! Which `[` belongs to which `]`, and what does not fit.
//!
//! A bracket directly behind a backslash is words. Memory is bounded: at most
//! [`BRACKET_DEPTH_MAX`] brackets are open at a time, at most [`BRACKETS_MAX`] pairs are kept.

use alloc::vec::Vec;

use super::{BRACKET_DEPTH_MAX, BRACKETS_MAX};
use crate::error::Fault;

/// The pairs of brackets in a text, as byte offsets of `[` and `]`, in the order of the `[`.
pub(super) struct Matching(Vec<(usize, usize)>);

impl Matching {
    pub(super) fn of(text: &str) -> Self {
        scan(text).0
    }

    /// Where the bracket that opens at `open` closes.
    pub(super) fn close_of(&self, open: usize) -> Option<usize> {
        let index = self.0.binary_search_by_key(&open, |pair| pair.0).ok()?;
        self.0.get(index).map(|pair| pair.1)
    }

    /// The pairs that open from `start` on, in order.
    pub(super) fn from(&self, start: usize) -> impl Iterator<Item = (usize, usize)> {
        let index = self.0.partition_point(|pair| pair.0 < start);
        self.0.iter().skip(index).copied()
    }
}

/// The first bracket that does not fit, by byte offset, and why.
pub(crate) fn misfit(text: &str) -> Option<(usize, Fault)> {
    scan(text).1
}

fn scan(text: &str) -> (Matching, Option<(usize, Fault)>) {
    let mut pairs = Vec::new();
    let mut open = Vec::new();
    let mut too_deep = 0usize;
    let mut misfit = None;
    // Most texts have none, which is seen without going through them byte by byte.
    if !text.bytes().fold(false, |has, byte| has | matches!(byte, b'[' | b']')) {
        return (Matching(pairs), misfit);
    }
    let mut previous = b' ';
    for (offset, byte) in text.bytes().enumerate() {
        let fault = match byte {
            _ if previous == b'\\' => None,
            b'[' if open.len() == BRACKET_DEPTH_MAX => {
                too_deep += 1;
                Some(Fault::BracketsTooDeep)
            }
            b'[' => {
                open.push(offset);
                None
            }
            b']' if too_deep > 0 => {
                too_deep -= 1;
                None
            }
            b']' if pairs.len() == BRACKETS_MAX => Some(Fault::TooManyBrackets),
            b']' => match open.pop() {
                Some(from) => {
                    pairs.push((from, offset));
                    None
                }
                None => Some(Fault::Unopened),
            },
            _ => None,
        };
        misfit = misfit.or(fault.map(|fault| (offset, fault)));
        previous = byte;
    }
    let unclosed = open.last().map(|from| (*from, Fault::Unclosed));
    pairs.sort_unstable();
    (Matching(pairs), misfit.or(unclosed))
}
