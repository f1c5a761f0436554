//! `GeniusWeb` JSON: a domain (`issuesValues`), and profiles that repeat it.
//!
//! Values of an issue are words (`values`) or numbers in steps (`range`). What they are worth is
//! spelled in two ways, `discreteutils` and `numberutils` until 2021 and `DiscreteValueSetUtilities`
//! and `NumberValueSetUtilities` since. An option's utility is the weight of its issue times its
//! value; the reservation value is the utility of `reservationBid`, an issue that the bid leaves out
//! counting nothing.

use std::collections::BTreeSet;

use paraph_settle::scenario::{Checked, Choosable, Issue};

use super::assemble::{self, Domain, Profile, Rating, Worth};
use super::genius::stepped;
use super::polynomial::Polynomial;
use super::ratio::Ratio;
use super::tree::{Node, Spot, Value};
use super::{ScenarioError, ScenarioNotice};

/// The one kind of profile that is read.
pub(super) const SPACE: &str = "LinearAdditiveUtilitySpace";

/// The kind of a profile that is of another kind, if the value looks like a profile at all.
pub(super) fn other_profile(root: &Node) -> Option<&str> {
    match &root.value {
        Value::Map(entries) => match entries.as_slice() {
            [only] if only.node.has("domain") => Some(&only.key),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn read(
    domain: Option<(&str, &Node)>,
    profiles: &[(&str, &Node)],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Checked, ScenarioError> {
    let spot = match (domain, profiles.first()) {
        (Some((file, node)), _) => Spot::root(file, node),
        (None, Some((file, node))) => embedded(&Spot::root(file, node))?,
        (None, None) => return Err(ScenarioError::whole("there is no GeniusWeb file")),
    };
    let name = match spot.get("name") {
        Some(name) => name.text()?.to_owned(),
        None => String::new(),
    };
    let issues = issues(&spot)?;
    let mut read = Vec::new();
    for (file, node) in profiles {
        let root = Spot::root(file, node);
        same(&issues, &embedded(&root)?)?;
        read.push(profile(&space(&root)?, &issues, notices)?);
    }
    let listed = spot.need("issuesValues", "it lists the issues with their values")?.entries()?;
    let places = listed.iter().map(|(_, issue)| issue.place()).collect();
    assemble::assemble(Domain { place: spot.place(), name, issues, places }, &read, notices)
}

fn space<'a>(root: &Spot<'a>) -> Result<Spot<'a>, ScenarioError> {
    root.need(SPACE, "it holds the profile")
}

fn embedded<'a>(root: &Spot<'a>) -> Result<Spot<'a>, ScenarioError> {
    space(root)?.need("domain", "a profile repeats its domain")
}

fn issues(domain: &Spot<'_>) -> Result<Vec<Issue>, ScenarioError> {
    let listed = domain.need("issuesValues", "it lists the issues with their values")?;
    let mut issues = Vec::new();
    for (name, spot) in listed.entries()? {
        let options = match (spot.get("values"), spot.get("range")) {
            (Some(values), None) => values.names("options")?,
            (None, Some(range)) => {
                let bound = |name| range.need(name, "a range has low, high and step")?.factor();
                let (low, high, step) = (bound("low")?, bound("high")?, bound("step")?);
                let numbers = stepped(&low, &high, &step).map_err(|bad| range.error(bad))?;
                numbers.iter().map(ToString::to_string).collect()
            }
            _ => return Err(spot.error("it must have either \"values\" or \"range\"")),
        };
        let options = options.into_iter().map(|name| Choosable { name, wording: None }).collect();
        issues.push(Issue { name: name.to_owned(), options });
    }
    assemble::limit(issues.len()).map_err(|bad| listed.error(bad))?;
    Ok(issues)
}

/// Whether a profile repeats the domain; the order may be another.
fn same(issues: &[Issue], domain: &Spot<'_>) -> Result<(), ScenarioError> {
    let own = self::issues(domain)?;
    let names = |issues: &[Issue]| -> BTreeSet<String> {
        issues.iter().map(|issue| issue.name.clone()).collect()
    };
    let (theirs, here) = (names(issues), names(&own));
    if let Some(name) = theirs.symmetric_difference(&here).next() {
        let what = format!("issue \"{name}\" is not in this domain and in the others alike");
        return Err(domain.error(what));
    }
    for issue in issues {
        let options = |issue: &Issue| -> BTreeSet<String> {
            issue.options.iter().map(|option| option.name.clone()).collect()
        };
        let Some(other) = own.iter().find(|other| other.name == issue.name) else { continue };
        if let Some(name) = options(issue).symmetric_difference(&options(other)).next() {
            let what = format!(
                "option \"{name}\" of issue \"{}\" is not in this domain and in the others alike",
                issue.name
            );
            return Err(domain.error(what));
        }
    }
    Ok(())
}

