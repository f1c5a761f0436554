//! A disk that is full, or fails: people are told, nothing that was acknowledged is lost.
//!
//! The faults are real ones as far as this machine lets them be made: a file that may not grow, a
//! small disk of memory, system calls that fail under `strace`. Where a tool is missing or may not be
//! used, the test says so and is left out.

use std::path::Path;
use std::process::Command;

use crate::child::{self, End, Said};

const FULL: &str = "the disk is full: nothing was written, and nothing acknowledged is lost";
/// The calls with which SQLite may make a file durable, as it was built.
const SYNC: &str = "fsync,fdatasync";
const POISONED: &str =
    "an earlier write failed: open the database again to see what is really there";

/// Whether a command does what it should here.
fn works(words: &[&str]) -> bool {
    let works = Command::new(words[0]).args(&words[1..]).output();
    let works = works.is_ok_and(|output| output.status.success());
    if !works {
        println!("left out: `{}` does not work here", words.join(" "));
    }
    works
}

fn shell(script: &str, arguments: &[&Path]) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).args(arguments).args(child::words());
    command
}

#[test]
fn a_file_that_may_not_grow_ends_the_writing_and_loses_nothing() {
    for blocks in [64, 100, 250, 601] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paraph.db");
        // Blocks of 512 bytes; the signal that comes with it is ignored, so that the write fails.
        let command = shell(&format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), &[]);
        let said = child::run(command, &path, 1, End::Acts(usize::MAX));
        let [first, second, third] = &said.errors[..] else { panic!("{said:?}") };
        assert!(first.starts_with("writing failed ("), "{first}");
        assert_eq!([second, third], [POISONED, POISONED]);
        assert!(!said.acknowledged.is_empty());
        said.require_kept(&path);
        goes_on(&path, said);
    }
}

#[test]
fn a_full_disk_is_said_and_when_there_is_room_again_the_writing_goes_on() {
    let root = ["unshare", "--mount", "--map-root-user"];
    if !works(&[&root[..], &["mount", "-t", "tmpfs", "none", "/mnt"]].concat()) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept.db");
    let script = "set -e; disk=$1; kept=$2; shift 2
        mount -t tmpfs -o size=600k,mode=700 none \"$disk\"
        head -c 250000 /dev/zero > \"$disk/ballast\"
        PARAPH_CHILD_BALLAST=$disk/ballast \"$@\"
        for part in db db-wal; do
            if [ -e \"$disk/paraph.$part\" ]; then cp -p \"$disk/paraph.$part\" \"${kept%db}$part\"; fi
        done";
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let mut command = Command::new(root[0]);
    command.args(&root[1..]).args(["sh", "-c", script, "sh"]).args([&disk, &kept]);
    command.args(child::words());
    let said = child::run(command, &disk.join("paraph.db"), 4, End::Acts(usize::MAX));
    assert!(said.errors.iter().all(|error| error == FULL), "{:?}", said.errors);
    assert!(said.recovered > 10 && said.recovered < said.acknowledged.len(), "{said:?}");
    said.require_kept(&kept);
    goes_on(&kept, said);
}

/// Calls that fail at each of their times in turn.
#[test]
fn a_call_that_fails_at_any_moment_loses_nothing() {
    if !works(&["strace", "-f", "-o", "/dev/null", "true"]) {
        return;
    }
    let mut failed = 0;
    for (call, error) in [(SYNC, "EIO"), ("pwrite64", "EIO"), ("pwrite64", "ENOSPC")] {
        for nth in (1..40).step_by(3) {
            let said = at_nth(call, &format!("error={error}"), nth);
            failed += usize::from(!said.errors.is_empty());
            for pair in said.errors.windows(2) {
                let again = pair[0] == FULL || pair[1] == POISONED;
                assert!(again, "{call} {error} {nth}: {:?}", said.errors);
            }
        }
    }
    assert!(failed > 25, "{failed}");
}

/// The process is killed at each system call that writes or syncs, in turn.
#[test]
fn a_kill_at_any_call_loses_nothing() {
    if !works(&["strace", "-f", "-o", "/dev/null", "true"]) {
        return;
    }
    for (call, until, step) in [(SYNC, 30, 2), ("pwrite64", 60, 5), ("ftruncate,unlink", 5, 1)] {
        for nth in (1..until).step_by(step) {
            at_nth(call, "signal=KILL", nth);
        }
    }
}

#[test]
fn every_acknowledgement_comes_after_a_sync_of_its_own() {
    if !works(&["strace", "-f", "-o", "/dev/null", "true"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", &format!("trace=write,{SYNC}"), "-o"]).arg(&trace);
    command.args(child::words());
    let said = child::run(command, &folder.path().join("paraph.db"), 1, End::Acts(30));
    assert_eq!(said.acknowledged.len(), 30);
    let (mut synced, mut acknowledged) = (false, 0);
    for line in std::fs::read_to_string(trace).unwrap().lines() {
        if line.contains("write(2, \"ack ") {
            assert!(std::mem::take(&mut synced), "not synced before {line}");
            acknowledged += 1;
        }
        synced |=
            ["fsync", "fdatasync"].iter().any(|sync| line.contains(sync)) && line.ends_with("= 0");
    }
    assert_eq!(acknowledged, 30);
}

/// Lets something happen at the nth call from the opening of a new store on.
#[track_caller]
fn at_nth(call: &str, what: &str, nth: usize) -> Said {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")]);
    command.args(["-e", &format!("inject={call}:{what}:when={nth}")]).args(child::words());
    let said = child::run(command, &path, 1, End::Acts(20));
    if path.exists() {
        said.require_kept(&path);
    }
    said
}

/// After the fault the same store is written on.
#[track_caller]
fn goes_on(path: &Path, mut before: Said) {
    let [program, words @ ..] = child::words();
    let mut command = Command::new(program);
    command.args(words);
    let after = child::run(command, path, 2, End::Acts(10));
    assert!(after.errors.is_empty(), "{after:?}");
    assert!(after.acknowledged.len() >= 10);
    before.acknowledged.extend(after.acknowledged);
    before.require_kept(path);
}
