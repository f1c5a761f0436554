//! Words that turn a sentence: families that the lists know, and who and how many are meant by them.

use paraph_compare::substance::{Context, Language, Party, changes, lines};

fn context(language: Language) -> Context {
    let mut context = Context::new(language);
    context.parties = ["Seller", "Buyer"].map(Party::named).to_vec();
    context
}

fn told(old: &str, new: &str) -> Vec<String> {
    let all = changes(old, new, &context(Language::ENGLISH));
    lines(&all).iter().map(ToString::to_string).collect()
}

fn check(cases: &[(&str, &str, &str)]) {
    for (old, new, line) in cases {
        assert_eq!(told(old, new), [*line], "{old} -> {new}");
    }
}

fn are_quiet(cases: &[(&str, &str)]) {
    for (old, new) in cases {
        assert!(told(old, new).is_empty(), "{old} -> {new}: {:?}", told(old, new));
    }
}

#[test]
fn how_many_of_the_parties_must_speak_is_told() {
    check(&[
        (
            "The lease is renewed unless either Party gives notice.",
            "The lease is renewed unless both Parties give notice.",
            "condition changed: either Party -> both Parties (changed)",
        ),
        (
            "Either Party may call a meeting.",
            "Both Parties may call a meeting.",
            "scope: Either Party -> Both Parties (changed)",
        ),
    ]);
    are_quiet(&[("Both Parties shall inform the Office.", "Each Party shall inform the Office.")]);
}

#[test]
fn a_right_that_nobody_had_and_one_has_is_a_denial_that_fell() {
    check(&[
        (
            "Neither Party may assign the lease.",
            "Only the Buyer may assign the lease.",
            "negation: Neither Party may -> Only the Buyer may (dropped)",
        ),
        (
            "Only the Buyer may assign the lease.",
            "Neither Party may assign the lease.",
            "negation: Only the Buyer may -> Neither Party may (added)",
        ),
    ]);
}

#[test]
fn what_an_exception_takes_out_may_not_be_taken_in() {
    check(&[(
        "Its liability is limited to the price, except in cases of gross negligence.",
        "Its liability is limited to the price, including in cases of gross negligence.",
        "condition changed: except in cases of -> including in cases of (changed)",
    )]);
}

#[test]
fn letters_that_deny_are_told_and_those_that_only_look_so_are_not() {
    check(&[
        (
            "The mission has 60 unarmed observers.",
            "The mission has 60 armed observers.",
            "negation: unarmed -> armed (dropped)",
        ),
        (
            "The Buyer returns paid invoices.",
            "The Buyer returns unpaid invoices.",
            "negation: paid -> unpaid (added)",
        ),
    ]);
    for (old, new) in [
        ("The clerk shall form the file.", "The clerk shall inform the file."),
        ("The clerk shall patch the file.", "The clerk shall dispatch the file."),
        ("The clerk shall voice the claim.", "The clerk shall invoice the claim."),
    ] {
        assert!(told(old, new).iter().all(|line| !line.starts_with("negation")), "{old} -> {new}");
    }
}

#[test]
fn what_a_consent_must_be_like_is_told() {
    let with = |consent: &str| {
        format!("Neither Party may assign the lease without {consent} of the other Party.")
    };
    check(&[
        (
            &with("the prior written consent"),
            &with("the prior consent"),
            "condition changed: without the prior written consent of -> without the prior consent of (changed)",
        ),
        (
            &with("the prior written consent"),
            &with("the written consent"),
            "condition changed: without the prior written consent of -> without the written consent of (changed)",
        ),
    ]);
    are_quiet(&[(&with("the prior written consent"), &with("prior written approval"))]);
}

#[test]
fn a_ban_that_only_asks_to_try_is_weaker() {
    check(&[
        (
            "The Buyer shall not take more than 40 per cent of the flow.",
            "The Buyer shall endeavour not to take more than 40 per cent of the flow.",
            "force (The Buyer): shall -> shall endeavour not to (weaker)",
        ),
        (
            "The Buyer should not sell the cranes.",
            "The Buyer shall not sell the cranes.",
            "force (The Buyer): should -> shall (stronger)",
        ),
    ]);
    are_quiet(&[("The Buyer shall not sell it.", "The Buyer must not sell it.")]);
}

