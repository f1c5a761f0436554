//! Red lines, links and other rules that a package must keep.

use paraph_settle::scenario::{Choice, Line};

use super::super::ScenarioError;
use super::super::ratio::Ratio;
use super::super::tree::Spot;
use super::names::Names;
use super::numbers::{Numbers, units};

/// The members of a line.
const KNOWN: [&str; 10] =
    ["name", "whose", "cost", "forbid", "require", "if", "then", "at_least", "at_most", "of"];

/// A line before the scale of the file is known.
pub(super) struct Draft {
    line: Line,
    cost: Option<Ratio>,
}

impl Draft {
    /// In units; `None` if there are too many.
    pub(super) fn line(self, scale: i64) -> Option<Line> {
        let cost = match &self.cost {
            Some(cost) => Some(units(cost, scale)?),
            None => None,
        };
        Some(Line { cost, ..self.line })
    }
}

pub(super) fn read(
    root: &Spot<'_>,
    unit: &Ratio,
    names: &Names<'_>,
    parties: &[String],
    numbers: &mut Numbers,
) -> Result<Vec<Draft>, ScenarioError> {
    let Some(listed) = root.get("lines") else { return Ok(Vec::new()) };
    let mut drafts = Vec::new();
    for spot in listed.items()? {
        spot.only(&KNOWN)?;
        let mut line = rule(&spot, names)?;
        if let Some(name) = spot.get("name") {
            name.text()?.clone_into(&mut line.name);
        }
        if let Some(whose) = spot.get("whose") {
            let name = whose.text()?;
            let found = parties.iter().position(|party| party == name);
            line.whose = Some(found.ok_or_else(|| {
                whose.error(format!("there is no party \"{name}\", but {}", parties.join(", ")))
            })?);
        }
        let cost = match spot.get("cost") {
            Some(cost) => Some(numbers.read(&cost, unit)?),
            None => None,
        };
        drafts.push(Draft { line, cost });
    }
    Ok(drafts)
}

/// Exactly one kind of rule may stand in a line.
fn rule(spot: &Spot<'_>, names: &Names<'_>) -> Result<Line, ScenarioError> {
    let kinds = ["forbid", "require", "if", "of"];
    let given: Vec<_> = kinds.iter().filter_map(|kind| Some((*kind, spot.get(kind)?))).collect();
    let [(kind, inner)] = given.as_slice() else {
        let what = "a line must have exactly one of \"forbid\", \"require\", \"if\" with \"then\", and \
                    \"of\" with \"at_least\" or \"at_most\"";
        return Err(spot.error(what));
    };
    for (key, of) in [("then", "if"), ("at_least", "of"), ("at_most", "of")] {
        if let Some(stray) = spot.get(key).filter(|_| *kind != of) {
            return Err(stray.error(format!("\"{key}\" belongs to \"{of}\": remove it")));
        }
    }
    match *kind {
        "forbid" => {
            let of = names.choices(inner)?;
            Ok(Line { at_most: of.len() - 1, of, ..Line::default() })
        }
        "require" => {
            let of = names.choices(inner)?;
            Ok(Line { at_least: of.len(), at_most: of.len(), of, ..Line::default() })
        }
        "if" => implication(spot, inner, names),
        _ => counted(spot, inner, names),
    }
}

/// "If A and B then C" is "at least one of not A, not B, C".
fn implication(
    spot: &Spot<'_>,
    condition: &Spot<'_>,
    names: &Names<'_>,
) -> Result<Line, ScenarioError> {
    let then = spot.need("then", "it says what must follow")?;
    let follows = names.choices(&then)?;
    if follows.len() > 1 {
        let what = "\"then\" may name one issue: write a line of its own for each other";
        return Err(then.error(what));
    }
    let not = names.choices(condition)?.into_iter().map(|choice| complement(choice, names));
    let mut of: Vec<_> = not.filter(|choice| !choice.options.is_empty()).collect();
    let otherwise = (0..of.len()).collect();
    of.extend(follows);
    Ok(Line { at_least: 1, at_most: of.len(), of, otherwise, ..Line::default() })
}

fn complement(choice: Choice, names: &Names<'_>) -> Choice {
    let count = names.all().get(choice.issue).map_or(0, |issue| issue.options.len());
    let chosen = choice.options;
    let others = (0..count).filter(|option| chosen.binary_search(option).is_err());
    Choice { issue: choice.issue, options: others.collect() }
}

/// At least or at most so many of several choices.
fn counted(spot: &Spot<'_>, of: &Spot<'_>, names: &Names<'_>) -> Result<Line, ScenarioError> {
    let mut choices = Vec::new();
    for item in of.items()? {
        let mut named = names.choices(&item)?;
        match (named.pop(), named.is_empty()) {
            (Some(choice), true) => choices.push(choice),
            _ => return Err(item.error("each of them may name one issue")),
        }
    }
    let count = |key: &str| match spot.get(key) {
        Some(spot) => spot.count().map(Some),
        None => Ok(None),
    };
    let (at_least, at_most) = (count("at_least")?, count("at_most")?);
    if at_least.is_none() && at_most.is_none() {
        return Err(spot.error("\"at_least\" or \"at_most\" is missing: it says how many"));
    }
    let all = choices.len();
    if let Some(too_many) = at_least.filter(|least| *least > all) {
        let what = format!("at least {too_many} of {all} can never hold: lower it");
        return Err(spot.error(what));
    }
    let at_most = at_most.map_or(all, |most| most.min(all));
    Ok(Line { at_least: at_least.unwrap_or(0), at_most, of: choices, ..Line::default() })
}
