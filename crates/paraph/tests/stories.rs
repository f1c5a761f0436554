//! Runs the stories in `tests/stories/`: commands and what the room answers.
//!
//! A story is a plain file that a mediator could read:
//!
//! ```text
//! # M12: a point kept for two principals cannot be closed by a delegate.
//! file draft-1.txt
//!   1. The parties meet in May.
//!
//! M: init --party A --party B --mediator M --text draft-1.txt
//! delegate@B: act agree --point 1 --grade text
//! ---
//! delegate@B: refused: …
//! ```
//!
//! `WHO: COMMAND` is a step, `WHO@CHANNEL:` never occurs: a channel is named with `--channel`. The
//! lines under `---`, up to the next empty line, are what the steps above it answered, each line
//! after the name of who was answered. An act that is done says nothing; everything else does.
//! Texts are kept under `file NAME`, indented by two spaces.
//!
//! With `PARAPH_BLESS=1` the answers are written into the files instead of compared: read the diff.
#![expect(clippy::unwrap_used, reason = "a story that cannot be run fails loudly")]

use paraph::script::split;
use tell::{retell, retell_to, stories};

mod common;
mod tell;

/// A story as it is answered, in a folder that goes away.
fn told(story: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    retell(story, &folder.path().join("desk"))
}

#[test]
fn every_story_is_answered_as_it_is_told() {
    let bless = std::env::var_os("PARAPH_BLESS").is_some();
    let mut wrong = Vec::new();
    for file in stories() {
        let story = std::fs::read_to_string(&file).unwrap();
        let told = told(&story);
        if told != story && bless {
            std::fs::write(&file, told).unwrap();
        } else if told != story {
            wrong.push(format!("{}\n{}", file.display(), difference(&story, &told)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(!stories().is_empty(), "there are stories");
}

/// Each mechanism's story holds a step that is refused, and a look by somebody who must not see.
#[test]
fn every_story_of_a_mechanism_refuses_something() {
    for file in stories() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mechanism = name.starts_with('M') && name[1..3].bytes().all(|b| b.is_ascii_digit());
        let story = std::fs::read_to_string(&file).unwrap();
        if mechanism {
            assert!(story.contains(": refused: "), "{name} refuses nothing");
            assert!(story.contains("here that"), "{name} has nobody who must not see");
        }
    }
}

/// What a hint says can be typed as it is, there and then: each word is known, an act is read and not
/// refused for the reason that the hint was to mend, and what only shows something
/// shows it or goes on to a hint of its own.
#[test]
fn every_hint_can_be_typed() {
    let mut tried = 0;
    for file in stories() {
        let story = std::fs::read_to_string(&file).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let desk = folder.path().join("desk");
        retell_to(&story, &desk, &mut |world, answered| {
            for (at, line) in answered.iter().enumerate() {
                let Some(hint) = line.split_once(": hint: paraph ") else { continue };
                let mut words = split(hint.1);
                words.extend(["--desk".into(), desk.display().to_string()]);
                let act = words[0] == "act" && !words.contains(&"--help".into());
                let asks = words.contains(&"--dry-run".into());
                words.extend((act && !asks).then(|| "--dry-run".into()));
                let answer = paraph::run(&words, world, false);
                let unread = answer.err.contains("Usage: ") || (act && answer.status == 2);
                let shows = !act && !["init", "open", "delegate"].contains(&words[0].as_str());
                let again = answer.err.lines().next().unwrap_or_default();
                // What it is the hint of is the last thing said before it.
                let said = answered[..at].iter().rev().filter_map(|line| line.split_once(": "));
                let said = said.map(|(_, said)| said).find(|said| !said.starts_with("hint: "));
                let as_before = !again.is_empty() && said == Some(again);
                let goes_on = answer.status == 0 || answer.err.contains("hint: ");
                let why = format!("{}: {}\n{}", file.display(), hint.1, answer.err);
                assert!(!as_before && (goes_on || !shows), "{why}");
                assert!(!unread && !hint.1.contains('…'), "{why}");
                tried += 1;
            }
        });
    }
    assert!(tried > 30, "{tried} hints");
}

/// The first line that differs, with what stood there.
fn difference(told: &str, answered: &str) -> String {
    let pairs = told.lines().zip(answered.lines()).enumerate();
    let first = pairs.clone().find(|(_, (told, answered))| told != answered);
    match first {
        Some((at, (told, answered))) => {
            format!("line {}:\n  told     {told}\n  answered {answered}", at + 1)
        }
        None => format!("told:\n{told}\nanswered:\n{answered}"),
    }
}

#[test]
fn a_story_that_is_told_wrong_is_found() {
    let story = "M: init --party A --party B --mediator M\nA: status\n---\nA: all is agreed\n";
    let told = told(story);
    assert!(told.contains("A: plenary: no draft is on the table"), "{told}");
    assert_ne!(told, story);
}
