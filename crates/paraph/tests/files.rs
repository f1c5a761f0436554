//! What is typed as a file and is none, or is one with a name of its own: the built program, with the files
//! of this machine.
#![expect(clippy::unwrap_used, reason = "a machine without a temporary folder fails loudly")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PLAN: &str = "1. The parties meet in May.\n\n2. The sum is 600.\n";

/// Runs the program in a folder, with this piped in.
fn run(folder: &Path, words: &[&str], piped: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_paraph"));
    program.args(words).current_dir(folder).env_remove("PARAPH_AS");
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    // Whoever does not read it closes the pipe.
    let _closed = child.stdin.take().unwrap().write_all(piped.as_bytes());
    child.wait_with_output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    folder
}

#[test]
fn standard_input_is_read_once() {
    let folder = folder();
    for name in ["-", "/dev/stdin"] {
        let output = run(folder.path(), &["compare", name, "plan.txt", "--check"], PLAN);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", err(&output));
        let twice = run(folder.path(), &["compare", name, "-"], PLAN);
        assert_eq!(twice.status.code(), Some(2));
        assert!(err(&twice).contains("standard input is read once"), "{}", err(&twice));
    }
    let page = run(folder.path(), &["compare", "-", "plan.txt"], "1. Other.\n");
    assert!(String::from_utf8_lossy(&page.stdout).starts_with("old: standard input (1 point"));
    let init = ["init", "--party", "A", "--party", "B", "--mediator", "M", "--text", "-"];
    let made = run(folder.path(), &init, PLAN);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let matched = run(folder.path(), &["match", "-", "--as", "delegate@A"], PLAN);
    let out = String::from_utf8_lossy(&matched.stdout).into_owned();
    assert!(out.contains("standard input, 2 points, has the words of draft-1"), "{out}");
}

#[test]
fn what_is_no_file_to_be_read_is_told() {
    let folder = folder();
    let init = ["init", "--party", "A", "--party", "B", "--mediator", "M", "--text", "plan.txt"];
    assert_eq!(run(folder.path(), &init, "").status.code(), Some(0));
    let commands: [&[&str]; 6] = [
        &["compare", "FILE", "plan.txt"],
        &["compare", "--three", "plan.txt", "plan.txt", "FILE"],
        &["trace", "the sum", "plan.txt", "FILE"],
        &["match", "FILE", "--as", "delegate@A"],
        &["propose-lineage", "FILE", "--as", "delegate@M"],
        &["settle", "FILE"],
    ];
    for (file, says) in [
        ("folder", "`folder` is a folder, and a file is needed"),
        ("missing.txt", "there is no `missing.txt` in the folder where this was typed"),
        ("plan.txt/x", "`plan.txt/x` leads through a file"),
        ("empty.txt", "empty.txt"),
    ] {
        for words in commands {
            let words: Vec<&str> =
                words.iter().map(|word| if *word == "FILE" { file } else { word }).collect();
            let output = run(folder.path(), &words, "");
            let told = err(&output);
            assert_eq!(output.status.code(), Some(2), "{words:?}: {told}");
            assert!(told.starts_with("error: ") && told.contains(says), "{words:?}: {told}");
            assert!(output.stdout.is_empty(), "{words:?}");
        }
    }
    for (bundle, says) in [("empty.txt", "empty.txt"), ("missing", "missing"), ("folder", "folder")]
    {
        let output = run(folder.path(), &["verify", bundle], "");
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains(says), "{}", err(&output));
    }
}

/// On a machine where whoever runs the tests may read everything, nothing can be closed to them.
#[cfg(unix)]
#[test]
fn a_file_that_is_closed_is_told_as_that() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let closed = folder.path().join("closed.txt");
    std::fs::write(&closed, PLAN).unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&closed).is_ok() {
        return;
    }
    let output = run(folder.path(), &["compare", "closed.txt", "plan.txt"], "");
    assert!(err(&output).contains("`closed.txt` is closed to whoever runs this"));
}

#[test]
fn a_name_commands_no_terminal() {
    let folder = folder();
    let name = "a\u{1b}[2J\u{202e}b\nerror: c.txt";
    std::fs::write(folder.path().join(name), "1. The parties meet.\n   a. in May;\n").unwrap();
    let missing = format!("missing {name}");
    let page = format!("{name}.html");
    std::fs::write(folder.path().join(&page), PLAN).unwrap();
    let init = ["init", "--party", "A", "--party", "B", "--mediator", "M", "--text", name];
    let commands: [&[&str]; 10] = [
        &["compare", name, "plan.txt"],
        &["compare", "plan.txt", &missing],
        &["compare", "plan.txt", name, "--html", &page],
        &["compare", "--three", "plan.txt", name, name],
        &["compare", "--batch", ".", "."],
        &["trace", "parties", "plan.txt", name],
        &["settle", name],
        &["verify", name],
        &init,
        &["match", name, "--as", "delegate@A"],
    ];
    for words in commands {
        let output = run(folder.path(), words, "");
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &err(&output);
        assert!(!told.contains(['\u{1b}', '\u{202e}']), "{words:?}: {told:?}");
        assert!(!told.lines().any(|line| line.starts_with("error: c.txt")), "{words:?}: {told:?}");
    }
}

/// An answer that nobody got is trouble, whatever the answer was.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_told() {
    let folder = folder();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_paraph"));
    program.args(["compare", "plan.txt", "plan.txt"]).current_dir(folder.path());
    let output = program.stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("the answer could not be written"), "{}", err(&output));
}
