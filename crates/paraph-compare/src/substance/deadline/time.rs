//! Times as they stand in a text: dates, hours, and spans that a word makes a deadline.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use crate::redline::atoms::Pause;
use crate::substance::number::{self, Ratio};
use crate::substance::side::Side;

/// A time in a text.
#[derive(Clone, Debug)]
pub(in crate::substance) struct Time {
    /// Its tokens, with the word that makes it a deadline: `within 14 days`.
    pub(in crate::substance) at: Range<usize>,
    /// The same with the event that it runs from: `within 14 days of notice`.
    pub(in crate::substance) whole: Range<usize>,
    pub(super) value: Value,
    /// What its digits say, where they are at odds with its words: `sixty (90) days`.
    pub(super) at_odds: Option<Ratio>,
    /// From which side it bounds: `until` it, `from` it on, `on` it; none where no list says.
    pub(super) way: Option<String>,
    /// Whether it is counted `before` or `after` an event; none where no list says.
    pub(super) runs: Option<String>,
    /// Whether it is how long before a thing somebody must be told of it.
    pub(super) is_notice: bool,
    /// Whether a word says that the thing is due by it; a duration is not.
    pub(in crate::substance) is_due: bool,
}

/// What a time says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::substance) enum Value {
    /// At once.
    Prompt,
    /// A span: how much, of what.
    Span(Ratio, String),
    /// A day: year, month and day, each perhaps unsaid.
    Date(Option<u128>, Option<u128>, Option<u128>),
    /// Minutes since midnight.
    Clock(Ratio),
    /// A season or another time with a name.
    Named(String),
}

impl Time {
    fn of(at: Range<usize>, whole: Range<usize>, value: Value, is_due: bool) -> Self {
        Self { at, whole, value, at_odds: None, way: None, runs: None, is_notice: false, is_due }
    }

    /// What it says.
    pub(in crate::substance) const fn value(&self) -> &Value {
        &self.value
    }

    /// Whether it is a span of time, and no date.
    pub(in crate::substance) const fn is_span(&self) -> bool {
        matches!(self.value, Value::Span(..))
    }
}

/// How many minutes a unit of time has, roughly: only to say which of two is the longer.
const MINUTES: [(&str, u128); 3] = [("minutes", 1), ("working-days", 2016), ("months", 43_800)];

impl Value {
    /// Which is later, where that can be told; of spans in other units those that nearly are as long are
    /// equal.
    pub(in crate::substance) fn order(&self, other: &Self) -> Option<Ordering> {
        let minutes = |unit: &str| MINUTES.iter().find(|(name, _)| *name == unit).map(|(_, n)| *n);
        match (self, other) {
            (Self::Span(one, unit), Self::Span(two, other)) => {
                let (one, two) = (one.times(minutes(unit)?)?, two.times(minutes(other)?)?);
                let is_near = unit != other && one.is_near(two);
                Some(if is_near { Ordering::Equal } else { one.cmp(&two) })
            }
            (Self::Date(year, month, day), Self::Date(other_year, other_month, other_day)) => {
                let is_alike = year.is_some() == other_year.is_some()
                    && month.is_some() == other_month.is_some()
                    && day.is_some() == other_day.is_some();
                let order = (year, month, day).cmp(&(other_year, other_month, other_day));
                is_alike.then_some(order)
            }
            (Self::Clock(one), Self::Clock(two)) => Some(one.cmp(two)),
            (Self::Prompt, Self::Span(..)) => Some(Ordering::Less),
            (Self::Span(..), Self::Prompt) => Some(Ordering::Greater),
            _ => None,
        }
    }
}

/// The times of a text that a thing is due by, and its dates.
pub(in crate::substance) fn times(side: &Side<'_>) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    let mut at = 0;
    while at < side.tokens.len() {
        match time(side, at) {
            Some(time) => {
                at = time.at.end.max(at + 1);
                times.push(time);
            }
            None => at += 1,
        }
    }
    times
}

fn time(side: &Side<'_>, at: usize) -> Option<Time> {
    let token = &side.tokens[at];
    if token.is("prompt") {
        return Some(Time::of(at..at + 1, at..at + 1, Value::Prompt, true));
    }
    if token.is("moment") {
        let end = event_end(side, at);
        // The beginning of a year is not its end.
        let edge = token.values("turns").find_map(|turns| turns.strip_prefix("edge "));
        let of = side.words(at + 1..end).to_lowercase();
        let value = Value::Named([edge.unwrap_or_default(), &of].join(" "));
        return Some(Time::of(at..end, at..end, value, true));
    }
    if token.is("season") && !token.is("hour") {
        return due(side, at..at + 1, Value::Named(token.word.to_string()));
    }
    if let Some((value, range)) = date(side, at).or_else(|| clock(side, at)) {
        return due(side, range, value);
    }
    if let Some((value, range)) = day_counted(side, at) {
        return due(side, range, value);
    }
    if let Some(time) = ordinal(side, at) {
        return Some(time);
    }
    if let Some(time) = unnumbered(side, at) {
        return Some(time);
    }
    let number = number::at(side, at)?;
    let unit = side.get(number.at.end).filter(|_| number.at.end < side.sentence(at).end)?;
    let (measure, factor) = unit.value("unit")?.split_once(' ')?;
    MINUTES.iter().find(|(name, _)| *name == measure)?;
    let value = Value::Span(number.value.times(factor.parse().ok()?)?, measure.into());
    let time = span(side, number.at.start..number.at.end + 1, value)?;
    Some(Time { at_odds: number.at_odds, ..time })
}

