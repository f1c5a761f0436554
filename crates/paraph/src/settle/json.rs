//! The answer for programs, and the one form that every page for people is made of. Its fields
//! declare its schema; `docs/formats/settlement-answer.md` tells it. What its reader may not see is
//! not in it.

use num_bigint::BigInt;
use paraph_case::view;
use paraph_case::view::Shown;
use paraph_log::json::{Map, Value};
use paraph_settle::account::{Account, Exchange, Fraction, Move, Place, Rate, Told};
use paraph_settle::scenario::Scenario;
use paraph_settle::settling::Solution;

use super::number::{decimal, exact, fraction, units};
use super::private::Reader;
use super::words;
use super::work::Obstacle;

mod divided;
mod rough;

pub(crate) use divided::{DividedShown, WonShown};
pub(crate) use rough::*;

view! {
    /// What is possible, and which package is best by each standard.
    pub struct Settlement {
        /// `paraph-settlement-answer 1`
        format: String,
        /// What the scenario is called
        name: String,
        /// For whom it is written: `everybody`, `party`, `mediator`
        reader: String,
        /// The party for whom it is written, if it is for one
        party: Option<String>,
        /// How many packages there are, in decimal digits
        packages: String,
        /// How many keep every line, where all were gone through; the mediator's
        keeping_lines: Option<u64>,
        /// How many of these are acceptable to every party; the mediator's
        acceptable: Option<u64>,
        /// Whether a package is acceptable to every party: `yes`, `no`, `unknown`
        feasible: String,
        /// Whether all was done: every answer is proved, and for the mediator the frontier is whole
        finished: bool,
        /// The parties, in order
        parties: Vec<PartyShown>,
        /// What sums over parties, costs and equal concessions are in, as `counts_in`; the mediator's
        sums_in: Option<String>,
        /// What is open, in order
        issues: Vec<String>,
        /// The starting package
        start: Option<Vec<ChoiceShown>>,
        /// The answers
        solutions: Vec<SolutionShown>,
        /// Where nothing is acceptable, what stands in the way; the mediator's
        obstacles: Vec<ObstacleShown>,
        /// What going from one standard to the next costs whom; the mediator's
        exchanges: Vec<ExchangeShown>,
        /// The Pareto frontier, where the whole of it is known; the mediator's
        frontier: Option<Vec<PlaceShown>>,
        /// Where the search for the frontier was stopped, how far it was; the mediator's
        frontier_left: Option<FrontierLeftShown>,
        /// How Adjusted Winner would divide the issues, for comparison; the mediator's
        adjusted_winner: Option<DividedShown>,
        /// Where ratings are rough, what is true of all that fit; all else is then of central values
        rough: Option<RoughShown>,
    }
}

view! {
    /// A party.
    pub struct PartyShown {
        /// What it is called
        name: String,
        /// What its numbers are in: `utilities`, `percent`, `per mille`, or `points of N to a utility of 1`
        counts_in: Option<String>,
        /// What stands behind its numbers in a sentence, where not all numbers are in the same; the mediator's
        unit: Option<String>,
        /// What it walks away below
        reservation: Option<NumberShown>,
    }
}

view! {
    /// A number, in what its party counts in.
    pub struct NumberShown {
        /// Rounded to four digits behind the point, halves to the even digit
        decimal: String,
        /// The same as a fraction in lowest terms
        exact: String,
    }
}

view! {
    /// An option of an issue.
    pub struct ChoiceShown {
        /// The issue
        issue: String,
        /// The option
        option: String,
        /// The words that would stand in the text, where they are known
        wording: Option<String>,
    }
}

view! {
    /// The best package by one standard, as far as it is known.
    pub struct SolutionShown {
        /// `egalitarian`, `kalai-smorodinsky`, `nash`, `utilitarian`, `utilitarian-of-all`, `ideal-N`, `least-concession`
        solution: String,
        /// How it is called in a sentence
        called: String,
        /// What is best by it
        standard: String,
        /// Whether it is proved that nothing is better, or that there is none
        proved: bool,
        /// How far from the best it can be, in words, where that is not proved; the mediator's
        limit: Option<String>,
        /// An answer before it that is the same package
        same_as: Option<String>,
        /// The package; absent where none was found
        package: Option<Vec<ChoiceShown>>,
        /// How many distinct utility vectors are equally good, where counted; the mediator's
        tied: Option<u64>,
        /// What is otherwise than at the start
        moves: Vec<MoveShown>,
        /// What those parties have of it whose numbers the reader may see
        gains: Vec<GainShown>,
        /// The parties whose gain is the smallest; the mediator's
        holding: Vec<String>,
    }
}

