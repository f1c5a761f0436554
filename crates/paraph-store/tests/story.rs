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

    let empty = Head::EMPTY;
    let first = store.append(plenary, empty, &batch(&["a", "b"], &["text"]), &mut sign).unwrap();
    assert_eq!(first.head.size, 2);
    assert_eq!(first.signed, sign(plenary, first.head));
    let moved = store.append(plenary, empty, &batch(&["x"], &["other"]), &mut sign).unwrap_err();
    assert_eq!(moved.to_string(), "the log has 2 entries by now, not 0: look again, then repeat");
    assert_eq!(store.attachment(plenary, sha256(b"other")).unwrap(), None, "all or nothing");

    let other = Head { size: 2, root: sha256(b"another log") };
    let replaced = store.append(plenary, other, &batch(&["x"], &[]), &mut sign).unwrap_err();
    assert!(matches!(replaced, StoreError::Replaced { .. }), "{replaced}");

    let second = store.append(plenary, first.head, &batch(&["c"], &[]), &mut sign).unwrap();
    store.append(caucus, empty, &batch(&["secret"], &[]), &mut sign).unwrap();
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
    store.append(id, Head::EMPTY, &batch(&["aaaa", "bbbb"], &["text"]), &mut sign).unwrap();
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
fn an_append_reads_no_earlier_leaf_and_finds_a_frontier_that_is_not_the_heads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let id = channel("plenary");
    let mut store = Sqlite::open(&path).unwrap();
    let mut head = Head::EMPTY;
    for leaf in ["a", "b", "c"] {
        head = store.append(id, head, &batch(&[leaf], &[]), &mut sign).unwrap().head;
    }
    let file = rusqlite::Connection::open(&path).unwrap();
    let leaf = |bytes: &str| {
        let set = "UPDATE leaf SET bytes = CAST(?1 AS BLOB) WHERE position = 0";
        file.execute(set, [bytes]).unwrap();
    };
    leaf("x");
    head = store.append(id, head, &batch(&["d"], &[]), &mut sign).unwrap().head;
    assert!(matches!(store.check(id), Err(StoreError::Altered { .. })));
    assert!(matches!(store.mend_frontier(id), Err(StoreError::Altered { .. })));
    leaf("a");

    file.execute("UPDATE head SET frontier = zeroblob(length(frontier))", []).unwrap();
    let altered = store.append(id, head, &batch(&["e"], &[]), &mut sign).unwrap_err();
    assert!(matches!(altered, StoreError::AlteredFrontier(_)), "{altered}");
    assert!(matches!(store.check(id), Err(StoreError::AlteredFrontier(_))));
    store.mend_frontier(id).unwrap();
    head = store.append(id, head, &batch(&["e"], &[]), &mut sign).unwrap().head;
    assert_eq!(store.check(id).unwrap().unwrap().head, head);
}

#[test]
fn a_leaf_in_a_place_that_should_be_free_is_found_and_left_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let id = channel("plenary");
    let mut store = Sqlite::open(&path).unwrap();
    let head = store.append(id, Head::EMPTY, &batch(&["a"], &[]), &mut sign).unwrap().head;
    let file = rusqlite::Connection::open(&path).unwrap();
    for position in [1, 7] {
        let put = "INSERT INTO leaf SELECT channel, ?1, bytes FROM leaf WHERE position = 0";
        file.execute(put, [position]).unwrap();
        assert!(matches!(store.check(id), Err(StoreError::Altered { .. })));
        let altered = store.append(id, head, &batch(&["b"], &[]), &mut sign).unwrap_err();
        assert!(matches!(altered, StoreError::Altered { .. }), "{altered}");
        assert_eq!(store.leaves(id, 1, 9).unwrap(), [b"a".to_vec()]);
        file.execute("DELETE FROM leaf WHERE position = ?1", [position]).unwrap();
    }
    store.append(id, head, &batch(&["b"], &[]), &mut sign).unwrap();
}

#[test]
fn a_trigger_that_somebody_put_into_the_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    drop(Sqlite::open(&path).unwrap());
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch("CREATE TRIGGER t AFTER INSERT ON leaf BEGIN DELETE FROM leaf; END")
        .unwrap();
    drop(file);
    assert!(Sqlite::open(&path).is_err());
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
