//! Times that hold for several acts, and how far a span reaches.

use paraph_compare::account::Sameness;
use told::{account, is_harmless, told};

mod told;

const WITHIN: &str =
    "1. Within ten days Ostria shall clear the road and Vestria shall open the gate.\n";

#[test]
fn an_act_that_lost_its_time_is_told() {
    for new in [
        "1. Within ten days Ostria shall clear the road. Vestria shall open the gate.\n",
        "1. Within ten days Ostria shall clear the road.\n\n2. Vestria shall open the gate.\n",
    ] {
        assert_eq!(
            told(WITHIN, new),
            ["deadline: Within ten days -> — (of “Vestria shall open the gate”)"]
        );
        assert_eq!(
            told(new, WITHIN),
            ["deadline: — -> Within ten days (of “Vestria shall open the gate”)"]
        );
    }
}

#[test]
fn a_time_that_is_said_once_more_is_no_new_one() {
    for new in [
        "1. Within ten days Ostria shall clear the road.\n\n2. Within ten days Vestria shall open the \
         gate.\n",
        "1. Within ten days Ostria shall clear the road. Vestria shall open the gate within ten days.\n",
        "1. Within ten days Ostria shall clear the road. Within the same period Vestria shall open the \
         gate.\n",
        "1. Ostria shall clear the road within ten days. Vestria shall open the gate by the same date.\n",
    ] {
        is_harmless(WITHIN, new);
        is_harmless(new, WITHIN);
    }
    // The time held for the first alone.
    is_harmless(
        "1. Ostria shall clear the road within ten days and Vestria shall open the gate.\n",
        "1. Ostria shall clear the road within ten days. Vestria shall open the gate.\n",
    );
    let added = "1. Within ten days Ostria shall clear the road. Within ten days Vestria shall open \
                 the gate.\n";
    let alone = "1. Within ten days Ostria shall clear the road. Vestria shall open the gate.\n";
    assert_eq!(account(alone, added).sameness, Sameness::Substance);
}

#[test]
fn a_span_that_reaches_otherwise_is_another_deadline() {
    for (old, new) in [
        ("within ten days after delivery", "ten days after delivery"),
        ("ten days before delivery", "at least ten days before delivery"),
        ("at least ten days before delivery", "within ten days before delivery"),
    ] {
        let text = |span: &str| format!("1. The list is due {span}.\n");
        assert_eq!(account(&text(old), &text(new)).sameness, Sameness::Substance, "{old}, {new}");
    }
    for (old, new) in [
        ("within ten days after delivery", "not later than ten days after delivery"),
        ("within ten days of delivery", "up to ten days after delivery"),
        ("at least ten days before delivery", "not later than ten days before delivery"),
        ("no later than the day falling ten days after delivery", "within ten days after delivery"),
        ("ten days after delivery at the latest", "within ten days after delivery"),
        ("ten days after delivery or earlier", "within ten days after delivery"),
    ] {
        let text = |span: &str| format!("1. The list is due {span}.\n");
        is_harmless(&text(old), &text(new));
    }
}
