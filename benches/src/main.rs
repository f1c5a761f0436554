//! How fast Paraph is, beside what one would otherwise use, measured in the same run.
//!
//! ```sh
//! cargo run --release -p paraph-bench -- all                  # 100,000 acts; about half an hour
//! cargo run --release -p paraph-bench -- verify --acts 10000 --rounds 3
//! ```
//!
//! | part | asks |
//! |---|---|
//! | `verify` | what checking a channel costs beside its bare signatures, and beside signed commits |
//! | `fold` | how long a channel takes to fold and to answer `status`, once it was verified |
//! | `views` | how long each view of a folded channel takes |
//! | `make FOLDER` | nothing: makes the desk that is measured, to look into with `paraph` or a profiler |
//! | `align fit\|table` | how right the alignment of drafts is, by official correlation tables |
//! | `compare` | how fast comparison is beside git, rfcdiff, difflib and others; growth; batches |
//! | `substance [dev\|test\|held\|fr\|uk\|FILE]` | how well changes of substance are told, on the labelled set |
//! | `settle` | how fast settlement is beside NegMAS, HiGHS and CP-SAT; its goals |
//! | `append` | `cargo bench -p paraph-store --bench append`: a durable append beside bare SQLite |
//!
//! What is compared is measured in turn, round after round, and the medians are printed: a machine
//! that others use too is then as slow for the one as for the other. Time is the processor's; only
//! the append, which waits for the disk, is told by the clock on the wall. Each measurement is a
//! process of its own, so that its peak of memory is its own. No test asserts a time; `docs/speed.md` says what was measured where.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program that measures and says so"
)]

#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    reason = "weights are learnt with fractions and rounded once; no two machines must agree on them"
)]
mod align;
mod compare;
mod figures;
mod fold;
mod git;
mod look;
mod probe;
mod room;
mod script;
mod settle;
mod substance;
mod verify;

use std::process::Command;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
struct Plan {
    /// How many acts the largest channel has.
    acts: u64,
    /// How often each thing is measured.
    rounds: usize,
}

const USAGE: &str =
    "paraph-bench [verify|fold|views|append|all|make FOLDER] [--acts N] [--rounds N]
paraph-bench align [fit|table] [--data FOLDER] [--told FOLDER]
paraph-bench compare [--quick] [--rounds N] [--data FOLDER]
paraph-bench compare [install|growth|batch] [--points N] [--pairs N]
paraph-bench settle [install] [--quick] [--limit SECONDS]
paraph-bench substance [dev|test|held|fr|uk|FILE]";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["probe", name, folder] = words[..] {
        return probe::answer(name, folder.as_ref());
    }
    if let ["compared", what, old, new] = words[..] {
        return compare::answer(what, old, new);
    }
    if let ["settled", what, case] = words[..] {
        return settle::answer(what, case);
    }
    let plan = Plan { acts: option(&words, "--acts", 100_000), rounds: rounds(&words) };
    match words[..] {
        ["verify", ..] => verify::run(plan),
        ["fold", ..] => fold::run(plan),
        ["views", ..] => look::run(plan),
        ["append", ..] => append(),
        ["align", "fit", ..] => align::fit(&words),
        ["align", "table", ..] => align::table(&words),
        ["compare", ..] => compare::run(&words),
        ["settle", ..] => settle::run(&words),
        ["substance"] => substance::run("dev"),
        ["substance", part] => substance::run(part),
        ["make", folder, ..] => room::build(folder.as_ref(), plan.acts),
        ["all", ..] => {
            verify::run(plan);
            fold::run(plan);
            look::run(plan);
            append();
        }
        _ => println!("{USAGE}"),
    }
}

fn rounds(words: &[&str]) -> usize {
    usize::try_from(option(words, "--rounds", 5)).unwrap().max(1)
}

/// The number behind a flag.
fn option(words: &[&str], flag: &str, otherwise: u64) -> u64 {
    let at = words.iter().position(|word| *word == flag);
    at.map_or(otherwise, |at| words.get(at + 1).and_then(|n| n.parse().ok()).expect(USAGE))
}

/// The words behind a flag.
fn named<'a>(words: &[&'a str], flag: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| *word == flag)?;
    Some(words.get(at + 1).copied().expect(USAGE))
}

/// The append is measured beside the store that it belongs to.
fn append() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["bench", "-p", "paraph-store", "--bench", "append"];
    let status = Command::new(cargo).args(words).status().unwrap();
    assert!(status.success(), "the append was not measured");
}
