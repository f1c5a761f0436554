//! Duties, bans and permissions that were joined in one sentence or parted, and how they are counted.
#![expect(clippy::unwrap_used, reason = "a draft of a test that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

/// A draft of some parties, of which the second point says this.
fn draft(parties: &str, says: &str) -> Draft {
    Draft::parse(&format!("The Parties: {parties}\n\n1. All meet in May.\n\n2. {says}\n")).unwrap()
}

const TWO: &str = "Ostria, Verania";

fn sameness(parties: &str, old: &str, new: &str) -> Sameness {
    Account::of(&draft(parties, old), &draft(parties, new)).sameness
}

/// What is told of two parties, a line each.
fn lines(old: &str, new: &str) -> Vec<String> {
    let account = Account::of(&draft(TWO, old), &draft(TWO, new));
    account.substance().iter().map(|(_, line)| line.to_string()).collect()
}

/// How many duties Ostria has.
fn of_ostria(says: &str) -> usize {
    Account::of(&draft(TWO, says), &draft(TWO, says)).duties["Ostria"].new
}

#[test]
fn a_time_before_the_bearer_needs_no_comma() {
    for time in [
        "By 1 June",
        "On 1 June",
        "Before 1 June",
        "From 1 June",
        "No later than 1 June",
        "At the latest by 1 June 2027",
        "In May",
        "Within ten days",
        "Within ten days of signature",
        "Upon signature",
        "After signature",
    ] {
        for who in ["Ostria", "the Parties"] {
            let says = format!("{time} {who} shall open the bridge.");
            assert_eq!(of_ostria(&says), 1, "{says}");
        }
    }
    assert_eq!(of_ostria("By 1 June Verania shall open the bridge."), 0);
}

#[test]
fn a_list_has_as_many_duties_in_a_sentence_as_in_points_of_its_own() {
    for (says, count) in [
        ("Neither Party shall: (a) fly over the line; (b) mine the river.", 2),
        ("Neither Party shall:\n   a. fly over the line;\n   b. mine the river.", 2),
        ("Neither Party shall: a. fly over the line; b. mine the river; or c. sell the bridge.", 3),
        ("Each Party shall: (a) clear the mines; and (b) mark the river.", 2),
        ("Each Party shall:\n   a. clear the mines; and\n   b. mark the river.", 2),
        ("Each Party shall not: (a) fly over the line; (b) mine the river.", 2),
        // No list, and one whose second sentence has a verb of its own.
        ("Ostria shall clear the mines; mark the date.", 1),
        ("Ostria shall: (a) clear the mines; (b) Verania shall mark the river.", 1),
    ] {
        assert_eq!(of_ostria(says), count, "{says}");
    }
    let list = "Neither Party shall: (a) fly over the line; (b) mine the river.";
    let points = "Neither Party shall:\n   a. fly over the line;\n   b. mine the river.";
    for [old, new] in [[list, points], [points, list]] {
        let duties = Account::of(&draft(TWO, old), &draft(TWO, new)).duties["Ostria"];
        assert_eq!([duties.old, duties.new, duties.gained, duties.lost], [2, 2, 0, 0]);
    }
}

#[test]
fn a_duty_of_each_party_in_a_sentence_of_its_own_is_one_of_both() {
    let each = "Ostria shall mark the river. Verania shall mark the river.";
    for both in [
        "Both Parties shall mark the river.",
        "Each Party shall mark the river.",
        "The Parties shall mark the river.",
        "The Parties shall each mark the river.",
        "Ostria and Verania shall mark the river.",
    ] {
        assert_eq!(sameness(TWO, each, both), Sameness::Words, "{both}");
        assert_eq!(sameness(TWO, both, each), Sameness::Words, "{both}");
        // With a third party they are not all.
        if !both.contains("Verania") {
            let three = "Ostria, Verania, Tovia";
            assert_eq!(sameness(three, each, both), Sameness::Substance, "{both}");
        }
    }
    let apart = "Ostria shall mark the river. Verania shall dredge the river.";
    let times = "Ostria shall mark the river within 5 days. Verania shall mark the river within 9 \
                 days.";
    for (old, new) in [
        (each, "Ostria shall mark the river."),
        (apart, "Both Parties shall mark the river."),
        (times, "Both Parties shall mark the river within 5 days."),
        (each, "The Parties may mark the river."),
    ] {
        assert_eq!(sameness(TWO, old, new), Sameness::Substance, "{old} -> {new}");
    }
}

#[test]
fn bans_and_permissions_may_be_joined_in_one_sentence() {
    let bans = "Ostria shall not fly over the line. Ostria shall not mine the river.";
    let rights = "Ostria may fish in the river. Ostria may graze cattle on the bank.";
    for (parted, joined) in [
        (bans, "Ostria shall not fly over the line or mine the river."),
        (bans, "Ostria shall neither fly over the line nor mine the river."),
        (
            "Ostria shall not fly over the line. It shall not mine the river.",
            "Ostria shall not fly over the line or mine the river.",
        ),
        (
            "Ostria shall not sell the land. Ostria shall not lease the land.",
            "Ostria shall not sell or lease the land.",
        ),
        (rights, "Ostria may fish in the river and graze cattle on the bank."),
    ] {
        assert_eq!(sameness(TWO, parted, joined), Sameness::Words, "{joined}");
        assert_eq!(sameness(TWO, joined, parted), Sameness::Words, "{joined}");
    }
    for (old, new) in [
        (bans, "Ostria shall not fly over the line."),
        // This may forbid no more than both together.
        (bans, "Ostria shall not fly over the line and mine the river."),
        (
            "Ostria shall not fly over the line. Ostria may mine the river.",
            "Ostria shall not fly over the line or mine the river.",
        ),
        // One of both is not each.
        (rights, "Ostria may fish in the river or graze cattle on the bank."),
        (bans, "Ostria shall not fly over the line or mine the river in winter."),
    ] {
        assert_eq!(sameness(TWO, old, new), Sameness::Substance, "{old} -> {new}");
    }
}

