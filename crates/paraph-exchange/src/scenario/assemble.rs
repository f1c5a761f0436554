//! A domain and the profiles of the parties to one scenario in whole units.

use std::collections::BTreeSet;

use num_bigint::BigInt;
use paraph_settle::scenario::{
    Checked, Choice, Fault, Issue, MOST, OPTIONS, Party, Place, Scenario, Term,
};

use super::error::{ScenarioError, Where};
use super::notice::ScenarioNotice;
use super::ratio::{Ratio, common_multiple};

/// Units of a utility of 1 where numbers are rounded.
pub(super) const BILLION: i64 = 1_000_000_000;

/// The issues, and where they are from.
pub(super) struct Domain<'a> {
    pub(super) place: Where<'a>,
    pub(super) name: String,
    pub(super) issues: Vec<Issue>,
    /// Where each issue stands.
    pub(super) places: Vec<Where<'a>>,
}

/// What a party's file says, in utilities and exact.
pub(super) struct Profile<'a> {
    pub(super) place: Where<'a>,
    /// What the file says that it is called; may be empty.
    pub(super) name: String,
    pub(super) reservation: Ratio,
    /// Where the reservation value stands.
    pub(super) reserved: Where<'a>,
    pub(super) worth: Worth,
    /// Where it stands what each issue is worth; of combinations, what each is. What stands nowhere by itself
    /// stands where the profile does.
    pub(super) rated: Vec<Where<'a>>,
}

pub(super) enum Worth {
    /// A sum over issues, and what is paid whatever is chosen.
    Additive { ratings: Vec<Vec<Rating>>, constant: Ratio },
    /// A sum of what is paid for combinations, over a largest sum; not more than 1 if `is_capped`.
    Combined { terms: Vec<(Ratio, Vec<Choice>)>, most: Ratio, is_capped: bool },
}

/// A share of an issue in the whole, times what an option is worth within the issue.
#[derive(Clone)]
pub(super) struct Rating {
    pub(super) weight: Ratio,
    pub(super) value: Ratio,
}

impl Rating {
    /// Units of a thousand-millionth, to the nearest.
    ///
    /// What lies exactly between two is put where double precision puts it, halves to even: so do
    /// the programs that these formats belong to, and two machines agree on it.
    #[expect(clippy::float_arithmetic, reason = "IEEE 754 doubles are the rule of these formats")]
    fn units(&self) -> Option<i64> {
        let exact = self.weight.times(&self.value).times(&Ratio::whole(BILLION));
        if !exact.is_half() {
            return exact.round();
        }
        let double = self.weight.to_double()? * self.value.to_double()? * 1e9;
        let floor = exact.floor()?;
        Some(match double.partial_cmp(&exact.to_double()?)? {
            std::cmp::Ordering::Less => floor,
            std::cmp::Ordering::Greater => floor + 1,
            std::cmp::Ordering::Equal => floor + floor.rem_euclid(2),
        })
    }
}

/// Units of a number, if they are within the limits of a scenario.
fn within(units: Option<i64>) -> Option<i64> {
    units.filter(|units| (-MOST..=MOST).contains(units))
}

fn too_large(place: &Where<'_>, what: &str, scale: i64) -> ScenarioError {
    let most = MOST / scale.max(1);
    place.error(format!("too large: {what} may come to a utility of {most} at most"))
}

/// Puts them together and checks the whole.
pub(super) fn assemble(
    domain: Domain<'_>,
    profiles: &[Profile<'_>],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Checked, ScenarioError> {
    let names = names(profiles);
    let scale = match scale(profiles) {
        Some(scale) => scale,
        None => {
            notices.push(ScenarioNotice::Rounded);
            BILLION
        }
    };
    let mut parties = Vec::new();
    for (profile, name) in profiles.iter().zip(names) {
        parties.push(party(profile, name, &domain.issues, scale)?);
    }
    let scenario = Scenario {
        name: domain.name,
        issues: domain.issues,
        parties,
        scale,
        ..Scenario::default()
    };
    scenario.check().map_err(|fault| {
        let place = place(&fault, &domain.place, &domain.places, profiles);
        place.error(fault.what)
    })
}

/// What the parties are called: as their files say if that tells them apart, else as the files.
fn names(profiles: &[Profile<'_>]) -> Vec<String> {
    let said: Vec<&str> = profiles.iter().map(|profile| profile.name.as_str()).collect();
    let is_distinct = said
        .iter()
        .enumerate()
        .all(|(at, name)| !name.is_empty() && !said.iter().take(at).any(|other| other == name));
    let name = |profile: &Profile<'_>| match is_distinct {
        true => profile.name.clone(),
        false => super::stem(profile.place.file).to_owned(),
    };
    profiles.iter().map(name).collect()
}

/// Where a fault of the whole is.
fn place<'p, 'a>(
    fault: &Fault,
    domain: &'p Where<'a>,
    issues: &'p [Where<'a>],
    profiles: &'p [Profile<'a>],
) -> &'p Where<'a> {
    let profile = |party: usize| profiles.get(party).map_or(domain, |profile| &profile.place);
    match fault.place {
        Place::Party(party) | Place::Term { party, .. } => profile(party),
        Place::Ratings { party, issue } => {
            let rated = profiles.get(party).and_then(|profile| profile.rated.get(issue));
            rated.unwrap_or_else(|| profile(party))
        }
        Place::Issue(issue) => issues.get(issue).unwrap_or(domain),
        Place::Whole | Place::Line(_) | Place::Start => domain,
    }
}

