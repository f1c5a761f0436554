//! The order of a file decides nothing: neither which of packages that are as good is told, nor what stands
//! in the way, nor how issues are divided.
#![expect(clippy::unwrap_used, reason = "a scenario that cannot be settled fails loudly")]

use std::collections::BTreeMap;

use paraph_settle::account::{Account, AdjustedWinner, Fraction, Won};
use paraph_settle::clash::{Clashing, Spelling};
use paraph_settle::order::Order;
use paraph_settle::scenario::{Choice, Choosable, Issue, Line, Party, Scenario, Term};
use paraph_settle::settling::{Ready, Settling, Solution};
use proptest::prelude::*;

const ISSUES: usize = 4;
const OPTIONS: usize = 3;

fn choice() -> impl Strategy<Value = Choice> {
    (0..ISSUES, proptest::sample::subsequence((0..OPTIONS).collect::<Vec<_>>(), 1..OPTIONS))
        .prop_map(|(issue, options)| Choice { issue, options })
}

/// Choices of two issues.
fn pair() -> impl Strategy<Value = Vec<Choice>> {
    (choice(), choice()).prop_map(|(one, mut other)| {
        if one.issue == other.issue {
            other.issue = (one.issue + 1) % ISSUES;
        }
        vec![one, other]
    })
}

/// Of few points, so that many packages are as good.
fn party() -> impl Strategy<Value = Party> {
    let ratings = proptest::collection::vec(proptest::collection::vec(0..3_i64, OPTIONS), ISSUES);
    let terms = proptest::collection::vec((-1..2_i64, pair()), 0..3);
    (ratings, terms, 0..7_i64).prop_map(|(ratings, terms, reservation)| Party {
        ratings,
        reservation,
        terms: terms.into_iter().map(|(value, when)| Term { value, when }).collect(),
        ..Party::default()
    })
}

fn scenario() -> impl Strategy<Value = Scenario> {
    let line =
        (pair(), any::<bool>(), proptest::option::of(0..2_usize), proptest::option::of(1..3_i64));
    let line = line.prop_map(|(of, is_both, whose, cost)| Line {
        of,
        whose,
        cost,
        at_least: usize::from(!is_both),
        at_most: if is_both { 1 } else { 2 },
        ..Line::default()
    });
    let start = proptest::option::of(proptest::collection::vec(0..OPTIONS, ISSUES));
    (proptest::collection::vec(party(), 2..4), proptest::collection::vec(line, 0..3), start)
        .prop_map(|(mut parties, mut lines, start)| {
            let name = |at: usize| ["m", "b", "x", "d"][at].to_owned();
            parties.iter_mut().enumerate().for_each(|(at, party)| party.name = name(at));
            // A line without a name is called by its number in the file.
            lines.iter_mut().enumerate().for_each(|(at, line)| line.name = name(at));
            let option = |at: usize| Choosable { name: name(at), wording: None };
            let options = || (0..OPTIONS).map(option).collect();
            let issues = (0..ISSUES).map(|at| Issue { name: name(at), options: options() });
            Scenario {
                issues: issues.collect(),
                parties,
                lines,
                start,
                scale: 1,
                ..Scenario::default()
            }
        })
}

/// Where each thing of the file goes.
#[derive(Debug, Clone)]
struct Turn {
    parties: Vec<usize>,
    issues: Vec<usize>,
    options: Vec<Vec<usize>>,
    lines: Vec<usize>,
}

fn turn() -> impl Strategy<Value = Turn> {
    let all = |count: usize| Just((0..count).collect::<Vec<usize>>()).prop_shuffle();
    (all(3), all(ISSUES), proptest::collection::vec(all(OPTIONS), ISSUES), all(3))
        .prop_map(|(parties, issues, options, lines)| Turn { parties, issues, options, lines })
}

/// Things, each at its place among those that are there.
fn placed<T: Clone>(things: &[T], places: &[usize]) -> Vec<T> {
    let mut all: Vec<_> = things.iter().zip(places).collect();
    all.sort_by_key(|(_, place)| **place);
    all.into_iter().map(|(thing, _)| thing.clone()).collect()
}

fn turned(scenario: &Scenario, turn: &Turn) -> Scenario {
    let mut other = scenario.clone();
    let to = |choice: &Choice| {
        let options = choice.options.iter().map(|option| turn.options[choice.issue][*option]);
        let mut options: Vec<usize> = options.collect();
        options.sort_unstable();
        Choice { issue: turn.issues[choice.issue], options }
    };
    for (issue, options) in other.issues.iter_mut().zip(&turn.options) {
        issue.options = placed(&issue.options, options);
    }
    other.issues = placed(&other.issues, &turn.issues);
    for party in &mut other.parties {
        let rows =
            party.ratings.iter().zip(&turn.options).map(|(row, options)| placed(row, options));
        party.ratings = placed(&rows.collect::<Vec<_>>(), &turn.issues);
        for term in &mut party.terms {
            term.when = term.when.iter().rev().map(to).collect();
        }
        party.terms.reverse();
    }
    // Who stands where: places among those that are there.
    let count = other.parties.len();
    let rank =
        |at: usize| turn.parties[..count].iter().filter(|one| **one < turn.parties[at]).count();
    other.parties = placed(&other.parties, &turn.parties);
    for line in &mut other.lines {
        line.whose = line.whose.map(rank);
        line.of = line.of.iter().rev().map(to).collect();
    }
    other.lines = placed(&other.lines, &turn.lines);
    other.start = scenario.start.as_ref().map(|start| {
        let options: Vec<usize> = start.iter().zip(&turn.options).map(|(at, to)| to[*at]).collect();
        placed(&options, &turn.issues)
    });
    other
}

