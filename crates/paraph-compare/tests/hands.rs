//! Who a text is between where nothing defines it, duties that changed hands, conditions that no longer hold for an act
//! though no word of them is gone, and one value in several forms.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let [old, new] = [old, new].map(|text| Draft::parse(text).unwrap());
    Account::of(&old, &new)
}

fn lines(account: &Account) -> Vec<String> {
    account.substance().iter().map(|(_, line)| line.to_string()).collect()
}

/// The lines of two drafts that are others in substance.
fn told(old: &str, new: &str) -> Vec<String> {
    let account = account(old, new);
    assert_eq!(account.sameness, Sameness::Substance, "{old}\n{new}");
    lines(&account)
}

/// A draft between a Seller and a Buyer, of which the second point says this.
fn sale(words: &str) -> String {
    format!(
        "between Halden AG (the “Seller”) and Tarn Ltd (the “Buyer”)\n\n1. The Seller shall deliver four \
         cranes.\n\n2. {words}\n"
    )
}

fn of_point(old: &str, new: &str) -> Vec<String> {
    told(&sale(old), &sale(new))
}

fn is_harmless(old: &str, new: &str) {
    let account = account(&sale(old), &sale(new));
    assert!(account.sameness <= Sameness::Words, "{old} => {new}: {:?}", lines(&account));
}

#[test]
fn duties_that_changed_hands_between_names_that_nothing_defines_are_to_be_read() {
    let old = "ACCORD\n\n1. Karvia shall open the port.\n\n2. Selmark shall pay 5 crowns.\n";
    let new = "ACCORD\n\n1. Selmark shall open the port.\n\n2. Karvia shall pay 5 crowns.\n";
    assert_eq!(
        told(old, new),
        // Only somebody pays; a port may open, too.
        [
            "who bears it: Selmark -> Karvia (… shall pay 5 crowns)",
            "read it: who bears it: Karvia -> Selmark"
        ]
    );
}

#[test]
fn a_text_that_says_between_whom_it_is_names_its_parties() {
    let text = |title: &str| format!("{title}\n\n1. The port is open.\n\n2. Karvia shall pay.\n");
    let account = |old: &str, new: &str| account(&text(old), &text(new));
    let one = account("TREATY BETWEEN KARVIA AND SELMARK", "TREATY BETWEEN KARVIA AND DORN");
    assert_eq!(one.parties.iter().map(|one| &*one.name).next(), Some("Karvia"));
    assert_eq!(lines(&one), ["party exchanged: SELMARK -> DORN (treaty between Karvia and …)"]);
    assert_eq!(one.sameness, Sameness::Substance);
    let one =
        account("Treaty between Karvia and Selmark", "Treaty between Karvia, Dorn and Selmark");
    assert_eq!(lines(&one), ["who is a party: — -> Dorn (treaty between Karvia … and Selmark)"]);
    // A body has no second party in its name.
    let one = account(
        "Pact between the Ministry of Trade and Transport and Karvia",
        "Pact between the Ministry of Trade and Transport and Dorn",
    );
    let names: Vec<&str> = one.parties.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Ministry of Trade and Transport", "Karvia", "Dorn"]);
    let one = account("The line between Karvia and Selmark", "The line between Karvia and Dorn");
    assert!(one.parties.is_empty());
}

#[test]
fn who_joins_those_who_made_the_text_is_a_party() {
    let body = "1. Karvia shall open the port.\n\n2. Selmark shall pay.\n";
    let old = format!(
        "TREATY\n\nThe Republic of Karvia and the Kingdom of Selmark have agreed as follows:\n\n{body}"
    );
    let new = old.replace("Karvia and the", "Karvia, the Republic of Dorn and the");
    let [line] = &told(&old, &new)[..] else { panic!() };
    assert!(line.starts_with("who is a party: — -> Republic of Dorn"), "{line}");
    // Defined in a row with parties, though it bears no duty.
    let old = format!(
        "TREATY\n\nKarvia Ltd (“Karvia”) and Selmark Ltd (“Selmark”) have agreed as follows:\n\n{body}"
    );
    let new = old.replace(" and Selmark", ", Dorn Ltd (“Dorn”) and Selmark");
    let [line] = &told(&old, &new)[..] else { panic!() };
    assert!(line.starts_with("who is a party: — -> Dorn"), "{line}");
}