view! {
    /// An issue on which a package is otherwise than the starting package.
    pub struct MoveShown {
        /// The issue
        issue: String,
        /// The option at the start
        from: String,
        /// The option now
        to: String,
        /// By how much each party, whose numbers the reader may see, rates it higher; lower if below 0
        changes: Vec<ChangeShown>,
    }
}

view! {
    /// What a party has more, or less.
    pub struct ChangeShown {
        /// The party
        party: String,
        /// How much more; less if below 0
        change: NumberShown,
    }
}

view! {
    /// What a party has of a package.
    pub struct GainShown {
        /// The party
        party: String,
        /// Its utility
        utility: NumberShown,
        /// How much that is above its reservation value; below it if below 0
        gain: NumberShown,
        /// How much more than at the start
        against_start: Option<NumberShown>,
        /// Of that, what the issues bring one by one
        by_issue: Option<NumberShown>,
        /// Of that, what conditions on several issues and a limit of its utility bring
        together: Option<NumberShown>,
    }
}

view! {
    /// What stands in the way, or what would be enough.
    pub struct ObstacleShown {
        /// What it is about: `clash`, `enough`, `enough-all-the-same` (lines without a cost lifted too), `least-cost`, `equal-concession`, `alternative`, or a `note` on those before it
        kind: String,
        /// In a sentence, numbers rounded as `decimal` is; "about" stands before what was rounded
        sentence: String,
        /// The same with fractions in place of what was rounded; absent where nothing was
        exact: Option<String>,
    }
}

view! {
    /// From one standard to the next.
    pub struct ExchangeShown {
        /// From this one
        from: String,
        /// To this one
        to: String,
        /// What each party has more
        changes: Vec<ChangeShown>,
        /// What each loser loses for each unit that each gainer gains; empty for more than six pairs
        rates: Vec<RateShown>,
        /// What all losers lose together for each unit that all gainers gain together
        together: Option<NumberShown>,
    }
}

view! {
    /// An exchange rate between two parties, each in what it counts in.
    pub struct RateShown {
        /// Who loses
        loser: String,
        /// Who gains
        gainer: String,
        /// What the loser loses for each 1 that the gainer gains
        rate: NumberShown,
    }
}

view! {
    /// A point of the frontier.
    pub struct PlaceShown {
        /// The utility of each party, in order
        utilities: Vec<NumberShown>,
        /// How many packages attain it, in decimal digits, where counted
        packages: Option<String>,
        /// Whether every party could accept it
        acceptable: bool,
        /// A package that attains it, an option for each issue
        package: Vec<String>,
    }
}

view! {
    /// How far the search for the frontier of two parties was when it was stopped.
    pub struct FrontierLeftShown {
        /// How many points of it were found; some may prove to be none
        points: u64,
        /// How many gaps between them are not proved empty; absent where it was not begun
        gaps: Option<u64>,
        /// The same in a sentence
        sentence: String,
    }
}

/// The JSON Schema.
pub(crate) fn schema(name: &str) -> Option<Value> {
    if name != "settle" {
        return None;
    }
    let mut schema = match Settlement::schema() {
        Value::Map(map) => map,
        _ => Map::default(),
    };
    schema.insert("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.insert("title", name);
    schema.insert("description", "What is possible, and which package is best by each standard");
    Some(Value::Map(schema))
}

/// What is shown of an account to a reader.
pub(super) fn of(
    account: &Account,
    obstacles: &[Obstacle],
    scenario: &Scenario,
    reader: Reader,
) -> Settlement {
    let shown = Showing { scenario, reader, names: names(scenario) }.settlement(account);
    let obstacles = obstacles.iter().filter(|_| reader.sees_all());
    let obstacles = obstacles.map(|one| ObstacleShown {
        kind: one.kind.word().into(),
        sentence: words::clean(&one.rounded),
        exact: (one.exact != one.rounded).then(|| words::clean(&one.exact)),
    });
    Settlement { obstacles: obstacles.collect(), ..shown }
}

fn names(scenario: &Scenario) -> Vec<String> {
    scenario.parties.iter().map(|party| words::clean(&party.name)).collect()
}

/// A fraction, as it is.
fn number(of: &Fraction) -> NumberShown {
    NumberShown { decimal: of.decimal(), exact: of.to_string() }
}

struct Showing<'a> {
    scenario: &'a Scenario,
    reader: Reader,
    names: Vec<String>,
}

