//! What is written reads back the same, and what a format cannot hold is refused in words.

use paraph_exchange::scenario::{Format, read, write, write_lossy, write_rough};
use paraph_settle::scenario::{Checked, Choice, Choosable, Issue, Line, Party, Scenario, Term};
use proptest::prelude::*;

use crate::shared::{DEAL, texts};

fn again(scenario: &Checked, format: Format) -> Checked {
    let files = write(scenario, format).unwrap_or_else(|bad| panic!("{format}: {bad}"));
    let given: Vec<_> =
        files.iter().map(|file| (file.name.as_str(), file.text.as_bytes())).collect();
    read(&given).unwrap_or_else(|bad| panic!("{bad}\n{files:?}")).scenario
}

#[test]
fn our_own_format_holds_everything() {
    let deal = texts(&[("deal.json", DEAL)]).unwrap().scenario;
    assert_eq!(again(&deal, Format::Own), deal);
}

#[test]
fn what_a_format_cannot_hold_is_told_all_at_once() {
    let deal = texts(&[("deal.json", DEAL)]).unwrap().scenario;
    let said = write(&deal, Format::Negmas).unwrap_err().to_string();
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "NegMAS YAML has no place for North's red line \"no large fund\"",
            "NegMAS YAML has no place for rule 1 (\"7: should\" and \"9: none\" together is forbidden)",
            "NegMAS YAML has no place for rule 2 (\"9: none or small\" is required)",
            "NegMAS YAML has no place for rule 3 (if \"7: shall\" then \"9: small or large\")",
            "NegMAS YAML has no place for rule 4 (at least 1 and at most 2 of \"7: shall\", \"9: none\" and \"9: small\")",
            "NegMAS YAML has no place for the starting package (7: should; 9: none)",
            "NegMAS YAML has no place for the wording of \"should\" on \"7\"",
            "NegMAS YAML has no place for what South is paid on a condition: its 1 conditions cannot be written",
            "NegMAS YAML has no place for the most that the utility of South can be: lower its ratings so that they never reach it",
        ]
    );
    let said = write(&deal, Format::Genius).unwrap_err().to_string();
    assert!(said.contains("GENIUS XML pays on conditions only over integer issues, and the options of \"9\" are not whole numbers one after the other"), "{said}");
}

/// What can be left out is, and is told; what would change a utility is refused even so.
#[test]
fn what_is_left_out_is_told() {
    let mut deal = texts(&[("deal.json", DEAL)]).unwrap().scenario.into_inner();
    let still = write_lossy(&deal.clone().check().unwrap(), None, Format::Negmas).unwrap_err();
    assert_eq!((still.reasons.len(), still.can_be_left_out), (2, false), "{still}");

    deal.parties[1].terms.clear();
    deal.parties[1].cap = None;
    let deal = deal.check().unwrap();
    let refused = write(&deal, Format::Negmas).unwrap_err();
    assert!(refused.can_be_left_out, "{refused}");
    let lossy = write_lossy(&deal, None, Format::Negmas).unwrap();
    let told = lossy.left_out.iter().map(|lost| format!("NegMAS YAML has no place for {lost}"));
    assert_eq!(told.collect::<Vec<_>>(), refused.reasons);
    let files: Vec<_> =
        lossy.files.iter().map(|file| (file.name.as_str(), file.text.as_bytes())).collect();
    let again = read(&files).unwrap().scenario.into_inner();
    for (party, before) in again.parties.iter().zip(&deal.parties) {
        assert_eq!(party.reservation * deal.scale, before.reservation * again.scale);
    }
    assert_eq!((again.lines.len(), again.start), (0, None));
    assert_eq!(write_lossy(&deal, None, Format::Own).unwrap().left_out, [""; 0]);
}

/// What is paid whatever is chosen is a bias in NegMAS, and has no place in GeniusWeb: there it is told as
/// what it is, and not as a condition.
#[test]
fn what_is_paid_whatever_is_chosen_is_a_bias() {
    let issue = Issue {
        name: "7".into(),
        options: ["a", "b"].map(|name| Choosable { name: name.into(), wording: None }).into(),
    };
    let paid = |value| Term { value, when: Vec::new() };
    let party = |name: &str, terms: Vec<Term>| Party {
        name: name.into(),
        reservation: 30,
        ratings: vec![vec![20, 40]],
        terms,
        ..Party::default()
    };
    let scenario = Scenario {
        issues: vec![issue],
        parties: vec![
            party("A", vec![paid(25), paid(-10)]),
            party("B", vec![paid(-5)]),
            party("C", vec![]),
        ],
        scale: 100,
        ..Scenario::default()
    };
    let scenario = scenario.check().unwrap();
    let again = again(&scenario, Format::Negmas);
    for (party, before) in again.parties.iter().zip(&scenario.parties) {
        for option in 0..2 {
            let (now, then) = (party.utility(&[option]), before.utility(&[option]));
            assert_eq!(now * scenario.scale, then * again.scale, "{} {option}", party.name);
        }
        assert_eq!(party.reservation * scenario.scale, before.reservation * again.scale);
    }
    let refused = write(&scenario, Format::GeniusWeb).unwrap_err();
    assert_eq!(
        refused.reasons[0],
        "GeniusWeb JSON has no place for what A is paid whatever is chosen: add it to its ratings of all \
         options of one issue"
    );
    assert!(!refused.can_be_left_out);
}

