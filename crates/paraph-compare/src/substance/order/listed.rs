//! The order of things that are listed in a sentence which says that their order counts: `in order of priority: the contract,
//! the annexes`, `the contract and the annexes prevail in that order`; and that of sentences which begin with their place
//! in a row, `First, the envoy reports. Second, the council votes.`

use alloc::vec::Vec;
use core::ops::Range;

use crate::in_order;
use crate::substance::finder::Finder;
use crate::substance::pair::{Group, Hunk, Which};
use crate::substance::{Direction, Kind};

/// What is listed in a sentence.
struct List {
    at: Range<usize>,
    /// Whether a colon leads to it, or the whole sentence is it. A chapeau that is read with its items has lost its colon.
    is_certain: bool,
}

/// Looks for things in another order than they had.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let [olds, news] = Which::BOTH.map(|which| lists(finder, &group, which));
        for old in &olds {
            let is_turned =
                |new: &&List| (old.is_certain || new.is_certain) && is_turned(finder, old, new);
            if let Some(new) = news.iter().find(is_turned) {
                let hunk = Hunk([old.at.clone(), new.at.clone()]);
                finder.say(Kind::Order, Direction::Changed, &hunk);
            }
        }
    }
    places(finder);
}

/// What is listed in the sentences of a group whose order counts.
fn lists(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<List> {
    let side = finder.pair.side(which);
    let all = group[which as usize].iter().map(|sentence| side.sentences[*sentence].clone());
    let listed = |sentence: Range<usize>| {
        let bytes = side.bytes(sentence.clone());
        let end = bytes.start + in_order::told(&side.text[bytes])?;
        let behind = sentence.clone().find(|at| side.tokens[*at].at.start >= end);
        let rest = behind.unwrap_or(sentence.end)..sentence.end;
        let colon = rest.clone().find(|at| side.tokens[*at].word == ":");
        let is_last = !finder.any(which, rest.clone(), |token| token.is_content());
        Some(match colon {
            Some(colon) => List { at: colon + 1..sentence.end, is_certain: true },
            None if is_last => List { at: sentence.start..rest.start, is_certain: true },
            None => List { at: rest, is_certain: false },
        })
    };
    all.filter_map(listed).collect()
}

/// Whether the items of two lists stand in another order, and nothing of them is told.
fn is_turned(finder: &Finder<'_>, old: &List, new: &List) -> bool {
    let is_told =
        |which: Which, at: &Range<usize>| at.clone().any(|at| finder.pair.is_told(which, at));
    let there = items(finder, Which::New, &new.at);
    let place = |item: &Range<usize>| {
        let own = item.clone().filter(|at| finder.token(Which::Old, *at).is_plain());
        let mates: Vec<usize> = own.filter_map(|at| finder.pair.mate_of(Which::Old, at)).collect();
        let shared = |item: &Range<usize>| mates.iter().filter(|at| item.contains(at)).count();
        let best = there.iter().enumerate().max_by_key(|(_, item)| shared(item))?;
        // Half of what it says stands in that item.
        (shared(best.1) * 2 > mates.len()).then_some(best.0)
    };
    let places: Vec<usize> = items(finder, Which::Old, &old.at).iter().filter_map(place).collect();
    !places.is_sorted() && !is_told(Which::Old, &old.at) && !is_told(Which::New, &new.at)
}

/// The items of a list, which commas part, and words for `and`.
fn items(finder: &Finder<'_>, which: Which, list: &Range<usize>) -> Vec<Range<usize>> {
    let side = finder.pair.side(which);
    let parts = |at: &usize| side.is_comma(*at) || side.tokens[*at].is("and");
    let mut items = Vec::new();
    let mut start = list.start;
    for end in list.clone().filter(parts).chain([list.end]) {
        items.push(start..end);
        start = end + 1;
    }
    items.retain(|item| finder.any(which, item.clone(), |token| token.is_content()));
    items
}

/// Sentences that begin with another place in a row than they had.
fn places(finder: &mut Finder<'_>) {
    let [olds, news] = Which::BOTH.map(|which| placed(finder, which));
    if olds.len() < 2 || news.len() < 2 {
        return;
    }
    let other = |place: u128, at: &Range<usize>| {
        let own = at.clone().filter(|at| finder.token(Which::Old, *at).is_plain());
        let mates: Vec<usize> = own.filter_map(|at| finder.pair.mate_of(Which::Old, at)).collect();
        let is_here = |at: &Range<usize>| {
            let inside = mates.iter().filter(|mate| at.contains(mate)).count();
            inside * 2 > mates.len()
        };
        news.iter().find(|(now, at)| *now != place && is_here(at)).map(|(_, at)| at.clone())
    };
    let turned = olds.iter().find_map(|(place, old)| Some((old.clone(), other(*place, old)?)));
    if let Some((old, new)) = turned {
        finder.say(Kind::Order, Direction::Changed, &Hunk([old, new]));
    }
}

/// The sentences that begin with a place in a row and a comma, each with it.
fn placed(finder: &Finder<'_>, which: Which) -> Vec<(u128, Range<usize>)> {
    let side = finder.pair.side(which);
    let place = |at: Range<usize>| {
        let first = side.get(at.start)?.number("ordinal")?;
        (at.len() > 2 && side.is_comma(at.start + 1)).then_some((first, at.start + 2..at.end))
    };
    side.sentences.iter().cloned().filter_map(place).collect()
}