fn profile<'a>(
    space: &Spot<'a>,
    issues: &[Issue],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Profile<'a>, ScenarioError> {
    let utilities = space.need("issueUtilities", "it says what each value is worth")?;
    let weights = space.need("issueWeights", "it says what share each issue has")?;
    let names = || issues.iter().map(|issue| issue.name.as_str());
    let utilities = utilities.table(names(), "issue of the domain")?;
    let weights = weights.table(names(), "issue of the domain")?;
    let (mut ratings, mut rated) = (Vec::new(), Vec::new());
    let mut sum = Ratio::zero();
    for ((issue, spot), utility) in issues.iter().zip(weights).zip(utilities) {
        let weight = spot.factor()?;
        if weight.is_negative() {
            return Err(spot.error("a weight must be 0 or more"));
        }
        sum = sum.plus(&weight);
        let values = values(&utility, issue)?;
        let row = values.into_iter().map(|value| Rating { weight: weight.clone(), value });
        ratings.push(row.collect::<Vec<_>>());
        // Values are from 0 to 1: what is too large is the weight.
        rated.push(spot.place());
    }
    if sum != Ratio::one() {
        notices.push(ScenarioNotice::WeightSum { file: space.file.into(), sum: sum.to_string() });
    }
    let reservation = reservation(space, issues, &ratings)?;
    let name = match space.get("name") {
        Some(name) => name.text()?.to_owned(),
        None => String::new(),
    };
    let worth = Worth::Additive { ratings, constant: Ratio::zero() };
    let reserved = space.get("reservationBid").as_ref().unwrap_or(space).place();
    Ok(Profile { place: space.place(), name, reservation, reserved, worth, rated })
}

/// What each option is worth within its issue, in the order of the domain.
fn values(spot: &Spot<'_>, issue: &Issue) -> Result<Vec<Ratio>, ScenarioError> {
    let under = |names: [&str; 2]| names.iter().find_map(|name| spot.get(name));
    if let Some(table) = under(["discreteutils", "DiscreteValueSetUtilities"]) {
        let table = table.need("valueUtilities", "it says what each value is worth")?;
        let names = issue.options.iter().map(|option| option.name.as_str());
        let found = table.table(names, &format!("option of issue \"{}\"", issue.name))?;
        return found.iter().map(share).collect();
    }
    if let Some(line) = under(["numberutils", "NumberValueSetUtilities"]) {
        return numbers(&line, issue);
    }
    Err(spot.error(
        "it must have \"DiscreteValueSetUtilities\" or \"NumberValueSetUtilities\", or in the older \
         spelling \"discreteutils\" or \"numberutils\"",
    ))
}

/// A number from 0 to 1.
fn share(spot: &Spot<'_>) -> Result<Ratio, ScenarioError> {
    let number = spot.factor()?;
    if number.is_negative() || number > Ratio::one() {
        return Err(spot.error(format!("{number} is not from 0 to 1, as GeniusWeb asks")));
    }
    Ok(number)
}

/// A straight line between the worth of the lowest and of the highest number, rounded as `GeniusWeb`
/// rounds it: to eight places.
fn numbers(line: &Spot<'_>, issue: &Issue) -> Result<Vec<Ratio>, ScenarioError> {
    let need = |name| line.need(name, "it is one end of the line of utilities");
    let (low, high) = (need("lowValue")?.factor()?, need("highValue")?.factor()?);
    let (from, to) = (share(&need("lowUtility")?)?, share(&need("highUtility")?)?);
    let places = Ratio::whole(100_000_000);
    let Some(slope) = to.minus(&from).over(&high.minus(&low)) else {
        return Err(line.error("highValue must be above lowValue"));
    };
    let along = Polynomial::new(&[from.minus(&slope.times(&low)), slope]);
    let mut values = Vec::new();
    for option in &issue.options {
        let number = Ratio::parse(&option.name)
            .and_then(Ratio::factor)
            .map_err(|bad| line.error(format!("value \"{}\" is {bad}", option.name)))?;
        if number < low || number > high {
            let what =
                format!("it goes from {low} to {high}, and the issue has the value {number}");
            return Err(line.error(what));
        }
        let exact = along.at(&number);
        let rounded = exact.times(&places).round().map(Ratio::whole);
        values.push(rounded.and_then(|rounded| rounded.over(&places)).unwrap_or(exact));
    }
    Ok(values)
}

/// The utility of the bid below which the party rather walks away; 0 without one.
fn reservation(
    space: &Spot<'_>,
    issues: &[Issue],
    ratings: &[Vec<Rating>],
) -> Result<Ratio, ScenarioError> {
    let Some(bid) = space.get("reservationBid") else { return Ok(Ratio::zero()) };
    let chosen = bid.need("issuevalues", "a bid says which value it has for each issue")?;
    let mut sum = Ratio::zero();
    for (name, spot) in chosen.entries()? {
        let found = issues.iter().zip(ratings).find(|(issue, _)| issue.name == name);
        let Some((issue, row)) = found else {
            return Err(spot.error(format!("the domain has no issue \"{name}\"")));
        };
        let value = spot.word()?;
        let number = Ratio::parse(&value).ok();
        let is_it = |option: &Choosable| {
            option.name == value || number.is_some() && Ratio::parse(&option.name).ok() == number
        };
        let found = issue.options.iter().zip(row).find(|(option, _)| is_it(option));
        let Some((_, rating)) = found else {
            return Err(spot.error(format!("issue \"{name}\" has no value \"{value}\"")));
        };
        sum = sum.plus(&rating.weight.times(&rating.value));
    }
    Ok(sum)
}
