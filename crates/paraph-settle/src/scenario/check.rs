//! Whether a scenario makes sense: what is wrong, where, and what would make it right.

use alloc::{collections::BTreeSet, format, string::String};
use core::ops::Deref;

use super::{Choice, Issue, Line, MOST, OPTIONS, PARTIES, Party, Scenario, Term};

/// A scenario that was found to make sense. It cannot be changed, only taken back out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked(Scenario);

impl Deref for Checked {
    type Target = Scenario;

    fn deref(&self) -> &Scenario {
        &self.0
    }
}

impl Checked {
    /// The scenario again, to be changed.
    #[must_use]
    pub fn into_inner(self) -> Scenario {
        self.0
    }
}

/// Where in a scenario something is wrong. Positions count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The scenario as a whole.
    Whole,
    /// An issue.
    Issue(usize),
    /// A party.
    Party(usize),
    /// A party's ratings of an issue.
    Ratings {
        /// Position of the party.
        party: usize,
        /// Position of the issue.
        issue: usize,
    },
    /// A party's term.
    Term {
        /// Position of the party.
        party: usize,
        /// Position of the term.
        term: usize,
    },
    /// A line.
    Line(usize),
    /// The starting package.
    Start,
}

/// Why a scenario does not make sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong and what would make it right, as a sentence without its full stop.
    pub what: String,
}

fn fault(place: Place, what: impl Into<String>) -> Fault {
    Fault { place, what: what.into() }
}

impl Scenario {
    /// Says whether the scenario makes sense.
    ///
    /// # Errors
    ///
    /// The first [`Fault`] found: in the issues, then the parties, the lines, the start.
    pub fn check(self) -> Result<Checked, Fault> {
        self.check_size()?;
        let mut names = BTreeSet::new();
        for (at, issue) in self.issues.iter().enumerate() {
            check_issue(at, issue, names.insert(issue.name.as_str()))?;
        }
        for (at, party) in self.parties.iter().enumerate() {
            self.check_party(at, party)?;
        }
        for (at, line) in self.lines.iter().enumerate() {
            self.check_line(Place::Line(at), line)?;
        }
        match &self.start {
            Some(start) if !self.is_package(start) => {
                let what = "the starting package must choose one option of each issue";
                Err(fault(Place::Start, what))
            }
            _ => Ok(Checked(self)),
        }
    }

    fn check_size(&self) -> Result<(), Fault> {
        let options: usize = self.issues.iter().map(|issue| issue.options.len()).sum();
        let what = if self.issues.is_empty() {
            "there is no issue: name at least one open point with its options".into()
        } else if self.parties.is_empty() {
            "there is no party: name at least one with its ratings".into()
        } else if self.parties.len() > PARTIES {
            format!("{} parties are more than the {PARTIES} allowed", self.parties.len())
        } else if options > OPTIONS {
            format!("{options} options in all are more than the {OPTIONS} allowed")
        } else if !(1..=MOST).contains(&self.scale) {
            "the scale must be a whole number of units, at least 1".into()
        } else if self.points().any(|point| !(1..=MOST).contains(&point)) {
            "a point must be a whole number of units, at least 1".into()
        } else {
            return Ok(());
        };
        Err(fault(Place::Whole, what))
    }

    /// What numbers are told in.
    fn points(&self) -> impl Iterator<Item = i64> {
        self.point.into_iter().chain(self.parties.iter().filter_map(|party| party.point))
    }

    fn check_party(&self, at: usize, party: &Party) -> Result<(), Fault> {
        let place = Place::Party(at);
        let name = &party.name;
        if name.trim().is_empty() {
            return Err(fault(place, "the party has no name: give it one"));
        }
        if self.parties.iter().take(at).any(|other| other.name == *name) {
            let what = format!("two parties are called \"{name}\": give one another name");
            return Err(fault(place, what));
        }
        self.check_ratings(at, party)?;
        for (position, term) in party.terms.iter().enumerate() {
            self.check_term(Place::Term { party: at, term: position }, term)?;
        }
        if reach(party).is_none_or(|reach| reach > MOST) {
            let what = format!(
                "the numbers of \"{name}\" are too large or too fine: ratings, reservation value, \
                 conditions and cap may come to {MOST} units in all; round them"
            );
            return Err(fault(place, what));
        }
        Ok(())
    }

