//! Reads the integer form of `shared/data/settlement`, which its README describes.

use paraph_settle::scenario::{Checked, Choice, Choosable, Issue, Line, Party, Scenario, Term};
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

/// The scenario in the integer form of the folder, if utilities are plain sums.
pub(crate) fn scenario(case: &Value) -> Checked {
    let parties = case["parties"].as_array().unwrap().iter().map(|party| Party {
        name: text(&party["name"]),
        reservation: number(&party["reservation"]),
        ratings: (party["u"].as_array().unwrap().iter())
            .map(|issue| issue.as_array().unwrap().iter().map(number).collect())
            .collect(),
        ..Party::default()
    });
    let parties = parties.collect();
    with(case, parties, number(&case["scale"]))
}

/// The same of two parties whose utilities are paid by rectangles, with what a raw unit of each is
/// worth: so much that both are measured on one scale.
pub(crate) fn of_rectangles(case: &Value) -> (Checked, [i64; 2]) {
    let parties = case["parties"].as_array().unwrap();
    let most = [number(&parties[0]["max_raw"]), number(&parties[1]["max_raw"])];
    let scale = most[0] * most[1];
    let units = [most[1], most[0]];
    let options = |issue: &Value| issue["options"].as_array().unwrap().iter().map(|_| 0).collect();
    let party = |(party, unit): (&Value, i64)| Party {
        name: text(&party["name"]),
        reservation: at_least(number(&party["reservation"]), scale),
        ratings: case["issues"].as_array().unwrap().iter().map(options).collect(),
        terms: (party["rects"].as_array().unwrap().iter())
            .flat_map(|rectangle| terms(rectangle, unit))
            .collect(),
        cap: Some(scale),
        point: None,
    };
    let parties = parties.iter().zip(units).map(party).collect();
    (with(case, parties, scale), units)
}

/// The fewest units that make so many billionths of the scale.
fn at_least(billionths: i64, scale: i64) -> i64 {
    let whole = i128::from(billionths) * i128::from(scale);
    ((whole + 999_999_999) / 1_000_000_000).try_into().unwrap()
}

/// A rectangle that is to include the package pays there; one that is to exclude it pays, and takes
/// back there.
fn terms(rectangle: &Value, unit: i64) -> Vec<Term> {
    let value = number(&rectangle["u"]) * unit;
    let (inside, outside) = (ranges(&rectangle["in"]), ranges(&rectangle["ex"]));
    let mut terms = Vec::new();
    if !inside.is_empty() {
        terms.push(Term { value, when: inside });
    }
    if !outside.is_empty() {
        terms.push(Term { value, when: Vec::new() });
        terms.push(Term { value: -value, when: outside });
    }
    terms
}

fn ranges(ranges: &Value) -> Vec<Choice> {
    let choice = |(issue, range): (&String, &Value)| Choice {
        issue: issue.parse().unwrap(),
        options: (position(&range[0])..=position(&range[1])).collect(),
    };
    ranges.as_object().unwrap().iter().map(choice).collect()
}

/// The scenario with its issues, its lines and these parties.
fn with(case: &Value, parties: Vec<Party>, scale: i64) -> Checked {
    let issues = case["issues"].as_array().unwrap().iter().map(|issue| Issue {
        name: text(&issue["name"]),
        options: (issue["options"].as_array().unwrap().iter())
            .map(|option| Choosable { name: text(option), wording: None })
            .collect(),
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
        parties,
        lines: lines.collect(),
        scale,
        ..Scenario::default()
    };
    scenario.check().unwrap()
}
