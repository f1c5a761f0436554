//! What it costs at least to make a package acceptable: by equal concessions, by any at all, and by
//! those of some parties only.
//!
//! A party loses nothing until it falls below its reservation value, so its utility is capped there:
//! the largest sum of capped utilities is the smallest sum of shortfalls. A line that can be lifted is
//! a loss of a further party, the *payer*, to whom nothing else matters.

use alloc::{vec, vec::Vec};

use super::{
    Cheapest, Concession, Lowered,
    demands::Set,
    oracle::{Budget, Stopped, optimum},
};
use crate::{
    objective::{Objective, Standard},
    proof::Certificate,
    scenario::{Checked, Choice, Issue, Line, MOST, Package, Party, Scenario, Term},
};

/// The least equal concession; `None` if no package keeps every line.
pub(super) fn concession(
    scenario: &Checked,
    budget: &mut Budget,
) -> Result<Option<Concession>, Stopped> {
    let found = optimum(scenario, equal(scenario), &[], budget)?;
    let least = scenario.gains(&found.utilities).into_iter().min();
    Ok(found.package.zip(least).map(|(package, least)| Concession {
        package,
        by: -least,
        certificate: found.certificate,
    }))
}

/// The largest least gain, acceptable or not.
pub(super) fn equal(scenario: &Scenario) -> Objective {
    Objective {
        standard: Standard::Least(vec![1; scenario.parties.len()]),
        from: scenario.parties.iter().map(|party| party.reservation).collect(),
        acceptable: false,
    }
}

/// The cheapest change; `None` if there is none, or if costs are too large to be summed.
pub(super) fn cheapest(
    scenario: &Checked,
    budget: &mut Budget,
) -> Result<Option<Cheapest>, Stopped> {
    let Some(priced) = priced(scenario) else { return Ok(None) };
    let found = optimum(&priced, least_cost(&priced), &[], budget)?;
    let Some(package) = found.package else { return Ok(None) };
    Ok(Some(change(scenario, package, found.certificate)))
}

/// What must be changed for a package of the priced scenario, proved to cost least there.
pub(super) fn change(
    scenario: &Scenario,
    mut package: Package,
    certificate: Certificate,
) -> Cheapest {
    package.truncate(scenario.issues.len());
    let lower = scenario.parties.iter().map(|party| (-party.gain(&package)).max(0));
    let lower: Vec<i64> = lower.collect();
    let broken = scenario.lines.iter().enumerate().filter(|(_, line)| !line.is_kept(&package));
    let lift: Vec<usize> = broken.map(|(at, _)| at).collect();
    let lines: i64 = lift.iter().filter_map(|&at| scenario.lines[at].cost).sum();
    let cost = lower.iter().sum::<i64>() + lines;
    Cheapest { package, lower, lift, cost, certificate }
}

/// The largest sum of utilities, of all packages.
pub(super) fn least_cost(priced: &Scenario) -> Objective {
    Objective {
        standard: Standard::Sum(vec![1; priced.parties.len()]),
        from: vec![0; priced.parties.len()],
        acceptable: false,
    }
}

/// The scenario in which the largest sum of utilities costs least.
pub(super) fn priced(scenario: &Scenario) -> Option<Scenario> {
    let costs = scenario.lines.iter().filter_map(|line| line.cost);
    let all = costs.fold(0_i64, i64::saturating_add);
    if all > MOST {
        return None;
    }
    let mut priced = Scenario {
        issues: scenario.issues.clone(),
        parties: scenario.parties.iter().map(no_more_than_reserved).collect(),
        scale: scenario.scale,
        ..Scenario::default()
    };
    let mut payer = Payer::default();
    for line in &scenario.lines {
        match line.cost {
            None => priced.lines.push(line.clone()),
            Some(cost) => payer.add(&mut priced, line, cost),
        }
    }
    let mut ratings: Vec<Vec<i64>> =
        scenario.issues.iter().map(|issue| vec![0; issue.options.len()]).collect();
    ratings.extend(payer.ratings);
    priced.parties.push(Party { ratings, terms: payer.terms, ..Party::default() });
    Some(priced)
}

/// The party with its utility capped at its reservation value.
fn no_more_than_reserved(party: &Party) -> Party {
    let reserved = party.reservation;
    Party { cap: Some(party.cap.map_or(reserved, |cap| cap.min(reserved))), ..party.clone() }
}

/// What is lost by lifting lines.
#[derive(Debug, Default)]
struct Payer {
    /// For each further issue: nothing if the line is kept, its cost if it is lifted.
    ratings: Vec<Vec<i64>>,
    terms: Vec<Term>,
}

impl Payer {
    fn add(&mut self, priced: &mut Scenario, line: &Line, cost: i64) {
        let sides = sides(&priced.issues, line);
        if let [Side { of, at_most }] = sides.as_slice()
            && at_most + 1 == of.len()
            && are_of_different_issues(of)
        {
            self.terms.push(Term { value: -cost, when: of.clone() });
        } else if !sides.is_empty() {
            self.add_issue(priced, &sides, cost);
        }
    }

