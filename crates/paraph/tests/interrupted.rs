//! A settlement that is really interrupted: the answer so far is told with what is proved, and what
//! is kept can be read again.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a program that cannot be run fails loudly")]

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use paraph_exchange::scenario::{Format, write};
use paraph_settle::sample::{Size, scenario};

/// So many steps of the search, of some hundred thousand, are done then.
const STEPS: u64 = 2000;

fn settle(folder: &Path, rest: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paraph"));
    command.args(["settle", "settlement.json", "--mediator"]).args(rest).current_dir(folder);
    command
}

/// Runs it until it has told of so many steps, and sends it a signal: `-INT` as a terminal does.
fn interrupted(mut command: Command, steps: u64, signal: &str) -> Output {
    let piped = command.arg("--progress").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while told.read_line(&mut line).unwrap() > 0 {
        let done = line.trim_end().strip_suffix(" steps").and_then(|line| line.rsplit(' ').next());
        if done.and_then(|done| done.parse::<u64>().ok()).is_some_and(|done| done >= steps) {
            break;
        }
        line.clear();
    }
    let kill = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let mut rest = String::new();
    told.read_to_string(&mut rest).unwrap();
    let output = child.wait_with_output().unwrap();
    Output { stderr: rest.into_bytes(), ..output }
}

/// A folder with a scenario whose search is long.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let size = Size { parties: 30, issues: 28, options: 3, lines: 0 };
    let made = scenario(size, 1).check().unwrap();
    let file = write(&made, Format::Own).unwrap().remove(0);
    std::fs::write(folder.path().join(&file.name), file.text).unwrap();
    folder
}

/// What ends the program without asking it finds the work kept on the way.
#[test]
fn what_is_ended_is_gone_on_with_from_what_was_kept_on_the_way() {
    let folder = folder();
    let output = interrupted(settle(folder.path(), &["--save", "work"]), STEPS, "-KILL");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (None, &b""[..]));
    let kept = std::fs::read_to_string(folder.path().join("work")).unwrap();
    assert!(kept.contains("\nsearch egalitarian\n"), "the search is in it");
    let on = settle(folder.path(), &["--resume", "work", "--steps", "1"]).output().unwrap();
    let err = String::from_utf8(on.stderr).unwrap();
    assert_eq!((on.status.code(), err.as_str()), (Some(3), ""), "{err}");
}

#[test]
fn what_is_interrupted_tells_what_is_proved_and_is_gone_on_with() {
    let folder = folder();
    let output = interrupted(settle(folder.path(), &["--save", "work"]), STEPS, "-INT");
    let (out, err) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(3), "{err}");
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("best found, not proved; found "), "{out}");
    assert!(out.contains("the gap is "), "{out}");

    let on = settle(folder.path(), &["--resume", "work", "--save", "work", "--steps", "1"]);
    let output = { on }.output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.as_str()), (Some(3), ""), "{err}");
}
