//! Three or more that took each other's place in a ring: `A shall pay, B shall deliver and C shall inspect` became `A
//! shall deliver, B shall inspect and C shall pay`.
//!
//! No two of them have each other's place, so that looking at pairs finds nothing.

use alloc::vec::Vec;

use super::Moved;
use crate::substance::pair::Pair;

/// How many may stand in a ring.
const RING_MAX: usize = 8;

impl Pair<'_> {
    /// The rings among runs of mates: each run stood where the next stands now, and the last where the first does.
    /// `known` are pairs that are told already.
    pub(super) fn rotations(
        &self,
        all: &[Moved],
        moved: &[Moved],
        known: &[Vec<Moved>],
    ) -> Vec<Vec<Moved>> {
        let is_open = |one: &&Moved| !known.iter().flatten().any(|other| other == *one);
        let open: Vec<&Moved> = all.iter().filter(is_open).collect();
        let next = |one: &Moved| {
            let takes = |other: &&&Moved| {
                let moves = moved.contains(one) || moved.contains(other);
                one != **other && moves && self.gives_place(one, other)
            };
            open.iter().find(takes).copied()
        };
        let mut rings: Vec<Vec<Moved>> = Vec::new();
        for first in open.iter().filter(|one| moved.contains(one)) {
            if rings.iter().flatten().any(|known| known == *first) {
                continue;
            }
            let mut ring = Vec::from([(*first).clone()]);
            while let Some(one) = ring.last().and_then(next).filter(|one| !ring.contains(one)) {
                ring.push(one.clone());
                if ring.len() > RING_MAX {
                    break;
                }
            }
            let closes = ring.last().and_then(next) == Some(*first);
            if closes && (3..=RING_MAX).contains(&ring.len()) {
                rings.push(ring);
            }
        }
        rings
    }

    /// Whether one stood where the other, which is something else, stands now, and both are no items of one row.
    fn gives_place(&self, one: &Moved, other: &Moved) -> bool {
        let (first, second) =
            if one.old.start < other.old.start { (one, other) } else { (other, one) };
        first.old.end <= second.old.start
            && !self.are_same_words(one, other)
            && self.is_place(one, other)
            && self.is_parted(&first.old, &second.old)
    }
}
