//! The scenarios whose utilities are plain sums.

use num_bigint::BigInt;
use paraph_settle::settling::{Answer, Ready, Settling, Solution};
use serde_json::{Value, json};

use crate::{case, expected, read, units};

#[test]
fn every_answer_is_the_expected_one() {
    let Some((folder, answers)) = expected("cases") else { return };
    let plain = answers.iter().filter(|(_, want)| want["kind"] == "additive");
    let mut held = 0;
    for (name, want) in plain {
        let case = read(folder.join("cases").join(format!("{name}.json")));
        let ready = Ready::new(case::scenario(&case));
        let mut settling = Settling::new(&ready);
        settling.advance(u64::MAX);
        assert_eq!(ready.packages().to_string(), want["outcomes"].as_str().unwrap(), "{name}");
        frontier(name, &settling, want);
        if let Some((_, acceptable)) = settling.counts() {
            assert_eq!(json!(acceptable), want["rational_outcomes"], "{name}");
        }
        for (key, solution) in SOLUTIONS {
            solved(name, key, settling.answer(solution), &want[key]);
        }
        nash(name, &ready, &settling, want);
        if let Some(infeasible) = want.get("infeasible") {
            assert_eq!(settling.is_feasible(), Some(false), "{name}");
            let answer = settling.answer(Solution::LeastConcession).unwrap();
            let parties = ready.scenario().parties.iter();
            let short = parties.zip(&answer.utilities).map(|(party, got)| party.reservation - got);
            assert_eq!(json!(short.max()), infeasible["uniform_concession"], "{name}");
        }
        held += 1;
    }
    assert_eq!(held, 103, "all scenarios were tried");
}

const SOLUTIONS: [(&str, Solution); 5] = [
    ("welfare_all", Solution::UtilitarianOfAll),
    ("welfare", Solution::Utilitarian),
    ("egalitarian", Solution::Egalitarian),
    ("ks", Solution::KalaiSmorodinsky),
    ("nash", Solution::Nash),
];

/// The number of points and packages of the frontier, and its points by their digest.
fn frontier(name: &str, settling: &Settling<'_>, want: &Value) {
    let want = &want["pareto"];
    let frontier = settling.frontier().unwrap_or_else(|| unreachable!("{name} has no frontier"));
    assert_eq!(json!(frontier.len()), want["points"], "{name}");
    let packages: u128 = frontier.iter().filter_map(|point| point.packages).sum();
    assert_eq!(packages.to_string(), want["outcomes"].to_string(), "{name}");
    if let Some(list) = want["list"].as_array() {
        let mut points: Vec<Value> = frontier.iter().map(|point| units(&point.utilities)).collect();
        points.sort_by_key(|point| point.to_string());
        let mut list = list.clone();
        list.sort_by_key(Value::to_string);
        assert_eq!(points, list, "{name}");
    }
}

/// One solution: its vectors, how many there are, and how many packages attain them.
fn solved(name: &str, key: &str, answer: Option<&Answer>, want: &Value) {
    if want.is_null() {
        assert!(answer.is_none_or(|answer| answer.package.is_none()), "{name} {key}");
        return;
    }
    let answer = answer.unwrap_or_else(|| unreachable!("{name} has no {key}"));
    assert!(answer.is_proved(), "{name} {key}");
    let tied = answer.tied.as_ref().unwrap();
    assert_eq!(json!(tied.len()), want["n_points"], "{name} {key}");
    let listed: Vec<Value> = want["points"].as_array().unwrap().clone();
    let found: Vec<Value> = tied.iter().map(|(vector, _)| units(vector)).collect();
    assert!(listed.iter().all(|point| found.contains(point)), "{name} {key}: {found:?}");
    let packages: u128 = tied.iter().filter_map(|(_, packages)| *packages).sum();
    assert_eq!(packages.to_string(), want["outcomes"].to_string(), "{name} {key}");
}

fn nash(name: &str, ready: &Ready, settling: &Settling<'_>, want: &Value) {
    let Some(product) = want["nash"]["product"].as_str() else { return };
    let answer = settling.answer(Solution::Nash).unwrap();
    let gains = ready.scenario().parties.iter().zip(&answer.utilities);
    let gains = gains.map(|(party, got)| BigInt::from(got - party.reservation));
    assert_eq!(gains.product::<BigInt>().to_string(), product, "{name}");
}
