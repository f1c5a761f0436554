//! Every package that the program is built of may be used under a licence that we accept.

use std::process::Command;

use serde_json::Value;

/// What stands in `deny.toml` too.
const ACCEPTED: &[&str] =
    &["MIT", "Apache-2.0", "BSD-3-Clause", "Unicode-3.0", "Unlicense", "Zlib"];

/// Whether an SPDX expression can be met: one side of every `OR`, both sides of every `AND`.
fn accepted(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    let every = |part: &str| part.split(" AND ").all(|one| ACCEPTED.contains(&one.trim()));
    match expression.split_once(" AND ") {
        // `(MIT OR Apache-2.0) AND Unicode-3.0`
        Some((left, right)) => accepted(left) && accepted(right),
        None => expression.split(" OR ").any(every),
    }
}

#[test]
fn every_dependency_has_an_accepted_licence() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 20);
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(accepted(licence), "{}: {licence}", package["name"]);
    }
}

#[test]
fn a_licence_that_is_not_accepted_is_found() {
    assert!(accepted("(MIT OR Apache-2.0) AND Unicode-3.0") && accepted("GPL-3.0 OR MIT"));
    assert!(!accepted("GPL-3.0") && !accepted("MIT AND GPL-3.0") && !accepted("none"));
}
