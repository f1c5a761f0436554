//! What a party says of its ratings where they are no numbers: the member `rough` of a party.

use paraph_settle::rough::{Interval, Loose, Matters, More, Ranking, RoughFault, Statement};
use paraph_settle::scenario::Package;

use super::super::ScenarioError;
use super::super::ratio::Ratio;
use super::super::tree::Spot;
use super::names::Names;
use super::numbers::{Numbers, units};

/// The members of `rough`.
const KNOWN: [&str; 8] =
    ["between", "ratings", "reservation", "rankings", "more", "matters", "accepts", "refuses"];
/// Words that are near those of the members, and which is meant.
const NEAR: [(&str, &str); 7] = [
    ("less", "there is no \"less\": exchange the sides of \"more\""),
    ("ranking", "it is called \"rankings\", by issue"),
    ("intervals", "intervals stand in \"ratings\""),
    ("matter", "it is called \"matters\""),
    ("accept", "it is called \"accepts\", a list of packages"),
    ("refuse", "it is called \"refuses\", a list of packages"),
    ("rejects", "it is called \"refuses\", a list of packages"),
];

type Range = (Ratio, Ratio);

/// What was said, in utilities, before the scale of the file is known.
pub(super) struct Draft {
    ratings: Vec<Vec<Range>>,
    reservation: Range,
    rankings: Vec<Ranking>,
    more: Vec<(More, Ratio)>,
    matters: Vec<(Matters, Ratio)>,
    accepts: Vec<Package>,
    refuses: Vec<Package>,
}

impl Draft {
    /// In units; `None` if there are too many.
    pub(super) fn loose(&self, scale: i64) -> Option<Loose> {
        let range = |(low, high): &Range| {
            Some(Interval { low: units(low, scale)?, high: units(high, scale)? })
        };
        let row = |row: &Vec<Range>| row.iter().map(range).collect::<Option<Vec<_>>>();
        let more =
            |(more, by): &(More, Ratio)| Some(More { by: units(by, scale)?, ..more.clone() });
        let matters =
            |(matters, by): &(Matters, Ratio)| Some(Matters { by: units(by, scale)?, ..*matters });
        Some(Loose {
            ratings: self.ratings.iter().map(row).collect::<Option<_>>()?,
            reservation: range(&self.reservation)?,
            rankings: self.rankings.clone(),
            more: self.more.iter().map(more).collect::<Option<_>>()?,
            matters: self.matters.iter().map(matters).collect::<Option<_>>()?,
            accepts: self.accepts.clone(),
            refuses: self.refuses.clone(),
        })
    }
}

/// Reads `rough`; `outer` is the party.
pub(super) fn read(
    spot: &Spot<'_>,
    outer: &Spot<'_>,
    unit: &Ratio,
    names: &Names<'_>,
    numbers: &mut Numbers,
) -> Result<Draft, ScenarioError> {
    for (near, meant) in NEAR {
        if let Some(stray) = spot.get(near) {
            return Err(stray.error(format!("\"{near}\" is not known here: {meant}")));
        }
    }
    spot.only(&KNOWN)?;
    for (key, instead) in [("ratings", "ratings"), ("most", "between")] {
        if let Some(stray) = outer.get(key) {
            let what = format!(
                "a party with \"rough\" has no \"{key}\" beside it: \"{instead}\" in \"rough\" takes \
                 numbers and intervals"
            );
            return Err(stray.error(what));
        }
    }
    let (own, beside) = (spot.get("reservation"), outer.get("reservation"));
    if let (Some(_), Some(beside)) = (&own, &beside) {
        return Err(beside.error("\"reservation\" stands in \"rough\" too: remove one"));
    }
    let Some(reservation) = own.or(beside) else {
        let what = "\"reservation\" is missing: it is the least that the party can live with, a number or \
                    an interval as [30, 40]";
        return Err(spot.error(what));
    };
    let reservation = range(&reservation, unit, numbers)?;
    let between = match spot.get("between") {
        Some(between) => Some(range(&between, unit, numbers)?),
        None => None,
    };
    let ratings = ratings(spot, between.as_ref(), unit, names, numbers)?;
    Ok(Draft {
        ratings,
        reservation,
        rankings: rankings(spot, names)?,
        more: more(spot, unit, names, numbers)?,
        matters: matters(spot, unit, names, numbers)?,
        accepts: packages(spot, "accepts", names)?,
        refuses: packages(spot, "refuses", names)?,
    })
}