impl Showing<'_> {
    fn settlement(&self, account: &Account) -> Settlement {
        let (reader, party) = match self.reader {
            Reader::Everybody => ("everybody", None),
            Reader::Party(party) => ("party", self.names.get(party).cloned()),
            Reader::Mediator => ("mediator", None),
        };
        let counts = account.counts.filter(|_| self.reader.sees_all());
        let frontier = account.frontier.as_ref().filter(|_| self.reader.sees_all());
        let left = account.frontier_left.filter(|_| self.reader.sees_all());
        let exchanges = account.exchanges.iter().filter(|_| self.reader.sees_all());
        let shown =
            account.solutions.iter().filter(|told| self.reader.sees_solution(told.solution));
        Settlement {
            format: "paraph-settlement-answer 1".into(),
            name: words::clean(&self.scenario.name),
            reader: reader.into(),
            party,
            packages: account.packages.to_string(),
            keeping_lines: counts.map(|counts| counts.0),
            acceptable: counts.map(|counts| counts.1),
            feasible: match account.is_feasible {
                Some(true) => "yes",
                Some(false) => "no",
                None => "unknown",
            }
            .into(),
            finished: account.is_finished && left.is_none(),
            parties: (0..self.names.len()).map(|party| self.party(party)).collect(),
            sums_in: self.reader.sees_all().then(|| self.scenario.sums_in()),
            issues: self.scenario.issues.iter().map(|issue| words::clean(&issue.name)).collect(),
            start: account.start.as_ref().map(|start| self.package(&start.package)),
            solutions: shown.map(|told| self.solution(told)).collect(),
            obstacles: Vec::new(),
            exchanges: exchanges.map(|exchange| self.exchange(exchange)).collect(),
            frontier: frontier.map(|places| places.iter().map(|place| self.place(place)).collect()),
            frontier_left: left.map(|left| FrontierLeftShown {
                points: u64::try_from(left.points).unwrap_or(u64::MAX),
                gaps: left.gaps.and_then(|gaps| u64::try_from(gaps).ok()),
                sentence: words::frontier_left(left, account.frontier.is_some()),
            }),
            adjusted_winner: self
                .reader
                .sees_all()
                .then(|| divided::of(&account.adjusted_winner, self)),
            rough: None,
        }
    }

    fn name(&self, party: usize) -> String {
        self.names.get(party).cloned().unwrap_or_default()
    }

    /// A fraction of a party's units as a number, in what it counts in.
    fn units(&self, party: usize, of: &Fraction) -> NumberShown {
        number(&of.share(&Fraction::whole(self.scenario.point_of(party))))
    }

    /// Units of a party, in what it counts in.
    fn number(&self, party: usize, of: i64) -> NumberShown {
        let point = self.scenario.point_of(party);
        NumberShown { decimal: units(of, point), exact: exact(of, point) }
    }

    fn party(&self, at: usize) -> PartyShown {
        let party = self.scenario.parties.get(at).filter(|_| self.reader.sees(at));
        PartyShown {
            name: self.name(at),
            counts_in: party.map(|_| self.scenario.counts_in(at)),
            // That others count in something else is theirs to tell.
            unit: (self.reader.sees_all() && self.scenario.is_mixed())
                .then(|| self.scenario.unit_of(at).trim_start().to_owned()),
            reservation: party.map(|party| self.number(at, party.reservation)),
        }
    }

    fn option(&self, issue: usize, option: usize) -> String {
        let found = self.scenario.issues.get(issue).and_then(|issue| issue.options.get(option));
        found.map(|option| words::clean(&option.name)).unwrap_or_default()
    }

    fn issue(&self, issue: usize) -> String {
        self.scenario.issues.get(issue).map(|issue| words::clean(&issue.name)).unwrap_or_default()
    }

    fn package(&self, package: &[usize]) -> Vec<ChoiceShown> {
        let chosen = package.iter().zip(&self.scenario.issues).enumerate();
        chosen
            .map(|(at, (&option, issue))| {
                let wording = issue.options.get(option).and_then(|option| option.wording.as_ref());
                ChoiceShown {
                    issue: self.issue(at),
                    option: self.option(at, option),
                    wording: wording.map(|wording| words::clean(wording)),
                }
            })
            .collect()
    }

    fn changes(&self, change: &[i64]) -> Vec<ChangeShown> {
        let all = change.iter().enumerate();
        let seen = all.filter(|(party, change)| self.reader.sees(*party) && **change != 0);
        seen.map(|(party, &change)| ChangeShown {
            party: self.name(party),
            change: self.number(party, change),
        })
        .collect()
    }

    fn moved(&self, moved: &Move) -> MoveShown {
        MoveShown {
            issue: self.issue(moved.issue),
            from: self.option(moved.issue, moved.from),
            to: self.option(moved.issue, moved.to),
            changes: self.changes(&moved.change),
        }
    }

    fn called(&self, solution: Solution) -> String {
        words::solution(solution, &self.names)
    }

    fn solution(&self, told: &Told) -> SolutionShown {
        let all = self.reader.sees_all();
        let same = told.same_as.filter(|other| self.reader.sees_solution(*other));
        let seen = (0..told.utilities.len()).filter(|party| self.reader.sees(*party));
        SolutionShown {
            solution: told.solution.word(),
            called: self.called(told.solution),
            standard: words::standard(told.solution, &self.names),
            proved: told.is_proved,
            limit: words::limit(&told.limit, told.solution, self.scenario).filter(|_| all),
            same_as: same.map(|other| self.called(other)),
            package: told.package.as_ref().map(|package| self.package(package)),
            tied: told.tied.filter(|_| all).and_then(|tied| u64::try_from(tied).ok()),
            moves: told.moves.iter().map(|moved| self.moved(moved)).collect(),
            gains: seen.map(|party| self.gain(told, party)).collect(),
            holding: told.holding.iter().filter(|_| all).map(|party| self.name(*party)).collect(),
        }
    }

    fn gain(&self, told: &Told, party: usize) -> GainShown {
        let number = |of: &Vec<i64>| of.get(party).map(|of| self.number(party, *of));
        let zero = || self.number(party, 0);
        GainShown {
            party: self.name(party),
            utility: number(&told.utilities).unwrap_or_else(zero),
            gain: number(&told.gains).unwrap_or_else(zero),
            against_start: number(&told.against_start),
            by_issue: number(&told.by_issue()),
            together: number(&told.together),
        }
    }

    /// What the loser loses for each point that the gainer gains, each in its own.
    fn rate(&self, one: &Rate) -> NumberShown {
        let (loser, gainer) =
            (self.scenario.point_of(one.loser), self.scenario.point_of(one.gainer));
        let lost = BigInt::from(one.lost) * gainer;
        let gained = BigInt::from(one.gained) * loser;
        NumberShown { decimal: decimal(&lost, &gained), exact: fraction(&lost, &gained) }
    }

    fn exchange(&self, exchange: &Exchange) -> ExchangeShown {
        let together =
            |lost, gained| NumberShown { decimal: units(lost, gained), exact: exact(lost, gained) };
        ExchangeShown {
            from: self.called(exchange.from),
            to: self.called(exchange.to),
            changes: self.changes(&exchange.change),
            rates: exchange
                .rates
                .iter()
                .map(|one| RateShown {
                    loser: self.name(one.loser),
                    gainer: self.name(one.gainer),
                    rate: self.rate(one),
                })
                .collect(),
            together: (exchange.gained > 0).then(|| together(exchange.lost, exchange.gained)),
        }
    }

    fn place(&self, place: &Place) -> PlaceShown {
        let chosen = place.package.iter().enumerate();
        let utilities = place.utilities.iter().enumerate();
        PlaceShown {
            utilities: utilities.map(|(party, utility)| self.number(party, *utility)).collect(),
            packages: place.packages.map(|packages| packages.to_string()),
            acceptable: place.is_acceptable,
            package: chosen.map(|(issue, option)| self.option(issue, *option)).collect(),
        }
    }
}
