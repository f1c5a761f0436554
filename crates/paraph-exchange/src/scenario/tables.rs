//! Plain tables of integers in JSON: the form for programs, everything by position.
//!
//! `{"scale", "issues": [{"name", "options": [..]}], "parties": [{"name", "reservation", "u": [[..]]}]}`;
//! a party may have `rects` and `max_raw` instead of `u`, and there may be `red_lines`. What each
//! means stands in `docs/formats/settlement.md`.

use paraph_settle::scenario::{Checked, Choice, Choosable, Fault, Issue, Line, Place, Scenario};

use super::assemble::{self, Domain, Profile, Rating, Worth};
use super::ratio::Ratio;
use super::tree::{Node, Spot};
use super::{ScenarioError, ScenarioNotice};

pub(super) fn read(
    file: &str,
    node: &Node,
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Checked, ScenarioError> {
    let root = Spot::root(file, node);
    let scale_spot = root.need("scale", "it says how many units make a utility of 1")?;
    let scale = scale_spot.number()?.to_whole().filter(|scale| *scale > 0);
    let scale = scale.ok_or_else(|| scale_spot.error("it must be a whole number above 0"))?;
    let name = match root.get("id").or_else(|| root.get("name")) {
        Some(name) => name.word()?,
        None => String::new(),
    };
    let issues = issues(&root)?;
    let parties = root.need("parties", "it lists the parties")?.items()?;
    let is_additive = parties.iter().all(|party| party.get("rects").is_none());
    let mut scenario = if is_additive {
        let mut scenario = Scenario { name, issues, scale, ..Scenario::default() };
        for party in &parties {
            let party = additive(party)?;
            scenario.parties.push(party);
        }
        scenario
    } else {
        let profiles: Result<Vec<_>, _> =
            parties.iter().map(|party| combined(party, &issues, scale)).collect();
        let profiles = profiles?;
        let listed = root.need("issues", "it lists the issues")?.items()?;
        let places = listed.iter().map(Spot::place).collect();
        let domain = Domain { place: root.place(), name, issues, places };
        assemble::assemble(domain, &profiles, notices)?.into_inner()
    };
    scenario.lines = lines(&root, &scenario)?;
    scenario.check().map_err(|fault| place(&root, &fault).error(fault.what))
}

/// Where a fault of the whole is.
fn place<'a>(root: &Spot<'a>, fault: &Fault) -> Spot<'a> {
    let item = |key: &str, at: usize| root.get(key)?.items().ok()?.into_iter().nth(at);
    let found = match fault.place {
        Place::Whole | Place::Start => None,
        Place::Issue(at) => item("issues", at),
        Place::Ratings { party, issue } => item("parties", party)
            .and_then(|party| party.get("u")?.items().ok()?.into_iter().nth(issue)),
        Place::Party(party) | Place::Term { party, .. } => item("parties", party),
        Place::Line(at) => item("red_lines", at),
    };
    found.unwrap_or_else(|| root.clone())
}

fn issues(root: &Spot<'_>) -> Result<Vec<Issue>, ScenarioError> {
    let mut issues = Vec::new();
    let items = root.need("issues", "it lists the issues")?;
    assemble::limit(items.items()?.len()).map_err(|bad| items.error(bad))?;
    for spot in items.items()? {
        let name = spot.need("name", "each issue needs a name")?.word()?;
        let listed = spot.need("options", "each issue needs its options")?;
        let options = listed
            .names("options")?
            .into_iter()
            .map(|name| Choosable { name, wording: None })
            .collect();
        issues.push(Issue { name, options });
    }
    Ok(issues)
}

fn units(spot: &Spot<'_>) -> Result<i64, ScenarioError> {
    let number = spot.number()?;
    number.to_whole().ok_or_else(|| spot.error(format!("{number} is not a whole number of units")))
}

fn additive(spot: &Spot<'_>) -> Result<paraph_settle::scenario::Party, ScenarioError> {
    let mut ratings = Vec::new();
    for row in spot.need("u", "it has the units of each option of each issue")?.items()? {
        let units: Result<Vec<_>, _> = row.items()?.iter().map(units).collect();
        ratings.push(units?);
    }
    let reservation = match spot.get("reservation") {
        Some(spot) => units(&spot)?,
        None => 0,
    };
    let name = spot.need("name", "each party needs a name")?.word()?;
    Ok(paraph_settle::scenario::Party { name, reservation, ratings, ..Default::default() })
}

