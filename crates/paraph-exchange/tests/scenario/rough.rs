//! Ratings that are no numbers: read, written back, and refused with their places.

use paraph_exchange::scenario::{Format, write_rough};
use paraph_settle::rough::{Interval, Matters, More, Ranking};

use crate::shared::{refused, said_otherwise, texts};

pub(crate) const ROUGH: &str = r#"{
  "paraph-settlement": 1, "unit": "percent",
  "issues": [{"name": "7", "options": ["shall", "may"]}, {"name": "9", "options": ["none", "small", "large"]}],
  "parties": [
    {"name": "A", "rough": {
      "reservation": [30, 40.5],
      "between": [0, 100],
      "ratings": {"7": {"shall": [60, 80], "may": 0}},
      "rankings": {"9": ["large", ["small", "none"]], "7": ["shall", "may"]},
      "more": [{"this": {"7": "shall"}, "than": {"9": "small"}, "by": 5}],
      "matters": [{"this": "7", "than": "9"}],
      "accepts": [{"7": "shall", "9": "large"}],
      "refuses": [{"7": "may", "9": "none"}]},
     "conditions": [{"value": 4, "if": {"7": "shall"}}]},
    {"name": "B", "reservation": 30, "ratings": {"7": {"shall": 0, "may": 60}, "9": {"none": 0, "small": 20, "large": 40}}}
  ]
}"#;

#[test]
fn what_a_party_said_is_read_and_written_back() {
    let read = texts(&[("rough.json", ROUGH)]).unwrap();
    let fitting = read.rough.unwrap();
    let rough = fitting.rough();
    assert_eq!((rough.scenario.scale, rough.loose[1].as_ref()), (200, None));
    let loose = rough.loose[0].as_ref().unwrap();
    let from = |low, high| Interval { low, high };
    assert_eq!(loose.reservation, from(60, 81));
    assert_eq!(loose.ratings, [vec![from(120, 160), from(0, 0)], vec![from(0, 200); 3]]);
    let ranking = |issue, order| Ranking { issue, order };
    let rankings = [ranking(1, vec![vec![2], vec![1, 0]]), ranking(0, vec![vec![0], vec![1]])];
    assert_eq!(loose.rankings, rankings);
    assert_eq!(loose.more, [More { this: vec![(0, 0)], than: vec![(1, 1)], by: 10 }]);
    assert_eq!(loose.matters, [Matters { this: 0, than: 1, by: 0 }]);
    assert_eq!((&loose.accepts, &loose.refuses), (&vec![vec![0, 2]], &vec![vec![1, 0]]));
    let files = write_rough(rough, Format::Own).unwrap();
    let again = texts(&[("again.json", &files[0].text)]).unwrap();
    assert_eq!(again.rough.unwrap().rough(), rough);
    assert_eq!(again.scenario, read.scenario);
    let none = write_rough(rough, Format::Negmas).unwrap_err();
    assert!(none.to_string().contains("rough ratings of \"A\""), "{none}");
}

