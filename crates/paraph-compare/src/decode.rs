//! From how sure each candidate is to links.

mod settled;
mod twins;

use alloc::vec::Vec;

use crate::evidence::{Belief, Features};
use crate::field::Field;
use crate::model::Bounds;
use settled::Settled;

/// How a candidate stands at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidacy {
    /// How sure it is, in thousandths.
    pub sure: i32,
    /// Whether the old point has no better candidate.
    pub is_best_of_old: bool,
    /// Whether the new point has no better candidate.
    pub is_best_of_new: bool,
}

impl Bounds {
    /// Whether a candidate is a link.
    #[must_use]
    pub fn admit(&self, standing: Candidacy) -> bool {
        let needed = match (standing.is_best_of_old, standing.is_best_of_new) {
            (true, true) => self.mutual,
            (false, false) => self.any,
            _ => self.either,
        };
        standing.sure >= needed
    }
}

/// How every candidate stands.
pub(crate) fn standings(field: &Field, belief: &Belief) -> Vec<Candidacy> {
    let standing = |(at, sure): (usize, &i32)| {
        let one = &field.candidates[at];
        Candidacy {
            sure: *sure,
            is_best_of_old: belief.best_of_old(one.old).first == Some(at),
            is_best_of_new: belief.best_of_new(one.new).first == Some(at),
        }
    };
    belief.sure.iter().enumerate().map(standing).collect()
}

/// The candidates that are links, in the order of the old points, then of the new.
pub(crate) fn links(
    field: &Field,
    belief: &Belief,
    features: &[Features],
    bounds: Bounds,
) -> Vec<usize> {
    let settled = Settled::of(field, belief, bounds);
    let is_link = |at: &usize| settled.admit(*at, &features[*at]);
    let mut links: Vec<usize> = (0..field.candidates.len()).filter(is_link).collect();
    twins::exchange(field, &mut links);
    links
}
