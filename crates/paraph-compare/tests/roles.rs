//! Who stands on which side of a bargain, under names in small letters and with an owner's ending.

use paraph_compare::account::Sameness;
use told::{account, is_harmless, told};

mod told;

/// Four points that name somebody, in words that bind nobody.
fn points(who: &str) -> String {
    format!(
        "1. Notices of the {who} are late.\n\n2. Houses of the {who} are cold.\n\n3. The {who}'s \
         dogs are loud.\n\n4. Guests of the {who} wait.\n"
    )
}

#[test]
fn a_role_that_became_another_throughout_is_told_once() {
    for (old, new) in [
        ("lender", "borrower"),
        ("landlord", "tenant"),
        ("supplier", "customer"),
        ("claimant", "respondent"),
        ("seller", "guarantor"),
    ] {
        let line = format!("party exchanged: {old} -> {new} (throughout)");
        assert_eq!(told(&points(old), &points(new)), [line]);
    }
}

#[test]
fn a_body_that_became_another_throughout_is_told_once() {
    for (old, new) in [
        ("commission", "council"),
        ("king", "parliament"),
        ("police", "army"),
        ("owner", "manager"),
        ("mayor", "governor"),
        ("server", "client"),
    ] {
        let line = format!("party exchanged: {old} -> {new} (throughout)");
        assert_eq!(told(&points(old), &points(new)), [line]);
    }
    // Of things, and of what the lists do not know, nothing is told.
    for (old, new) in [("vehicle", "car"), ("harbour", "port"), ("army", "military")] {
        is_harmless(&points(old), &points(new));
    }
}

#[test]
fn a_plan_by_another_name_is_told_once_and_nobody_else() {
    let points = |what: &str| {
        format!(
            "1. The {what} shall end in May.\n\n2. The budget of the {what} is open.\n\n3. Ostria \
             shall fund the {what}.\n"
        )
    };
    for (old, new) in [("Programme", "Project"), ("Green Plan", "River Initiative")] {
        let account = account(&points(old), &points(new));
        assert_eq!(account.sameness, Sameness::Words, "{old}, {new}");
        assert_eq!(account.renamings.len(), 1, "{old}, {new}");
    }
    assert_eq!(account(&points("Agency"), &points("Office")).sameness, Sameness::Substance);
}

#[test]
fn another_word_for_the_same_role_is_none() {
    for (old, new) in [
        ("vendor", "seller"),
        ("lessor", "landlord"),
        ("client", "customer"),
        ("organiser", "organizer"),
        ("Vendor", "Seller"),
    ] {
        let account = account(&points(old), &points(new));
        assert_eq!(account.sameness, Sameness::Words, "{old}, {new}");
        assert_eq!(account.renamings.len(), 1, "{old}, {new}");
        assert_eq!(account.renamings[0].count, 4, "{old}, {new}");
    }
}

#[test]
fn two_roles_that_took_each_others_place_are_told() {
    for (one, other) in [("landlord", "tenant"), ("insurer", "insured"), ("employers", "employees")]
    {
        let text = |one: &str, other: &str| {
            format!(
                "1. The notice of the {one} goes before that of the {other}.\n\n2. The rest falls to \
                 the {other}.\n"
            )
        };
        let sameness = account(&text(one, other), &text(other, one)).sameness;
        assert_eq!(sameness, Sameness::Substance, "{one}, {other}");
    }
    is_harmless("1. Both landlord and tenant sign it.\n", "1. Both tenant and landlord sign it.\n");
}

#[test]
fn a_name_with_an_owners_ending_is_the_name() {
    let text = |name: &str| {
        format!(
            "1. {name}'s port stays open.\n\n2. {name}'s fleet returns first.\n\n3. {name}'s army leaves.\n"
        )
    };
    assert_eq!(
        told(&text("Ostria"), &text("Vestria")),
        ["party exchanged: Ostria -> Vestria (throughout)"]
    );
    is_harmless(&text("Kiev"), &text("Kyiv"));
}
