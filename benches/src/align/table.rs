//! The table: each pair and the mean of all, beside the goals.

use std::fs;
use std::path::Path;

use paraph_compare::{Alignment, Model, compare};
use paraph_log::json::{Map, Value};

use super::data::{Pair, Side};
use super::fit::{self, Firsts};
use super::missed::Missed;
use super::score::{self, Score};
use crate::{figures, probe};

/// Prints the table; writes what was told into a folder, if one is named, for the official scorer.
pub(crate) fn print(pairs: &[Pair], firsts: &[Firsts], told: Option<&Path>) {
    println!("weights learnt without the pair, and last how it is with those that Paraph has");
    println!(
        "{:32} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>8} {:>8}",
        "pair", "P", "R", "F1", "fate", "types", "drop", "add", "time", "F1 seen"
    );
    let (mut unseen, mut seen) = (Vec::new(), Vec::new());
    let mut missed = Missed::default();
    for (at, pair) in pairs.iter().enumerate() {
        let others = pairs.iter().zip(firsts).enumerate().filter(|(other, _)| *other != at);
        let model = fit::fit(&others.map(|(_, other)| other).collect::<Vec<_>>());
        let answer = pair.comparison.align(&model);
        if let Some(folder) = told {
            write(folder, pair, &answer);
        }
        missed.add(pair, &model, &answer);
        let score = score::score(pair, &answer);
        let with_shipped = score::score(pair, &pair.comparison.align(Model::shipped()));
        let time = time(pair);
        println!("{} {time:>8} {:>8.3}", line(&pair.name, &score), with_shipped.f1);
        unseen.push(score);
        seen.push(with_shipped);
    }
    let (unseen, seen) = (score::mean(&unseen), score::mean(&seen));
    println!("{}", line("mean of pairs", &unseen));
    println!("{}", line("mean of pairs, seen", &seen));
    goals(&unseen);
    missed.print();
}

fn line(name: &str, score: &Score) -> String {
    let optional = |part: Option<f64>| part.map_or("-".to_owned(), |part| format!("{part:.3}"));
    format!(
        "{name:32} {:6.3} {:6.3} {:6.3} {:6.3} {:6.3} {:>6} {:>6}",
        score.precision,
        score.recall,
        score.f1,
        score.fate,
        score.types,
        optional(score.dropped),
        optional(score.added)
    )
}

/// The processor's time for a whole comparison, median of five.
fn time(pair: &Pair) -> String {
    let once = || {
        let mut nanos = 0;
        probe::timed(&mut nanos, || compare(&pair.drafts[0], &pair.drafts[1]));
        nanos
    };
    figures::time(figures::median((0..5).map(|_| once()).collect()))
}

/// The goals, which are for ten pairs that nobody here has seen; links by class are pooled.
fn goals(score: &Score) {
    let recall = |class: &str| {
        let (found, of) = score.recalled.get(class).copied().unwrap_or((0, 0));
        found as f64 / of.max(1) as f64
    };
    let goals = [
        ("link F1 (goal here)", score.f1, 0.845),
        ("link F1 (goal on unseen pairs)", score.f1, 0.905),
        ("fate", score.fate, 0.885),
        ("types", score.types, 0.84),
        ("dropped F1", score.dropped.unwrap_or(0.0), 0.70),
        ("split links found", recall("split"), 0.78),
        ("merged links found", recall("merged"), 0.75),
        ("moved links found", recall("moved"), 0.97),
        ("links of short points found", recall("short"), 0.85),
    ];
    println!("\n{:34} {:>6} {:>6}", "", "here", "goal");
    for (name, here, goal) in goals {
        println!("{name:34} {here:6.3} {goal:6.3}");
    }
    println!("\nlinks found, by class");
    for (class, (found, of)) in &score.recalled {
        println!("{class:34} {:6.3} of {of}", *found as f64 / *of as f64);
    }
}

/// Writes what was told of a pair as `score_alignment.py` reads it.
fn write(folder: &Path, pair: &Pair, told: &Alignment) {
    let id = |side: &Side, place: usize| Value::from(side.ids[place].as_str());
    let links = told.links.iter();
    let links: Vec<Value> = links
        .map(|link| Value::from(vec![id(&pair.old, link.old), id(&pair.new, link.new)]))
        .collect();
    let types = |side: &Side, told: &[paraph_compare::Told]| {
        let mut types = Map::default();
        for (id, told) in side.ids.iter().zip(told) {
            types.insert(id.as_str(), score::spelled(told.fate));
        }
        types
    };
    let mut both = Map::default();
    both.insert("old", types(&pair.old, &told.old));
    both.insert("new", types(&pair.new, &told.new));
    let mut all = Map::default();
    all.insert("pair", pair.name.as_str());
    all.insert("links", links);
    all.insert("types", both);
    fs::create_dir_all(folder).unwrap();
    let file = folder.join(format!("{}.json", pair.name));
    fs::write(file, Value::from(all).to_canonical()).unwrap();
}
