//! Where no ratings fit: statements that contradict each other, none of which can be left out.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use super::{
    Interval, Loose, Rough, RoughFault, Told,
    linear::Linear,
    polytope::Polytope,
    region::{interval, said},
};
use crate::{
    amount::amount,
    scenario::{Party, Scenario},
};

/// So far from nothing that no statements within their limits reach it: a number of which nothing is said.
const FAR: i64 = 1 << 60;

/// `used` are the statements that were seen to have no ratings that fit, but for those of numbers that
/// are exact.
pub(super) fn fault(rough: &Rough, at: usize, used: &[Told]) -> RoughFault {
    let nothing = RoughFault { party: Some(at), told: Vec::new(), what: String::new() };
    let party = rough.scenario.parties.get(at);
    let loose = rough.loose.get(at).and_then(Option::as_ref);
    let (Some(party), Some(loose)) = (party, loose) else { return nothing };
    let said = Said { scenario: &rough.scenario, at, party, loose };
    let mut kept: BTreeSet<Told> = used.iter().copied().collect();
    kept.extend(said.numbers().into_iter().filter(|told| {
        let interval = interval(loose, *told);
        interval.low == interval.high
    }));
    // Each is left out if the others contradict each other without it: what remains is irreducible.
    for told in kept.clone() {
        kept.remove(&told);
        if said.fits(&kept) {
            kept.insert(told);
        }
    }
    let mut words: Vec<String> = kept.iter().map(|told| said.words(*told)).collect();
    // Ratings between the same numbers are told together.
    let bounds: Vec<Told> =
        kept.iter().copied().filter(|told| matches!(told, Told::Rating(..))).collect();
    if bounds.len() > 2 {
        words.splice(..bounds.len(), said.bounds(&bounds));
    }
    let what = format!(
        "no ratings of \"{}\" fit all of these statements, which contradict each other: {}; change one of \
         them",
        party.name,
        words.join("; ")
    );
    RoughFault { told: kept.into_iter().collect(), what, ..nothing }
}

struct Said<'a> {
    scenario: &'a Scenario,
    /// Position of the party.
    at: usize,
    party: &'a Party,
    loose: &'a Loose,
}

impl Said<'_> {
    /// All numbers, exact or not.
    fn numbers(&self) -> Vec<Told> {
        let rows = self.loose.ratings.iter().enumerate();
        let ratings = rows
            .flat_map(|(issue, row)| (0..row.len()).map(move |option| Told::Rating(issue, option)));
        ratings.chain([Told::Reservation]).collect()
    }

    /// Whether any ratings fit these statements and no others.
    fn fits(&self, kept: &BTreeSet<Told>) -> bool {
        let mut bounds = Vec::new();
        let mut variables = 0;
        let mut number = |interval: Interval, told: Told| {
            let variable = Linear::variable(variables);
            variables += 1;
            if !kept.contains(&told) {
                return Linear::constant(-FAR).sum(&variable);
            }
            let width = num_bigint::BigInt::from(interval.high) - interval.low;
            bounds.push(Linear::constant(width).less(&variable));
            Linear::constant(interval.low).sum(&variable)
        };
        let rows = self.loose.ratings.iter().enumerate().map(|(issue, row)| {
            let row = row.iter().enumerate();
            row.map(|(option, &rating)| number(rating, Told::Rating(issue, option))).collect()
        });
        let ratings: Vec<Vec<Linear>> = rows.collect();
        let reservation = number(self.loose.reservation, Told::Reservation);
        let all = said(self.scenario, self.party, self.loose, &ratings, &reservation);
        bounds
            .extend(all.into_iter().filter(|(_, told)| kept.contains(told)).map(|(kept, _)| kept));
        Polytope::new(variables).with(&bounds).is_ok()
    }

    /// Ratings with between what they lie, those that are alike together.
    fn bounds(&self, of: &[Told]) -> Vec<String> {
        let mut alike: Vec<(Interval, Vec<String>)> = Vec::new();
        for told in of {
            let Told::Rating(issue, option) = *told else { continue };
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

    fn words(&self, told: Told) -> String {
        let of = |at: &Interval| self.between(*at);
        let nothing = String::new;
        match told {
            Told::Rating(issue, option) => {
                let is = of(&interval(self.loose, told));
                format!("{} {is}", self.choice((issue, option)))
            }
            Told::Reservation => format!("the reservation value {}", of(&self.loose.reservation)),
            Told::Ranking(at) => self.loose.rankings.get(at).map_or_else(nothing, |ranking| {
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
            Told::More(at) => self.loose.more.get(at).map_or_else(nothing, |more| {
                let side = |choices: &[(usize, usize)]| {
                    let names = choices.iter().map(|&choice| self.choice(choice));
                    names.collect::<Vec<_>>().join(" with ")
                };
                let (this, than) = (side(&more.this), side(&more.than));
                let worth = self.by(more.by, "is worth at least as much as", "is worth more than");
                format!("{this} {}", worth.replace("{}", &than))
            }),
            Told::Matters(at) => self.loose.matters.get(at).map_or_else(nothing, |matters| {
                let (this, than) = (self.issue(matters.this), self.issue(matters.than));
                let matter =
                    self.by(matters.by, "matters at least as much as", "matters more than");
                format!("issue \"{this}\" {}", matter.replace("{}", &format!("\"{than}\"")))
            }),
            Told::Accepts(at) => self.loose.accepts.get(at).map_or_else(nothing, |package| {
                let package = self.package(package);
                format!("{package} is accepted, worth at least the reservation value")
            }),
            Told::Refuses(at) => self.loose.refuses.get(at).map_or_else(nothing, |package| {
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
        amount(units, self.scenario.point_of(self.at))
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
