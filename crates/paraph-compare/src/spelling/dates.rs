//! Dates, in one form.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Spelled;

/// `month = number`, a line each.
const MONTHS: &str = include_str!("../../data/months.txt");

/// Joins the words of a date: `5 September 2014`, `5th of September 2014`, `September 5, 2014`, `05.09.2014`.
pub(super) fn join(words: &[Spelled]) -> Vec<Spelled> {
    let mut joined = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let three = words.get(at..at + 3).and_then(in_words).map(|date| (date, 3));
        let date = three.or_else(|| words.get(at..at + 4).and_then(of_month).map(|date| (date, 4)));
        match date {
            Some((date, count)) => {
                joined.push(super::joined(date, &words[at..at + count]));
                at += count;
            }
            None => {
                let spelling = in_digits(&word.word).unwrap_or_else(|| word.word.clone());
                joined.push(Spelled { word: spelling, at: word.at.clone() });
                at += 1;
            }
        }
    }
    joined
}

/// `the 5th of September 2014`.
fn of_month(words: &[Spelled]) -> Option<String> {
    let [day, of, month, year] = words else { return None };
    let is_of = &*of.word == "of";
    in_words(&[day.clone(), month.clone(), year.clone()]).filter(|_| is_of)
}

fn in_words(words: &[Spelled]) -> Option<String> {
    let [first, second, year] = words else { return None };
    let (first, second, year) = (&*first.word, &*second.word, &*year.word);
    let year = number(year, 4)?;
    let (day, month) = match (month(first), month(second)) {
        (Some(month), None) => (number(second, 2)?, month),
        (None, Some(month)) => (number(first, 2)?, month),
        _ => return None,
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// `05.09.2014`, day first; what is written with strokes can be read in two ways and is left.
fn in_digits(word: &str) -> Option<String> {
    let mut parts = word.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, month, year) = (number(day, 2)?, number(month, 2)?, number(year, 4)?);
    parts.next().is_none().then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn number(word: &str, digits: usize) -> Option<u32> {
    let is_long = if digits == 4 { word.len() == 4 } else { word.len() <= digits };
    word.parse().ok().filter(|_| is_long)
}

fn month(word: &str) -> Option<u32> {
    let mut pairs = MONTHS.lines().filter_map(|line| line.split_once(" = "));
    pairs.find(|(name, _)| *name == word).and_then(|(_, number)| number.parse().ok())
}
