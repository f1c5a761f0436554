//! Three or more that took each other's place, in a ring: no two of them have each other's.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let [old, new] =
        [old, new].map(|text| Draft::parse(&format!("ACCORD\n\n1. {text}\n")).unwrap());
    Account::of(&old, &new)
}

#[test]
fn duties_that_went_round_are_told() {
    for (old, new) in [
        (
            "Tavaria shall pay, Kestria shall deliver and Sorn shall inspect.",
            "Tavaria shall deliver, Kestria shall inspect and Sorn shall pay.",
        ),
        (
            "The Seller shall pack the goods, the Carrier shall load them and the Buyer shall insure them.",
            "The Carrier shall pack the goods, the Buyer shall load them and the Seller shall insure them.",
        ),
        (
            "The Buyer must notify the bank, the Seller must ship the cargo, the Agent must file the papers and the \
             Surveyor must seal them.",
            "The Seller must notify the bank, the Agent must ship the cargo, the Surveyor must file the papers and \
             the Buyer must seal them.",
        ),
        (
            "The observers shall monitor, the engineers shall repair and the police shall patrol.",
            "The observers shall repair, the engineers shall patrol and the police shall monitor.",
        ),
        (
            "Tavaria shall pay 5 million, Kestria shall pay 7 million and Sorn shall pay 9 million.",
            "Tavaria shall pay 7 million, Kestria shall pay 9 million and Sorn shall pay 5 million.",
        ),
    ] {
        let account = account(old, new);
        assert_eq!(account.sameness, Sameness::Substance, "{new}");
        assert!(account.substance().len() >= 2, "{new}");
    }
}

#[test]
fn what_only_stands_in_another_order_is_not_told() {
    for (old, new) in [
        (
            "Tavaria shall pay, Kestria shall deliver and Sorn shall inspect.",
            "Kestria shall deliver, Sorn shall inspect and Tavaria shall pay.",
        ),
        ("Tavaria, Kestria and Sorn shall meet.", "Sorn, Tavaria and Kestria shall meet."),
        (
            "The fund pays for schools, roads and mills.",
            "The fund pays for roads, mills and schools.",
        ),
        (
            "The Parties shall exchange prisoners, return the dead and open the fords.",
            "The Parties shall open the fords, exchange prisoners and return the dead.",
        ),
    ] {
        assert_ne!(account(old, new).sameness, Sameness::Substance, "{new}");
    }
}
