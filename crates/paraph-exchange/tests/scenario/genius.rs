//! GENIUS XML beyond what the public scenarios show.

use crate::shared::{notices, refused, said_otherwise, texts};

const DOMAIN: &str = r#"<negotiation_template><utility_space number_of_issues="3">
<objective index="0" name="Deal" type="objective" etype="objective">
<issue index="2" name="Price" type="integer"><range lowerbound="10" upperbound="12"/></issue>
<objective index="5" name="Terms" type="objective" etype="objective">
<issue index="7" name="Term" type="discrete"><item index="1" value="short"/><item index="2" value="long"/></issue>
</objective>
<issue index="9" name="Share" type="real"><range lowerbound="0" upperbound="1" step="0.5"/></issue>
</objective></utility_space></negotiation_template>"#;

const PROFILE: &str = r#"<utility_space>
<objective index="0" name="Deal" type="objective" etype="objective">
<weight index="2" value="1"/><weight index="5" value="0.5"/><weight index="9" value="1"/>
<issue index="2" name="Price" type="integer"><range lowerbound="10" upperbound="12"/>
<evaluator ftype="linear" slope="0.5" offset="0.0"/></issue>
<objective index="5" name="Terms" type="objective" etype="objective">
<weight index="7" value="2"/>
<issue index="7" name="Term" type="discrete"><item index="2" value="long" evaluation="3"/><item index="1" value="short" evaluation="4"/></issue>
</objective>
<issue index="9" name="Share" type="real"><range lowerbound="0" upperbound="1" step="0.5"/>
<evaluator ftype="linear" parameter0="0.2" parameter1="0.4"/></issue>
</objective>
<discount_factor value="0.9"/><reservation value="0.25"/></utility_space>"#;

#[test]
fn nested_objectives_real_steps_and_ranges_are_read() {
    let read = texts(&[("x/me.xml", PROFILE), ("d.xml", DOMAIN)]).unwrap();
    let party = &read.scenario.parties[0];
    assert_eq!((read.scenario.name.as_str(), party.name.as_str()), ("Deal", "me"));
    assert_eq!(party.reservation, 250_000_000);
    assert_eq!(
        party.ratings,
        [
            vec![0, 125_000_000, 250_000_000],
            vec![500_000_000, 375_000_000],
            vec![50_000_000, 100_000_000, 150_000_000],
        ]
    );
    let shares: Vec<_> = read.scenario.issues[2].options.iter().map(|one| &one.name).collect();
    assert_eq!(shares, ["0", "0.5", "1"]);
    assert_eq!(
        notices(&read),
        [
            "x/me.xml: the discount factor 0.9 is left out: packages are judged as if agreed at once",
            "x/me.xml: the weight of objective \"Terms\" is left out, as GENIUS does: only weights of issues count",
        ]
    );
}

#[track_caller]
fn profile(passage: &str, instead: &str) -> String {
    assert!(PROFILE.contains(passage), "{passage}");
    refused(&[("me.xml", &PROFILE.replace(passage, instead)), ("d.xml", DOMAIN)])
}