/// A package by names.
fn named(scenario: &Scenario, package: &[usize]) -> BTreeMap<String, String> {
    let chosen = scenario.issues.iter().zip(package);
    chosen
        .map(|(issue, &option)| (issue.name.clone(), issue.options[option].name.clone()))
        .collect()
}

/// What a party has, by its name.
fn of_each(scenario: &Scenario, units: &[i64]) -> BTreeMap<String, i64> {
    scenario.parties.iter().map(|party| party.name.clone()).zip(units.iter().copied()).collect()
}

/// All that is told of a scenario, by names.
fn told(scenario: &Scenario, is_searched: bool) -> Vec<String> {
    let scenario = scenario.clone().check().unwrap();
    let (order, canonical) = Order::of(&scenario);
    let ready = Ready::new(canonical.check().unwrap());
    let mut settling =
        if is_searched { Settling::by_search(&ready) } else { Settling::new(&ready) };
    settling.advance(u64::MAX);
    let account = Account::in_file(&scenario, &order, &ready, &settling);
    let mut all: Vec<String> = account
        .solutions
        .iter()
        .map(|told| {
            let whose = match told.solution {
                Solution::Ideal(party) => scenario.parties[party].name.clone(),
                other => format!("{other:?}"),
            };
            let package = told.package.as_ref().map(|package| {
                assert_eq!(scenario.utilities(package), told.utilities, "in the order of the file");
                assert!(scenario.keeps_lines(package), "in the order of the file");
                named(&scenario, package)
            });
            let moves = told.moves.iter().map(|moved| {
                let issue = &scenario.issues[moved.issue];
                (
                    issue.name.clone(),
                    issue.options[moved.to].name.clone(),
                    of_each(&scenario, &moved.change),
                )
            });
            let mut moves: Vec<_> = moves.collect();
            moves.sort();
            format!(
                "{whose} {package:?} {:?} {moves:?} {:?}",
                of_each(&scenario, &told.gains),
                told.tied
            )
        })
        .collect();
    all.extend(frontier(&scenario, &account));
    all.sort();
    if account.is_feasible == Some(false) {
        let mut clashing = Clashing::new(ready.scenario()).at_most(20);
        clashing.advance(u64::MAX);
        let findings = order.findings(clashing.findings());
        let known = Order::named(&scenario);
        let told = findings.told(&known, Spelling::Exact);
        all.extend(told.into_iter().map(|said| said.sentence));
    }
    all.extend(account.adjusted_winner.iter().flat_map(|winner| divided(&scenario, winner)));
    all
}

/// The frontier, by names.
fn frontier(scenario: &Scenario, account: &Account) -> Vec<String> {
    let mut places: Vec<String> = account
        .frontier
        .iter()
        .flatten()
        .map(|place| {
            assert_eq!(
                scenario.utilities(&place.package),
                place.utilities,
                "in the order of the file"
            );
            format!(
                "{:?} {:?}",
                named(scenario, &place.package),
                of_each(scenario, &place.utilities)
            )
        })
        .collect();
    places.sort();
    places
}

/// Who wins how much of which issue.
fn divided(scenario: &Scenario, winner: &AdjustedWinner) -> Vec<String> {
    let side = |won: &Won, party: usize| {
        let other = Fraction::whole(1).less(&won.share);
        let share = if party == 0 { &won.share } else { &other };
        let option = &scenario.issues[won.issue].options[won.ways[party]].name;
        format!("{} {option} {} {share}", scenario.parties[party].name, won.points[party])
    };
    let won = winner.won.iter().map(|won| {
        let mut sides = [side(won, 0), side(won, 1)];
        sides.sort();
        format!("{} {sides:?}", scenario.issues[won.issue].name)
    });
    let mut won: Vec<String> = won.collect();
    won.sort();
    won
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_a_file_decides_nothing(scenario in scenario(), turn in turn(), is_searched: bool) {
        let turned = turned(&scenario, &turn);
        // What a digest is made of, and what the positions in a proof are of.
        prop_assert_eq!(Order::of(&scenario).1, Order::of(&turned).1);
        prop_assert_eq!(told(&scenario, is_searched), told(&turned, is_searched));
    }
}
