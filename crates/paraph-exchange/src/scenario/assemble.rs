//! A domain and the profiles of the parties to one scenario in whole units.

use num_bigint::BigInt;
use paraph_settle::scenario::{
    Checked, Choice, Fault, Issue, MOST, OPTIONS, Party, Place, Scenario, Term,
};

use super::error::ScenarioError;
use super::notice::ScenarioNotice;
use super::ratio::{Ratio, common_multiple};

/// Units of a utility of 1 where numbers are rounded.
pub(super) const BILLION: i64 = 1_000_000_000;

/// The issues, and the file that they are from.
pub(super) struct Domain<'a> {
    pub(super) file: &'a str,
    pub(super) name: String,
    pub(super) issues: Vec<Issue>,
}

/// What a party's file says, in utilities and exact.
pub(super) struct Profile<'a> {
    pub(super) file: &'a str,
    /// What the file says that it is called; may be empty.
    pub(super) name: String,
    pub(super) reservation: Ratio,
    pub(super) worth: Worth,
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

fn too_large(file: &str) -> ScenarioError {
    let what = format!("its numbers are too large: none may come to more than {MOST} units");
    ScenarioError::file(file, what)
}

/// Puts them together and checks the whole.
pub(super) fn assemble(
    domain: Domain<'_>,
    profiles: Vec<Profile<'_>>,
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Checked, ScenarioError> {
    let names = names(&profiles);
    let files: Vec<_> = profiles.iter().map(|profile| profile.file.to_owned()).collect();
    let scale = match scale(&profiles) {
        Some(scale) => scale,
        None => {
            notices.push(ScenarioNotice::Rounded);
            BILLION
        }
    };
    let mut parties = Vec::new();
    for (profile, name) in profiles.into_iter().zip(names) {
        let file = profile.file;
        let party = party(profile, name, &domain.issues, scale);
        parties.push(party.ok_or_else(|| too_large(file))?);
    }
    let scenario = Scenario {
        name: domain.name,
        issues: domain.issues,
        parties,
        scale,
        ..Scenario::default()
    };
    scenario.check().map_err(|fault| place(fault, domain.file, &files))
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
        false => super::stem(profile.file).to_owned(),
    };
    profiles.iter().map(name).collect()
}

/// The file that a fault is in.
fn place(fault: Fault, domain: &str, files: &[String]) -> ScenarioError {
    let file = match fault.place {
        Place::Party(party) | Place::Ratings { party, .. } | Place::Term { party, .. } => {
            files.get(party).map_or(domain, String::as_str)
        }
        Place::Whole | Place::Issue(_) | Place::Line(_) | Place::Start => domain,
    };
    ScenarioError::file(file, fault.what)
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

fn party(profile: Profile<'_>, name: String, issues: &[Issue], scale: i64) -> Option<Party> {
    let per = Ratio::whole(scale);
    let mut party =
        Party { name, reservation: profile.reservation.times(&per).round()?, ..Party::default() };
    match profile.worth {
        Worth::Additive { ratings, constant } => {
            let more = scale / BILLION;
            for row in ratings {
                let units = row.iter().map(|rating| rating.units()?.checked_mul(more));
                party.ratings.push(units.collect::<Option<Vec<_>>>()?);
            }
            let value = constant.times(&per).round()?;
            if value != 0 {
                party.terms.push(Term { value, when: Vec::new() });
            }
        }
        Worth::Combined { terms, most, is_capped } => {
            party.ratings = issues.iter().map(|issue| vec![0; issue.options.len()]).collect();
            for (value, when) in terms {
                let value = value.over(&most)?.times(&per).round()?;
                party.terms.push(Term { value, when });
            }
            party.cap = is_capped.then_some(scale);
        }
    }
    Some(party)
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
