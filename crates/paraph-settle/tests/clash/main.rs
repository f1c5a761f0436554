//! What stands in the way, against going through all sets of demands and all packages.
#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is not as it should be"
)]

use std::collections::BTreeSet;

use paraph_settle::{
    clash::{Clashing, Demand, Findings, Stage, TOLD},
    scenario::{Checked, Choice, Choosable, Issue, Line, Package, Party, Scenario, Term},
};
use proptest::prelude::*;

mod sentences;

/// Every package there is.
fn packages(scenario: &Scenario) -> Vec<Package> {
    scenario.issues.iter().fold(vec![Vec::new()], |packages, issue| {
        let longer = |package: &Package| {
            let package = package.clone();
            (0..issue.options.len()).map(move |option| [package.as_slice(), &[option]].concat())
        };
        packages.iter().flat_map(longer).collect()
    })
}

fn demands(scenario: &Scenario) -> Vec<Demand> {
    let lines = (0..scenario.lines.len()).map(Demand::Line);
    lines.chain((0..scenario.parties.len()).map(Demand::Reservation)).collect()
}

fn meets(scenario: &Scenario, package: &[usize], demand: Demand) -> bool {
    match demand {
        Demand::Line(line) => scenario.lines[line].is_kept(package),
        Demand::Reservation(party) => scenario.parties[party].gain(package) >= 0,
    }
}

type Sets = BTreeSet<Vec<Demand>>;

/// By definition: all minimal sets that no package meets, and all minimal sets without which some
/// package meets the others.
fn by_definition(scenario: &Scenario) -> (Sets, Sets) {
    let demands = demands(scenario);
    let packages = packages(scenario);
    let met: Vec<u32> = packages
        .iter()
        .map(|package| {
            let met = demands.iter().enumerate().filter(|(_, it)| meets(scenario, package, **it));
            met.fold(0, |met, (at, _)| met | 1 << at)
        })
        .collect();
    let can = |set: u32| met.iter().any(|met| set & !met == 0);
    let all = (1_u32 << demands.len()) - 1;
    let bits = |set: u32| (0..demands.len()).filter(move |at| set >> at & 1 == 1);
    let named = |set: u32| bits(set).map(|at| demands[at]).collect::<Vec<_>>();
    let clash = |&set: &u32| !can(set) && bits(set).all(|at| can(set & !(1 << at)));
    let lift = |&set: &u32| can(all & !set) && bits(set).all(|at| !can(all & !set | 1 << at));
    ((0..=all).filter(clash).map(named).collect(), (0..=all).filter(lift).map(named).collect())
}

fn can_be_lifted(scenario: &Scenario, demand: Demand) -> bool {
    match demand {
        Demand::Line(line) => scenario.lines[line].cost.is_some(),
        Demand::Reservation(_) => true,
    }
}

/// By definition: what the package costs, if it breaks no line that cannot be lifted.
fn cost(scenario: &Scenario, package: &[usize]) -> Option<i64> {
    let lower: i64 = scenario.parties.iter().map(|party| (-party.gain(package)).max(0)).sum();
    let broken = scenario.lines.iter().filter(|line| !line.is_kept(package));
    broken.map(|line| line.cost).try_fold(lower, |sum, cost| Some(sum + cost?))
}

/// By definition: the equal concession that the package needs.
fn concession(scenario: &Scenario, package: &[usize]) -> i64 {
    scenario.parties.iter().map(|party| -party.gain(package)).max().unwrap()
}

/// By definition: the same with a new option for the issue, worth to each party as much as its best.
fn concession_with(scenario: &Scenario, issue: usize) -> Option<i64> {
    let mut more = scenario.clone();
    let new = more.issues[issue].options.len();
    more.issues[issue].options.push(Choosable { name: "new".into(), wording: None });
    for party in &mut more.parties {
        let alone = |option: usize| -> i64 {
            let terms = party.terms.iter().filter(|term| {
                matches!(term.when.as_slice(), [one] if one.issue == issue && one.options.contains(&option))
            });
            party.ratings[issue][option] + terms.map(|term| term.value).sum::<i64>()
        };
        let best = (0..new).map(alone).max().unwrap();
        party.ratings[issue].push(best);
    }
    for line in &mut more.lines {
        // It is none of the options that a line names, and one of all others.
        for &at in &line.otherwise {
            if line.of[at].issue == issue {
                line.of[at].options.push(new);
            }
        }
    }
    let chosen = packages(&more).into_iter().filter(|package| package[issue] == new);
    chosen.filter(|it| more.keeps_lines(it)).map(|package| concession(&more, &package)).min()
}

