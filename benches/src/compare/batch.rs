//! Many pairs in one batch: `paraph compare --batch`, on one core and on all.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::time::Instant;

use super::{measure, side};
use crate::{align, figures};

/// Compares so many pairs: the plan of 28 points again and again, which is what a desk has many of.
pub(super) fn run(pairs: u64) {
    let folder = tempfile::tempdir().unwrap();
    let inputs = side::inputs(&align::folder(&[]));
    let plan = &inputs[0];
    let mut list = String::new();
    for _ in 0..pairs {
        writeln!(list, "{}\t{}", plan.old.display(), plan.new.display()).unwrap();
    }
    let file = folder.path().join("list.txt");
    fs::write(&file, list).unwrap();
    let paraph = std::env::current_exe().unwrap().with_file_name("paraph");
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("{pairs} pairs of a plan of 28 points, {cores} cores");
    println!(
        "{:12} {:>12} {:>12} {:>12} {:>10}",
        "", "by the clock", "processor", "a pair", "peak"
    );
    for (name, before) in [("one core", &["taskset", "-c", "0"][..]), ("all cores", &[])] {
        let program = before.first().map_or(paraph.as_os_str(), |program| program.as_ref());
        let mut command = Command::new(program);
        if let Some(rest) = before.get(1..) {
            command.args(rest).arg(&paraph);
        }
        command.args(["compare", "--batch"]).arg(&file);
        let start = Instant::now();
        match measure::run(&mut command) {
            Ok(took) => {
                let clock = u64::try_from(start.elapsed().as_nanos()).unwrap();
                let lines = took.out.iter().filter(|byte| **byte == b'\n').count();
                assert_eq!(lines as u64, pairs, "a line for each pair");
                println!(
                    "{name:12} {:>12} {:>12} {:>12} {:>10}",
                    figures::time(clock),
                    figures::time(took.nanos),
                    figures::time(took.nanos / pairs.max(1)),
                    figures::memory(took.kilobytes)
                );
            }
            Err(why) => println!("{name:12} skipped: {why}"),
        }
    }
}
