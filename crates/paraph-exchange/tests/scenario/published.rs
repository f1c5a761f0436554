//! Every public scenario gives exactly the tables that were computed from it independently.
//!
//! The scenarios are not part of this repository: without their folder (`data/settlement` in
//! `PARAPH_SHARED`, or in `../shared` beside the checkout) the tests say so and are skipped.

use std::path::{Path, PathBuf};

use paraph_exchange::scenario::{Format, Read, read};
use paraph_settle::scenario::{Party, Scenario};
use serde_json::Value;

/// The folder of the public scenarios.
fn folder() -> Option<PathBuf> {
    let beside = || {
        let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        above.map(|folder| folder.join("shared")).find(|shared| shared.is_dir())
    };
    let shared = std::env::var_os("PARAPH_SHARED").map(PathBuf::from).or_else(beside);
    let folder = shared.map(|shared| shared.join("data/settlement"));
    let folder = folder.filter(|folder| folder.is_dir());
    if folder.is_none() {
        println_skipped();
    }
    folder
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn println_skipped() {
    eprintln!("SKIPPED: the public scenarios are not here; set PARAPH_SHARED");
}

fn files(folder: &Path, names: &[String]) -> Vec<(String, Vec<u8>)> {
    let file = |name: &String| {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|bad| panic!("{name}: {bad}"));
        (name.clone(), bytes)
    };
    names.iter().map(file).collect()
}

fn read_all(files: &[(String, Vec<u8>)], id: &str) -> Read {
    let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    read(&files).unwrap_or_else(|bad| panic!("{id}: {bad}"))
}

/// The cases: each JSON file of a folder, with its text.
fn cases(folder: &Path) -> Vec<(Value, Vec<u8>)> {
    let listed = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = listed.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        (serde_json::from_slice(&bytes).unwrap(), bytes)
    };
    paths.iter().map(read).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// Holds what was read against a case, as a person would compare the two tables.
fn check(case: &Value, scenario: &Scenario) {
    let id = text(&case["id"]);
    let issues: Vec<_> = list(&case["issues"]).iter().map(|issue| text(&issue["name"])).collect();
    let names: Vec<_> = scenario.issues.iter().map(|issue| issue.name.clone()).collect();
    assert_eq!(names, issues, "{id}");
    for (issue, expected) in scenario.issues.iter().zip(list(&case["issues"])) {
        let options: Vec<_> = issue.options.iter().map(|option| option.name.clone()).collect();
        let expected: Vec<_> = list(&expected["options"]).iter().map(text).collect();
        assert_eq!(options, expected, "{id}: {}", issue.name);
    }
    let parties = list(&case["parties"]);
    assert_eq!(scenario.parties.len(), parties.len(), "{id}");
    for (party, expected) in scenario.parties.iter().zip(parties) {
        assert_eq!(party.name, text(&expected["name"]), "{id}");
        let billions = i128::from(party.reservation) * i128::from(case["scale"].as_i64().unwrap());
        let expected_units =
            i128::from(expected["reservation"].as_i64().unwrap()) * i128::from(scenario.scale);
        assert_eq!(billions, expected_units, "{id}: {}", party.name);
        match expected.get("u") {
            Some(rows) => check_ratings(&id, party, rows, case, scenario),
            None => check_rectangles(&id, party, expected, scenario),
        }
    }
}

fn check_ratings(id: &str, party: &Party, rows: &Value, case: &Value, scenario: &Scenario) {
    assert_eq!(Some(scenario.scale), case["scale"].as_i64(), "{id}");
    let rows: Vec<Vec<i64>> = list(rows)
        .iter()
        .map(|row| list(row).iter().map(|units| units.as_i64().unwrap()).collect())
        .collect();
    assert_eq!(party.ratings, rows, "{id}: {}", party.name);
    assert!(party.terms.is_empty() && party.cap.is_none(), "{id}");
}

/// Evaluates rectangles by their definition on many packages.
fn check_rectangles(id: &str, party: &Party, expected: &Value, scenario: &Scenario) {
    let most = expected["max_raw"].as_i64().unwrap();
    let mut seed: u64 = 1;
    for _ in 0..300 {
        let package: Vec<usize> = scenario
            .issues
            .iter()
            .map(|issue| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                usize::try_from(seed >> 33).unwrap() % issue.options.len()
            })
            .collect();
        let is_in = |sides: &Value| {
            sides.as_object().unwrap().iter().all(|(issue, range)| {
                let chosen = package[issue.parse::<usize>().unwrap()];
                let bound = |at: usize| usize::try_from(range[at].as_u64().unwrap()).unwrap();
                (bound(0)..=bound(1)).contains(&chosen)
            })
        };
        let paid = |rectangle: &&Value| {
            let outside = &rectangle["ex"];
            if outside.as_object().unwrap().is_empty() {
                is_in(&rectangle["in"])
            } else {
                !is_in(outside)
            }
        };
        let rectangles = list(&expected["rects"]).iter().filter(paid);
        let raw: i64 = rectangles.map(|rectangle| rectangle["u"].as_i64().unwrap()).sum();
        let units = i128::from(raw.min(most)) * i128::from(scenario.scale);
        let own = i128::from(party.utility(&package)) * i128::from(most);
        assert_eq!(own, units, "{id}: {}: {package:?}", party.name);
    }
}

#[test]
fn every_public_scenario_gives_its_table() {
    let Some(folder) = folder() else { return };
    let mut count = 0;
    for (case, _) in cases(&folder.join("cases")) {
        let id = text(&case["id"]);
        let raw = folder.join(text(&case["raw"]["dir"]));
        let mut names: Vec<_> = list(&case["raw"]["profiles"]).iter().map(text).collect();
        names.push(text(&case["raw"]["domain"]));
        let all = files(&raw, &names);
        let last = read_all(&all, &id);
        check(&case, &last.scenario);
        let mut turned = all.clone();
        turned.rotate_right(1);
        assert_eq!(read_all(&turned, &id), last, "{id}: the domain may stand anywhere");
        if last.format != Format::Negmas {
            let alone = read_all(&all[..all.len() - 1], &id);
            assert_eq!(alone.scenario.parties.len(), last.scenario.parties.len(), "{id}");
        }
        count += 1;
    }
    assert!(count > 100, "{count} cases");
}

#[test]
fn the_tables_themselves_are_read() {
    let Some(folder) = folder() else { return };
    for name in ["cases", "generated"] {
        for (case, bytes) in cases(&folder.join(name)) {
            let id = text(&case["id"]);
            let read = read_all(&[("case.json".into(), bytes)], &id);
            assert_eq!(read.format, Format::Tables);
            check(&case, &read.scenario);
            let lines = case.get("red_lines").map_or(0, |lines| list(lines).len());
            assert_eq!(read.scenario.lines.len(), lines, "{id}");
        }
    }
}
