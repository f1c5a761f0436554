//! Who may see what of an answer. Everything that is written for somebody passes here.
//!
//! The parties do not trust each other, and the solver is the neutral place that knows the ratings and
//! reservation values of all. What is written for everybody is what the packages are, whether one is
//! acceptable to all, and the packages that the standards choose, as wording. A party sees beside that
//! what concerns itself alone. All that is computed from the numbers of several parties is the
//! mediator's: other parties' gains, exchange rates, the frontier, how many packages are acceptable,
//! who holds a gain where it is, the best package of each party, how far from the best a stopped search
//! can be, and how many steps it took.

use clap::ArgMatches;
use paraph_case::view::listed;
use paraph_settle::account::STANDARDS;
use paraph_settle::scenario::Scenario;
use paraph_settle::settling::Solution;

use super::words;
use crate::failure::Failure;
use crate::text;

/// Who reads what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Anybody at the table.
    Everybody,
    /// The party at this position.
    Party(usize),
    /// The mediator, to whom all parties have given their numbers.
    Mediator,
}

impl Reader {
    /// As it was typed: `--for PARTY`, `--mediator`, or neither.
    pub(super) fn of(given: &ArgMatches, scenario: &Scenario) -> Result<Self, Failure> {
        if given.get_flag("mediator") {
            return Ok(Self::Mediator);
        }
        let Some(name) = text(given, "for") else { return Ok(Self::Everybody) };
        let found = scenario.parties.iter().position(|party| party.name == name);
        found.map(Self::Party).ok_or_else(|| {
            let names = listed(scenario.parties.iter().map(|party| words::clean(&party.name)));
            let name = words::clean(&name);
            Failure::Words {
                why: format!("--for: there is no party called `{name}`; there are {names}"),
                hint: None,
            }
        })
    }

    /// Whether what this party alone has said of itself may be shown.
    pub(super) fn sees(self, party: usize) -> bool {
        self == Self::Mediator || self == Self::Party(party)
    }

    /// Whether what follows from the numbers of all may be shown.
    pub(super) fn sees_all(self) -> bool {
        self == Self::Mediator
    }

    /// Whether the package that this standard chooses may be shown.
    pub(super) fn sees_solution(self, solution: Solution) -> bool {
        self.sees_all() || solution == Solution::LeastConcession || STANDARDS.contains(&solution)
    }
}

/// What holds the numbers of all parties is written for the mediator alone.
pub(super) fn for_the_mediator(given: &ArgMatches) -> Result<(), Failure> {
    let written = ["svg", "proof", "save", "resume", "to"];
    let asked = written.iter().find(|name| given.contains_id(name));
    match asked {
        Some(name) if !given.get_flag("mediator") => Err(Failure::Words {
            why: format!(
                "--{name} is about the ratings and reservation values of every party: say that it is \
                 for the mediator, with --mediator, and keep it from the parties"
            ),
            hint: None,
        }),
        _ => told_of_steps(given),
    }
}

/// How far so many steps lead is different with other numbers of others.
fn told_of_steps(given: &ArgMatches) -> Result<(), Failure> {
    let asked = if given.contains_id("steps") {
        "steps"
    } else if given.get_flag("progress") {
        "progress"
    } else {
        return Ok(());
    };
    if !given.contains_id("for") {
        return Ok(());
    }
    Err(Failure::Words {
        why: format!(
            "--{asked} tells a party something of the numbers of others: how far so many steps lead \
             depends on them; leave it out, or settle with --mediator"
        ),
        hint: None,
    })
}
