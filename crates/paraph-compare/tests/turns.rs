//! One word that turns a sentence, and figures as a negotiator reads them.

use paraph_compare::account::{Account, Sameness};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let frame = |words: &str| {
        format!(
            "The Parties: North, South\n\n1. North shall open the port at Dalen.\n\n2. {words}\n"
        )
    };
    let [old, new] = [old, new].map(|words| Draft::parse(&frame(words)).expect("a draft"));
    Account::of(&old, &new)
}

fn told(old: &str, new: &str) -> Vec<String> {
    account(old, new).substance().iter().map(|(_, line)| line.to_string()).collect()
}

/// What says the same in other words.
fn is_harmless(old: &str, new: &str) {
    let account = account(old, new);
    assert_eq!(account.sameness, Sameness::Words, "{old} => {new}: {:?}", told(old, new));
}

#[test]
fn an_act_left_undone_is_a_denial() {
    assert_eq!(
        told("North shall release the sailors.", "North shall refrain from releasing the sailors."),
        ["negation: shall -> shall refrain from (added)"]
    );
    assert_eq!(
        told(
            "North shall prevent the return of refugees.",
            "North shall ensure the return of refugees."
        ),
        ["negation: shall prevent -> ensure (dropped)"]
    );
    is_harmless(
        "North shall not fly over the delta.",
        "North shall refrain from flying over the delta.",
    );
}

#[test]
fn what_a_thing_hangs_on_is_told() {
    for (old, new, line) in [
        (
            "South may close the port with the consent of North.",
            "South may close the port after consulting North.",
            "condition changed: with the consent of -> after consulting (changed)",
        ),
        (
            "The agreement is renewed automatically.",
            "The agreement is renewed by decision of the Council.",
            "condition changed: automatically -> by decision of the Council (changed)",
        ),
        (
            "The guarantee is payable on first demand.",
            "The guarantee is payable on final judgment.",
            "condition changed: on first demand -> on final judgment (changed)",
        ),
        (
            "It enters into force on signature.",
            "It enters into force on ratification.",
            "deadline: signature -> ratification (changed)",
        ),
        (
            "The Office shall meet every month.",
            "The Office shall meet every other month.",
            "figure: every month -> every other month (changed)",
        ),
        (
            "North shall ensure the return of refugees.",
            "North shall facilitate the return of refugees.",
            "force: ensure -> facilitate (weaker)",
        ),
        (
            "The liability of South is unlimited.",
            "The liability of South is limited.",
            "scope: unlimited -> limited (narrowed)",
        ),
    ] {
        assert_eq!(told(old, new), [line]);
    }
    is_harmless("Risk passes on delivery.", "Risk passes upon delivery.");
}

#[test]
fn spans_in_other_units_have_a_direction_only_where_it_is_plain() {
    assert_eq!(
        told("North shall pay within 30 days.", "North shall pay within one month."),
        ["deadline: within 30 days -> within one month (about the same, counted otherwise)"]
    );
    assert_eq!(
        told("North shall give notice of 90 days.", "North shall give notice of three months."),
        ["figure: 90 days -> three months (about the same, counted otherwise)"]
    );
    assert_eq!(
        told("North shall give notice of 90 days.", "North shall give notice of six months."),
        ["figure: 90 days -> six months (higher)"]
    );
}

#[test]
fn words_and_digits_that_say_two_things_are_told() {
    assert_eq!(
        told("North shall pay within sixty (60) days.", "North shall pay within sixty (90) days."),
        [
            "deadline: within sixty (60) days -> within sixty (90) days (its words and digits say two things now)"
        ]
    );
    assert_eq!(
        told("North shall pay sixty (60) crowns.", "North shall pay sixty (90) crowns."),
        [
            "figure: sixty (60) crowns -> sixty (90) crowns (its words and digits say two things now)"
        ]
    );
}

#[test]
fn the_same_in_other_figures_and_verbs_asks_nobody_to_read() {
    is_harmless("North shall pay within 60 days.", "North shall pay within sixty (60) days.");
    is_harmless("South keeps it secret for five years.", "South keeps it secret for 60 months.");
    is_harmless("North shall open the mine.", "North must open the mine.");
    is_harmless("North shall open the mine.", "North undertakes to open the mine.");
    is_harmless("The Parties shall not use force.", "No Party shall use force.");
}

#[test]
fn a_formula_is_told_whole() {
    assert_eq!(
        told("The area is (a/b) at noon.", "The area is (a/c) at noon."),
        ["formula: (a/b) -> (a/c) (changed)"]
    );
    is_harmless("The fee is F = A * B.", "The fee is F = A × B.");
}

