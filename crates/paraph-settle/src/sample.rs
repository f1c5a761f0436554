//! Scenarios made up from a seed, to test and to measure with: the same on every machine.
//!
//! Parties are half at odds: the options of an issue stand on one axis, and each party likes one end
//! or the other, more or less so. Its ratings come to 10,000 units at most, and its reservation value
//! is 60 % of what a fair package gives it, so that there is always something to agree on. Red lines
//! forbid pairs of options; half of them forbid what would be best for all together.

use alloc::{format, vec::Vec};

use crate::scenario::{Choice, Choosable, Issue, Line, Party, Scenario};

/// How large a scenario is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many parties.
    pub parties: usize,
    /// How many issues.
    pub issues: usize,
    /// How many options each issue has.
    pub options: usize,
    /// How many red lines.
    pub lines: usize,
}

/// What the ratings of a party come to at most.
const WHOLE: u64 = 10_000;

/// The scenario of that size which belongs to the seed.
#[must_use]
pub fn scenario(size: Size, seed: u64) -> Scenario {
    let mut dice = Dice(seed);
    let issues = (0..size.issues).map(|at| Issue {
        name: format!("issue {at}"),
        options: (0..size.options)
            .map(|at| Choosable { name: format!("option {at}"), wording: None })
            .collect(),
    });
    let mut scenario = Scenario {
        name: format!("{} x {} x {}", size.parties, size.issues, size.options),
        issues: issues.collect(),
        scale: 10_000,
        ..Scenario::default()
    };
    for at in 0..size.parties {
        let ratings = dice.ratings(size);
        scenario.parties.push(Party { name: format!("party {at}"), ratings, ..Party::default() });
    }
    let even: Vec<u64> = (0..size.parties).map(|_| 1).collect();
    let best = best(&scenario, &even);
    let weights: Vec<u64> = (0..size.parties).map(|_| 2 + dice.below(3)).collect();
    let fair = self::best(&scenario, &weights);
    for party in &mut scenario.parties {
        party.reservation = party.utility(&fair) * 3 / 5;
    }
    if size.issues > 1 && size.options > 1 {
        for at in 0..size.lines {
            let line = dice.line(size, &best, &fair, at % 2 == 0);
            scenario.lines.push(line);
        }
    }
    scenario
}

/// The same with each option rated from 1 to 10 points, as people do: so many packages are level
/// that which is best hangs on small differences.
#[must_use]
pub fn coarse(scenario: &Scenario) -> Scenario {
    let mut coarse = scenario.clone();
    for party in &mut coarse.parties {
        let (before, most) = (party.reservation, WHOLE.cast_signed());
        for ratings in &mut party.ratings {
            let best = ratings.iter().copied().max().unwrap_or(0).max(1);
            ratings.iter_mut().for_each(|rating| *rating = 1 + *rating * 9 / best);
        }
        let best = party.ratings.iter().filter_map(|ratings| ratings.iter().max());
        party.reservation = before * best.sum::<i64>() / most * 4 / 5;
    }
    coarse.scale = 1;
    coarse
}

/// The package with the largest sum of weighted utilities.
fn best(scenario: &Scenario, weights: &[u64]) -> Vec<usize> {
    let of = |issue: usize, option: usize| -> i64 {
        let parties = scenario.parties.iter().zip(weights);
        parties
            .map(|(party, &weight)| {
                party.ratings[issue][option] * i64::try_from(weight).unwrap_or(1)
            })
            .sum()
    };
    let pick = |(at, issue): (usize, &Issue)| {
        (0..issue.options.len()).max_by_key(|&option| of(at, option)).unwrap_or(0)
    };
    scenario.issues.iter().enumerate().map(pick).collect()
}

/// Numbers that look random (Steele, Lea and Flood 2014, "SplitMix").
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }

    fn position(&mut self, of: usize) -> usize {
        usize::try_from(self.below(u64::try_from(of).unwrap_or(1))).unwrap_or(0)
    }

    fn ratings(&mut self, size: Size) -> Vec<Vec<i64>> {
        let raw: Vec<u64> = (0..size.issues).map(|_| 1 + self.below(1000)).collect();
        let sum: u64 = raw.iter().sum();
        raw.iter().map(|weight| self.issue(weight * WHOLE / sum.max(1), size.options)).collect()
    }

    /// Ratings of the options of one issue, the best `weight` and the worst 0.
    fn issue(&mut self, weight: u64, options: usize) -> Vec<i64> {
        let is_up = self.below(2) == 0;
        let last = u64::try_from(options.max(2) - 1).unwrap_or(1);
        let values: Vec<u64> = (0..u64::try_from(options).unwrap_or(0))
            .map(|at| if is_up { at } else { last.saturating_sub(at) } * 1000 / last + self.below(500))
            .collect();
        let least = values.iter().copied().min().unwrap_or(0);
        let range = values.iter().copied().max().unwrap_or(1).saturating_sub(least).max(1);
        let rating = |value: &u64| i64::try_from((value - least) * weight / range).unwrap_or(0);
        values.iter().map(rating).collect()
    }

    /// A forbidden pair of options, never one of the fair package; of the best one if asked for.
    fn line(&mut self, size: Size, best: &[usize], fair: &[usize], of_best: bool) -> Line {
        loop {
            let one = self.position(size.issues);
            let other = (one + 1 + self.position(size.issues - 1)) % size.issues;
            let mut pair: Vec<(usize, usize)> = [one, other]
                .into_iter()
                .map(|issue| {
                    (issue, if of_best { best[issue] } else { self.position(size.options) })
                })
                .collect();
            pair.sort_unstable();
            let whose = self.position(size.parties);
            if pair.iter().all(|&(issue, option)| fair[issue] == option) {
                // Where the best package is the fair one, another of the best is forbidden.
                if of_best && best == fair {
                    pair[0].1 = (pair[0].1 + 1) % size.options;
                } else {
                    continue;
                }
            }
            let of =
                pair.into_iter().map(|(issue, option)| Choice { issue, options: [option].into() });
            return Line { whose: Some(whose), of: of.collect(), at_most: 1, ..Line::default() };
        }
    }
}