fn done(scenario: &Checked) -> Findings {
    let mut clashing = Clashing::new(scenario);
    clashing.advance(u64::MAX);
    clashing.findings()
}

fn option(at: usize) -> Choosable {
    Choosable { name: at.to_string(), wording: None }
}

prop_compose! {
    fn choice(issues: Vec<usize>)(issue in 0..issues.len(), bits in 1_usize..64) -> Choice {
        let count = issues[issue];
        let options: Vec<usize> = (0..count).filter(|option| bits >> option & 1 == 1).collect();
        let options = if options.is_empty() { vec![bits % count] } else { options };
        Choice { issue, options }
    }
}

prop_compose! {
    fn line(issues: Vec<usize>, parties: usize)(
        of in proptest::collection::vec(choice(issues), 1..4),
        (low, high) in (0_usize..5, 0_usize..4),
        whose in proptest::option::of(0..parties),
        cost in proptest::option::weighted(0.7, 0_i64..12),
        otherwise in proptest::option::weighted(0.3, 0_usize..8),
    ) -> Line {
        let (at_least, at_most) = if low <= high { (low, high) } else { (0, high) };
        // Mostly forbidden combinations, as red lines are.
        let (at_least, at_most) = if low < 3 { (0, of.len() - 1) } else { (at_least, at_most) };
        let bits = otherwise.unwrap_or(0);
        let otherwise = (0..of.len()).filter(|at| bits >> at & 1 == 1).collect();
        Line { whose, of, at_least, at_most, cost, otherwise, ..Line::default() }
    }
}

prop_compose! {
    fn party(issues: Vec<usize>)(
        ratings in issues.iter().map(|&count| proptest::collection::vec(-2_i64..10, count)).collect::<Vec<_>>(),
        reservation in 8_i64..22,
        terms in proptest::collection::vec((-5_i64..6, choice(issues.clone()), choice(issues)), 0..2),
        cap in proptest::option::weighted(0.2, 10_i64..24),
    ) -> Party {
        let terms = terms.into_iter().map(|(value, one, other)| {
            let when = if one.issue == other.issue { vec![one] } else { vec![one, other] };
            Term { value, when }
        });
        Party { name: String::new(), reservation, ratings, terms: terms.collect(), cap, point: None }
    }
}

