//! A process of its own that appends until something ends it, and says what was acknowledged.
//!
//! The test binary calls itself again. Whatever the child has said was acknowledged, the parent
//! looks for in the file.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use paraph_log::merkle::Head;
use paraph_store::{Sqlite, Store as _, StoreError, Writer};

use crate::{batch, channel, sign};

const CHANNELS: [&str; 3] = ["plenary", "caucus", "back"];
const TEST: &str = "child::appends_until_something_ends_it";

/// What a child said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Channel, position, leaf.
    pub(crate) acknowledged: Vec<(String, u64, String)>,
    pub(crate) errors: Vec<String>,
    /// How many of the acts were acknowledged after the first error.
    pub(crate) recovered: usize,
}

impl Said {
    /// Requires that every acknowledged act is where it was acknowledged, and everything hashes to
    /// its head; gives the size of all logs.
    #[track_caller]
    pub(crate) fn require_kept(&self, path: &Path) -> u64 {
        let store = Sqlite::open(path).unwrap();
        for (name, position, leaf) in &self.acknowledged {
            let kept = store.leaves(channel(name), *position, 1).unwrap();
            assert_eq!(kept, [leaf.as_bytes()], "{name} {position} was acknowledged");
        }
        let sizes = CHANNELS.map(|name| {
            let id = channel(name);
            let Some(kept) = store.check(id).unwrap() else { return 0 };
            assert_eq!(kept.signed, sign(id, kept.head));
            kept.head.size
        });
        sizes.iter().sum()
    }
}

/// The words that start a child: to be put at the end of another command, or run as they are.
pub(crate) fn words() -> [String; 4] {
    let program = std::env::current_exe().unwrap().into_os_string().into_string().unwrap();
    [program, TEST.into(), "--exact".into(), "--nocapture".into()]
}

/// What ends a child that meets no error.
#[derive(Clone, Copy)]
pub(crate) enum End {
    /// Killed after so many acknowledgements. Not for a command that has the child as its child.
    Kill(usize),
    /// Goes by itself after so many acts of each writer.
    Acts(usize),
}

/// Runs a command that ends in [`words`].
pub(crate) fn run(mut command: Command, store: &Path, writers: usize, end: End) -> Said {
    let (kill_after, acts) = match end {
        End::Kill(after) => (after, usize::MAX),
        End::Acts(acts) => (usize::MAX, acts),
    };
    let mut child = command
        .env("PARAPH_CHILD_ACTS", acts.to_string())
        .env("PARAPH_CHILD_STORE", store)
        .env("PARAPH_CHILD_WRITERS", writers.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = Said::default();
    // What was said before the kill is read to its end: all of that was acknowledged.
    for line in BufReader::new(child.stderr.take().unwrap()).lines() {
        let line = line.unwrap();
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["ack", channel, position, leaf] => {
                let position = position.parse().unwrap();
                said.acknowledged.push((channel.into(), position, leaf.into()));
                said.recovered += usize::from(!said.errors.is_empty());
            }
            ["error", ..] => said.errors.push(line["error ".len()..].into()),
            _ => println!("{line}"),
        }
        if said.acknowledged.len() == kill_after {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    said
}

fn say(line: &str) {
    // One write, so that the lines of two threads do not mix; a closed pipe is not looked at.
    let _said = std::io::stderr().write_all(format!("{line}\n").as_bytes());
}

/// The child. As a test without its parent it does nothing.
#[test]
fn appends_until_something_ends_it() {
    let Some(path) = std::env::var_os("PARAPH_CHILD_STORE") else { return };
    let number = |name| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let (writers, acts) = (number("PARAPH_CHILD_WRITERS"), number("PARAPH_CHILD_ACTS"));
    let store = match Sqlite::open(Path::new(&path)) {
        Ok(store) => store,
        Err(error) => return say(&format!("error {error}")),
    };
    let head = |name: &'static str| {
        let kept = store.head(channel(name))?;
        Ok((name, Mutex::new(kept.map_or(Head::EMPTY, |kept| kept.head))))
    };
    let heads: Result<BTreeMap<_, _>, StoreError> = CHANNELS.into_iter().map(head).collect();
    let heads = match heads {
        Ok(heads) => heads,
        Err(error) => return say(&format!("error {error}")),
    };
    let writer = Writer::start(Box::new(store), sign).unwrap();
    std::thread::scope(|scope| {
        for number in 0..writers {
            let (writer, heads) = (&writer, &heads);
            scope.spawn(move || write(number, acts, writer, heads));
        }
    });
}

fn write(number: usize, acts: usize, writer: &Writer, heads: &BTreeMap<&str, Mutex<Head>>) {
    let mut errors = 0;
    for act in 0..acts {
        let name = CHANNELS[(number + act) % CHANNELS.len()];
        let expected = *heads[name].lock().unwrap();
        let leaf = format!("{number}:{act}:{}", "x".repeat(act * 37 % 900));
        match writer.append(channel(name), expected, batch(&[&leaf], &[])) {
            Ok(signed) => {
                say(&format!("ack {name} {} {leaf}", signed.head.size - 1));
                let mut head = heads[name].lock().unwrap();
                *head = (*head).max(signed.head);
            }
            Err(StoreError::Moved { found, .. }) => {
                let mut head = heads[name].lock().unwrap();
                *head = (*head).max(found);
            }
            Err(error) => {
                say(&format!("error {error}"));
                errors += 1;
                make_room();
            }
        }
        if errors == 3 {
            return;
        }
    }
}

/// Takes away the ballast that the parent put on a small disk.
fn make_room() {
    if let Some(ballast) = std::env::var_os("PARAPH_CHILD_BALLAST") {
        // The second time it is gone.
        let _gone = std::fs::remove_file(ballast);
    }
}
