//! Of two points in nearly the same words one is gone: which of them stands on is told by the words.
//!
//! That a point kept its number or its place speaks for a link as well as its words do, and two points
//! that differ in a name are in nearly the same words. So where one of them has a counterpart and the
//! other none, and the other has all that the first shares with it and more, it is the other that stands
//! on: `4. South shall withdraw` became `3. South shall withdraw`, and what is gone is the duty of North.

use alloc::vec;
use alloc::vec::Vec;

use crate::candidates::Candidate;
use crate::field::Field;

/// Two points are in nearly the same words if each has so much of the other's, in thousandths of their
/// weight.
const NEARLY_MIN: i32 = 700;

/// Gives the counterpart of one twin to the other, where that shares more words with it and has none.
pub(super) fn exchange(field: &Field, links: &mut [usize]) {
    for side in [0, 1] {
        let mut counts = Counts::of(field, links);
        for link in links.iter_mut() {
            let one = &field.candidates[*link];
            if counts.at([one.old, one.new]) != [1, 1] {
                continue;
            }
            if let Some(other) = better(field, *link, side, &counts) {
                counts.0[side][end(one, side)] = 0;
                counts.0[side][end(&field.candidates[other], side)] = 1;
                *link = other;
            }
        }
    }
    links.sort_unstable();
}

/// How many links each old and each new point has.
struct Counts([Vec<u32>; 2]);

impl Counts {
    fn of(field: &Field, links: &[usize]) -> Self {
        let mut counts = Self([vec![0; field.old.points.len()], vec![0; field.new.points.len()]]);
        for link in links {
            let one = &field.candidates[*link];
            counts.0[0][one.old] += 1;
            counts.0[1][one.new] += 1;
        }
        counts
    }

    fn at(&self, [old, new]: [usize; 2]) -> [u32; 2] {
        [self.0[0][old], self.0[1][new]]
    }
}

const fn end(one: &Candidate, side: usize) -> usize {
    if side == 0 { one.old } else { one.new }
}

/// A candidate of the same point on the other side whose own point has no link, and that has more of
/// the words: of several the one that has most, then the first.
fn better(field: &Field, link: usize, side: usize, counts: &Counts) -> Option<usize> {
    let one = &field.candidates[link];
    if one.is_same {
        return None;
    }
    let all: Vec<usize> =
        if side == 0 { field.column(one.new).to_vec() } else { field.row(one.old).collect() };
    let is_free = |at: &usize| counts.0[side][end(&field.candidates[*at], side)] == 0;
    let has_more = |at: &usize| {
        let other = &field.candidates[*at];
        let shares = |of: &Candidate| of.words.into_iter().chain(of.pairs).collect::<Vec<_>>();
        let (others, ones) = (shares(other), shares(one));
        let is_near = others.iter().all(|share| *share >= NEARLY_MIN);
        is_near
            && others.iter().zip(&ones).all(|(other, one)| other >= one)
            && other.words.iter().sum::<i32>() > one.words.iter().sum::<i32>()
    };
    let free = all.into_iter().filter(|at| *at != link && is_free(at) && has_more(at));
    free.max_by_key(|at| (field.candidates[*at].words.iter().sum::<i32>(), core::cmp::Reverse(*at)))
}
