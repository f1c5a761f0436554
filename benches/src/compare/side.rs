//! Side by side: every tool on every pair.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph_log::json::{Map, Value, parse_loose};

use super::measure::{self, Took};
use super::peers::{GIT, Gives, TOOLS, Tool};
use crate::{align, figures};

/// Two files that are compared.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) old: PathBuf,
    pub(super) new: PathBuf,
}

/// What a tool took for one pair.
struct Row {
    nanos: u64,
    kilobytes: u64,
    links: Option<Vec<[String; 2]>>,
    redline: Option<[u64; 3]>,
}

/// The pair of a plan of 28 points.
const PLAN: &str = "a plan of 28 points";
/// The largest pair, of which there is a goal.
const LARGEST: &str = "eu-trade-mark-2017";

/// Measures and prints all.
pub(super) fn run(words: &[&str]) {
    let folder = align::folder(words);
    let inputs = inputs(&folder);
    let rounds = crate::rounds(words);
    let is_quick = words.contains(&"--quick");
    println!("{} pairs; processor time, median of {rounds}, slow peers once", inputs.len());
    let mut told: Vec<(&Tool, BTreeMap<&str, Row>)> = Vec::new();
    heads();
    for tool in TOOLS.iter().filter(|tool| !(is_quick && tool.is_slow)) {
        match measured(tool, &inputs, if tool.is_slow { 1 } else { rounds }) {
            Ok(rows) => {
                told.push((tool, rows));
                summary(&told);
            }
            Err(why) => println!("skipped: {}: {why}", tool.name),
        }
    }
    links_found(&told, &align::truths(&folder));
    by_pair(&told, &inputs);
    goals(&told);
}

/// The pairs with official tables, and the plan of 28 points of a demonstration.
pub(super) fn inputs(folder: &Path) -> Vec<Input> {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/paraph/demo/november-2025");
    let plan =
        Input { name: PLAN.to_owned(), old: demo.join("us-28.txt"), new: demo.join("e3.txt") };
    let pairs = align::folders(folder).into_iter().map(|folder| Input {
        name: folder.file_name().unwrap().to_string_lossy().into_owned(),
        old: folder.join("old.txt"),
        new: folder.join("new.txt"),
    });
    std::iter::once(plan).chain(pairs).collect()
}

fn measured<'a>(
    tool: &Tool,
    inputs: &'a [Input],
    rounds: usize,
) -> Result<BTreeMap<&'a str, Row>, String> {
    let mut rows = BTreeMap::new();
    for input in inputs {
        // The matchers read the form of the official pairs.
        if tool.gives == Gives::Links && tool.is_slow && input.name == PLAN {
            continue;
        }
        let mut taken: Vec<Row> = Vec::new();
        for _ in 0..rounds {
            taken.push(row(tool, measure::run(&mut tool.command(&input.old, &input.new))?));
        }
        let nanos = figures::median(taken.iter().map(|row| row.nanos).collect());
        let kilobytes = taken.iter().map(|row| row.kilobytes).max().unwrap_or(0);
        let last = taken.pop().unwrap();
        rows.insert(input.name.as_str(), Row { nanos, kilobytes, ..last });
    }
    Ok(rows)
}

fn row(tool: &Tool, took: Took) -> Row {
    let Took { nanos, kilobytes, out } = took;
    if tool.gives == Gives::Words {
        return Row { nanos, kilobytes, links: None, redline: None };
    }
    let told = parse_loose(&out).unwrap();
    let told = told.as_map().unwrap();
    let number = |name: &str| told.get(name).and_then(number);
    Row {
        nanos: number("nanos").unwrap(),
        kilobytes,
        links: Some(links(told)),
        redline: number("size")
            .zip(number("shortest"))
            .zip(number("broken"))
            .map(|((size, shortest), broken)| [size, shortest, broken]),
    }
}

fn number(value: &Value) -> Option<u64> {
    String::from_utf8(value.to_canonical()).ok()?.parse().ok()
}

fn links(told: &Map) -> Vec<[String; 2]> {
    let all = told.get("links").and_then(Value::as_list).unwrap();
    let end = |link: &Value, at: usize| {
        link.as_list().and_then(|ends| ends[at].as_text()).unwrap().to_owned()
    };
    all.iter().map(|link| [end(link, 0), end(link, 1)]).collect()
}

fn heads() {
    println!("\n{:26} {:>10} {:>12} {:>10}", "", "all pairs", "beside git", "peak");
}

