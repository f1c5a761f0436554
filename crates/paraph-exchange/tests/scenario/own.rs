//! Our own format: what it says, and what is said of what is wrong in it.

use paraph_settle::scenario::{Choice, Line};

use crate::shared::{DEAL, refused, said_otherwise, texts};

fn choice(issue: usize, options: &[usize]) -> Choice {
    Choice { issue, options: options.to_vec() }
}

#[test]
fn a_deal_is_read_by_names_and_exactly() {
    let read = texts(&[("deal.json", DEAL)]).unwrap();
    let scenario = &read.scenario;
    // 250 points and hundredths with one half have 1000 as their least common multiple.
    assert_eq!((scenario.name.as_str(), scenario.scale), ("Fund", 1000));
    let [north, south] = scenario.parties.as_slice() else { panic!("two parties") };
    assert_eq!(
        (north.reservation, &north.ratings),
        (305, &vec![vec![600, 200], vec![400, 250, 0]])
    );
    assert_eq!((south.reservation, south.cap), (200, Some(1000)));
    assert_eq!(south.ratings, [vec![0, 400], vec![0, 360, 600]]);
    assert_eq!(south.utility(&[0, 1]), 360 + 160);
    assert_eq!(scenario.start, Some(vec![1, 0]));
    let wording = scenario.issues[0].options[1].wording.as_deref();
    assert_eq!(wording, Some("Each party should report."));
}

#[test]
fn lines_are_counted_choices() {
    let read = texts(&[("deal.json", DEAL)]).unwrap();
    let line = |of: &[Choice], at_least, at_most| Line {
        of: of.to_vec(),
        at_least,
        at_most,
        ..Line::default()
    };
    let expected = [
        Line {
            name: "no large fund".into(),
            whose: Some(0),
            cost: Some(50),
            ..line(&[choice(1, &[2])], 0, 0)
        },
        line(&[choice(0, &[1]), choice(1, &[0])], 0, 1),
        line(&[choice(1, &[0, 1])], 1, 1),
        Line { otherwise: vec![0], ..line(&[choice(0, &[1]), choice(1, &[1, 2])], 1, 2) },
        line(&[choice(0, &[0]), choice(1, &[0]), choice(1, &[1])], 1, 2),
    ];
    assert_eq!(read.scenario.lines, expected);
}

/// The deal with one passage written otherwise.
#[track_caller]
fn without(passage: &str, instead: &str) -> String {
    assert!(DEAL.contains(passage), "{passage}");
    refused(&[("deal.json", &DEAL.replacen(passage, instead, 1))])
}

/// A passage, what stands there instead, and the beginning of what is said then.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "\"percent\"",
        "\"euros\"",
        "deal.json:4:11: unit: \"euros\" is an unknown unit: write \"utility\", \"percent\", \"per mille\", or how many points make a utility of 1, as 250",
    ),
    (
        "30.5",
        "\"30.5\"",
        "deal.json:10:38: parties[0].reservation: a number must stand here, not a text: remove its quotes",
    ),
    (
        "30.5",
        "NaN",
        "deal.json:10:38: parties[0].reservation: `NaN` is not a finite number: write it as 12.5",
    ),
    (
        "30.5",
        "1e300",
        "deal.json:10:38: parties[0].reservation: too large: the numbers of a party may come to 4398046511104 units at most",
    ),
    ("30.5", "1e-300", "deal.json:10:38: parties[0].reservation: 0.000"),
    ("30.5", "030", "deal.json:10:38: `030` is not a number: write it as 12.5"),
    (
        "\"should\": 20",
        "\"shoud\": 20",
        "deal.json:11:46: parties[0].ratings.\"7\".shoud: \"shoud\" is no option of issue \"7\": correct its name or remove it",
    ),
    (
        ", \"should\": 20",
        "",
        "deal.json:11:23: parties[0].ratings.\"7\": \"should\" is missing, an option of issue \"7\": add it with its number",
    ),
    (
        ", \"9\": {\"large\": 0, \"small\": 25, \"none\": 40}",
        "",
        "deal.json:11:17: parties[0].ratings: \"9\" is missing, an issue: add it",
    ),
    (
        "\"South\", \"unit\"",
        "\"North\", \"unit\"",
        "deal.json:12:5: parties[1]: two parties are called \"North\": give one another name",
    ),
    (
        "\"should\": 20",
        "\"shall\": 20",
        "deal.json:11:37: \"shall\" stands twice in one object: join or rename them",
    ),
    (
        "\"whose\": \"North\"",
        "\"whose\": \"East\"",
        "deal.json:17:40: lines[0].whose: there is no party \"East\", but North, South",
    ),
    (
        "\"forbid\": {\"9\": \"large\"}",
        "\"forbid\": {\"9\": \"huge\"}",
        "deal.json:17:65: lines[0].forbid.\"9\": issue \"9\" has no option \"huge\", but none, small, large",
    ),
    (
        "\"at_least\": 1",
        "\"at_least\": 3",
        "deal.json:21:5: lines[4]: at least 3 and at most 2 contradict each other",
    ),
    (
        "\"cost\": 5",
        "\"costs\": 5",
        "deal.json:17:84: lines[0].costs: \"costs\" is not known here; known are name, whose, cost, forbid, require, if, then, at_least, at_most, of, rule, allow",
    ),
    (
        "\"reservation\": 30.5,",
        "",
        "deal.json:10:5: parties[0]: \"reservation\" is missing: it is the least that the party can live with; 0 if any agreement is better than none",
    ),
    (
        "\"start\": {\"7\": \"should\", \"9\": \"none\"}",
        "\"start\": {\"7\": \"should\"}",
        "deal.json:23:12: start: \"9\" is missing, an issue: add it",
    ),
    (
        "\"paraph-settlement\": 1",
        "\"paraph-settlement\": 2",
        "deal.json:2:24: \"paraph-settlement\": only version 1 is read",
    ),
    (
        "\"unit\": 250",
        "\"rough\": [], \"unit\": 250",
        "deal.json:12:32: parties[1].rough: names with values must stand here, not a list",
    ),
];

