//! Quantities that are others: their figures, bounds and units.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::finder::{Finder, came_or_went, one_sided};
use super::pair::{Group, Hunk, Which};
use super::{Direction, Kind};

mod quantity;
mod whose;

use super::deadline::Value;
use super::number::Ratio;
use quantity::{Quantity, is_denied_elsewhere, quantities};
use whose::whose;

/// Looks for figures, bounds, units and circumstances that are others.
pub(super) fn find(finder: &mut Finder<'_>) {
    let all = Which::BOTH.map(|which| {
        let side = finder.pair.side(which);
        let mut skip = alloc::vec![false; side.tokens.len()];
        let references = finder.references[which as usize].clone();
        let times = finder.phrases(which).times.iter();
        let due = times.filter(|time| time.is_due || !time.is_span());
        let known = due.map(|time| time.at.clone()).chain(references.into_iter().map(|r| r.at));
        known.for_each(|at| skip[at].fill(true));
        // `One` is a number where it has another's place: `two votes and one`.
        quantities(side, &skip, |at| finder.pair.is_exchanged(which, at))
    });
    let values = all.each_ref().map(|all| all.iter().map(|one| one.value).collect());
    for group in finder.all_groups() {
        let own = Which::BOTH.map(|which| {
            let tokens = finder.pair.tokens(&group, which);
            let is_own = |quantity: &&Quantity| {
                let at = quantity.number.start;
                tokens.contains(&at) && !finder.pair.is_told(which, at)
            };
            all[which as usize].iter().filter(is_own).cloned().collect::<Vec<_>>()
        });
        compare(finder, &group, own, &values);
    }
}

/// All values of each text.
type Values = [Vec<Ratio>; 2];

fn compare(
    finder: &mut Finder<'_>,
    group: &Group,
    [olds, mut news]: [Vec<Quantity>; 2],
    values: &Values,
) {
    let mut pairs: Vec<(Quantity, Quantity)> = Vec::new();
    let mut lone = Vec::new();
    // Equal ones first, then those of one measure, then those whose unit or number has the other's place.
    for old in olds {
        let same = |new: &Quantity| {
            !is_exchanged(finder, &old, new)
                && is_same_amount(&old, new)
                && are_units_same(finder, &old, new)
        };
        match news.iter().position(same) {
            Some(at) => pairs.push((old, news.remove(at))),
            None => lone.push(old),
        }
    }
    for old in lone {
        let is_near = |new: &Quantity| is_in_place(finder, &old, new);
        let is_like = |new: &Quantity| are_units_same(finder, &old, new);
        let is_head = |new: &Quantity| old.value == new.value && is_one_thing(finder, &old, new);
        let at = news.iter().position(is_near).or_else(|| news.iter().position(is_like));
        let at = at.or_else(|| news.iter().position(is_head));
        match at {
            Some(at) => pairs.push((old, news.remove(at))),
            None => alone(finder, group, Which::Old, &old),
        }
    }
    for new in news {
        alone(finder, group, Which::New, &new);
    }
    ratios(finder, &pairs);
    for (old, new) in pairs {
        exchanged(finder, &old, &new, values);
    }
}

/// Whether one of two numbers took the place of another that has its place.
fn is_exchanged(finder: &Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    let is =
        |which: Which, at: &Range<usize>| at.clone().any(|at| finder.pair.is_exchanged(which, at));
    is(Which::Old, &old.number) || is(Which::New, &new.number)
}

fn is_same_amount(old: &Quantity, new: &Quantity) -> bool {
    if old.at_odds != new.at_odds {
        return false;
    }
    let both_counted = old.unit.is_some() && new.unit.is_some();
    old.amount() == new.amount() || (!both_counted && old.value == new.value)
}

fn are_units_same(finder: &Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    match (&old.unit, &new.unit) {
        (None, _) | (_, None) => true,
        (Some(one), Some(two)) => match (&one.measure, &two.measure) {
            (Some(one), Some(two)) => one.0 == two.0,
            (None, None) => {
                let words = |which: Which, at: &Range<usize>| {
                    at.clone().map(move |at| (which, at)).collect::<Vec<_>>()
                };
                let (olds, news) = (words(Which::Old, &one.at), words(Which::New, &two.at));
                let fits = |(which, at): &(Which, usize)| {
                    let token = finder.token(*which, *at);
                    let others = if *which == Which::Old { &news } else { &olds };
                    !token.is_content()
                        || others.iter().any(|(other, at)| {
                            let other = finder.token(*other, *at);
                            token.is_same(other) || token.is_akin(other)
                        })
                };
                olds.iter().all(fits) && news.iter().all(fits)
            }
            _ => false,
        },
    }
}

