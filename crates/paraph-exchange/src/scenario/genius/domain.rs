//! The issues that a GENIUS file lists.

use std::collections::BTreeSet;

use paraph_settle::scenario::{Choosable, Issue, OPTIONS};

use super::super::ScenarioError;
use super::super::assemble::{limit, whole_numbers};
use super::super::ratio::Ratio;
use super::super::xml::Element;
use super::{Indexed, find};

/// The name of the outermost objective; `root` is what GENIUS calls one that has none.
pub(super) fn name(root: &Element) -> String {
    let objective = find(root, "objective").into_iter().next();
    let name = objective.and_then(|objective| objective.get("name"));
    name.filter(|name| *name != "root").unwrap_or_default().to_owned()
}

/// All issues, in the order of the file.
pub(super) fn read(file: &str, root: &Element) -> Result<Vec<Indexed>, ScenarioError> {
    let mut issues = Vec::new();
    let mut seen = BTreeSet::new();
    let elements = find(root, "issue");
    limit(elements.len()).map_err(|bad| root.error(file, bad))?;
    for element in elements {
        let issue = issue(file, element)?;
        if !seen.insert(issue.index) {
            let what = format!("two issues have the index {}: give one another", issue.index);
            return Err(element.error(file, what));
        }
        issues.push(issue);
    }
    if issues.is_empty() {
        return Err(root.error(file, "it has no <issue>: GENIUS keeps the issues in <objective>"));
    }
    Ok(issues)
}

fn issue(file: &str, element: &Element) -> Result<Indexed, ScenarioError> {
    let index = element.whole(file, "index")?;
    let name = element.need(file, "name")?.to_owned();
    let (options, lower) = match kind(file, element)? {
        Kind::Discrete => (items(file, element)?, None),
        Kind::Integer => {
            let bounds = bounds(element);
            let (lower, upper) =
                (bounds.whole(file, "lowerbound")?, bounds.whole(file, "upperbound")?);
            let numbers = whole_numbers(lower, upper).map_err(|bad| element.error(file, bad))?;
            (numbers.into_iter().map(choosable).collect(), Some(lower))
        }
        Kind::Real => (steps(file, element)?, None),
    };
    Ok(Indexed { index, issue: Issue { name, options }, lower })
}

fn choosable(name: String) -> Choosable {
    Choosable { name, wording: None }
}

pub(super) enum Kind {
    Discrete,
    Integer,
    Real,
}

/// GENIUS takes `type`, and an issue without one as discrete.
pub(super) fn kind(file: &str, element: &Element) -> Result<Kind, ScenarioError> {
    let kind = ["type", "etype", "vtype"].into_iter().find_map(|name| element.get(name));
    match kind.unwrap_or("discrete") {
        "discrete" => Ok(Kind::Discrete),
        "integer" => Ok(Kind::Integer),
        "real" => Ok(Kind::Real),
        other => {
            let what = format!("its type \"{other}\" is not known: discrete, integer and real are");
            Err(element.error(file, what))
        }
    }
}

/// Where an issue has its bounds: newer files beside its name, older ones in `<range>`.
pub(super) fn bounds(element: &Element) -> &Element {
    element.all("range").next().unwrap_or(element)
}

/// The items, by value. A value that stands twice is one option, as in GENIUS, where the value
/// alone tells options apart.
fn items(file: &str, element: &Element) -> Result<Vec<Choosable>, ScenarioError> {
    let mut options: Vec<Choosable> = Vec::new();
    let mut seen = BTreeSet::new();
    for item in element.all("item") {
        let name = item.need(file, "value")?;
        let wording = item.get("description").filter(|text| !text.is_empty() && *text != name);
        if seen.insert(name) {
            options.push(Choosable { name: name.into(), wording: wording.map(str::to_owned) });
        }
    }
    if options.is_empty() {
        return Err(element.error(file, "it has no <item>: name at least one option"));
    }
    Ok(options)
}

/// A real issue has endlessly many options, unless it has steps.
fn steps(file: &str, element: &Element) -> Result<Vec<Choosable>, ScenarioError> {
    let bounds = bounds(element);
    if bounds.get("step").is_none() {
        let what = "it is a real issue, with endlessly many options: give it a step (step=\"0.5\") or \
                    make it discrete with the options that are on the table";
        return Err(element.error(file, what));
    }
    let lower = bounds.factor(file, "lowerbound")?;
    let upper = bounds.factor(file, "upperbound")?;
    let step = bounds.factor(file, "step")?;
    let numbers = stepped(&lower, &upper, &step).map_err(|bad| element.error(file, bad))?;
    Ok(numbers.into_iter().map(|number| choosable(number.to_string())).collect())
}

/// The numbers from one bound in steps up to another.
pub(in super::super) fn stepped(
    lower: &Ratio,
    upper: &Ratio,
    step: &Ratio,
) -> Result<Vec<Ratio>, String> {
    if *step <= Ratio::zero() {
        return Err(format!("its step {step} must be above 0"));
    }
    if upper < lower {
        return Err(format!("its upper bound {upper} is below its lower bound {lower}"));
    }
    let count = upper.minus(lower).over(step).and_then(|steps| steps.floor());
    let count = count.and_then(|count| usize::try_from(count).ok()).unwrap_or(OPTIONS);
    if count >= OPTIONS {
        return Err(format!("it has more than the {OPTIONS} options allowed"));
    }
    let mut numbers = vec![lower.clone()];
    for _ in 0..count {
        let next = numbers.last().map(|last| last.plus(step));
        numbers.extend(next);
    }
    Ok(numbers)
}

/// Whether a profile lists the issues and options of the domain.
pub(super) fn compare(file: &str, root: &Element, issues: &[Indexed]) -> Result<(), ScenarioError> {
    let own = read(file, root)?;
    for (issue, element) in own.iter().zip(find(root, "issue")) {
        let Some(theirs) = issues.iter().find(|other| other.index == issue.index) else {
            let what = format!("the domain has no issue with the index {}", issue.index);
            return Err(element.error(file, what));
        };
        let known: BTreeSet<_> = theirs.issue.options.iter().map(|option| &option.name).collect();
        let here: BTreeSet<_> = issue.issue.options.iter().map(|option| &option.name).collect();
        if let Some(unknown) = here.difference(&known).next() {
            let what = format!(
                "the domain has no option \"{unknown}\" in issue \"{}\": correct it here or there",
                theirs.issue.name
            );
            return Err(element.error(file, what));
        }
        if let Some(missing) = known.difference(&here).next() {
            let what = format!("it does not rate option \"{missing}\": add it with its evaluation");
            return Err(element.error(file, what));
        }
    }
    let missing = issues.iter().find(|other| own.iter().all(|issue| issue.index != other.index));
    match missing {
        None => Ok(()),
        Some(missing) => {
            let what = format!(
                "it does not rate issue \"{}\" (index {}): add it",
                missing.issue.name, missing.index
            );
            Err(root.error(file, what))
        }
    }
}
