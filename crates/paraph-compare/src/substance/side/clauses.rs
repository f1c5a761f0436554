//! The clauses of sentences, so that what two texts say can be compared clause by clause.
//!
//! A sentence is cut into *parts* at its commas and at words such as `and`, `or`, `while`; parts are
//! put together until each clause has something that is done or is. A row of verbs (`repair the
//! bridge and report`) is several clauses: each is an act of its own.

use alloc::vec::Vec;
use core::ops::Range;

use super::Side;
use crate::redline::atoms::Pause;

/// Where clauses stand, and each token's own.
#[derive(Debug, Default)]
pub(in crate::substance) struct Clauses {
    clauses: Vec<Range<usize>>,
    clause_of: Vec<usize>,
}

impl Clauses {
    pub(super) fn of(side: &Side<'_>) -> Self {
        let mut found = Self::default();
        for sentence in &side.sentences {
            let first_clause = found.clauses.len();
            let mut last_acts = false;
            for part in parts(side, sentence) {
                let acts = part.clone().any(|at| is_act(side, at));
                let is_own = found.clauses.len() == first_clause || (last_acts && acts);
                match found.clauses.last_mut() {
                    Some(last) if !is_own => {
                        last.end = part.end;
                        last_acts |= acts;
                    }
                    _ => {
                        found.clauses.push(part);
                        last_acts = acts;
                    }
                }
            }
        }
        for (number, clause) in found.clauses.iter().enumerate() {
            found.clause_of.extend(clause.clone().map(|_| number));
        }
        found
    }

    /// The clause that a token stands in.
    pub(in crate::substance) fn clause(&self, at: usize) -> Range<usize> {
        self.clauses[self.clause_of[at]].clone()
    }

    /// The clauses within some tokens.
    pub(in crate::substance) fn within(&self, tokens: &[usize]) -> Vec<Range<usize>> {
        let mut numbers: Vec<usize> = tokens.iter().map(|at| self.clause_of[*at]).collect();
        numbers.dedup();
        numbers.into_iter().map(|number| self.clauses[number].clone()).collect()
    }
}

/// The parts of a sentence: each begins with the word or behind the sign that cuts.
fn parts(side: &Side<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        let token = &side.tokens[at];
        let cuts = token.is("and") || token.is("or") || token.is("contrast");
        if cuts && at > start {
            parts.push(start..at);
            start = at;
        }
        if token.is_sign() && token.pause == Pause::Clause {
            parts.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < sentence.end {
        parts.push(start..sentence.end);
    }
    parts
}

/// Whether a word says what is done or is.
fn is_act(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    token.is("force") || token.is("be") || (token.is("verb") && !token.is_name())
}
