//! The JSON of every form of `compare`, and of `trace`, is as its schema says, all that it can tell included.
//!
//! Two pairs of files are made so that every list of every answer has something in it: a member that is never
//! seen would be held against no schema.
#![expect(clippy::unwrap_used, reason = "an answer that is no JSON fails loudly")]

use common::World;
use paraph::script::split;
use schema::misfit;
use serde_json::Value;

mod common;
mod schema;

/// Whether no answer has it, though the schema of what it is part of does: runs inside a move are no moves and
/// are not folded, and what points have from words over them stands at no bytes of theirs.
fn is_never(at: &str) -> bool {
    let of_move = ["moves.runs.folded", "moves.runs.move_number"];
    let is_byte = at.ends_with("_start") || at.ends_with("_end");
    of_move.iter().any(|never| at.ends_with(never)) || at.starts_with("inherited") && is_byte
}

fn world() -> World {
    let old = include_str!("filled/old.txt");
    let new = include_str!("filled/new.txt");
    let theirs = format!(
        "{}\n11. The ferry is free of charge on Sundays.\n",
        new.replace("500 million", "400 million").replace("3. The gauge", "3. The water gauge")
    );
    let ours = format!("{new}\n11. The ferry is free of charge on Sundays.\n");
    let files = [
        ("old.txt", old),
        ("new.txt", new),
        ("ours.txt", &ours),
        ("theirs.txt", &theirs),
        ("old.html", include_str!("filled/old.html")),
        ("new.html", include_str!("filled/new.html")),
        ("list", "old.txt\tnew.txt\nold.html\tnew.html\nold.txt\tabsent.txt\n"),
    ];
    let mut world = World::default();
    for (name, text) in files {
        world.files.insert(name.to_owned(), text.to_owned());
    }
    world
}

/// The values of an answer: one, or one a line.
fn values(command: &str) -> Vec<Value> {
    let out = paraph::run(&split(command), &mut world(), false).out;
    serde_json::from_str(&out).map_or_else(
        |_| out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        |one| vec![one],
    )
}

/// The members of a schema that no value has, or that are lists and empty in all.
fn unseen(values: &[&Value], schema: &Value, at: &str) -> Vec<String> {
    if let Some(items) = schema.get("items") {
        let inside: Vec<&Value> =
            values.iter().filter_map(|value| value.as_array()).flatten().collect();
        return if inside.is_empty() { vec![at.to_owned()] } else { unseen(&inside, items, at) };
    }
    let Some(properties) = schema["properties"].as_object() else { return Vec::new() };
    let mut found = Vec::new();
    for (name, schema) in properties {
        let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        let inside: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).collect();
        found.extend(if inside.is_empty() { vec![at] } else { unseen(&inside, schema, &at) });
    }
    found
}

#[test]
fn json_fits_its_schema_with_all_that_it_can_tell() {
    let of_two = ["old.txt new.txt", "old.html new.html"];
    let of_three = ["old.txt ours.txt theirs.txt", "old.html new.html new.html"];
    let commands = |form: &str, files: &[&str]| -> Vec<String> {
        files.iter().map(|files| format!("{form} {files} --json")).collect()
    };
    for (name, commands) in [
        ("compare", commands("compare", &of_two)),
        ("compare-three", commands("compare --three", &of_three)),
        ("compare-renderings", commands("compare --renderings", &of_two)),
        ("compare-batch", commands("compare --batch", &["list"])),
        ("trace", commands("trace 'counts the stock of both parties'", &["old.txt old.html"])),
    ] {
        let schema = paraph::run(&split(&format!("schema {name}")), &mut world(), false).out;
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let values: Vec<Value> = commands.iter().flat_map(|command| values(command)).collect();
        for value in &values {
            assert_eq!(misfit(value, &schema, name), None);
            let mut broken = value.clone();
            broken["format"] = 1.into();
            assert!(misfit(&broken, &schema, name).is_some());
        }
        let mut unseen = unseen(&values.iter().collect::<Vec<_>>(), &schema, "");
        unseen.retain(|at| !is_never(at));
        assert!(unseen.is_empty(), "{name}: {unseen:?}");
    }
}