/// `D+7`: a day counted from one that is known.
fn day_counted(side: &Side<'_>, at: usize) -> Option<(Value, Range<usize>)> {
    const MINUTES_A_DAY: u128 = 1440;
    let word = |at: usize| side.get(at).map(|token| &side.text[token.at.clone()]);
    let is_letter = word(at)?.len() == 1 && word(at)?.starts_with(|c: char| c.is_ascii_uppercase());
    let is_close = side.tokens[at].at.end == side.get(at + 1)?.at.start;
    let days: u128 = word(at + 2)?.parse().ok()?;
    let counts = is_letter && is_close && word(at + 1)? == "+";
    counts.then(|| (Value::Span(Ratio::new(days * MINUTES_A_DAY, 1), "minutes".into()), at..at + 3))
}

/// `15th`: a place in a row in digits.
fn in_digits(side: &Side<'_>, at: usize) -> Option<u128> {
    let word = &*side.tokens[at].word;
    let digits = word.trim_end_matches(|char: char| char.is_alphabetic());
    digits.parse().ok().filter(|_| digits.len() < word.len() && side.tokens[at].is_figure())
}

/// `15th`, `fifteenth`: a place in a row.
pub(in crate::substance) fn place(side: &Side<'_>, at: usize) -> Option<u128> {
    side.tokens[at].number("ordinal").or_else(|| in_digits(side, at))
}

/// `протягом доби`: one of a unit, where no number says how many.
fn unnumbered(side: &Side<'_>, at: usize) -> Option<Time> {
    let before = at.checked_sub(1).filter(|before| side.sentence(at).contains(before))?;
    side.tokens[before].is("within").then_some(())?;
    let (measure, factor) = side.tokens[at].value("unit")?.split_once(' ')?;
    MINUTES.iter().find(|(name, _)| *name == measure)?;
    let value = Value::Span(Ratio::new(factor.parse().ok()?, 1), measure.into());
    span(side, at..at + 1, value)
}

/// `in the third quarter of 2031`, `by the tenth day`: a day or stretch by its place in a row.
fn ordinal(side: &Side<'_>, at: usize) -> Option<Time> {
    let place = place(side, at)?;
    let unit = side.get(at + 1).filter(|_| at + 1 < side.sentence(at).end)?;
    let (measure, factor) = unit.value("unit")?.split_once(' ')?;
    MINUTES.iter().find(|(name, _)| *name == measure)?;
    let value =
        Value::Span(Ratio::new(place.checked_mul(factor.parse().ok()?)?, 1), measure.into());
    due(side, at..at + 2, value)
}

/// A date or an hour, which is due where a word says so.
fn due(side: &Side<'_>, at: Range<usize>, value: Value) -> Option<Time> {
    let by = opening(side, at.start).or_else(|| on_day(side, at.start));
    // `from 1 April to 30 September`
    let until = at.start.checked_sub(1).filter(|to| {
        let sentence = side.sentence(at.start);
        side.tokens[*to].is("range")
            && *to > sentence.start
            && side.tokens[*to - 1].pause == Pause::None
    });
    let until = until.filter(|to| by.is_none() && ends_time(side, *to));
    let start = by.or(until).unwrap_or(at.start);
    let end = late(side, at.end);
    let is_due = by.is_some() || matches!(value, Value::Clock(_));
    let way = match until {
        Some(_) => Some("until".into()),
        None => by.and_then(|by| named(side, by, "by")),
    };
    Some(Time { way, ..Time::of(start..end, start..end, value, is_due) })
}

/// Whether a day, month, year or hour stands directly before a token.
fn ends_time(side: &Side<'_>, at: usize) -> bool {
    // The full stop of `6 p.m.`
    let skips = usize::from(at > 0 && side.tokens[at - 1].word == ".");
    let before = at.checked_sub(1 + skips).and_then(|before| side.get(before));
    before.is_some_and(|token| {
        token.is("clock") || skips == 0 && (token.is("month") || token.is_figure())
    })
}