#[test]
fn a_time_that_holds_for_several_acts_is_lost_where_they_are_parted() {
    for (whole, apart) in [
        (
            "Ostria shall clear the mines and repair the bridge within ten days.",
            "Ostria shall clear the mines. Ostria shall repair the bridge within ten days.",
        ),
        (
            "Ostria shall, by 1 May, clear the mines and repair the bridge.",
            "Ostria shall, by 1 May, clear the mines. Ostria shall repair the bridge.",
        ),
    ] {
        assert_eq!(sameness(TWO, whole, apart), Sameness::Substance, "{apart}");
        assert_eq!(sameness(TWO, apart, whole), Sameness::Substance, "{apart}");
    }
    for (whole, apart) in [
        (
            "Ostria shall clear the mines and repair the bridge within ten days.",
            "Ostria shall clear the mines within ten days. Ostria shall repair the bridge within ten \
             days.",
        ),
        (
            "By 1 May, Ostria shall clear the mines and repair the bridge.",
            "By 1 May, Ostria shall clear the mines. By 1 May, Ostria shall repair the bridge.",
        ),
        // A time of the second act, which has a verb of its own.
        (
            "Ostria shall clear the mines and shall repair the bridge within ten days.",
            "Ostria shall clear the mines. Ostria shall repair the bridge within ten days.",
        ),
        ("If the pump fails, Ostria shall pay.", "Should the pump fail, Ostria shall pay."),
    ] {
        assert_eq!(sameness(TWO, whole, apart), Sameness::Words, "{apart}");
        assert_eq!(sameness(TWO, apart, whole), Sameness::Words, "{apart}");
    }
}

#[test]
fn acts_that_two_bearers_exchanged_are_told_of_both() {
    let acts = "Ostria shall clear the mines and open the port. Verania shall pay the pilots and mark \
                the river.";
    assert_eq!(
        lines(
            acts,
            "Ostria shall clear the mines and mark the river. Verania shall pay the pilots and open \
             the port."
        ),
        [
            "who bears it: Ostria -> Verania (… open the port)",
            "who bears it: Verania -> Ostria (… mark the river)",
        ]
    );
    assert_eq!(
        lines(
            "The landlord shall repair the roof and the pipes. The tenant shall repair the locks and \
             the windows.",
            "The landlord shall repair the roof and the windows. The tenant shall repair the locks \
             and the pipes."
        ),
        [
            "who bears it: landlord -> tenant (… the pipes)",
            "who bears it: tenant -> landlord (… the windows)",
        ]
    );
    for (old, new) in [
        (
            acts,
            "Verania shall mark the river and pay the pilots. Ostria shall open the port and clear \
             the mines.",
        ),
        (
            "Ostria shall clear the mines and open the port. Verania shall pay the pilots.",
            "Ostria shall clear the mines. Ostria shall open the port. Verania shall pay the pilots.",
        ),
    ] {
        assert_eq!(lines(old, new), [""; 0], "{new}");
    }
}

#[test]
fn whoever_a_draft_says_are_the_parties_are_these() {
    for says in ["Ostria and Verania are the Parties.", "The Parties are Ostria and Verania."] {
        let each =
            format!("1. {says}\n\n2. Ostria shall mark the river. Verania shall mark the river.\n");
        let both = format!("1. {says}\n\n2. Both Parties shall mark the river.\n");
        let [each, both] = [each, both].map(|text| Draft::parse(&text).expect("a draft"));
        let account = Account::of(&each, &both);
        assert_eq!(account.sameness, Sameness::Words, "{says}");
        let names: Vec<_> = account.parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(names, ["Ostria", "Verania"], "{says}");
    }
    for says in [
        "The Parties are bound by Ostria and Verania.",
        "Ostria and Verania are the Parties that pay.",
    ] {
        let draft = Draft::parse(&format!("1. {says}\n")).expect("a draft");
        assert!(Account::of(&draft, &draft).parties.is_empty(), "{says}");
    }
}

#[test]
fn one_act_done_to_two_things_is_two_acts() {
    let one = "Ostria shall open the port and the bridge.";
    let two = "Ostria shall open the port. Ostria shall open the bridge.";
    for (old, new) in [(one, two), (two, one)] {
        assert_eq!(lines(old, new), [""; 0]);
        assert_eq!(sameness(TWO, old, new), Sameness::Words);
    }
    assert_ne!(lines(one, "Ostria shall open the port. Ostria shall open the dam."), [""; 0]);
}
