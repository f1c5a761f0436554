//! Rules over options, as a text and as a table of what is allowed, become lines.

use paraph_settle::scenario::Checked;

use crate::shared::{DEAL, refused, texts};

/// The deal with these lines instead of its own.
fn with(lines: &str) -> String {
    let (before, rest) = DEAL.split_once("\"lines\": [").unwrap();
    let (_, after) = rest.split_once("\n  ],").unwrap();
    format!("{before}\"lines\": [{lines}\n  ],{after}")
}

fn deal(lines: &str) -> Checked {
    texts(&[("deal.json", &with(lines))]).unwrap().scenario
}

/// The packages that keep every line, as names of options.
fn kept(scenario: &Checked) -> Vec<String> {
    let [first, second] = scenario.issues.as_slice() else { unreachable!("two issues") };
    let packages = (0..first.options.len())
        .flat_map(|one| (0..second.options.len()).map(move |other| [one, other]));
    let kept = packages.filter(|package| scenario.keeps_lines(package));
    kept.map(|[one, other]| format!("{} {}", first.options[one].name, second.options[other].name))
        .collect()
}

#[test]
fn a_rule_is_kept_by_the_packages_that_it_says() {
    for (rule, expected) in [
        ("7 is shall and not 9 is none", "shall small, shall large"),
        (
            "not 7 is shall or 9 is small , large",
            "shall small, shall large, should none, should small, should large",
        ),
        ("not (7 is shall or \\\"9\\\" is none)", "should small, should large"),
        ("7 is shall and 9 is none or 7 is should and 9 is large", "shall none, should large"),
        ("not not 9 is small", "shall small, should small"),
    ] {
        let scenario = deal(&format!("{{\"rule\": \"{rule}\"}}"));
        assert_eq!(kept(&scenario).join(", "), expected, "{rule}");
    }
}

#[test]
fn a_table_allows_its_combinations_and_no_others() {
    let table = r#"{"allow": [{"7": "shall", "9": ["none", "large"]}, {"9": "small"}]}"#;
    let expected = ["shall none", "shall small", "shall large", "should small"];
    assert_eq!(kept(&deal(table)), expected);
}

#[test]
fn what_forbids_one_combination_is_one_line_and_may_have_a_cost() {
    let rule = r#"{"name": "report", "whose": "North", "cost": 5, "rule": "not 7 is should or 9 is small, none"}"#;
    let scenario = deal(rule);
    let [line] = scenario.lines.as_slice() else { unreachable!("one line") };
    let plain = deal(
        r#"{"name": "report", "whose": "North", "cost": 5, "forbid": {"7": "should", "9": "large"}}"#,
    );
    assert_eq!(line, &plain.lines[0]);
    let parts = deal(
        r#"{"name": "either", "rule": "7 is shall and 9 is none or 7 is should and 9 is large"}"#,
    );
    let names: Vec<&str> = parts.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["either, part 1 of 2", "either, part 2 of 2"]);
}

#[test]
fn what_is_wrong_with_a_rule_is_told_with_its_place() {
    let deep = "not ".repeat(9) + "7 is shall";
    let long = vec!["7 is shall"; 65].join(" or ");
    let endless = "7 is shall or ".repeat(200) + "7 is shall";
    let cases = [
        (
            r#"{"rule": ""}"#,
            "an issue, in quotation marks where its name has several words, must stand where the end of the rule stands",
        ),
        (
            r#"{"rule": "7 is"}"#,
            "an option, in quotation marks where its name has several words, must stand where the end of the rule stands",
        ),
        (r#"{"rule": "7 shall"}"#, "`is` must stand where `shall` stands"),
        (r#"{"rule": "8 is shall"}"#, "there is no issue \"8\": correct its name"),
        (r#"{"rule": "7 is must"}"#, "issue \"7\" has no option \"must\", but shall, should"),
        (r#"{"rule": "(7 is shall"}"#, "`)` must stand where the end of the rule stands"),
        (r#"{"rule": "7 is shall 9"}"#, "`and`, `or` or the end must stand where `9` stands"),
        (r#"{"rule": "\"7 is shall"}"#, "a quotation mark is missing at the end of a name"),
        (r#"{"rule": "7 is shall and 7 is should"}"#, "no package can keep it"),
        (r#"{"rule": "7 is shall or 7 is should"}"#, "every package keeps it"),
        (r#"{"rule": 7}"#, ""),
        (&format!("{{\"rule\": \"{deep}\"}}"), "`not` and parentheses nest deeper than 8"),
        (&format!("{{\"rule\": \"{long}\"}}"), "the rule joins more than 64 facts"),
        (&format!("{{\"rule\": \"{endless}\"}}"), "the rule has 2810 characters, more than 2000"),
    ];
    for (line, expected) in cases {
        let said = refused(&[("deal.json", &with(&format!("\n    {line}")))]);
        let start = format!("deal.json:17:14: lines[0].rule: {expected}");
        assert!(said.starts_with(&start), "{line}: {said}");
    }
    let said = refused(&[("deal.json", &with("\n    {\"allow\": []}"))]);
    assert!(said.starts_with("deal.json:17:15: lines[0].allow: "), "{said}");
    let said = refused(&[("deal.json", &with("\n    {\"allow\": [{\"7\": \"must\"}]}"))]);
    assert!(said.starts_with("deal.json:17:22: lines[0].allow[0].\"7\": "), "{said}");
    let two =
        "\n    {\"cost\": 5, \"rule\": \"7 is shall and 9 is none or 7 is should and 9 is large\"}";
    let said = refused(&[("deal.json", &with(two))]);
    assert!(said.starts_with("deal.json:17:14: lines[0].cost: the rule forbids 2 comb"), "{said}");
}
