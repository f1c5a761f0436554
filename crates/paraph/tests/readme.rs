//! What README tells a newcomer to type works as it is written.
#![expect(clippy::unwrap_used, reason = "a README that cannot be followed fails loudly")]

use std::path::Path;

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

/// What a fresh clone has that README names: the examples, by their names from its folder.
fn clone() -> World {
    let mut world = World::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    for part in ["drafts", "settlement"] {
        for file in std::fs::read_dir(folder.join(part)).unwrap() {
            let file = file.unwrap();
            let name = format!("examples/{part}/{}", file.file_name().to_string_lossy());
            world.files.insert(name, std::fs::read_to_string(file.path()).unwrap());
        }
    }
    world
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
    let mut world = clone();
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

#[test]
fn a_scenario_is_settled_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let settle = commands("Find what everybody could live with");
    assert_eq!(settle.len(), 4);
    let mut world = clone();
    for command in settle {
        let mut words = split(&command);
        for word in words
            .iter_mut()
            .filter(|word| ["frontier.svg", "valleys.proof"].contains(&word.as_str()))
        {
            *word = folder.path().join(&*word).display().to_string();
        }
        // The program reads what it wrote.
        let proof = folder.path().join("valleys.proof");
        if let Ok(text) = std::fs::read_to_string(&proof) {
            world.files.insert(proof.display().to_string(), text);
        }
        let answer = paraph::run(&words, &mut world, false);
        assert_eq!(answer.status, 0, "{command}: {}", answer.err);
        assert!(!answer.out.is_empty(), "{command}");
    }
}

/// No command of README is left out above, but for those that are shown in a line of words.
#[test]
fn every_command_is_run_by_a_test() {
    let all = README.lines().filter(|line| line.starts_with("    paraph ")).count();
    let sections = [
        "Begin a negotiation of your own",
        "Prove it",
        "Compare two drafts",
        "Find what everybody could live with",
    ];
    assert_eq!(sections.map(|section| commands(section).len()).iter().sum::<usize>(), all);
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
