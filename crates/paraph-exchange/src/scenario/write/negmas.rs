//! `NegMAS` YAML, written: a table for each issue, with the weights in it already, and as bias what is
//! paid whatever is chosen.

use std::fmt::Write as _;

use paraph_settle::scenario::Scenario;

use super::super::{Format, Unwritable};
use super::Written;
use super::hold::{Reasons, Sheet};
use super::text::{decimal, domain_name, quoted};

pub(super) fn write(scenario: &Scenario) -> Result<Vec<Written>, Unwritable> {
    let mut reasons = Reasons::new(Format::Negmas);
    reasons.common(scenario);
    let sheets = reasons.sheets(scenario);
    reasons.end()?;
    let mut files = vec![Written { name: domain_name(scenario, "yml"), text: domain(scenario) }];
    for sheet in &sheets {
        let name = format!("{}.yml", sheet.party.name);
        files.push(Written { name, text: function(sheet, scenario) });
    }
    Ok(files)
}

fn domain(scenario: &Scenario) -> String {
    let mut out = String::from("issues:\n");
    for issue in &scenario.issues {
        let name = quoted(&issue.name);
        let _ = write!(out, "- name: {name}\n  type: CategoricalIssue\n  values:\n");
        for option in &issue.options {
            let _ = writeln!(out, "  - {}", quoted(&option.name));
        }
    }
    let name = quoted(&scenario.name);
    let _ = write!(out, "name: {name}\ntype: DiscreteCartesianOutcomeSpace\n");
    out
}

fn function(sheet: &Sheet<'_>, scenario: &Scenario) -> String {
    let mut out = format!(
        "name: {}\nreserved_value: {}\ntype: LinearAdditiveUtilityFunction\n",
        quoted(&sheet.party.name),
        decimal(sheet.reservation)
    );
    if sheet.constant != 0 {
        let _ = writeln!(out, "bias: {}", decimal(sheet.constant));
    }
    out.push_str("values:\n");
    for (issue, row) in scenario.issues.iter().zip(&sheet.ratings) {
        out.push_str("- type: TableFun\n  mapping:\n");
        for (option, units) in issue.options.iter().zip(row) {
            let _ = writeln!(out, "    {}: {}", quoted(&option.name), decimal(*units));
        }
    }
    out.push_str("weights:\n");
    for _ in &scenario.issues {
        out.push_str("- 1.0\n");
    }
    out
}
