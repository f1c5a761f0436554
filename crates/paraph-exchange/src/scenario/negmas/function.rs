//! The utility functions of `NegMAS`.

use paraph_settle::scenario::{Choice, Issue};

use super::super::assemble::{Profile, Rating, Worth};
use super::super::error::Where;
use super::super::ratio::Ratio;
use super::super::tree::{Spot, Value};
use super::super::{ScenarioError, ScenarioNotice};
use super::{kind, value};

pub(super) fn read<'a>(
    root: &Spot<'a>,
    issues: &[Issue],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Profile<'a>, ScenarioError> {
    let name = match root.get("name") {
        Some(name) => name.word()?,
        None => String::new(),
    };
    let mut function = root.clone();
    while let Some(inner) = function.get("ufun") {
        let factor = ["discount", "cost", "factor"].into_iter().find_map(|key| function.get(key));
        notices.push(ScenarioNotice::Discount {
            file: root.file.into(),
            factor: factor
                .and_then(|spot| spot.word().ok())
                .unwrap_or_else(|| "of its kind".into()),
        });
        function = inner;
    }
    if function.get("reserved_outcome").is_some() {
        notices.push(ScenarioNotice::ReservedOutcome { file: root.file.into() });
    }
    let reservation = match reservation(root)? {
        Some(value) => value,
        None => reservation(&function)?.unwrap_or_else(Ratio::zero),
    };
    let reserved = [root, &function].into_iter().find_map(|spot| spot.get("reserved_value"));
    let reserved = reserved.as_ref().unwrap_or(root).place();
    let (worth, rated) = worth(&function, issues)?;
    Ok(Profile { place: function.place(), name, reservation, reserved, worth, rated })
}

/// What is written as the reservation value; minus infinity is none.
fn reservation(function: &Spot<'_>) -> Result<Option<Ratio>, ScenarioError> {
    match function.get("reserved_value") {
        None => Ok(None),
        Some(spot) => match &spot.node.value {
            Value::Number(word)
                if ["-.inf", "-infinity"].contains(&&*word.to_ascii_lowercase()) =>
            {
                Ok(None)
            }
            _ => spot.number().map(Some),
        },
    }
}

/// What packages are worth, and where it stands what each issue or each combination is.
type Rated<'a> = (Worth, Vec<Where<'a>>);

fn worth<'a>(function: &Spot<'a>, issues: &[Issue]) -> Result<Rated<'a>, ScenarioError> {
    let bias = match function.get("bias") {
        Some(bias) => bias.number()?,
        None => Ratio::zero(),
    };
    let zero = |issue: &Issue| {
        vec![Rating { weight: Ratio::one(), value: Ratio::zero() }; issue.options.len()]
    };
    match kind(function.node).as_str() {
        "LinearAdditiveUtilityFunction" | "LinearUtilityAggregationFunction" => {
            let (ratings, rated) = additive(function, issues)?;
            Ok((Worth::Additive { ratings, constant: bias }, rated))
        }
        "LinearUtilityFunction" | "AffineUtilityFunction" => {
            let share = Ratio::whole(i64::try_from(issues.len()).unwrap_or(i64::MAX));
            let share = Ratio::one().over(&share).unwrap_or_else(Ratio::zero);
            let weights = weights(function, issues, &share)?;
            let mut ratings = Vec::new();
            for (issue, weight) in issues.iter().zip(weights) {
                let numbers = value::numbers(function, issue)?;
                ratings.push(row(&weight, numbers));
            }
            Ok((Worth::Additive { ratings, constant: bias }, Vec::new()))
        }
        "ConstUtilityFunction" => {
            let constant = function.need("value", "it is what every package is worth")?.number()?;
            let ratings = issues.iter().map(zero).collect();
            Ok((Worth::Additive { ratings, constant }, Vec::new()))
        }
        "HyperRectangleUtilityFunction" => rectangles(function, issues, bias),
        "" => {
            Err(function.error("\"type\" is missing: it says what kind of utility function it is"))
        }
        other => {
            let what = format!(
                "utility functions of the kind {other} are not read: write it as a \
                 LinearAdditiveUtilityFunction with a TableFun for each issue"
            );
            Err(function.error(what))
        }
    }
}

fn row(weight: &Ratio, values: Vec<Ratio>) -> Vec<Rating> {
    values.into_iter().map(|value| Rating { weight: weight.clone(), value }).collect()
}

