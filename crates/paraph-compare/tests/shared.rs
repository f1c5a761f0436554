//! Drafts whose alignment is official: what must not get worse.
//!
//! The whole table is printed by `cargo run --release -p paraph-bench -- align table`.
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use paraph_compare::account::Account;
use paraph_compare::compare;
use paraph_compare::redline::Run;
use paraph_text::Draft;

/// The folder of a pair, or nothing, with a word.
fn pair(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("PARAPH_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("data/drafts").join(name);
    if !folder.exists() {
        println!("skipped: {} is not here (set PARAPH_SHARED)", folder.display());
        return None;
    }
    Some(folder)
}

/// The links in `truth.json`, whose line of links is one line.
fn truth(folder: &Path) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(folder.join("truth.json")).expect("a truth");
    let line = text.lines().find_map(|line| line.trim().strip_prefix("\"links\": "));
    let ids: Vec<&str> = line.expect("links").split('"').skip(1).step_by(2).collect();
    ids.chunks(2).map(|link| (link[0].to_owned(), link[1].to_owned())).collect()
}

/// The two drafts of a pair.
fn drafts(folder: &Path) -> [Draft; 2] {
    ["old.txt", "new.txt"].map(|file| {
        let bytes = fs::read(folder.join(file)).expect("a draft");
        Draft::parse_bytes(&bytes).expect("a draft")
    })
}

fn told(folder: &Path) -> BTreeSet<(String, String)> {
    let [old, new] = drafts(folder);
    let alignment = compare(&old, &new);
    let labels = |place: (usize, usize)| {
        (alignment.old[place.0].label.clone(), alignment.new[place.1].label.clone())
    };
    alignment.links.iter().map(|link| labels((link.old, link.new))).collect()
}

#[test]
fn two_codifications_are_aligned_as_their_tables_say() {
    for name in ["eu-state-aid-2015", "eu-injunctions-2009"] {
        if let Some(folder) = pair(name) {
            assert_eq!(told(&folder), truth(&folder), "{name}");
        }
    }
}

/// Every redline, applied to the old words, gives the new, on all pairs.
#[test]
fn redlines_give_back_both_texts_of_every_pair() {
    let Some(folder) = pair("") else { return };
    let mut rows = 0;
    let entries = fs::read_dir(&folder).expect("a folder of pairs");
    for folder in entries.map(|entry| entry.expect("a pair").path()).filter(|path| path.is_dir()) {
        let [old, new] = drafts(&folder);
        for row in &Account::of(&old, &new).rows {
            let redline = &row.redline;
            let applied = |of: fn(&Run) -> Range<usize>, text: &str| -> String {
                redline.runs.iter().map(|run| &text[of(run)]).collect()
            };
            let (old, new) = (&redline.old.words, &redline.new.words);
            assert_eq!(applied(|run| run.old.clone(), old), *old, "{}", folder.display());
            assert_eq!(applied(|run| run.new.clone(), new), *new, "{}", folder.display());
            rows += 1;
        }
    }
    assert!(rows > 1000, "{rows}");
}
