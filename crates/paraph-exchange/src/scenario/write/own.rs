//! Our own JSON, written so that people can go on with it by hand.
//!
//! Proofs and kept work name a scenario by the digest of exactly these bytes: whatever is spelled in another way
//! here, spaces too, makes all that were written before unreadable (a test has the digest of an example).

mod rough;

use std::fmt::Write as _;

use paraph_settle::rough::Loose;
use paraph_settle::scenario::{Choice, Issue, Line, Party, Saying, Scenario};

use super::super::ratio::Ratio;
use super::Written;
use super::text::quoted;

/// One file; numbers are in units, and the unit is said. `loose` is what each party said in place of
/// ratings.
pub(super) fn write(scenario: &Scenario, loose: &[Option<Loose>]) -> Vec<Written> {
    let issues = &scenario.issues;
    let parties = scenario.parties.iter().enumerate();
    let parties =
        parties.map(|(at, of)| party(of, loose.get(at).and_then(Option::as_ref), scenario));
    let mut members = vec![format!("  {}: 1", quoted(super::super::own::MARK))];
    if !scenario.name.is_empty() {
        members.push(format!("  \"name\": {}", quoted(&scenario.name)));
    }
    members.push(format!("  \"unit\": {}", scenario.scale));
    let shown = scenario.point.and_then(|point| points(scenario.scale, point));
    members.push(format!("  \"shown_in\": {}", shown.unwrap_or_else(|| quoted("utility"))));
    members.push(list("issues", issues.iter().map(issue)));
    members.push(list("parties", parties));
    if !scenario.lines.is_empty() {
        members.push(list("lines", scenario.lines.iter().map(|line| self::line(line, scenario))));
    }
    if let Some(start) = &scenario.start {
        let chosen = issues.iter().zip(start).map(|(issue, option)| {
            format!("{}: {}", quoted(&issue.name), option_name(issue, *option))
        });
        members.push(format!("  \"start\": {{{}}}", joined(chosen)));
    }
    let text = format!("{{\n{}\n}}\n", members.join(",\n"));
    vec![Written { name: "settlement.json".into(), text }]
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn list(name: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.map(|item| format!("    {item}")).collect();
    format!("  {}: [\n{}\n  ]", quoted(name), items.join(",\n"))
}

fn option_name(issue: &Issue, option: usize) -> String {
    quoted(issue.options.get(option).map_or("", |option| &option.name))
}

fn issue(issue: &Issue) -> String {
    let options = issue.options.iter().map(|option| match &option.wording {
        None => quoted(&option.name),
        Some(wording) => {
            format!("{{\"name\": {}, \"wording\": {}}}", quoted(&option.name), quoted(wording))
        }
    });
    format!("{{\"name\": {}, \"options\": [{}]}}", quoted(&issue.name), joined(options))
}

/// How many points make a utility of 1, as a decimal number; `None` if it does not end.
fn points(scale: i64, point: i64) -> Option<String> {
    let points = Ratio::whole(scale).over(&Ratio::whole(point))?;
    Ratio::parse(&points.to_string()).is_ok_and(|read| read == points).then(|| points.to_string())
}

fn party(party: &Party, loose: Option<&Loose>, scenario: &Scenario) -> String {
    let issues = &scenario.issues;
    let mut out = format!("{{\"name\": {}", quoted(&party.name));
    if let Some(shown) = party.point.and_then(|point| points(scenario.scale, point)) {
        let _ = write!(out, ", \"shown_in\": {shown}");
    }
    match loose {
        Some(loose) => {
            let _ = write!(out, ",\n      \"rough\": {}", rough::of(loose, issues));
        }
        None => {
            let ratings = table(issues, &party.ratings, 8, i64::to_string);
            let _ = write!(out, ", \"reservation\": {}", party.reservation);
            let _ = write!(out, ",\n      \"ratings\": {ratings}");
        }
    }
    if !party.terms.is_empty() {
        let conditions = party.terms.iter().map(|term| {
            let when = choices(&term.when, issues);
            format!("        {{\"value\": {}, \"if\": {when}}}", term.value)
        });
        let conditions: Vec<_> = conditions.collect();
        let _ = write!(out, ",\n      \"conditions\": [\n{}\n      ]", conditions.join(",\n"));
    }
    if let Some(most) = party.cap {
        let _ = write!(out, ",\n      \"most\": {most}");
    }
    out.push('}');
    out
}

/// For each issue a line, with a number for each option.
fn table<T>(
    issues: &[Issue],
    rows: &[Vec<T>],
    indent: usize,
    number: impl Fn(&T) -> String,
) -> String {
    let lines = issues.iter().zip(rows).map(|(issue, row)| {
        let row = row.iter().enumerate();
        let rated = row.map(|(at, of)| format!("{}: {}", option_name(issue, at), number(of)));
        format!("{:indent$}{}: {{{}}}", "", quoted(&issue.name), joined(rated))
    });
    let lines: Vec<_> = lines.collect();
    format!("{{\n{}\n{:end$}}}", lines.join(",\n"), "", end = indent - 2)
}

/// `{"7": "shall", "9": ["a", "b"]}`
fn choices(choices: &[Choice], issues: &[Issue]) -> String {
    let named = choices.iter().filter_map(|choice| {
        let issue = issues.get(choice.issue)?;
        let options = match choice.options.as_slice() {
            [one] => option_name(issue, *one),
            several => {
                let names = several.iter().map(|option| option_name(issue, *option));
                format!("[{}]", joined(names))
            }
        };
        Some(format!("{}: {options}", quoted(&issue.name)))
    });
    format!("{{{}}}", joined(named))
}

/// Whether they can be the members of an object: none names an issue twice.
fn are_members(choices: &[Choice]) -> bool {
    let mut each = choices.iter().enumerate();
    each.all(|(at, one)| choices.iter().take(at).all(|other| other.issue != one.issue))
}

/// The kindest spelling that a line has: if this then that, what it forbids, what it
/// requires, else how many of what.
fn line(line: &Line, scenario: &Scenario) -> String {
    let mut members = Vec::new();
    if !line.name.is_empty() {
        members.push(format!("\"name\": {}", quoted(&line.name)));
    }
    if let Some(whose) = line.whose.and_then(|whose| scenario.parties.get(whose)) {
        members.push(format!("\"whose\": {}", quoted(&whose.name)));
    }
    let (of, count) = (&line.of, line.of.len());
    let issues = &scenario.issues;
    let at_most = line.at_most.min(count);
    match line.said(issues) {
        Saying::IfThen(conditions, then) if are_members(&conditions) => {
            let then = choices(std::slice::from_ref(then), issues);
            members.push(format!("\"if\": {}, \"then\": {then}", choices(&conditions, issues)));
        }
        Saying::Forbid if are_members(of) => {
            members.push(format!("\"forbid\": {}", choices(of, issues)));
        }
        Saying::Require if are_members(of) => {
            members.push(format!("\"require\": {}", choices(of, issues)));
        }
        _ => {
            if line.at_least > 0 || at_most == count {
                members.push(format!("\"at_least\": {}", line.at_least));
            }
            if at_most < count {
                members.push(format!("\"at_most\": {at_most}"));
            }
            let each = of.iter().map(|one| choices(std::slice::from_ref(one), issues));
            members.push(format!("\"of\": [{}]", joined(each)));
        }
    }
    if let Some(cost) = line.cost {
        members.push(format!("\"cost\": {cost}"));
    }
    format!("{{{}}}", members.join(", "))
}
