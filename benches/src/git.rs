//! The peer: a repository of signed commits, verified by `git log --format=%G?`.
//!
//! It is what somebody would use today who wants a signed, append-only record with common tools.
//! git asks `ssh-keygen` about each commit, so its time is that of its children too.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository in which each commit is signed.
pub(crate) struct Repository {
    folder: TempDir,
    commits: u64,
}

impl Repository {
    /// Makes one.
    ///
    /// # Errors
    ///
    /// Says what is missing on this machine.
    pub(crate) fn make(commits: u64) -> Result<Self, String> {
        let folder = tempfile::tempdir().unwrap();
        let repository = Self { folder, commits };
        let key = repository.path().join("key");
        let made =
            repository.run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "kim@A"])?;
        require(&made)?;
        let public = fs::read_to_string(key.with_extension("pub")).map_err(|e| e.to_string())?;
        let signers = format!("kim@A namespaces=\"git\" {public}");
        fs::write(repository.path().join("signers"), signers).unwrap();
        require(&repository.git(&["init", "-q"])?)?;
        for number in 0..commits {
            let words = format!("act {number}: the figure was agreed at 600 in the second round");
            let commit = ["commit", "-q", "-S", "--allow-empty", "-m", &words];
            require(&repository.git(&commit)?)?;
        }
        Ok(repository)
    }

    /// Verifies all commits and gives the nanoseconds of processor that it took.
    pub(crate) fn verify(&self) -> u64 {
        let before = children_nanos();
        let output = self.git(&["log", "--format=%G?"]).unwrap();
        let after = children_nanos();
        let good = output.stdout.split(|byte| *byte == b'\n').filter(|line| line == b"G").count();
        assert_eq!(u64::try_from(good).unwrap(), self.commits, "every commit is well signed");
        after - before
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn git(&self, words: &[&str]) -> Result<Output, String> {
        let signers = self.path().join("signers").display().to_string();
        let key = self.path().join("key").display().to_string();
        let settings = [
            "gpg.format=ssh".to_owned(),
            "user.name=kim".to_owned(),
            "user.email=kim@A".to_owned(),
            format!("user.signingkey={key}"),
            format!("gpg.ssh.allowedSignersFile={signers}"),
        ];
        let mut all = Vec::new();
        for setting in &settings {
            all.extend(["-c", setting]);
        }
        all.extend(words);
        self.run("git", &all)
    }

    /// Runs a program in the folder, without anybody's settings.
    fn run(&self, program: &str, words: &[impl AsRef<OsStr>]) -> Result<Output, String> {
        let mut command = Command::new(program);
        command.current_dir(self.path()).args(words);
        command.env("HOME", self.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        if program == "ssh-keygen" {
            command.arg("-f").arg("key");
        }
        command.output().map_err(|error| format!("{program}: {error}"))
    }
}

fn require(output: &Output) -> Result<(), String> {
    let why = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if output.status.success() { Ok(()) } else { Err(why()) }
}

/// The processor time of all children that have ended, theirs included, as Linux counts it.
fn children_nanos() -> u64 {
    /// A hundredth of a second: the unit of that file on Linux.
    const TICK_NANOS: u64 = 10_000_000;
    let stat = fs::read_to_string("/proc/self/stat").expect("processor time needs Linux");
    // The name in parentheses may hold spaces. Behind it, the 14th and 15th are the children's.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[13..15].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    ticks * TICK_NANOS
}