    fn check_ratings(&self, at: usize, party: &Party) -> Result<(), Fault> {
        let (name, rated, issues) = (&party.name, party.ratings.len(), self.issues.len());
        if rated != issues {
            let what = format!(
                "\"{name}\" rates {rated} issues of {issues}: rate every issue, with zeros where it \
                 does not matter"
            );
            return Err(fault(Place::Party(at), what));
        }
        for (position, (ratings, issue)) in party.ratings.iter().zip(&self.issues).enumerate() {
            let (rated, options) = (ratings.len(), issue.options.len());
            if rated != options {
                let what = format!(
                    "\"{name}\" rates {rated} options of issue \"{}\", which has {options}",
                    issue.name
                );
                return Err(fault(Place::Ratings { party: at, issue: position }, what));
            }
        }
        Ok(())
    }

    fn check_term(&self, place: Place, term: &Term) -> Result<(), Fault> {
        let mut seen = BTreeSet::new();
        for choice in &term.when {
            self.check_choice(place, choice)?;
            if !seen.insert(choice.issue) {
                let what = "a condition names one issue twice: join its options into one choice";
                return Err(fault(place, what));
            }
        }
        Ok(())
    }

    fn check_line(&self, place: Place, line: &Line) -> Result<(), Fault> {
        for (at, choice) in line.of.iter().enumerate() {
            // "None of the options that there are" can be fulfilled by a new one.
            let is_of_new = line.otherwise.contains(&at) && choice.issue < self.issues.len();
            if !(choice.options.is_empty() && is_of_new) {
                self.check_choice(place, choice)?;
            }
        }
        let (fewest, most) = (line.at_least, line.at_most);
        if fewest > most {
            let what = format!("at least {fewest} and at most {most} contradict each other");
            return Err(fault(place, what));
        }
        if line.whose.is_some_and(|party| party >= self.parties.len()) {
            return Err(fault(place, "it is the red line of a party that is not at the table"));
        }
        if line.cost.is_some_and(|cost| !(0..=MOST).contains(&cost)) {
            let what = format!("what it costs to lift it must be from 0 to {MOST} units");
            return Err(fault(place, what));
        }
        Ok(())
    }

    fn check_choice(&self, place: Place, choice: &Choice) -> Result<(), Fault> {
        let Some(issue) = self.issues.get(choice.issue) else {
            return Err(fault(place, "it names an issue that is not there"));
        };
        let what = if choice.options.is_empty() {
            format!("it names no option of issue \"{}\"", issue.name)
        } else if !choice.options.is_sorted_by(|one, next| one < next) {
            "its options must be in order, none twice".into()
        } else if choice.options.iter().any(|&option| option >= issue.options.len()) {
            format!("it names an option that issue \"{}\" does not have", issue.name)
        } else {
            return Ok(());
        };
        Err(fault(place, what))
    }
}

/// `is_new` if no issue before it has its name.
fn check_issue(at: usize, issue: &Issue, is_new: bool) -> Result<(), Fault> {
    let place = Place::Issue(at);
    let name = &issue.name;
    if !is_new {
        let what = format!("two issues are called \"{name}\": give one another name");
        return Err(fault(place, what));
    }
    if issue.options.is_empty() {
        let what = format!("issue \"{name}\" has no option: name at least one");
        return Err(fault(place, what));
    }
    let mut names = BTreeSet::new();
    match issue.options.iter().find(|option| !names.insert(option.name.as_str())) {
        None => Ok(()),
        Some(twice) => {
            let what = format!("two options of issue \"{name}\" are called \"{}\"", twice.name);
            Err(fault(place, what))
        }
    }
}

/// How far from nothing the party's numbers can come in sum; `None` beyond 64 bits.
fn reach(party: &Party) -> Option<i64> {
    let add = |sum: i64, part: i64| sum.checked_add(part.checked_abs()?);
    let mut sum = add(party.reservation.checked_abs()?, party.cap.unwrap_or(0))?;
    for ratings in &party.ratings {
        let mut most = 0;
        for rating in ratings {
            most = rating.checked_abs()?.max(most);
        }
        sum = add(sum, most)?;
    }
    party.terms.iter().try_fold(sum, |sum, term| add(sum, term.value))
}
