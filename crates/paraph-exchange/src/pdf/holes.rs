//! Holes in the numbering where a page begins: a line may have been lost there.

use super::lines::Line;
use super::object::ONE;
use crate::marker::{self, Marker, Wrap};
use crate::{Place, Spots};

/// How many numbers may be missing where a hole is told of; beyond, it is another count.
const MISSING_MAX: u32 = 10;
/// How far apart numbers of one count may begin on the line.
const SAME_MARGIN: i64 = 3 * ONE;
/// How many numbered lines are looked at on either side.
const NEAR: usize = 64;

/// A line with a number.
struct Numbered<'a> {
    line: &'a Line,
    marker: Marker,
}

/// The numbers on either side of each hole, and the page that begins there.
pub(super) fn find(lines: &[Line]) -> Spots {
    let numbered: Vec<Numbered<'_>> = lines
        .iter()
        .filter_map(|line| Some(Numbered { line, marker: marker::read(&line.text)? }))
        .filter(|one| one.marker.wrap != Wrap::Bare && one.marker.path.len() < 2)
        .collect();
    let mut holes = Spots::default();
    for (at, last) in numbered.iter().enumerate() {
        let mut behind = numbered[at + 1..].iter().take(NEAR).filter(|next| next.is_like(last));
        let Some(next) = behind.next() else { continue };
        if next.line.page == last.line.page {
            continue;
        }
        let before = numbered[..at].iter().rev().take(NEAR).find(|before| before.is_like(last));
        // A count is known by two numbers that follow one another.
        let is_count = before.is_some_and(|before| before.steps(last) == Some(1))
            || behind.next().is_some_and(|behind| next.steps(behind) == Some(1));
        let steps = last.steps(next);
        if is_count && steps.is_some_and(|steps| (2..=MISSING_MAX + 1).contains(&steps)) {
            let shown = format!("{} … {}", last.marker.label, next.marker.label);
            holes.add(&shown, Place::Page(next.line.page + 1));
        }
    }
    holes
}

impl Numbered<'_> {
    /// Whether it is written as the other is and may be of the same count.
    fn is_like(&self, other: &Self) -> bool {
        let mut kinds = self.marker.readings.iter().map(|reading| reading.kind);
        self.marker.wrap == other.marker.wrap
            && (self.line.x - other.line.x).abs() <= SAME_MARGIN
            && kinds.any(|kind| other.marker.value(kind).is_some())
    }

    /// How far the other is ahead in the count.
    fn steps(&self, next: &Self) -> Option<u32> {
        let ahead = self
            .marker
            .readings
            .iter()
            .filter_map(|reading| next.marker.value(reading.kind)?.checked_sub(reading.value));
        ahead.min()
    }
}
