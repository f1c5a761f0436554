//! What the mediator reads.

use paraph_settle::{
    clash::{Clashing, Spelling},
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
        of: vec![Choice { issue: 0, options: vec![1] }, Choice { issue: 1, options: vec![0] }],
        at_least: 0,
        at_most: 1,
        cost: Some(25),
        ..Line::default()
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

fn told(scenario: &Checked, spelling: Spelling) -> Vec<String> {
    let mut clashing = Clashing::new(scenario);
    clashing.advance(u64::MAX);
    let told = clashing.findings().told(scenario, spelling);
    told.into_iter().map(|said| said.sentence).collect()
}

#[test]
fn the_mediator_reads_everything() {
    assert_eq!(told(&water(20), Spelling::Rounded), MEDIATOR);
}

const MEDIATOR: [&str; 9] = [
    "Nothing is acceptable to all: Lower Valley's red line \"no dam without fish passes\" and Upper \
     Valley's reservation value cannot be kept together.",
    "This is the only minimal set of demands that clashes.",
    "It would be enough that Lower Valley lifts its red line \"no dam without fish passes\".",
    "It would be enough that Upper Valley lowers its reservation value by 1.",
    "Every change that is enough touches all demands of one of 2 such sets.",
    "The least that is enough costs, all together, 1; one way at that cost: Upper Valley lowers its reservation value by 1.",
    "It would be enough that every party lowers its reservation value by 1; no smaller equal \
     concession is.",
    "One more alternative on \"dam\" could be enough, as much as one on another issue of these: one worth at least 5 \
     to Upper Valley and 2 to Lower Valley.",
    "One more alternative on \"fish passes\" could be enough, as much as one on another issue of these: one by \
     which Upper Valley loses no more than 1 and Lower Valley loses nothing.",
];

/// What is no short decimal is rounded for people, says so, and is exact for programs.
#[test]
fn what_is_rounded_says_so() {
    let scenario = Scenario { scale: 3, ..water(20).into_inner() }.check().unwrap();
    let told = |spelling| told(&scenario, spelling)[3].clone();
    let lowers = "It would be enough that Upper Valley lowers its reservation value by";
    assert_eq!(told(Spelling::Rounded), format!("{lowers} about 3.3333."));
    assert_eq!(told(Spelling::Exact), format!("{lowers} 10/3."));
}

/// Of an alternative that some must gain by, and others may lose by.
#[test]
fn what_an_alternative_must_be_worth_is_never_below_nothing() {
    let told = told(&water(25), Spelling::Rounded);
    let said = "One more alternative on \"fish passes\" could be enough, as much as one on another issue of these: one \
                worth at least 0.5 to Lower Valley, and by which Upper Valley loses no more than 1.";
    assert!(told.iter().any(|one| one == said), "{told:?}");
    assert!(!told.iter().any(|one| one.contains("least -")), "{told:?}");
}

/// Lines clash whatever is reserved: which they are, and, where none can be lifted, which would end it.
#[test]
fn lines_that_clash_alone_are_told_with_what_would_end_it() {
    let line = |name: &str, whose, options: &[usize]| Line {
        name: name.into(),
        whose,
        of: vec![Choice { issue: 0, options: options.into() }],
        at_least: 1,
        at_most: 1,
        ..Line::default()
    };
    let mut scenario = water(0).into_inner();
    scenario.lines = vec![line("a high dam", Some(0), &[1]), line("no dam", Some(1), &[0])];
    scenario.parties.iter_mut().for_each(|party| party.reservation = -100);
    let told = told(&scenario.check().unwrap(), Spelling::Rounded);
    assert_eq!(
        told,
        [
            "Nothing is acceptable to all: Upper Valley's red line \"a high dam\" and Lower Valley's red line \
             \"no dam\" cannot be kept together.",
            "This is the only minimal set of demands that clashes.",
            "No change of what can be lifted is enough: lines that cannot be lifted, since no cost is given \
             for them, clash.",
            "It would end if lines were lifted all the same: Upper Valley lifts its red line \"a high dam\".",
            "It would end if lines were lifted all the same: Lower Valley lifts its red line \"no dam\".",
            "One more alternative on a single issue would not help, whichever it is.",
        ]
    );
}
