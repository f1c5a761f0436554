//! Kin: whether the siblings of two points belong together too.
//!
//! Siblings are points whose labels begin alike: the paragraphs of Article 5, the sub-points of
//! point 10 with the point itself.

use alloc::collections::BTreeMap;

use super::{Belief, Best};
use crate::field::Field;
use crate::fixed::{ONE, share};
use crate::side::Side;

/// How many siblings of either side have their best counterpart among which siblings of the other.
pub(super) struct Kin {
    /// How many points each kin has, by side.
    sizes: [BTreeMap<u32, u64>; 2],
    /// Between an old and a new kin.
    bests: BTreeMap<(u32, u32), u64>,
}

/// Below this a best counterpart is none.
const SURE_MIN: i32 = 300;

impl Kin {
    pub(super) fn of(field: &Field, belief: &Belief) -> Self {
        let mut bests: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        let olds = (0..field.old.points.len()).map(|old| belief.best_of_old(old));
        let news = (0..field.new.points.len()).map(|new| belief.best_of_new(new));
        let firsts = olds.chain(news).filter_map(|best: Best| best.first);
        for at in firsts.filter(|at| belief.sure[*at] >= SURE_MIN) {
            *bests.entry(between(field, at)).or_default() += 1;
        }
        Self { sizes: [sizes(&field.old), sizes(&field.new)], bests }
    }

    /// How many of the siblings of both points have their best counterpart among the other's
    /// siblings, the candidate itself aside; and whether there are any.
    pub(super) fn share(&self, field: &Field, belief: &Belief, at: usize) -> (i32, i32) {
        let (old, new) = between(field, at);
        let size = |side: usize, kin: u32| self.sizes[side].get(&kin).copied().unwrap_or(1);
        let others = size(0, old) + size(1, new) - 2;
        if others == 0 {
            return (0, 0);
        }
        let one = &field.candidates[at];
        let own = [belief.best_of_old(one.old), belief.best_of_new(one.new)];
        let is_own = |best: &Best| best.first == Some(at) && belief.sure[at] >= SURE_MIN;
        let own = own.iter().filter(|best| is_own(best)).count() as u64;
        let bests = self.bests.get(&(old, new)).copied().unwrap_or(0);
        (share(bests.saturating_sub(own), others), ONE)
    }
}

fn between(field: &Field, at: usize) -> (u32, u32) {
    let one = &field.candidates[at];
    (field.old.points[one.old].kin, field.new.points[one.new].kin)
}

fn sizes(side: &Side) -> BTreeMap<u32, u64> {
    let mut sizes = BTreeMap::new();
    for ready in &side.points {
        *sizes.entry(ready.kin).or_default() += 1;
    }
    sizes
}
