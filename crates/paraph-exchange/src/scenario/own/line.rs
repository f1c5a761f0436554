//! Red lines, links and other rules that a package must keep.

use paraph_settle::scenario::{Choice, Line};

use super::super::ScenarioError;
use super::super::ratio::Ratio;
use super::super::tree::Spot;
use super::names::Names;
use super::numbers::{Numbers, units};
use super::rule;

/// The members of a line.
const KNOWN: [&str; 12] = [
    "name", "whose", "cost", "forbid", "require", "if", "then", "at_least", "at_most", "of",
    "rule", "allow",
];

/// A line before the scale of the file is known.
pub(super) struct Draft {
    line: Line,
    cost: Option<Ratio>,
    /// Its position among the lines of the file: a rule may be several lines.
    pub(super) from: usize,
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
    for (from, spot) in listed.items()?.iter().enumerate() {
        spot.only(&KNOWN)?;
        let lines = rule(spot, names)?;
        let name = match spot.get("name") {
            Some(name) => name.text()?.to_owned(),
            None => String::new(),
        };
        let whose = whose(spot, parties)?;
        let cost = match spot.get("cost") {
            Some(cost) => {
                one_by_one(&cost, lines.len())?;
                Some(numbers.read(&cost, unit)?)
            }
            None => None,
        };
        let count = lines.len();
        for (part, line) in (1..).zip(lines) {
            let name = match (name.is_empty(), count) {
                (false, 2..) => format!("{name}, part {part} of {count}"),
                _ => name.clone(),
            };
            drafts.push(Draft { line: Line { name, whose, ..line }, cost: cost.clone(), from });
        }
    }
    Ok(drafts)
}

fn whose(spot: &Spot<'_>, parties: &[String]) -> Result<Option<usize>, ScenarioError> {
    let Some(whose) = spot.get("whose") else { return Ok(None) };
    let name = whose.text()?;
    let found = parties.iter().position(|party| party == name);
    found.map(Some).ok_or_else(|| {
        whose.error(format!("there is no party \"{name}\", but {}", parties.join(", ")))
    })
}

/// A rule that is several lines cannot be lifted for one price.
fn one_by_one(cost: &Spot<'_>, lines: usize) -> Result<(), ScenarioError> {
    if lines == 1 {
        return Ok(());
    }
    Err(cost.error(format!(
        "the rule forbids {lines} combinations that are no single one: it has no cost as a whole; write a \
         line with its cost for each"
    )))
}

/// Exactly one kind of rule may stand in a line.
fn rule(spot: &Spot<'_>, names: &Names<'_>) -> Result<Vec<Line>, ScenarioError> {
    let kinds = ["forbid", "require", "if", "of", "rule", "allow"];
    let given: Vec<_> = kinds.iter().filter_map(|kind| Some((*kind, spot.get(kind)?))).collect();
    let [(kind, inner)] = given.as_slice() else {
        let what = "a line must have exactly one of \"forbid\", \"require\", \"if\" with \"then\", \
                    \"rule\", \"allow\", and \"of\" with \"at_least\" or \"at_most\"";
        return Err(spot.error(what));
    };
    for (key, of) in [("then", "if"), ("at_least", "of"), ("at_most", "of")] {
        if let Some(stray) = spot.get(key).filter(|_| *kind != of) {
            return Err(stray.error(format!("\"{key}\" belongs to \"{of}\": remove it")));
        }
    }
    let line = match *kind {
        "rule" => return rule::written(inner, names),
        "allow" => return rule::table(inner, names),
        "forbid" => {
            let of = names.choices(inner)?;
            Line { at_most: of.len() - 1, of, ..Line::default() }
        }
        "require" => {
            let of = names.choices(inner)?;
            Line { at_least: of.len(), at_most: of.len(), of, ..Line::default() }
        }
        "if" => implication(spot, inner, names)?,
        _ => counted(spot, inner, names)?,
    };
    Ok(vec![line])
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
    // Where the condition names every option there is, a new one would still be another.
    let not = names.choices(condition)?.into_iter().map(|choice| complement(choice, names));
    let mut of: Vec<_> = not.collect();
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
