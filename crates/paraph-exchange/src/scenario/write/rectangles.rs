//! GENIUS's non-linear profiles, written: every rating and condition is a rectangle over integer issues.

use std::fmt::Write as _;

use paraph_settle::scenario::{Choice, Issue, Party, Scenario};

use super::super::Unwritable;
use super::super::ratio::Ratio;
use super::Written;
use super::genius::{head, template};
use super::hold::Reasons;
use super::text::{attribute, domain_name};

/// Writes all parties so, if the issues are integer ones and every condition is over ranges.
pub(super) fn write(scenario: &Scenario, mut reasons: Reasons) -> Result<Vec<Written>, Unwritable> {
    let mut lowers = Vec::new();
    for issue in &scenario.issues {
        match lowest(issue) {
            Some(lower) => lowers.push(lower),
            None => reasons.push(format_args!(
                "pays on conditions only over integer issues, and the options of \"{}\" are not whole \
                 numbers one after the other",
                issue.name
            )),
        }
    }
    for party in &scenario.parties {
        check(party, scenario, &mut reasons);
    }
    reasons.end()?;
    let issues: String = (1..)
        .zip(scenario.issues.iter().zip(&lowers))
        .map(|(index, (issue, lower))| integer(index, issue, *lower))
        .collect();
    let domain = Written { name: domain_name(scenario, "xml"), text: template(scenario, &issues) };
    let mut files = vec![domain];
    for party in &scenario.parties {
        let text = profile(party, scenario, &issues, &lowers);
        files.push(Written { name: format!("{}.xml", party.name), text });
    }
    Ok(files)
}

fn check(party: &Party, scenario: &Scenario, reasons: &mut Reasons) {
    let name = &party.name;
    let issues = party.ratings.iter().filter_map(|row| row.iter().max());
    let terms = party.terms.iter().map(|term| &term.value).filter(|value| **value > 0);
    let reach: i64 = issues.chain(terms).sum();
    let is_one = party.cap == Some(scenario.scale);
    if !is_one && reach > party.cap.unwrap_or(i64::MAX).min(scenario.scale) {
        reasons.push(format_args!(
            "cuts utilities off at exactly 1, and {name} could come to more or has another limit"
        ));
    }
    if reservation(party, scenario).contains('/') {
        reasons.push(format_args!(
            "is written in decimals, and the reservation value of {name} is not one: round it"
        ));
    }
    let is_range = |choice: &Choice| {
        let count = choice.options.len();
        match (choice.options.first(), choice.options.last()) {
            (Some(first), Some(last)) => last - first + 1 == count,
            _ => false,
        }
    };
    if !party.terms.iter().flat_map(|term| &term.when).all(is_range) {
        reasons.push(format_args!(
            "pays on conditions only over ranges, and {name} has one with a gap between its options"
        ));
    }
}

/// The lowest option, if the options are whole numbers one after the other.
fn lowest(issue: &Issue) -> Option<i64> {
    let lower: i64 = issue.options.first()?.name.parse().ok()?;
    let is_next = |(number, name): (i64, &str)| name == number.to_string();
    let names = issue.options.iter().map(|option| option.name.as_str());
    (lower..).zip(names).all(is_next).then_some(lower)
}

fn integer(index: i64, issue: &Issue, lower: i64) -> String {
    let upper = upper(issue, lower);
    let name = attribute(&issue.name);
    format!(
        "<issue index=\"{index}\" name={name} etype=\"integer\" type=\"integer\" vtype=\"integer\" \
         lowerbound=\"{lower}\" upperbound=\"{upper}\"/>\n"
    )
}

fn upper(issue: &Issue, lower: i64) -> i64 {
    lower + i64::try_from(issue.options.len()).unwrap_or(0) - 1
}

fn profile(party: &Party, scenario: &Scenario, issues: &str, lowers: &[i64]) -> String {
    let mut out = head("<utility_space type=\"nonlinear\">\n", scenario);
    out.push_str(issues);
    let _ = writeln!(out, "<utility maxutility=\"{}\">", scenario.scale);
    out.push_str("<ufun type=\"PlainUfun\" weight=\"1\" aggregation=\"sum\">\n");
    for (issue, row) in party.ratings.iter().enumerate() {
        for (option, units) in row.iter().enumerate().filter(|(_, units)| **units != 0) {
            let when = [Choice { issue, options: vec![option] }];
            rectangle(&mut out, *units, &when, lowers);
        }
    }
    for term in &party.terms {
        rectangle(&mut out, term.value, &term.when, lowers);
    }
    let reservation = reservation(party, scenario);
    let _ = write!(
        out,
        "</ufun>\n</utility>\n</objective>\n<reservation value=\"{reservation}\"/>\n</utility_space>\n"
    );
    out
}

/// As part of a utility of 1, in decimals if it can be.
fn reservation(party: &Party, scenario: &Scenario) -> String {
    let share = Ratio::whole(party.reservation).over(&Ratio::whole(scenario.scale));
    share.unwrap_or_else(Ratio::zero).to_string()
}

fn rectangle(out: &mut String, units: i64, when: &[Choice], lowers: &[i64]) {
    let _ = writeln!(out, "<hyperRectangle utility=\"{units}\">");
    for choice in when {
        let lower = lowers.get(choice.issue).copied().unwrap_or(0);
        let value =
            |at: Option<&usize>| lower + at.and_then(|at| i64::try_from(*at).ok()).unwrap_or(0);
        let (min, max) = (value(choice.options.first()), value(choice.options.last()));
        let index = choice.issue + 1;
        let _ = writeln!(out, "<INCLUDES index=\"{index}\" min=\"{min}\" max=\"{max}\"/>");
    }
    out.push_str("</hyperRectangle>\n");
}
