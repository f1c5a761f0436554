//! Quantities as they stand in a text: a number with its bound, its unit, and what turns the bound.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::substance::finder::Finder;
use crate::substance::number::{self, Number, Ratio};
use crate::substance::pair::Which;
use crate::substance::side::Side;

/// A quantity in a text.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The tokens of its number.
    pub(super) number: Range<usize>,
    pub(super) value: Ratio,
    pub(super) unit: Option<Unit>,
    /// The tokens of its bound, and which bound it is.
    pub(super) bound: Option<(Range<usize>, String)>,
    /// The word that turns the bound: `shall not have more than ten`.
    pub(super) denial: Option<usize>,
    /// Whether it is a part of a whole.
    pub(super) is_part: bool,
    /// What its digits say, where they are at odds with its words.
    pub(super) at_odds: Option<Ratio>,
}

/// What is counted.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) at: Range<usize>,
    /// What a unit of the lists measures, and how much of it; none for things that are counted.
    pub(super) measure: Option<(String, u128)>,
}

/// How many words may stand between a bound and its number.
const BOUND_REACH: usize = 4;

/// How many of the smallest unit of shares, one in a thousand, a whole has.
const SHARE: u128 = 1000;

impl Quantity {
    /// The amount in the smallest unit of what it measures.
    pub(super) fn amount(&self) -> Ratio {
        let factor = self.unit.as_ref().and_then(|unit| unit.measure.as_ref()).map_or(1, |m| m.1);
        self.value.times(factor).unwrap_or(self.value)
    }

    /// Where its number and unit end.
    fn end(&self) -> usize {
        self.number.end.max(self.unit.as_ref().map_or(0, |unit| unit.at.end))
    }

    pub(super) fn whole(&self) -> Range<usize> {
        let unit = self.unit.as_ref().map_or(self.number.clone(), |unit| unit.at.clone());
        let bound = self.bound.as_ref().map_or(self.number.clone(), |(at, _)| at.clone());
        self.number.start.min(unit.start).min(bound.start)
            ..self.number.end.max(unit.end).max(bound.end)
    }
}

/// The quantities of a text, dates, references and deadlines left out.
///
/// A `one` that counts no unit is a number only if it is said to count.
pub(super) fn quantities(
    side: &Side<'_>,
    skip: &[bool],
    counts: impl Fn(usize) -> bool,
) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < side.tokens.len() {
        let number = if skip[at] { None } else { number::at(side, at) };
        match number {
            Some(number) => {
                at = number.at.end;
                let counts = counts(number.at.start);
                let quantity = quantity(side, number, counts);
                at = quantity.as_ref().map_or(at, |quantity| at.max(quantity.end()));
                found.extend(quantity);
            }
            None => at += 1,
        }
    }
    found
}

fn quantity(side: &Side<'_>, number: Number, counts: bool) -> Option<Quantity> {
    let is_one = number.value.is_whole(1) && !side.tokens[number.at.start].is_figure();
    let unit = unit(side, &number);
    let is_counted = unit.as_ref().is_some_and(|unit| unit.measure.is_some());
    if is_one && !is_counted && !counts {
        return None;
    }
    let bound = bound(side, &number.at, unit.as_ref());
    let denial = bound.as_ref().and_then(|(at, name)| denial(side, at.start, name));
    let bound = match (bound, denial) {
        (Some((at, _)), Some((_, turned))) => Some((at, turned.into())),
        (bound, _) => bound,
    };
    let denial = denial.map(|(at, _)| at);
    let Number { at, value, is_part, at_odds } = number;
    Some(Quantity { number: at, value, unit, bound, denial, is_part, at_odds })
}

