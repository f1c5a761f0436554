//! Where the rest of a phrase stands that was divided over points.
//!
//! Every point is read once, for the rows of words that it has of the phrase; what is asked of a stretch of
//! the phrase is answered out of these.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

use super::nearest::{Found, nearest};
use super::text::{Part, Text};

/// So many points that have most of a stretch in rows are looked at more closely.
const CLOSELY: usize = 16;

/// Which rows of words of a phrase each point has.
pub(super) struct Rows {
    /// How many words a row has.
    width: usize,
    /// The points that have any, in their order, each with the words of the phrase that begin one.
    points: Vec<(usize, Vec<usize>)>,
}

impl Rows {
    /// Looks for the rows of so many words of a phrase, or of all if it has fewer.
    pub(super) fn of(sought: &[Part], points: &[Text], width: usize) -> Self {
        let width = width.min(sought.len()).max(1);
        let numbers = |row: &[Part]| row.iter().map(|part| part.number).collect::<Vec<u32>>();
        let mut begins: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
        for (at, row) in sought.windows(width).enumerate() {
            begins.entry(numbers(row)).or_default().push(at);
        }
        let of_point = |(place, here): (usize, &Text)| {
            let rows = here.parts.windows(width).filter_map(|row| begins.get(&numbers(row)));
            let mut found: Vec<usize> = rows.flatten().copied().collect();
            found.sort_unstable();
            found.dedup();
            (!found.is_empty()).then_some((place, found))
        };
        Self { width, points: points.iter().enumerate().filter_map(of_point).collect() }
    }

    /// Whether no point has a row.
    pub(super) fn are_none(&self) -> bool {
        self.points.is_empty()
    }

    /// Finds a stretch of the phrase in points that are not among those found so far.
    pub(super) fn rest(
        &self,
        stretch: Range<usize>,
        sought: &[Part],
        points: &[Text],
        all: &mut Vec<(usize, Found)>,
    ) {
        let mut waiting = Vec::from([stretch]);
        while let Some(stretch) = waiting.pop() {
            let Some((place, found)) = self.best(&stretch, sought, points, all) else { continue };
            // What is before it is looked for first.
            waiting.push(stretch.start + found.words.end..stretch.end);
            waiting.push(stretch.start..stretch.start + found.words.start);
            all.push((place, found));
        }
    }

    /// The point that has most of a stretch.
    fn best(
        &self,
        stretch: &Range<usize>,
        sought: &[Part],
        points: &[Text],
        taken: &[(usize, Found)],
    ) -> Option<(usize, Found)> {
        let free = self.points.iter().filter(|(place, _)| !taken.iter().any(|(at, _)| at == place));
        let mut covering: Vec<(usize, usize)> = free
            .map(|(place, begins)| (*place, self.covered(begins, stretch)))
            .filter(|(_, covered)| *covered > 0)
            .collect();
        covering.sort_by_key(|(place, covered)| (Reverse(*covered), *place));
        let closely = covering
            .iter()
            .take(CLOSELY)
            .map(|(place, _)| (*place, nearest(&sought[stretch.clone()], &points[*place].parts)));
        closely.max_by_key(|(place, found)| (found.score, Reverse(*place)))
    }

    /// How many words of a stretch stand in rows that are in it as a whole.
    fn covered(&self, begins: &[usize], stretch: &Range<usize>) -> usize {
        let (mut covered, mut end) = (0, stretch.start);
        let from = begins.partition_point(|at| *at < stretch.start);
        for at in begins[from..].iter().take_while(|at| **at + self.width <= stretch.end) {
            covered += at + self.width - end.max(*at);
            end = at + self.width;
        }
        covered
    }
}
