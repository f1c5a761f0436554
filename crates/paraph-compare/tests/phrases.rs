//! Phrases of real drafts are found again, or told to be gone: labelled ones, where they are here.
#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use paraph_compare::trace::{Searchable, Traced};
use paraph_text::Draft;
use serde_json::Value;

/// The folder of labelled pairs; nothing where it is not here.
fn pairs() -> Option<Vec<PathBuf>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("PARAPH_SHARED").map_or(beside, PathBuf::from);
    let Ok(folder) = std::fs::read_dir(root.join("data/drafts")) else {
        println!("skipped: the folder shared/data/drafts is not here (set PARAPH_SHARED)");
        return None;
    };
    let folders = folder.filter_map(|entry| Some(entry.ok()?.path()));
    Some(folders.filter(|path| path.join("phrases.json").exists()).collect())
}

/// Whether a phrase of the old draft is told as its label says.
fn is_right(phrase: &Value, labels: &[String], new: &Searchable) -> bool {
    let words = phrase["phrase"].as_str().expect("a phrase");
    let wanted: Vec<&str> =
        phrase["new"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    match new.find(words) {
        Traced::Gone(_) => wanted.is_empty(),
        Traced::Kept(all) => all.iter().any(|one| wanted.contains(&labels[one.place].as_str())),
        Traced::Changed(near) => wanted.contains(&labels[near.passage.place].as_str()),
    }
}

#[test]
fn labelled_phrases_are_found_or_gone() {
    let Some(pairs) = pairs() else { return };
    let (mut all, mut wrong) = (0, String::new());
    for pair in &pairs {
        let read = |name: &str| std::fs::read_to_string(pair.join(name)).expect("a file");
        let new = Draft::parse(&read("new.txt")).expect("a draft");
        let labels: Vec<String> = new.walk().map(|place| place.label).collect();
        let new = Searchable::of(&new);
        let phrases: Value = serde_json::from_str(&read("phrases.json")).expect("JSON");
        for phrase in phrases.as_array().into_iter().flatten() {
            all += 1;
            if !is_right(phrase, &labels, &new) {
                writeln!(wrong, "{}: {phrase}", pair.display()).expect("a string");
            }
        }
    }
    println!("{all} phrases, {} wrong", wrong.lines().count());
    assert!(all > 600, "{all} phrases");
    assert!(wrong.lines().count() * 100 <= all, "{wrong}");
}