/// The unit behind a number, or the currency before it.
fn unit(side: &Side<'_>, number: &Number) -> Option<Unit> {
    let sentence = side.sentence(number.at.start);
    let share = |at: Range<usize>| Unit { at, measure: Some(("share".into(), SHARE)) };
    let skips = usize::from(side.get(number.at.end).is_some_and(|next| next.is("article")));
    let behind = side.get(number.at.end + skips).filter(|_| number.at.end + skips < sentence.end);
    if number.is_part && behind.is_none_or(|token| !token.is("unit")) {
        return Some(share(number.at.clone()));
    }
    let currency = number.at.start.checked_sub(1).filter(|at| *at >= sentence.start);
    if let Some(before) = currency.filter(|at| side.tokens[*at].is("currency")) {
        return Some(Unit { at: before..before + 1, measure: None });
    }
    let mut at = number.at.end + if number.is_part { skips } else { 0 };
    at += usize::from(side.get(at).is_some_and(|next| next.is("bound-behind")));
    let start = at;
    while at < sentence.end {
        let token = &side.tokens[at];
        if let Some(measure) = token.value("unit").filter(|_| at == start).and_then(measure) {
            return Some(Unit { at: start..at + 1, measure: Some(measure) });
        }
        let is_first = token.is("unit-beginning") || (token.is_name() && at == start);
        let goes_on = is_first
            && side.get(at + 1).is_some_and(|next| next.is_content() && at + 1 < sentence.end);
        if !goes_on {
            let is_thing = token.is_content()
                && !token.is("verb-only")
                && !token.is("force")
                && !token.is("circumstance");
            return is_thing.then(|| Unit { at: start..at + 1, measure: None });
        }
        at += 1;
    }
    None
}

/// How far before a bound the word may stand that turns it.
const DENIAL_REACH: usize = 6;

/// The word that turns a bound, and into which: not more than is at most.
fn denial(side: &Side<'_>, bound: usize, name: &str) -> Option<(usize, &'static str)> {
    let turned = match name {
        "more-than" => "at-most",
        "less-than" => "at-least",
        _ => return None,
    };
    let start = side.sentence(bound).start;
    let near = (start..bound).rev().take(DENIAL_REACH).take_while(|at| !side.is_comma(*at));
    let denies = |at: &usize| side.tokens[*at].is("not") && !side.tokens[*at].is("unless");
    near.into_iter().find(denies).map(|at| (at, turned))
}

/// `No ship over 500 tonnes may enter`, `ships over 500 tonnes may not enter`: what is denied in both
/// is not the bound, though a denial stands near it in one.
pub(super) fn is_denied_elsewhere(finder: &Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    let denies = |which: Which, quantity: &Quantity| {
        let sentence = finder.pair.side(which).sentence(quantity.number.start);
        finder.any(which, sentence, |token| token.is("not") && !token.is("unless"))
    };
    match (old.denial, new.denial) {
        (Some(_), None) => denies(Which::New, new),
        (None, Some(_)) => denies(Which::Old, old),
        _ => false,
    }
}

fn measure(value: &str) -> Option<(String, u128)> {
    let (measure, factor) = value.split_once(' ')?;
    Some((measure.into(), factor.parse().ok()?))
}

/// The bound before a number or behind its unit.
fn bound(
    side: &Side<'_>,
    number: &Range<usize>,
    unit: Option<&Unit>,
) -> Option<(Range<usize>, String)> {
    let sentence = side.sentence(number.start);
    let first = unit.map_or(number.start, |unit| unit.at.start.min(number.start));
    let last = unit.map_or(number.end, |unit| unit.at.end.max(number.end));
    let of = |at: usize| side.tokens[at].value("bound").map(|bound| (at..at + 1, bound.into()));
    for at in (sentence.start..first).rev().take(BOUND_REACH) {
        let token = &side.tokens[at];
        if token.is("bound") && (at + 1 == first || !token.is("loose")) {
            return of(at);
        }
        if token.is_content() || token.is_sign() {
            break;
        }
    }
    let behind = (number.end..sentence.end).take(last - number.end + 3);
    let near = behind
        .filter(|at| !side.tokens[*at].is("loose"))
        .take_while(|at| !side.is_comma(*at))
        .find_map(|at| {
            let token = &side.tokens[at];
            token.is("bound-behind").then(|| of(at)).flatten()
        });
    near.or_else(|| limit(side, first))
}

/// The bound that a thing is by its name: `the maximum weight of a load is`.
fn limit(side: &Side<'_>, number: usize) -> Option<(Range<usize>, String)> {
    let is = number.checked_sub(1).filter(|at| side.tokens[*at].is("be"))?;
    let clause = (side.sentence(number).start..is).rev().take_while(|at| !side.is_comma(*at));
    let bounds = |at: usize| Some((at..at + 1, side.tokens[at].value("limit")?.into()));
    { clause }.find_map(bounds)
}
