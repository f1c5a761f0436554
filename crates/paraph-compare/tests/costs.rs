//! Words that change what is said by coming or going: at whose cost, by whom alone, by several together.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let [old, new] =
        [old, new].map(|text| Draft::parse(&format!("ACCORD\n\n1. {text}\n")).unwrap());
    Account::of(&old, &new)
}

/// All are changes, in both directions.
fn all_are_told(pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        for (old, new) in [(one, other), (other, one)] {
            let account = account(old, new);
            assert_eq!(account.sameness, Sameness::Substance, "{old}\n{new}");
            assert!(!account.substance().is_empty(), "{old}\n{new}");
        }
    }
}

/// None is, in either direction, and the count of duties shows none.
fn none_is_told(pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        for (old, new) in [(one, other), (other, one)] {
            let account = account(old, new);
            assert_ne!(account.sameness, Sameness::Substance, "{old}\n{new}");
            assert!(account.duties.values().all(|of| of.gained + of.lost == 0), "{old}\n{new}");
        }
    }
}

#[test]
fn at_whose_cost_a_thing_is_done_is_told() {
    let repair = "The Seller shall repair the pump";
    let of = |tail: &str| format!("{repair}{tail}.");
    let tails = [
        ("", " at its own expense"),
        (" at its own expense", " at the expense of the Buyer"),
        (" at its own expense", " at the Buyer's expense"),
        (" at its own expense", " free of charge"),
        (" free of charge", ""),
        (" at no cost to the Buyer", ""),
        (" free of charge", " at the expense of the Buyer"),
        (" free of charge", " for a fee"),
        (" at the Buyer's expense", " at the Lessee's expense"),
        (" at its own risk and expense", ""),
    ];
    for (old, new) in tails {
        all_are_told(&[(&of(old), &of(new))]);
    }
}

#[test]
fn a_cost_in_other_words_is_none() {
    none_is_told(&[
        (
            "The Seller shall repair it at its own expense.",
            "The Seller shall repair it at its own cost.",
        ),
        (
            "The Seller shall train them free of charge.",
            "The Seller shall train them without charge.",
        ),
        ("The Seller shall train them free of charge.", "The Seller shall train them at no cost."),
        (
            "The Lessee shall restore the barn at the Lessor's expense.",
            "The Lessee shall restore the barn at the expense of the Lessor.",
        ),
        (
            "The Seller shall, at its own expense, repair the pump.",
            "The Seller shall repair the pump at its own expense.",
        ),
    ]);
}

#[test]
fn who_bears_a_thing_alone_or_with_others_is_told() {
    all_are_told(&[
        ("Tavaria alone shall guard the ford.", "Tavaria shall guard the ford."),
        ("The Seller shall solely insure the goods.", "The Seller shall insure the goods."),
        (
            "Tavaria and Kestria shall jointly mend the dam.",
            "Tavaria and Kestria shall mend the dam.",
        ),
        (
            "The Buyer shall be solely responsible for customs.",
            "The Buyer shall be responsible for customs.",
        ),
    ]);
    none_is_told(&[
        ("Tavaria alone shall guard the ford.", "Only Tavaria shall guard the ford."),
        ("The Seller shall solely insure the goods.", "The Seller alone shall insure the goods."),
        (
            "Tavaria and Kestria shall jointly mend the dam.",
            "Tavaria and Kestria shall mend the dam together.",
        ),
        (
            "Tavaria and Kestria shall jointly name the chair.",
            "Tavaria and Kestria jointly shall name the chair.",
        ),
        (
            "The joint committee shall approve the plan.",
            "The joint committee shall jointly approve the plan.",
        ),
    ]);
}

#[test]
fn who_does_a_thing_in_other_words_is_not_told() {
    none_is_told(&[
        ("The fee shall be paid by the Buyer.", "The Buyer shall pay the fee."),
        ("The fee shall be paid in two parts.", "The fee is to be paid in two parts."),
        ("The fee is payable in two parts.", "The fee is to be paid in two parts."),
        (
            "Every request shall be answered by the competent authority.",
            "The competent authority shall answer every request.",
        ),
    ]);
}

#[test]
fn costs_are_told_in_other_languages() {
    all_are_told(&[
        (
            "Le Vendeur doit réparer la pompe dans les dix jours à ses propres frais.",
            "Le Vendeur doit réparer la pompe dans les dix jours aux frais du Preneur.",
        ),
        (
            "Le Vendeur doit former le personnel de la ferme gratuitement.",
            "Le Vendeur doit former le personnel de la ferme.",
        ),
        (
            "Продавець повинен відремонтувати насос за власний рахунок.",
            "Продавець повинен відремонтувати насос за рахунок Покупця.",
        ),
        ("Копії мають бути видані сторонам безоплатно.", "Копії мають бути видані сторонам."),
    ]);
}
