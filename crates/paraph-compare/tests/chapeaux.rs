//! What stands over points is read with them where they go on with it, and apart from them where both are sentences.

mod told;

use paraph_compare::account::Sameness;
use told::{account, is_harmless, told};

#[test]
fn a_sentence_under_a_chapeau_that_says_something_by_itself_is_no_part_of_it() {
    let old = "1. Both states carry out programmes in schools:\n   a. Ostria teaches the language of the minority.\n   \
               b. Verania opens two schools.\n2. The port is closed.\n";
    let new = "1. Ostria teaches the language of the minority.\n2. The port is closed.\n";
    let told = told(old, new);
    assert!(!told.iter().any(|line| line.contains("who bears it")), "{told:?}");
}

#[test]
fn what_changed_over_a_sentence_is_told_where_it_stands() {
    let of = |over: &str, response: &str| {
        format!(
            "1. Guarantee by Ostria{over}:\n   a. If Verania invades, a {response} response follows and every benefit is \
             withdrawn.\n   b. Ostria is compensated.\n"
        )
    };
    let told = told(&of("", "decisive"), &of(" that mirrors Article 5", "robust"));
    assert!(
        told.contains(&"on what ground it ends: decisive -> robust (changed)".into()),
        "{told:?}"
    );
    assert!(!told.iter().any(|line| line.contains("mirrors Article 5 if")), "{told:?}");
}

#[test]
fn what_a_chapeau_lays_on_sentences_under_it_is_read_with_them() {
    let of = |over: &str| {
        format!("1. {over}:\n   a. The ferry is built.\n   b. Ostria opens the port.\n")
    };
    for (old, new) in [
        ("If Verania attacks", "If Verania threatens"),
        ("The following is done within ten days", "The following is done within twenty days"),
        ("Ostria shall ensure that", "Ostria may ensure that"),
    ] {
        assert!(!told(&of(old), &of(new)).is_empty(), "{old} => {new}");
    }
}

#[test]
fn no_sentence_ends_at_an_initial_or_behind_what_is_shortened() {
    let of = |number: &str| {
        format!(
            "1. The envoy of Resolution No. 7, Mr. Peter J. Halden, shall report to Ostria within {number} days.\n"
        )
    };
    assert_eq!(
        told(&of("ten"), &of("twenty")),
        ["deadline: within ten days -> within twenty days (later)"]
    );
    // Cut at the initial, a man without a verb would stand in one of two sentences.
    let chaired =
        |by: &str| format!("1. The council {by} Peter J. Halden monitors the border of Ostria.\n");
    is_harmless(&chaired("that is chaired by"), &chaired("chaired by"));
}

#[test]
fn a_sentence_that_went_past_other_points_stands_elsewhere() {
    let whole = "1. Ostria opens the port. The parties may agree otherwise.\n2. Verania pays.\n3. Tovia watches.\n";
    let far = "1. Ostria opens the port.\n2. Verania pays.\n3. Tovia watches.\n4. The parties may agree otherwise.\n";
    let near = "1. Ostria opens the port.\n2. The parties may agree otherwise.\n3. Verania pays.\n4. Tovia watches.\n";
    assert_eq!(account(whole, far).sameness, Sameness::Place);
    assert_eq!(account(whole, near).sameness, Sameness::Layout);
}