    /// A line that is no forbidden combination is kept or lifted by the choice of a further issue.
    fn add_issue(&mut self, priced: &mut Scenario, sides: &[Side], cost: i64) {
        let kept = Choice { issue: priced.issues.len(), options: vec![0] };
        let options = vec![Default::default(), Default::default()];
        priced.issues.push(Issue { options, ..Issue::default() });
        priced.parties.iter_mut().for_each(|party| party.ratings.push(vec![0, 0]));
        self.ratings.push(vec![0, -cost]);
        for Side { of, at_most } in sides {
            if *at_most == 0 {
                // Each by itself is plainer than all together.
                let each = of.iter().map(|choice| limit(vec![choice.clone(), kept.clone()], 1));
                priced.lines.extend(each);
                continue;
            }
            // Keeping counts as often as it takes for no more than `at_most` of the others to fit.
            let mut all = of.clone();
            all.extend((*at_most..of.len()).map(|_| kept.clone()));
            priced.lines.push(limit(all, of.len()));
        }
    }
}

fn limit(of: Vec<Choice>, at_most: usize) -> Line {
    Line { of, at_most, ..Line::default() }
}

/// At most so many of these choices hold.
struct Side {
    of: Vec<Choice>,
    at_most: usize,
}

/// What a line asks, with "at least" said of the opposite choices.
fn sides(issues: &[Issue], line: &Line) -> Vec<Side> {
    let mut sides = Vec::new();
    let count = line.of.len();
    if line.at_least > count {
        // Never kept: at most none of what always holds.
        let always = Choice { issue: 0, options: (0..issues[0].options.len()).collect() };
        return vec![Side { of: vec![always], at_most: 0 }];
    }
    if line.at_least > 0 {
        let of = line.of.iter().map(|choice| opposite(issues, choice)).collect();
        sides.push(Side { of, at_most: count - line.at_least });
    }
    if line.at_most < count {
        sides.push(Side { of: line.of.clone(), at_most: line.at_most });
    }
    sides
}

fn opposite(issues: &[Issue], choice: &Choice) -> Choice {
    let all = 0..issues[choice.issue].options.len();
    Choice {
        issue: choice.issue,
        options: all.filter(|option| !choice.options.contains(option)).collect(),
    }
}

fn are_of_different_issues(of: &[Choice]) -> bool {
    of.iter().enumerate().all(|(at, one)| of.iter().take(at).all(|other| other.issue != one.issue))
}

/// The least lowering of the reservation values in the set, its lines lifted, all other demands met;
/// `None` if there are no reservation values in it.
pub(super) fn lowered(
    scenario: &Checked,
    lift: &Set,
    known: &[usize],
    budget: &mut Budget,
) -> Result<Option<Lowered>, Stopped> {
    let part = without(scenario, lift);
    let Some(objective) = least_lowering(scenario, lift) else { return Ok(None) };
    let found = optimum(&part, objective, &[known.to_vec()], budget)?;
    Ok(found.package.map(|package| Lowered {
        by: scenario.parties.iter().map(|party| (-party.gain(&package)).max(0)).collect(),
        package,
        certificate: found.certificate,
    }))
}

/// The scenario without the lines in the set, its parties worth no more than they ask.
pub(super) fn without(scenario: &Scenario, lift: &Set) -> Scenario {
    let lines = scenario.lines.iter().enumerate().filter(|(at, _)| !lift.has(*at));
    let is_lowered = |at: usize| lift.has(scenario.lines.len() + at);
    // A party alone that must lower stays below what it asks anyway: it needs no cap.
    let are_several = (0..scenario.parties.len()).filter(|&at| is_lowered(at)).count() > 1;
    let parties = scenario.parties.iter().enumerate();
    let parties = parties.map(|(at, party)| {
        if are_several && is_lowered(at) { no_more_than_reserved(party) } else { party.clone() }
    });
    Scenario {
        issues: scenario.issues.clone(),
        parties: parties.collect(),
        lines: lines.map(|(_, line)| line.clone()).collect(),
        scale: scenario.scale,
        ..Scenario::default()
    }
}

/// The largest sum of what the parties in the set get, all others getting what they ask.
pub(super) fn least_lowering(scenario: &Scenario, lift: &Set) -> Option<Objective> {
    let is_lowered = |at: usize| lift.has(scenario.lines.len() + at);
    let parties = scenario.parties.iter().enumerate();
    let weights: Vec<i64> = parties.clone().map(|(at, _)| i64::from(is_lowered(at))).collect();
    let from = parties.map(|(at, it)| if is_lowered(at) { least(it) } else { it.reservation });
    let objective = Objective {
        standard: Standard::Sum(weights.clone()),
        from: from.collect(),
        acceptable: true,
    };
    weights.contains(&1).then_some(objective)
}

/// A number below which no package takes the party.
fn least(party: &Party) -> i64 {
    let rated = party.ratings.iter().filter_map(|ratings| ratings.iter().min());
    let lost = party.terms.iter().map(|term| term.value.min(0));
    let least = rated.sum::<i64>() + lost.sum::<i64>();
    party.cap.map_or(least, |cap| cap.min(least)).min(party.reservation)
}
