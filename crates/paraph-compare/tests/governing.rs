//! Sentences that govern others of their point, and acts that stand in another point now.

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let [old, new] = [old, new].map(|text| {
        Draft::parse(&format!("1. Ostria shall open the port.\n\n2. {text}\n")).expect("a draft")
    });
    Account::of(&old, &new)
}

fn told(old: &str, new: &str) -> Vec<String> {
    account(old, new).substance().iter().map(|(_, line)| line.to_string()).collect()
}

const FERRY: &str = "Ostria shall build a ferry.";
const CREW: &str = "Verania shall pay the crew.";

#[test]
fn an_act_that_left_what_governed_it_has_lost_it() {
    for opener in [
        "If the bridge falls:",
        "In winter:",
        "Unless the king objects:",
        "The following holds in winter only.",
    ] {
        let whole = format!("{opener} {FERRY} {CREW}");
        let apart = format!("{opener} {FERRY}\n\n3. {CREW}");
        let words = opener.trim_end_matches([':', '.']).to_lowercase();
        let of = "(of “verania shall pay the crew”)";
        assert_eq!(told(&whole, &apart), [format!("condition dropped: {words} -> — {of}")]);
        assert_eq!(told(&apart, &whole), [format!("condition added: — -> {words} {of}")]);
    }
    for closer in ["Both apply only in winter.", "All of the above lapses in May."] {
        let whole = format!("{FERRY} {CREW} {closer}");
        let apart = format!("{FERRY}\n\n3. {CREW} {closer}");
        assert_eq!(account(&whole, &apart).sameness, Sameness::Substance, "{closer}");
        assert_eq!(account(&apart, &whole).sameness, Sameness::Substance, "{closer}");
    }
    for opener in ["Within ten days,", "Provided that the king agrees,"] {
        let whole = format!("{opener} Ostria shall build a ferry; {CREW}");
        let apart = format!("{opener} {FERRY}\n\n3. {CREW}");
        assert_eq!(account(&whole, &apart).sameness, Sameness::Substance, "{opener}");
    }
}

#[test]
fn an_act_that_nothing_governed_may_stand_by_itself() {
    for opener in [
        // A heading of its point, and words that only lead on.
        "Payment:",
        "In addition:",
        "For the avoidance of doubt:",
        // It governs its own sentence.
        "If the bridge falls,",
        "The following day is free.",
        "The following are members: Ostria, Tovia.",
    ] {
        let whole = format!("{opener} {FERRY} {CREW}");
        let apart = format!("{opener} {FERRY}\n\n3. {CREW}");
        assert!(told(&whole, &apart).is_empty(), "{opener}: {:?}", told(&whole, &apart));
        assert!(told(&apart, &whole).is_empty(), "{opener}: {:?}", told(&apart, &whole));
    }
    let both = "Both apply only in winter.";
    for (old, new) in [
        (format!("{FERRY} {CREW} {both}"), format!("{both} {FERRY} {CREW}")),
        (
            // `Both` may speak of what one sentence says.
            format!("{FERRY} Verania shall pay the crew and feed the guards. {both}"),
            format!("{FERRY}\n\n3. Verania shall pay the crew and feed the guards. {both}"),
        ),
        (
            format!("The quay is wide. {FERRY} {CREW} {both}"),
            format!("The quay is wide.\n\n3. {FERRY} {CREW} {both}"),
        ),
    ] {
        assert!(told(&old, &new).is_empty(), "{old}: {:?}", told(&old, &new));
    }
}
