//! What README tells a newcomer to type works as it is written.
#![expect(clippy::unwrap_used, reason = "a README that cannot be followed fails loudly")]

use common::World;
use paraph::script::split;

mod common;

const README: &str = include_str!("../../../README.md");

/// The commands in a section, without the program's name.
fn commands(section: &str) -> Vec<String> {
    let after = README.split(&format!("## {section}\n")).nth(1).unwrap();
    let lines = after.split("\n## ").next().unwrap().lines();
    lines.filter_map(|line| line.strip_prefix("    paraph ")).map(str::to_owned).collect()
}

fn draft(sum: &str) -> String {
    format!("1. The parties meet in May.\n\n2. The sum is {sum}.\n")
}

#[test]
fn ten_commands_begin_a_negotiation_and_three_prove_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk").display().to_string();
    let record = folder.path().join("record").display().to_string();
    let mut world = World::default();
    world.files.insert("draft-1.txt".into(), draft("600"));
    world.files.insert("draft-2.txt".into(), draft("500"));
    let begin = commands("Begin a negotiation of your own");
    assert_eq!(begin.len(), 10);
    let mut last = String::new();
    for command in begin.iter().chain(&commands("Prove it")) {
        let mut words = split(&command.replace("record", &record));
        if words != ["act", "--help"] {
            words.extend(["--desk".into(), desk.clone()]);
        }
        let answer = paraph::run(&words, &mut world, false);
        assert_eq!(answer.status, 0, "{command}: {}", answer.err);
        assert!(!answer.out.is_empty(), "{command}");
        last = answer.out;
    }
    assert!(last.contains("verified"), "{last}");
}

#[test]
fn drafts_are_compared_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("changes.html").display().to_string();
    let mut world = World::default();
    for (name, sum) in [("draft-1", "600"), ("draft-2", "500"), ("draft-3", "700")] {
        world.files.insert(format!("{name}.txt"), draft(sum));
    }
    world.files.insert("ours.txt".into(), draft("500"));
    world.files.insert("theirs.txt".into(), draft("700"));
    let compare = commands("Compare two drafts");
    assert_eq!(compare.len(), 5);
    for command in compare {
        let answer =
            paraph::run(&split(&command.replace("changes.html", &page)), &mut world, false);
        let is_check = command.ends_with("--check");
        assert_eq!(answer.status, if is_check { 13 } else { 1 }, "{command}: {}", answer.err);
        assert_eq!(answer.out.is_empty(), is_check, "{command}");
    }
}

/// Every view that README names is there, and README names every view.
#[test]
fn every_view_is_named() {
    for view in paraph_case::views::views() {
        assert!(
            README.contains(&format!("`{}", view.name))
                || README.contains(&format!("paraph {}", view.name)),
            "{} is not in README",
            view.name
        );
    }
}