#[test]
fn what_a_title_says_of_all_that_stands_under_it_is_told() {
    let text = |title: &str| format!("{title}\n\n1. The port is open.\n");
    for (old, new, line) in [
        (
            "NON-BINDING MEMORANDUM",
            "BINDING MEMORANDUM",
            "negation: non-binding -> binding (dropped)",
        ),
        ("CEASEFIRE", "NON-BINDING CEASEFIRE", "negation: — -> non-binding"),
    ] {
        assert_eq!(told(&text(old), &text(new)), [line]);
    }
    let account = account(&text("Memorandum"), &text("Memorandum of Understanding"));
    assert_eq!((account.sameness, lines(&account)), (Sameness::Words, Vec::new()));
}

#[test]
fn an_act_that_is_parted_from_its_condition_is_told() {
    let old = "If the price rises, the Seller shall warn the Buyer and return the deposit.";
    let of =
        "condition dropped: If the price rises -> — (of “The Seller shall return the deposit”)";
    let free = "The Seller shall return the deposit.";
    for cut in [" ", "\n\n3. "] {
        let new = format!("If the price rises, the Seller shall warn the Buyer.{cut}{free}");
        assert_eq!(of_point(old, &new), [of]);
        // The other way it came.
        let [line] = &of_point(&new, old)[..] else { panic!() };
        assert!(line.starts_with("condition added: — -> If the price rises (of “"), "{line}");
    }
    assert_eq!(
        of_point(
            "The Seller shall warn the Buyer and return the deposit if the price rises.",
            "The Seller shall warn the Buyer if the price rises. The Seller shall return the deposit.",
        ),
        [of.replace("If", "if")]
    );
}

#[test]
fn a_condition_that_is_said_once_more_for_each_act_is_no_new_one() {
    let old = "If the price rises, the Seller shall warn the Buyer and return the deposit.";
    for behind in [
        "If the price rises, the Seller shall return the deposit.",
        "In that case, the Seller shall return the deposit.",
    ] {
        is_harmless(old, &format!("If the price rises, the Seller shall warn the Buyer. {behind}"));
    }
    // Of two acts the second alone hung on it.
    is_harmless(
        "The Seller shall warn the Buyer, and shall return the deposit if the price rises.",
        "The Seller shall warn the Buyer. The Seller shall return the deposit if the price rises.",
    );
    // Said twice, and once now: the other act is free.
    assert_eq!(
        of_point(
            "If it fails, the Buyer may end the lease. If it fails, the Buyer may claim damages.",
            "If it fails, the Buyer may end the lease. The Buyer may claim damages.",
        ),
        ["condition dropped: If it fails -> —"]
    );
}

#[test]
fn one_value_in_other_figures_and_letters_is_no_change() {
    for (one, other) in [
        ("3,500 crowns", "three thousand five hundred crowns"),
        ("1,250,000 crowns", "one million two hundred and fifty thousand crowns"),
        ("2,400,000 crowns", "2.4 million crowns"),
        ("EUR 2,400,000", "EUR 2.400.000"),
        ("EUR 2,400,000.50", "EUR 2.400.000,50"),
        ("1/2 of the price", "half the price"),
        ("1/4 of the price", "a quarter of the price"),
    ] {
        let [one, other] =
            [one, other].map(|of| format!("The Buyer shall pay {of} to the Seller."));
        is_harmless(&one, &other);
        is_harmless(&other, &one);
    }
    for (one, other) in [("06:00", "6 a.m."), ("18:30", "6.30 p.m."), ("6:30 p.m.", "18:30")] {
        let [one, other] =
            [one, other].map(|of| format!("The truce begins at {of} on 3 May 2027."));
        is_harmless(&one, &other);
    }
}

#[test]
fn another_value_is_told_in_whatever_form() {
    for (old, new, line) in [
        (
            "The Buyer shall pay 3,500 crowns.",
            "The Buyer shall pay three thousand four hundred crowns.",
            "figure: 3,500 -> three thousand four hundred (lower)",
        ),
        (
            "The Buyer shall pay EUR 2.400.000.",
            "The Buyer shall pay EUR 2.5 million.",
            "figure: 2.400.000 -> 2.5 million (higher)",
        ),
        (
            "The truce begins at 6:30 a.m. on Monday.",
            "The truce begins at 18:30 on Monday.",
            "deadline: at 6:30 a.m -> at 18:30 (later)",
        ),
    ] {
        assert_eq!(of_point(old, new), [line]);
    }
}

/// A title in capitals ends where the text begins, though this begins with a name.
#[test]
fn a_title_in_capitals_is_no_part_of_the_first_point() {
    let text = "TREATY BETWEEN OSTRIA AND VERANIA\n\n1. Ostria shall open the port.\n\n2. Verania shall pay.\n";
    let account = account(text, &text.replace("shall pay", "may pay"));
    let names: Vec<&str> = account.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Ostria", "Verania"]);
}
