//! Every target over its corpus, and over damaged copies of it that are the same in every run.
//!
//! `PARAPH_FUZZ_ROUNDS=100000 cargo test --release -p paraph-fuzz` damages each file of a corpus so
//! many times; without it, it is done as often as a test has time for. What breaks a promise is
//! written into the folder `found` beside this test's, to be put into the corpus once it is mended.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a corpus that cannot be read fails loudly")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use paraph_fuzz::{TARGETS, target};

/// How often each file is damaged, where nobody says it.
const ROUNDS: usize = 12;
/// Beyond this size, damage is mostly done where nobody reads.
const DAMAGED_BYTES_MAX: usize = 32 * 1024;

/// What is put into files, beside bytes of theirs: what the readers look for.
const PARTS: [&str; 44] = [
    "[",
    "]",
    "[a] (US)",
    " (RU: delete)",
    "\\",
    "_",
    "\n\n",
    "\r\n",
    "\n1. ",
    "\n  a. ",
    "1.2.3 ",
    "Article 5\n",
    "¶",
    "\n====\n",
    "\u{AD}",
    "\u{202E}",
    "\u{301}",
    "é",
    "\u{FEFF}",
    "я",
    "within 14 days ",
    "shall not ",
    "600,000",
    "<ol><li value=9>",
    "</p>",
    "<del>",
    "&#x41;",
    "- ",
    "## ",
    "| a | b |\n",
    "<w:p>",
    "</w:p>",
    "<w:del>",
    "w:val=\"9\"",
    "<<",
    ">>",
    "[1 0 R]",
    "stream\n",
    "endstream",
    "9999999999",
    "-1",
    "{\"",
    "\":[",
    "\u{0}",
];

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// One damage: a bit, a byte, a piece taken out, put twice, or put in from elsewhere.
    fn damage(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.below(bytes.len() + 1);
        let end = (at + self.below(64)).min(bytes.len());
        match self.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(self.below(256)).unwrap(),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let piece = bytes[at..end].to_vec();
                let to = self.below(bytes.len() + 1);
                let times = if self.below(16) == 0 { 200 } else { 1 };
                bytes.splice(to..to, piece.repeat(times));
            }
            5 => {
                let from = self.below(other.len() + 1);
                let to = (from + self.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => {
                bytes.splice(at..at, PARTS[self.below(PARTS.len())].bytes());
            }
        }
    }
}

/// The files of a target's corpus, by name.
fn corpus(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|bad| panic!("{}: {bad}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files
}

fn rounds() -> usize {
    let said = std::env::var("PARAPH_FUZZ_ROUNDS").ok();
    said.map_or(ROUNDS, |said| said.parse().expect("PARAPH_FUZZ_ROUNDS is a number"))
}

/// Runs a target; a find is kept in a file, which is named.
fn run(name: &str, of: &str, round: usize, bytes: &[u8]) {
    let run = target(name).unwrap();
    if catch_unwind(AssertUnwindSafe(|| run(bytes))).is_err() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("found").join(name);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{of}-{round}"));
        fs::write(&file, bytes).unwrap();
        panic!("{name}: a promise is broken by {} (made of {of})", file.display());
    }
}

fn run_all(name: &str) {
    let files: Vec<(String, Vec<u8>)> = corpus(name)
        .iter()
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())
        })
        .collect();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for (of, bytes) in &files {
        run(name, of, 0, bytes);
        for round in 1..=rounds() {
            let mut damaged = bytes.get(..DAMAGED_BYTES_MAX).unwrap_or(bytes).to_vec();
            let other = &files[numbers.below(files.len())].1;
            for _ in 0..=numbers.below(6) {
                numbers.damage(&mut damaged, other);
            }
            run(name, of, round, &damaged);
        }
    }
}

/// A test for each target, so that they run side by side.
macro_rules! targets {
    ($($name:ident)+) => {
        $(
            #[test]
            fn $name() {
                run_all(stringify!($name));
            }
        )+

        #[test]
        fn every_target_has_its_test() {
            let tested = [$(stringify!($name)),+];
            assert_eq!(TARGETS.map(|(name, _)| name).as_slice(), tested);
        }
    };
}

targets! { plain markdown html docx pdf scenario home brackets redline compare json leaf }