/// A passage, what stands there instead, and the beginning of what is said then.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "step=\"0.5\"",
        "",
        "me.xml:10:1: <issue name=\"Share\">: it is a real issue, with endlessly many options: give it a step (step=\"0.5\") or make it discrete with the options that are on the table",
    ),
    (
        " evaluation=\"3\"",
        "",
        "me.xml:8:46: <item value=\"long\">: it has no evaluation: add evaluation=\"...\", as GENIUS gives a package with this option no utility at all",
    ),
    (
        "value=\"long\"",
        "value=\"longer\"",
        "me.xml:8:1: <issue name=\"Term\">: the domain has no option \"longer\" in issue \"Term\": correct it here or there",
    ),
    (
        "<item index=\"2\" value=\"long\" evaluation=\"3\"/>",
        "",
        "me.xml:8:1: <issue name=\"Term\">: it does not rate option \"long\": add it with its evaluation",
    ),
    (
        "<weight index=\"7\" value=\"2\"/>",
        "",
        "me.xml:1:1: <utility_space>: issue \"Term\" has no weight: add <weight index=\"7\" value=\"...\"/>",
    ),
    (
        "index=\"7\" value=\"2\"",
        "index=\"8\" value=\"2\"",
        "me.xml:7:1: <weight value=\"2\">: there is no issue with the index 8: correct the index",
    ),
    (
        "evaluation=\"4\"",
        "evaluation=\"-1\"",
        "me.xml:8:91: <item value=\"short\">: an evaluation must be 0 or more, as GENIUS refuses it below: add to all of the issue",
    ),
    (
        "evaluation=\"4\"",
        "evaluation=\"NaN\"",
        "me.xml:8:91: <item value=\"short\">: its evaluation \"NaN\" is not a finite number: write it as 12.5",
    ),
    (
        "value=\"0.25\"",
        "value=\"many\"",
        "me.xml:13:31: <reservation value=\"many\">: its value \"many\" is not a number: write it as 12.5",
    ),
    (
        "ftype=\"linear\" parameter0",
        "ftype=\"triangular\" parameter0",
        "me.xml:11:1: <evaluator>: its function \"triangular\" is not read, only \"linear\": make the issue discrete, with an evaluation for each option",
    ),
    (
        "</utility_space>",
        "",
        "me.xml:1:1: <utility_space>: <utility_space> is never closed: is the file cut off?",
    ),
    (
        "<utility_space>",
        "<!DOCTYPE x [<!ENTITY a \"&b;&b;\">]><utility_space>",
        "me.xml:1:1: it declares a document type: remove the line with <!DOCTYPE",
    ),
    ("value=\"2\"", "value=\"&lots;\"", "me.xml:7:1: this is no XML: "),
];

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let mut wrong = Vec::new();
    for (passage, instead, expected) in WRONG {
        let said = profile(passage, instead);
        said_otherwise(&mut wrong, &said, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let alone = refused(&[("d.xml", DOMAIN)]);
    assert_eq!(
        alone,
        "d.xml: it is a domain without parties: give the file of each party's profile with it"
    );
    let twice = refused(&[("a/me.xml", PROFILE), ("b/me.xml", PROFILE)]);
    assert_eq!(
        twice,
        "b/me.xml:1:1: <utility_space>: two parties are called \"me\": give one another name"
    );
}

#[test]
fn what_is_too_large_is_told_with_its_place() {
    let said = profile("parameter1=\"0.4\"", "parameter1=\"9e30\"");
    assert!(said.starts_with("me.xml:"), "{said}");
    assert!(said.contains(": <issue name=") && said.contains("too large: option"), "{said}");
}

const BOXES: &str = r#"<utility_space type="nonlinear"><objective index="0" name="root">
<issue index="1" name="a" type="integer" lowerbound="1" upperbound="3"/>
<issue index="2" name="b" type="integer" lowerbound="0" upperbound="1"/>
<utility maxutility="12"><ufun type="PlainUfun" weight="1" aggregation="sum">
<hyperRectangle utility="6"><INCLUDES index="1" min="2" max="9"/></hyperRectangle>
<hyperRectangle utility="5"><EXCLUDES index="1" min="3" max="3"/><EXCLUDES index="2" min="1" max="1"/></hyperRectangle>
<hyperRectangle utility="2"></hyperRectangle>
<ufun weight="0.5" aggregation="sum"><hyperRectangle utility="6" weight="2"><INCLUDES index="2" min="0" max="0"/></hyperRectangle></ufun>
</ufun></utility></objective><reservation value="0.125"/></utility_space>"#;

#[test]
fn rectangles_pay_inside_outside_and_always() {
    let read =
        texts(&[("one.xml", BOXES), ("two.xml", &BOXES.replace("\"12\"", "\"18\""))]).unwrap();
    let scenario = &read.scenario;
    // 12, 18 and the eighths of the reservation value.
    assert_eq!(scenario.scale, 72);
    let units = |package: &[usize]| {
        (scenario.parties[0].utility(package), scenario.parties[1].utility(package))
    };
    assert_eq!(scenario.parties[0].reservation, 9);
    assert_eq!(units(&[0, 1]), (7 * 6, 7 * 4), "5 outside, 2 always");
    assert_eq!(units(&[2, 1]), (8 * 6, 8 * 4), "6 inside, 2 always, not outside");
    assert_eq!(units(&[2, 0]), (72, 72), "19 are more than the most");
}