/// Whether two numbers count one thing, whatever else is said of it: `four equal parts`, `4 parts`.
fn is_one_thing(finder: &Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    let head = |which: Which, quantity: &Quantity| {
        let last = quantity.unit.as_ref().and_then(|unit| unit.at.clone().last());
        last.map(|at| finder.token(which, at))
    };
    let heads = (head(Which::Old, old), head(Which::New, new));
    matches!(heads, (Some(one), Some(other)) if one.is_same(other))
}

/// Whether the number or the unit of one has the place of the other's.
fn is_in_place(finder: &Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    let mate = |at: &Range<usize>| finder.pair.mate_of(Which::Old, at.start);
    let number = mate(&old.number).is_some_and(|mate| new.number.contains(&mate));
    let around = |which: Which, at: &Range<usize>| {
        let side = finder.pair.side(which);
        let before = side.before(at.start, |token| token.is_content());
        let behind = (at.end..side.sentence(at.start).end).find(|at| side.tokens[*at].is_content());
        (before, behind)
    };
    let (olds, news) = (around(Which::Old, &old.whole()), around(Which::New, &new.whole()));
    let mates = |old: Option<usize>, new: Option<usize>| {
        old.is_some_and(|old| {
            finder.pair.mate_of(Which::Old, old).is_some_and(|mate| Some(mate) == new)
        })
    };
    number || mates(olds.0, news.0) || mates(olds.1, news.1)
}

fn exchanged(finder: &mut Finder<'_>, old: &Quantity, new: &Quantity, values: &Values) {
    if finder.pair.is_told(Which::Old, old.number.start) {
        return;
    }
    if in_other_units(finder, old, new) {
        bounds(finder, old, new);
        for (which, quantity) in [(Which::Old, old), (Which::New, new)] {
            finder.pair.tell(which, quantity.whole());
        }
        return;
    }
    let same_unit = are_units_same(finder, old, new);
    let is_same = is_same_amount(old, new);
    if same_unit {
        lone_unit(finder, old, new);
    } else {
        units(finder, old, new);
    }
    if new.at_odds != old.at_odds {
        let direction = match new.at_odds {
            Some(_) => Direction::AtOdds,
            None => Direction::Changed,
        };
        finder.say(Kind::Figure, direction, &Hunk([old.whole(), new.whole()]));
    }
    let numbers_differ = old.value != new.value;
    let is_at_odds = new.at_odds != old.at_odds;
    if !is_at_odds && ((same_unit && !is_same) || (!same_unit && numbers_differ)) {
        let (one, two) =
            if same_unit { (old.amount(), new.amount()) } else { (old.value, new.value) };
        let direction = match one.cmp(&two) {
            _ if is_number_of_year(finder, old, new) => Direction::Changed,
            Ordering::Less => Direction::Higher,
            _ => Direction::Lower,
        };
        // Somebody else's may be this number now, and this one's was his.
        let [olds, news] = values;
        let stays = olds.contains(&new.value) && news.contains(&old.value);
        let is_exchange = stays || is_exchanged(finder, old, new);
        let whose = is_exchange.then(|| whose(finder, old)).flatten();
        let hunk = Hunk([old.number.clone(), new.number.clone()]);
        // Of `a month` and `a year` the figure is the same, and what is counted by is not.
        let words = Which::BOTH.map(|which| {
            let at = [&old.number, &new.number][which as usize].clone();
            finder.pair.side(which).words(at).to_lowercase()
        });
        if words[0] == words[1] {
            finder.say(Kind::Unit, Direction::Changed, &Hunk([old.whole(), new.whole()]));
        } else {
            finder.say_of(Kind::Figure, direction, &hunk, whose);
        }
    }
    let is_denied_elsewhere = is_denied_elsewhere(finder, old, new);
    if !is_denied_elsewhere {
        bounds(finder, old, new);
    }
    for (which, quantity) in [(Which::Old, old), (Which::New, new)] {
        // Equal amounts and bounds may be written in other words: those are no change.
        if let Some(denial) = quantity.denial.filter(|_| !is_denied_elsewhere) {
            finder.pair.tell(which, denial..denial + 1);
        }
        tell_amount(finder, which, quantity);
    }
}

