//! What verifying a channel costs beside the bare checks of its signatures, and beside git.
//!
//! Nobody can verify a log without checking each signature once. `bare` is that and no more: keys
//! and messages lie ready in memory. `check` is what anybody adds who believes no store: read the
//! leaves from it, read their form, hash them into a tree, check. `verify` is all that a desk does
//! that opens a channel for the first time: it reads the whole file back, checks, and folds.

use std::path::Path;

use paraph_desk::Desk;
use paraph_log::entry::{Entry, NAMESPACE};
use paraph_log::key::{KeyCache, PublicKey};
use paraph_log::merkle::Frontier;
use paraph_store::Store as _;
use sha2::{Digest as _, Sha512};

use crate::figures::{hundredths, median, memory, ratio, time};
use crate::probe::{Found, ask, found, timed};
use crate::{Plan, git, room};

/// Leaves that are checked in one go, once bare and once whole.
pub(crate) const PAGE: u64 = 256;

/// How many signed commits git verifies.
const COMMITS: u64 = 300;

/// Measures and prints.
pub(crate) fn run(plan: Plan) {
    let Plan { acts, rounds } = plan;
    println!("verify: a channel of {acts} acts, {rounds} rounds in turn, medians, one core");
    let folder = tempfile::tempdir().unwrap();
    room::build(folder.path(), acts);
    let git = git::Repository::make(COMMITS);
    let (mut checks, mut wholes, mut commits) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        checks.push(ask("check", folder.path()));
        wholes.push(ask("verify", folder.path()));
        commits.extend(git.as_ref().ok().map(git::Repository::verify));
    }
    let of = |all: &[Found], name: &str| median(all.iter().map(|found| found[name]).collect());
    // The least is of the round that others on the machine disturbed least.
    let beside = |all: &[Found], name: &str| {
        let each = all.iter().zip(&checks);
        let all: Vec<u64> =
            each.map(|(found, bare)| hundredths(found[name], bare["bare"])).collect();
        (ratio(all.iter().copied().min().unwrap_or_default()), ratio(median(all)))
    };
    let line = |what: &str, all: &[Found], name: &str| {
        let (each, peak) = (time(of(all, name) / acts), memory(of(all, "peak")));
        let (least, usual) = beside(all, name);
        println!("  {what:<38} {each:>9} an act {usual:>6} times, at least {least} {peak:>9}");
    };
    line("bare strict signatures", &checks, "bare");
    line("read, hashed and checked", &checks, "check");
    line("verified by a desk, file and fold too", &wholes, "verify");
    match git {
        Err(why) => println!("  git was not measured: {why}"),
        Ok(_) => {
            let commit = median(commits) / COMMITS;
            println!("  git log --format=%G?, {COMMITS} commits {:>19} a commit", time(commit));
            for (what, act) in [
                ("checked", of(&checks, "check") / acts),
                ("verified by a desk", of(&wholes, "verify") / acts),
            ] {
                let times = commit / act.max(1);
                println!("  acts {what} in the time of a commit: {times}");
            }
        }
    }
}

/// The probe of bare signatures and of checked leaves, page by page in turn.
pub(crate) fn check(folder: &Path) -> Found {
    let (store, id, head) = room::store(folder);
    let mut keys = KeyCache::new();
    let mut frontier = Frontier::new();
    let (mut bare, mut check) = (0, 0);
    for from in (0..head.size).step_by(usize::try_from(PAGE).unwrap()) {
        let leaves = timed(&mut check, || {
            let leaves = store.leaves(id, from, PAGE).unwrap();
            for leaf in &leaves {
                let entry = Entry::parse(leaf).unwrap().check(&mut keys).unwrap();
                frontier.push(entry.leaf_hash());
            }
            leaves
        });
        let ready: Vec<Ready> = leaves.iter().map(|leaf| Ready::of(leaf, &mut keys)).collect();
        timed(&mut bare, || assert!(ready.iter().all(Ready::is_true)));
    }
    assert_eq!(frontier.head(), head);
    found([("bare", bare), ("check", check)])
}

/// The probe of a desk that verifies everything anew.
pub(crate) fn verify(folder: &Path) -> Found {
    let desk = Desk::open(folder).unwrap();
    let (_, id, head) = room::store(folder);
    let mut verify = 0;
    let whole = timed(&mut verify, || desk.verify(id).unwrap());
    assert_eq!(whole.head.size, head.size);
    found([("verify", verify)])
}

/// A signature that lies ready to be checked.
struct Ready {
    key: PublicKey,
    /// The very bytes that Ed25519 signed: `docs/formats/entry.md`.
    message: Vec<u8>,
    signature: [u8; 64],
}

impl Ready {
    fn of(leaf: &[u8], keys: &mut KeyCache) -> Self {
        let entry = Entry::parse(leaf).unwrap();
        let mut message = b"SSHSIG".to_vec();
        for part in [NAMESPACE.as_bytes(), b"", b"sha512", &Sha512::digest(entry.body().as_bytes())]
        {
            message.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
            message.extend(part);
        }
        let signature = &entry.signatures()[0];
        let key = keys.enrol(signature.key()).unwrap().clone();
        let blob = signature.to_blob();
        Self { key, message, signature: *blob.last_chunk().unwrap() }
    }

    fn is_true(&self) -> bool {
        self.key.verify(&self.message, &self.signature).is_ok()
    }
}
