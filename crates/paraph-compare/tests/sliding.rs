//! Numbers that moved up by one place, exceptions turned round, and what was told as another kind.

use paraph_compare::substance::{Context, Party, changes, lines};

fn told_of(old: &str, new: &str, context: &Context) -> Vec<String> {
    let all = changes(old, new, context);
    lines(&all).iter().filter(|line| !line.to_read()).map(ToString::to_string).collect()
}

fn told(old: &str, new: &str) -> Vec<String> {
    told_of(old, new, &Context::default())
}

#[test]
fn of_figures_that_moved_up_each_is_told_with_what_stands_in_its_place() {
    let cases: [(&str, &str, &[&str]); 3] = [
        (
            "Ostria shall pay within 30 days and Verania shall deliver within 60 days.",
            "Ostria shall pay within 60 days and Verania shall deliver within 90 days.",
            &[
                "deadline: within 30 days -> within 60 days (later)",
                "deadline: within 60 days -> within 90 days (later)",
            ],
        ),
        (
            "Ostria pays a fee of 5 percent, Verania pays a fee of 6 percent and Tovia pays a fee of 7 percent.",
            "Ostria pays a fee of 6 percent, Verania pays a fee of 7 percent and Tovia pays a fee of 8 percent.",
            &[
                "figure (Ostria): 5 -> 6 (higher)",
                "figure (Verania): 6 -> 7 (higher)",
                "figure (Tovia): 7 -> 8 (higher)",
            ],
        ),
        (
            "Ostria keeps 40 tanks and Verania keeps 60 tanks.",
            "Ostria keeps 20 tanks and Verania keeps 40 tanks.",
            &["figure (Ostria): 40 -> 20 (lower)", "figure (Verania): 60 -> 40 (lower)"],
        ),
    ];
    for (old, new, lines) in cases {
        assert_eq!(told(old, new), lines, "{old} -> {new}");
    }
}

#[test]
fn figures_that_moved_with_their_clauses_stay_with_them() {
    for (old, new) in [
        (
            "Ostria shall pay within 30 days and Verania shall deliver within 60 days.",
            "Verania shall deliver within 60 days and Ostria shall pay within 30 days.",
        ),
        (
            "Ostria keeps 40 tanks, Verania keeps 60 tanks and Tovia keeps 20 tanks.",
            "Tovia keeps 20 tanks, Ostria keeps 40 tanks and Verania keeps 60 tanks.",
        ),
    ] {
        assert_eq!(told(old, new), Vec::<String>::new(), "{old} -> {new}");
    }
}

fn with_parties() -> Context {
    let mut context = Context::default();
    context.parties = ["Ostria", "Verania"].map(Party::named).to_vec();
    context
}

#[test]
fn whom_all_but_one_leaves_out_is_exempt() {
    let context = with_parties();
    for (old, new) in [
        ("All but Ostria shall disarm.", "All but Verania shall disarm."),
        ("All except Ostria shall disarm.", "All except Verania shall disarm."),
    ] {
        let all = told_of(old, new, &context);
        assert!(
            all.iter().any(|line| line.starts_with("who is exempt: Ostria -> Verania")),
            "{all:?}"
        );
        assert!(!all.iter().any(|line| line.starts_with("who bears it")), "{all:?}");
    }
    let harmless =
        told_of("All but Ostria shall disarm.", "All except Ostria shall disarm.", &context);
    assert_eq!(harmless, Vec::<String>::new());
}

#[test]
fn a_ratio_is_no_hour_and_a_numbered_act_no_amount() {
    let all = told(
        "The seats are shared in a ratio of 1:2 by Ostria and Verania.",
        "The seats are shared in a ratio of 2:1 by Ostria and Verania.",
    );
    assert!(!all.is_empty() && all.iter().all(|line| !line.starts_with("deadline")), "{all:?}");
    assert_eq!(
        told("The office closes at 9:30.", "The office closes at 10:30."),
        ["deadline: at 9:30 -> at 10:30 (later)"]
    );
    let all = told(
        "Service follows Regulation 1348/2000 of the Council.",
        "Service follows Regulation 1393/2007 of the Council.",
    );
    assert!(!all.is_empty() && all.iter().all(|line| !line.contains("higher")), "{all:?}");
}

#[test]
fn words_of_sharing_and_of_money_turn_a_sentence() {
    for (old, new) in [
        (
            "The costs are borne equally by the members.",
            "The costs are borne equitably by the members.",
        ),
        ("Ostria shall pay the rent in euros.", "Ostria shall pay the rent in dollars."),
    ] {
        assert!(!told(old, new).is_empty(), "{old} -> {new}");
    }
    assert_eq!(
        told(
            "The costs are borne equally by the members.",
            "The costs are borne by the members equally."
        ),
        Vec::<String>::new()
    );
}

#[test]
fn how_long_and_by_whose_will_a_thing_is_done_is_told() {
    for word in [
        "permanently",
        "temporarily",
        "provisionally",
        "partially",
        "retroactively",
        "unilaterally",
        "voluntarily",
    ] {
        let (bare, said) =
            ("Ostria shall close the port.", format!("Ostria shall {word} close the port."));
        assert!(!told(bare, &said).is_empty(), "{said}");
        assert!(!told(&said, bare).is_empty(), "{said}");
        let moved = format!("Ostria shall close the port {word}.");
        assert_eq!(told(&said, &moved), Vec::<String>::new(), "{moved}");
    }
    for (old, new) in [
        (
            "Ostria shall close the port temporarily.",
            "Ostria shall close the port on a temporary basis.",
        ),
        (
            "Ostria shall close the port voluntarily.",
            "Ostria shall close the port of its own accord.",
        ),
    ] {
        assert_eq!(told(old, new), Vec::<String>::new(), "{new}");
    }
}
