//! `GeniusWeb` JSON beyond what the public scenarios show.

use crate::shared::{notices, refused, said_otherwise, texts};

const PROFILE: &str = r#"{"LinearAdditiveUtilitySpace": {"name": "me",
 "issueUtilities": {
  "Pay": {"NumberValueSetUtilities": {"lowValue": 1000, "lowUtility": 0.4, "highValue": 3000, "highUtility": 1}},
  "Car": {"discreteutils": {"valueUtilities": {"yes": 1, "no": 0.25}}}},
 "issueWeights": {"Pay": 0.6, "Car": 0.4},
 "domain": {"name": "job", "issuesValues": {
  "Pay": {"range": {"low": 1000, "high": 3000, "step": 1000}}, "Car": {"values": ["yes", "no"]}}},
 "reservationBid": {"issuevalues": {"Pay": 2000.0}}}}"#;

#[test]
fn numbers_and_bids_that_leave_issues_out_are_read() {
    let read = texts(&[("p.json", PROFILE)]).unwrap();
    let party = &read.scenario.parties[0];
    assert_eq!((read.scenario.name.as_str(), party.name.as_str()), ("job", "me"));
    assert_eq!(
        party.ratings,
        [vec![240_000_000, 420_000_000, 600_000_000], vec![400_000_000, 100_000_000]]
    );
    assert_eq!(party.reservation, 420_000_000);
    let older = PROFILE.replace("NumberValueSetUtilities", "numberutils");
    let older = older.replace("discreteutils", "DiscreteValueSetUtilities");
    assert_eq!(texts(&[("p.json", &older)]).unwrap(), read);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let cases = [
        (
            ", \"no\": 0.25",
            "",
            "p.json:4:47: LinearAdditiveUtilitySpace.issueUtilities.Car.discreteutils.valueUtilities: \"no\" is missing, an option of issue \"Car\": add it with its number",
        ),
        (
            "\"no\": 0.25",
            "\"no\": 1.5",
            "p.json:4:64: LinearAdditiveUtilitySpace.issueUtilities.Car.discreteutils.valueUtilities.no: 1.5 is not from 0 to 1, as GeniusWeb asks",
        ),
        (
            "\"Car\": 0.4",
            "\"Cat\": 0.4",
            "p.json:5:38: LinearAdditiveUtilitySpace.issueWeights.Cat: \"Cat\" is no issue of the domain: correct its name or remove it",
        ),
        (
            "\"Pay\": 2000.0",
            "\"Pay\": 2500",
            "p.json:8:44: LinearAdditiveUtilitySpace.reservationBid.issuevalues.Pay: issue \"Pay\" has no value \"2500\"",
        ),
        (
            "\"step\": 1000",
            "\"step\": 0",
            "p.json:7:20: LinearAdditiveUtilitySpace.domain.issuesValues.Pay.range: its step 0 must be above 0",
        ),
        (
            "\"step\": 1000",
            "\"step\": 1e-9",
            "p.json:7:20: LinearAdditiveUtilitySpace.domain.issuesValues.Pay.range: it has more than the 1048576 options allowed",
        ),
        (
            "LinearAdditiveUtilitySpace",
            "SumOfGroupsUtilitySpace",
            "p.json:1:29: SumOfGroupsUtilitySpace: profiles of the kind SumOfGroupsUtilitySpace are not read, only LinearAdditiveUtilitySpace",
        ),
    ];
    let mut wrong = Vec::new();
    for (passage, instead, expected) in cases {
        assert!(PROFILE.contains(passage), "{passage}");
        let said = refused(&[("p.json", &PROFILE.replacen(passage, instead, 1))]);
        said_otherwise(&mut wrong, &said, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let read = texts(&[("p.json", &PROFILE.replace("\"Car\": 0.4", "\"Car\": 0.5"))]).unwrap();
    assert_eq!(
        notices(&read),
        [
            "p.json: the weights sum to 1.1 and not to 1; they are taken as written, though GeniusWeb would refuse them"
        ]
    );
}

/// Numbers beyond what is calculated with, and what is wrong with the whole, have a place too.
#[test]
fn what_is_too_large_is_told_with_its_place() {
    let said = |passage, instead| refused(&[("p.json", &PROFILE.replacen(passage, instead, 1))]);
    assert_eq!(
        said("\"Car\": 0.4", "\"Car\": 1e10"),
        "p.json:5:38: LinearAdditiveUtilitySpace.issueWeights.Car: too large: option \"yes\" of issue \"Car\" \
         may come to a utility of 4398 at most"
    );
    let said = said("\"values\": [\"yes\", \"no\"]", "\"values\": [\"yes\", \"yes\", \"no\"]");
    assert_eq!(
        said,
        "p.json:7:90: LinearAdditiveUtilitySpace.domain.issuesValues.Car.values[1]: two options are called \
         \"yes\": give one another name"
    );
}
