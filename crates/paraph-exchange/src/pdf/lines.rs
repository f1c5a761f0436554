//! Lines to paragraphs: by the space between them, their indent, and whether they are full.

use std::collections::{BTreeMap, BTreeSet};

use super::object::ONE;
use crate::plain;

/// How far apart lines may begin that have one right margin.
const WIDE: i64 = 60 * ONE;

/// A line on a page; lengths in millionths of a point.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) page: usize,
    /// Where on the page, from 0 at the lower edge to 1000.
    pub(super) level: i64,
    pub(super) x: i64,
    pub(super) end: i64,
    pub(super) y: i64,
    pub(super) size: i64,
    /// How many lines of the file were read before it.
    pub(super) drawn: usize,
}

/// Joins words that were cut at a line's end; how many.
///
/// A hyphen that the word has elsewhere in the text stays.
pub(super) fn join_hyphens(lines: &mut Vec<Line>) -> usize {
    let whole: BTreeSet<String> = lines
        .iter()
        .flat_map(|line| line.text.split_whitespace())
        .filter(|word| word.trim_end_matches(is_hyphen).contains(is_hyphen))
        .map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase())
        .collect();
    let mut joined = 0;
    for index in 1..lines.len() {
        let Some((before, rest)) = lines.split_at_mut_checked(index) else { break };
        let (Some(line), Some(next)) = (before.last_mut(), rest.first_mut()) else { break };
        if let Some(word) = cut_word(line, next) {
            let (end, begin) = word;
            let with_hyphen = format!("{end}-{begin}");
            let key = with_hyphen.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
            let word = if whole.contains(&key) { with_hyphen } else { format!("{end}{begin}") };
            let start = line.text.trim_end().len() - end.len() - hyphen_len(&line.text);
            line.text.truncate(start);
            line.text.push_str(&word);
            next.text = next.text.trim_start().get(begin.len()..).unwrap_or_default().to_string();
            joined += 1;
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    joined
}

fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{AD}' | '\u{2010}')
}

fn hyphen_len(text: &str) -> usize {
    text.trim_end().chars().next_back().map_or(0, char::len_utf8)
}

/// The halves of a word that is cut between two lines.
fn cut_word(line: &Line, next: &Line) -> Option<(String, String)> {
    let end = line.text.split_whitespace().next_back()?.strip_suffix(is_hyphen)?;
    let begin = next.text.split_whitespace().next()?;
    let is_word = end.ends_with(char::is_alphabetic) && begin.starts_with(char::is_lowercase);
    let is_below = line.page != next.page || next.y < line.y;
    (is_word && is_below).then(|| (end.to_string(), begin.to_string()))
}

/// The lines as those of a plain text.
pub(super) fn plain(lines: &[Line]) -> Vec<plain::Line> {
    let leading = leading(lines);
    let left = lines.iter().map(|line| line.x).min().unwrap_or(0);
    let rights = rights(lines);
    let right_of = |line: &Line| rights.get(&(line.page, line.x / WIDE)).copied().unwrap_or(0);
    let is_full = |line: &Line, next: &Line| line.end + first_width(next) > right_of(line);
    let mut plain = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).and_then(|above| lines.get(above));
        let next = lines.get(index + 1);
        let step = (line.size / 2).max(ONE);
        plain.push(plain::Line {
            words: crate::flow::fold(&line.text),
            column: usize::try_from((line.x - left) / step).unwrap_or(0),
            // A line that had room for the next word ends its paragraph.
            is_apart: above.is_none_or(|above| {
                !is_full(above, line)
                    || is_row(above)
                    || is_row(line)
                    || is_apart(above, line, leading)
            }),
            is_full: next.is_some_and(|next| is_full(line, next)),
            // Where it had room, the next is apart already.
            ..plain::Line::default()
        });
    }
    plain
}

/// Whether a line is a row of a table.
fn is_row(line: &Line) -> bool {
    line.text.contains(" | ")
}

/// How far to the right lines reach, for those of one page that begin about the same place.
fn rights(lines: &[Line]) -> BTreeMap<(usize, i64), i64> {
    let mut rights = BTreeMap::new();
    for line in lines {
        // A line counts for its neighbours too, where a first line is indented.
        for place in [line.x / WIDE - 1, line.x / WIDE, line.x / WIDE + 1] {
            let right = rights.entry((line.page, place)).or_insert(line.end);
            *right = line.end.max(*right);
        }
    }
    rights
}

/// How wide the first word of a line is, with a space before it and one to spare.
fn first_width(line: &Line) -> i64 {
    let chars = i64::try_from(line.text.chars().count()).unwrap_or(1).max(1);
    let first = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let first = i64::try_from(first + 2).unwrap_or(1);
    (line.end - line.x) / chars * first
}

/// Whether space divides two lines.
fn is_apart(above: &Line, line: &Line, leading: i64) -> bool {
    if above.page != line.page {
        // A sentence runs on over the page.
        return above.text.trim_end().ends_with(['.', ';', ':', '!', '?'])
            || above.size != line.size;
    }
    let gap = above.y - line.y;
    let is_other_size = (above.size - line.size).abs() > above.size / 8;
    gap > leading + leading / 4 || is_other_size && gap > above.size / 2 || gap < 0
}

/// The usual distance of lines: the commonest one.
fn leading(lines: &[Line]) -> i64 {
    const STEP: i64 = ONE / 2;
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for pair in lines.windows(2) {
        let [one, next] = pair else { continue };
        let gap = one.y - next.y;
        if one.page == next.page && gap > one.size / 2 && gap < one.size * 2 {
            *counts.entry(gap / STEP).or_default() += 1;
        }
    }
    let commonest = counts.iter().max_by_key(|(gap, count)| (**count, -**gap));
    let size = lines.first().map_or(12 * ONE, |line| line.size);
    commonest.map_or(size + size / 4, |(gap, _)| (gap + 1) * STEP)
}
