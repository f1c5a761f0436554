//! Where one channel cannot be read, the others work, and those who are in it are told each time.
#![expect(clippy::unwrap_used, reason = "a desk that cannot be made fails loudly")]

use std::path::Path;

use common::World;
use paraph::Answer;
use paraph::script::split;

mod common;

fn run(world: &mut World, desk: &Path, who: &str, command: &str) -> Answer {
    let mut words = split(command);
    words.extend(["--as".into(), who.into(), "--desk".into(), desk.display().to_string()]);
    paraph::run(&words, world, false)
}

/// Makes the end of a channel's log missing: the desk has read more of it than there is.
fn cut_off(desk: &Path, name: &str) {
    let held = std::fs::read_dir(desk.join("held")).unwrap().map(|file| file.unwrap().path());
    let named = format!("\"name\":\"{name}\"");
    let is_it = |path: &std::path::PathBuf| std::fs::read_to_string(path).unwrap().contains(&named);
    let path = held.into_iter().find(is_it).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"size\":\"", "\"size\":\"9")).unwrap();
}

#[test]
fn whoever_is_in_a_broken_channel_is_told_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let mut world = World::default();
    for (who, command) in [
        ("M", "init --party A --party B --mediator M"),
        ("M", "open caucus --party A --mediator M --pen-holder M --under plenary --delegate a@A"),
    ] {
        assert_eq!(run(&mut world, &desk, who, command).status, 0, "{command}");
    }
    cut_off(&desk, "caucus");
    let record = |name: &str| folder.path().join(name).display().to_string();
    for (who, command, is_told) in [
        ("A", format!("export {} --channel plenary", record("of-a")), true),
        ("delegate@B", format!("export {} --channel plenary", record("of-b")), false),
        ("A", "delegate kim@A --channel plenary".into(), true),
        ("B", "delegate lee@B --channel plenary".into(), false),
        ("M", "open side-m --mediator M --party A --pen-holder M --under plenary".into(), true),
        ("B", "open side-b --party B --party A --pen-holder B --under plenary".into(), false),
        ("A", "status --channel plenary".into(), true),
        ("delegate@B", "status --channel plenary".into(), false),
    ] {
        let answer = run(&mut world, &desk, who, &command);
        assert_eq!(answer.status, 0, "{command}: {}", answer.err);
        let told = answer.err.starts_with("note: the channel caucus cannot be read: ");
        assert_eq!(told, is_told, "{command}: {}", answer.err);
        assert!(is_told || answer.err.is_empty(), "{command}: {}", answer.err);
    }
    // What is asked of the broken one itself fails, and says why.
    for command in [
        format!("export {} --channel caucus", record("none")),
        "delegate z@A --channel caucus".into(),
    ] {
        let answer = run(&mut world, &desk, "A", &command);
        assert_eq!(answer.status, 2, "{command}");
        assert!(
            answer.err.starts_with("error: the channel caucus cannot be read: "),
            "{}",
            answer.err
        );
    }
    assert!(!Path::new(&record("none")).exists());
    assert!(!desk.join("keys/z@A.key").exists());
}
