//! The issues of a `NegMAS` outcome space.

use paraph_settle::scenario::{Choosable, Issue};

use super::super::ScenarioError;
use super::super::assemble::{distinct, limit, whole_numbers};
use super::super::tree::Spot;
use super::kind;

pub(super) fn read(root: &Spot<'_>) -> Result<Vec<Issue>, ScenarioError> {
    let listed = root.need("issues", "an outcome space lists its issues")?;
    let items = listed.items()?;
    limit(items.len()).map_err(|bad| listed.error(bad))?;
    let issues: Vec<Issue> = items.iter().map(issue).collect::<Result<_, _>>()?;
    distinct(issues.iter().map(|issue| issue.name.as_str()), "issues")
        .map_err(|(at, bad)| items.get(at).unwrap_or(&listed).error(bad))?;
    Ok(issues)
}

fn issue(spot: &Spot<'_>) -> Result<Issue, ScenarioError> {
    let name = spot.need("name", "each issue needs a name")?.word()?;
    let values = spot.need("values", "each issue needs its values")?;
    let options = match kind(spot.node).as_str() {
        "ContinuousIssue" => {
            let what = "it is a continuous issue, with endlessly many options: list the values that \
                        are on the table as a CategoricalIssue";
            return Err(spot.error(what));
        }
        "ContiguousIssue" => contiguous(&values)?,
        ""
        | "CategoricalIssue"
        | "OrdinalIssue"
        | "CardinalIssue"
        | "DiscreteOrdinalIssue"
        | "DiscreteCardinalIssue" => {
            if values.is_list() {
                values.names("options")?
            } else {
                contiguous(&values)?
            }
        }
        other => {
            let what = format!(
                "issues of the kind {other} are not read, only categorical, ordinal, cardinal and \
                 contiguous ones"
            );
            return Err(spot.error(what));
        }
    };
    let options = options.into_iter().map(|name| Choosable { name, wording: None }).collect();
    Ok(Issue { name, options })
}

/// The whole numbers from the first to the second, or from 0 as many as one number says.
fn contiguous(values: &Spot<'_>) -> Result<Vec<String>, ScenarioError> {
    let whole = |spot: &Spot<'_>| {
        let number = spot.number()?.to_whole();
        number.ok_or_else(|| spot.error("a whole number must stand here"))
    };
    let (lower, upper) = if values.is_list() {
        match values.items()?.as_slice() {
            [lower, upper] => (whole(lower)?, whole(upper)?),
            _ => return Err(values.error("the lowest and the highest value must stand here")),
        }
    } else {
        (0, whole(values)?.saturating_sub(1))
    };
    whole_numbers(lower, upper).map_err(|bad| values.error(bad))
}
