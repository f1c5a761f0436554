//! Many pairs at once: a line for each, in the order in which they were given.

use common::World;
use paraph::script::split;

mod common;

/// A world with two texts, one that is no draft, and a list of so many pairs.
fn world(pairs: &[[&str; 2]]) -> World {
    let mut world = World::default();
    let mut file = |name: &str, words: &str| {
        world.files.insert(name.to_owned(), words.to_owned());
    };
    file("may.txt", "1. The parties meet in May.\n\n2. The sum is 600.\n");
    file("june.txt", "1. The parties meet in June.\n");
    file("broken.txt", "\u{0}");
    let lines = pairs.iter().map(|[old, new]| format!("{old}\t{new}\n"));
    file("list.txt", &lines.collect::<String>());
    world
}

#[test]
fn one_broken_file_does_not_stop_the_others() {
    let pairs = [
        ["may.txt", "june.txt"],
        ["may.txt", "absent.txt"],
        ["may.txt", "may.txt"],
        ["broken.txt", "may.txt"],
    ];
    let answer = paraph::run(&split("compare --batch list.txt"), &mut world(&pairs), false);
    let words: Vec<&str> = answer.out.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(words, ["substance", "trouble", "same", "trouble"], "{}", answer.out);
    assert!(answer.out.contains("absent.txt"), "{}", answer.out);
    assert_eq!(answer.err, "note: 2 of 4 pairs could not be compared\n");
    assert_eq!(answer.status, 2);
}

#[test]
fn lines_stand_in_the_order_of_the_list_in_every_run() {
    let pairs: Vec<[&str; 2]> = (0..200)
        .map(|at| if at % 3 == 0 { ["may.txt", "june.txt"] } else { ["june.txt", "june.txt"] })
        .collect();
    let once = || paraph::run(&split("compare --batch list.txt"), &mut world(&pairs), false);
    let answer = once();
    for (at, line) in answer.out.lines().enumerate() {
        assert_eq!(line.starts_with("substance"), at % 3 == 0, "{line}");
    }
    assert_eq!(answer.out.lines().count(), 200);
    assert_eq!(answer.status, 1);
    assert_eq!(answer, once());
}

#[test]
fn a_line_of_a_list_that_is_no_pair_is_refused_with_its_number() {
    let mut world = world(&[["may.txt", "june.txt"]]);
    world.files.insert("list.txt".to_owned(), "may.txt\tjune.txt\nmay.txt june.txt\n".to_owned());
    let answer = paraph::run(&split("compare --batch list.txt"), &mut world, false);
    assert_ne!(answer.status, 0);
    assert!(answer.err.contains("list.txt, line 2"), "{}", answer.err);
}

#[test]
fn a_line_tells_what_was_left_out_and_who_the_parties_are() {
    let mut world = world(&[["old.html", "new.html"], ["may.txt", "may.txt"]]);
    for (name, head) in [("old.html", "Draft of 3 May"), ("new.html", "Draft of 5 May")] {
        let page =
            format!("<div title=header>{head}</div><ol><li>North waits.<li>South waits.</ol>");
        world.files.insert(name.to_owned(), page);
    }
    let mut of = |form: &str| {
        let typed = format!("compare --batch list.txt --party North --party Ostria {form}");
        paraph::run(&split(&typed), &mut world, false)
    };
    let lines = of("");
    assert!(
        lines.out.starts_with("words\twhat was left out differs, 2 notices\told.html"),
        "{}",
        lines.out
    );
    assert_eq!(lines.err, "note: --party Ostria: no draft names such a party\n");
    let json = of("--json").out;
    let told = r#""left_out":{"new":["Draft of 5 May"],"new_changes":[],"old":["Draft of 3 May"],"old_changes":[],"scripts":false,"styles":false}"#;
    let lines: Vec<&str> = json.lines().collect();
    assert!(lines[0].contains(told) && lines[0].contains(r#""bounded":false"#), "{json}");
    assert!(!lines[1].contains("left_out"), "{json}");
}

/// What makes the first word of a line is among its counts.
#[test]
fn a_name_that_is_somebody_else_s_throughout_is_counted() {
    let mut world = world(&[["old.txt", "new.txt"]]);
    for (name, who) in [("old.txt", "Tavaria"), ("new.txt", "Old Sorn")] {
        let text = format!(
            "1. {who} opens the port.\n\n2. The convoys of {who} pay no toll.\n\n\
             3. {who} shall clear the mines.\n"
        );
        world.files.insert(name.to_owned(), text);
    }
    let mut of = |form: &str| {
        paraph::run(&split(&format!("compare --batch list.txt {form}")), &mut world, false).out
    };
    assert_eq!(of(""), "substance\t1 in substance\told.txt\tnew.txt\n");
    let json = of("--json");
    assert!(json.contains(r#""substance":1"#), "{json}");
}
