//! Scenarios that are made up, by size: our engine beside HiGHS and CP-SAT.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use paraph_settle::sample::{self, Size};
use paraph_settle::scenario::Scenario;

use super::Plan;
use super::ours::{self, Ask, Took};
use super::peers::Peer;
use crate::figures;

/// What each solver is asked, and what our engine calls it.
const TASKS: [(&str, &str); 4] = [
    ("welfare", "utilitarian"),
    ("maxmin", "egalitarian"),
    ("leximin", "egalitarian"),
    ("nash", "nash"),
];

const fn size(parties: usize, issues: usize, options: usize, lines: usize) -> Size {
    Size { parties, issues, options, lines }
}

/// By name of what goal it belongs to.
const SIZES: [(&str, Size); 7] = [
    ("5x30x4", size(5, 30, 4, 0)),
    ("5x30x4, 45 lines", size(5, 30, 4, 45)),
    ("10x30x3", size(10, 30, 3, 0)),
    ("10x30x3, 37 lines", size(10, 30, 3, 37)),
    ("30x28x3", size(30, 28, 3, 0)),
    ("30x28x3, 24 lines", size(30, 28, 3, 24)),
    (LARGE, size(10, 100, 5, 170)),
];

/// Of which only Nash, and the smallest gain to one in a hundred, are asked.
pub(super) const LARGE: &str = "10x100x5, 170 lines";

/// What our engine took, by size; each the slowest of the seeds.
pub(super) type Sizes = BTreeMap<String, Took>;

/// Measures all, and prints.
pub(super) fn run(plan: &Plan) -> Sizes {
    let folder = tempfile::tempdir().unwrap();
    let seeds = if plan.is_quick { 1 } else { 3 };
    let peers: Vec<Peer> =
        [Peer::Highs, Peer::CpSat].into_iter().filter(|peer| peer.is_here()).collect();
    println!(
        "\nmade up, parties x issues x options: each optimum proved; the slowest of {seeds} for us,"
    );
    println!("the first of them for the others");
    print!("{:22} {:8} {:>12} {:>9}", "", "", "ours", "peak");
    peers.iter().for_each(|peer| print!(" {:>16} {:>9}", peer.name(), "peak"));
    println!();
    let mut sizes = Sizes::new();
    for (name, size) in SIZES {
        let files: Vec<PathBuf> = (1..=seeds).map(|seed| file(folder.path(), size, seed)).collect();
        let ask = if name == LARGE { Ask::MaxMin } else { Ask::Search };
        let mut took = slowest(ask, &files, name);
        if name == LARGE {
            took.extend(slowest(Ask::Nash, &files, name));
        }
        // The largest is out of reach of HiGHS and CP-SAT by leximin, and of a quick run altogether.
        let tasks = TASKS.iter().filter(|(task, _)| name != LARGE || *task == "nash");
        for (task, ours) in tasks {
            print!(
                "{name:22} {task:8} {:>12}",
                figures::time(took.get(*ours).copied().unwrap_or(0))
            );
            print!(" {:>9}", figures::memory(took["peak"]));
            for peer in &peers {
                let told = peer.ask(&files[0], task, plan.limit);
                let time = told.nanos.map_or(told.failed, figures::time);
                // What the system ended tells no peak.
                let peak = Some(told.kilobytes).filter(|peak| *peak > 0).map(figures::memory);
                print!(" {time:>16} {:>9}", peak.unwrap_or_default());
            }
            println!();
        }
        sizes.insert(name.into(), took);
    }
    let long = file(folder.path(), size(2, 100, 10, 0), 1);
    sizes.insert("2x100x10".into(), slowest(Ask::All, &[long], "2x100x10"));
    clash(plan, &mut sizes);
    sizes
}

/// Where nothing is acceptable.
fn clash(plan: &Plan, sizes: &mut Sizes) {
    let Some(data) = &plan.data else { return };
    let files: Vec<PathBuf> = ["1", "2"]
        .map(|seed| data.join(format!("generated/gen-10x30x3-s{seed}-r0.15-inf.json")))
        .into();
    let took = slowest(Ask::Clash, &files, "infeasible 10x30x3");
    println!(
        "\nwhere nothing is acceptable, 10x30x3: what is told, and what it took, the slower of 2"
    );
    took.iter().filter(|(name, _)| *name != "peak").for_each(|(name, nanos)| {
        println!("{name:22} {:>12}", figures::time(*nanos));
    });
    sizes.insert("infeasible 10x30x3".into(), took);
}

fn slowest(ask: Ask, files: &[PathBuf], name: &str) -> Took {
    let mut all = Took::new();
    for file in files {
        match ours::ask(ask, file) {
            Ok(took) => took.into_iter().for_each(|(name, figure)| {
                let slowest = all.entry(name).or_default();
                *slowest = figure.max(*slowest);
            }),
            Err(why) => println!("not measured: {name}: {why}"),
        }
    }
    all.entry("peak".into()).or_default();
    all
}

/// The scenario as tables of integers (`docs/formats/settlement.md`), which all can read.
fn file(folder: &Path, size: Size, seed: u64) -> PathBuf {
    let path = folder.join(format!("{size:?}-{seed}.json").replace([' ', ':', '{', '}', ','], ""));
    std::fs::write(&path, tables(&sample::scenario(size, seed))).unwrap();
    path
}

fn tables(scenario: &Scenario) -> String {
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    let issues = scenario.issues.iter().map(|issue| {
        let options = issue.options.iter().map(|option| format!("\"{}\"", option.name));
        format!("{{\"name\":\"{}\",\"options\":{}}}", issue.name, list(options.collect()))
    });
    let parties = scenario.parties.iter().map(|party| {
        let ratings = party.ratings.iter().map(|of| list(of.iter().map(i64::to_string).collect()));
        let (name, reservation) = (&party.name, party.reservation);
        let ratings = list(ratings.collect());
        format!("{{\"name\":\"{name}\",\"reservation\":{reservation},\"u\":{ratings}}}")
    });
    let lines = scenario.lines.iter().map(|line| {
        let all = line.of.iter().map(|choice| format!("[{},{}]", choice.issue, choice.options[0]));
        format!("{{\"party\":{},\"all\":{}}}", line.whose.unwrap_or(0), list(all.collect()))
    });
    let mut text = String::new();
    write!(
        text,
        "{{\"id\":\"{}\",\"scale\":{},\"issues\":{},\"parties\":{},\"red_lines\":{}}}",
        scenario.name,
        scenario.scale,
        list(issues.collect()),
        list(parties.collect()),
        list(lines.collect())
    )
    .unwrap();
    text
}
