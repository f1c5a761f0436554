//! The map of what is still unknown: a set of demands that no known answer decides.
//!
//! It is the map of MARCO (Liffiton, Previti, Malik and Marques-Silva 2016): every set of demands
//! either contains a known clash, or lies within a known set that can be met, or is unexplored.

use alloc::{vec, vec::Vec};

use super::{
    demands::Set,
    oracle::{Budget, Stopped},
};

/// A largest unexplored set of demands; `None` once there is none and all is known.
///
/// `clashes` are known to clash; without the demands of one of `lifts` the others can be met.
pub(super) fn unexplored(
    all: &Set,
    clashes: &[Set],
    lifts: &[Set],
    budget: &mut Budget,
) -> Result<Option<Set>, Stopped> {
    let none = all.minus(all);
    // What is in and what is out, for each part of the map still to be looked at.
    let mut open = vec![(none.clone(), none)];
    while let Some((mut inside, mut outside)) = open.pop() {
        budget.node()?;
        if !decide(&mut inside, &mut outside, clashes, lifts) {
            continue;
        }
        let Some((demand, is_inside)) = branch(&inside, &outside, clashes, lifts) else {
            return Ok(Some(largest(all, &outside, clashes)));
        };
        let with = (inside.with(demand), outside.clone());
        let without = (inside, outside.with(demand));
        // What is pushed last is looked at first.
        open.extend(if is_inside { [without, with] } else { [with, without] });
    }
    Ok(None)
}

/// Decides what only one way is left for; `false` if none is.
fn decide(inside: &mut Set, outside: &mut Set, clashes: &[Set], lifts: &[Set]) -> bool {
    loop {
        let before = (inside.len(), outside.len());
        for clash in clashes {
            match only(&clash.minus(inside)) {
                _ if clash.meets(outside) => {}
                Left::None => return false,
                Left::One(demand) => outside.insert(demand),
                Left::More => {}
            }
        }
        for lift in lifts {
            match only(&lift.minus(outside)) {
                _ if lift.meets(inside) => {}
                Left::None => return false,
                Left::One(demand) => inside.insert(demand),
                Left::More => {}
            }
        }
        if (inside.len(), outside.len()) == before {
            return !inside.meets(outside);
        }
    }
}

enum Left {
    None,
    One(usize),
    More,
}

fn only(set: &Set) -> Left {
    match (set.first(), set.len()) {
        (Some(demand), 1) => Left::One(demand),
        (Some(_), _) => Left::More,
        (None, _) => Left::None,
    }
}

/// The demand to divide by, of the shortest condition still open, and whether to begin with it in.
fn branch(inside: &Set, outside: &Set, clashes: &[Set], lifts: &[Set]) -> Option<(usize, bool)> {
    let clashes = clashes.iter().filter(|clash| !clash.meets(outside));
    let lifts = lifts.iter().filter(|lift| !lift.meets(inside));
    let open: Vec<(Set, bool)> = (lifts.map(|lift| (lift.minus(outside), true)))
        .chain(clashes.map(|clash| (clash.minus(inside), false)))
        .collect();
    let shortest = open.iter().min_by_key(|(set, _)| set.len())?;
    Some((shortest.0.first()?, shortest.1))
}

/// All but what is out, and of that as much as makes no clash.
fn largest(all: &Set, outside: &Set, clashes: &[Set]) -> Set {
    let mut set = all.minus(outside);
    for demand in outside.iter() {
        let with = set.with(demand);
        if !clashes.iter().any(|clash| clash.is_within(&with)) {
            set = with;
        }
    }
    set
}
