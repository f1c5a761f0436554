//! GENIUS XML, written.
//!
//! GENIUS divides by the sum of all weights and by the largest evaluation of an issue, so that the
//! best package is always worth 1. A party that has no package worth 1 can therefore not be written,
//! except over integer issues, as rectangles (`rectangles.rs`).

use std::fmt::Write as _;

use paraph_settle::scenario::{Issue, Scenario};

use super::super::assemble::BILLION;
use super::super::ratio::Ratio;
use super::super::{Format, Unwritable};
use super::Written;
use super::hold::{Reasons, Sheet, is_combined};
use super::rectangles;
use super::text::{attribute, decimal, domain_name, is_holdable, share};

pub(super) fn write(scenario: &Scenario) -> Result<Vec<Written>, Unwritable> {
    let mut reasons = Reasons::new(Format::Genius);
    reasons.common(scenario);
    check_texts(scenario, &mut reasons);
    if is_combined(scenario) {
        return rectangles::write(scenario, reasons);
    }
    let mut profiles = Vec::new();
    for sheet in reasons.sheets(scenario) {
        match evaluations(&sheet) {
            Ok(evaluations) => profiles.push((sheet, evaluations)),
            Err(reason) => reasons.push(reason),
        }
    }
    reasons.end()?;
    let mut files = vec![Written { name: domain_name(scenario, "xml"), text: domain(scenario) }];
    for (sheet, (weights, rows)) in &profiles {
        let issues = scenario.issues.iter().zip(rows);
        let listed = issues.enumerate().map(|(at, (issue, row))| discrete(at, issue, Some(row)));
        let mut text = head("<utility_space>\n", scenario);
        listed.for_each(|issue| text.push_str(&issue));
        for (at, weight) in weights.iter().enumerate() {
            let _ = writeln!(text, "<weight index=\"{}\" value=\"{weight}\"/>", at + 1);
        }
        let reservation = decimal(sheet.reservation);
        let _ = write!(
            text,
            "</objective>\n<reservation value=\"{reservation}\"/>\n</utility_space>\n"
        );
        files.push(Written { name: format!("{}.xml", sheet.party.name), text });
    }
    Ok(files)
}

/// What is in attributes must be holdable there; `root` is how GENIUS calls what has no name.
fn check_texts(scenario: &Scenario, reasons: &mut Reasons) {
    let options = scenario.issues.iter().flat_map(|issue| &issue.options);
    let texts = options.flat_map(|option| {
        [Some(option.name.as_str()), option.wording.as_deref()].into_iter().flatten()
    });
    let names = scenario.issues.iter().map(|issue| issue.name.as_str());
    if !texts.chain(names).chain([scenario.name.as_str()]).all(is_holdable) {
        reasons.push("cannot hold control characters: remove them from names and wordings");
    }
    if scenario.name == "root" {
        reasons.push("calls a scenario without a name \"root\": give it another name");
    }
}

/// The beginning of a file, with the outermost objective open.
pub(super) fn head(first: &str, scenario: &Scenario) -> String {
    let name = if scenario.name.is_empty() { "root" } else { &scenario.name };
    let name = attribute(name);
    format!(
        "{first}<objective index=\"0\" etype=\"objective\" type=\"objective\" description=\"\" name={name}>\n"
    )
}

/// The first and last lines of a domain, with the issues between.
pub(super) fn template(scenario: &Scenario, issues: &str) -> String {
    let count = scenario.issues.len();
    let first = format!("<negotiation_template>\n<utility_space number_of_issues=\"{count}\">\n");
    let head = head(&first, scenario);
    format!("{head}{issues}</objective>\n</utility_space>\n</negotiation_template>\n")
}

fn domain(scenario: &Scenario) -> String {
    let issues: String =
        scenario.issues.iter().enumerate().map(|(at, issue)| discrete(at, issue, None)).collect();
    template(scenario, &issues)
}

fn discrete(at: usize, issue: &Issue, row: Option<&Vec<String>>) -> String {
    let mut out = format!(
        "<issue index=\"{}\" name={} vtype=\"discrete\" type=\"discrete\" etype=\"discrete\">\n",
        at + 1,
        attribute(&issue.name)
    );
    for (at, option) in issue.options.iter().enumerate() {
        let _ = write!(out, "<item index=\"{}\" value={}", at + 1, attribute(&option.name));
        match row.and_then(|row| row.get(at)) {
            Some(evaluation) => {
                let _ = write!(out, " evaluation=\"{evaluation}\"");
            }
            None => {
                let wording = option.wording.as_ref().unwrap_or(&option.name);
                let _ = write!(out, " description={}", attribute(wording));
            }
        }
        out.push_str("/>\n");
    }
    out.push_str("</issue>\n");
    out
}

type Evaluations = (Vec<String>, Vec<Vec<String>>);

/// Weights and evaluations that read back as the same units.
///
/// An issue's weight is the most that it can bring. Rounded tables come to a few units more or less
/// than 1 in all; that is spread over the issues, less than half a unit each, so that every best
/// option still rounds to itself. Weights are parts of 1 and the largest evaluation of an issue is 1, so
/// that programs that do not divide by it read the same.
fn evaluations(sheet: &Sheet<'_>) -> Result<Evaluations, String> {
    let name = &sheet.party.name;
    if sheet.ratings.iter().flatten().any(|units| *units < 0) {
        return Err(format!("has no ratings below 0, and {name} has: add to all of the issue"));
    }
    let most = sheet.most();
    let excess = most.iter().sum::<i64>() - BILLION;
    let count = i64::try_from(most.iter().filter(|most| **most > 0).count()).unwrap_or(i64::MAX);
    if count == 0 || 2 * excess.abs() >= count && excess != 0 {
        return Err(format!(
            "makes the best package worth exactly 1 to each party, and {name} could get {} in all: \
             multiply its numbers so that it comes to 1",
            decimal(most.iter().sum())
        ));
    }
    let shift = Ratio::parse(if excess < 0 { "-0.49" } else { "0.49" })
        .unwrap_or_else(|_bad| Ratio::zero());
    let mut rest = Ratio::whole(excess);
    let mut weights = Vec::new();
    for most in &most {
        let is_more = |rest: &Ratio| if excess < 0 { *rest < shift } else { *rest > shift };
        let part = match *most {
            0 => Ratio::zero(),
            _ if is_more(&rest) => shift.clone(),
            _ => rest.clone(),
        };
        rest = rest.minus(&part);
        weights.push(Ratio::whole(*most).minus(&part));
    }
    if !rest.is_zero() {
        return Err(format!("cannot hold the numbers of {name} exactly: round them"));
    }
    let rows = sheet.ratings.iter().zip(&weights).map(|(row, weight)| {
        let part = |units: &i64| share(&Ratio::whole(*units).min(weight.clone()), weight);
        row.iter().map(part).collect()
    });
    let rows = rows.collect();
    let billion = Ratio::whole(BILLION);
    Ok((weights.iter().map(|weight| share(weight, &billion)).collect(), rows))
}
