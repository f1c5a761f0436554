//! How many packages one party or two can accept, counted without going through them.
//!
//! Where utilities are plain sums, each package is one of some issues joined to one of the others
//! (E. Horowitz and S. Sahni 1974, of subset sums). Sorted by what they give the first party, those of
//! one half that are enough for it beside one of the other half only grow in number; how many of
//! them are enough for the second party as well, a tree of counts says (P. Fenwick 1994).

use alloc::{vec, vec::Vec};

use crate::table::Table;

/// How many packages give one party or two what they ask; `None` if there are more parties, or if
/// utilities are no plain sums or lines bind.
pub(super) fn acceptable(table: &Table, reservations: &[i64]) -> Option<u64> {
    let is_plain = table.joints.is_empty() && table.limits.is_empty();
    if !is_plain || table.parties() > 2 {
        return None;
    }
    let mut asked = table.caps.iter().zip(reservations);
    if asked.any(|(cap, asked)| cap.is_some_and(|cap| cap < *asked)) {
        return Some(0);
    }
    let (one, other) = halves(table);
    let asked =
        [reservations.first(), reservations.get(1)].map(|asked| asked.copied().unwrap_or(0));
    Some(pairs(sums(table, &one), sums(table, &other), asked))
}

/// The issues in two parts with about as many packages each.
fn halves(table: &Table) -> (Vec<usize>, Vec<usize>) {
    let mut halves = [(Vec::new(), 1_usize), (Vec::new(), 1_usize)];
    for issue in 0..table.issues() {
        let [one, other] = &halves;
        let smaller = usize::from(other.1 < one.1);
        halves[smaller].0.push(issue);
        halves[smaller].1 = halves[smaller].1.saturating_mul(table.seats(issue).len());
    }
    let [one, other] = halves;
    (one.0, other.0)
}

/// What each package of these issues gives both parties; nothing to the second where there is one.
fn sums(table: &Table, issues: &[usize]) -> Vec<[i64; 2]> {
    let worth = |party: usize, seat: usize| table.worth(seat).get(party).copied().unwrap_or(0);
    issues.iter().fold(vec![[0, 0]], |sums, &issue| {
        let more = |[one, other]: [i64; 2]| {
            let seats = table.seats(issue);
            seats.map(move |seat| [one + worth(0, seat), other + worth(1, seat)])
        };
        sums.into_iter().flat_map(more).collect()
    })
}

/// How many pairs come to what is asked.
fn pairs(mut one: Vec<[i64; 2]>, mut other: Vec<[i64; 2]>, asked: [i64; 2]) -> u64 {
    one.sort_unstable_by(|first, second| second.cmp(first));
    other.sort_unstable();
    let mut places: Vec<i64> = one.iter().map(|sums| sums[1]).collect();
    places.sort_unstable();
    places.dedup();
    let mut counts = Counts(vec![0; places.len()]);
    let mut rest = one.iter().peekable();
    let (mut enough, mut count) = (0, 0);
    for sums in other {
        while let Some(of) = rest.next_if(|of| of[0] + sums[0] >= asked[0]) {
            counts.add(places.partition_point(|place| *place < of[1]));
            enough += 1;
        }
        let too_few = places.partition_point(|place| place + sums[1] < asked[1]);
        count += enough - counts.before(too_few);
    }
    count
}

/// How many were added at each place, with the sums of all before in few steps.
struct Counts(Vec<u64>);

impl Counts {
    fn add(&mut self, place: usize) {
        let mut at = place + 1;
        while let Some(count) = self.0.get_mut(at - 1) {
            *count += 1;
            at += at & at.wrapping_neg();
        }
    }

    /// How many were added at places before this one.
    fn before(&self, place: usize) -> u64 {
        let (mut at, mut sum) = (place, 0);
        while at > 0 {
            sum += self.0[at - 1];
            at &= at - 1;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::{super::each, acceptable};
    use crate::{
        sample::{self, Size},
        settling::Ready,
    };

    proptest! {
        #[test]
        fn it_counts_as_going_through_all_does(
            parties in 1_usize..3, issues in 1_usize..6, options in 1_usize..5,
            seed: u64, is_coarse: bool, part in 0_i64..13, cap in proptest::option::of(0_i64..13),
        ) {
            let mut scenario = sample::scenario(Size { parties, issues, options, lines: 0 }, seed);
            if is_coarse {
                scenario = sample::coarse(&scenario);
            }
            let most = |ratings: &Vec<Vec<i64>>| ratings.iter().filter_map(|of| of.iter().max()).sum::<i64>();
            for party in &mut scenario.parties {
                party.reservation = most(&party.ratings) * part / 12;
                party.cap = cap.map(|cap| most(&party.ratings) * cap / 12);
            }
            let Ok(scenario) = scenario.check() else { return Ok(()) };
            let ready = Ready::new(scenario);
            let asked: Vec<i64> = ready.scenario().parties.iter().map(|party| party.reservation).collect();
            let mut counted = 0;
            each(&ready.table, |_, utilities| {
                counted += u64::from(utilities.iter().zip(&asked).all(|(got, asked)| got >= asked));
            });
            prop_assert_eq!(acceptable(&ready.table, &asked), Some(counted));
        }
    }
}