/// `[{"Dam": "low", "Costs": "halves"}]`: an option of every issue.
fn packages(spot: &Spot<'_>, key: &str, names: &Names<'_>) -> Result<Vec<Package>, ScenarioError> {
    let Some(listed) = spot.get(key) else { return Ok(Vec::new()) };
    let package = |item: &Spot<'_>| -> Result<Package, ScenarioError> {
        let chosen = item.table(names.issues(), "issue")?;
        let chosen = chosen.iter().enumerate();
        chosen.map(|(issue, option)| names.option(issue, option)).collect()
    };
    listed.items()?.iter().map(package).collect()
}

/// A number, or the least and the most in a list.
fn range(spot: &Spot<'_>, unit: &Ratio, numbers: &mut Numbers) -> Result<Range, ScenarioError> {
    if !spot.is_list() {
        let number = numbers.read(spot, unit)?;
        return Ok((number.clone(), number));
    }
    let [low, high] = spot.items()?.try_into().map_err(|_| {
        spot.error("an interval has two numbers, the smaller one first, as [30, 40]")
    })?;
    let (low, high) = (numbers.read(&low, unit)?, numbers.read(&high, unit)?);
    if low > high {
        return Err(spot.error("the interval is upside down: write the smaller number first"));
    }
    Ok((low, high))
}

/// What is said of each option, or else of all.
fn ratings(
    spot: &Spot<'_>,
    between: Option<&Range>,
    unit: &Ratio,
    names: &Names<'_>,
    numbers: &mut Numbers,
) -> Result<Vec<Vec<Range>>, ScenarioError> {
    let mut all: Vec<Vec<Option<Range>>> =
        names.all().iter().map(|issue| vec![between.cloned(); issue.options.len()]).collect();
    let listed = spot.get("ratings");
    if let Some(listed) = &listed {
        for (name, table) in listed.entries()? {
            let issue = names.issue(name, &table)?;
            for (name, rated) in table.entries()? {
                let option = names.named(issue, name, &rated)?;
                let rated = range(&rated, unit, numbers)?;
                if let Some(place) = all.get_mut(issue).and_then(|row| row.get_mut(option)) {
                    *place = Some(rated);
                }
            }
        }
    }
    let rows = all.into_iter().zip(names.all()).map(|(row, issue)| {
        let row = row.into_iter().zip(&issue.options).map(|(rated, option)| {
            rated.ok_or_else(|| {
                let at = listed.as_ref().unwrap_or(spot);
                at.error(format!(
                    "nothing is said of what option \"{}\" of issue \"{}\" is worth at least and at most: \
                     rate it, or say with \"between\" where all ratings lie, as \"between\": [0, 100]",
                    option.name, issue.name
                ))
            })
        });
        row.collect()
    });
    rows.collect()
}

/// `{"Dam": ["high", ["low", "none"]]}`: the best first, in one place what is worth the same.
fn rankings(spot: &Spot<'_>, names: &Names<'_>) -> Result<Vec<Ranking>, ScenarioError> {
    let Some(listed) = spot.get("rankings") else { return Ok(Vec::new()) };
    let mut rankings = Vec::new();
    for (name, places) in listed.entries()? {
        let issue = names.issue(name, &places)?;
        let mut order = Vec::new();
        for place in places.items()? {
            let options: Result<Vec<usize>, _> = if place.is_list() {
                place.items()?.iter().map(|option| names.option(issue, option)).collect()
            } else {
                names.option(issue, &place).map(|option| vec![option])
            };
            order.push(options?);
        }
        rankings.push(Ranking { issue, order });
    }
    Ok(rankings)
}

