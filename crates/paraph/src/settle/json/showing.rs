//! What of an account its reader may see, and in what words and numbers.

use num_bigint::BigInt;
use paraph_settle::account::{Account, Exchange, Fraction, Move, Place, Rate, Told};
use paraph_settle::clash::Demand;
use paraph_settle::scenario::Scenario;
use paraph_settle::settling::Solution;

use super::super::number::{decimal, exact, fraction, units};
use super::super::private::Reader;
use super::super::words;
use super::{
    ChangeShown, ChoiceShown, ExchangeShown, FrontierLeftShown, GainShown, MoveShown, NumberShown,
    PartyShown, PlaceShown, RateShown, Settlement, SolutionShown, divided, number,
};

/// One account, shown to one reader.
pub(super) struct Showing<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) reader: Reader,
    pub(super) names: Vec<String>,
}

impl Showing<'_> {
    pub(super) fn settlement(&self, account: &Account) -> Settlement {
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
            start_breaks: self.start_breaks(account),
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

    /// Whose red lines the start breaks, and which, is not for others to read.
    fn start_breaks(&self, account: &Account) -> Vec<String> {
        let start = account.start.iter().filter(|_| self.reader.sees_all());
        let lines = start.flat_map(|start| &start.breaks);
        lines.map(|line| words::clean(&Demand::Line(*line).called(self.scenario))).collect()
    }

    pub(super) fn name(&self, party: usize) -> String {
        self.names.get(party).cloned().unwrap_or_default()
    }

    /// A fraction of a party's units as a number, in what it counts in.
    pub(super) fn units(&self, party: usize, of: &Fraction) -> NumberShown {
        number(&of.divided_by(&Fraction::whole(self.scenario.point_of(party))))
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

    pub(super) fn option(&self, issue: usize, option: usize) -> String {
        words::choice(issue, option, self.scenario).map(|(_, option)| option).unwrap_or_default()
    }

    pub(super) fn issue(&self, issue: usize) -> String {
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
