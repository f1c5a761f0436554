//! The demonstrations, as a newcomer runs them: what is printed works as printed.
#![expect(clippy::unwrap_used, reason = "a demonstration that cannot be opened fails loudly")]

use common::World;
use paraph::script::split;

mod common;

fn opened(case: &str) -> (tempfile::TempDir, World, String) {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk").display().to_string();
    let mut world = World::default();
    // What is reconstructed was reported before: it is recorded in January 2026.
    world.begins = Some(1_767_258_000);
    let words = ["demo", "--case", case, "--desk", &desk].map(str::to_owned);
    let answer = paraph::run(&words, &mut world, false);
    assert_eq!(answer.status, 0, "{}", answer.err);
    (folder, world, answer.out)
}

/// Every command that a demonstration shows or suggests answers, and answers something.
fn commands_work(case: &str) {
    let (folder, mut world, said) = opened(case);
    // What is exported goes where one stands; a test stands in a folder that goes away.
    let record = folder.path().join("record").display().to_string();
    let said = said.replace("november-record", &record);
    let commands = said.lines().filter_map(|line| {
        line.strip_prefix("$ paraph ").or_else(|| line.strip_prefix("  paraph "))
    });
    let commands: Vec<&str> = commands.collect();
    assert!(commands.len() > 3, "{said}");
    for command in commands {
        let answer = paraph::run(&split(command), &mut world, false);
        assert_eq!(answer.status, 0, "{command}: {}", answer.err);
        assert!(!answer.out.is_empty(), "{command}");
        let wide =
            answer.out.lines().find(|line| line.chars().count() > 80 && line.trim().contains(' '));
        assert_eq!(wide, None, "{command}: wider than 80 columns");
    }
}

#[test]
fn what_the_real_case_suggests_works_as_printed() {
    commands_work("november-2025");
}

#[test]
fn what_the_fictional_case_suggests_works_as_printed() {
    commands_work("supply");
}

/// Every view of a reconstruction says so on its first line.
#[test]
fn a_reconstruction_says_so_first() {
    let (folder, mut world, _) = opened("november-2025");
    let desk = folder.path().join("desk").display().to_string();
    for view in paraph_case::views::views() {
        let mut words = vec![view.name, "--as", "Recorder", "--desk", &desk];
        if view.asked.is_some_and(|asked| asked.required) {
            words.push("1");
        }
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let answer = paraph::run(&words, &mut world, false);
        if answer.status == 0 {
            assert!(answer.out.starts_with("A reconstruction, recorded by Recorder"), "{words:?}");
        }
    }
}
