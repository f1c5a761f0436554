//! Sentences that speak of what stands before them, and spaces inside figures.

use paraph_compare::account::Sameness;
use told::{account, is_harmless, told};

mod told;

/// A sentence behind that on the rent, and the same behind that on the deposit.
fn moved(sentence: &str) -> [String; 2] {
    let (rent, deposit) = ("The rent is 900 euros.", "The deposit is 500 euros.");
    [
        format!("1. {rent} {sentence}\n\n2. {deposit}\n"),
        format!("1. {rent}\n\n2. {deposit} {sentence}\n"),
    ]
}

#[test]
fn a_sentence_that_leans_on_another_one_speaks_of_another_thing() {
    for sentence in [
        "Half is due in May.",
        "It is paid in cash in Riga.",
        "This amount is reviewed.",
        "Such payment is made by cheque.",
    ] {
        let [old, new] = moved(sentence);
        assert_eq!(
            told(&old, &new),
            [format!(
                "reference: “{sentence}” leads elsewhere: it stood behind “The rent is 900 euros.”, and \
                 stands behind “The deposit is 500 euros.” now"
            )]
        );
    }
}

#[test]
fn a_sentence_that_leans_on_what_it_leant_on_speaks_of_the_same() {
    for sentence in [
        "Notices are sent by post to the seat of the landlord.",
        "It is agreed that children pay nothing.",
        "Halves of the tickets are kept.",
    ] {
        let [old, new] = moved(sentence);
        is_harmless(&old, &new);
    }
    for (old, new) in [
        // In a point of its own, directly behind.
        (
            "1. The rent is 900 euros. Half is due in May.\n\n2. The deposit is 500 euros.\n",
            "1. The rent is 900 euros.\n\n2. Half is due in May.\n\n3. The deposit is 500 euros.\n",
        ),
        // With the sentence that it leans on.
        (
            "1. The port is open. It closes at six.\n\n2. The quay is wide. It is lit at night.\n",
            "1. The quay is wide. It is lit at night.\n\n2. The port is open. It closes at six.\n",
        ),
        // Not directly behind it, but in its point.
        (
            "1. The port is open. It closes at six. Guards stand at the gate.\n",
            "1. The port is open. Guards stand at the gate. It closes at six.\n",
        ),
    ] {
        is_harmless(old, new);
    }
}

#[test]
fn a_space_inside_a_figure_is_typography() {
    for space in ["\u{A0}", "\u{2009}", "\u{202F}"] {
        let account =
            account(&format!("1. The fee is 1{space}000 euros.\n"), "1. The fee is 1 000 euros.\n");
        assert_eq!(account.sameness, Sameness::Same);
        assert!(account.rows[0].is_kept_whole(), "{:?}", account.rows[0].words);
    }
    let other = account("1. The fee is 1\u{A0}000 euros.\n", "1. The fee is 1 001 euros.\n");
    assert_eq!(other.sameness, Sameness::Substance);
}

#[test]
fn what_speaks_of_an_amount_or_a_duty_speaks_of_the_nearest() {
    for (old, new) in [
        (
            "1. The rent is 900 euros. Half is due in May. The deposit is 500 euros.\n",
            "1. The rent is 900 euros. The deposit is 500 euros. Half is due in May.\n",
        ),
        (
            "1. Verania shall pay 500 euros.\n\n2. It shall pay in May.\n\n3. Ostria shall open the port.\n",
            "1. Verania shall pay 500 euros.\n\n2. Ostria shall open the port.\n\n3. It shall pay in May.\n",
        ),
        (
            "1. Verania shall pay.\n\n2. This obligation lapses in May.\n\n3. Ostria shall open the port.\n",
            "1. Verania shall pay.\n\n2. Ostria shall open the port.\n\n3. This obligation lapses in May.\n",
        ),
        (
            "1. Verania shall pay. In return, Ostria shall sing.\n\n2. Ostria shall dance.\n",
            "1. Verania shall pay.\n\n2. Ostria shall dance. In return, Ostria shall sing.\n",
        ),
    ] {
        let told = told(old, new);
        assert!(told.iter().any(|line| line.contains("leads elsewhere")), "{new}: {told:?}");
    }
    for (old, new) in [
        (
            "1. The rent is 900 euros. Half is due in May. Guards stand at the gate.\n",
            "1. The rent is 900 euros. Guards stand at the gate. Half is due in May.\n",
        ),
        (
            "1. The rent is 900 euros.\n\n2. Half is due in May.\n\n3. Guards stand at the gate.\n",
            "1. The rent is 900 euros.\n\n2. Guards stand at the gate.\n\n3. Half is due in May.\n",
        ),
        (
            "1. Verania shall pay.\n\n2. This obligation lapses in May.\n\n3. The port is open.\n",
            "1. Verania shall pay.\n\n2. The port is open.\n\n3. This obligation lapses in May.\n",
        ),
        (
            "1. Verania shall pay. In return, Ostria shall sing.\n\n2. Ostria shall dance.\n",
            "1. Ostria shall dance.\n\n2. Verania shall pay. In return, Ostria shall sing.\n",
        ),
        (
            "1. Verania pays.\n\n2. It is agreed that children pay nothing.\n\n3. Ostria dances.\n",
            "1. Verania pays.\n\n2. Ostria dances.\n\n3. It is agreed that children pay nothing.\n",
        ),
    ] {
        is_harmless(old, new);
    }
}

