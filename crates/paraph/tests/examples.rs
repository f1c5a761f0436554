//! The example that the help of each kind of act shows can be typed as it is shown.
//!
//! A room is made in which everything is there that the examples name. In it each example is typed,
//! with `--dry-run`: its flags are known, no required field is missing, and every word is read. Who
//! may do it is another matter: a refusal is an answer too.
#![expect(clippy::unwrap_used, reason = "a room that cannot be built fails loudly")]

use std::path::Path;

use common::World;
use furnished::{ROOM, files};
use paraph::Answer;
use paraph::script::{split, steps};
use paraph_case::act::{KindSpec, kinds};

mod common;
mod furnished;

fn typed(world: &mut World, desk: &Path, who: &str, words: &[String]) -> Answer {
    let rest = ["--as", who, "--desk", desk.to_str().unwrap()].map(String::from);
    paraph::run(&[words, &rest].concat(), world, false)
}

fn room(desk: &Path) -> World {
    let mut world = World::default();
    world.files.extend(files());
    for step in steps(ROOM) {
        let answer = typed(&mut world, desk, &step.who, &step.words);
        assert_eq!(answer.status, 0, "{}: {:?}: {}", step.who, step.words, answer.err);
    }
    world
}

/// Why an example is no command as it stands.
fn wrong(world: &mut World, desk: &Path, kind: &KindSpec) -> Option<String> {
    let Some(rest) = kind.example.strip_prefix(kind.tag) else {
        return Some("is of another kind".into());
    };
    // An act is shown by its first digits, and so is a key: here are those of some act, and of somebody.
    let act = "1";
    let key = typed(world, desk, "M", &split("key E")).out;
    let rest = rest.replace("3fa9c10b22…", act).replace("3fa9…", key.trim());
    let answer = typed(world, desk, "M", &split(&format!("act {}{rest} --dry-run", kind.tag)));
    (answer.status > 1).then(|| answer.err.trim().to_owned())
}

#[test]
fn every_example_is_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let mut world = room(&desk);
    // A channel is founded by a command of its own, `paraph open`, from the same fields.
    let typed = kinds().into_iter().filter(|kind| kind.tag != "open");
    let mut all = Vec::new();
    for kind in typed {
        if let Some(why) = wrong(&mut world, &desk, &kind) {
            all.push(format!("paraph act {}\n  {why}", kind.example));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn an_example_that_is_no_command_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let mut world = room(&desk);
    let mut kind = kinds().into_iter().find(|kind| kind.tag == "object").unwrap();
    for (example, why) in [
        ("object 7 --reason r", "unexpected argument '7'"),
        ("object --reason", "a value is required"),
        ("object --point 7 --motive r", "unexpected argument '--motive'"),
        ("object --point 7 --reason r --remedy ''", "--remedy"),
        ("object --point 29 --reason r", "no point `29`"),
        ("agree --point 7", "another kind"),
    ] {
        kind.example = example;
        let said = wrong(&mut world, &desk, &kind).unwrap_or_default();
        assert!(said.contains(why), "{example}: {said}");
    }
}

/// What help shows as an example of an engine can be typed in the folder that `paraph examples` writes.
#[test]
fn every_example_of_an_engine_is_a_command_there() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("files");
    let written = Machine.run(&["examples", at.to_str().unwrap()]);
    assert_eq!(written.status, 0, "{}", written.err);
    let again = Machine.run(&["examples", at.to_str().unwrap()]);
    assert!(again.status == 2 && again.err.contains("name another folder"), "{}", again.err);
    for engine in ["compare", "trace", "settle"] {
        let help = Machine.run(&[engine, "--help"]).out;
        let (_, examples) = help.split_once("writes:\n").unwrap_or_else(|| panic!("{help}"));
        let words = split(examples.trim());
        let there = words.iter().skip(1).map(|word| {
            // Files stand there, and what is written goes there.
            let is_file =
                at.join(word).exists() || word.ends_with(".html") || word.ends_with(".svg");
            if is_file { at.join(word).display().to_string() } else { word.clone() }
        });
        let there: Vec<String> = there.collect();
        let answer = paraph::run(&there, &mut paraph::Machine, false);
        assert!(answer.status < 2, "{there:?}: {}", answer.err);
    }
}

/// What is written for the mediator alone says so in help.
#[test]
fn help_says_what_is_the_mediators() {
    let help = Machine.run(&["settle", "--help"]).out;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for flag in ["--svg", "--proof", "--save", "--resume", "--to"] {
        let (_, told) = help.split_once(&format!(" {flag} <")).unwrap();
        let told = told.split(" --").next().unwrap();
        let more = help.split_once(&format!(" {flag} <")).unwrap().1.split(" <").next().unwrap();
        assert!(told.contains("(with") || more.contains("(with --mediator)"), "{flag}: {told}");
    }
}

struct Machine;

impl Machine {
    fn run(self, words: &[&str]) -> Answer {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        paraph::run(&words, &mut paraph::Machine, false)
    }
}
