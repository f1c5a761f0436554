//! A process that is killed in the middle of its work.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use paraph_log::merkle::Head;
use paraph_store::{Sqlite, Store as _};

use crate::{batch, channel, sign};

/// Appends for ever in a process of its own, and says each act once it is acknowledged.
#[test]
fn child_appends_until_killed() {
    let Some(path) = std::env::var_os("PARAPH_KILL_ME") else { return };
    let mut store = Sqlite::open(Path::new(&path)).unwrap();
    let id = channel("plenary");
    let mut head = store.head(id).unwrap().map_or(Head::EMPTY, |signed| signed.head);
    for position in head.size.. {
        let leaf = format!("act {position}");
        head = store.append(id, head, &batch(&[&leaf], &[]), &mut sign).unwrap().head;
        std::io::Write::write_all(&mut std::io::stderr(), format!("{leaf}\n").as_bytes()).unwrap();
    }
}

#[test]
fn no_acknowledged_act_is_lost_when_the_process_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let id = channel("plenary");
    let mut acknowledged = 0;
    for round in 0..12 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::child_appends_until_killed", "--exact", "--nocapture"])
            .env("PARAPH_KILL_ME", &path)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        for line in lines.take(3 + 5 * round) {
            let said = line.unwrap();
            let position = said.strip_prefix("act ").unwrap().parse::<u64>().unwrap();
            acknowledged = acknowledged.max(position + 1);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Sqlite::open(&path).unwrap();
        let head = store.check(id).unwrap().unwrap();
        assert!(head.head.size >= acknowledged, "{acknowledged} acknowledged, {head:?} kept");
    }
    assert!(acknowledged > 12);
}
