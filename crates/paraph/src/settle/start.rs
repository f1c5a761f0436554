//! The starting package as it is typed: `--start ISSUE=OPTION`, once for each issue.

use clap::ArgMatches;
use paraph_case::view::listed;
use paraph_settle::scenario::{Checked, Package, Scenario};

use super::{trouble, words};
use crate::failure::Failure;
use crate::texts;

/// The scenario with the starting package that was typed, if one was.
pub(super) fn placed(given: &ArgMatches, scenario: Checked) -> Result<Checked, Failure> {
    let Some(start) = typed(given, &scenario)? else { return Ok(scenario) };
    let scenario = Scenario { start: Some(start), ..scenario.into_inner() };
    scenario.check().map_err(|fault| trouble(fault.to_string()))
}

/// The package that was typed; what was not is as the scenario's own start has it. `None` if nothing
/// was typed.
fn typed(given: &ArgMatches, scenario: &Scenario) -> Result<Option<Package>, Failure> {
    let typed = texts(given, "start");
    if typed.is_empty() {
        return Ok(None);
    }
    let mut chosen: Vec<Option<usize>> = match &scenario.start {
        Some(start) => start.iter().copied().map(Some).collect(),
        None => vec![None; scenario.issues.len()],
    };
    let mut seen = Vec::new();
    for one in &typed {
        let (issue, option) = choice(one, scenario)?;
        if seen.contains(&issue) {
            let issue = scenario.issues.get(issue).map(|issue| words::clean(&issue.name));
            let issue = issue.unwrap_or_default();
            return Err(trouble(format!("--start: `{issue}` is given twice: choose one option")));
        }
        seen.push(issue);
        if let Some(slot) = chosen.get_mut(issue) {
            *slot = Some(option);
        }
    }
    let missing = scenario.issues.iter().zip(&chosen).filter(|(_, chosen)| chosen.is_none());
    let missing: Vec<String> = missing.map(|(issue, _)| words::clean(&issue.name)).collect();
    if !missing.is_empty() {
        let missing = listed(&missing);
        return Err(trouble(format!(
            "--start: a starting package has an option of every issue; {missing} is missing"
        )));
    }
    Ok(Some(chosen.into_iter().flatten().collect()))
}

/// An issue and one of its options. Names may have `=` in them.
fn choice(typed: &str, scenario: &Scenario) -> Result<(usize, usize), Failure> {
    let shown = words::clean(typed);
    if !typed.contains('=') {
        return Err(trouble(format!("--start: `{shown}` is not ISSUE=OPTION")));
    }
    let cuts = typed.match_indices('=').filter_map(|(at, _)| {
        let (issue, option) = (typed.get(..at)?, typed.get(at + 1..)?);
        let at = scenario.issues.iter().position(|one| one.name == issue)?;
        Some((at, option))
    });
    let known: Vec<(usize, &str)> = cuts.collect();
    for &(issue, option) in &known {
        let options = scenario.issues.get(issue).map(|issue| &issue.options);
        let found = options.and_then(|all| all.iter().position(|one| one.name == option));
        if let Some(option) = found {
            return Ok((issue, option));
        }
    }
    let there = |names: Vec<&String>| listed(names.into_iter().map(|name| words::clean(name)));
    Err(trouble(match known.first().and_then(|(issue, _)| scenario.issues.get(*issue)) {
        Some(issue) => format!(
            "--start: `{shown}`: issue `{}` has no such option; it has {}",
            words::clean(&issue.name),
            there(issue.options.iter().map(|option| &option.name).collect())
        ),
        None => format!(
            "--start: `{shown}`: there is no such issue; there are {}",
            there(scenario.issues.iter().map(|issue| &issue.name).collect())
        ),
    }))
}
