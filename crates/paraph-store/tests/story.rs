//! The story that every backend must pass.
#![expect(clippy::unwrap_used, reason = "test helpers say so themselves")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use paraph_log::entry::ChannelId;
use paraph_log::hash::sha256;
use paraph_log::merkle::Head;
use paraph_store::{Batch, Sqlite, Store, StoreError};

fn channel(name: &str) -> ChannelId {
    ChannelId(sha256(name.as_bytes()))
}

fn batch(leaves: &[&str], attachments: &[&str]) -> Batch {
    let bytes = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    Batch { leaves: bytes(leaves), attachments: bytes(attachments) }
}

fn sign(_: ChannelId, head: Head) -> Vec<u8> {
    format!("signed {} {}", head.size, head.root).into_bytes()
}

fn tells_the_story(open: &dyn Fn() -> Box<dyn Store>) {
    let mut store = open();
    let (plenary, caucus) = (channel("plenary"), channel("caucus"));
    assert!(store.channels().unwrap().is_empty());
    assert_eq!(store.head(plenary).unwrap(), None);

    let first = store.append(plenary, 0, &batch(&["a", "b"], &["text"]), &mut sign).unwrap();
    assert_eq!(first.head.size, 2);
    assert_eq!(first.signed, sign(plenary, first.head));
    let moved = store.append(plenary, 0, &batch(&["x"], &["other"]), &mut sign).unwrap_err();
    assert!(matches!(moved, StoreError::Moved { expected: 0, size: 2 }), "{moved}");
    assert_eq!(store.attachment(plenary, sha256(b"other")).unwrap(), None, "all or nothing");

    let second = store.append(plenary, 2, &batch(&["c"], &[]), &mut sign).unwrap();
    store.append(caucus, 0, &batch(&["secret"], &[]), &mut sign).unwrap();
    assert_eq!(store.attachment(caucus, sha256(b"text")).unwrap(), None, "no sharing of texts");

    drop(store);
    let store = open();
    assert_eq!(store.head(plenary).unwrap().as_ref(), Some(&second));
    assert_eq!(store.check(plenary).unwrap(), Some(second));
    assert_eq!(store.leaves(plenary, 1, 10).unwrap(), [b"b".to_vec(), b"c".to_vec()]);
    assert_eq!(store.leaves(plenary, 0, 1).unwrap(), [b"a".to_vec()]);
    assert_eq!(store.attachment(plenary, sha256(b"text")).unwrap().unwrap(), b"text");
    let mut channels = store.channels().unwrap();
    channels.sort();
    let mut expected = vec![plenary, caucus];
    expected.sort();
    assert_eq!(channels, expected);
}

#[test]
fn sqlite_tells_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    tells_the_story(&|| Box::new(Sqlite::open(&path).unwrap()));
}

#[test]
fn an_altered_leaf_or_attachment_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let mut store = Sqlite::open(&path).unwrap();
    let id = channel("plenary");
    store.append(id, 0, &batch(&["aaaa", "bbbb"], &["text"]), &mut sign).unwrap();
    drop(store);
    // The file itself is edited, as somebody with the disk could.
    let mut bytes = std::fs::read(&path).unwrap();
    for (from, to) in [(b"bbbb", b"bbxb"), (b"text", b"teXt")] {
        let at = bytes.windows(4).rposition(|window| window == from).unwrap();
        bytes[at..at + 4].copy_from_slice(to);
    }
    std::fs::write(&path, bytes).unwrap();
    let store = Sqlite::open(&path).unwrap();
    assert!(matches!(store.check(id), Err(StoreError::Altered { .. })));
    let digest = sha256(b"text");
    assert!(matches!(store.attachment(id, digest), Err(StoreError::AlteredAttachment(_))));
}

#[test]
fn a_file_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "not a database at all, but somebody's notes").unwrap();
    assert!(Sqlite::open(&path).is_err());
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("not a database"));
}

/// Appends for ever in a process of its own, and says each act once it is acknowledged.
#[test]
fn child_appends_until_killed() {
    let Some(path) = std::env::var_os("PARAPH_KILL_ME") else { return };
    let mut store = Sqlite::open(Path::new(&path)).unwrap();
    let id = channel("plenary");
    let size = store.head(id).unwrap().map_or(0, |head| head.head.size);
    for position in size.. {
        let leaf = format!("act {position}");
        store.append(id, position, &batch(&[&leaf], &[]), &mut sign).unwrap();
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
            .args(["child_appends_until_killed", "--exact", "--nocapture"])
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
