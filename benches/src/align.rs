//! How right the alignment of drafts is, and where its weights come from.
//!
//! ```sh
//! cargo run --release -p paraph-bench -- align table              # each pair, beside the goals
//! cargo run --release -p paraph-bench -- align table --told DIR   # and what was told, as JSON
//! cargo run --release -p paraph-bench -- align fit                # writes the weights anew
//! ```
//!
//! The truth is what the drafters themselves published: correlation tables and transition mappings.
//! A pair is scored twice: with the weights that Paraph has, which have seen it, and with weights
//! that were learnt from all other pairs. Only the latter is a result.

mod data;
mod fit;
mod missed;
mod regression;
mod score;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use data::Pair;
use fit::Firsts;

/// Where the learnt weights belong.
const WEIGHTS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/paraph-compare/src/weights.rs");

/// Learns the weights from all pairs and writes them into the crate.
pub(crate) fn fit(words: &[&str]) {
    let Some(pairs) = pairs(words) else { return };
    let firsts = firsts(&pairs);
    let model = fit::fit(&pairs.iter().zip(&firsts).collect::<Vec<_>>());
    fs::write(WEIGHTS, fit::file(&model)).unwrap();
    println!("learnt from {} pairs; written to {WEIGHTS}", pairs.len());
}

/// Prints how right each pair is aligned.
pub(crate) fn table(words: &[&str]) {
    let Some(pairs) = pairs(words) else { return };
    let told = super::named(words, "--told").map(PathBuf::from);
    table::print(&pairs, &firsts(&pairs), told.as_deref());
}

/// The pairs to learn from; says so where there are none.
fn pairs(words: &[&str]) -> Option<Vec<Pair>> {
    let folder = folder(words);
    let pairs = data::read(&folder);
    if pairs.is_empty() {
        println!("no pairs of drafts in {}: name their folder with --data", folder.display());
        return None;
    }
    Some(pairs)
}

/// Where the pairs of drafts are.
pub(crate) fn folder(words: &[&str]) -> PathBuf {
    super::named(words, "--data").map_or_else(shared, PathBuf::from)
}

/// The folders of the pairs, by name.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    data::folders(folder)
}

/// Pairs of drafts with what is true of them, to score what others told.
pub(crate) type Truths = Pair;

/// Every pair in a folder.
pub(crate) fn truths(folder: &Path) -> Vec<Truths> {
    data::read(folder)
}

/// The F1 and the fate of links that were found, as means of the pairs; blank where none were told.
pub(crate) fn scored<'a>(
    truths: &[Truths],
    found: impl Fn(&str) -> Option<&'a [[String; 2]]>,
) -> String {
    let score = |pair: &Pair| score::of_links(pair, &pair.links_of(found(&pair.name)?));
    let scores: Vec<(f64, f64)> = truths.iter().filter_map(score).collect();
    if scores.is_empty() {
        return format!("{:>8} {:>8}", "-", "-");
    }
    let mean =
        |of: fn(&(f64, f64)) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
    format!("{:8.3} {:8.3}", mean(|one| one.0), mean(|one| one.1))
}

/// The folder of drafts beside the checkout, or where `PARAPH_SHARED` points.
fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    std::env::var_os("PARAPH_SHARED").map_or_else(beside, PathBuf::from).join("data/drafts")
}

fn firsts(pairs: &[Pair]) -> Vec<Firsts> {
    pairs.iter().map(|pair| pair.comparison.first_features()).collect()
}