#[test]
fn the_event_and_the_side_of_a_time_are_told() {
    check(&[(
        "The Seller warrants the cranes for 24 months from acceptance.",
        "The Seller warrants the cranes for 24 months from delivery.",
        "deadline: from acceptance -> from delivery (changed)",
    )]);
    for (old, new) in [
        ("Water flows from 1 April to 30 September.", "Water flows from 30 September to 1 April."),
        ("Ships enter from 8 a.m. to 6 p.m.", "Ships enter from 6 p.m. to 8 a.m."),
    ] {
        assert!(told(old, new).iter().any(|line| line.starts_with("deadline: ")), "{old} -> {new}");
    }
    are_quiet(&[("It runs from 1 May to 3 May 2027.", "It runs from 1 May until 3 May 2027.")]);
}

#[test]
fn a_name_for_another_is_certain_where_nothing_else_is_another() {
    check(&[(
        "This lease is governed by the laws of Norway.",
        "This lease is governed by the laws of Denmark.",
        "scope: Norway -> Denmark (changed)",
    )]);
}

#[test]
fn what_is_said_of_somebody_and_what_rules_bear_no_duty() {
    check(&[
        (
            "The Buyer, a company of Norway, shall pay the price.",
            "The Buyer, a company of Norway, may pay the price.",
            "force (The Buyer): shall -> may (weaker)",
        ),
        (
            "The laws of Norway shall apply.",
            "The laws of Norway may apply.",
            "force: shall -> may (weaker)",
        ),
    ]);
}

#[test]
fn things_that_took_each_others_place_are_one_line() {
    check(&[(
        "Decisions of the Board are taken by unanimity, except decisions on procedure, which are taken by simple majority.",
        "Decisions of the Board are taken by simple majority, except decisions on procedure, which are taken by unanimity.",
        "scope: unanimity -> simple majority (changed); simple -> unanimity (changed)",
    )]);
}

#[test]
fn scope_has_a_direction_only_where_the_words_tell_it() {
    check(&[
        (
            "The Seller shall release all prisoners in May.",
            "The Seller shall release prisoners in May.",
            "read it: scope: all -> — (narrowed)",
        ),
        (
            "The Seller shall release prisoners in May.",
            "The Seller shall release wounded prisoners in May.",
            "read it: scope: — -> wounded (narrowed)",
        ),
        (
            "The Seller shall release all prisoners held there.",
            "The Seller shall, on the basis of reciprocity, release all prisoners held there.",
            "read it: scope: — -> on the basis of reciprocity",
        ),
    ]);
}

#[test]
fn sides_are_known_in_other_languages() {
    let french = |old: &str, new: &str| {
        let all = changes(old, new, &context(Language::named("fr").expect("French is known")));
        lines(&all).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        french(
            "Le bail est reconduit sauf si l'une des Parties le dénonce.",
            "Le bail est reconduit sauf si les deux Parties le dénoncent.",
        ),
        ["scope: l'une des Parties -> les deux Parties (changed)"]
    );
    assert_eq!(
        french(
            "Les personnes accusées de vol sont exclues.",
            "Les personnes condamnées pour vol sont exclues."
        ),
        ["scope: accusées de -> condamnées pour (changed)"]
    );
}

/// Another name is another thing, however many words it has; another spelling of a name is none.
#[test]
fn a_name_of_several_words_is_another_and_a_spelling_is_not() {
    let of = |name: &str| format!("1. The talks are held in {name}.\n");
    let lines = |old: &str, new: &str| told(&of(old), &of(new));
    assert_eq!(
        lines("Upper Karvia", "Lower Tavaria"),
        ["scope: Upper Karvia -> Lower Tavaria (changed)"]
    );
    assert_eq!(lines("Kiev", "Warsaw"), ["scope: Kiev -> Warsaw (changed)"]);
    for (old, new) in [("Kiev", "Kyiv"), ("Odessa", "Odesa"), ("Sveti Jakov", "Sveti Yakov")] {
        assert!(lines(old, new).is_empty(), "{old} {new}: {:?}", lines(old, new));
    }
}
