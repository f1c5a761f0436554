//! HiGHS, where it is: a Python with `highspy`, which `scripts/test` installs outside of the checkout.

use std::{
    env, fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use paraph_settle::scenario::Package;

use crate::model::Model;

/// What HiGHS answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reply {
    Infeasible,
    Optimal {
        /// What is maximised, in thousandths.
        thousandths: i64,
        /// An optimal package.
        package: Package,
    },
}

/// The Python that has HiGHS; says so where there is none, and fails where it is required.
pub(crate) fn python() -> Option<PathBuf> {
    let named = |name| env::var_os(name).map(PathBuf::from);
    let cache = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")));
    let python = cache.unwrap_or_else(env::temp_dir).join("paraph-peers/highs/bin/python");
    let loads = Command::new(&python).args(["-c", "import highspy"]).stderr(Stdio::null()).status();
    if loads.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    assert!(
        env::var_os("PARAPH_REQUIRE_OUTSIDE").is_none()
            || env::var_os("PARAPH_WITHOUT_HIGHS").is_some(),
        "HiGHS is required, in {}",
        python.display()
    );
    println!("skipped: HiGHS is not in {}; `scripts/test` installs it", python.display());
    None
}

/// The answers, in the order of the models.
pub(crate) fn solve(python: &PathBuf, name: &str, models: &[Model]) -> Vec<Reply> {
    let folder = env::temp_dir().join(format!("paraph-highs-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let files: Vec<PathBuf> = (0..models.len()).map(|at| folder.join(format!("{at}.lp"))).collect();
    for (file, model) in files.iter().zip(models) {
        fs::write(file, model.text()).unwrap();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/highs/solve.py");
    let done = Command::new(python).arg(script).args(&files).output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    let err = String::from_utf8_lossy(&done.stderr).into_owned();
    let replies: Vec<Reply> = said.lines().zip(models).map(|(line, of)| reply(line, of)).collect();
    assert_eq!(replies.len(), models.len(), "{name}: an answer to each model: {err}");
    fs::remove_dir_all(&folder).unwrap();
    replies
}

fn reply(line: &str, model: &Model) -> Reply {
    let mut words = line.split(' ');
    match words.next() {
        Some("infeasible") => return Reply::Infeasible,
        Some("optimal") => {}
        _ => unreachable!("HiGHS cannot tell: {line}"),
    }
    let thousandths = words.next().unwrap().parse().unwrap();
    let mut package = vec![usize::MAX; model.issues];
    for word in words {
        let (issue, option) = word.trim_start_matches('x').split_once('_').unwrap();
        package[issue.parse::<usize>().unwrap()] = option.parse().unwrap();
    }
    Reply::Optimal { thousandths, package }
}
