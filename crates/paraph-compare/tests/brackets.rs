//! What became of square brackets is told, whether or not a word in them is another.

use paraph_compare::account::{Account, Sameness};
use paraph_compare::substance::Kind;
use paraph_text::Draft;

fn told(old: &str, new: &str) -> Vec<String> {
    let frame = |words: &str| format!("1. North shall open the port at Dalen.\n\n2. {words}\n");
    let [old, new] = [old, new].map(|words| Draft::parse(&frame(words)).expect("a draft"));
    let account = Account::of(&old, &new);
    let all = account.substance();
    let brackets = all.iter().filter(|(_, line)| line.changes[0].kind == Kind::Bracket);
    let lines: Vec<String> = brackets.map(|(_, line)| line.to_string()).collect();
    assert!(lines.is_empty() || account.sameness == Sameness::Substance, "{lines:?}");
    lines
}

#[test]
fn lifted_brackets_are_told_though_no_word_is_another() {
    assert_eq!(
        told("[South shall open the mine.]", "South shall open the mine."),
        ["brackets: [South shall open the mine.] -> South shall open the mine (lifted)"]
    );
    assert_eq!(
        told(
            "The Parties meet [each month] (US) at Dalen.",
            "The Parties meet each month at Dalen."
        ),
        ["brackets: [each month] (US) -> each month (lifted)"]
    );
}

#[test]
fn of_alternatives_the_one_that_stands_is_told() {
    assert_eq!(
        told(
            "North [shall] [should] pay South [5] [7] million.",
            "North shall pay South 7 million."
        ),
        ["brackets: [shall] [should] -> shall (lifted)", "brackets: [5] [7] -> 7 (lifted)"]
    );
    assert_eq!(
        told("It lasts [two years / ten years].", "It lasts ten years."),
        ["brackets: [two years / ten years] -> ten years (lifted)"]
    );
}

#[test]
fn words_that_stood_and_are_put_in_brackets_are_told() {
    assert_eq!(
        told("The Parties meet each month at Dalen.", "The Parties meet [each month] at Dalen."),
        ["brackets: each month -> [each month] (put round it)"]
    );
    assert_eq!(
        told(
            "The Parties meet each month at Dalen.",
            "The Parties meet [each month] [each week] at Dalen."
        ),
        ["brackets: each month -> [each month] [each week] (put round it)"]
    );
}

#[test]
fn another_alternative_is_told_and_one_less() {
    assert_eq!(
        told("The Parties meet [monthly].", "The Parties meet [monthly][weekly]."),
        ["brackets: [monthly] -> [monthly][weekly] (changed)"]
    );
    assert_eq!(
        told("The Parties meet [monthly] [weekly] [daily].", "The Parties meet [monthly] [daily]."),
        ["brackets: [monthly] [weekly] [daily] -> [monthly] [daily] (changed)"]
    );
}

#[test]
fn what_stays_open_is_no_change_of_brackets() {
    let none: [&str; 0] = [];
    assert_eq!(
        told("North pays [5] million to [South].", "North pays [6] million to [South]."),
        none
    );
    assert_eq!(
        told("The Parties meet [monthly] at Dalen.", "The two Parties meet [monthly] at Dalen."),
        none
    );
    assert_eq!(told("[The Parties meet] [monthly].", "[The Parties meet]  [monthly]."), none);
}

#[test]
fn brackets_in_brackets_are_of_the_outer_place() {
    assert_eq!(
        told("[North [and South] shall meet.]", "North and South shall meet."),
        ["brackets: [North [and South] shall meet.] -> North and South shall meet (lifted)"]
    );
}

#[test]
fn brackets_that_went_with_all_their_words_are_told() {
    assert_eq!(
        told("The Parties meet each month [in Orla] [in Kess].", "The Parties meet each month."),
        ["brackets: [in Orla] [in Kess] -> — "].map(str::trim)
    );
}

#[test]
fn another_picture_and_a_ticked_box_are_told() {
    let of = |words: &str| {
        Draft::parse(&format!("1. The line is on the map.\n\n2. {words}\n")).expect("a draft")
    };
    let lines = |old: &str, new: &str| -> Vec<String> {
        let account = Account::of(&of(old), &of(new));
        let all = account.substance();
        all.iter()
            .map(|(_, line)| line.to_string())
            .filter(|line| line.contains("picture or sign"))
            .collect()
    };
    assert_eq!(
        lines("The map: ⟦picture mfkmdkfp⟧", "The map: ⟦picture bzxupvhz⟧"),
        ["picture or sign: ⟦picture mfkm…⟧ -> ⟦picture bzxu…⟧ (changed)"]
    );
    assert_eq!(
        lines("Inspection is waived: ☐", "Inspection is waived: ☒"),
        ["picture or sign: ☐ -> ☒ (changed)"]
    );
    let same: [&str; 0] = [];
    assert_eq!(
        lines("The map of May: ⟦picture mfkmdkfp⟧", "The map of June: ⟦picture mfkmdkfp⟧"),
        same
    );
}
