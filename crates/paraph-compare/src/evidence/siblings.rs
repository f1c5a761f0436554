//! Siblings: whether the kin of two points belong together too.

use alloc::vec;
use alloc::vec::Vec;

use super::{Belief, Best};
use crate::field::Field;
use crate::fixed::{ONE, share};

/// For each two groups how many points of either have their best counterpart in the other.
pub(super) struct Siblings {
    bests: Vec<u64>,
}

/// Below this a best counterpart is none.
const SURE_MIN: i32 = 300;

impl Siblings {
    pub(super) fn of(field: &Field, belief: &Belief) -> Self {
        let mut bests = vec![0; field.kinships.all.len()];
        let olds = (0..field.old.points.len()).map(|old| belief.best_of_old(old));
        let news = (0..field.new.points.len()).map(|new| belief.best_of_new(new));
        let firsts = olds.chain(news).filter_map(|best: Best| best.first);
        for at in firsts.filter(|at| belief.sure[*at] >= SURE_MIN) {
            bests[field.kinships.of[at]] += 1;
        }
        Self { bests }
    }

    /// How many of the siblings of both points have their best counterpart among the other's
    /// siblings, the candidate itself aside; and whether there are any.
    pub(super) fn share(&self, field: &Field, belief: &Belief, at: usize) -> (i32, i32) {
        let kinship = field.kinships.of[at];
        let others = field.kinships.all[kinship].size.saturating_sub(2) as u64;
        if others == 0 {
            return (0, 0);
        }
        let one = &field.candidates[at];
        let own = [belief.best_of_old(one.old), belief.best_of_new(one.new)];
        let is_own = |best: &Best| best.first == Some(at) && belief.sure[at] >= SURE_MIN;
        let own = own.iter().filter(|best| is_own(best)).count() as u64;
        (share(self.bests[kinship].saturating_sub(own), others), ONE)
    }
}
