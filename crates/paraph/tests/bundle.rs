//! A channel's record is exported, and checked without its desk: by Paraph and by stock tools.
#![expect(clippy::unwrap_used, reason = "a record that cannot be exported fails loudly")]

use std::path::{Path, PathBuf};
use std::process::Command;

use common::World;

mod common;

fn run(world: &mut World, words: &[&str]) -> paraph::Answer {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    paraph::run(&words, world, false)
}

/// The fictional case, its plenary exported into a folder.
fn exported() -> (tempfile::TempDir, World, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk").display().to_string();
    let bundle = folder.path().join("bundle");
    let mut world = World::default();
    let answer = run(&mut world, &["demo", "--case", "supply", "--desk", &desk]);
    assert_eq!(answer.status, 0, "{}", answer.err);
    let to = bundle.display().to_string();
    let who = "moreau@Aldersund";
    let command = ["export", &to, "--channel", "plenary", "--as", who, "--desk", &desk];
    let answer = run(&mut world, &command);
    assert_eq!(answer.status, 0, "{}", answer.err);
    let again = run(&mut world, &command);
    assert_eq!(again.status, 2, "a folder that is there is left alone");
    (folder, world, bundle)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

#[test]
fn a_record_is_verified_without_its_desk() {
    let (_folder, mut world, bundle) = exported();
    let answer = run(&mut world, &["verify", &bundle.display().to_string()]);
    assert!(answer.out.starts_with("plenary: verified: "), "{}{}", answer.out, answer.err);
}

/// The commands in the bundle's README, given to a shell, print nothing but what is bad.
#[test]
fn its_own_readme_checks_it_with_stock_tools() {
    let (_folder, _, bundle) = exported();
    let readme = std::fs::read_to_string(bundle.join("README")).unwrap();
    let commands: String = readme
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .map(|l| format!("{l}\n"))
        .collect();
    let check = || {
        let output =
            Command::new("bash").arg("-c").arg(&commands).current_dir(&bundle).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    if Command::new("ssh-keygen").arg("-?").output().is_err() {
        assert!(std::env::var_os("PARAPH_REQUIRE_OUTSIDE").is_none(), "ssh-keygen is missing");
        return;
    }
    assert_eq!(check(), "");
    let act = bundle.join("acts/3.json");
    let text = std::fs::read_to_string(&act).unwrap();
    std::fs::write(&act, text.replacen("plenary", "plenarx", 1).replacen("\"v\":1", "\"v\":2", 1))
        .unwrap();
    assert!(check().contains("BAD: acts/3"), "a changed act is found by stock tools");
}

/// A byte altered in any file is found, wherever it is.
#[test]
fn an_altered_byte_in_any_file_is_found() {
    let (_folder, mut world, bundle) = exported();
    let whole = bundle.display().to_string();
    for (at, file) in files(&bundle).iter().enumerate() {
        let bytes = std::fs::read(file).unwrap();
        let mut altered = bytes.clone();
        let place = (at * 7919) % altered.len();
        altered[place] ^= 1;
        std::fs::write(file, &altered).unwrap();
        let answer = run(&mut world, &["verify", &whole]);
        assert_eq!(answer.status, 2, "{} at {place}: {}", file.display(), answer.out);
        std::fs::remove_file(file).unwrap();
        assert_eq!(run(&mut world, &["verify", &whole]).status, 2, "{} is gone", file.display());
        std::fs::write(file, &bytes).unwrap();
    }
    assert_eq!(run(&mut world, &["verify", &whole]).status, 0);
}

/// A draft of so many points, in which the seventh is of this sum.
fn long_draft(points: usize, sum: u32) -> String {
    let words =
        |n: usize| if n == 7 { format!("The sum is {sum}.") } else { format!("Duty no. {n}.") };
    (1..=points).map(|n| format!("{n}. {}\n\n", words(n))).collect()
}

/// A lineage of more than a hundred points goes to a file of its own: one act, two attachments.
#[test]
fn a_long_draft_and_its_lineage_are_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (desk, record) = (path("desk"), path("record"));
    let mut world = World::default();
    for (name, sum) in [("draft-1", 600), ("draft-2", 500)] {
        world.files.insert(name.into(), long_draft(120, sum));
    }
    let mut answers = |line: &str| {
        let words = format!("{line} --desk {desk} --as delegate@M");
        let answer = run(&mut world, &words.split(' ').collect::<Vec<_>>());
        assert_eq!(answer.status, 0, "{line}: {}", answer.err);
        answer.out
    };
    answers("init --party A --party B --mediator M --text draft-1");
    let table = "act table --text draft-2 --base draft-1 --continues same-labels --own-hand 7";
    assert!(answers(&format!("{table} --dry-run")).contains("this would be permitted"));
    answers(table);
    assert!(answers("status").starts_with("plenary: draft-2: 120 points"));
    assert!(answers("verify").contains("6 acts, none of them kept as refused"));
    answers(&format!("export {record}"));
    assert_eq!(files(&folder.path().join("record/attachments")).len(), 3);
    assert!(answers(&format!("verify {record}")).contains("verified: 6 acts"));
}

/// A desk with a few acts, in a folder with names for its records.
struct Records {
    folder: tempfile::TempDir,
    world: World,
}

impl Records {
    fn new() -> Self {
        let mut world = World::default();
        world.files.insert("draft-1".into(), long_draft(9, 600));
        let mut records = Self { folder: tempfile::tempdir().unwrap(), world };
        records.done("desk", "init --party A --party B --mediator M --text draft-1");
        records
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn run(&mut self, desk: &str, line: &str) -> paraph::Answer {
        let words = format!("{line} --desk {} --as delegate@A", self.path(desk));
        run(&mut self.world, &words.split(' ').collect::<Vec<_>>())
    }

    fn done(&mut self, desk: &str, line: &str) {
        let answer = self.run(desk, line);
        assert_eq!(answer.status, 0, "{line}: {}", answer.err);
    }

    fn agree(&mut self, desk: &str, point: u32) {
        self.done(desk, &format!("act agree --grade text --point {point}"));
    }

    fn export(&mut self, desk: &str, name: &str) {
        let to = self.path(name);
        self.done(desk, &format!("export {to}"));
    }

    /// The same desk a second time, as a host would keep it who shows others another log.
    fn copy(&self, from: &str, to: &str) {
        let done = Command::new("cp").args(["-a", &self.path(from), &self.path(to)]).status();
        assert!(done.unwrap().success());
    }

    /// Verifies a record against an older one, and gives the status and the sentence.
    fn against(&mut self, new: &str, old: &str) -> (u8, String) {
        let (new, old) = (self.path(new), self.path(old));
        let answer = run(&mut self.world, &["verify", &new, "--extends", &old, "--json"]);
        let text = answer.out.lines().find_map(|line| line.trim().strip_prefix("\"sentence\": "));
        let said = text.unwrap_or(&answer.err).replace(&old, "OLD");
        (answer.status, said.trim_matches(['"', ',', '\n']).to_owned())
    }

    #[track_caller]
    fn says(&mut self, new: &str, old: &str, status: u8, expected: &str) {
        assert_eq!(self.against(new, old), (status, expected.to_owned()), "{new} {old}");
    }
}

#[test]
fn a_record_is_held_against_an_older_one() {
    let mut all = Records::new();
    all.export("desk", "may");
    all.copy("desk", "other");
    all.agree("desk", 1);
    all.export("desk", "june");
    all.agree("other", 2);
    all.agree("other", 3);
    all.export("other", "forged");
    all.says(
        "june",
        "may",
        0,
        "extends OLD: its 5 acts are the first of these, and there is 1 more",
    );
    all.says("june", "june", 0, "the same as OLD: 6 acts");
    all.says("may", "june", 1, "cut back: OLD has 6 acts, and here are the first 5 of them only");
    let two = "two histories: OLD has another act 5 than this record, both under heads that the host \
               signed; keep both, they are the proof";
    all.says("june", "forged", 1, two);
    all.says("forged", "june", 1, two);
    // With the checkpoint alone, as far as it tells.
    all.says(
        "june",
        "may/checkpoint",
        0,
        "extends OLD: its 5 acts are the first of these, and there is 1 more",
    );
    all.says("june", "june/checkpoint", 0, "the same as OLD: 6 acts");
    let not_told = "which act is the first that differs is told by a whole record";
    let (status, said) = all.against("forged", "june/checkpoint");
    assert_eq!(status, 1);
    assert!(
        said.starts_with("two histories: the first 6 acts here are not those of OLD"),
        "{said}"
    );
    assert!(said.to_lowercase().contains(not_told), "{said}");
    let (status, said) = all.against("may", "june/checkpoint");
    assert_eq!(status, 1);
    assert!(said.starts_with("cut back or two histories: OLD counts 6 acts"), "{said}");

    let (_folder, _, bundle) = exported();
    let elsewhere = bundle.display().to_string();
    for old in [elsewhere.clone(), format!("{elsewhere}/checkpoint")] {
        let (status, said) = all.against("june", &old);
        assert_eq!(status, 1);
        assert!(said.starts_with("another channel: OLD is of the channel "), "{said}");
    }
}

#[test]
fn what_is_no_older_record_is_refused() {
    let mut all = Records::new();
    all.export("desk", "may");
    let checkpoint = std::fs::read_to_string(all.path("may/checkpoint")).unwrap();
    let altered = checkpoint.replacen("\n5\n", "\n4\n", 1);
    assert_ne!(altered, checkpoint);
    for (name, text) in [("altered", altered.as_str()), ("nothing", ""), ("words", "a note\n")] {
        std::fs::write(all.path(name), text).unwrap();
        let (status, said) = all.against("may", name);
        assert_eq!(status, 2, "{name}: {said}");
        assert!(said.starts_with("error: OLD: "), "{name}: {said}");
    }
    let (status, said) = all.against("may", "absent");
    assert_eq!(status, 2);
    assert!(said.starts_with("error: there is no `OLD`"), "{said}");
    all.copy("may", "torn");
    std::fs::write(all.path("torn/acts/2.json"), "{}").unwrap();
    let (status, said) = all.against("may", "torn");
    assert_eq!((status, said.contains("acts/2.json")), (2, true), "{said}");
    let alone = all.run("desk", "verify --extends may");
    assert_eq!(alone.status, 2, "{}", alone.out);
}
