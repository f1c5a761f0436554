//! A good package before anything is proved: changes of one issue, then of two, while they help.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::{ascent::Ground, bound::Best, current::Current, domain::Domain, objective::Objective};

/// How many packages it starts from.
const STARTS: usize = 6;
/// Changes of two issues are tried where there are no more of them than this.
const PAIRS: usize = 300_000;

/// The best package found in the domain, if any was found that is admitted.
pub(crate) fn search(ground: &Ground<'_>, domain: &Domain, known: Option<Best>) -> Option<Best> {
    let mut best = known;
    let mut starts = starts(ground, domain);
    starts.extend(best.iter().map(|best| best.seats.clone()));
    for seats in starts {
        best = climbed(ground, domain, seats, best, By::Ones);
    }
    let seats = best.as_ref().map(|best| best.seats.clone());
    seats.into_iter().fold(best, |best, seats| climbed(ground, domain, seats, best, By::Pairs))
}

/// Which changes are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Of one issue.
    Ones,
    /// Of one or of two.
    Pairs,
}

/// What changes of these seats lead to, if that is admitted and better than what is known.
pub(super) fn climbed(
    ground: &Ground<'_>,
    domain: &Domain,
    seats: Vec<usize>,
    known: Option<Best>,
    by: By,
) -> Option<Best> {
    let (seats, utilities) = climb(ground, domain, seats, by);
    let admitted = ground.table.excess(&seats) == 0 && ground.objective.admits(&utilities);
    let is_better = |best: &Best| ground.objective.compare(&utilities, &best.utilities).is_gt();
    if admitted && known.as_ref().is_none_or(is_better) {
        return Some(Best::new(&ground.objective, seats, utilities));
    }
    known
}

/// What is best for all together, and packages spread over the options.
fn starts(ground: &Ground<'_>, domain: &Domain) -> Vec<Vec<usize>> {
    let table = ground.table;
    let total = |seat: usize| table.worth(seat).iter().sum::<i64>();
    let together = (0..table.issues())
        .filter_map(|issue| {
            let seats = domain.seats(table, issue);
            seats.max_by_key(|&seat| (total(seat), core::cmp::Reverse(seat)))
        })
        .collect();
    let spread = (0..STARTS).map(|start| {
        let pick = |issue: usize| {
            let at = (start + issue * (start + 1)) % domain.left(issue).max(1);
            domain.seats(table, issue).nth(at)
        };
        (0..table.issues()).filter_map(pick).collect()
    });
    let all = core::iter::once(together).chain(spread);
    all.filter(|seats: &Vec<usize>| seats.len() == table.issues()).collect()
}

/// A package on its way up, with room for what it gave before a change.
struct Climb<'a> {
    objective: &'a Objective,
    current: Current<'a>,
    excess: usize,
    utilities: Vec<i64>,
    changed: Vec<i64>,
}

/// Changes one issue, or two where there are few, as long as it helps.
pub(super) fn climb(
    ground: &Ground<'_>,
    domain: &Domain,
    seats: Vec<usize>,
    by: By,
) -> (Vec<usize>, Vec<i64>) {
    let table = ground.table;
    let current = Current::new(table, seats);
    let mut utilities = Vec::new();
    current.utilities(&mut utilities);
    let (excess, changed) = (current.excess(), Vec::new());
    let mut climb = Climb { objective: &ground.objective, current, excess, utilities, changed };
    let in_play: Vec<usize> = (0..table.issue.len()).filter(|&seat| domain.has(seat)).collect();
    loop {
        let mut helped = false;
        for &seat in &in_play {
            helped |= climb.try_one(seat);
        }
        if !helped && by == By::Pairs && in_play.len() * in_play.len() <= PAIRS {
            helped = climb.try_pairs(&table.issue, &in_play);
        }
        if !helped {
            return (climb.current.seats().to_vec(), climb.utilities);
        }
    }
}

impl Climb<'_> {
    fn try_one(&mut self, seat: usize) -> bool {
        let before = self.current.choose(seat);
        if before == seat {
            return false;
        }
        self.keep_if_better() || {
            self.current.choose(before);
            false
        }
    }

    fn try_pairs(&mut self, issue: &[usize], in_play: &[usize]) -> bool {
        let mut helped = false;
        'one: for (at, &one) in in_play.iter().enumerate() {
            let before = self.current.choose(one);
            if before == one {
                continue;
            }
            let others = in_play[at + 1..].iter().filter(|&&other| issue[other] != issue[one]);
            for &other in others {
                let second = self.current.choose(other);
                if second != other && self.keep_if_better() {
                    helped = true;
                    continue 'one;
                }
                self.current.choose(second);
            }
            self.current.choose(before);
        }
        helped
    }

    fn keep_if_better(&mut self) -> bool {
        self.current.utilities(&mut self.changed);
        let helps = self.order() == Ordering::Greater;
        if helps {
            core::mem::swap(&mut self.utilities, &mut self.changed);
            self.excess = self.current.excess();
        }
        helps
    }

    /// First the lines, then reservation values, then the standard.
    fn order(&self) -> Ordering {
        let lines = self.excess.cmp(&self.current.excess());
        if lines.is_ne() {
            return lines;
        }
        if self.objective.acceptable {
            let (now, before) = (self.short(&self.changed), self.short(&self.utilities));
            if now != before || now < 0 {
                return now.cmp(&before);
            }
        }
        self.objective.compare(&self.changed, &self.utilities)
    }

    /// By how much reservation values are missed in all, as a number below nothing.
    fn short(&self, utilities: &[i64]) -> i64 {
        let gains = utilities.iter().zip(&self.objective.from);
        gains.map(|(utility, from)| (utility - from).min(0)).sum()
    }
}
