//! Times: when an act says it was made, and when something is said to have happened.
//!
//! The case asks no clock. A [`Time`] is what an act's author wrote beside it; a [`When`] is as
//! sharp as its source: a second, a day, a month, a span with open ends, or unknown. Neither is
//! ever made sharper than it was given.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A moment to the second, in universal time: `2025-11-25T21:17:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(i64);

/// When something was said to be: `2025-11-25`, `2025-11`, `2025-W47`, `2025`, a moment, a span
/// `2025-08/2025-11` (an open end is `..`), or `unknown`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When(String);

/// Said to have happened, and later than the act that says so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{when} is later than this act, made {at}: what lies ahead has not happened; record it once it \
     has, or give the time that it had"
)]
pub struct NotYet {
    /// When it is said to have happened.
    pub when: When,
    /// When the act was made.
    pub at: Time,
}

/// A time that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTime {
    /// Not a moment.
    #[error("`{0}` is no moment: write it as 2025-11-25T21:17:00Z")]
    Moment(String),
    /// Not a time of any sharpness.
    #[error(
        "`{0}` is no time: write 2025-11-25T21:17:00Z, 2025-11-25, 2025-11, 2025-W47, 2025, a span \
         such as 2025-08/2025-11 (.. for an open end), or unknown"
    )]
    When(String),
}

impl Time {
    /// The moment `seconds` after 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0
    }

    /// Whole days from `earlier` to this moment; 0 if it is not later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).max(0) / 86_400
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(moment) => write!(f, "{moment}"),
            Err(_) => f.write_str("unknown"),
        }
    }
}

impl FromStr for Time {
    type Err = BadTime;

    /// Accepts the one spelling that [`Time`] prints.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let moment = text.parse::<jiff::Timestamp>().map(|t| Self(t.as_second()));
        match moment {
            Ok(time) if time.to_string() == text => Ok(time),
            _ => Err(BadTime::Moment(text.to_owned())),
        }
    }
}

impl When {
    /// Not known.
    #[must_use]
    pub fn unknown() -> Self {
        Self("unknown".to_owned())
    }

    /// The spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As the end of a sentence: `2025-11-25`, `at an unknown time`.
    #[must_use]
    pub fn said(&self) -> &str {
        if self.0 == "unknown" { "at an unknown time" } else { &self.0 }
    }

    /// The first and the last second that fit, each absent where it is open or unknown.
    #[must_use]
    pub fn bounds(&self) -> (Option<Time>, Option<Time>) {
        bounds(&self.0).unwrap_or((None, None))
    }
}

impl When {
    /// The last second at which it can have begun; absent when that is open or unknown.
    ///
    /// A span is read as beginning within its first part: the night `2025-11-24/2025-11-25` began
    /// on the 24th at the latest. Where the first part is open, it began before the span ended.
    #[must_use]
    pub fn latest_begin(&self) -> Option<Time> {
        let (_, last) = self.bounds();
        let from = self.0.split_once('/').and_then(|(from, _)| end(from)?.1);
        match (from, last) {
            (Some(from), Some(last)) => Some(from.min(last)),
            (from, last) => from.or(last),
        }
    }
}

impl When {
    /// Whether all of it is certainly before all of `other`.
    ///
    /// A day is the calendar's of wherever it was written: two days are compared as they stand, and
    /// a day is before a moment only if it has ended everywhere. What is open or unknown is not
    /// certain.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        let (Some(last), Some(first)) = (self.bounds().1, other.bounds().0) else { return false };
        let ends = self.0.rsplit('/').next().is_some_and(is_moment);
        let begins = other.0.split('/').next().is_some_and(is_moment);
        let play = match (ends, begins) {
            (true, true) | (false, false) => 0,
            (false, true) => WEST,
            (true, false) => EAST,
        };
        last.0 + play < first.0
    }
}

/// A moment, as sharp as it is.
impl From<Time> for When {
    fn from(moment: Time) -> Self {
        Self(moment.to_string())
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for When {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        match bounds(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(BadTime::When(text.to_owned())),
        }
    }
}

type Bounds = (Option<Time>, Option<Time>);

/// How many seconds before universal time's a day begins where it begins first.
const EAST: i64 = 14 * 3600;
/// How many seconds after universal time's a day ends where it ends last.
const WEST: i64 = 12 * 3600;

fn is_moment(text: &str) -> bool {
    text.contains('T')
}

fn bounds(text: &str) -> Option<Bounds> {
    if text == "unknown" {
        return Some((None, None));
    }
    let Some((from, until)) = text.split_once('/') else { return sharp(text) };
    if from == ".." && until == ".." {
        return None;
    }
    let (from, until) = (end(from)?, end(until)?);
    match (from.0, until.1) {
        (Some(first), Some(last)) if first > last => None,
        (first, last) => Some((first, last)),
    }
}

fn end(text: &str) -> Option<Bounds> {
    if text == ".." { Some((None, None)) } else { sharp(text) }
}

fn sharp(text: &str) -> Option<Bounds> {
    if is_moment(text) {
        let moment = text.parse::<Time>().ok()?;
        return Some((Some(moment), Some(moment)));
    }
    let (first, last) = days(text)?;
    Some((Some(midnight(first)?), Some(Time(midnight(last)?.0 + 86_399))))
}

fn midnight(day: Date) -> Option<Time> {
    let zoned = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Time(zoned.timestamp().as_second()))
}