#[test]
fn they_that_open_a_point_lean_on_the_point_before() {
    const GUARDS: &str = "The guards stand at the bridge.";
    const DOCTORS: &str = "The doctors work in the town.";
    for says in ["They shall be unarmed.", "These shall be unarmed.", "They are unarmed."] {
        let old = format!("1. {GUARDS}\n\n2. {says}\n\n3. {DOCTORS}\n\n4. The line is quiet.\n");
        let new = format!("1. {GUARDS}\n\n2. {DOCTORS}\n\n3. {says}\n\n4. The line is quiet.\n");
        let account = [&old, &new].map(|text| paraph_text::Draft::parse(text).expect("a draft"));
        let account = paraph_compare::account::Account::of(&account[0], &account[1]);
        assert_eq!(account.sameness, Sameness::Substance, "{says}");
    }
    // Both say of the parties what they say.
    let [free, meet] = ["The Parties shall free them.", "The Parties shall meet in May."];
    let frame = |points: [&str; 3]| {
        let [one, two, three] = points;
        let text = format!("1. {GUARDS}\n\n2. {one}\n\n3. {two}\n\n4. {three}\n");
        paraph_text::Draft::parse(&text).expect("a draft")
    };
    let they = "They shall be unarmed.";
    let account = paraph_compare::account::Account::of(
        &frame([free, meet, they]),
        &frame([free, they, meet]),
    );
    assert_eq!(account.sameness, Sameness::Place);
}

#[test]
fn a_point_that_leans_on_the_one_before_it_is_told_wherever_it_went() {
    let of = |order: [&str; 3]| format!("1. {}\n\n2. {}\n\n3. {}\n", order[0], order[1], order[2]);
    let (first, second) = ("Ostria opens the port.", "Verania pays the pilots.");
    for leans in [
        "Failing this, Ostria leaves.",
        "Once this is done, Ostria leaves.",
        "Ten days later, Ostria leaves.",
        "Within 30 days thereafter, Ostria leaves.",
        "Its costs are borne by Ostria.",
        "If that fails, Ostria leaves.",
    ] {
        let (old, new) = (of([first, second, leans]), of([first, leans, second]));
        assert!(told(&old, &new).iter().any(|line| line.contains("stood behind")), "{leans}");
    }
    for stands in
        ["No later than 5 May, Ostria leaves.", "Italy leaves.", "Earlier agreements lapse."]
    {
        is_harmless(&of([first, second, stands]), &of([first, stands, second]));
    }
}

#[test]
fn only_who_acts_is_the_same_in_two_sentences_that_begin_alike() {
    let of = |first: &str, then: &str, leans: &str| format!("1. {first} {then} {leans}\n");
    let (port, bridge) =
        ("Ostria shall pay 500 euros for the port.", "Ostria shall pay 900 euros for the bridge.");
    let half = "Half is due in May.";
    assert!(!told(&of(port, bridge, half), &of(bridge, port, half)).is_empty());
    let (judge, clerk) = ("Ostria elects the judge.", "Verania elects the clerk.");
    let latter = "The latter sits in Lesk.";
    assert!(!told(&of(judge, clerk, latter), &of(clerk, judge, latter)).is_empty());
}
