//! What a party said in place of ratings.

use paraph_settle::rough::{Interval, Loose, Matters, More, Ranking};
use paraph_settle::scenario::Issue;

use super::{joined, option_name, quoted, table};

/// The member `rough`.
pub(super) fn of(loose: &Loose, issues: &[Issue]) -> String {
    let mut members = vec![
        format!("\"reservation\": {}", interval(&loose.reservation)),
        format!("\"ratings\": {}", table(issues, &loose.ratings, 10, interval)),
    ];
    if !loose.rankings.is_empty() {
        let rankings = loose.rankings.iter().map(|one| ranking(one, issues));
        members.push(format!("\"rankings\": {{{}}}", joined(rankings)));
    }
    let mut list = |name: &str, items: Vec<String>| {
        if !items.is_empty() {
            let lines = items.join(",\n          ");
            members.push(format!("\"{name}\": [\n          {lines}\n        ]"));
        }
    };
    list("more", loose.more.iter().map(|one| more(one, issues)).collect());
    list("matters", loose.matters.iter().map(|one| matters(one, issues)).collect());
    list("accepts", loose.accepts.iter().map(|one| package(one, issues)).collect());
    list("refuses", loose.refuses.iter().map(|one| package(one, issues)).collect());
    format!("{{\n        {}\n      }}", members.join(",\n        "))
}

fn interval(of: &Interval) -> String {
    if of.low == of.high { of.low.to_string() } else { format!("[{}, {}]", of.low, of.high) }
}

fn name(issues: &[Issue], at: usize) -> String {
    quoted(issues.get(at).map_or("", |issue| &issue.name))
}

fn option(issues: &[Issue], issue: usize, option: usize) -> String {
    issues.get(issue).map_or_else(String::new, |issue| option_name(issue, option))
}

fn ranking(of: &Ranking, issues: &[Issue]) -> String {
    let places = of.order.iter().map(|place| {
        let names = joined(place.iter().map(|&at| option(issues, of.issue, at)));
        if place.len() == 1 { names } else { format!("[{names}]") }
    });
    format!("{}: [{}]", name(issues, of.issue), joined(places))
}

fn by(units: i64) -> String {
    if units == 0 { String::new() } else { format!(", \"by\": {units}") }
}

fn more(of: &More, issues: &[Issue]) -> String {
    let side =
        |choices: &[(usize, usize)]| {
            joined(choices.iter().map(|&(issue, at)| {
                format!("{}: {}", name(issues, issue), option(issues, issue, at))
            }))
        };
    format!("{{\"this\": {{{}}}, \"than\": {{{}}}{}}}", side(&of.this), side(&of.than), by(of.by))
}

fn package(of: &[usize], issues: &[Issue]) -> String {
    let chosen = of.iter().enumerate();
    let chosen = chosen
        .map(|(issue, &at)| format!("{}: {}", name(issues, issue), option(issues, issue, at)));
    format!("{{{}}}", joined(chosen))
}

fn matters(of: &Matters, issues: &[Issue]) -> String {
    let (this, than) = (name(issues, of.this), name(issues, of.than));
    format!("{{\"this\": {this}, \"than\": {than}{}}}", by(of.by))
}