/// The first and last day of a year, month, week or day in its one spelling.
fn days(text: &str) -> Option<(Date, Date)> {
    let parts: alloc::vec::Vec<&str> = text.split('-').collect();
    let year: i16 = digits(parts.first()?, 4)?;
    match parts.as_slice() {
        [_] => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        [_, week] if week.starts_with('W') => {
            let week: i8 = digits(week.get(1..)?, 2)?;
            let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
            let sunday = ISOWeekDate::new(year, week, Weekday::Sunday).ok()?;
            Some((monday.date(), sunday.date()))
        }
        [_, month] => {
            let first = Date::new(year, digits(month, 2)?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        [_, month, day] => {
            let day = Date::new(year, digits(month, 2)?, digits(day, 2)?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

fn digits<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let plain = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        for text in ["2025-11-25T21:17:00Z", "1969-12-31T23:59:59Z"] {
            assert_eq!(text.parse::<Time>().unwrap().to_string(), text);
        }
        for text in ["2025-11-25T21:17:00+00:00", "2025-11-25 21:17:00Z", "2025-11-25T21:17:00.0Z"]
        {
            assert!(text.parse::<Time>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_when_is_as_sharp_as_it_was_given() {
        for (text, first, last) in [
            ("2025-11", "2025-11-01T00:00:00Z", "2025-11-30T23:59:59Z"),
            ("2025-W47", "2025-11-17T00:00:00Z", "2025-11-23T23:59:59Z"),
            ("2025-11-24/2025-11-25", "2025-11-24T00:00:00Z", "2025-11-25T23:59:59Z"),
            ("2025-11-25T21:17:00Z", "2025-11-25T21:17:00Z", "2025-11-25T21:17:00Z"),
        ] {
            let bounds = text.parse::<When>().unwrap().bounds();
            assert_eq!(bounds, (first.parse().ok(), last.parse().ok()), "{text}");
        }
        for (text, begin) in [
            ("2025-11-24/2025-11-25", Some("2025-11-24T23:59:59Z")),
            ("2025/2025-03", Some("2025-03-31T23:59:59Z")),
            ("2025-08/..", Some("2025-08-31T23:59:59Z")),
            ("../2025-08", Some("2025-08-31T23:59:59Z")),
            ("2025-11-25T21:17:00Z", Some("2025-11-25T21:17:00Z")),
            ("unknown", None),
        ] {
            let latest = text.parse::<When>().unwrap().latest_begin();
            assert_eq!(latest, begin.and_then(|begin| begin.parse().ok()), "{text}");
        }
        assert_eq!("2025-08/..".parse::<When>().unwrap().bounds().1, None);
        for text in ["", "Tuesday", "2025-13", "2025-11-31", "2025-12/2025-11", "../..", "2025-1"] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn before_is_what_is_certainly_before() {
        for (early, late, certain) in [
            ("2025-11-24", "2025-11-25", true),
            ("2025-11-25", "2025-11-25", false),
            ("2025-11-25T09:00:00Z", "2025-11-25T09:00:01Z", true),
            ("2025-11-25T09:00:01Z", "2025-11-25T09:00:01Z", false),
            ("2025-10", "2025-11-01", true),
            ("2025-11", "2025-11-25", false),
            ("2025-11-23/2025-11-24", "2025-11-25", true),
            ("2025-11-23/2025-11-25", "2025-11-25", false),
            ("2025-11-24/..", "2025-12-25", false),
            ("../2025-11-24", "2025-11-25", true),
            ("2025-11-24", "../2025-11-25", false),
            ("unknown", "2025-11-25", false),
            ("2025-11-24", "unknown", false),
            // On an island in the east it is the 26th from 10 o'clock of the 25th on; on one in the
            // west it is the 24th until noon of the 25th.
            ("2025-11-25T09:59:59Z", "2025-11-26", true),
            ("2025-11-25T10:00:00Z", "2025-11-26", false),
            ("2025-11-24", "2025-11-25T12:00:00Z", true),
            ("2025-11-24", "2025-11-25T11:59:59Z", false),
            ("2025-11-24/2025-11-25T09:00:00Z", "2025-11-25T09:00:01Z/2025-11-26", true),
        ] {
            let (before, after): (When, When) = (early.parse().unwrap(), late.parse().unwrap());
            assert_eq!(before.is_before(&after), certain, "{early} before {late}");
            assert!(!after.is_before(&before), "{late} before {early}");
        }
    }
}
