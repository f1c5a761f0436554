//! `GeniusWeb` JSON in the newer spelling, written.
//!
//! Weights must sum to exactly 1 and values lie from 0 to 1, so an issue's weight is the most that
//! it can bring, and what is missing to 1 is spread over the issues. A reservation value is written as
//! a bid that is worth exactly so much, issues left out where that is needed.

use std::collections::BTreeMap;

use paraph_settle::scenario::Scenario;

use super::super::assemble::BILLION;
use super::super::ratio::Ratio;
use super::super::{Format, Unwritable};
use super::Written;
use super::hold::{Reasons, Sheet};
use super::text::{domain_name, quoted, share};

/// How many different sums are kept while a reservation bid is looked for.
const SUMS_MAX: usize = 1 << 17;

pub(super) fn write(scenario: &Scenario) -> Result<Vec<Written>, Unwritable> {
    let mut reasons = Reasons::new(Format::GeniusWeb);
    reasons.common(scenario);
    let is_simple = |name: &str| name.chars().all(|char| char.is_ascii_alphanumeric());
    for party in &scenario.parties {
        if !is_simple(&party.name) {
            let name = &party.name;
            reasons.push(format_args!(
                "lets profiles be called by letters a to z and digits alone, and \"{name}\" is not: \
                 rename the party"
            ));
        }
    }
    let sheets = reasons.sheets(scenario);
    let mut profiles = Vec::new();
    for sheet in &sheets {
        let name = &sheet.party.name;
        if sheet.ratings.iter().flatten().any(|units| *units < 0) {
            reasons.push(format_args!(
                "has no ratings below 0, and {name} has: add to all of the issue"
            ));
            continue;
        }
        let Some(weights) = weights(&sheet.most()) else {
            reasons.push(format_args!(
                "has no utility above 1, and {name} could come to more: divide all its numbers"
            ));
            continue;
        };
        match bid(sheet).filter(|bid| is_worth(bid, sheet, &weights)) {
            Some(bid) => profiles.push((sheet, weights, bid)),
            None => reasons.push(format_args!(
                "states a reservation value as a package that is worth it, and none was found that is \
                 worth exactly that of {name}"
            )),
        }
    }
    reasons.end()?;
    let domain = domain(scenario);
    let mut files =
        vec![Written { name: domain_name(scenario, "json"), text: format!("{domain}\n") }];
    for (sheet, weights, bid) in profiles {
        let name = format!("{}.json", sheet.party.name);
        files.push(Written { name, text: profile(sheet, &weights, &bid, scenario, &domain) });
    }
    Ok(files)
}

/// Weights in thousand-millionths, doubled, that sum to 1: each within half a unit of the most that its
/// issue can bring, or above it. `None` if that cannot be.
fn weights(most: &[i64]) -> Option<Vec<Ratio>> {
    let sum: i64 = most.iter().sum();
    let count = i64::try_from(most.iter().filter(|most| **most > 0).count()).ok()?;
    let excess = sum - BILLION;
    let mut weights: Vec<Ratio> = most.iter().map(|most| Ratio::whole(*most)).collect();
    if excess <= 0 {
        let last = weights.last_mut()?;
        *last = last.plus(&Ratio::whole(-excess));
        return Some(weights);
    }
    // Rounded tables sum to a few units too much; less than half a unit each rounds back.
    if 2 * excess >= count {
        return None;
    }
    let tenths = Ratio::parse("0.49").ok()?;
    let mut rest = Ratio::whole(excess);
    for weight in weights.iter_mut().filter(|weight| !weight.is_zero()) {
        let part = rest.clone().min(tenths.clone());
        *weight = weight.minus(&part);
        rest = rest.minus(&part);
    }
    rest.is_zero().then_some(weights)
}

