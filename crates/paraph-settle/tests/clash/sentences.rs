//! What the mediator reads, and what a party does.

use paraph_settle::{
    clash::{Clashing, Eyes},
    scenario::{Checked, Choice, Choosable, Issue, Line, Party, Scenario},
};

fn issue(name: &str, options: &[&str]) -> Issue {
    let option = |name: &&str| Choosable { name: (*name).into(), wording: None };
    Issue { name: name.into(), options: options.iter().map(option).collect() }
}

/// Two valleys share a river: the upper one wants to keep water back, the lower one wants it to flow.
fn water(lower_valley_asks: i64) -> Checked {
    let party = |name: &str, reservation, ratings| Party {
        name: name.into(),
        reservation,
        ratings,
        ..Party::default()
    };
    let red_line = Line {
        name: "no dam without fish passes".into(),
        whose: Some(1),
        of: vec![
            Choice { issue: 0, options: vec![1] },
            Choice { issue: 1, options: vec![0] },
        ],
        at_least: 0,
        at_most: 1,
        cost: Some(25),
    };
    let scenario = Scenario {
        issues: vec![issue("dam", &["none", "high"]), issue("fish passes", &["none", "built"])],
        parties: vec![
            party("Upper Valley", 60, vec![vec![0, 70], vec![10, -20]]),
            party("Lower Valley", lower_valley_asks, vec![vec![50, 20], vec![0, 30]]),
        ],
        lines: vec![red_line],
        scale: 10,
        ..Scenario::default()
    };
    scenario.check().unwrap()
}

fn told(scenario: &Checked, eyes: Eyes) -> Vec<String> {
    let mut clashing = Clashing::new(scenario);
    clashing.advance(u64::MAX);
    clashing.findings().sentences(scenario, eyes)
}

#[test]
fn the_mediator_reads_everything() {
    assert_eq!(told(&water(20), Eyes::Mediator), MEDIATOR);
}

const MEDIATOR: [&str; 0] = [];

#[test]
fn a_party_reads_its_own_demands_and_no_number() {
    assert_eq!(told(&water(20), Eyes::Party(0)), UPPER);
    assert_eq!(told(&water(20), Eyes::Party(1)), LOWER);
}

const UPPER: [&str; 0] = [];
const LOWER: [&str; 0] = [];

/// Another reservation value that leaves the same demands in the way changes no word for the others.
#[test]
fn what_others_reserve_is_not_to_be_read() {
    let (one, other) = (water(20), water(18));
    assert_ne!(told(&one, Eyes::Mediator), [""; 0]);
    assert_eq!(told(&one, Eyes::Party(0)), told(&other, Eyes::Party(0)));
}
