//! A good package before anything is proved: changes of one issue, then of two, while they help.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::{ascent::Ground, bound::Best, objective::Objective};

/// How many packages it starts from.
const STARTS: usize = 6;
/// Changes of two issues are tried where there are no more of them than this.
const PAIRS: usize = 40_000;

/// A package on the way, and how far it is from being admitted.
#[derive(Debug, Clone)]
struct Standing {
    seats: Vec<usize>,
    sums: Vec<i64>,
    utilities: Vec<i64>,
    excess: usize,
}

/// The best package found, if any was found that is admitted.
pub(super) fn search(ground: &Ground<'_>, known: Option<Best>) -> Option<Best> {
    let mut best = known;
    let mut starts = starts(ground);
    starts.extend(best.iter().map(|best| best.seats.clone()));
    for seats in starts {
        let mut standing = stand(ground, seats);
        climb(ground, &mut standing);
        let admitted = standing.excess == 0 && ground.objective.admits(&standing.utilities);
        let is_better =
            |best: &Best| ground.objective.compare(&standing.utilities, &best.utilities).is_gt();
        if admitted && best.as_ref().is_none_or(is_better) {
            best = Some(Best::new(&ground.objective, standing.seats, standing.utilities));
        }
    }
    best
}

/// What is best for all together, and packages spread over the options.
fn starts(ground: &Ground<'_>) -> Vec<Vec<usize>> {
    let table = ground.table;
    let total = |seat: usize| table.worth.iter().map(|worth| worth[seat]).sum::<i64>();
    let together = (0..table.issues())
        .filter_map(|issue| {
            table.seats(issue).max_by_key(|&seat| (total(seat), core::cmp::Reverse(seat)))
        })
        .collect();
    let spread = (0..STARTS).map(|start| {
        (0..table.issues())
            .map(|issue| {
                table.first[issue] + (start + issue * (start + 1)) % table.seats(issue).len()
            })
            .collect()
    });
    core::iter::once(together).chain(spread).collect()
}

fn stand(ground: &Ground<'_>, seats: Vec<usize>) -> Standing {
    let table = ground.table;
    let sums = table.sums(&seats);
    Standing { utilities: capped(ground, &sums), excess: table.excess(&seats), sums, seats }
}

fn capped(ground: &Ground<'_>, sums: &[i64]) -> Vec<i64> {
    sums.iter()
        .zip(&ground.table.caps)
        .map(|(&sum, cap)| cap.map_or(sum, |cap| cap.min(sum)))
        .collect()
}

/// Changes one issue, or two where there are few, as long as it helps.
fn climb(ground: &Ground<'_>, standing: &mut Standing) {
    let table = ground.table;
    let seats = table.issue.len();
    loop {
        let mut helped = false;
        for seat in 0..seats {
            helped |= try_change(ground, standing, &[seat]);
        }
        if !helped && seats * seats <= PAIRS {
            'pairs: for one in 0..seats {
                for other in table.first[table.issue[one] + 1]..seats {
                    if try_change(ground, standing, &[one, other]) {
                        helped = true;
                        break 'pairs;
                    }
                }
            }
        }
        if !helped {
            return;
        }
    }
}

fn try_change(ground: &Ground<'_>, standing: &mut Standing, change: &[usize]) -> bool {
    let table = ground.table;
    if change.iter().all(|&seat| standing.seats[table.issue[seat]] == seat) {
        return false;
    }
    let is_plain = table.joints.is_empty() && table.limits.is_empty();
    let mut sums = standing.sums.clone();
    let mut seats = standing.seats.clone();
    for &seat in change {
        let issue = table.issue[seat];
        if is_plain {
            for (sum, worth) in sums.iter_mut().zip(&table.worth) {
                *sum += worth[seat] - worth[seats[issue]];
            }
        }
        seats[issue] = seat;
    }
    let changed = if is_plain {
        Standing { utilities: capped(ground, &sums), excess: 0, sums, seats }
    } else {
        stand(ground, seats)
    };
    let helps = order(&ground.objective, &changed, standing) == Ordering::Greater;
    if helps {
        *standing = changed;
    }
    helps
}

/// First the lines, then reservation values, then the standard.
fn order(objective: &Objective, one: &Standing, other: &Standing) -> Ordering {
    let short = |standing: &Standing| -> i64 {
        let gains = objective.gains(&standing.utilities);
        gains.iter().map(|gain| gain.min(&0)).sum()
    };
    let lines = other.excess.cmp(&one.excess);
    if lines.is_ne() {
        return lines;
    }
    if objective.acceptable {
        let floors = short(one).cmp(&short(other));
        if floors.is_ne() || short(one) < 0 {
            return floors;
        }
    }
    objective.compare(&one.utilities, &other.utilities)
}