const DEAL_OF_ROUGH: &str = r#"{"paraph-settlement": 1, "unit": "percent",
 "issues": [{"name": "7", "options": ["shall", "may"]}, {"name": "9", "options": ["none", "large"]}],
 "parties": [
  {"name": "A", "rough": {"reservation": [30, 40],
   "ratings": {"7": {"shall": [60, 80], "may": 0}, "9": {"none": 0, "large": [20, 40]}}}},
  {"name": "B", "reservation": 30, "ratings": {"7": {"shall": 0, "may": 60}, "9": {"none": 0, "large": 40}}}]}"#;

/// Of rough ratings the central values are written, and it is told whose they are.
#[test]
fn of_rough_ratings_the_central_values_are_written() {
    let text = DEAL_OF_ROUGH;
    let rough = texts(&[("rough.json", text)]).unwrap();
    let said = rough.rough.as_ref().unwrap().rough();
    let refused = write_rough(said, Format::Negmas).unwrap_err();
    assert_eq!(refused.reasons, ["NegMAS YAML has no place for the rough ratings of \"A\""]);
    let lossy = write_lossy(&rough.scenario, Some(said), Format::Negmas).unwrap();
    assert_eq!(lossy.left_out, ["the rough ratings of \"A\""]);
    assert_eq!(lossy.files.len(), 3);
    let own = write_lossy(&rough.scenario, Some(said), Format::Own).unwrap();
    assert!(own.left_out.is_empty() && own.files[0].text.contains("\"rough\""));
}

/// Scenarios of all that our own format can say.
fn scenarios() -> impl Strategy<Value = Checked> {
    let sizes = prop::collection::vec(1_usize..4, 1..4);
    (sizes, 1_usize..4, any::<u64>()).prop_map(|(sizes, parties, seed)| made(&sizes, parties, seed))
}

fn made(sizes: &[usize], parties: usize, seed: u64) -> Checked {
    let mut state = seed;
    let mut roll = move |below: i64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).unwrap() % below
    };
    let name = |kind: &str, at: usize, odd: i64| {
        let tail = ["", " ü", "\"quoted\"", "& <b>", ": #x", "\\", "'", "{a}"];
        format!("{kind}{at}{}", tail[usize::try_from(odd).unwrap()])
    };
    let issues: Vec<Issue> = sizes
        .iter()
        .enumerate()
        .map(|(at, size)| Issue {
            name: name("i", at, roll(8)),
            options: (0..*size)
                .map(|option| Choosable {
                    name: name("o", option, roll(8)),
                    wording: (roll(4) == 0).then(|| "The parties \u{2028}\n\tmay.".to_owned()),
                })
                .collect(),
        })
        .collect();
    let choice = {
        let sizes = sizes.to_vec();
        move |roll: &mut dyn FnMut(i64) -> i64| {
            let issue = usize::try_from(roll(i64::try_from(sizes.len()).unwrap())).unwrap();
            let mut options: Vec<_> = (0..sizes[issue]).filter(|_| roll(2) == 0).collect();
            if options.is_empty() {
                options.push(0);
            }
            Choice { issue, options }
        }
    };
    // Utilities, percent, points of 250, points of 62.5.
    let points = [None, Some(10), Some(4), Some(16)];
    let point = points[usize::try_from(roll(4)).unwrap()];
    let points = [None, Some(10), Some(4), Some(1000)];
    let parties = (0..parties).map(|at| Party {
        point: points[usize::try_from(roll(4)).unwrap()]
            .filter(|own| *own != point.unwrap_or(1000)),
        name: format!("P{at}"),
        reservation: roll(300) - 50,
        ratings: sizes.iter().map(|size| (0..*size).map(|_| roll(900) - 100).collect()).collect(),
        terms: (0..roll(3))
            .map(|_| Term { value: roll(90) - 40, when: vec![choice(&mut roll)] })
            .collect(),
        cap: (roll(3) == 0).then(|| 500 + roll(500)),
    });
    let parties: Vec<_> = parties.collect();
    let lines: Vec<_> = (0..roll(4))
        .map(|at| {
            let of: Vec<_> = (0..=roll(3)).map(|_| choice(&mut roll)).collect();
            let count = i64::try_from(of.len()).unwrap();
            let at_least = usize::try_from(roll(count + 1)).unwrap();
            Line {
                name: if at == 0 { String::new() } else { format!("line {at}") },
                whose: (roll(2) == 0).then_some(0),
                at_most: at_least
                    + usize::try_from(roll(count - i64::try_from(at_least).unwrap() + 1)).unwrap(),
                at_least,
                of,
                cost: (roll(2) == 0).then(|| roll(100)),
                ..Line::default()
            }
        })
        .collect();
    let start = (roll(2) == 0).then(|| vec![0; issues.len()]);
    let (name, scale) = ("Deal".into(), 1000);
    let scenario = Scenario { name, issues, parties, lines, scale, point, start };
    scenario.check().unwrap()
}

