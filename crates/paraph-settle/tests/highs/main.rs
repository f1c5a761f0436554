//! HiGHS (Huangfu and Hall 2018), a solver of mixed-integer linear models that nobody here wrote, is
//! asked the same questions, on scenarios with more packages than can be gone through.
//!
//! It counts in floating point, so its packages are valued again in integers, and its values, which are
//! whole numbers of units, are rounded. With `PARAPH_REQUIRE_OUTSIDE` set a missing HiGHS is a failure;
//! otherwise a skipped test, and a word about it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that is not as it should be"
)]

use std::cmp::Ordering;

use paraph_settle::{
    clash::{Clashing, Stage},
    objective::{Objective, Standard},
    sample::Size,
    scenario::Checked,
    settling::{Answer, Ready, Settling, Solution},
};

mod made;
mod model;
mod solver;

use made::Wish;
use model::{Model, Question};
use solver::Reply;

/// A question and what the engine says to it: a whole number, or that nothing is feasible.
struct Asked {
    what: String,
    question: Question,
    ours: Option<i64>,
}

const fn size(parties: usize, issues: usize, options: usize, lines: usize) -> Size {
    Size { parties, issues, options, lines }
}

/// Kinds of scenarios: additive; with red lines; with conditions, caps and lines of every kind.
const FEASIBLE: [Wish; 5] = [
    Wish { size: size(2, 14, 4, 0), terms: 0, others: 0, more: 0 },
    Wish { size: size(4, 12, 4, 12), terms: 0, others: 0, more: 10 },
    Wish { size: size(5, 10, 3, 6), terms: 3, others: 3, more: 0 },
    Wish { size: size(3, 12, 3, 4), terms: 5, others: 4, more: 10 },
    Wish { size: size(6, 14, 3, 10), terms: 0, others: 4, more: 5 },
];
const INFEASIBLE: [Wish; 3] = [
    Wish { size: size(3, 10, 4, 12), terms: 0, others: 0, more: 85 },
    Wish { size: size(4, 9, 3, 8), terms: 2, others: 4, more: 85 },
    Wish { size: size(5, 8, 3, 10), terms: 0, others: 6, more: 85 },
];

fn all_of(wishes: &[Wish]) -> Vec<(String, Checked)> {
    let named = |wish: &Wish, seed: u64| (format!("{wish:?}, {seed}"), made::scenario(*wish, seed));
    wishes.iter().flat_map(|wish| (1..=4).map(move |seed| named(wish, seed))).collect()
}

/// Asks HiGHS all of it, and compares; gives its packages back, in the order of the questions.
fn hold(python: &std::path::PathBuf, name: &str, scenario: &Checked, asked: &[Asked]) {
    let models: Vec<Model> =
        asked.iter().map(|asked| Model::new(scenario, &asked.question)).collect();
    let replies = solver::solve(python, name, &models);
    for (asked, reply) in asked.iter().zip(&replies) {
        let told = format!("{name}, {}: {reply:?}", asked.what);
        match (reply, asked.ours) {
            (Reply::Infeasible, None) => {}
            (Reply::Optimal { thousandths, package }, Some(ours)) => {
                // A hundredth of a unit is as near as floating point must come.
                assert!((thousandths - 1000 * ours).abs() <= 10, "{told}, ours {ours}");
                assert!(scenario.is_package(package), "{told}");
            }
            _ => unreachable!("{told}, ours {:?}", asked.ours),
        }
    }
}

fn sum(answer: &Answer) -> Option<i64> {
    answer.package.is_some().then(|| answer.utilities.iter().sum())
}

/// The egalitarian gains of the answer, the smallest first: each sum of the smallest ones is the most.
fn smallest_gains(scenario: &Checked, answer: &Answer, acceptable: bool) -> Vec<Asked> {
    let question = |sums| Question::SmallestGains { sums, acceptable };
    let what = |count| format!("{:?}, the {count} smallest gains", answer.solution);
    let Some(package) = &answer.package else {
        return vec![Asked { what: what(1), question: question(Vec::new()), ours: None }];
    };
    let mut gains: Vec<i64> = scenario.parties.iter().map(|party| party.gain(package)).collect();
    gains.sort_unstable();
    let sums: Vec<i64> = gains
        .iter()
        .scan(0, |sum, gain| {
            *sum += gain;
            Some(*sum)
        })
        .collect();
    let asked = |(at, sum): (usize, &i64)| Asked {
        what: what(at + 1),
        question: question(sums[..at].to_vec()),
        ours: Some(*sum),
    };
    sums.iter().enumerate().map(asked).collect()
}

