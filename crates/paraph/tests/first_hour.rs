//! A newcomer's first hour, through the built program.
#![expect(clippy::unwrap_used, reason = "test helpers say so themselves")]

use std::path::Path;
use std::process::Command;

const DRAFT_1: &str = "1. The parties meet in May.\n\n2. The sum is 600.\n";
const DRAFT_2: &str = "1. The parties meet in May.\n\n2. The sum is 500.\n";

/// Runs one command line in `folder` and gives its status and both outputs.
fn paraph(folder: &Path, line: &str) -> (i32, String) {
    let words: Vec<String> =
        line.split('\'').enumerate().fold(Vec::new(), |mut words, (index, part)| {
            match index % 2 {
                0 => words.extend(part.split_whitespace().map(str::to_owned)),
                _ => words.push(part.to_owned()),
            }
            words
        });
    let output = Command::new(env!("CARGO_BIN_EXE_paraph"))
        .args(words)
        .current_dir(folder)
        .env_remove("PARAPH_DESK")
        .env_remove("PARAPH_AS")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[track_caller]
fn says(folder: &Path, line: &str, expected: &str) {
    let (status, said) = paraph(folder, line);
    assert_eq!(said, expected);
    assert_eq!(status, 0);
}

#[track_caller]
fn refuses(folder: &Path, line: &str, expected: &str) {
    let (status, said) = paraph(folder, line);
    assert_eq!(said, expected);
    assert_ne!(status, 0);
}

#[track_caller]
fn acts(folder: &Path, line: &str, expected: &str) {
    let (status, said) = paraph(folder, line);
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(status, 0, "{said}");
}

#[test]
fn a_negotiation_from_two_text_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("draft-1.txt"), DRAFT_1).unwrap();
    std::fs::write(at.join("draft-2.txt"), DRAFT_2).unwrap();
    refuses(
        at,
        "status --as delegate@A",
        "error: there is no desk in .paraph\nhint: paraph init --party A --party B --mediator M \
         --text draft-1.txt\n",
    );
    says(
        at,
        "init --party A --party B --mediator M --text draft-1.txt",
        "founded the channel plenary\npresented delegate@A\npresented delegate@B\n\
         presented delegate@M\ndelegate@M tabled draft-1 (2 points)\n\
         try next: paraph status --as delegate@M\n",
    );
    for who in ["A", "B"] {
        let line = format!("act agree --point 1 --grade text --as delegate@{who}");
        acts(at, &line, &format!("delegate@{who} agreed to the words of point 1\nact "));
    }
    acts(
        at,
        "act object --point 2 --reason 'too high' --remedy 500 --as delegate@B",
        "delegate@B objected to the words of point 2: too high\nact ",
    );
    says(
        at,
        "status --as delegate@A",
        "plenary: draft-1: 2 points, 1 open\n1 agreed: The parties meet in May.\n\
         2 open: The sum is 600.\n  A has taken no stance\n  \
         B objects: too high; what would lift it: 500\n",
    );
    let table = "act table --text draft-2.txt --base draft-1 --continues 1=1 --as delegate@M";
    refuses(
        at,
        table,
        "refused: nothing is declared of these points of the base: 2\n\
         hint: paraph act table --text draft-2.txt --base draft-1 --continues 1=1 \
         --continues same-words --continues same-labels --as delegate@M\n",
    );
    let table = format!("{table} --continues 2=2");
    refuses(
        at,
        &table,
        "refused: the lineage does not fit: nothing is said of why these are new or \
         changed: 2\nhint: paraph act table --text draft-2.txt --base draft-1 --continues 1=1 \
         --continues 2=2 --own-hand 2 --as delegate@M\n",
    );
    acts(at, &format!("{table} --own-hand 2"), "delegate@M tabled draft-2 (2 points)\nact ");
    says(
        at,
        "status --as delegate@A",
        "plenary: draft-2: 2 points, 1 open\n1 agreed: The parties meet in May.\n\
         2 open: The sum is 500.\n  A has taken no stance\n  \
         B must be asked again: it objected (too high; what would lift it: 500), to\n    other words than these\n",
    );
    refuses(at, "status --as spy@Z", "error: no channel here that spy@Z may read\n");
    acts(
        at,
        "verify --as delegate@A",
        "plenary: verified: 9 acts, none of them kept as refused\n  every signature, the whole log, and the head that its host signed\n",
    );
}

/// What is left of a desk whose logs are gone is no place for another.
#[test]
fn a_desk_whose_logs_are_gone_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let init = "init --party A --party B --mediator M";
    acts(at, init, "founded");
    std::fs::rename(at.join(".paraph/paraph.db"), at.join("copy.db")).unwrap();
    for line in ["status --as delegate@A", init, "open caucus --party A --pen-holder A"] {
        let (status, said) = paraph(at, line);
        assert!(
            said.starts_with(
                "error: in .paraph are the keys of a desk, and its logs are gone: paraph.db is \
                 missing there; put back a copy of it"
            ),
            "{said}"
        );
        assert!(!said.contains("hint: "), "{said}");
        assert_eq!(status, 2);
    }
    std::fs::rename(at.join("copy.db"), at.join(".paraph/paraph.db")).unwrap();
    acts(at, "status --as delegate@A", "plenary");
}