/// `{"this": {"Dam": "low"}, "than": {"Costs": "halves"}, "by": 5}`
fn more(
    spot: &Spot<'_>,
    unit: &Ratio,
    names: &Names<'_>,
    numbers: &mut Numbers,
) -> Result<Vec<(More, Ratio)>, ScenarioError> {
    let Some(listed) = spot.get("more") else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for item in listed.items()? {
        item.only(&["this", "than", "by"])?;
        let side = |key: &str, what_for: &str| {
            let mut choices = Vec::new();
            let side = item.need(key, what_for)?;
            if !side.is_map() {
                let what = "it names options of issues, as {\"Dam\": \"low\"}; that one issue matters more \
                            than another is said with \"matters\"";
                return Err(side.error(what));
            }
            for (name, option) in side.entries()? {
                let issue = names.issue(name, &option)?;
                choices.push((issue, names.option(issue, &option)?));
            }
            Ok(choices)
        };
        let this = side("this", "it says what is worth more, as {\"Dam\": \"low\"}")?;
        let than = side("than", "it says what is worth less, as {\"Costs\": \"halves\"}")?;
        let by = by(&item, unit, numbers)?;
        all.push((More { this, than, by: 0 }, by));
    }
    Ok(all)
}

/// `{"this": "Dam", "than": "Gauge"}`
fn matters(
    spot: &Spot<'_>,
    unit: &Ratio,
    names: &Names<'_>,
    numbers: &mut Numbers,
) -> Result<Vec<(Matters, Ratio)>, ScenarioError> {
    let Some(listed) = spot.get("matters") else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for item in listed.items()? {
        item.only(&["this", "than", "by"])?;
        let side = |key: &str, what_for: &str| {
            let side = item.need(key, what_for)?;
            names.issue(side.text()?, &side)
        };
        let this = side("this", "it names the issue that matters more")?;
        let than = side("than", "it names the issue that matters less")?;
        let by = by(&item, unit, numbers)?;
        all.push((Matters { this, than, by: 0 }, by));
    }
    Ok(all)
}

fn by(item: &Spot<'_>, unit: &Ratio, numbers: &mut Numbers) -> Result<Ratio, ScenarioError> {
    let Some(by) = item.get("by") else { return Ok(Ratio::zero()) };
    let number = numbers.read(&by, unit)?;
    if number.is_negative() {
        return Err(by.error("\"by\" must be from 0 up: exchange \"this\" and \"than\" instead"));
    }
    Ok(number)
}

/// Where in the file a fault is: at its one statement, or at the first of several, each then named with
/// its line.
pub(super) fn place(root: &Spot<'_>, names: &Names<'_>, fault: &RoughFault) -> ScenarioError {
    let party = fault.party.and_then(|at| root.get("parties")?.items().ok()?.into_iter().nth(at));
    let rough = party.as_ref().and_then(|party| party.get("rough"));
    let spots = fault
        .statements
        .iter()
        .filter_map(|told| of(party.as_ref()?, rough.as_ref()?, names, *told));
    let spots: Vec<Spot<'_>> = spots.collect();
    let mut what = fault.what.clone();
    if spots.len() > 1 {
        let places = spots.iter().map(|spot| {
            let inside = spot.path.rsplit_once("rough.").map_or(spot.path.as_str(), |cut| cut.1);
            format!("{inside} in line {}", spot.node.at.line)
        });
        let mut places: Vec<String> = places.collect();
        let mut seen = std::collections::BTreeSet::new();
        places.retain(|place| seen.insert(place.clone()));
        what.push_str(&format!(" ({})", places.join(", ")));
    }
    let error = spots.first().or(rough.as_ref()).or(party.as_ref()).unwrap_or(root).error(what);
    let name = party.and_then(|party| Some(party.get("name")?.text().ok()?.to_owned()));
    ScenarioError { party: name, ..error }
}

/// Where a statement stands.
fn of<'a>(
    party: &Spot<'a>,
    rough: &Spot<'a>,
    names: &Names<'_>,
    told: Statement,
) -> Option<Spot<'a>> {
    let item = |key: &str, at: usize| rough.get(key)?.items().ok()?.into_iter().nth(at);
    match told {
        Statement::Rating(issue, option) => {
            let issue = names.all().get(issue)?;
            let rated =
                || rough.get("ratings")?.get(&issue.name)?.get(&issue.options.get(option)?.name);
            rated().or_else(|| rough.get("between"))
        }
        Statement::Reservation => rough.get("reservation").or_else(|| party.get("reservation")),
        Statement::Ranking(at) => {
            rough.get("rankings")?.entries().ok()?.into_iter().nth(at).map(|all| all.1)
        }
        Statement::More(at) => item("more", at),
        Statement::Matters(at) => item("matters", at),
        Statement::Accepts(at) => item("accepts", at),
        Statement::Refuses(at) => item("refuses", at),
    }
}