fn asked_of(scenario: &Checked, settling: &Settling<'_>) -> Vec<Asked> {
    let mut all = Vec::new();
    for answer in settling.answers() {
        assert!(answer.is_proved(), "{:?}", answer.solution);
        let whole =
            |question, ours| vec![Asked { what: format!("{:?}", answer.solution), question, ours }];
        all.extend(match answer.solution {
            Solution::UtilitarianOfAll => {
                whole(Question::Utilitarian { acceptable: false }, sum(answer))
            }
            Solution::Utilitarian => whole(Question::Utilitarian { acceptable: true }, sum(answer)),
            Solution::Ideal(party) => {
                whole(Question::Ideal(party), answer.utilities.get(party).copied())
            }
            Solution::Egalitarian => smallest_gains(scenario, answer, true),
            Solution::LeastConcession => smallest_gains(scenario, answer, false),
            // Not whole numbers: they are compared package by package.
            Solution::KalaiSmorodinsky | Solution::Nash => Vec::new(),
        });
    }
    all
}

#[test]
fn optima_are_those_of_highs() {
    let Some(python) = solver::python() else { return };
    let mut found = 0;
    for (name, scenario) in all_of(&FEASIBLE) {
        let ready = Ready::new(scenario.clone());
        let mut settling = Settling::by_search(&ready);
        settling.advance(u64::MAX);
        found += usize::from(settling.is_feasible() == Some(true));
        hold(&python, &name, &scenario, &asked_of(&scenario, &settling));
        if settling.is_feasible() == Some(true) {
            fractions(&python, &name, &scenario, &settling);
        }
    }
    assert!(found >= 12, "most of them are feasible, but {found} were");
}

/// By Kalai-Smorodinsky and by Nash no package of HiGHS is better than ours, and by the smallest
/// share it proves that none is.
fn fractions(python: &std::path::PathBuf, name: &str, scenario: &Checked, settling: &Settling<'_>) {
    let from: Vec<i64> = scenario.parties.iter().map(|party| party.reservation).collect();
    let most = from.iter().enumerate().map(|(party, from)| {
        settling.answer(Solution::Ideal(party)).unwrap().utilities[party] - from
    });
    let most: Vec<i64> = most.collect();
    let per: Vec<i64> = most.iter().map(|most| (*most).max(1)).collect();
    let questions = [
        (
            Solution::KalaiSmorodinsky,
            Standard::Least(per.clone()),
            Question::SmallestShare(per.clone()),
        ),
        (Solution::Nash, Standard::Product, Question::Nash { most }),
    ];
    for (solution, standard, question) in questions {
        let answer = settling.answer(solution).unwrap();
        let gains: Vec<i64> =
            answer.utilities.iter().zip(&from).map(|(it, from)| it - from).collect();
        // A product of nothing has no logarithm.
        if solution == Solution::Nash && gains.contains(&0) {
            continue;
        }
        let reply = solver::solve(python, name, &[Model::new(scenario, &question)]).pop();
        let Some(Reply::Optimal { thousandths, package }) = reply else {
            unreachable!("{name}, {solution:?}: {reply:?}")
        };
        assert!(scenario.is_acceptable(&package), "{name}, {solution:?}");
        let theirs = scenario.utilities(&package);
        let objective = Objective { standard, from: from.clone(), acceptable: true };
        let order = objective.compare(&theirs, &answer.utilities);
        assert_ne!(order, Ordering::Greater, "{name}, {solution:?}: {package:?}");
        if solution == Solution::KalaiSmorodinsky {
            // The model has thousandths of a share, and its value thousandths of these.
            let millionths = gains.iter().zip(&per).map(|(gain, per)| gain * 1_000_000 / per).min();
            let off = (thousandths - millionths.unwrap()).abs();
            assert!(off <= 2, "{name}: {thousandths}, ours {millionths:?}");
        }
    }
}

#[test]
fn the_least_change_is_that_of_highs() {
    let Some(python) = solver::python() else { return };
    let mut found = 0;
    for (name, scenario) in all_of(&INFEASIBLE) {
        let mut clashing = Clashing::new(&scenario).at_most(0);
        while clashing.advance(u64::MAX) != Stage::Done {}
        let findings = clashing.findings();
        if findings.acceptable.is_some() {
            continue;
        }
        found += 1;
        let acceptable = smallest_of(&findings);
        hold(&python, &name, &scenario, &acceptable);
    }
    assert!(found >= 9, "most of them are infeasible, but {found} were");
}

fn smallest_of(findings: &paraph_settle::clash::Findings) -> Vec<Asked> {
    let smallest = |acceptable| Question::SmallestGains { sums: Vec::new(), acceptable };
    let ask = |what: &str, question, ours| Asked { what: what.into(), question, ours };
    assert!(findings.is_smallest_lift);
    let fewest = findings.lifts.first().map(|lift| -i64::try_from(lift.demands.len()).unwrap());
    vec![
        ask("whether any is acceptable", smallest(true), None),
        ask(
            "the least concession",
            smallest(false),
            findings.concession.as_ref().map(|found| -found.by),
        ),
        ask("the least cost", Question::Cost, findings.cheapest.as_ref().map(|found| -found.cost)),
        ask("the fewest changes", Question::Count, fewest),
    ]
}
