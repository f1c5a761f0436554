//! Running heads and feet: lines at the edges of pages that are no part of the text.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// How many lines at each edge may be running heads.
const LINES_MAX: usize = 3;
/// What part of the page the edges are, of 1000.
const EDGE: i64 = 130;

/// Removes the lines that come again on page after page, and the numbers of pages.
pub(super) fn remove(lines: &mut Vec<Line>, pages: usize) {
    let edges: Vec<Option<bool>> = edges(lines);
    let mut on_pages: BTreeMap<(bool, String), BTreeSet<usize>> = BTreeMap::new();
    for (line, edge) in lines.iter().zip(&edges) {
        if let Some(is_top) = edge {
            on_pages.entry((*is_top, shape(&line.text))).or_default().insert(line.page);
        }
    }
    let often = (pages * 2 / 5).max(2);
    let mut edges = edges.into_iter();
    lines.retain(|line| {
        let Some(Some(is_top)) = edges.next() else { return true };
        let shape = shape(&line.text);
        let is_running = on_pages.get(&(is_top, shape.clone())).is_some_and(|on| on.len() >= often);
        !(is_running || is_number(&shape))
    });
}

/// For each line, whether it stands at the upper edge or the lower, or at none.
fn edges(lines: &[Line]) -> Vec<Option<bool>> {
    let mut levels: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
    for line in lines {
        levels.entry(line.page).or_default().insert(line.level);
    }
    lines
        .iter()
        .map(|line| {
            let levels = levels.get(&line.page)?;
            let below = levels.range(..line.level).count();
            let above = levels.range(line.level + 1..).count();
            if above < LINES_MAX && line.level > 1000 - EDGE {
                Some(true)
            } else if below < LINES_MAX && line.level < EDGE {
                Some(false)
            } else {
                None
            }
        })
        .collect()
}

/// A line with its numbers left open.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for char in text.trim().chars() {
        let char = if char.is_numeric() { '#' } else { char };
        if !(char == '#' && shape.ends_with('#')) {
            shape.extend(char.to_lowercase());
        }
    }
    shape
}

/// Whether words are the number of a page: `3`, `– 3 –`, `Page 3 of 12`.
pub(crate) fn is_page_number(words: &str) -> bool {
    is_number(&shape(words))
}

fn is_number(shape: &str) -> bool {
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
