//! Who may see what of an answer. The answer passes here (`json.rs` asks, and pages are made of what it gives), what
//! is true of rough ratings (`rough.rs` asks), and what a checked proof proves (`proof.rs` asks). Whole files of what
//! holds everybody's numbers (`svg.rs`, `proof.rs`, `saved.rs`, `convert.rs`) are the mediator's or nobody's.
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

use super::{trouble, words};
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
            let names = listed(words::names(scenario));
            let name = words::clean(&name);
            trouble(format!("--for: there is no party called `{name}`; there are {names}"))
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
const OF_ALL: [&str; 5] = ["svg", "proof", "save", "resume", "to"];
/// How far so many steps lead is different with other numbers of others.
const OF_STEPS: [&str; 2] = ["steps", "progress"];

/// Refuses what is the mediator's to anybody else. Who is refused it as a party does not get it by leaving out
/// who reads: what everybody reads, each party does.
pub(super) fn for_the_mediator(given: &ArgMatches) -> Result<(), Failure> {
    use clap::parser::ValueSource::DefaultValue;
    let is_asked = |name: &&&str| given.value_source(name).is_some_and(|from| from != DefaultValue);
    if given.get_flag("mediator") {
        return Ok(());
    }
    if let Some(name) = OF_ALL.iter().find(is_asked) {
        return Err(trouble(format!(
            "--{name} is about the ratings and reservation values of every party: say that it is for the \
             mediator, with --mediator, and keep it from the parties"
        )));
    }
    if let Some(name) = OF_STEPS.iter().find(is_asked) {
        return Err(trouble(format!(
            "--{name} tells something of everybody's numbers: how far so many steps lead depends on them; \
             leave it out, or settle with --mediator"
        )));
    }
    Ok(())
}
