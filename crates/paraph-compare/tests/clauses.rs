//! Clauses within a sentence, each with who acts in it, and a chapeau with its items as one sentence.

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let frame = |words: &str| {
        format!("ACCORD\n\nThe Parties: North, South\n\n1. South shall open the road.\n\n{words}\n")
    };
    let [old, new] = [old, new].map(|words| Draft::parse(&frame(words)).expect("a draft"));
    Account::of(&old, &new)
}

fn told(old: &str, new: &str) -> Vec<String> {
    account(old, new).substance().iter().map(|(_, line)| line.to_string()).collect()
}

/// Who has how many duties in the old text and in the new.
fn duties(old: &str, new: &str) -> Vec<(String, usize, usize)> {
    let counted = account(old, new).duties.into_iter();
    counted.map(|(who, of)| (who, of.old, of.new)).collect()
}

fn of(north: [usize; 2], south: [usize; 2]) -> Vec<(String, usize, usize)> {
    vec![("North".into(), north[0], north[1]), ("South".into(), south[0], south[1])]
}

#[test]
fn who_acts_in_a_clause_of_its_own_bears_what_it_says() {
    for (old, new, line) in [
        (
            "2. North shall use the port that South shall dredge.",
            "2. North shall use the port that South may dredge.",
            "force (South): shall -> may (weaker)",
        ),
        (
            "2. North shall give maps to South, which South shall return.",
            "2. North shall give maps to South, which South should return.",
            "force (South): shall -> should (weaker)",
        ),
        (
            "2. North shall free prisoners and South shall visit the camps.",
            "2. North shall free prisoners and South may visit the camps.",
            "force (South): shall -> may (weaker)",
        ),
    ] {
        assert_eq!(told(old, new), [line], "{old}");
        assert_eq!(duties(old, new), of([1, 1], [2, 1]), "{old}");
    }
    // A ban on South, and none on North.
    let (old, new) = (
        "2. North shall give maps that South shall not copy.",
        "2. North shall give maps that South may copy.",
    );
    assert_eq!(duties(old, new), of([1, 1], [2, 1]));
    // Who is spoken of by a pronoun.
    let (old, new) =
        ("2. North shall say whether it can pay.", "2. North shall say whether it will pay.");
    assert_eq!(told(old, new), ["force (North): can -> will (stronger)"]);
}

#[test]
fn a_thing_that_a_clause_speaks_of_bears_nothing() {
    let (old, new) = (
        "2. North shall report events which may delay the ships.",
        "2. North shall report events which will delay the ships.",
    );
    assert_eq!(duties(old, new), of([1, 1], [1, 1]));
    assert_eq!(
        duties(
            "2. North shall send the ships to South, which shall repair them.",
            "2. North shall send the ships to South, which may repair them."
        ),
        of([1, 1], [2, 1])
    );
}

#[test]
fn what_may_be_in_a_clause_is_not_what_must_be_done() {
    for (old, new) in [
        (
            "2. North shall report works which may affect the river.",
            "2. North shall report works which significantly affect the river.",
        ),
        (
            "2. North shall inspect the ships which South may send.",
            "2. North shall inspect the ships which South sends.",
        ),
        (
            "2. North shall repair any bridge that may be damaged.",
            "2. North shall repair any damaged bridge.",
        ),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            let lines = told(old, new);
            assert!(!lines.iter().any(|line| line.starts_with("force")), "{old}: {lines:?}");
        }
    }
    // Of acts in a row the verb is another all the same.
    assert_eq!(
        told(
            "2. North shall repair the bridge and may paint the rails.",
            "2. North shall repair the bridge and shall paint the rails."
        ),
        ["force (North): may -> shall (stronger)"]
    );
}

const BAN: &str =
    "2. North shall not:\n\n   a. fly over the zone;\n\n   b. lay mines;\n\n   c. enter the port.";

#[test]
fn a_chapeau_and_its_items_are_one_sentence() {
    let points = "2. North shall not fly over the zone.\n\n3. North shall not lay mines.\n\n\
                  4. North shall not enter the port.";
    let sentence = "2. North shall not fly over the zone, lay mines or enter the port.";
    let two = BAN.replace(";\n\n   c. enter the port.", ".");
    let of_two = "2. North shall not fly over the zone.\n\n3. North shall not lay mines.";
    for (one, other) in [(BAN, points), (BAN, sentence), (&two, of_two)] {
        for (old, new) in [(one, other), (other, one)] {
            let account = account(old, new);
            assert_eq!(account.sameness, Sameness::Words, "{new}: {:?}", told(old, new));
        }
    }
    // The ban that is gone is told.
    let lines = told(BAN, &sentence.replace(" not", ""));
    assert!(lines.iter().any(|line| line.starts_with("negation: shall not -> ")), "{lines:?}");
}

#[test]
fn and_behind_an_item_is_no_content() {
    let list = "2. North shall:\n\n   a. clear the mines;\n\n   b. pay the pilots;\n\n   c. mark the channel.";
    let new = list.replace("pilots;", "pilots; and");
    for (old, new) in [(list, &*new), (&*new, list)] {
        assert_eq!(account(old, new).sameness, Sameness::Words, "{:?}", told(old, new));
    }
    // `or` leaves a choice.
    let new = list.replace("pilots;", "pilots; or");
    assert!(!told(list, &new).is_empty());
}

/// The bearers that a text without parties names.
fn bearers(words: &str) -> Vec<String> {
    let parse = |words: &str| Draft::parse(&format!("PACT\n\n1. {words}\n")).expect("a draft");
    let account = Account::of(&parse("Ostria shall open the road."), &parse(words));
    account.duties.into_keys().collect()
}

#[test]
fn what_joins_a_bearer_to_a_clause_is_no_part_of_its_name() {
    for link in ["and", "but", "while"] {
        let words = format!("Ostria shall open the road, {link} Verania shall mark it.");
        assert_eq!(bearers(&words), ["Ostria", "Verania"], "{link}");
    }
}

#[test]
fn what_leads_to_a_name_is_no_part_of_it() {
    for lead in ["Between", "BETWEEN"] {
        let frame = |words: &str| {
            let draft = format!(
                "SALE\n\n{lead} Halden Ltd (the “Seller”) and Orvik AS (the “Buyer”).\n\n1. {words}\n\n\
                 2. The Buyer shall pay.\n"
            );
            Draft::parse(&draft).expect("a draft")
        };
        let account = Account::of(
            &frame("Halden Ltd shall insure the goods."),
            &frame("The Seller shall insure the goods."),
        );
        assert_eq!(account.sameness, Sameness::Words, "{lead}");
    }
}
