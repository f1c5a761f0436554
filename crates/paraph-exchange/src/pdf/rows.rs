//! Letters to lines: by the height they stand at and the space between them.

use super::content::Glyph;
use super::lines::Line;
use super::order;
use crate::marker;
use crate::raised::{self, Height};

/// Puts the letters of a page into lines.
pub(super) fn collect(glyphs: &[Glyph], page: usize, lines: &mut Vec<Line>) {
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.text.is_empty()) {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| is_same_line(last, glyph)) => {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    for row in order::by_place(rows) {
        lines.extend(line(&row, page, lines.len()));
    }
}

/// Whether a letter stands on the line of the one before.
fn is_same_line(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size);
    let is_level = (last.y - next.y).abs() < size / 2;
    // In a line from right to left, numbers are drawn where the pen has been before.
    let is_near = next.x > last.x - size * 4;
    is_level && (is_near || has_right(&last.text) || has_right(&next.text))
}

fn line(row: &[&Glyph], page: usize, drawn: usize) -> Option<Line> {
    let first = row.first()?;
    let mut row = row.to_vec();
    let is_right = is_right_to_left(&row);
    if is_right {
        row.sort_by_key(|glyph| glyph.x);
    }
    let pieces = pieces(&row, is_right);
    let text = spelled(&if is_right { turned(&pieces) } else { pieces.concat() });
    if text.trim().is_empty() {
        return None;
    }
    let inked = || row.iter().filter(|glyph| glyph.text != " ");
    let x = inked().map(|glyph| glyph.x).min()?;
    let end = inked().map(|glyph| glyph.x.saturating_add(glyph.width)).max()?;
    let size = row.iter().map(|glyph| glyph.size).max()?;
    Some(Line { text, page, level: first.level, x, end, y: first.y, size, drawn })
}

/// The letters of a row with the spaces that are left between them.
fn pieces(row: &[&Glyph], is_right: bool) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::with_capacity(row.len());
    // The first of the largest: a line seldom begins with what is raised.
    let largest = row.iter().rev().max_by_key(|glyph| glyph.size);
    let (size, base) = largest.map_or((0, 0), |glyph| (glyph.size, glyph.y));
    let mut end: Option<i64> = None;
    for glyph in row {
        let gap = end.map_or(0, |end| glyph.x - end);
        let before = pieces.last().map_or(" ", String::as_str);
        let is_free = before.ends_with(' ') || glyph.text.starts_with(' ');
        if gap > glyph.size + glyph.size / 2 && !is_right && !is_number(&pieces) {
            // A wide gap divides the cells of a table, except behind a number.
            pieces.push(if before.ends_with(' ') { "| " } else { " | " }.to_string());
        } else if gap > glyph.size / 6 && !is_free {
            pieces.push(" ".to_string());
        }
        let is_number = raised::signs(&glyph.text, Height::Raised).is_some();
        match height(glyph.y - base, glyph.size, size).filter(|_| is_number) {
            Some(height) => put(&glyph.text, height, &mut pieces),
            None => pieces.push(glyph.text.clone()),
        }
        if glyph.text != " " {
            end = Some(glyph.x.saturating_add(glyph.width));
        }
    }
    pieces
}

/// Whether a row begins with a number and has nothing else yet.
fn is_number(pieces: &[String]) -> bool {
    const LONGEST: usize = 24;
    pieces.len() < LONGEST && marker::is_alone(pieces.concat().trim())
}

/// Where letters of a line stand that are so much higher than the largest of them.
///
/// Browsers and typesetters raise small letters by a third and by two fifths of the size of a line and lower them by
/// a seventh to a fifth; letters as large as the others stand otherwise only if they are moved by more.
fn height(above: i64, own: i64, size: i64) -> Option<Height> {
    let is_small = own.saturating_mul(100) < size.saturating_mul(92);
    let far = match (is_small, above > 0) {
        (true, true) => size / 6,
        (true, false) => size / 8,
        (false, _) => size / 4,
    };
    let is_far = above.saturating_abs() > far;
    is_far.then_some(if above > 0 { Height::Raised } else { Height::Lowered })
}

/// Puts small raised or lowered digits behind those that stand before them.
fn put(digits: &str, height: Height, pieces: &mut Vec<String>) {
    let (_, ends) = raised::around(height);
    match pieces.last_mut().filter(|last| last.ends_with(ends)) {
        Some(last) => {
            last.pop();
            last.push_str(digits);
            last.push(ends);
        }
        None => pieces.push(raised::marked(digits, height).into_owned()),
    }
}

/// Ligatures that a font has for letters are the letters.
pub(super) fn spelled(text: &str) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('ﬅ', "st"),
        ('ﬆ', "st"),
    ];
    let mut spelled = String::with_capacity(text.len());
    for char in text.chars() {
        match LIGATURES.iter().find(|(ligature, _)| *ligature == char) {
            Some((_, letters)) => spelled.push_str(letters),
            None => spelled.push(char),
        }
    }
    spelled
}

/// Whether most letters of a row are of a script that runs from right to left.
fn is_right_to_left(row: &[&Glyph]) -> bool {
    let letters = || row.iter().filter(|glyph| glyph.text.starts_with(char::is_alphabetic));
    letters().filter(|glyph| has_right(&glyph.text)).count() * 2 > letters().count()
}

/// Whether something in it is of a script that runs from right to left.
pub(super) fn has_right(text: &str) -> bool {
    let is_right =
        |char| matches!(u32::from(char), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC);
    text.chars().any(is_right)
}

/// What is seen from left to right as it is read from right to left; numbers stay as they are.
fn turned(pieces: &[String]) -> String {
    let mut turned = String::new();
    let mut run: Vec<&str> = Vec::new();
    for piece in pieces.iter().rev() {
        let is_number =
            |char: char| char.is_numeric() || char.is_alphanumeric() && !has_right(piece);
        if piece.chars().all(is_number) {
            run.push(piece);
            continue;
        }
        turned.extend(run.drain(..).rev());
        turned.push_str(match piece.as_str() {
            "(" => ")",
            ")" => "(",
            "[" => "]",
            "]" => "[",
            "«" => "»",
            "»" => "«",
            other => other,
        });
    }
    turned.extend(run.drain(..).rev());
    turned
}
