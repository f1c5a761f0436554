//! Whose consent an act needs, whose objection it falls with, who is only told; and for how long a thing holds.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let [old, new] =
        [old, new].map(|text| Draft::parse(&format!("ACCORD\n\n1. {text}\n")).unwrap());
    Account::of(&old, &new)
}

#[test]
fn a_say_that_became_another_is_told() {
    for (old, new) in [
        (
            "The works may begin subject to the approval of the Council.",
            "The works may begin after consultation with the Council.",
        ),
        (
            "Troops may enter with the consent of Tavaria.",
            "Troops may enter after notifying Tavaria.",
        ),
        ("The list is final unless Kestria objects.", "The list is final if Kestria agrees."),
        (
            "The Tenant may alter the barn with the landlord's consent.",
            "The Tenant may alter the barn after informing the landlord.",
        ),
        (
            "The Agent may act with the agreement of the Principal.",
            "The Agent may act after consulting the Principal.",
        ),
        ("The Agent may act with the Principal's consent.", "The Agent may act."),
        (
            "The Agent may act with the Principal's written consent.",
            "The Agent may act with the consent of the Principal.",
        ),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            let account = account(old, new);
            assert_eq!(account.sameness, Sameness::Substance, "{old}\n{new}");
            assert_eq!(account.substance().len(), 1, "{old}\n{new}");
        }
    }
}

#[test]
fn one_consent_in_other_words_is_not_told() {
    for (old, new) in [
        (
            "The works may begin subject to the approval of the Council.",
            "The works may begin with the approval of the Council.",
        ),
        (
            "The Tenant may alter the barn with the landlord's consent.",
            "The Tenant may alter the barn with the consent of the landlord.",
        ),
        ("Troops may enter with the consent of Tavaria.", "Troops may enter if Tavaria consents."),
        (
            "The Agent may act after consultation with the Principal.",
            "The Agent may act after consulting the Principal.",
        ),
        ("The list is final unless Kestria objects.", "Unless Kestria objects, the list is final."),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            assert_ne!(account(old, new).sameness, Sameness::Substance, "{old}\n{new}");
        }
    }
}

#[test]
fn for_how_long_a_thing_holds_is_told() {
    for (old, new) in [
        (
            "The ban applies as long as the mission stays.",
            "The ban applies until the mission stays.",
        ),
        (
            "Payment is due only after inspection of the goods.",
            "Payment is due before inspection of the goods.",
        ),
        ("Aid shall flow while talks continue.", "Aid shall flow before talks continue."),
        ("The port is closed except during the fair.", "The port is closed also during the fair."),
        ("Fish are landed during the fair.", "Fish are landed except during the fair."),
        ("The dam shall be opened within a week.", "The dam shall be opened after a week."),
        (
            "The goods shall arrive no later than 1 May.",
            "The goods shall arrive no earlier than 1 May.",
        ),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            assert_eq!(account(old, new).sameness, Sameness::Substance, "{old}\n{new}");
        }
    }
    for (old, new) in [
        ("Aid shall flow while talks continue.", "Aid shall flow as long as talks continue."),
        ("The port is closed except during the fair.", "The port is closed save during the fair."),
        ("The dam shall be opened within a week.", "The dam shall be opened within one week."),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            assert_ne!(account(old, new).sameness, Sameness::Substance, "{old}\n{new}");
        }
    }
}

#[test]
fn a_say_is_told_in_french_and_ukrainian() {
    for (old, new) in [
        (
            "La Partie peut agir avec l'accord du Conseil dans la zone.",
            "La Partie peut agir après avoir informé le Conseil dans la zone.",
        ),
        (
            "L'aide est fournie tant que les pourparlers durent dans la ville.",
            "L'aide est fournie avant que les pourparlers durent dans la ville.",
        ),
        (
            "Сторона може діяти за згодою Ради у цій зоні.",
            "Сторона може діяти після повідомлення Ради у цій зоні.",
        ),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            assert_eq!(account(old, new).sameness, Sameness::Substance, "{old}\n{new}");
        }
    }
}
