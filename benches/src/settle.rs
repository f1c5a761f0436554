//! Settlement beside what one would otherwise use, in one run, on the same scenarios.
//!
//! ```sh
//! cargo run --release -p paraph-bench -- settle install    # gets NegMAS, CP-SAT and HiGHS
//! cargo run --release -p paraph-bench -- settle            # all; as long as the peers take
//! cargo run --release -p paraph-bench -- settle --quick    # about a minute
//! ```
//!
//! Every tool is a process of its own for every scenario, so that its peak of memory is its own; no two
//! solvers are loaded into one. Time is the processor's, of the work alone, without starting, loading
//! libraries and reading files; `--limit SECONDS` (60) is the most that a peer may take for one question.
//! NegMAS gets the scenarios of the research field whose utilities are plain sums, the solvers those that
//! `paraph_settle::sample` makes up. A peer that is not installed is skipped, with a word. No test asserts
//! a time.

mod cases;
mod goals;
mod ours;
mod peers;
mod sizes;

use std::path::PathBuf;

pub(crate) use ours::answer;

/// What is asked for.
struct Plan {
    /// `data/settlement` of the shared folder, if it is here.
    data: Option<PathBuf>,
    /// The most seconds of processor for one question to a peer.
    limit: u64,
    is_quick: bool,
}

/// Measures what was asked for.
pub(crate) fn run(words: &[&str]) {
    if words.get(1) == Some(&"install") {
        return peers::install();
    }
    let is_quick = words.contains(&"--quick");
    let limit = super::option(words, "--limit", if is_quick { 2 } else { 60 });
    let shared = std::env::var_os("PARAPH_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared"));
    let data = shared.unwrap_or(beside).join("data/settlement");
    let data = data.is_dir().then_some(data);
    if data.is_none() {
        println!("skipped: the scenarios of the field: there is no folder named by PARAPH_SHARED");
    }
    let plan = Plan { data, limit, is_quick };
    let cases = cases::run(&plan);
    let sizes = sizes::run(&plan);
    goals::table(&cases, &sizes);
}