#[test]
fn what_is_wrong_is_told_with_its_place_and_a_way_out() {
    let mut wrong = Vec::new();
    for (passage, instead, expected) in WRONG {
        let said = without(passage, instead);
        said_otherwise(&mut wrong, &said, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_deal_at_all_is_refused() {
    let deep = "[".repeat(100_000);
    let cases = [
        ("", "a.json: there is nothing in the file"),
        (" \n", "a.json: there is nothing in the file"),
        ("{", "a.json:1:2: a name in double quotes must stand here and not the end of the file"),
        ("{\"a\": 1,}", "a.json:1:9: a comma stands before `}`: remove it"),
        ("{\"a\" 1}", "a.json:1:6: `:` must stand here and not `1`"),
        ("{} {}", "a.json:1:4: something stands after the end of the JSON value: remove it"),
        (
            "{\"a\": \"\n\"}",
            "a.json:1:8: a line break or control character stands in a text: is its closing quote missing? else write it as \\n or \\u000A",
        ),
        (&deep, "a.json:1:65: values are nested deeper than 64 levels"),
        (
            "{\"issues\": [], \"parties\": []}",
            "a.json: add \"paraph-settlement\": 1 if it is meant to be our own format",
        ),
        (
            "{}",
            "a.json: it is no scenario that is known: paraph-settlement JSON, GENIUS XML, GeniusWeb JSON or NegMAS YAML; if it belongs to something else, leave it out",
        ),
        (
            "0.1, 0.2\n",
            "a.json: it is no scenario that is known: paraph-settlement JSON, GENIUS XML, GeniusWeb JSON or NegMAS YAML; if it belongs to something else, leave it out",
        ),
        (
            "{\"paraph-settlement\": 1, \"unit\": \"percent\", \"issues\": [], \"parties\": []}",
            "a.json:1:55: issues: there is no issue in it: name at least one with its options",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(refused(&[("a.json", text)]), expected);
    }
    assert_eq!(refused(&[]), "there is no file: give at least one");
    let two = refused(&[("a.json", DEAL), ("b.json", DEAL)]);
    assert_eq!(two, "b.json: a.json is a whole scenario by itself: give one file");
}

#[test]
fn the_worked_example_and_that_of_the_format_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let lake = texts(&[("lake.json", &file("examples/settlement/lake.json"))]).unwrap().scenario;
    assert_eq!((lake.parties.len(), lake.lines.len(), lake.scale), (2, 3, 500));
    let document = file("docs/formats/settlement.md");
    let blocks = document.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
    let read: Vec<_> = blocks.map(|block| texts(&[("a.json", block)]).unwrap()).collect();
    assert_eq!(read.len(), 2);
}

/// What is not there, and what cannot be told apart, is named where it stands.
#[test]
fn what_is_empty_or_twice_is_said_with_its_place() {
    let deal = |parties: &str, issues: &str, lines: &str| {
        format!(
            "{{\"paraph-settlement\": 1, \"unit\": 10, \"issues\": {issues}, \"parties\": {parties}, \
             \"lines\": {lines}}}"
        )
    };
    let party =
        "{\"name\": \"North\", \"reservation\": 1, \"ratings\": {\"7\": {\"a\": 1, \"b\": 2}}}";
    let (one, twice) = (format!("[{party}]"), format!("[{party}, {party}]"));
    let issues = "[{\"name\": \"7\", \"options\": [\"a\", \"b\"]}]";
    let whose = "[{\"whose\": \"North\", \"forbid\": {\"7\": \"a\"}}]";
    for (parties, issues, lines, said) in [
        (twice.as_str(), issues, whose, "parties[1]: two parties are called \"North\": give one"),
        ("[]", issues, whose, "parties: there is no party in it: name at least one"),
        ("[]", issues, "[]", "parties: there is no party in it: name at least one"),
        (&one, "[]", "[]", "issues: there is no issue in it: name at least one"),
        (
            &one,
            "[{\"name\": \"7\", \"options\": [\"a\", \" \"]}]",
            "[]",
            "issues[0].options[1]: the option has no name: give it one",
        ),
        (
            &one,
            "[{\"name\": \"7\", \"options\": [{\"name\": \"\"}]}]",
            "[]",
            "issues[0].options[0].name: the option has no name: give it one",
        ),
        (
            &one,
            "[{\"name\": \"\", \"options\": [\"a\"]}]",
            "[]",
            "issues[0].name: the issue has no name: give it one",
        ),
    ] {
        let bad = texts(&[("deal.json", &deal(parties, issues, lines))]).unwrap_err().to_string();
        assert!(bad.starts_with("deal.json:1:") && bad.contains(said), "{bad}");
    }
}
