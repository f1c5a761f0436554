//! The words of running heads: what stays the same from page to page, and what counts.

use std::collections::BTreeMap;

use crate::marker::{self, Wrap};

/// A line with its numbers left open.
pub(super) fn shape(text: &str) -> String {
    let mut shape = String::new();
    for char in text.trim().chars() {
        let char = if char.is_numeric() { '#' } else { char };
        if !(char == '#' && shape.ends_with('#')) {
            shape.extend(char.to_lowercase());
        }
    }
    shape
}

/// The numbers that its shape leaves open.
pub(super) fn numbers(text: &str) -> Vec<u32> {
    let runs = text.split(|char: char| !char.is_numeric()).filter(|run| !run.is_empty());
    // A number too long for a count is told apart from others by its last digits.
    let value = |run: &str| {
        run.chars().fold(0_u32, |value, char| {
            let digit = char.to_digit(10).unwrap_or(u32::from(char) % 10);
            value.wrapping_mul(10).wrapping_add(digit)
        })
    };
    runs.map(value).collect()
}

/// Which of some lines of one shape, with their pages and numbers, fit the others.
///
/// Each number is the same on most of them, or as far from the page's place in the file. Of what is
/// a page's number and nothing else, one number counts on another page too, or is the page's place.
pub(super) fn fitting(lines: &[(usize, Vec<u32>)], is_number: bool, pages: usize) -> Vec<bool> {
    let width = lines.iter().map(|(_, numbers)| numbers.len()).min().unwrap_or(0);
    let mut fits = vec![!is_number; lines.len()];
    for at in 0..width {
        let value = |(_, numbers): &(usize, Vec<u32>)| i64::from(numbers[at]);
        let from_page =
            |line: &(usize, Vec<u32>)| value(line) - i64::try_from(line.0).unwrap_or(i64::MAX);
        let (same, counted) =
            (commonest(lines.iter().map(value)), tally(lines.iter().map(from_page)));
        let most = commonest(lines.iter().map(from_page));
        for (line, fits) in lines.iter().zip(&mut fits) {
            if is_number {
                let often = counted.get(&from_page(line)).copied().unwrap_or(0);
                *fits |= often > 1 || from_page(line) == 1 && line.0 < pages;
            } else if most.1 > same.1 {
                *fits &= from_page(line) == most.0;
            } else {
                *fits &= value(line) == same.0;
            }
        }
    }
    fits
}

/// Which numbers of the lines of a running head count pages: those that go up with them, and behind such
/// a one the number of all.
pub(super) fn counted(lines: &[(usize, Vec<u32>)], pages: usize) -> Vec<bool> {
    let width = lines.iter().map(|(_, numbers)| numbers.len()).min().unwrap_or(0);
    let mut counted: Vec<bool> = Vec::with_capacity(width);
    for at in 0..width {
        let value = |(_, numbers): &(usize, Vec<u32>)| i64::from(numbers[at]);
        let ahead =
            |line: &(usize, Vec<u32>)| value(line) - i64::try_from(line.0).unwrap_or(i64::MAX);
        let all = i64::try_from(pages).unwrap_or(i64::MAX);
        let goes_up = lines.len() > 1 && lines.iter().all(|line| ahead(line) == ahead(&lines[0]));
        let is_of_all = counted.last() == Some(&true) && lines.iter().all(|one| value(one) == all);
        counted.push(goes_up || is_of_all);
    }
    counted
}

/// Words with `#` for the numbers that count.
pub(super) fn uncounted(text: &str, is_counted: &[bool]) -> String {
    let mut words = String::with_capacity(text.len());
    let (mut number, mut is_inside) = (0, false);
    for char in text.chars() {
        if char.is_numeric() {
            let hides = is_counted.get(number) == Some(&true);
            match (hides, is_inside) {
                (false, _) => words.push(char),
                (true, false) => words.push('#'),
                (true, true) => {}
            }
        } else {
            number += usize::from(is_inside);
            words.push(char);
        }
        is_inside = char.is_numeric();
    }
    words
}

fn tally(values: impl Iterator<Item = i64>) -> BTreeMap<i64, usize> {
    let mut counts = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts
}

/// The value that comes most often, and how often.
fn commonest(values: impl Iterator<Item = i64>) -> (i64, usize) {
    let counts = tally(values).into_iter();
    counts.max_by_key(|(value, count)| (*count, -*value)).unwrap_or((0, 0))
}

/// Whether lines begin with the number of a point, which is another on each.
pub(super) fn begins_counted(lines: &[&str]) -> bool {
    let read = |line: &&str| marker::read(line).filter(|marker| marker.wrap != Wrap::Bare);
    let mut markers = lines.iter().filter_map(read);
    let Some(first) = markers.next() else { return false };
    markers.any(|marker| marker.label != first.label)
}

/// Whether words are the number of a page: `3`, `– 3 –`, `Page 3 of 12`.
pub(crate) fn is_page_number(words: &str) -> bool {
    is_number(&shape(words))
}

/// Whether a shape is that of a page's number.
pub(super) fn is_number(shape: &str) -> bool {
    const WORDS: [&str; 16] = [
        "page",
        "of",
        "p",
        "pg",
        "seite",
        "von",
        "de",
        "sur",
        "página",
        "стр",
        "страница",
        "сторінка",
        "из",
        "з",
        "صفحة",
        "من",
    ];
    let mut parts = shape.split(|char: char| !(char.is_alphabetic() || char == '#'));
    let mut numbers = 0;
    let all = parts.all(|part| {
        numbers += usize::from(part == "#");
        part.is_empty() || part == "#" || WORDS.contains(&part)
    });
    all && (1..=2).contains(&numbers) && !shape.ends_with(['.', ')'])
}