/// For each issue an option or none, together worth the reservation value; empty for 0.
fn bid(sheet: &Sheet<'_>) -> Option<Vec<Option<usize>>> {
    let wanted = sheet.reservation;
    if wanted == 0 {
        return Some(Vec::new());
    }
    if wanted < 0 {
        return None;
    }
    // For each issue, the sums that can be reached with it, and by which option.
    let mut layers: Vec<BTreeMap<i64, Option<usize>>> = vec![BTreeMap::from([(0, None)])];
    for row in &sheet.ratings {
        let reached = layers.last()?;
        let mut next: BTreeMap<i64, Option<usize>> = BTreeMap::new();
        for sum in reached.keys() {
            for (option, units) in row.iter().enumerate() {
                if sum + units <= wanted && next.len() < SUMS_MAX {
                    next.entry(sum + units).or_insert(Some(option));
                }
            }
        }
        for sum in reached.keys().filter(|_| reached.len() < SUMS_MAX) {
            next.entry(*sum).or_insert(None);
        }
        layers.push(next);
    }
    let mut sum = wanted;
    let mut chosen = Vec::new();
    for (row, layer) in sheet.ratings.iter().zip(layers.iter().skip(1)).rev() {
        let option = *layer.get(&sum)?;
        sum -= option.and_then(|option| row.get(option)).copied().unwrap_or(0);
        chosen.push(option);
    }
    chosen.reverse();
    Some(chosen)
}

/// Whether a bid is still worth the reservation value with the weights as they are written.
fn is_worth(bid: &[Option<usize>], sheet: &Sheet<'_>, weights: &[Ratio]) -> bool {
    let mut sum = Ratio::zero();
    for ((option, row), weight) in bid.iter().zip(&sheet.ratings).zip(weights) {
        let units = option.and_then(|option| row.get(option)).copied().unwrap_or(0);
        sum = sum.plus(&Ratio::whole(units).min(weight.clone()));
    }
    sum.round() == Some(sheet.reservation)
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",\n")
}

fn domain(scenario: &Scenario) -> String {
    let issues = joined(scenario.issues.iter().map(|issue| {
        let values: Vec<_> = issue.options.iter().map(|option| quoted(&option.name)).collect();
        format!("    {}: {{\"values\": [{}]}}", quoted(&issue.name), values.join(", "))
    }));
    let name = quoted(&scenario.name);
    format!("{{\n  \"name\": {name},\n  \"issuesValues\": {{\n{issues}\n  }}\n}}")
}

fn profile(
    sheet: &Sheet<'_>,
    weights: &[Ratio],
    bid: &[Option<usize>],
    scenario: &Scenario,
    domain: &str,
) -> String {
    let issues = || scenario.issues.iter().zip(&sheet.ratings).zip(weights);
    let utilities = joined(issues().map(|((issue, row), weight)| {
        let values: Vec<_> = issue
            .options
            .iter()
            .zip(row)
            .map(|(option, units)| {
                let units = Ratio::whole(*units).min(weight.clone());
                format!("{}: {}", quoted(&option.name), share(&units, weight))
            })
            .collect();
        format!(
            "      {}: {{\"DiscreteValueSetUtilities\": {{\"valueUtilities\": {{{}}}}}}}",
            quoted(&issue.name),
            values.join(", ")
        )
    }));
    let shares = joined(issues().map(|((issue, _), weight)| {
        let share = weight.over(&Ratio::whole(BILLION)).unwrap_or_else(Ratio::zero);
        format!("      {}: {share}", quoted(&issue.name))
    }));
    let chosen = joined(scenario.issues.iter().zip(bid).filter_map(|(issue, option)| {
        let option = issue.options.get((*option)?)?;
        Some(format!("      {}: {}", quoted(&issue.name), quoted(&option.name)))
    }));
    let bid = if bid.is_empty() {
        String::new()
    } else {
        format!(",\n    \"reservationBid\": {{\"issuevalues\": {{\n{chosen}\n    }}}}")
    };
    let name = quoted(&sheet.party.name);
    format!(
        "{{\"LinearAdditiveUtilitySpace\": {{\n    \"name\": {name},\n    \"issueUtilities\": {{\n\
         {utilities}\n    }},\n    \"issueWeights\": {{\n{shares}\n    }},\n    \"domain\": {domain}{bid}\n\
         }}}}\n"
    )
}
