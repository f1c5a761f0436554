//! Our own JSON, for people who write it by hand: everything by name, every number exact.
//!
//! The format is described in `docs/formats/settlement.md`, word by word.

mod line;
mod names;
mod numbers;
mod party;
mod rough;
mod rule;

use names::Names;
use numbers::{Numbers, point, shown_in, unit};
use paraph_settle::rough::{Fitting, Rough};
use paraph_settle::scenario::{Checked, Choosable, Fault, Issue, Package, Place, Scenario};

use super::ScenarioError;
use super::assemble::{distinct, limit};
use super::tree::{Node, Spot};

/// The member that tells the format, with its version.
pub(super) const MARK: &str = "paraph-settlement";

/// The members of the outermost object.
const KNOWN: [&str; 8] = [MARK, "name", "unit", "shown_in", "issues", "parties", "lines", "start"];

/// The scenario; where ratings are rough with central numbers, and what was said of them.
pub(super) fn read(file: &str, node: &Node) -> Result<(Checked, Option<Fitting>), ScenarioError> {
    let root = Spot::root(file, node);
    root.only(&KNOWN)?;
    let version = root.need(MARK, "it says the version of the format")?;
    if version.number()?.to_whole() != Some(1) {
        return Err(version.error("only version 1 is read"));
    }
    let unit_spot = root.need(
        "unit",
        "it says what the numbers are in: \"utility\", \"percent\", \"per mille\", or how many points \
         make a utility of 1",
    )?;
    let unit = unit(&unit_spot)?;
    let shown = shown_in(&root)?;
    let issues = issues(&root)?;
    let names = Names::new(&issues);
    let mut numbers = Numbers::new(&unit);
    shown.iter().for_each(|shown| numbers.note(shown));
    let parties = root.need("parties", "it lists the parties")?;
    let listed = parties.items()?;
    if listed.is_empty() {
        return Err(parties.error("there is no party in it: name at least one with its ratings"));
    }
    let mut drafts = Vec::new();
    for spot in &listed {
        drafts.push(party::read(spot, &unit, &names, &mut numbers)?);
    }
    let parties: Vec<String> = drafts.iter().map(|draft| draft.name.clone()).collect();
    // Before any line says whose it is.
    distinct(parties.iter(), "parties")
        .map_err(|(at, bad)| listed.get(at).unwrap_or(&root).error(bad))?;
    let lines = line::read(&root, &unit, &names, &parties, &mut numbers)?;
    let start = start(&root, &names)?;
    let scale = numbers.scale(&root)?;
    let common = point(shown.as_ref().unwrap_or(&unit), scale).filter(|point| *point != scale);
    let mut scenario = Scenario { scale, point: common, start, ..Scenario::default() };
    if let Some(name) = root.get("name") {
        name.text()?.clone_into(&mut scenario.name);
    }
    let mut loose = Vec::new();
    for (draft, spot) in drafts.iter().zip(&listed) {
        loose.push(draft.loose(scale).ok_or_else(|| numbers::too_large(spot))?);
        let mut party = draft.party(scale).ok_or_else(|| numbers::too_large(spot))?;
        party.point = draft.counts_in().and_then(|own| point(own, scale));
        // Who counts as sums are told is not told otherwise.
        party.point = party.point.filter(|own| *own != scenario.point());
        scenario.parties.push(party);
    }
    let from: Vec<usize> = lines.iter().map(|draft| draft.from).collect();
    for draft in lines {
        scenario.lines.push(draft.line(scale).ok_or_else(|| numbers::too_large(&root))?);
    }
    drop(names);
    scenario.issues = issues;
    let checked = scenario.check().map_err(|fault| place(&root, &fault, &from))?;
    if loose.iter().all(Option::is_none) {
        return Ok((checked, None));
    }
    let rough = Rough { scenario: checked.into_inner(), loose };
    let issues = rough.scenario.issues.clone();
    let fitting = rough.check();
    let fitting = fitting.map_err(|fault| rough::place(&root, &Names::new(&issues), &fault))?;
    let scenario = fitting.scenario().clone();
    // What leaves each number one value is not rough.
    Ok((scenario, Some(fitting).filter(|fitting| !fitting.is_exact())))
}

fn issues(root: &Spot<'_>) -> Result<Vec<Issue>, ScenarioError> {
    let listed = root.need("issues", "it lists the open points with their options")?;
    let items = listed.items()?;
    if items.is_empty() {
        return Err(listed.error("there is no issue in it: name at least one with its options"));
    }
    limit(items.len()).map_err(|bad| listed.error(bad))?;
    let issues: Vec<Issue> = items.iter().map(issue).collect::<Result<_, _>>()?;
    distinct(issues.iter().map(|issue| issue.name.as_str()), "issues")
        .map_err(|(at, bad)| items.get(at).unwrap_or(&listed).error(bad))?;
    Ok(issues)
}

fn issue(spot: &Spot<'_>) -> Result<Issue, ScenarioError> {
    spot.only(&["name", "options"])?;
    let name = called(&spot.need("name", "each issue needs a name")?, "issue")?;
    let mut options = Vec::new();
    let listed = spot.need("options", "each issue needs its options")?;
    let items = listed.items()?;
    if items.is_empty() {
        return Err(listed.error("there are no options in it: name at least one"));
    }
    for option in &items {
        options.push(if option.is_map() {
            option.only(&["name", "wording"])?;
            let name = called(&option.need("name", "each option needs a name")?, "option")?;
            let wording = match option.get("wording") {
                Some(wording) => Some(wording.text()?.to_owned()),
                None => None,
            };
            Choosable { name, wording }
        } else {
            Choosable { name: called(option, "option")?, wording: None }
        });
    }
    distinct(options.iter().map(|option: &Choosable| option.name.as_str()), "options")
        .map_err(|(at, bad)| items.get(at).unwrap_or(spot).error(bad))?;
    Ok(Issue { name, options })
}

/// A name, of which a reader must see something.
fn called(spot: &Spot<'_>, what: &str) -> Result<String, ScenarioError> {
    let name = spot.text()?;
    if name.trim().is_empty() {
        return Err(spot.error(format!("the {what} has no name: give it one")));
    }
    Ok(name.to_owned())
}

/// The package that the table starts from: one option for every issue.
fn start(root: &Spot<'_>, names: &Names<'_>) -> Result<Option<Package>, ScenarioError> {
    let Some(spot) = root.get("start") else { return Ok(None) };
    let mut package = Vec::new();
    for (issue, option) in spot.table(names.issues(), "issue")?.iter().enumerate() {
        package.push(names.option(issue, option)?);
    }
    Ok(Some(package))
}

/// Where in the file a fault of the whole is; `lines` says for each line where it came from.
fn place(root: &Spot<'_>, fault: &Fault, lines: &[usize]) -> ScenarioError {
    let item = |key: &str, at: usize| root.get(key)?.items().ok()?.into_iter().nth(at);
    let spot = match fault.place {
        Place::Whole => None,
        Place::Issue(at) => item("issues", at),
        Place::Party(party) | Place::Ratings { party, .. } => item("parties", party),
        Place::Term { party, term } => item("parties", party)
            .and_then(|party| party.get("conditions")?.items().ok()?.into_iter().nth(term)),
        Place::Line(at) => item("lines", lines.get(at).copied().unwrap_or(at)),
        Place::Start => root.get("start"),
    };
    spot.as_ref().unwrap_or(root).error(fault.what.clone())
}
