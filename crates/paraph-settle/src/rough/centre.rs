//! Central numbers among those that fit.

use alloc::{string::ToString, vec, vec::Vec};

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::{
    Rough, RoughFault, Told,
    linear::{Linear, Point, Quotient},
    polytope::Polytope,
    region::Region,
};
use crate::scenario::{Checked, MOST, Scenario};

/// The scenario with central numbers, and how many of its units are one of what was said.
pub(super) fn scenario(rough: &Rough, regions: &[Region]) -> Result<(Checked, i64), RoughFault> {
    let centres: Vec<Point> = regions.iter().map(centre).collect();
    let exact = common(&centres).and_then(|factor| {
        let scale = rough.scenario.scale.checked_mul(factor).filter(|scale| *scale <= MOST)?;
        let whole = numbers(rough, regions, &centres, factor)?;
        Some((Scenario { scale, ..whole }.check().ok()?, factor))
    });
    if let Some(exact) = exact {
        return Ok(exact);
    }
    let whole = |what| RoughFault { party: None, told: Vec::new(), what };
    let rounded = numbers(rough, regions, &centres, 1)
        .ok_or_else(|| whole("the numbers are too large: choose a coarser unit".to_string()))?;
    rounded.check().map(|checked| (checked, 1)).map_err(|fault| whole(fault.what))
}

/// The least common multiple of the denominators, if it is not too large.
fn common(centres: &[Point]) -> Option<i64> {
    let all = centres.iter().fold(BigInt::from(1), |all, centre| all.lcm(&centre.under));
    i64::try_from(all).ok()
}

/// The scenario in so many units for one, rounded down where that is not enough.
fn numbers(rough: &Rough, regions: &[Region], centres: &[Point], factor: i64) -> Option<Scenario> {
    let mut scenario = rough.scenario.clone();
    let more = |number: &mut i64| {
        *number = number.checked_mul(factor)?;
        Some(())
    };
    for line in &mut scenario.lines {
        line.cost.as_mut().map_or(Some(()), more)?;
    }
    scenario.point.as_mut().map_or(Some(()), more)?;
    for ((party, region), centre) in scenario.parties.iter_mut().zip(regions).zip(centres) {
        let number = |sum: &Linear| {
            let (over, under) = (sum.at(centre) * factor, &centre.under);
            let down = if over < BigInt::ZERO { (over - under + 1) / under } else { over / under };
            i64::try_from(down).ok()
        };
        for (row, sums) in party.ratings.iter_mut().zip(&region.ratings) {
            *row = sums.iter().map(number).collect::<Option<_>>()?;
        }
        party.reservation = number(&region.reservation)?;
        party.terms.iter_mut().try_for_each(|term| more(&mut term.value))?;
        party.cap.as_mut().map_or(Some(()), more)?;
        party.point.as_mut().map_or(Some(()), more)?;
    }
    Some(scenario)
}

/// The lexicographic centre. What no statement ties together is looked at by itself, which changes
/// nothing: the order of distances is compared as that of all.
fn centre(region: &Region) -> Point {
    let count = region.of.len();
    let mut values: Vec<Quotient> = vec![Quotient::whole(0); count];
    for group in groups(count, &region.kept) {
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
            values[at] = Quotient { over: value, under: point.under.clone() };
        }
    }
    let under = values.iter().fold(BigInt::from(1), |under, value| under * &value.under);
    let values = values.iter().map(|value| &value.over * (&under / &value.under)).collect();
    Point { values, under }.reduced()
}

/// Variables that statements tie together.
fn groups(count: usize, kept: &[(Linear, Told)]) -> Vec<Vec<usize>> {
    let mut head: Vec<usize> = (0..count).collect();
    for (sum, _) in kept {
        let mut heads: Vec<usize> = sum.terms.keys().map(|&at| head[at]).collect();
        heads.sort_unstable();
        if let Some(&least) = heads.first() {
            head.iter_mut().filter(|own| heads.contains(own)).for_each(|own| *own = least);
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); count];
    head.iter().enumerate().for_each(|(at, &head)| groups[head].push(at));
    groups.retain(|group| !group.is_empty());
    groups
}

/// A bound or statement, and the largest that its distance can be.
struct Distance {
    sum: Linear,
    most: Quotient,
}

impl Distance {
    /// Not negative where the distance is at least this share of the largest.
    fn reaches(&self, share: &Quotient) -> Linear {
        let sum = Linear::default().plus(&(&self.most.under * &share.under), &self.sum);
        sum.less(&Linear::constant(&self.most.over * &share.over))
    }
}

fn of_group(count: usize, kept: &[Linear]) -> Point {
    let all: Vec<Linear> = (0..count).map(Linear::variable).chain(kept.iter().cloned()).collect();
    let zero = Point { values: vec![BigInt::ZERO; count], under: BigInt::from(1) };
    // One more variable is the share that all distances reach.
    let Ok(mut known) = Polytope::new(count + 1).with(kept) else { return zero };
    let most = |sum: &Linear, of: &Polytope| of.most(sum).map(|most| most.value);
    let distances = all.into_iter().filter_map(|sum| {
        let most = most(&sum, &known).filter(|most| most.order().is_gt())?;
        Some(Distance { sum, most })
    });
    let mut open: Vec<Distance> = distances.collect();
    while !open.is_empty() {
        let share = Linear::variable(count);
        let reach = open.iter().map(|one| {
            let sum = Linear::default().plus(&one.most.under, &one.sum);
            sum.plus(&-&one.most.over, &share)
        });
        let reach: Vec<Linear> = reach.collect();
        let Some(best) = known.with(&reach).ok().and_then(|all| most(&share, &all)) else { break };
        let least: Vec<Linear> = open.iter().map(|one| one.reaches(&best)).collect();
        let Ok(next) = known.with(&least) else { break };
        // Those that cannot be further away whatever the others are stay where they are.
        let (still, settled): (Vec<_>, Vec<_>) = open.into_iter().partition(|one| {
            most(&one.reaches(&best), &next).is_some_and(|more| more.order().is_gt())
        });
        let exact = settled.iter().map(|one| Linear::default().less(&one.reaches(&best)));
        let exact: Vec<Linear> = exact.chain(least).collect();
        let Ok(next) = known.with(&exact) else { break };
        known = next;
        open = still;
    }
    let mut point = known.point();
    point.values.truncate(count);
    point.reduced()
}