/// `Regulation 1348/2000`, now `1393/2007`: another act, which is neither more nor less.
fn is_number_of_year(finder: &Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    let numbered = |which: Which, at: &Range<usize>| {
        let words = finder.pair.side(which).words(at.clone());
        words.split_once('/').is_some_and(|(_, year)| {
            year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
        })
    };
    numbered(Which::Old, &old.number) && numbered(Which::New, &new.number)
}

/// Notes that an amount is told; `armed` of `60 armed observers`, where the other text has `unarmed`, is no part of it.
fn tell_amount(finder: &mut Finder<'_>, which: Which, quantity: &Quantity) {
    for at in quantity.whole() {
        let denies = finder.pair.mate_of(which, at).is_some_and(|mate| {
            let (own, other) = (finder.token(which, at), finder.token(which.other(), mate));
            own.denies(other) || other.denies(own)
        });
        if !denies {
            finder.pair.tell(which, at..at + 1);
        }
    }
}

/// `90 days` and `three months`: spans in units of which neither is a number of the other's are told as
/// one change, which is the longer only where that is plain. Answers whether they are such.
fn in_other_units(finder: &mut Finder<'_>, old: &Quantity, new: &Quantity) -> bool {
    let span = |quantity: &Quantity| {
        let (unit, _) = quantity.unit.as_ref()?.measure.clone()?;
        Some(Value::Span(quantity.amount(), unit))
    };
    let (Some(one), Some(two)) = (span(old), span(new)) else { return false };
    let is_one_unit =
        matches!((&one, &two), (Value::Span(_, one), Value::Span(_, two)) if one == two);
    let Some(order) = one.order(&two).filter(|_| !is_one_unit && old.value != new.value) else {
        return false;
    };
    let direction = match order {
        Ordering::Equal => Direction::Alike,
        Ordering::Less => Direction::Higher,
        Ordering::Greater => Direction::Lower,
    };
    let with_unit = |quantity: &Quantity| {
        let end = quantity.unit.as_ref().map_or(quantity.number.end, |unit| unit.at.end);
        quantity.number.start..end.max(quantity.number.end)
    };
    finder.say(Kind::Figure, direction, &Hunk([with_unit(old), with_unit(new)]));
    true
}

/// Whether a number came or went with more than what it counts: then the other kinds are asked first
/// what that is (`at 80 °C`, `by two notaries`, a clause of its own).
fn is_part_of_more(finder: &Finder<'_>, group: &Group, which: Which, quantity: &Quantity) -> bool {
    let own = quantity.whole();
    let hunks = finder.hunks(group);
    let hunk = hunks.iter().find(|hunk| hunk.at(which).contains(&quantity.number.start));
    hunk.filter(|hunk| hunk.only().is_some()).is_some_and(|hunk| {
        let rest = hunk.at(which).filter(|at| !own.contains(at));
        let says = |at: usize| {
            let token = finder.token(which, at);
            (token.is_plain() && finder.pair.is_free(which, at)) || token.is("circumstance")
        };
        { rest }.any(says)
    })
}

/// Whether the other text has words of measure at the same place: `a fortnight`, `half-yearly`.
fn is_said_otherwise(
    finder: &Finder<'_>,
    group: &Group,
    which: Which,
    quantity: &Quantity,
) -> bool {
    let hunks = finder.hunks(group);
    let hunk = hunks.iter().find(|hunk| hunk.at(which).contains(&quantity.number.start));
    let measures = ["circumstance", "unit", "part", "scale", "ordinal", "number"];
    hunk.is_some_and(|hunk| {
        finder.any(which.other(), hunk.at(which.other()), |token| {
            !token.is_figure() && measures.iter().any(|section| token.is(section))
        })
    })
}

