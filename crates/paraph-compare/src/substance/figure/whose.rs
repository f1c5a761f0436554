//! Whose a number is that was exchanged with another's.

use alloc::string::String;
use core::ops::Range;

use super::quantity::Quantity;
use crate::substance::finder::Finder;
use crate::substance::pair::Which;
use crate::substance::side::Side;

/// Whose a number is, or for what: the party or the name in its part of the sentence, or else the words behind
/// what it counts.
///
/// Of several parties it is the one to whom it goes (`pays 5 to Norland`), else the one that stands nearest before
/// it (`pays Norland 5`), but none whom every part of the sentence has.
pub(super) fn whose(finder: &Finder<'_>, quantity: &Quantity) -> Option<String> {
    let side = finder.pair.side(Which::Old);
    let part = part(side, &quantity.number);
    let own = quantity.whole();
    party(finder, quantity, &part)
        .or_else(|| {
            let is_one = |at: &usize| side.tokens[*at].is_name() || side.tokens[*at].is("person");
            let before = (part.start..own.start).rev().find(is_one);
            let last = || (own.end..part.end).rev().find(is_one);
            before.or_else(last).or_else(|| subject(side, &part, own.start)).map(|at| at..at + 1)
        })
        .or_else(|| {
            let says = |at: &usize| side.tokens[*at].is_content();
            (own.end..part.end).find(says).map(|first| first..first + 1)
        })
        .map(|at| String::from(side.words(at)))
}

/// The part of a sentence that a place stands in: between two commas, or words that join.
fn part(side: &Side<'_>, at: &Range<usize>) -> Range<usize> {
    let sentence = side.sentence(at.start);
    let links = |at: &usize| side.tokens[*at].is("and") || side.is_comma(*at);
    let start = (sentence.start..at.start).rev().find(links);
    let end = (at.end..sentence.end).find(links).unwrap_or(sentence.end);
    start.map_or(sentence.start, |at| at + 1)..end
}

/// The party of a number's part of the sentence.
fn party(finder: &Finder<'_>, quantity: &Quantity, part: &Range<usize>) -> Option<Range<usize>> {
    let side = finder.pair.side(Which::Old);
    let names = |at: Range<usize>| {
        { at }.filter_map(|at| {
            let all = finder.context.parties.iter().enumerate();
            let ends = all.filter_map(|(party, one)| Some((one.end(side, at)?, party)));
            ends.max().map(|(end, party)| (at..end, party))
        })
    };
    let all: alloc::vec::Vec<_> = names(part.clone()).collect();
    let elsewhere = |party: usize| {
        let sentence = side.sentence(part.start);
        let others = names(sentence.start..part.start).chain(names(part.end..sentence.end));
        { others }.any(|(_, other)| other == party)
    };
    let is_led = |at: &Range<usize>| {
        let lead = side.before(at.start, |token| !token.is("article"));
        at.start >= quantity.number.end
            && lead.is_some_and(|lead| side.tokens[lead].value("relation") == Some("good"))
    };
    let own = || all.iter().filter(|(_, party)| !elsewhere(*party));
    let to = own().find(|(at, _)| is_led(at));
    let before = || own().rfind(|(at, _)| at.end <= quantity.number.start);
    to.or_else(before).or_else(|| own().next()).or_else(|| all.first()).map(|(at, _)| at.clone())
}

/// Who stands first in a part, though written as any word is that begins a sentence: `Westmark pays 5`.
fn subject(side: &Side<'_>, part: &Range<usize>, end: usize) -> Option<usize> {
    let first = (part.start..end).find(|at| side.tokens[*at].is_content())?;
    let acts = (first + 1..end).next().is_some_and(|at| side.tokens[at].is("verb"));
    let token = &side.tokens[first];
    let is_large = side.text[token.at.clone()].starts_with(char::is_uppercase);
    (is_large && acts && !token.is("verb")).then_some(first)
}