/// Units of a utility of 1: a thousand million, unless combinations ask for exactness. Then it is
/// the least common multiple of the parties' largest sums and of all that must be whole; `None` if
/// that is more than there is room for.
fn scale(profiles: &[Profile<'_>]) -> Option<i64> {
    let mut scale = BigInt::from(1);
    let mut largest = 1;
    let mut is_exact = false;
    for profile in profiles {
        match &profile.worth {
            Worth::Additive { .. } => scale = common_multiple(&scale, &BILLION.into()),
            Worth::Combined { terms, most, .. } => {
                is_exact = true;
                if let Some(most) = most.to_whole() {
                    scale = common_multiple(&scale, &most.into());
                }
                scale = common_multiple(&scale, profile.reservation.denominator());
                let mut sum = profile.reservation.clone();
                for (value, _) in terms {
                    let share = value.over(most)?;
                    scale = common_multiple(&scale, share.denominator());
                    // What is added up is then never finer than this.
                    if scale > BigInt::from(MOST) {
                        return None;
                    }
                    let zero = Ratio::zero();
                    sum = if share < zero { sum.minus(&share) } else { sum.plus(&share) };
                }
                largest = largest.max(sum.round()?.saturating_add(2));
            }
        }
        if scale > BigInt::from(MOST) {
            return None;
        }
    }
    if !is_exact {
        return Some(BILLION);
    }
    let room = scale.clone() * largest;
    (room <= BigInt::from(MOST)).then(|| i64::try_from(&scale).ok()).flatten()
}

/// The party in units.
fn party(
    profile: &Profile<'_>,
    name: String,
    issues: &[Issue],
    scale: i64,
) -> Result<Party, ScenarioError> {
    let per = Ratio::whole(scale);
    let rated = |at: usize| profile.rated.get(at).unwrap_or(&profile.place);
    let reservation = within(profile.reservation.times(&per).round());
    let reservation =
        reservation.ok_or_else(|| too_large(&profile.reserved, "the reservation value", scale))?;
    let mut party = Party { name, reservation, ..Party::default() };
    match &profile.worth {
        Worth::Additive { ratings, constant } => {
            let more = scale / BILLION;
            for (at, (row, issue)) in ratings.iter().zip(issues).enumerate() {
                let mut units = Vec::new();
                for (rating, option) in row.iter().zip(&issue.options) {
                    let of = within(rating.units().and_then(|units| units.checked_mul(more)));
                    units.push(of.ok_or_else(|| {
                        let what =
                            format!("option \"{}\" of issue \"{}\"", option.name, issue.name);
                        too_large(rated(at), &what, scale)
                    })?);
                }
                party.ratings.push(units);
            }
            let value = within(constant.times(&per).round());
            let what = "what is paid whatever is chosen";
            let value = value.ok_or_else(|| too_large(&profile.place, what, scale))?;
            if value != 0 {
                party.terms.push(Term { value, when: Vec::new() });
            }
        }
        Worth::Combined { terms, most, is_capped } => {
            party.ratings = issues.iter().map(|issue| vec![0; issue.options.len()]).collect();
            for (at, (value, when)) in terms.iter().enumerate() {
                let value = within(value.over(most).and_then(|value| value.times(&per).round()));
                let value =
                    value.ok_or_else(|| too_large(rated(at), "what a combination pays", scale))?;
                party.terms.push(Term { value, when: when.clone() });
            }
            party.cap = is_capped.then_some(scale);
        }
    }
    Ok(party)
}

/// Options that are the whole numbers from one bound to the other.
pub(super) fn whole_numbers(lower: i64, upper: i64) -> Result<Vec<String>, String> {
    let count = i128::from(upper) - i128::from(lower) + 1;
    if count < 1 {
        return Err(format!("its upper bound {upper} is below its lower bound {lower}"));
    }
    if usize::try_from(count).is_ok_and(|count| count <= OPTIONS) {
        return Ok((lower..=upper).map(|number| number.to_string()).collect());
    }
    Err(format!("it has {count} options, more than the {OPTIONS} allowed"))
}

/// The most issues: what is read looks each up among the others.
const ISSUES_MAX: usize = 10_000;

/// Refuses more issues than are read.
pub(super) fn limit(issues: usize) -> Result<(), String> {
    if issues <= ISSUES_MAX {
        return Ok(());
    }
    Err(format!("{issues} issues are more than the {ISSUES_MAX} that are read"))
}

/// Refuses issues or options of one name before anything is looked up by it: the position of the first that
/// is there already, and what is wrong. `of` says of what they are, as `issues`.
pub(super) fn distinct<Name: Ord + std::fmt::Display>(
    names: impl Iterator<Item = Name>,
    of: &str,
) -> Result<(), (usize, String)> {
    let mut seen = BTreeSet::new();
    for (at, name) in names.enumerate() {
        if seen.contains(&name) {
            return Err((at, format!("two {of} are called \"{name}\": give one another name")));
        }
        seen.insert(name);
    }
    Ok(())
}
