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
    let folder = super::named(words, "--data").map_or_else(shared, PathBuf::from);
    let pairs = data::read(&folder);
    if pairs.is_empty() {
        println!("no pairs of drafts in {}: name their folder with --data", folder.display());
        return None;
    }
    Some(pairs)
}

/// The folder of drafts beside the checkout, or where `PARAPH_SHARED` points.
fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    std::env::var_os("PARAPH_SHARED").map_or_else(beside, PathBuf::from).join("data/drafts")
}

fn firsts(pairs: &[Pair]) -> Vec<Firsts> {
    pairs.iter().map(|pair| pair.comparison.first_features()).collect()
}