/// A party of a file with rectangles, its own or another's.
fn combined<'a>(
    spot: &Spot<'a>,
    issues: &[Issue],
    scale: i64,
) -> Result<Profile<'a>, ScenarioError> {
    let per = Ratio::whole(scale);
    let share = |number: Ratio| number.over(&per).unwrap_or_else(Ratio::zero);
    let name = spot.need("name", "each party needs a name")?.word()?;
    let reserved = spot.get("reservation");
    let reservation = match &reserved {
        Some(spot) => share(spot.number()?),
        None => Ratio::zero(),
    };
    let (place, reserved) = (spot.place(), reserved.as_ref().unwrap_or(spot).place());
    let rated = Vec::new();
    let Some(listed) = spot.get("rects") else {
        let rate = |units: i64| Rating { weight: Ratio::one(), value: share(Ratio::whole(units)) };
        let rows = additive(spot)?.ratings.into_iter();
        let ratings = rows.map(|row| row.into_iter().map(rate).collect()).collect();
        let worth = Worth::Additive { ratings, constant: Ratio::zero() };
        return Ok(Profile { place, name, reservation, reserved, worth, rated });
    };
    let most_spot = spot.need("max_raw", "utilities are over it")?;
    let most = most_spot.number()?;
    if most <= Ratio::zero() {
        return Err(most_spot.error("it must be above 0"));
    }
    let mut terms = Vec::new();
    for rectangle in listed.items()? {
        let value = rectangle.need("u", "it is what the rectangle pays")?.number()?;
        let inside = inside(&rectangle, "in", issues)?;
        let outside = inside_of_ex(&rectangle, issues)?;
        match outside {
            None => terms.extend(inside.map(|when| (value, when))),
            Some(outside) => {
                let negative = Ratio::zero().minus(&value);
                terms.push((value, Vec::new()));
                terms.extend(outside.map(|when| (negative, when)));
            }
        }
    }
    let worth = Worth::Combined { terms, most, is_capped: true };
    Ok(Profile { place, name, reservation, reserved, worth, rated })
}

/// The box of `ex`; the outer `None` if there is none, the inner if it is empty.
fn inside_of_ex(
    rectangle: &Spot<'_>,
    issues: &[Issue],
) -> Result<Option<Option<Vec<Choice>>>, ScenarioError> {
    match rectangle.get("ex") {
        Some(ex) if !ex.entries()?.is_empty() => inside(rectangle, "ex", issues).map(Some),
        _ => Ok(None),
    }
}

/// The box under a name, by positions; `None` if it is empty.
fn inside(
    rectangle: &Spot<'_>,
    key: &str,
    issues: &[Issue],
) -> Result<Option<Vec<Choice>>, ScenarioError> {
    let Some(spot) = rectangle.get(key) else { return Ok(Some(Vec::new())) };
    let mut when = Vec::new();
    for (position, range) in spot.entries()? {
        let issue = position.parse().ok().filter(|at: &usize| *at < issues.len());
        let Some(issue) = issue else {
            return Err(range.error(format!("there is no issue at position {position}")));
        };
        let items = range.items()?;
        let [low, high] = items.as_slice() else {
            return Err(range.error("the first and the last position must stand here"));
        };
        let count = issues.get(issue).map_or(0, |issue| issue.options.len());
        let end = high.count()?.saturating_add(1).min(count);
        when.push(Choice { issue, options: (low.count()?..end).collect() });
    }
    when.sort();
    Ok(when.iter().all(|choice| !choice.options.is_empty()).then_some(when))
}

/// Pairs of options that may not both be chosen. Lifting one costs a twentieth of a utility of 1
/// where the file does not say what.
fn lines(root: &Spot<'_>, scenario: &Scenario) -> Result<Vec<Line>, ScenarioError> {
    let Some(listed) = root.get("red_lines") else { return Ok(Vec::new()) };
    let mut lines = Vec::new();
    for (at, spot) in listed.items()?.iter().enumerate() {
        let mut of: Vec<Choice> = Vec::new();
        let all = spot.need("all", "it lists what may not come together")?;
        for pair in all.items()? {
            let items = pair.items()?;
            let [issue, option] = items.as_slice() else {
                return Err(pair.error("the positions of an issue and an option must stand here"));
            };
            of.push(Choice { issue: issue.count()?, options: vec![option.count()?] });
        }
        if of.is_empty() {
            return Err(all.error("it must list at least one option"));
        }
        let whose = match spot.get("party") {
            Some(party) => Some(party.count()?),
            None => None,
        };
        let cost = match spot.get("cost") {
            Some(cost) => units(&cost)?,
            None => scenario.scale / 20,
        };
        let name = format!("red line {}", at + 1);
        let at_most = of.len() - 1;
        lines.push(Line { name, whose, of, at_most, cost: Some(cost), ..Line::default() });
    }
    Ok(lines)
}
