//! `NegMAS` YAML beyond what the public scenarios show; the forms are what NegMAS 0.16 dumps.

use crate::shared::{notices, refused, said_otherwise, texts};

const DOMAIN: &str = "issues:
- name: price
  type: ContiguousIssue
  values: [1, 3]
- name: kind
  type: CategoricalIssue
  values: [a, 'yes']
- name: num
  type: DiscreteCardinalIssue
  values:
  - 1
  - 5
name: dom
path: null
type: DiscreteCartesianOutcomeSpace
";

const FUNCTION: &str = "name: u1
type: negmas.preferences.LinearAdditiveUtilityFunction
reserved_value: 0.3
bias: 0.05
values:
- {bias: 0.2, slope: 0.1, type: AffineFun}
- mapping:
    a: 0.5
    'yes': 1.0
  type: TableFun
- {bias: 0.1, coefficients: [0.1, 0.02], type: PolynomialFun}
weights: [0.1, 0.2, 0.3]
";

#[test]
fn value_functions_weights_and_bias_are_read() {
    let read = texts(&[("u.yml", FUNCTION), ("d.yml", DOMAIN)]).unwrap();
    let party = &read.scenario.parties[0];
    assert_eq!(
        party.ratings,
        [
            vec![30_000_000, 40_000_000, 50_000_000],
            vec![100_000_000, 200_000_000],
            vec![66_000_000, 330_000_000],
        ]
    );
    assert_eq!(party.terms[0].value, 50_000_000);
    assert_eq!(party.reservation, 300_000_000);
}