/// Passages, what stands there instead, and what is said of it.
const WRONG: [(&str, &str, &str); 22] = [
    (
        "[30, 40.5]",
        "[40.5, 30]",
        "rough.json:6:22: parties[0].rough.reservation: the interval is upside down",
    ),
    (
        "[30, 40.5]",
        "[30, 35, 40]",
        "rough.json:6:22: parties[0].rough.reservation: an interval has two numbers",
    ),
    (
        "[60, 80]",
        "[60, 1e300]",
        "rough.json:8:39: parties[0].rough.ratings.\"7\".shall[1]: too large",
    ),
    (
        "[60, 80]",
        "[]",
        "rough.json:8:34: parties[0].rough.ratings.\"7\".shall: an interval has two numbers",
    ),
    (
        "\"may\": 0}}",
        "\"might\": 0}}",
        "rough.json:8:53: parties[0].rough.ratings.\"7\".might: issue \"7\" has no option \"might\", but shall, may",
    ),
    (
        "      \"between\": [0, 100],\n",
        "",
        "rough.json:7:18: parties[0].rough.ratings: nothing is said of what option \"none\" of issue \"9\"",
    ),
    (
        "[\"large\", [\"small\", \"none\"]]",
        "[]",
        "rough.json:9:25: parties[0].rough.rankings.\"9\": a ranking names at least two options",
    ),
    (
        "[\"small\", \"none\"]]",
        "[\"small\", \"large\"]]",
        "rough.json:9:25: parties[0].rough.rankings.\"9\": an option stands in the ranking twice",
    ),
    (
        "[\"small\", \"none\"]]",
        "\"tiny\"]",
        "rough.json:9:35: parties[0].rough.rankings.\"9\"[1]: issue \"9\" has no option \"tiny\"",
    ),
    (
        "[\"large\", [\"small\", \"none\"]]",
        "[\"large\", \"small\"]",
        "rough.json:11:19: parties[0].rough.matters[0]: how much issue \"9\" matters",
    ),
    (
        "\"by\": 5",
        "\"by\": -5",
        "rough.json:10:71: parties[0].rough.more[0].by: \"by\" must be from 0 up",
    ),
    (
        "{\"9\": \"small\"}, \"by\"",
        "{\"11\": \"small\"}, \"by\"",
        "rough.json:10:56: parties[0].rough.more[0].than.\"11\": there is no issue \"11\"",
    ),
    (
        "{\"9\": \"small\"}, \"by\"",
        "{}, \"by\"",
        "rough.json:10:16: parties[0].rough.more[0]: each side names at least one option",
    ),
    (
        "\"than\": \"9\"",
        "\"then\": \"9\"",
        "rough.json:11:41: parties[0].rough.matters[0].then: \"then\" is not known here",
    ),
    (
        "\"name\": \"A\",",
        "\"name\": \"A\", \"ratings\": {},",
        "rough.json:5:30: parties[0].ratings: a party with \"rough\" has no \"ratings\" beside it",
    ),
    (
        "\"name\": \"A\",",
        "\"name\": \"A\", \"reservation\": 3,",
        "rough.json:5:34: parties[0].reservation: \"reservation\" stands in \"rough\" too",
    ),
    (
        "{\"this\": \"7\", \"than\": \"9\"}",
        "{\"this\": \"7\", \"than\": \"7\"}",
        "rough.json:11:19: parties[0].rough.matters[0]: no issue matters more than itself",
    ),
    (
        "{\"7\": \"shall\"}, \"than\"",
        "\"7\", \"than\"",
        "rough.json:10:25: parties[0].rough.more[0].this: it names options of issues",
    ),
    (
        "\"more\": [",
        "\"less\": [",
        "rough.json:10:15: parties[0].rough.less: \"less\" is not known here: there is no \"less\"",
    ),
    (
        "{\"7\": \"shall\", \"9\": \"large\"}",
        "{\"7\": \"shall\"}",
        "rough.json:12:19: parties[0].rough.accepts[0]: \"9\" is missing, an issue: add it",
    ),
    (
        "\"refuses\": [{\"7\": \"may\", \"9\": \"none\"}]",
        "\"refuses\": [{\"7\": \"shall\", \"9\": \"none\"}]",
        "rough.json:8:34: parties[0].rough.ratings.\"7\".shall: no ratings of \"A\" fit all of these statements",
    ),
    (
        "\"by\": 5",
        "\"by\": 90",
        "rough.json:8:34: parties[0].rough.ratings.\"7\".shall: no ratings of \"A\" fit all of these statements, which contradict each other: \"shall\" of \"7\" is from 60 to 80; \"small\" of \"9\" is from 0 to 100; \"shall\" of \"7\" is worth more than \"small\" of \"9\" by at least 90; change one of them (ratings.\"7\".shall in line 8, between in line 7, more[0] in line 10)",
    ),
];

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let mut wrong = Vec::new();
    for (passage, instead, expected) in WRONG {
        assert!(ROUGH.contains(passage), "{passage}");
        let said = refused(&[("rough.json", &ROUGH.replacen(passage, instead, 1))]);
        said_otherwise(&mut wrong, &said, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
