//! A measurement in a process of its own: this program calls itself again.
//!
//! A probe prints what it found, a name and a number on each line; the parent reads it. The last is
//! the peak of its memory, as Linux counts it.

use std::collections::BTreeMap;
use std::fs;
use std::ops::AddAssign;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{fold, verify};

/// What a probe found: nanoseconds, and `peak` in kilobytes.
pub(crate) type Found = BTreeMap<String, u64>;

/// Every probe, by name.
const PROBES: [(&str, fn(&Path) -> Found); 4] = [
    ("check", verify::check),
    ("verify", verify::verify),
    ("fold", fold::fold),
    ("reopen", fold::reopen),
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

/// Runs something and adds the nanoseconds that it took to a sum.
pub(crate) fn timed<T>(sum: &mut impl AddAssign<u64>, work: impl FnOnce() -> T) -> T {
    let before = Now::read();
    let done = work();
    *sum += before.until(&Now::read());
    done
}

/// A moment on the clock of the processor and on that of the wall.
struct Now {
    /// The nanoseconds that this thread has run, where the system counts them.
    processor: Option<u64>,
    wall: Instant,
}

impl Now {
    fn read() -> Self {
        let stat = fs::read_to_string("/proc/thread-self/schedstat").ok();
        let processor = stat.and_then(|stat| stat.split(' ').next()?.parse().ok());
        Self { processor, wall: Instant::now() }
    }

    fn until(&self, later: &Self) -> u64 {
        match (self.processor, later.processor) {
            (Some(before), Some(after)) => after - before,
            _ => u64::try_from((later.wall - self.wall).as_nanos()).unwrap(),
        }
    }
}

/// The peak of this process; 0 where the system does not tell it.
fn peak_kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
