//! Reads the integer form of `shared/data/settlement`, which its README describes.

use paraph_settle::scenario::{Checked, Choice, Choosable, Issue, Line, Party, Scenario};
use serde_json::Value;

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

fn position(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().into()
}

/// The scenario in the integer form of the folder; only plain ones.
pub(crate) fn scenario(case: &Value) -> Checked {
    let issues = case["issues"].as_array().unwrap().iter().map(|issue| Issue {
        name: text(&issue["name"]),
        options: (issue["options"].as_array().unwrap().iter())
            .map(|option| Choosable { name: text(option), wording: None })
            .collect(),
    });
    let parties = case["parties"].as_array().unwrap().iter().map(|party| Party {
        name: text(&party["name"]),
        reservation: number(&party["reservation"]),
        ratings: (party["u"].as_array().unwrap().iter())
            .map(|issue| issue.as_array().unwrap().iter().map(number).collect())
            .collect(),
        ..Party::default()
    });
    let lines = case["red_lines"].as_array().into_iter().flatten().map(|line| {
        let of: Vec<Choice> = (line["all"].as_array().unwrap().iter())
            .map(|pair| Choice { issue: position(&pair[0]), options: vec![position(&pair[1])] })
            .collect();
        Line { whose: Some(position(&line["party"])), at_most: of.len() - 1, of, ..Line::default() }
    });
    let scenario = Scenario {
        name: text(&case["id"]),
        issues: issues.collect(),
        parties: parties.collect(),
        lines: lines.collect(),
        scale: number(&case["scale"]),
        start: None,
    };
    scenario.check().unwrap()
}
