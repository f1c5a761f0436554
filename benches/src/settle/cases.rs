//! The scenarios of the research field: our engine on all, NegMAS on those that it can hold.

use std::path::PathBuf;

use super::Plan;
use super::ours::{self, Ask, Took};
use super::peers::Peer;
use crate::figures;

/// What was measured of a scenario.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) parties: usize,
    /// Whether utilities are plain sums.
    pub(super) is_plain: bool,
    pub(super) took: Took,
}

impl Case {
    /// Nanoseconds for all answers.
    pub(super) fn nanos(&self) -> u64 {
        self.took.get("all").copied().unwrap_or(u64::MAX)
    }

    /// What it took us.
    fn row(&self) -> String {
        format!(
            "{:34} {:>7} {:>12} {:>8} {:>9}",
            self.name,
            self.parties,
            figures::time(self.nanos()),
            self.took["points"],
            figures::memory(self.took["peak"]),
        )
    }
}

/// So many of the slowest are told one by one.
const TOLD: usize = 12;

/// Measures all, and prints.
pub(super) fn run(plan: &Plan) -> Vec<Case> {
    let files = files(plan);
    if files.is_empty() {
        return Vec::new();
    }
    println!("\nscenarios of the field, all answers: ours, each as it ends");
    println!("{:34} {:>7} {:>12} {:>8} {:>9}", "", "parties", "ours", "points", "peak");
    let mut cases: Vec<(PathBuf, Case)> = files.into_iter().filter_map(ours).collect();
    let negmas = Peer::Negmas.is_here();
    println!("\nscenarios of the field, all answers; the slowest for us one by one");
    println!(
        "{:34} {:>7} {:>12} {:>8} {:>9}   {:>16} {:>8} {:>9} {:>9}",
        "", "parties", "ours", "points", "peak", "NegMAS", "points", "peak", "times"
    );
    cases.sort_by_key(|(_, case)| std::cmp::Reverse(case.nanos()));
    let (mut sum, mut other, mut compared, mut failed) = (0, 0, 0_u64, 0_u64);
    for (at, (file, case)) in cases.iter().enumerate() {
        // NegMAS is handed tables; it holds rectangles, too, but only small spaces of packages.
        let asks = negmas && case.is_plain && (!plan.is_quick || at % 16 == 7);
        let told = asks.then(|| Peer::Negmas.ask(file, "", plan.limit));
        if let Some(told) = &told {
            match told.nanos {
                Some(nanos) => {
                    (sum, other, compared) = (sum + case.nanos(), other + nanos, compared + 1);
                }
                None => failed += 1,
            }
        }
        if at >= TOLD && told.as_ref().is_none_or(|told| told.nanos.is_some()) {
            continue;
        }
        let beside = told.map_or_else(String::new, |told| {
            let points = told.points.map_or_else(String::new, |points| points.to_string());
            let (time, times) = match told.nanos {
                Some(nanos) => (figures::time(nanos), (nanos / case.nanos().max(1)).to_string()),
                None => (told.failed, String::new()),
            };
            let peak = figures::memory(told.kilobytes);
            format!("{time:>16} {points:>8} {peak:>9} {times:>9}")
        });
        println!("{}   {beside}", case.row());
    }
    println!(
        "NegMAS: {compared} answered, {failed} not within {} s: {} beside our {} for the same, {} times",
        plan.limit,
        figures::time(other),
        figures::time(sum),
        other / sum.max(1)
    );
    cases.into_iter().map(|(_, case)| case).collect()
}

fn files(plan: &Plan) -> Vec<PathBuf> {
    let Some(data) = &plan.data else { return Vec::new() };
    let files = std::fs::read_dir(data.join("cases")).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn ours(file: PathBuf) -> Option<(PathBuf, Case)> {
    let text = std::fs::read_to_string(&file).unwrap();
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    match ours::ask(Ask::All, &file) {
        Ok(took) => {
            let parties = text.matches("\"reservation\"").count();
            let is_plain = !text.contains("\"rects\"");
            let case = Case { name, parties, is_plain, took };
            println!("{}", case.row());
            Some((file, case))
        }
        Err(why) => {
            println!("not measured: {name}: {why}");
            None
        }
    }
}