/// The last tool over the official pairs: time of all, ratio to git's (mean of pairs), memory.
///
/// Printed as each ends, so that a run that is cut short has told what it found.
fn summary(told: &[(&Tool, BTreeMap<&str, Row>)]) {
    let git = told.iter().find(|(tool, _)| tool.name == GIT).map(|(_, rows)| rows);
    let Some((tool, rows)) = told.last() else { return };
    let pairs = || rows.iter().filter(|(name, _)| **name != PLAN);
    let sum: u64 = pairs().map(|(_, row)| row.nanos).sum();
    let peak = pairs().map(|(_, row)| row.kilobytes).max().unwrap_or(0);
    let ratio =
        |(name, row): (&&str, &Row)| Some(figures::hundredths(row.nanos, git?.get(name)?.nanos));
    let ratios: Vec<u64> = pairs().filter_map(ratio).collect();
    let mean = ratios.iter().sum::<u64>() / (ratios.len() as u64).max(1);
    println!(
        "{:26} {:>10} {:>12} {:>10}",
        tool.name,
        figures::time(sum),
        figures::ratio(mean),
        figures::memory(peak)
    );
}

/// How well each that gives links found them.
///
/// Read only when all is measured: the system counts what this process holds, when it starts another,
/// to the other's peak of memory.
fn links_found(told: &[(&Tool, BTreeMap<&str, Row>)], truths: &[align::Truths]) {
    println!("\n{:26} {:>8} {:>8}", "links found", "F1", "fate");
    for (tool, rows) in told.iter().filter(|(tool, _)| tool.gives == Gives::Links) {
        let found = |name: &str| rows.get(name).and_then(|row| row.links.as_deref());
        println!("{:26} {}", tool.name, align::scored(truths, found));
    }
    println!(
        "means of pairs; ours are of weights that have seen them: what they are of pairs unseen"
    );
    println!("is told by `align table`.");
}

fn by_pair(told: &[(&Tool, BTreeMap<&str, Row>)], inputs: &[Input]) {
    println!("\nprocessor time of each pair");
    let heads: Vec<String> = told.iter().map(|(tool, _)| format!("{:>20.20}", tool.name)).collect();
    println!("{:32} {}", "", heads.join(" "));
    for input in inputs {
        let time = |rows: &BTreeMap<&str, Row>| {
            let row = rows.get(input.name.as_str());
            format!("{:>20}", row.map_or("-".to_owned(), |row| figures::time(row.nanos)))
        };
        let times: Vec<String> = told.iter().map(|(_, rows)| time(rows)).collect();
        println!("{:32} {}", input.name, times.join(" "));
    }
}

/// The goals that concern time, memory and the size of redlines.
fn goals(told: &[(&Tool, BTreeMap<&str, Row>)]) {
    let of = |name: &str| told.iter().find(|(tool, _)| tool.name == name).map(|(_, rows)| rows);
    println!("\n{:44} {:>12} {:>12}", "", "here", "goal");
    if let Some(ours) = of("paraph: align + redline") {
        let nanos = |name: &str| figures::time(ours.get(name).map_or(0, |row| row.nanos));
        println!(
            "{:44} {:>12} {:>12}",
            "632 x 734 points, align + redline",
            nanos(LARGEST),
            "60 ms"
        );
        let all: u64 =
            ours.iter().filter(|(name, _)| **name != PLAN).map(|(_, row)| row.nanos).sum();
        println!(
            "{:44} {:>12} {:>12}",
            "all pairs (the goal: of 29)",
            figures::time(all),
            "1500 ms"
        );
        let sizes = ours.values().filter_map(|row| row.redline);
        let [size, shortest, broken] =
            sizes.fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
        let ratio = figures::ratio(figures::hundredths(size, shortest));
        println!("{:44} {ratio:>12} {:>12}", "redline beside the shortest word edit", "1.10");
        println!("{:44} {broken:>12} {:>12}", "redlines that do not give back both texts", "0");
    }
    if let Some(whole) = of("paraph compare (all)") {
        let row = |name: &str| whole.get(name).map_or((0, 0), |row| (row.nanos, row.kilobytes));
        println!(
            "{:44} {:>12} {:>12}",
            "a plan of 28 points, whole process",
            figures::time(row(PLAN).0),
            "5 ms"
        );
        let peak = whole.values().map(|row| row.kilobytes).max().unwrap_or(0);
        println!(
            "{:44} {:>12} {:>12}",
            "memory, largest pair, whole process",
            figures::memory(peak),
            "64 MB"
        );
    }
}
