//! The public scenarios of the research field, against answers that independent programs agree on.
//!
//! The scenarios and the answers are in `shared/data/settlement`; without that folder the tests say
//! so and pass.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it should be"
)]

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

mod additive;
mod case;
mod generated;
mod infeasible;
mod nonlinear;

/// The folder of the scenarios, if it is here.
fn data() -> Option<PathBuf> {
    let shared = std::env::var_os("PARAPH_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = shared.unwrap_or(beside).join("data/settlement");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not here", folder.display());
    None
}

fn read(path: PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The expected answers of one group, by name of the scenario.
fn expected(group: &str) -> Option<(PathBuf, Vec<(String, Value)>)> {
    let folder = data()?;
    let answers = read(folder.join("expected.json"));
    let answers = answers[group].as_object().unwrap().clone();
    Some((folder, answers.into_iter().collect()))
}

/// Units as JSON.
fn units(numbers: &[i64]) -> Value {
    json!(numbers)
}
