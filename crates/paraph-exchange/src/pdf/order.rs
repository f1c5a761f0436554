//! The order of rows on a page: that in which they are drawn, but for rows that stand above or within others that were
//! drawn before them.
//!
//! Programs draw column by column, cell by cell, and that is the order of reading. A row is only moved where its place
//! speaks against that: it stands above one of its own column, or in a gap of one. What overlaps no other keeps its
//! place, and so does what is much larger or smaller, such as a word across the page.

use super::content::Glyph;
use super::rows::has_right;

/// How many comparisons a page is worth, of rows and of letters; rows beyond stand as they are drawn.
const COMPARED_MAX: usize = 250_000;

/// A row and where it stands.
struct Row<'a> {
    glyphs: Vec<&'a Glyph>,
    x: i64,
    end: i64,
    y: i64,
    size: i64,
}

impl<'a> Row<'a> {
    fn new(glyphs: Vec<&'a Glyph>) -> Option<Self> {
        let inked = || glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty());
        let first = inked().next()?;
        let (y, mut x, mut end, mut size) = (first.y, first.x, first.x, first.size);
        for glyph in inked() {
            x = x.min(glyph.x);
            end = end.max(glyph.x.saturating_add(glyph.width));
            size = size.max(glyph.size);
        }
        Some(Self { glyphs, x, end, y, size })
    }

    fn is_alike(&self, other: &Self) -> bool {
        let (small, large) = (self.size.min(other.size), self.size.max(other.size));
        large <= small + small / 2
    }

    /// Whether it stands below the other and in the same column.
    fn is_below(&self, other: &Self) -> bool {
        let overlap = self.end.min(other.end) - self.x.max(other.x);
        self.y < other.y - other.size / 2 && overlap > self.size.min(other.size)
    }

    /// Whether the other stands on its line, between its ends.
    fn is_around(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < self.size / 4 && self.x < other.x && other.end < self.end
    }

    /// Whether nothing is drawn where the other stands.
    fn has_room_for(&self, other: &Self) -> bool {
        let slack = other.size / 8;
        let is_beside = |glyph: &&Glyph| {
            let end = glyph.x.saturating_add(glyph.width);
            glyph.text.trim().is_empty() || end <= other.x + slack || glyph.x >= other.end - slack
        };
        self.glyphs.iter().all(is_beside)
    }

    fn take(&mut self, other: Self) {
        // White space that is drawn over the other's words would divide them.
        let is_over = |glyph: &Glyph| glyph.x >= other.x && glyph.x < other.end;
        self.glyphs.retain(|glyph| !(glyph.text.trim().is_empty() && is_over(glyph)));
        let at = self.glyphs.iter().position(|glyph| glyph.x >= other.x);
        let at = at.unwrap_or(self.glyphs.len());
        self.glyphs.splice(at..at, other.glyphs);
    }
}

/// How many rows of a foot are looked for that were drawn before all others.
const FEET_MAX: usize = 3;

/// Puts a foot last that was drawn first: a few rows that stand below all that were drawn behind them.
///
/// Where more do, the page was drawn from its end, and each row is put where it stands.
fn feet_last<'a>(mut rows: Vec<Row<'a>>) -> Vec<Row<'a>> {
    let (mut lowest, mut feet) = (i64::MAX, 0);
    // From the end on: those that are left to count at the beginning are the first rows.
    for row in rows.iter().rev() {
        let is_below_all = lowest < i64::MAX && row.y < lowest.saturating_sub(row.size / 2);
        feet = if is_below_all { feet + 1 } else { 0 };
        lowest = lowest.min(row.y);
    }
    if (1..=FEET_MAX).contains(&feet) && rows.len() > feet + 1 {
        rows.rotate_left(feet);
    }
    rows
}

/// The rows of a page in the order in which they are read.
pub(super) fn by_place(drawn: Vec<Vec<&Glyph>>) -> Vec<Vec<&Glyph>> {
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(drawn.len());
    let mut lowest = i64::MAX;
    let mut compared = 0;
    for row in feet_last(drawn.into_iter().filter_map(Row::new).collect()) {
        // Below all that has been drawn, as nearly every row of a page is.
        let is_last = row.y < lowest.saturating_sub(row.size / 2);
        lowest = lowest.min(row.y);
        compared += if is_last { 0 } else { rows.len() };
        if is_last || compared > COMPARED_MAX {
            rows.push(row);
            continue;
        }
        let is_plain = |row: &Row<'_>| !row.glyphs.iter().any(|glyph| has_right(&glyph.text));
        let around = rows.iter_mut().find(|around| {
            if !(around.is_alike(&row) && around.is_around(&row)) {
                return false;
            }
            compared += around.glyphs.len() + row.glyphs.len();
            around.has_room_for(&row) && is_plain(around) && is_plain(&row)
        });
        if let Some(around) = around {
            around.take(row);
            continue;
        }
        let below = rows.iter().position(|below| below.is_alike(&row) && below.is_below(&row));
        rows.insert(below.unwrap_or(rows.len()), row);
    }
    rows.into_iter().map(|row| row.glyphs).collect()
}
