//! Digits that are raised or lowered, and figures below zero however their sign is drawn.

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn sameness(old: &str, new: &str) -> Sameness {
    let frame = |words: &str| format!("1. North shall open the port at Dalen.\n\n2. {words}\n");
    let [old, new] = [old, new].map(|words| Draft::parse(&frame(words)).expect("a draft"));
    Account::of(&old, &new).sameness
}

#[test]
fn small_digits_of_a_word_are_drawn_otherwise_and_say_the_same() {
    for (old, new) in [
        ("The plot has 5 m² of land.", "The plot has 5 m2 of land."),
        ("The plot has 5\u{A0}km² of land.", "The plot has 5 km2 of land."),
        ("They let out no CO₂ and no H₂O.", "They let out no CO2 and no H2O."),
    ] {
        assert_eq!(sameness(old, new), Sameness::Layout, "{old}");
        assert_eq!(sameness(new, old), Sameness::Layout, "{old}");
    }
    assert_eq!(
        sameness("The plot has 5 m² of land.", "The plot has 5 m³ of land."),
        Sameness::Substance
    );
}

#[test]
fn a_raised_digit_of_a_figure_is_no_digit_like_others() {
    for (old, new) in [
        ("They let out 10⁶ tonnes.", "They let out 106 tonnes."),
        ("They let out 10⁶ tonnes.", "They let out 10⁷ tonnes."),
        ("They let out 10⁶ tonnes.", "They let out 10⁻⁶ tonnes."),
        ("They let out 10⁻⁶ tonnes.", "They let out 10-6 tonnes."),
        ("They pay 100 (1 + r)^(n) crowns.", "They pay 100 (1 + r)^(m) crowns."),
        ("They pay 10^(n) crowns.", "They pay 10n crowns."),
    ] {
        assert_eq!(sameness(old, new), Sameness::Substance, "{old} {new}");
        assert_eq!(sameness(new, old), Sameness::Substance, "{new} {old}");
    }
}

#[test]
fn a_dash_before_a_figure_is_its_minus_where_nothing_stands_before() {
    for (old, new) in [
        ("Goods are kept at –5 °C or below.", "Goods are kept at -5 °C or below."),
        ("Goods are kept at −5 °C or below.", "Goods are kept at –5 °C or below."),
        ("The rate (–5%) is paid.", "The rate (-5%) is paid."),
    ] {
        assert_eq!(sameness(old, new), Sameness::Layout, "{old}");
    }
    for (old, new) in [
        ("Goods are kept at –5 °C or below.", "Goods are kept at 5 °C or below."),
        ("The rate (–5%) is paid.", "The rate (5%) is paid."),
        ("The rate (-5%) is paid.", "The rate (5%) is paid."),
    ] {
        assert_eq!(sameness(old, new), Sameness::Substance, "{old}");
    }
    // Between two figures it says from where to where.
    assert_eq!(
        sameness("They meet on 3 – 5 May.", "They meet on 3–5 May."),
        sameness("They meet on 3 - 5 May.", "They meet on 3-5 May.")
    );
}
