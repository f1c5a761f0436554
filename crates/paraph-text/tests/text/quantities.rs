//! Figures and modal verbs in the words of a point.

use paraph_text::Draft;

fn point(words: &str) -> Draft {
    Draft::parse(&format!("1. {words}\n")).unwrap()
}

/// Each quantity as printed, and the figure as it stands in the text.
#[track_caller]
fn check(words: &str, expected: &[&str]) {
    let draft = point(words);
    let point = &draft.points()[0];
    let found = point.quantities();
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    for quantity in found {
        let place = point.text().get(quantity.at.clone()).unwrap();
        assert_eq!(place.split_whitespace().collect::<Vec<_>>().join(" "), quantity.figure);
    }
}

#[test]
fn value_bound_unit_and_circumstance() {
    check("The forces are limited to 600,000 persons.", &["at most 600000 persons"]);
    check(
        "The forces of Ukraine number 800,000 persons in peacetime.",
        &["800000 persons, in peacetime"],
    );
    check(
        "at least 15 kilometres back from the line",
        &["at least 15 kilometres, back from the line"],
    );
    check("not more than 100 mm, and so on", &["at most 100 mm"]);
    check("artillery of 100 mm and more.", &["at least 100 mm"]);
    check("It ends on Monday, 14 days or more after it", &["at least 14 days, after it"]);
    check("a fund of USD 1.5 billion per year; then", &["1500000000 USD, per year"]);
    check("up to EUR 2,5 million", &["at most 2500000 EUR"]);
    check("$100 billion is put in", &["100000000000 $, is put in"]);
    check("exactly 50 % of the profit", &["exactly 50 %, of the profit"]);
    check("receives 50 percent of it", &["50 percent, of it"]);
    check("less than 4.50 per cent", &["less than 4.5 per cent"]);
    check("10 000 square kilometres", &["10000 square kilometres"]);
    check("about 1\u{a0}000\u{a0}000 tonnes", &["about 1000000 tonnes"]);
    check("a 30-day period within 24h", &["30 day, period within 24h", "at most 24 h"]);
    check("300km.", &["300 km"]);
    check("10 to 15 days", &["10, to 15 days", "15 days"]);
    check("0.05 units", &["0.05 units"]);
}

#[test]
fn numbers_in_letters_count_before_a_known_unit() {
    check("within thirty days of signing", &["at most 30 days, of signing"]);
    check("within thirty (30) days", &["at most 30 days"]);
    check("twenty-one years", &["21 years"]);
    check("two hundred thousand troops", &["200000 troops"]);
    check("One of the two sides and four heads of state", &[]);
    check("two hundred and fifty persons", &[]);
}

#[test]
fn dates_years_references_and_ordinals_are_no_quantities() {
    for words in [
        "adopted on 12 February 2015 in Minsk",
        "on February 12 it ends",
        "until 2030 Ukraine is free",
        "up to 2030",
        "Article 5 and points 3 to 6 and 8 of it",
        "Directive 2003/87/EC, ISO-9001, G77, 5(2) and 00:00",
        "resolution No. 2202 (2015)",
        "on day 2 of the ceasefire",
        "the 5th of these; 1-4",
        "(1) the words, (2) the others",
    ] {
        check(words, &[]);
    }
    check("2000 troops", &["2000 troops"]);
    check("EUR 2000", &["2000 EUR"]);
}

#[test]
fn a_bracket_has_its_bound_and_unit_around_it() {
    check(
        "at least [600,000] (RU)[800,000] (UA) persons [in peacetime]",
        &["at least 600000 persons", "at least 800000 persons"],
    );
    check("for [five / 10] years (not more)", &["5 years", "10 years"]);
    check(
        "[within 14 days / within [30][60] days of it]",
        &["at most 14 days", "at most 30 days, of it", "at most 60 days, of it"],
    );
    check("G[77] and [[14] or 15] days", &["14, or 15", "15 days"]);
}

#[test]
fn what_a_mediator_compares() {
    let of = |words| point(words).points()[0].quantities().remove(0);
    let old = of("The forces are limited to 600,000 persons.");
    let new = of("The forces are limited to 800,000 persons in peacetime.");
    assert_ne!(old.value, new.value);
    assert_eq!((old.bound, &old.unit), (new.bound, &new.unit));
    assert_eq!((old.circumstance.as_str(), new.circumstance.as_str()), ("", "in peacetime"));
    assert_ne!(of("limited to 600,000 units").unit, old.unit);
    assert_eq!(of("2.50 km").value, of("2,5 km").value);
    assert_eq!(of("600 thousand persons").value, old.value);
}

#[test]
fn modal_verbs_with_their_place() {
    let draft = point(
        "The parties [shall][should] meet; they shall\n  not fire, cannot and MAY NEVER, in May.",
    );
    let point = &draft.points()[0];
    let found: Vec<String> = point.modals().iter().map(ToString::to_string).collect();
    assert_eq!(found, ["shall", "should", "shall not", "can not", "may not"]);
    let places: Vec<&str> = point.modals().into_iter().map(|m| &point.text()[m.at]).collect();
    assert_eq!(places, ["shall", "should", "shall\nnot", "cannot", "MAY NEVER"]);
    let negated = |words: &str| crate::quantities::point(words).points()[0].modals()[0].is_negated;
    assert!(!negated("They shall, not later than May, go") && !negated("It shall [not] go"));
}
