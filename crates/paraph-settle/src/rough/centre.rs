//! Central numbers among those that fit.

use alloc::{string::ToString as _, vec, vec::Vec};

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::{
    Rough, RoughFault,
    check::whole,
    linear::{Linear, Point},
    polytope::Polytope,
    region::Region,
    tied::groups,
};
use crate::{
    fraction::Fraction,
    scenario::{Checked, Scenario},
};

mod grid;

/// Central ratings of each party, in its own variables, and the scenario that has them.
#[derive(Debug, Clone)]
pub(super) struct Central {
    pub(super) points: Vec<Point>,
    pub(super) scenario: Checked,
}

/// Central numbers of every party. Each party's follow from what it said alone: no number of another
/// makes them finer or coarser.
pub(super) fn central(rough: &Rough, regions: &[Region]) -> Result<Central, RoughFault> {
    let each = regions.iter().enumerate();
    let points: Vec<Point> =
        each.map(|(at, region)| grid::fitted(rough, at, region, centre(region))).collect();
    let too_fine = "central values of all rough ratings need a finer unit than there is room for: round \
                    the numbers, or give the parties one unit";
    let raw = numbers(rough, regions, &points).ok_or_else(|| whole(too_fine.to_string()))?;
    let scenario = raw.check().map_err(|_| whole(too_fine.to_string()))?;
    Ok(Central { points, scenario })
}

/// The scenario with central numbers, in the largest unit in which all of its numbers are whole.
fn numbers(rough: &Rough, regions: &[Region], points: &[Point]) -> Option<Scenario> {
    let finer = points.iter().fold(BigInt::from(1), |all, point| all.lcm(&point.under));
    let mut scenario = rough.scenario.clone();
    let mut all = Vec::new();
    for ((party, region), point) in scenario.parties.iter().zip(regions).zip(points) {
        let times = &finer / &point.under;
        let sums = region.ratings.iter().flatten().chain([&region.reservation]);
        all.extend(sums.map(|sum| sum.at(point) * &times));
        let exact = party.terms.iter().map(|term| term.value).chain(party.cap).chain(party.point);
        all.extend(exact.map(|number| &finer * number));
    }
    let exact = scenario.lines.iter().filter_map(|line| line.cost);
    let exact = exact.chain([scenario.scale]).chain(scenario.point);
    all.extend(exact.map(|number| &finer * number));
    // The scale is not 0, and so nor is what divides all.
    let common = all.iter().fold(BigInt::ZERO, |common, number| common.gcd(number));
    let mut whole = all.iter().map(|number| i64::try_from(number / &common).ok());
    let mut next = || whole.next().flatten();
    for party in &mut scenario.parties {
        for rating in party.ratings.iter_mut().flatten() {
            *rating = next()?;
        }
        party.reservation = next()?;
        for term in &mut party.terms {
            term.value = next()?;
        }
        for number in party.cap.iter_mut().chain(&mut party.point) {
            *number = next()?;
        }
    }
    for cost in scenario.lines.iter_mut().filter_map(|line| line.cost.as_mut()) {
        *cost = next()?;
    }
    scenario.scale = next()?;
    if let Some(point) = &mut scenario.point {
        *point = next()?;
    }
    Some(scenario)
}

/// The lexicographic centre. What no statement ties together is looked at by itself, which changes
/// nothing: the order of distances is compared as that of all.
fn centre(region: &Region) -> Point {
    let count = region.of.len();
    let mut values: Vec<Fraction> = vec![Fraction::whole(0); count];
    let all: Vec<Linear> = region.kept.iter().map(|(kept, _)| kept.clone()).collect();
    for group in groups(count, &all) {
        let own = |sum: &Linear| sum.terms.keys().next().is_some_and(|at| group.contains(at));
        let kept = region.kept.iter().map(|(kept, _)| kept).filter(|kept| own(kept));
        let place = |at: &usize| group.iter().position(|other| other == at).unwrap_or(0);
        let kept: Vec<Linear> = kept
            .map(|kept| {
                let terms = kept.terms.iter().map(|(at, by)| (place(at), by.clone()));
                Linear { terms: terms.collect(), constant: kept.constant.clone() }
            })
            .collect();
        let point = of_group(group.len(), &kept);
        for (&at, value) in group.iter().zip(point.values) {
            values[at] = Fraction::new(value, point.under.clone());
        }
    }
    let under = values.iter().fold(BigInt::from(1), |under, value| under * value.denominator());
    let values =
        values.iter().map(|value| value.numerator() * (&under / value.denominator())).collect();
    Point { values, under }.reduced()
}

/// A bound or statement, and the largest that its distance can be.
struct Distance {
    sum: Linear,
    most: Fraction,
}

impl Distance {
    /// Not negative where the distance is at least this share of the largest.
    fn reaches(&self, share: &Fraction) -> Linear {
        let sum =
            Linear::default().plus(&(self.most.denominator() * share.denominator()), &self.sum);
        sum.less(&Linear::constant(self.most.numerator() * share.numerator())).reduced()
    }
}

fn of_group(count: usize, kept: &[Linear]) -> Point {
    let all: Vec<Linear> = (0..count).map(Linear::variable).chain(kept.iter().cloned()).collect();
    let zero = Point { values: vec![BigInt::ZERO; count], under: BigInt::from(1) };
    // One more variable is the share that all distances reach.
    let Ok(mut known) = Polytope::new(count + 1).with(kept) else { return zero };
    let most = |sum: &Linear, of: &Polytope| of.most(sum).map(|most| most.value);
    let distances = all.into_iter().filter_map(|sum| {
        let most = most(&sum, &known).filter(|most| most.sign().is_gt())?;
        Some(Distance { sum, most })
    });
    let mut open: Vec<Distance> = distances.collect();
    while !open.is_empty() {
        let share = Linear::variable(count);
        let reach = open.iter().map(|one| {
            let sum = Linear::default().plus(one.most.denominator(), &one.sum);
            sum.plus(&-one.most.numerator(), &share).reduced()
        });
        let reach: Vec<Linear> = reach.collect();
        let Some(best) = known.with(&reach).ok().and_then(|all| most(&share, &all)) else { break };
        let least: Vec<Linear> = open.iter().map(|one| one.reaches(&best)).collect();
        let Ok(reached) = known.with(&least) else { break };
        let is_open = further(&reached, &least);
        let mut exact = Vec::new();
        let mut still = Vec::new();
        for ((one, least), is_open) in open.into_iter().zip(least).zip(is_open) {
            if is_open {
                still.push(one);
            } else {
                exact.extend([Linear::default().less(&least), least]);
            }
        }
        // What is still open reaches as much again in the next round, and need not be kept.
        let Ok(next) = known.with(&exact) else { break };
        known = next;
        open = still;
    }
    let mut point = known.point();
    point.values.truncate(count);
    point.reduced()
}

/// Which of the sums can be positive: the others stay where they are, whatever the others are. Each point
/// that is found says so of all that are positive there.
fn further(reached: &Polytope, least: &[Linear]) -> Vec<bool> {
    let mut is_open = vec![false; least.len()];
    for at in 0..least.len() {
        if is_open[at] {
            continue;
        }
        if let Some(most) = reached.most(&least[at]).filter(|most| most.value.sign().is_gt()) {
            for (is_open, sum) in is_open.iter_mut().zip(least) {
                *is_open |= sum.at(&most.at) > BigInt::ZERO;
            }
        }
    }
    is_open
}
