//! Several who stand before a verb: parties in a row, and parties that compete for the place.

use core::ops::Range;

use super::super::context::Context;
use super::super::side::Side;

/// So many words a name in a row has at most.
const NAME_MAX: usize = 8;

/// `Ostria, Verania and Tovia shall`: what stands before the verb, with the parties in the same row before it.
pub(super) fn whole(side: &Side<'_>, at: Range<usize>, context: &Context) -> Range<usize> {
    let mut start = at.start;
    while let Some(before) = party_before(side, start, context) {
        start = before;
    }
    start..at.end
}

/// Where a party's name begins that ends at the comma before a place.
fn party_before(side: &Side<'_>, at: usize, context: &Context) -> Option<usize> {
    let mut comma = at.checked_sub(1)?;
    while side.tokens[comma].is("article") {
        comma = comma.checked_sub(1)?;
    }
    let first = side.sentence(comma).start;
    if &*side.tokens[comma].word != "," {
        return None;
    }
    let ends = |at: &usize| context.parties.iter().any(|party| party.end(side, *at) == Some(comma));
    let start = (first.max(comma.saturating_sub(NAME_MAX))..comma).find(ends)?;
    // `On behalf of Ostria, Verania shall`: what hangs on a word before is in no row.
    let mut before = start;
    while before > first && side.tokens[before - 1].is("article") {
        before -= 1;
    }
    (before == first || side.tokens[before - 1].is_sign()).then_some(start)
}

/// `[Ostria] [Verania] shall`: whether several in brackets compete to stand before a verb.
pub(super) fn is_open(side: &Side<'_>, at: &Range<usize>, verb: usize) -> bool {
    let is = |at: usize, sign: &str| side.get(at).is_some_and(|token| &*token.word == sign);
    let first = side.sentence(verb).start.max(at.start.saturating_sub(2));
    let last = verb.min(at.end + 1);
    (first..last).any(|at| is(at, "]") && is(at + 1, "["))
}