fn additive<'a>(
    function: &Spot<'a>,
    issues: &[Issue],
) -> Result<(Vec<Vec<Rating>>, Vec<Where<'a>>), ScenarioError> {
    let values = function.need("values", "it has a value function for each issue")?;
    let weights = weights(function, issues, &Ratio::one())?;
    let functions = per_issue(&values, issues, "value functions")?;
    let (mut ratings, mut rated) = (Vec::new(), Vec::new());
    for ((issue, weight), spot) in issues.iter().zip(weights).zip(functions) {
        let Some(spot) = spot else {
            let what = format!("issue \"{}\" has no value function: add it", issue.name);
            return Err(values.error(what));
        };
        ratings.push(row(&weight, value::read(&spot, issue)?));
        rated.push(spot.place());
    }
    Ok((ratings, rated))
}

/// The weights; where none is given it is `otherwise`.
fn weights(
    function: &Spot<'_>,
    issues: &[Issue],
    otherwise: &Ratio,
) -> Result<Vec<Ratio>, ScenarioError> {
    let Some(weights) = function.get("weights") else {
        return Ok(vec![otherwise.clone(); issues.len()]);
    };
    let given = per_issue(&weights, issues, "weights")?;
    given.iter().map(|spot| spot.as_ref().map_or(Ok(Ratio::one()), Spot::factor)).collect()
}

/// What a list has in the order of the issues, or a mapping under their names.
fn per_issue<'a>(
    spot: &Spot<'a>,
    issues: &[Issue],
    what: &str,
) -> Result<Vec<Option<Spot<'a>>>, ScenarioError> {
    if spot.is_map() {
        for (name, inner) in spot.entries()? {
            if issues.iter().all(|issue| issue.name != name) {
                return Err(inner.error(format!("there is no issue \"{name}\"")));
            }
        }
        return Ok(issues.iter().map(|issue| spot.get(&issue.name)).collect());
    }
    let items = spot.items()?;
    if items.len() != issues.len() {
        let (found, wanted) = (items.len(), issues.len());
        return Err(spot.error(format!("{found} {what} stand here for {wanted} issues")));
    }
    Ok(items.into_iter().map(Some).collect())
}

/// Rectangles pay if every issue that they name is in its range.
fn rectangles<'a>(
    function: &Spot<'a>,
    issues: &[Issue],
    bias: Ratio,
) -> Result<Rated<'a>, ScenarioError> {
    let ranges = function.need("outcome_ranges", "it has the rectangles")?.items()?;
    let values = function.need("utilities", "it has what each rectangle pays")?;
    let weights = match function.get("weights") {
        Some(weights) => weights.items()?.iter().map(Spot::factor).collect::<Result<_, _>>()?,
        None => vec![Ratio::one(); ranges.len()],
    };
    let paid = values.items()?;
    if paid.len() != ranges.len() || weights.len() != ranges.len() {
        return Err(values.error("ranges, utilities and weights must be of one number"));
    }
    let mut terms = vec![(bias, Vec::new())];
    terms.retain(|(bias, _)| !bias.is_zero());
    let mut rated = vec![function.place(); terms.len()];
    for ((range, paid), weight) in ranges.iter().zip(&paid).zip(&weights) {
        let mut when = Vec::new();
        for (key, spot) in range.entries()? {
            when.push(choice(key, &spot, issues)?);
        }
        when.sort();
        if when.iter().all(|choice| !choice.options.is_empty()) {
            terms.push((paid.number()?.times(weight), when));
            rated.push(paid.place());
        }
    }
    Ok((Worth::Combined { terms, most: Ratio::one(), is_capped: false }, rated))
}

/// The options of an issue, told by its position or name, that are in a range: between two numbers
/// without these, as `NegMAS` has it, or equal to a value, or one of several.
fn choice(key: &str, spot: &Spot<'_>, issues: &[Issue]) -> Result<Choice, ScenarioError> {
    let named = issues.iter().position(|issue| issue.name == key);
    let position = key.parse().ok().filter(|at: &usize| *at < issues.len());
    let Some((at, issue)) = position.or(named).and_then(|at| Some((at, issues.get(at)?))) else {
        return Err(spot.error(format!("there is no issue \"{key}\"")));
    };
    let is_in: Box<dyn Fn(&str) -> bool> = if spot.is_list() {
        let items = spot.items()?;
        let bounds: Vec<_> = items.iter().filter_map(|item| item.number().ok()).collect();
        match (items.as_slice(), bounds.as_slice()) {
            ([_, _], [low, high]) => {
                let (low, high) = (low.clone(), high.clone());
                Box::new(move |name| {
                    Ratio::parse(name).is_ok_and(|number| low < number && number < high)
                })
            }
            _ => {
                let words: Vec<String> = items.iter().map(Spot::word).collect::<Result<_, _>>()?;
                Box::new(move |name| words.iter().any(|word| word == name))
            }
        }
    } else {
        let word = spot.word()?;
        Box::new(move |name| name == word)
    };
    let held = issue.options.iter().enumerate().filter(|(_, option)| is_in(&option.name));
    Ok(Choice { issue: at, options: held.map(|(option, _)| option).collect() })
}
