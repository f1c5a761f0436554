//! What acts hang on: an opener, a condition or a time that governs several, and acts that left it.

use paraph_compare::account::Sameness;

mod told;

use told::{account, is_harmless, told};

const BOTH: &str = "Ostria shall open the port and Verania shall pay the crew.";

fn one(words: &str) -> String {
    format!("1. {words}\n")
}

#[test]
fn an_act_that_left_what_opened_its_sentence_has_lost_it() {
    for opener in [
        "During the winter",
        "In the zone",
        "At its own expense",
        "Against payment of a deposit",
        "Under Article 5",
        "Notwithstanding the truce",
    ] {
        let whole = one(&format!("{opener}, {BOTH}"));
        let cut =
            one(&format!("{opener}, Ostria shall open the port. Verania shall pay the crew."));
        let points =
            format!("1. {opener}, Ostria shall open the port.\n\n2. Verania shall pay the crew.\n");
        let of = "(of “Verania shall pay the crew”)";
        for apart in [&cut, &points] {
            assert_eq!(told(&whole, apart), [format!("condition dropped: {opener} -> — {of}")]);
            assert_eq!(told(apart, &whole), [format!("condition added: — -> {opener} {of}")]);
        }
    }
}

#[test]
fn what_only_leads_on_or_is_said_once_more_is_no_loss() {
    for opener in
        ["In addition", "For this purpose", "In accordance with the Charter", "Accordingly"]
    {
        is_harmless(
            &one(&format!("{opener}, {BOTH}")),
            &one(&format!("{opener}, Ostria shall open the port. Verania shall pay the crew.")),
        );
    }
    for opener in ["During the winter", "In the zone", "At its own expense"] {
        let whole = one(&format!("{opener}, {BOTH}"));
        let again =
            format!("{opener}, Ostria shall open the port. {opener}, Verania shall pay the crew.");
        is_harmless(&whole, &one(&again));
        is_harmless(&one(&again), &whole);
    }
    is_harmless(
        &one(&format!("In the zone, {BOTH}")),
        &one("In the zone, Ostria shall open the port. Verania shall pay the crew in the zone."),
    );
}

#[test]
fn a_condition_that_went_to_another_act_of_its_sentence_is_told() {
    for (hold, kind) in [("if Tovia agrees", "condition added"), ("within ten days", "deadline")] {
        for (link, comma) in [(" and", ""), (", and", ",")] {
            let old = format!(
                "Ostria shall open the port{comma} {hold}{link} Verania shall pay the crew."
            );
            let new = format!(
                "Ostria shall open the port{link} Verania shall pay the crew{comma} {hold}."
            );
            let line = format!("{kind}: — -> {hold} (of “shall pay the crew”)");
            assert_eq!(told(&one(&old), &one(&new)), [line], "{old}");
            assert_eq!(account(&one(&new), &one(&old)).sameness, Sameness::Substance, "{old}");
        }
    }
    let old = "Ostria may open the port if Tovia agrees and shall pay the crew.";
    let new = "Ostria may open the port and shall pay the crew if Tovia agrees.";
    let line = "condition added: — -> if Tovia agrees (of “shall pay the crew”)";
    assert_eq!(told(&one(old), &one(new)), [line]);
}

#[test]
fn a_condition_that_still_governs_what_it_governed_is_not_told() {
    for (old, new) in [
        (
            "If Tovia agrees, Ostria shall open the port.",
            "Ostria shall open the port if Tovia agrees.",
        ),
        // What closes a sentence may govern all of it.
        (
            "If Tovia agrees, Ostria shall open the port and Verania shall pay the crew.",
            "Ostria shall open the port and Verania shall pay the crew if Tovia agrees.",
        ),
        (
            "Ostria shall open the port, if Tovia agrees, and Verania shall pay the crew.",
            "Verania shall pay the crew and Ostria shall open the port if Tovia agrees.",
        ),
        (
            "Ostria shall open the port and, if Tovia agrees, Verania shall pay the crew.",
            "Ostria shall open the port and Verania shall, if Tovia agrees, pay the crew.",
        ),
    ] {
        is_harmless(&one(old), &one(new));
        is_harmless(&one(new), &one(old));
    }
}

#[test]
fn a_name_that_acts_behind_a_condition_is_no_part_of_it() {
    let words = "Ostria shall open the port if Tovia agrees and Verania shall pay the crew.";
    let account = account(&one(words), &one(words));
    assert_eq!(account.duties.into_keys().collect::<Vec<_>>(), ["Ostria", "Verania"]);
}

#[test]
fn what_is_counted_of_each_is_not_what_is_counted_of_all() {
    for (each, all) in [
        (
            "Each Party shall pay 500 euros to the fund.",
            "The Parties shall pay 500 euros to the fund.",
        ),
        ("Each of the Parties shall appoint two judges.", "The Parties shall appoint two judges."),
    ] {
        for (old, new) in [(each, all), (all, each)] {
            let lines = told(&one(old), &one(new));
            assert!(matches!(&lines[..], [line] if line.starts_with("scope: ")), "{lines:?}");
        }
    }
    for (each, all) in [
        ("Each Party shall respect the line.", "The Parties shall respect the line."),
        ("Each Party shall reply within ten days.", "The Parties shall reply within ten days."),
        ("Each Party shall respect point 4.", "The Parties shall respect point 4."),
    ] {
        is_harmless(&one(each), &one(all));
    }
}

#[test]
fn one_word_at_another_place_is_told() {
    for (old, new, line) in [
        (
            "Only Ostria may open the port.",
            "Ostria may only open the port.",
            "scope: Only -> only (changed)",
        ),
        (
            "The number of guards falls from 10 to 8.",
            "The number of guards falls from 8 to 10.",
            "figure: 10 to 8 -> 8 to 10 (changed)",
        ),
        (
            "Bread is given to the police.",
            "Bread is given to the army.",
            "scope: police -> army (changed)",
        ),
    ] {
        assert_eq!(told(&one(old), &one(new)), [line]);
    }
    for (old, new) in [
        (
            "Ostria shall pay the rent at the beginning of the year.",
            "Ostria shall pay the rent at the end of the year.",
        ),
        (
            "The ship leaves at the start of the session.",
            "The ship leaves at the end of the session.",
        ),
        (
            "The port is open in the first ten days of May.",
            "The port is open in the last ten days of May.",
        ),
    ] {
        assert_eq!(account(&one(old), &one(new)).sameness, Sameness::Substance, "{new}");
    }
    for (old, new) in [
        ("Only Ostria may open the port.", "Ostria only may open the port."),
        ("Ostria may open the port only in May.", "Only in May may Ostria open the port."),
        ("The number lies between 8 and 10.", "The number lies between 10 and 8."),
        ("The ship leaves at the end of May.", "The ship leaves at the close of May."),
    ] {
        is_harmless(&one(old), &one(new));
    }
}
