//! Scenarios without an acceptable package: the least count, cost and concession that independent
//! programs agree on, each proved again.

use paraph_settle::{
    clash::{Clashing, Demand, Findings, Stage},
    scenario::Checked,
};
use serde_json::{Value, json};

use crate::{case, expected, read};

/// What lifting a red line costs in these scenarios.
const LIFTING: i64 = 500;

fn with_costs(scenario: Checked) -> Checked {
    let mut scenario = scenario.into_inner();
    scenario.lines.iter_mut().for_each(|line| line.cost = Some(LIFTING));
    scenario.check().unwrap()
}

fn found(scenario: &Checked) -> Findings {
    let mut clashing = Clashing::new(scenario).at_most(SETS);
    clashing.advance(u64::MAX);
    let findings = clashing.findings();
    assert!(findings.is_done);
    assert_eq!(findings.verify(scenario), Ok(()));
    findings
}

/// So many sets are asked for; the largest scenarios have many more.
const SETS: usize = 20;

/// The infeasible scenarios, each with what is expected of it.
fn infeasible(mut hold: impl FnMut(&str, &Checked, &Value)) {
    let Some((folder, answers)) = expected("generated_infeasible") else { return };
    for (name, want) in &answers {
        let case = read(folder.join("generated").join(format!("{name}.json")));
        hold(name, &with_costs(case::scenario(&case)), want);
    }
    assert_eq!(answers.len(), 6, "all scenarios were tried");
}

/// Goes on until the least concession, the cheapest change and the fewest changes are known: what clashes and
/// what one more alternative would do takes minutes in the larger.
#[test]
fn the_least_change_of_all_is_the_expected_one() {
    infeasible(|name, scenario, want| {
        let mut clashing = Clashing::new(scenario).at_most(SETS);
        while clashing.stage() <= Stage::SmallestLift {
            clashing.advance(50);
        }
        change(name, &clashing.findings(), want);
    });
}

/// All that is told of the small scenarios.
#[test]
fn the_least_change_of_the_small_is_the_expected_one() {
    infeasible(|name, scenario, want| {
        if scenario.parties.len() <= 3 {
            whole(name, scenario, want);
        }
    });
}

fn change(name: &str, findings: &Findings, want: &Value) {
    let concession = findings.concession.as_ref().map(|found| found.by);
    assert_eq!(json!(concession), want["concede"], "{name}");
    let cost = findings.cheapest.as_ref().map(|found| found.cost);
    assert_eq!(json!(cost), want["cost"], "{name}");
    assert!(findings.is_smallest_lift, "{name}");
    assert_eq!(json!(findings.lifts[0].demands.len()), want["count"], "{name}");
}

fn whole(name: &str, scenario: &Checked, want: &Value) {
    let findings = found(scenario);
    change(name, &findings, want);
    assert!(findings.is_smallest_clash, "{name}");
    assert_eq!(findings.alternatives.len(), scenario.issues.len(), "{name}");
}

#[test]
fn two_public_scenarios_clash_by_their_own_reservation_values() {
    let Some((folder, answers)) = expected("cases") else { return };
    let mut held = 0;
    for (name, want) in answers.iter().filter(|(_, want)| want.get("infeasible").is_some()) {
        let scenario = case::scenario(&read(folder.join("cases").join(format!("{name}.json"))));
        let findings = found(&scenario);
        let want = &want["infeasible"];
        let concession = findings.concession.as_ref().map(|found| found.by);
        assert_eq!(json!(concession), want["uniform_concession"], "{name}");
        assert!(findings.is_whole, "{name}");
        let reservation = |demand: &Demand| matches!(demand, Demand::Reservation(_));
        let all = findings.clashes.iter().flat_map(|clash| &clash.demands);
        assert!(all.clone().all(reservation), "{name} has no lines");
        let satisfied = scenario.parties.len() - findings.lifts[0].demands.len();
        assert_eq!(json!(satisfied), want["max_parties_satisfied"], "{name}");
        held += 1;
    }
    assert_eq!(held, 2, "both were tried");
}
