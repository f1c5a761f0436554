//! Points that went from one heading to another.

use paraph_compare::account::Sameness;

mod told;

use told::{account, is_harmless, told};

const SICK: &str = "The sick prisoners go home.";
const YOUNG: &str = "The young prisoners go home.";
const OLD: &str = "The old prisoners go home.";

/// A draft with points under two headings.
fn draft(headings: [&str; 2], first: &[&str], second: &[&str]) -> String {
    let mut text = String::from("PACT\n");
    let mut number = 0;
    for (heading, points) in headings.iter().zip([first, second]) {
        text.push_str(&format!("\n_{heading}_\n"));
        for words in points {
            number += 1;
            text.push_str(&format!("\n{number}. {words}\n"));
        }
    }
    text
}

#[test]
fn a_point_that_went_to_another_phase_is_told() {
    for headings in [
        ["Phase one", "Phase two"],
        ["First stage", "Final stage"],
        ["Zone A", "Zone B"],
        ["Part I. Year 1", "Part II. Year 2"],
    ] {
        let old = draft(headings, &[SICK, YOUNG], &[OLD]);
        let new = draft(headings, &[SICK], &[YOUNG, OLD]);
        let [one, other] = headings;
        assert_eq!(told(&old, &new), [format!("scope: {one} -> {other} (changed)")]);
        assert_eq!(told(&new, &old), [format!("scope: {other} -> {one} (changed)")]);
    }
}

#[test]
fn what_is_no_sentence_says_what_its_heading_says() {
    let headings = ["Goods free of duty", "Goods subject to duty"];
    let old = draft(headings, &["Wheat and rye.", "Iron and steel."], &["Wine and beer."]);
    let new = draft(headings, &["Wheat and rye."], &["Iron and steel.", "Wine and beer."]);
    let line = "scope: Goods free of duty -> Goods subject to duty (changed)";
    assert_eq!(told(&old, &new), [line]);
}

#[test]
fn headings_that_only_say_where_one_is_say_nothing_of_a_point() {
    for headings in [
        ["General provisions", "Final provisions"],
        ["Prisoners", "Other persons"],
        ["Part one", "Part two"],
        ["Part I. Zone of peace", "Part II. Zone of peace"],
    ] {
        let old = draft(headings, &[SICK, YOUNG], &[OLD]);
        let new = draft(headings, &[SICK], &[YOUNG, OLD]);
        is_harmless(&old, &new);
    }
    // Other words or other numbers over all.
    let old = draft(["Phase one", "Phase two"], &[SICK, YOUNG], &[OLD]);
    for headings in [["First phase", "Second phase"], ["Phase two", "Phase three"]] {
        let new = draft(headings, &[SICK, YOUNG], &[OLD]);
        assert_eq!(account(&old, &new).sameness, Sameness::Words, "{:?}", told(&old, &new));
    }
}