/// `50 to 50`: of a ratio one side gains what the other loses.
fn ratios(finder: &mut Finder<'_>, pairs: &[(Quantity, Quantity)]) {
    for pair in pairs.windows(2) {
        let [(one_old, one_new), (two_old, two_new)] = pair else { continue };
        let joined = |which: Which, one: &Quantity, two: &Quantity| {
            one.number.end + 1 == two.number.start
                && finder.token(which, one.number.end).is("range")
        };
        let is_ratio = joined(Which::Old, one_old, two_old) && joined(Which::New, one_new, two_new);
        let orders = (one_old.value.cmp(&one_new.value), two_old.value.cmp(&two_new.value));
        if is_ratio && orders.0 == orders.1.reverse() && orders.0.is_ne() {
            let whole = |one: &Quantity, two: &Quantity| one.number.start..two.number.end;
            let hunk = Hunk([whole(one_old, two_old), whole(one_new, two_new)]);
            finder.say(Kind::Figure, Direction::Changed, &hunk);
        }
    }
}

fn units(finder: &mut Finder<'_>, old: &Quantity, new: &Quantity) {
    let (Some(one), Some(two)) = (&old.unit, &new.unit) else { return };
    let is_known = one.measure.is_some() || two.measure.is_some();
    let free = |which, at: &Range<usize>| !finder.pair.free(which, at.clone()).is_empty();
    if is_known || free(Which::Old, &one.at) || free(Which::New, &two.at) {
        finder.say(Kind::Unit, Direction::Changed, &Hunk([one.at.clone(), two.at.clone()]));
    }
}

/// `5 %` for `5`: a number that lost a unit of the lists, or has one now.
fn lone_unit(finder: &mut Finder<'_>, old: &Quantity, new: &Quantity) {
    let (which, unit, bare) = match (&old.unit, &new.unit) {
        (Some(unit), None) => (Which::Old, unit, new),
        (None, Some(unit)) => (Which::New, unit, old),
        _ => return,
    };
    let other = finder.pair.side(which.other());
    // `5 to 10 per cent`, `5 or 6 days`: the unit stands behind the second.
    let shares = other.get(bare.number.end).is_some_and(|next| {
        next.is("range") || next.is("and") || next.is("or") || next.word == ","
    });
    let is_known =
        unit.measure.is_some() || unit.at.clone().any(|at| finder.token(which, at).is("currency"));
    let is_free = unit.at.clone().all(|at| finder.pair.is_free(which, at));
    if is_known && is_free && !shares && !bare.is_part {
        finder.say(Kind::Unit, came_or_went(which), &one_sided(which, unit.at.clone()));
    }
}

fn bounds(finder: &mut Finder<'_>, old: &Quantity, new: &Quantity) {
    let names = [&old.bound, &new.bound].map(|bound| bound.as_ref().map(|(_, name)| name.clone()));
    if names[0] == names[1] {
        return;
    }
    let at =
        |bound: &Option<(Range<usize>, String)>| bound.as_ref().map_or(0..0, |(at, _)| at.clone());
    let hunk = Hunk([at(&old.bound), at(&new.bound)]);
    let is_told =
        Which::BOTH.iter().any(|which| hunk.at(*which).any(|at| finder.pair.is_told(*which, at)));
    if !is_told {
        finder.say(Kind::Bound, Direction::Changed, &hunk);
    }
}

/// A quantity that stands in one text only.
fn alone(finder: &mut Finder<'_>, group: &Group, which: Which, quantity: &Quantity) {
    let other = which.other();
    let says_two = |at: &usize| {
        finder.token(other, *at).is("two") && finder.pair.mate_of(other, *at).is_none()
    };
    if quantity.value.is_whole(2) && finder.pair.tokens(group, other).iter().any(says_two) {
        finder.pair.tell(which, quantity.number.clone());
        return;
    }
    let is_free = finder.pair.is_free(which, quantity.number.start);
    let is_last = finder.is_last_look;
    if is_free
        && finder.pair.kept(group) >= 500
        && (is_last || !is_part_of_more(finder, group, which, quantity))
        && !is_said_otherwise(finder, group, which, quantity)
    {
        let hunk = one_sided(which, quantity.number.clone());
        finder.say(Kind::Figure, came_or_went(which), &hunk);
        finder.pair.tell(which, quantity.whole());
    }
}
