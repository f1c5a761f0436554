//! Statements that contradict each other, in a sentence.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use crate::{
    amount::quoted,
    rough::{Interval, Loose, Rough, Statement, region::interval},
    scenario::Scenario,
};

/// All of them, and what would make it right; `None` if there is no such party.
pub(super) fn of(rough: &Rough, at: usize, told: &BTreeSet<Statement>) -> Option<String> {
    let party = rough.scenario.parties.get(at)?;
    let said = Said { scenario: &rough.scenario, at, loose: rough.loose.get(at)?.as_ref()? };
    let mut words: Vec<String> = told.iter().map(|told| said.words(*told)).collect();
    // Ratings between the same numbers are told together.
    let bounds: Vec<Statement> =
        told.iter().copied().filter(|told| matches!(told, Statement::Rating(..))).collect();
    if bounds.len() > 2 {
        words.splice(..bounds.len(), said.bounds(&bounds));
    }
    Some(format!(
        "no ratings of \"{}\" fit all of these statements, which contradict each other: {}; change one of \
         them",
        party.name,
        words.join("; ")
    ))
}

struct Said<'a> {
    scenario: &'a Scenario,
    /// Position of the party.
    at: usize,
    loose: &'a Loose,
}

impl Said<'_> {
    /// Ratings with between what they lie, those that are alike together.
    fn bounds(&self, of: &[Statement]) -> Vec<String> {
        let mut alike: Vec<(Interval, Vec<String>)> = Vec::new();
        for told in of {
            let Statement::Rating(issue, option) = *told else { continue };
            let (is, name) = (interval(self.loose, *told), self.choice((issue, option)));
            match alike.iter_mut().find(|(other, _)| *other == is) {
                Some((_, names)) => names.push(name),
                None => alike.push((is, Vec::from([name]))),
            }
        }
        let said = alike.iter().map(|(is, names)| {
            let each = if names.len() > 1 { "each of " } else { "" };
            format!("{each}{} {}", names.join(", "), self.between(*is))
        });
        said.collect()
    }

    fn words(&self, told: Statement) -> String {
        let of = |at: &Interval| self.between(*at);
        let nothing = String::new;
        match told {
            Statement::Rating(issue, option) => {
                let is = of(&interval(self.loose, told));
                format!("{} {is}", self.choice((issue, option)))
            }
            Statement::Reservation => {
                format!("the reservation value {}", of(&self.loose.reservation))
            }
            Statement::Ranking(at) => self.loose.rankings.get(at).map_or_else(nothing, |ranking| {
                let places = ranking.order.iter().map(|place| {
                    let names = place.iter().map(|&option| self.option((ranking.issue, option)));
                    names.collect::<Vec<_>>().join(" as ")
                });
                let places: Vec<_> = places.collect();
                format!(
                    "issue \"{}\" is ranked {}",
                    self.issue(ranking.issue),
                    places.join(" before ")
                )
            }),
            Statement::More(at) => self.loose.more.get(at).map_or_else(nothing, |more| {
                let side = |choices: &[(usize, usize)]| {
                    let names = choices.iter().map(|&choice| self.choice(choice));
                    names.collect::<Vec<_>>().join(" with ")
                };
                let (this, than) = (side(&more.this), side(&more.than));
                let worth = self.by(more.by, "is worth at least as much as", "is worth more than");
                format!("{this} {}", worth.replace("{}", &than))
            }),
            Statement::Matters(at) => self.loose.matters.get(at).map_or_else(nothing, |matters| {
                let (this, than) = (self.issue(matters.this), self.issue(matters.than));
                let matter =
                    self.by(matters.by, "matters at least as much as", "matters more than");
                format!("issue \"{this}\" {}", matter.replace("{}", &format!("\"{than}\"")))
            }),
            Statement::Accepts(at) => self.loose.accepts.get(at).map_or_else(nothing, |package| {
                let package = self.package(package);
                format!("{package} is accepted, worth at least the reservation value")
            }),
            Statement::Refuses(at) => self.loose.refuses.get(at).map_or_else(nothing, |package| {
                let package = self.package(package);
                format!("{package} is refused, worth at most the reservation value")
            }),
        }
    }

    /// A comparison with a place for what is less, `{}`.
    fn by(&self, units: i64, level: &str, more: &str) -> String {
        if units == 0 {
            return format!("{level} {{}}");
        }
        format!("{more} {{}} by at least {}", self.number(units))
    }

    fn package(&self, package: &[usize]) -> String {
        let choices = package.iter().copied().enumerate().map(|choice| self.choice(choice));
        choices.collect::<Vec<_>>().join(" with ")
    }

    fn between(&self, interval: Interval) -> String {
        if interval.low == interval.high {
            return format!("is {}", self.number(interval.low));
        }
        format!("is from {} to {}", self.number(interval.low), self.number(interval.high))
    }

    /// Units in what the party counts in.
    fn number(&self, units: i64) -> String {
        quoted(units, self.scenario.point_of(self.at))
    }

    fn issue(&self, issue: usize) -> &str {
        self.scenario.issues.get(issue).map_or("", |issue| &issue.name)
    }

    fn option(&self, (issue, option): (usize, usize)) -> String {
        let found = self.scenario.issues.get(issue).and_then(|issue| issue.options.get(option));
        format!("\"{}\"", found.map_or("", |option| &option.name))
    }

    fn choice(&self, choice: (usize, usize)) -> String {
        format!("{} of \"{}\"", self.option(choice), self.issue(choice.0))
    }
}
