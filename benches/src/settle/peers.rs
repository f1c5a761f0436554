//! The peers: where they are kept, and how they are asked.

use std::path::{Path, PathBuf};
use std::process::Command;

use paraph_log::json::{Value, parse_loose};

use crate::compare::measure;

/// How the system tells of a process that had more processor than it was granted.
const OVER: &str = "SIGXCPU";

/// A peer in Python, in an environment of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Peer {
    Negmas,
    Highs,
    CpSat,
}

/// What a peer took, or why it has no answer.
pub(super) struct Told {
    pub(super) nanos: Option<u64>,
    pub(super) failed: String,
    pub(super) kilobytes: u64,
    /// Points of a frontier, where it tells one.
    pub(super) points: Option<u64>,
}

impl Peer {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Negmas => "NegMAS",
            Self::Highs => "HiGHS",
            Self::CpSat => "CP-SAT",
        }
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Negmas => "negmas",
            Self::Highs => "highs",
            Self::CpSat => "ortools",
        }
    }

    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Negmas => &["negmas==0.16.0"],
            Self::Highs => &["highspy==1.15.1", "numpy==2.4.6"],
            Self::CpSat => &["ortools==9.15.6755"],
        }
    }

    /// Outside of the checkout; HiGHS is where `scripts/test` installs it.
    fn environment(self) -> PathBuf {
        let named = |name| std::env::var_os(name).map(PathBuf::from);
        let cache = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")));
        cache.unwrap_or_else(std::env::temp_dir).join("paraph-peers").join(self.folder())
    }

    /// Whether it is here; says so where it is not.
    pub(super) fn is_here(self) -> bool {
        let is_here = self.environment().join("bin/python").exists();
        if !is_here {
            println!("skipped: {}: `paraph-bench settle install` gets it", self.name());
        }
        is_here
    }

    /// Asks about a scenario: for so many seconds of processor at most.
    pub(super) fn ask(self, case: &Path, task: &str, limit: u64) -> Told {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
        let mut command = Command::new(self.environment().join("bin/python"));
        let command = match self {
            Self::Negmas => command.arg(folder.join("negmas_stats.py")).arg(case),
            Self::Highs => command.arg(folder.join("exact.py")).arg("highs").arg(case).arg(task),
            Self::CpSat => command.arg(folder.join("exact.py")).arg("cpsat").arg(case).arg(task),
        };
        let (nanos, points) = (None, None);
        let failed = |why: String| Told { nanos, failed: why, kilobytes: 0, points };
        let took = match measure::run(command.arg(limit.to_string())) {
            Ok(took) => took,
            Err(why) if why.contains(OVER) => return failed(format!("more than {limit} s")),
            Err(why) => return failed(why),
        };
        // What a library prints stands before the answer.
        let out = String::from_utf8_lossy(&took.out).into_owned();
        let line = out.lines().last().unwrap_or_default().as_bytes();
        let Ok(Value::Map(answer)) = parse_loose(line) else { return failed("no answer".into()) };
        let number = |name: &str| match answer.get(name) {
            Some(Value::Int(number)) => u64::try_from(*number).ok(),
            _ => None,
        };
        let why = match answer.get("failed") {
            Some(Value::Text(why)) => why.clone(),
            _ => String::new(),
        };
        let (nanos, points) = (number("nanos"), number("points"));
        Told { nanos, failed: why, kilobytes: took.kilobytes, points }
    }
}

/// Installs all of them into a folder of caches.
pub(super) fn install() {
    for peer in [Peer::Negmas, Peer::Highs, Peer::CpSat] {
        let folder = peer.environment();
        let pip = folder.join("bin/pip");
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
        let done = made.is_ok_and(|status| status.success())
            && Command::new(pip)
                .args(["install", "--quiet", "--only-binary", ":all:"])
                .args(peer.packages())
                .status()
                .is_ok_and(|status| status.success());
        let name = peer.name();
        match done {
            true => println!("{name}: installed into {}", folder.display()),
            false => println!("{name}: not installed: it will be skipped"),
        }
    }
}
