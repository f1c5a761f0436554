//! The smallest set that meets every one of some sets: exact, by deepening.
//!
//! What clashes and what can be lifted are each other's hitting sets (Reiter 1987): whoever lifts
//! demands until nothing clashes has lifted one of every set that clashes. So the smallest set that
//! meets all clashes known is a proved limit, whatever clashes are still unknown.

use alloc::vec::Vec;

use super::{
    demands::Set,
    oracle::{Budget, Stopped},
};

/// The smallest set within `allowed` that meets each of these, the first in order among equals;
/// `None` if one of them has nothing that is allowed.
pub(super) fn smallest(
    sets: &[Set],
    allowed: &Set,
    budget: &mut Budget,
) -> Result<Option<Set>, Stopped> {
    let sets: Vec<Set> = sets.iter().map(|set| set.and(allowed)).collect();
    if sets.iter().any(Set::is_empty) {
        return Ok(None);
    }
    let empty = allowed.minus(allowed);
    let mut size = apart(&sets, &empty, &empty);
    loop {
        let mut chosen = empty.clone();
        if hits(&sets, &mut chosen, &empty, size, budget)? {
            return Ok(Some(chosen));
        }
        size += 1;
    }
}

/// How many of the sets that are not met yet have nothing in common: so many more are needed. What is
/// refused does not count.
fn apart(sets: &[Set], chosen: &Set, refused: &Set) -> usize {
    let mut open: Vec<Set> =
        sets.iter().filter(|set| !set.meets(chosen)).map(|set| set.minus(refused)).collect();
    open.sort_by_key(Set::len);
    let mut taken = chosen.clone();
    let mut count = 0;
    for set in open {
        if !set.meets(&taken) {
            taken = taken.or(&set);
            count += 1;
        }
    }
    count
}

/// Whether `more` demands, none of them refused, can be chosen so that all sets are met.
///
/// It nests no deeper than the size sought.
fn hits(
    sets: &[Set],
    chosen: &mut Set,
    refused: &Set,
    more: usize,
    budget: &mut Budget,
) -> Result<bool, Stopped> {
    budget.node()?;
    let open = sets.iter().filter(|set| !set.meets(chosen)).map(|set| set.minus(refused));
    let Some(set) = open.min_by_key(Set::len) else { return Ok(true) };
    if apart(sets, chosen, refused) > more {
        return Ok(false);
    }
    let mut refused = refused.clone();
    for demand in set.iter() {
        chosen.insert(demand);
        if hits(sets, chosen, &refused, more - 1, budget)? {
            return Ok(true);
        }
        chosen.remove(demand);
        refused.insert(demand);
    }
    Ok(false)
}