/// A span of time, if it is a deadline and no duration.
fn span(side: &Side<'_>, at: Range<usize>, value: Value) -> Option<Time> {
    let by = opening(side, at.start);
    let way = by.and_then(|by| named(side, by, "by"));
    let within = by.filter(|by| side.tokens[*by].is("within"));
    let from = by.filter(|_| way.as_deref() == Some("from"));
    let end = late(side, at.end);
    let event = event(side, end);
    // `for ten days after` goes on that long.
    let goes_on = side.before(at.start, |_| true).is_some_and(|at| side.tokens[at].is("duration"));
    let is_due = within.is_some() || (!goes_on && (event.is_some() || end > at.end));
    let start = within.or(from).unwrap_or(at.start);
    let whole = start..event.unwrap_or(end);
    let runs = event.and_then(|_| named(side, end, "runs"));
    let is_notice = is_notice(side, start, end, event.is_some());
    Some(Time { way, runs, is_notice, ..Time::of(start..end, whole, value, is_due) })
}

/// What the lists say of a word beside the name of the section, if they do.
fn named(side: &Side<'_>, at: usize, section: &'static str) -> Option<String> {
    side.tokens[at].named(section).map(String::from)
}

/// How many words may stand between a span and the word that makes it a notice.
const NOTICE_REACH: usize = 3;

/// `30 days' notice`, `notice of 30 days`: longer is sooner for one and later for another.
fn is_notice(side: &Side<'_>, start: usize, end: usize, runs: bool) -> bool {
    // `gives the notice within 10 days of receipt`: a time for giving it, and none that it leaves.
    if runs && side.tokens[start].is("within") {
        return false;
    }
    let sentence = side.sentence(start);
    // `within 10 days of notice`: the notice is what it runs from.
    let last = if runs { start } else { (end + NOTICE_REACH).min(sentence.end) };
    let near = start.saturating_sub(NOTICE_REACH).max(sentence.start)..last;
    near.into_iter().any(|at| side.tokens[at].is("notice"))
}

/// The word before a time that makes it a deadline; an article may stand between.
fn opening(side: &Side<'_>, at: usize) -> Option<usize> {
    let before = side.before(at, |token| !token.is("article") && !token.is("season"))?;
    side.tokens[before].is("by").then_some(before)
}

/// `Commence le 5 mai`: the article before a day that says, with no other word, that the thing is done on it.
fn on_day(side: &Side<'_>, at: usize) -> Option<usize> {
    let article = at.checked_sub(1).filter(|article| side.sentence(at).contains(article))?;
    side.tokens[article].is("on-day").then_some(article)
}

/// Where a time ends with an `at the latest` behind it.
fn late(side: &Side<'_>, end: usize) -> usize {
    let behind = side.get(end).filter(|token| token.is("late"));
    if behind.is_some() { end + 1 } else { end }
}

/// Where the event ends that a span runs from.
fn event(side: &Side<'_>, at: usize) -> Option<usize> {
    side.get(at).filter(|token| token.is("runs"))?;
    (at < side.sentence(at.checked_sub(1)?).end).then(|| event_end(side, at))
}

/// Where an event ends that a word leads to.
fn event_end(side: &Side<'_>, at: usize) -> usize {
    let sentence = side.sentence(at).end;
    let stops = |at: &usize| {
        let token = &side.tokens[*at];
        side.is_comma(*at)
            || token.is("force")
            || (token.is("if") && !token.is("runs"))
            || token.is_sign()
    };
    (at + 1..sentence).find(stops).unwrap_or(sentence)
}

/// `1 April 2028`, `April 1, 2028`, `the 1st of April`, `May 2030`.
fn date(side: &Side<'_>, at: usize) -> Option<(Value, Range<usize>)> {
    let small = |at: usize| -> Option<u128> {
        let word = &*side.get(at)?.word;
        let digits = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
        let figure = digits.parse().ok().filter(|_| side.tokens[at].is_figure());
        let day = figure.or_else(|| side.tokens[at].number("ordinal"));
        day.filter(|day| (1..=31).contains(day))
    };
    let month = |at: usize| side.get(at).and_then(|token| token.number("month"));
    let year = |at: usize| -> Option<(u128, usize)> {
        let at = if side.get(at)?.is_sign() { at + 1 } else { at };
        let year = side.get(at)?.word.parse().ok().filter(|year| (1500..=2500).contains(year))?;
        Some((year, at + 1))
    };
    let day_first = small(at).and_then(|day| {
        let skip = usize::from(side.get(at + 1).is_some_and(|token| token.is("part-of")));
        Some((Some(day), month(at + 1 + skip)?, at + 2 + skip))
    });
    if let Some(date) = numeric(side, at) {
        return Some(date);
    }
    if let Some((alone, end)) = year(at).filter(|_| stands_alone(side, at)) {
        return Some((Value::Date(Some(alone), None, None), at..end));
    }
    let (day, month, end) = day_first.or_else(|| {
        let month = month(at)?;
        Some(match small(at + 1) {
            Some(day) => (Some(day), month, at + 2),
            None => (None, month, at + 1),
        })
    })?;
    let (year, end) = year(end).map_or((None, end), |(year, end)| (Some(year), end));
    Some((Value::Date(year, Some(month), day), at..end))
}

