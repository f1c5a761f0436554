//! What others may read is refused, with the command that closes it.

use std::fs::{Permissions, metadata, set_permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use paraph_log::merkle::Head;
use paraph_store::{Sqlite, Store as _};

use crate::{batch, channel, sign};

#[test]
fn a_store_is_made_private_and_refused_when_it_no_longer_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("it's.db");
    let mut store = Sqlite::open(&path).unwrap();
    store.append(channel("plenary"), Head::EMPTY, &batch(&["a"], &[]), &mut sign).unwrap();
    let files = ["it's.db", "it's.db-wal", "it's.db-shm"].map(|name| folder.path().join(name));
    for file in &files {
        assert_eq!(metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
        refused_at(&path, file, 0o640);
        refused_at(&path, file, 0o604);
    }
    Sqlite::open(&path).unwrap();
}

/// Opens the store while a file or folder has this mode, which must be refused; then closes it again,
/// by the command that the hint says.
#[track_caller]
fn refused_at(store: &Path, open: &Path, mode: u32) {
    set_permissions(open, Permissions::from_mode(mode)).unwrap();
    let error = Sqlite::open(store).unwrap_err();
    let said = format!("others may read or write {} (its mode is {mode:o})", open.display());
    assert_eq!(error.to_string(), said);
    let hint = error.hint().unwrap();
    assert!(hint.starts_with("chmod 600 '"), "{hint}");
    assert!(std::process::Command::new("sh").args(["-c", &hint]).status().unwrap().success());
    assert_eq!(metadata(open).unwrap().permissions().mode() & 0o777, 0o600);
}