#[test]
fn a_blank_that_is_filled_and_an_alternative_that_stands_are_one_line() {
    assert_eq!(
        told("South shall pay within [...] days.", "South shall pay within [45] days."),
        ["brackets: [...] -> [45] (the blank is filled)"]
    );
    assert_eq!(
        told("South shall pay within [ ] days.", "South shall pay within 45 days."),
        ["brackets: [ ] -> 45 (the blank is filled)"]
    );
    assert_eq!(
        told("South shall pay within [30] [45] days.", "South shall pay within 45 days."),
        ["brackets: [30] [45] -> 45 (lifted)"]
    );
}

/// Of two sentences that begin alike the second beginning is no loss where they are joined.
#[test]
fn what_is_said_twice_and_then_once_is_not_lost() {
    let list = |points: &[&str]| {
        let numbered = points.iter().enumerate();
        let text: String = numbered
            .map(|(at, rest)| {
                format!("{}. North shall notify South of any {rest} in the delta.\n\n", at + 1)
            })
            .collect();
        Draft::parse(&text).expect("a draft")
    };
    let old = list(&["flight", "exercise", "ship movement"]);
    let new = list(&["flight in the delta and of any exercise", "ship movement"]);
    let account = Account::of(&old, &new);
    let told: Vec<_> = account.substance().iter().map(|(_, line)| line.to_string()).collect();
    assert!(told.iter().all(|line| !line.contains("content dropped")), "{told:?}");
}

/// Every row that makes the drafts differ in substance has a line, though another row has one too.
#[test]
fn each_row_is_asked_about() {
    let draft = |first: &str, second: &str| {
        Draft::parse(&format!("1. {first}\n\n2. {second}\n")).expect("a draft")
    };
    let old = draft("North shall pay 5 crowns.", "South shall admit ships without inspection.");
    let new = draft("North shall pay 6 crowns.", "South shall admit ships after inspection.");
    let account = Account::of(&old, &new);
    let rows = account.rows.iter().map(|row| row.substance.iter().any(|change| change.weighs()));
    assert_eq!(rows.collect::<Vec<_>>(), [true, true]);
}

/// The lines between two wordings of a point in a draft whose other words are of another language.
fn told_among(words: [&str; 2], others: &str) -> Vec<String> {
    let drafts =
        words.map(|words| Draft::parse(&format!("{others}\n2. {words}\n")).expect("a draft"));
    let account = Account::of(&drafts[0], &drafts[1]);
    account.substance().iter().map(|(_, line)| line.to_string()).collect()
}

#[test]
fn who_may_not_and_who_may_are_two_in_french_and_ukrainian() {
    let french =
        "Les Parties : Ostrie, Véranie\n\n1. La Véranie doit ouvrir le port et les ponts.\n";
    let ukrainian = "Сторони: Остріа, Веранія\n\n1. Веранія повинна відкрити порт.\n";
    for (others, old, new) in [
        (french, "Aucune Partie ne peut survoler la zone.", "Chaque Partie peut survoler la zone."),
        (french, "Nul ne peut survoler la zone.", "Tous peuvent survoler la zone."),
        (
            ukrainian,
            "Жодна Сторона не може літати над зоною.",
            "Кожна Сторона може літати над зоною.",
        ),
    ] {
        let lines = told_among([old, new], others);
        assert!(lines.iter().any(|line| line.starts_with("negation")), "{old}: {lines:?}");
    }
    let same =
        ["Aucune Partie ne peut survoler la zone.", "Les Parties ne peuvent pas survoler la zone."];
    assert_eq!(told_among(same, french), [""; 0]);
}

#[test]
fn days_are_others_in_french_and_ukrainian() {
    let french =
        "Les Parties : Ostrie, Véranie\n\n1. La Véranie doit ouvrir le port et les ponts.\n";
    let ukrainian = "Сторони: Остріа, Веранія\n\n1. Веранія повинна відкрити порт.\n";
    for (others, old, new) in [
        (
            french,
            "Le cessez-le-feu commence le 5 mai 2027.",
            "Le cessez-le-feu commence le 5 juillet 2027.",
        ),
        (
            french,
            "L'Ostrie doit retirer ses troupes avant le 5 mai 2027.",
            "L'Ostrie doit retirer ses troupes après le 5 mai 2027.",
        ),
        (
            ukrainian,
            "Остріа повинна сплатити 5 млн до 5 травня 2027 року.",
            "Остріа повинна сплатити 5 млн після 5 травня 2027 року.",
        ),
        (
            ukrainian,
            "Остріа повинна не пізніше 5 травня вивести війська.",
            "Остріа повинна не раніше 5 травня вивести війська.",
        ),
    ] {
        let lines = told_among([old, new], others);
        assert!(lines.iter().any(|line| line.starts_with("deadline")), "{old}: {lines:?}");
    }
}