#[test]
fn discounted_constant_and_rectangular_functions_are_read() {
    let discounted = "type: ExpDiscountedUFun\ndiscount: 0.5\nname: d\nreserved_value: -.inf\nufun:\n  type: ConstUtilityFunction\n  value: 0.4\n";
    let boxes = "type: HyperRectangleUtilityFunction\nname: h\noutcome_ranges:\n- 0: [0, 3]\n  kind: a\n- {}\nutilities: [2.0, 3.0]\nweights: [1.0, 0.5]\n";
    let read = texts(&[("a.yml", discounted), ("b.yml", boxes), ("d.yml", DOMAIN)]).unwrap();
    let [constant, boxes] = read.scenario.parties.as_slice() else { panic!("two parties") };
    let scale = read.scenario.scale;
    assert_eq!(constant.utility(&[0, 0, 0]) * 10, scale * 4);
    assert_eq!(boxes.utility(&[1, 0, 0]) * 2, scale * 7);
    assert_eq!(boxes.utility(&[2, 0, 0]) * 2, scale * 3, "NegMAS leaves the bounds out");
    assert_eq!(
        notices(&read),
        ["a.yml: the discount factor 0.5 is left out: packages are judged as if agreed at once"]
    );
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let cases = [
        (
            "    'yes': 1.0\n",
            "",
            "u.yml:8:5: values[1].mapping: \"yes\" is missing, an option of issue \"kind\": add it with its number",
        ),
        (
            "type: TableFun",
            "type: LogFun",
            "u.yml:7:3: values[1]: the value function LogFun is not read: write it as a TableFun, whose mapping says what each value is worth",
        ),
        (
            "reserved_value: 0.3",
            "reserved_value: .nan",
            "u.yml:3:17: reserved_value: `.nan` is not a finite number: write it as 12.5",
        ),
        (
            "weights: [0.1, 0.2, 0.3]",
            "weights: [0.1]",
            "u.yml:12:10: weights: 1 weights stand here for 3 issues",
        ),
        (
            "bias: 0.05",
            "bias: &x 0.05\nmore: *x",
            "u.yml:5:7: aliases are not read: write the value out in full",
        ),
        (
            "bias: 0.05",
            "bias: 0.05\nbias: 0.06",
            "u.yml:5:1: \"bias\" stands twice in one mapping: join or rename them",
        ),
        (
            "negmas.preferences.LinearAdditiveUtilityFunction",
            "RankOnlyUtilityFunction",
            "u.yml:1:1: utility functions of the kind RankOnlyUtilityFunction are not read: write it as a LinearAdditiveUtilityFunction with a TableFun for each issue",
        ),
        ("values:\n- {bias", "values:\n\t- {bias", "u.yml:"),
    ];
    let mut wrong = Vec::new();
    for (passage, instead, expected) in cases {
        assert!(FUNCTION.contains(passage), "{passage}");
        let said =
            refused(&[("u.yml", &FUNCTION.replacen(passage, instead, 1)), ("d.yml", DOMAIN)]);
        said_otherwise(&mut wrong, &said, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let said = refused(&[("u.yml", FUNCTION)]);
    assert_eq!(
        said,
        "u.yml: a utility function of NegMAS does not list the issues: give the file of the outcome space with it"
    );
    let continuous = DOMAIN.replace("ContiguousIssue", "ContinuousIssue");
    let said = refused(&[("u.yml", FUNCTION), ("d.yml", &continuous)]);
    assert!(said.starts_with("d.yml:2:3: issues[0]: it is a continuous issue"), "{said}");
    let deep = format!("a: {}", "[".repeat(100) + &"]".repeat(100));
    assert!(refused(&[("a.yml", &deep)]).contains("nested deeper than 64 levels"));
}

/// Numbers beyond what is calculated with, and what is wrong with the whole, have a place too.
#[test]
fn what_is_too_large_is_told_with_its_place() {
    let most = "may come to a utility of 4398 at most";
    let cases = [
        (
            "0.3",
            "1e9",
            format!("u.yml:3:17: reserved_value: too large: the reservation value {most}"),
        ),
        (
            "'yes': 1.0",
            "'yes': -1e30",
            format!("u.yml:7:3: values[1]: too large: option \"yes\" of issue \"kind\" {most}"),
        ),
        (
            "slope: 0.1",
            "slope: 1e9",
            format!("u.yml:6:3: values[0]: too large: option \"1\" of issue \"price\" {most}"),
        ),
        (
            "'yes': 1.0",
            "'yes': 1e999",
            "u.yml:9:12: values[1].mapping.yes: `1e999` is a number with an exponent beyond 400"
                .into(),
        ),
        (
            "bias: 0.05",
            "bias: 1e12",
            format!("u.yml:1:1: too large: what is paid whatever is chosen {most}"),
        ),
    ];
    let mut wrong = Vec::new();
    for (passage, instead, expected) in cases {
        let said =
            refused(&[("u.yml", &FUNCTION.replacen(passage, instead, 1)), ("d.yml", DOMAIN)]);
        said_otherwise(&mut wrong, &said, &expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let twice = DOMAIN.replace("name: kind", "name: price");
    let said = refused(&[("u.yml", FUNCTION), ("d.yml", &twice)]);
    assert!(said.starts_with("d.yml:5:3: issues[1]: two issues are called \"price\""), "{said}");
    let none = DOMAIN.replace("[a, 'yes']", "[]");
    let said = refused(&[("u.yml", FUNCTION), ("d.yml", &none)]);
    assert!(said.starts_with("d.yml:7:11: issues[1].values: there are no options"), "{said}");
}

/// Work with numbers is bounded before it is done: the degree, the digits, and what a value comes to.
#[test]
fn polynomials_are_of_a_small_degree_and_of_short_numbers() {
    let long = format!("0.{}", "3".repeat(65));
    let many = vec!["0.001"; 17].join(", ");
    let long_said = "a number of more than 64 digits, from which others are worked out: round it";
    let cases = [
        (
            "[0.1, 0.02]",
            format!("[{many}]"),
            "u.yml:11:29: values[2].coefficients: 17 coefficients are more than the 16 that are \
             read: write it as a TableFun, whose mapping says what each value is worth"
                .to_owned(),
        ),
        (
            "[0.1, 0.02]",
            format!("[0.1, {long}]"),
            format!("u.yml:11:35: values[2].coefficients[1]: it is {long_said}"),
        ),
        (
            "slope: 0.1",
            format!("slope: {long}"),
            format!("u.yml:6:22: values[0].slope: it is {long_said}"),
        ),
        (
            "[0.1, 0.2, 0.3]",
            format!("[0.1, 0.2, {long}]"),
            format!("u.yml:12:21: weights[2]: it is {long_said}"),
        ),
        (
            "[0.1, 0.02]",
            "[0.1, 1e12]".into(),
            "u.yml:11:3: values[2]: too large: option \"5\" of issue \"num\" is worth more than \
             4398046511104"
                .into(),
        ),
    ];
    let mut wrong = Vec::new();
    for (passage, instead, expected) in &cases {
        let said =
            refused(&[("u.yml", &FUNCTION.replacen(passage, instead, 1)), ("d.yml", DOMAIN)]);
        said_otherwise(&mut wrong, &said, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let sixteen = FUNCTION.replacen("[0.1, 0.02]", &format!("[{}]", vec!["0"; 16].join(", ")), 1);
    texts(&[("u.yml", &sixteen), ("d.yml", DOMAIN)]).unwrap();
}