/// As far as the formats of the field can hold it: in parts that sum to 1, nothing below 0.
fn plain(scenario: &Checked) -> Checked {
    let mut scenario = (*scenario).clone().into_inner();
    scenario.lines.clear();
    scenario.start = None;
    scenario.point = None;
    scenario.scale = 1_000_000_000;
    for option in scenario.issues.iter_mut().flat_map(|issue| &mut issue.options) {
        option.wording = None;
    }
    for party in &mut scenario.parties {
        party.terms.clear();
        party.cap = None;
        party.point = None;
        for rating in party.ratings.iter_mut().flatten() {
            *rating = (*rating + 100) * 111_111 + 7;
        }
        let most = |row: &Vec<i64>| row.iter().copied().max().unwrap();
        let others: i64 = party.ratings.iter().skip(1).map(most).sum();
        let first = party.ratings.first_mut().unwrap();
        let best = most(first);
        for rating in first.iter_mut().filter(|rating| **rating == best) {
            *rating = 1_000_000_000 - others;
        }
        party.reservation = first[0];
    }
    scenario.check().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_our_own_format_says_reads_back(scenario in scenarios()) {
        prop_assert_eq!(again(&scenario, Format::Own), scenario);
    }

    #[test]
    fn tables_read_back_from_every_format(scenario in scenarios()) {
        let plain = plain(&scenario);
        for format in [Format::Genius, Format::GeniusWeb, Format::Negmas] {
            prop_assert_eq!(&again(&plain, format), &plain);
        }
    }

    /// Reading rounds, so that a table may come to a few units more or less than 1.
    #[test]
    fn rounded_tables_read_back(scenario in scenarios(), units in -1_i64..=1) {
        let mut rounded = plain(&scenario).into_inner();
        if rounded.issues.len() < 3 {
            return Ok(());
        }
        for party in &mut rounded.parties {
            let first = party.ratings.first_mut().unwrap();
            let best = first.iter().copied().max().unwrap();
            for rating in first.iter_mut().filter(|rating| **rating == best) {
                *rating += units;
            }
            party.reservation = 0;
        }
        let rounded = rounded.check().unwrap();
        for format in [Format::Genius, Format::GeniusWeb] {
            prop_assert_eq!(&again(&rounded, format), &rounded);
        }
    }
}

#[test]
fn conditions_over_integer_issues_are_rectangles_in_genius() {
    let number = |name: &str| Choosable { name: name.into(), wording: None };
    let issue =
        |name: &str| Issue { name: name.into(), options: ["4", "5", "6"].map(number).to_vec() };
    let when =
        vec![Choice { issue: 0, options: vec![1, 2] }, Choice { issue: 1, options: vec![0] }];
    let scenario = Scenario {
        name: "Boxes".into(),
        issues: vec![issue("a"), issue("b")],
        parties: vec![Party {
            name: "P".into(),
            reservation: 25,
            ratings: vec![vec![10, 0, 30], vec![0, 5, 0]],
            terms: vec![
                Term { value: 80, when },
                Term { value: 7, when: Vec::new() },
                Term { value: -7, when: vec![Choice { issue: 1, options: vec![2] }] },
            ],
            cap: Some(100),
            point: None,
        }],
        scale: 100,
        ..Scenario::default()
    };
    let scenario = scenario.check().unwrap();
    let read = again(&scenario, Format::Genius);
    assert_eq!((read.scale, read.parties[0].reservation), (100, 25));
    for first in 0..3 {
        for second in 0..3 {
            let package = [first, second];
            assert_eq!(read.utilities(&package), scenario.utilities(&package), "{package:?}");
        }
    }
}