prop_compose! {
    fn scenario()(issues in proptest::collection::vec(1_usize..4, 2..4), parties in 1_usize..4)(
        lines in proptest::collection::vec(line(issues.clone(), parties), 0..6),
        mut parties in proptest::collection::vec(party(issues.clone()), parties),
        issues in Just(issues),
    ) -> Checked {
        parties.iter_mut().enumerate().for_each(|(at, party)| party.name = format!("party {at}"));
        let issue = |(at, &count): (usize, &usize)| Issue {
            name: format!("issue {at}"),
            options: (0..count).map(option).collect(),
        };
        let issues = issues.iter().enumerate().map(issue).collect();
        Scenario { issues, parties, lines, scale: 1, ..Scenario::default() }.check().unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn all_is_as_it_is_by_definition(scenario in scenario()) {
        let findings = done(&scenario);
        prop_assert_eq!(findings.verify(&scenario), Ok(()));
        prop_assert!(findings.is_done);
        let (clashes, lifts) = by_definition(&scenario);
        prop_assert_eq!(findings.acceptable.is_some(), clashes.is_empty());
        if clashes.is_empty() {
            return Ok(());
        }
        prop_assert!(findings.is_whole && findings.is_smallest_clash && findings.is_smallest_lift);
        let told: Sets = findings.clashes.iter().map(|clash| clash.demands.clone()).collect();
        prop_assert_eq!(told, clashes);
        let told: Sets = findings.lifts.iter().map(|lift| lift.demands.clone()).collect();
        let liftable = |lift: &Vec<Demand>| lift.iter().all(|&demand| can_be_lifted(&scenario, demand));
        let lifts: Sets = lifts.into_iter().filter(liftable).collect();
        prop_assert_eq!(told, lifts);
    }

    #[test]
    fn costs_are_the_least_by_definition(scenario in scenario()) {
        let findings = done(&scenario);
        if findings.acceptable.is_some() {
            return Ok(());
        }
        let packages = packages(&scenario);
        let least = packages.iter().filter_map(|package| cost(&scenario, package)).min();
        prop_assert_eq!(findings.cheapest.as_ref().map(|found| found.cost), least);
        if let Some(cheapest) = &findings.cheapest {
            prop_assert_eq!(cost(&scenario, &cheapest.package), least);
            // No other is as cheap and asks for some of it alone.
            let lowered = |package: &Package| -> Vec<i64> {
                scenario.parties.iter().map(|party| (-party.gain(package)).max(0)).collect()
            };
            let lifted = |package: &Package| -> Vec<usize> {
                let lines = 0..scenario.lines.len();
                lines.filter(|&line| !scenario.lines[line].is_kept(package)).collect()
            };
            let spares = |package: &&Package| {
                let lifted = lifted(package);
                lifted.len() < cheapest.lift.len()
                    && lifted.iter().all(|line| cheapest.lift.contains(line))
                    && lowered(package).iter().zip(&cheapest.lower).all(|(by, told)| by <= told)
                    && cost(&scenario, package) == least
            };
            prop_assert_eq!(packages.iter().find(spares), None);
        }
        let feasible = packages.iter().filter(|package| scenario.keeps_lines(package));
        let least = feasible.map(|package| concession(&scenario, package)).min();
        prop_assert_eq!(findings.concession.as_ref().map(|found| found.by), least);
        prop_assert_eq!(findings.alternatives.len(), scenario.issues.len());
        for found in &findings.alternatives {
            let least = found.rest.as_ref().map(|rest| rest.concession);
            prop_assert_eq!(least, concession_with(&scenario, found.issue));
        }
        let ranks: Vec<i64> = findings.alternatives.iter()
            .map(|found| found.rest.as_ref().map_or(i64::MAX, |rest| rest.concession)).collect();
        prop_assert!(ranks.is_sorted());
    }

    #[test]
    fn each_way_lowers_no_more_than_it_must(scenario in scenario()) {
        for lift in done(&scenario).lifts.iter().take(TOLD) {
            let lowered = |package: &Package| -> Option<i64> {
                let kept = |demand: &Demand| lift.demands.contains(demand) || meets(&scenario, package, *demand);
                let short = scenario.parties.iter().map(|party| (-party.gain(package)).max(0));
                demands(&scenario).iter().all(kept).then(|| short.sum())
            };
            let is_lowered = lift.demands.iter().any(|it| matches!(it, Demand::Reservation(_)));
            let least = packages(&scenario).iter().filter_map(lowered).min();
            let told = lift.least.as_ref().map(|least| least.by.iter().sum::<i64>());
            prop_assert_eq!(told, least.filter(|_| is_lowered));
        }
    }

    #[test]
    fn in_parts_is_as_all_at_once(scenario in scenario(), steps in 1_u64..40) {
        let mut clashing = Clashing::new(&scenario);
        while clashing.advance(steps) != Stage::Done {
            prop_assert!(!clashing.findings().is_done);
            prop_assert_eq!(clashing.findings().verify(&scenario), Ok(()));
        }
        prop_assert_eq!(clashing.findings(), done(&scenario));
    }

    #[test]
    fn a_false_finding_is_refused(scenario in scenario()) {
        let findings = done(&scenario);
        let mut wrong = findings.clone();
        if let Some(cheapest) = &mut wrong.cheapest {
            cheapest.cost -= 1;
            prop_assert!(wrong.verify(&scenario).is_err());
        }
        if findings.clashes.len() > 1 {
            let mut wrong = findings.clone();
            wrong.clashes.pop();
            prop_assert!(wrong.verify(&scenario).is_err());
        }
        if let Some(clash) = findings.clashes.first().filter(|clash| clash.demands.len() > 1) {
            let mut wrong = findings.clone();
            wrong.clashes[0] = clash.clone();
            wrong.clashes[0].demands.pop();
            prop_assert!(wrong.verify(&scenario).is_err());
        }
    }
}

/// Of changes that cost as little, the one without the line that costs nothing and need not be lifted.
#[test]
fn a_line_that_could_stay_is_not_lifted() {
    let issue = |name: &str| Issue {
        name: name.into(),
        options: ["no", "yes"].map(|name| Choosable { name: name.into(), wording: None }).into(),
    };
    let party = |name: &str, reservation, ratings: [[i64; 2]; 2]| Party {
        name: name.into(),
        reservation,
        ratings: ratings.map(Vec::from).into(),
        ..Party::default()
    };
    let forbidden = |issue, cost| Line {
        of: vec![Choice { issue, options: vec![1] }],
        cost: Some(cost),
        ..Line::default()
    };
    let scenario = Scenario {
        issues: vec![issue("7"), issue("8")],
        parties: vec![
            party("Alpha", 50, [[0, 60], [0, 30]]),
            party("Beta", 40, [[60, 30], [0, 0]]),
        ],
        lines: vec![forbidden(0, 5), forbidden(1, 0)],
        scale: 100,
        ..Scenario::default()
    };
    let found = done(&scenario.check().unwrap()).cheapest.unwrap();
    assert_eq!((found.cost, found.lift, found.lower), (15, vec![0], vec![0, 10]));
}
