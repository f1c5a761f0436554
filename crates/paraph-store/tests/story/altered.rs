//! Files that somebody edited: what was altered is found, and nothing is signed over it.

use std::path::Path;

use paraph_log::entry::ChannelId;
use paraph_log::hash::sha256;
use paraph_log::merkle::Head;
use paraph_store::{Sqlite, Store as _, StoreError};

use crate::{batch, channel, quick_folder, sign};

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
        match store.leaves(id, 1, 9) {
            Ok(leaves) => assert_eq!((position, leaves), (1, vec![b"a".to_vec()])),
            Err(gap) => assert!(matches!(gap, StoreError::NoLeaf { position: 1, .. }), "{gap}"),
        }
        file.execute("DELETE FROM leaf WHERE position = ?1", [position]).unwrap();
    }
    store.append(id, head, &batch(&["b"], &[]), &mut sign).unwrap();
}

#[test]
fn a_check_reads_the_attachments_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let id = channel("plenary");
    let mut store = Sqlite::open(&path).unwrap();
    store.append(id, Head::EMPTY, &batch(&["a"], &["text"]), &mut sign).unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute("UPDATE attachment SET bytes = x'00'", []).unwrap();
    assert!(matches!(store.check(id), Err(StoreError::AlteredAttachment(_))));
    // Nor is it taken for the one that an act brings along again.
    let head = store.head(id).unwrap().unwrap().head;
    let altered = store.append(id, head, &batch(&["b"], &["text"]), &mut sign).unwrap_err();
    assert!(matches!(altered, StoreError::AlteredAttachment(_)), "{altered}");
}

#[test]
fn a_leaf_that_was_moved_to_another_place_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let id = channel("plenary");
    let mut store = Sqlite::open(&path).unwrap();
    store.append(id, Head::EMPTY, &batch(&["a", "b"], &[]), &mut sign).unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    // Their order, and so what they hash to, stays the same.
    file.execute("UPDATE leaf SET position = 7 WHERE position = 1", []).unwrap();
    assert!(matches!(store.check(id), Err(StoreError::Altered { .. })));
    assert!(matches!(store.leaves(id, 0, 9), Err(StoreError::NoLeaf { position: 1, .. })));
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

/// Whatever byte of the file is another: either somebody is told, or nothing that counts has changed.
#[test]
fn a_changed_byte_anywhere_in_the_file_is_found() {
    let folder = quick_folder();
    let path = folder.path().join("paraph.db");
    let ids = ["plenary", "caucus"].map(channel);
    let long = "long ".repeat(400);
    let mut store = Sqlite::open(&path).unwrap();
    for id in ids {
        let acts = batch(&["a", "bb", &long, "ccc"], &["a text", &long]);
        store.append(id, Head::EMPTY, &acts, &mut sign).unwrap();
    }
    drop(store);
    let whole = std::fs::read(&path).unwrap();
    let expected = read_all(&path, ids).unwrap();
    let (mut found, mut harmless) = (0, 0);
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(&path, &bytes).unwrap();
        match read_all(&path, ids) {
            Err(_) => found += 1,
            Ok(read) => {
                assert!(read == expected, "byte {at} was changed and something else was read");
                harmless += 1;
            }
        }
    }
    println!("{found} changed bytes found, {harmless} stood where nothing is kept");
    assert!(found > 1000);
}

type Everything = Vec<(Vec<Vec<u8>>, Vec<Vec<u8>>)>;

/// All that a reader asks for, and what its caller would check: the signature over the head, and that
/// each text is there.
fn read_all(path: &Path, ids: [ChannelId; 2]) -> Result<Everything, StoreError> {
    let store = Sqlite::open(path)?;
    let read = |id| {
        let kept = store.check(id)?.ok_or(StoreError::NoLeaf { channel: id, position: 0 })?;
        if kept.signed != sign(id, kept.head) {
            let (found, head) = (kept.head.root, kept.head.root);
            return Err(StoreError::Altered { channel: id, found, head });
        }
        // A text that is gone is missed by whoever folds the act that names it.
        let text = |text: &str| {
            let digest = sha256(text.as_bytes());
            store.attachment(id, digest)?.ok_or(StoreError::AlteredAttachment(digest))
        };
        let texts = vec![text("a text")?, text(&"long ".repeat(400))?];
        Ok((store.leaves(id, 0, 9)?, texts))
    };
    ids.into_iter().map(read).collect()
}
