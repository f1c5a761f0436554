//! A party: its reservation value, its ratings, and what it is paid on a condition.

use paraph_settle::rough::Loose;
use paraph_settle::scenario::{Choice, Party, Term};

use super::super::ScenarioError;
use super::super::ratio::Ratio;
use super::super::tree::Spot;
use super::names::Names;
use super::numbers::{Numbers, shown_in, unit, units};
use super::rough;

/// The members of a party.
const KNOWN: [&str; 8] =
    ["name", "unit", "shown_in", "reservation", "ratings", "conditions", "most", "rough"];

/// A party in utilities, before the scale of the file is known.
pub(super) struct Draft {
    pub(super) name: String,
    /// What its numbers are in, if not in the unit of the file.
    unit: Option<Ratio>,
    /// What they are shown in, if that is said.
    shown: Option<Ratio>,
    reservation: Ratio,
    ratings: Vec<Vec<Ratio>>,
    conditions: Vec<(Ratio, Vec<Choice>)>,
    most: Option<Ratio>,
    rough: Option<rough::Draft>,
}

pub(super) fn read(
    spot: &Spot<'_>,
    whole: &Ratio,
    names: &Names<'_>,
    numbers: &mut Numbers,
) -> Result<Draft, ScenarioError> {
    spot.only(&KNOWN)?;
    let name = spot.need("name", "each party needs a name")?.text()?.to_owned();
    let own = spot.get("unit").map(|own| unit(&own)).transpose()?;
    let shown = shown_in(spot)?;
    own.iter().chain(&shown).for_each(|unit| numbers.note(unit));
    let unit = own.as_ref().unwrap_or(whole);
    let rough = match spot.get("rough") {
        Some(rough) => Some(rough::read(&rough, spot, unit, names, numbers)?),
        None => None,
    };
    let (reservation, ratings) = match &rough {
        Some(_) => (Ratio::zero(), nothing(names)),
        None => rated(spot, unit, names, numbers)?,
    };
    let mut conditions = Vec::new();
    if let Some(listed) = spot.get("conditions") {
        for condition in listed.items()? {
            condition.only(&["value", "if"])?;
            let value = condition.need("value", "it is what the condition is worth")?;
            let value = numbers.read(&value, unit)?;
            let when = condition.need("if", "it says what must be chosen, {} for always")?;
            let is_always = when.entries()?.is_empty();
            let when = if is_always { Vec::new() } else { names.choices(&when)? };
            conditions.push((value, when));
        }
    }
    let most = match spot.get("most") {
        Some(most) => Some(numbers.read(&most, unit)?),
        None => None,
    };
    Ok(Draft { name, unit: own, shown, reservation, ratings, conditions, most, rough })
}

/// The reservation value and the ratings as numbers.
fn rated(
    spot: &Spot<'_>,
    unit: &Ratio,
    names: &Names<'_>,
    numbers: &mut Numbers,
) -> Result<(Ratio, Vec<Vec<Ratio>>), ScenarioError> {
    let reservation = spot.need(
        "reservation",
        "it is the least that the party can live with; 0 if any agreement is better than none",
    )?;
    let reservation = numbers.read(&reservation, unit)?;
    let listed = spot.need("ratings", "it says what each option of each issue is worth to it")?;
    let mut ratings = Vec::new();
    for (issue, table) in names.all().iter().zip(listed.table(names.issues(), "issue")?) {
        let options = issue.options.iter().map(|option| option.name.as_str());
        let found = table.table(options, &format!("option of issue \"{}\"", issue.name))?;
        let row: Result<Vec<_>, _> = found.iter().map(|spot| numbers.read(spot, unit)).collect();
        ratings.push(row?);
    }
    Ok((reservation, ratings))
}

/// What stands in the place of ratings that are rough.
fn nothing(names: &Names<'_>) -> Vec<Vec<Ratio>> {
    names.all().iter().map(|issue| vec![Ratio::zero(); issue.options.len()]).collect()
}

impl Draft {
    /// What its numbers are shown in, if not in what sums over parties are shown in.
    pub(super) fn counts_in(&self) -> Option<&Ratio> {
        self.shown.as_ref().or(self.unit.as_ref())
    }

    /// What was said in place of ratings, in units; `None` if there are too many.
    pub(super) fn loose(&self, scale: i64) -> Option<Option<Loose>> {
        match &self.rough {
            Some(rough) => rough.loose(scale).map(Some),
            None => Some(None),
        }
    }

    /// In units; `None` if there are too many.
    pub(super) fn party(&self, scale: i64) -> Option<Party> {
        let row = |row: &Vec<Ratio>| -> Option<Vec<i64>> {
            row.iter().map(|share| units(share, scale)).collect()
        };
        let term = |(value, when): &(Ratio, Vec<Choice>)| {
            Some(Term { value: units(value, scale)?, when: when.clone() })
        };
        Some(Party {
            name: self.name.clone(),
            reservation: units(&self.reservation, scale)?,
            ratings: self.ratings.iter().map(row).collect::<Option<_>>()?,
            terms: self.conditions.iter().map(term).collect::<Option<_>>()?,
            cap: match &self.most {
                Some(most) => Some(units(most, scale)?),
                None => None,
            },
            point: None,
        })
    }
}