/// What the system says of a file is told in words, with what would help.
#[test]
fn a_file_that_cannot_be_read_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("draft-1.txt"), DRAFT_1).unwrap();
    std::fs::write(at.join("empty.txt"), "").unwrap();
    let init = "init --party A --party B --mediator M";
    refuses(
        at,
        &format!("{init} --text draft-9.txt"),
        "error: there is no `draft-9.txt` in the folder where this was typed: look at its name, or \
         write the whole path to it\n",
    );
    refuses(
        at,
        &format!("{init} --text empty.txt"),
        "error: `empty.txt`: the file has no words in it; see whether it is the file that was meant\n",
    );
    acts(at, &format!("{init} --text draft-1.txt"), "founded");
    for line in
        ["act table --text draft-9.txt --base draft-1 --as delegate@M", "verify draft-9.txt"]
    {
        let (status, said) = paraph(at, line);
        assert!(said.starts_with("error: there is no `draft-9.txt` in the folder"), "{said}");
        assert_eq!(status, 2);
    }
    std::fs::create_dir(at.join("record")).unwrap();
    refuses(
        at,
        "export record --as delegate@A",
        "error: `record` is there already, and nothing is written over: choose another name\n",
    );
}

/// Each stumble is answered with the line as it was meant.
#[test]
fn what_is_missing_is_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("draft-1.txt"), DRAFT_1).unwrap();
    std::fs::write(at.join("draft-2.txt"), DRAFT_2).unwrap();
    acts(at, "init --party A --party B --mediator M --text draft-1.txt", "founded");
    refuses(
        at,
        "act object --point 3",
        "error: say who you are, with --as or in PARAPH_AS: on this desk are delegate@A, \
         delegate@B, delegate@M, A itself, B itself and M itself\n\
         hint: paraph act object --point 3 --as delegate@A\n",
    );
    refuses(
        at,
        "act object --point 3 --reason no --as delegate@B",
        "error: there is no point `3` here: draft-1 has 1 and 2\n",
    );
    refuses(
        at,
        "act object --point 2 --as delegate@B",
        "error: --reason is missing\n\
         hint: paraph act object --point 2 --reason 'the sum is too high' --as delegate@B\n  \
         --reason: Why; what stands there is an example\n",
    );
    refuses(
        at,
        "status --channel plenry --as delegate@A",
        "error: no channel `plenry` here that delegate@A may read: delegate@A is in plenary\n\
         hint: paraph status --channel plenary --as delegate@A\n",
    );
    refuses(
        at,
        "act table --text draft-2.txt --as delegate@M",
        "refused: a draft is on the table already; the next one names it as its base\n\
         hint: paraph act table --text draft-2.txt --base draft-1 --continues 2=2,1=1 \
         --own-hand 2 --as delegate@M\n\
         hint: paraph propose-lineage draft-2.txt --base draft-1 --out draft-2-lineage.txt \
         --as delegate@M\n",
    );
    refuses(
        at,
        "act table --text draft-2.txt --base draft-1 --as delegate@M",
        "refused: nothing is declared of these points of the base: 1,2\n\
         hint: paraph act table --text draft-2.txt --base draft-1 --continues 2=2,1=1 \
         --own-hand 2 --as delegate@M\n\
         hint: paraph propose-lineage draft-2.txt --base draft-1 --out draft-2-lineage.txt \
         --as delegate@M\n",
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("draft-1.txt"), DRAFT_1).unwrap();
    acts(at, "init --party A --party B --mediator M --text draft-1.txt", "founded");
    let before = paraph(at, "verify --as delegate@A");
    says(
        at,
        "act take-note --point 1 --dry-run --as delegate@A",
        "this would be permitted, and nothing was written: delegate@A took note of point 1\n\
         then point 1 is open: A took note, which is not agreeing\n",
    );
    assert_eq!(paraph(at, "verify --as delegate@A"), before);
}

#[test]
fn the_words_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (status, words) = paraph(folder.path(), "words");
    assert_eq!(status, 0);
    assert!(words.contains("  lapsed: it spoke of earlier words"), "{words}");
    assert_eq!(paraph(folder.path(), "help words").1.trim(), words.trim());
    assert!(paraph(folder.path(), "help").1.contains("paraph help words"));
}

#[test]
fn every_kind_of_act_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["present", "table", "agree", "object", "keep"] {
        let (status, help) = paraph(folder.path(), &format!("act {kind} --help"));
        assert_eq!(status, 0);
        assert!(help.contains("Who may: ") && help.contains("Example: paraph act "), "{help}");
    }
}
