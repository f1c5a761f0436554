//! A measurement in a process of its own: this program calls itself again.
//!
//! A probe prints what it found, a name and a number on each line; the parent reads it. The last is
//! the peak of its memory, as Linux counts it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::time::{ClockId, clock_gettime};

use crate::{fold, look, verify};

/// What a probe found: nanoseconds, and `peak` in kilobytes.
pub(crate) type Found = BTreeMap<String, u64>;

type Probe = fn(&Path) -> Found;

/// Every probe, by name.
const PROBES: [(&str, Probe); 5] = [
    ("check", verify::check),
    ("verify", verify::verify),
    ("fold", fold::fold),
    ("reopen", fold::reopen),
    ("views", look::every_view),
];

/// Runs a probe over a desk in a process of its own.
pub(crate) fn ask(name: &str, folder: &Path) -> Found {
    let mut child = Command::new(std::env::current_exe().unwrap());
    let child = child.args(["probe", name]).arg(folder).stderr(Stdio::inherit());
    let output = child.output().unwrap();
    assert!(output.status.success(), "the probe {name} failed");
    let lines = String::from_utf8(output.stdout).unwrap();
    let figure = |line: &str| {
        let (name, figure) = line.split_once(' ').unwrap();
        (name.to_owned(), figure.parse().unwrap())
    };
    lines.lines().map(figure).collect()
}

/// The other side of [`ask`].
pub(crate) fn answer(name: &str, folder: &Path) {
    let (_, probe) = PROBES.iter().find(|(known, _)| *known == name).expect("a probe");
    for (name, figure) in probe(folder) {
        println!("{name} {figure}");
    }
    println!("peak {}", peak_kilobytes());
}

/// What a probe found, from names and numbers.
pub(crate) fn found<const N: usize>(figures: [(&str, u64); N]) -> Found {
    figures.into_iter().map(|(name, figure)| (name.to_owned(), figure)).collect()
}

/// Runs something and adds the nanoseconds of processor that it took to a sum.
pub(crate) fn timed<T>(sum: &mut u64, work: impl FnOnce() -> T) -> T {
    let before = processor_nanos();
    let done = work();
    *sum += processor_nanos() - before;
    done
}

/// How long this thread has run.
pub(crate) fn processor_nanos() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    u64::try_from(time.tv_sec * 1_000_000_000 + time.tv_nsec).unwrap()
}

/// The peak of this process; 0 where the system does not tell it.
fn peak_kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
