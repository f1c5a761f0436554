//! Files that somebody edited: what was altered is found, and nothing is signed over it.

use paraph_log::hash::sha256;
use paraph_log::merkle::Head;
use paraph_store::{Sqlite, Store as _, StoreError};

use crate::{batch, channel, sign};

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