/// `31.12.2027`, `2027-12-31`: a date in nothing but digits, where it can be read in one way only.
fn numeric(side: &Side<'_>, at: usize) -> Option<(Value, Range<usize>)> {
    let start = side.tokens[at].at.start;
    let is_part = |char: char| char.is_ascii_digit() || matches!(char, '.' | '-');
    let rest = &side.text[start..];
    let whole = &rest[..rest.find(|char| !is_part(char)).unwrap_or(rest.len())];
    let whole = whole.trim_end_matches(['.', '-']);
    let number = |part: &str, most: usize| -> Option<u128> {
        part.parse().ok().filter(|_| (1..=most).contains(&part.len()))
    };
    let parts = |divider: char| whole.split(divider).collect::<Vec<_>>();
    let (day, month, year) = match (&parts('.')[..], &parts('-')[..]) {
        ([day, month, year], _) if year.len() == 4 => (*day, *month, *year),
        (_, [year, month, day]) if year.len() == 4 => (*day, *month, *year),
        _ => return None,
    };
    let (day, month, year) = (number(day, 2)?, number(month, 2)?, number(year, 4)?);
    let end = start + whole.len();
    let last =
        (at..side.sentence(at).end).take_while(|at| side.tokens[*at].at.end <= end).last()?;
    let is_date =
        (1..=31).contains(&day) && (1..=12).contains(&month) && side.tokens[last].at.end == end;
    is_date.then(|| (Value::Date(Some(year), Some(month), Some(day)), at..last + 1))
}

/// Whether four digits are a year: behind a preposition, and with nothing behind that they count.
fn stands_alone(side: &Side<'_>, at: usize) -> bool {
    let leads = side.before(at, |_| true).is_some_and(|before| {
        let token = &side.tokens[before];
        token.is("by") || token.is("relation") || token.is("year")
    });
    let counts = side.get(at + 1).is_some_and(|next| next.is_plain() && !next.is("verb"));
    let is_year = side.tokens[at].is_figure() && side.tokens[at].word.len() == 4;
    is_year && leads && !counts
}

/// `18:00`, `6 p.m.`, `noon`
fn clock(side: &Side<'_>, at: usize) -> Option<(Value, Range<usize>)> {
    let number = |at: usize| -> Option<u128> { side.get(at)?.word.parse().ok() };
    if let Some(hour) = side.get(at)?.number("hour") {
        return Some((Value::Clock(Ratio::new(hour * 60, 1)), at..at + 1));
    }
    if let Some(clock) = clock_with_point(side, at) {
        return Some(clock);
    }
    let hour = number(at).filter(|hour| *hour <= 24)?;
    if side.get(at + 1)?.word == ":" && side.tokens[at].at.end == side.tokens[at + 1].at.start {
        // `1:2` is a ratio.
        let has_two_digits = side.get(at + 2)?.word.len() == 2;
        let minute = number(at + 2).filter(|minute| has_two_digits && *minute < 60)?;
        let half = half_of_day(side, at + 3);
        let (value, end) = match half {
            Some((added, end)) => ((hour % 12 + added) * 60 + minute, end),
            None => (hour * 60 + minute, at + 3),
        };
        return Some((Value::Clock(Ratio::new(value, 1)), at..end));
    }
    let (added, end) = half_of_day(side, at + 1)?;
    Some((Value::Clock(Ratio::new((hour % 12 + added) * 60, 1)), at..end))
}

/// `6.30 p.m.`: an hour and its minutes in one figure.
fn clock_with_point(side: &Side<'_>, at: usize) -> Option<(Value, Range<usize>)> {
    let (hour, minute) = side.get(at)?.word.split_once('.')?;
    let hour: u128 = hour.parse().ok().filter(|hour| *hour <= 12)?;
    let minute: u128 = minute.parse().ok().filter(|of| *of < 60 && minute.len() == 2)?;
    let (added, end) = half_of_day(side, at + 1)?;
    Some((Value::Clock(Ratio::new((hour % 12 + added) * 60 + minute, 1)), at..end))
}

/// How many hours `a.m.` or `p.m.` at a token adds, and where it ends.
fn half_of_day(side: &Side<'_>, at: usize) -> Option<(u128, usize)> {
    let added = side.get(at)?.number("clock")?;
    let dot = side.get(at + 1).is_some_and(|token| token.word == ".");
    Some((added, at + 1 + usize::from(dot)))
}
