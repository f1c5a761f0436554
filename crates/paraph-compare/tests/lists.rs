//! Lists: what says of an item what is said of it, and the order of items where that is what is said.

use paraph_compare::account::Sameness;
use told::{account, is_harmless, told};

mod told;

/// Two lists under two chapeaux, of which the third item of the first went to the second.
fn moved(first: &str, second: &str) -> [String; 2] {
    let list = |label: u8, over: &str, items: &[&str]| {
        let lines =
            items.iter().zip('a'..).map(|(item, letter)| format!("   {letter}. {item};\n\n"));
        format!("{label}. {over}\n\n{}", lines.collect::<String>())
    };
    [
        [list(1, first, &["mortars", "tanks", "rockets"]), list(2, second, &["rifles", "pistols"])],
        [list(1, first, &["mortars", "tanks"]), list(2, second, &["rifles", "pistols", "rockets"])],
    ]
    .map(|lists| lists.concat())
}

#[test]
fn an_item_under_another_chapeau_says_what_that_says() {
    for (first, second) in [
        ("The Parties shall not sell:", "The Parties may sell:"),
        ("The following are withdrawn:", "The following remain in place:"),
        ("Goods of the first class are:", "Goods of the second class are:"),
        ("The Seller pays for:", "The Buyer pays for:"),
        ("In scope:", "Out of scope:"),
        ("Short term:", "Long term:"),
    ] {
        let [old, new] = moved(first, second);
        assert_eq!(account(&old, &new).sameness, Sameness::Substance, "{first} {second}");
    }
    for (first, second) in [
        ("The Tenant shall clean:", "The Tenant shall also clean:"),
        ("The Tenant shall pay for:", "The Tenant must pay for:"),
        ("The Tenant shall clean:", "The Tenant shall clean:"),
    ] {
        let [old, new] = moved(first, second);
        is_harmless(&old, &new);
    }
}

/// A list of three under a chapeau, in two orders.
fn reordered(over: &str) -> [String; 2] {
    [["costs", "interest", "principal"], ["interest", "costs", "principal"]].map(|items| {
        let [one, two, three] = items;
        format!("1. {over}\n\n   a. {one};\n\n   b. {two};\n\n   c. {three}.\n")
    })
}

#[test]
fn items_whose_order_is_what_is_said_are_told() {
    for over in [
        "Payments are applied in the following order:",
        "These are paid in order of priority:",
        "The claims are heard one after the other:",
        "The procedure has the following steps:",
    ] {
        let [old, new] = reordered(over);
        assert_eq!(told(&old, &new), ["order: costs; interest -> interest; costs (changed)"]);
    }
    for over in [
        "Payments are applied to:",
        "Payments are applied in no particular order:",
        "For the maintenance of public order these count:",
        "In order to save, the following are cut:",
    ] {
        let [old, new] = reordered(over);
        assert_eq!(account(&old, &new).sameness, Sameness::Place, "{over}");
    }
}

#[test]
fn points_under_a_heading_that_says_so_stand_in_an_order() {
    let text = |heading: &str, first: &str, second: &str| {
        format!("DEED\n\n_{heading}_\n\n1. {first}\n\n2. {second}\n")
    };
    let points = ["The contract is signed.", "The annexes are attached."];
    let of = |heading: &str| {
        let old = text(heading, points[0], points[1]);
        account(&old, &text(heading, points[1], points[0])).sameness
    };
    assert_eq!(of("Order of precedence"), Sameness::Substance);
    assert_eq!(of("Documents"), Sameness::Place);
}

#[test]
fn the_order_in_a_sentence_is_told_where_it_counts() {
    for (old, new) in [
        (
            "1. These prevail in order of priority: the contract, the annexes, the tender.\n",
            "1. These prevail in order of priority: the annexes, the contract, the tender.\n",
        ),
        (
            "1. The contract, the annexes and the tender prevail in that order.\n",
            "1. The annexes, the contract and the tender prevail in that order.\n",
        ),
        (
            "1. First, the envoy reports. Second, the council votes.\n",
            "1. First, the council votes. Second, the envoy reports.\n",
        ),
        (
            "1. The funds go out in the following order: the costs, the wages, the taxes.\n",
            "1. The funds go out in the following order:\n\n   a. the wages;\n\n   b. the costs;\n\n   \
             c. the taxes.\n",
        ),
    ] {
        assert_eq!(account(old, new).sameness, Sameness::Substance, "{old} => {new}");
    }
    for (old, new) in [
        (
            "1. The members are the port, the city and the railway.\n",
            "1. The members are the city, the port and the railway.\n",
        ),
        (
            "1. The guards work in turn at the port and at the gate.\n",
            "1. The guards in turn work at the gate and at the port.\n",
        ),
        (
            "1. These are paid in the following order: the costs of the court, the wages, the taxes.\n",
            "1. These are paid in the following order: the court costs, the wages, the taxes.\n",
        ),
        (
            "1. The funds go out in the following order: the costs, the wages, the taxes.\n",
            "1. The funds go out in the following order:\n\n   a. the costs;\n\n   b. the wages;\n\n   \
             c. the taxes.\n",
        ),
    ] {
        is_harmless(old, new);
    }
}
