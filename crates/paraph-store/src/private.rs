//! Files and folders that nobody but their owner may read or write.
//!
//! The contents of a negotiation are worth stealing, and a file mode is the one lock that costs
//! nothing. What was made too open by a copy or a backup is refused rather than mended in silence:
//! it may have been read already, and its owner should know.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{DatabaseError, StoreError};

/// Requires that a file or folder is its owner's alone.
///
/// # Errors
///
/// [`DatabaseError::NotPrivate`], with a hint, when others may read or write it;
/// [`DatabaseError::File`] when there is nothing to look at.
pub fn require_private(path: &Path) -> Result<(), StoreError> {
    let found = fs::metadata(path).map_err(|error| file(path, error))?;
    let mode = found.permissions().mode() & 0o777;
    match mode & 0o077 {
        0 => Ok(()),
        _ => {
            let (path, folder) = (path.into(), found.is_dir());
            Err(DatabaseError::NotPrivate { path, mode, folder }.into())
        }
    }
}

/// Makes an empty database file where there is none, and requires that the file that is there is
/// private, and what SQLite keeps beside it. The folder is for its owner to judge: the desk does.
pub(crate) fn prepare(path: &Path) -> Result<(), StoreError> {
    // SQLite gives the files beside it the mode of this one.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(file(path, error)),
    }
    require_private(path)?;
    for beside in ["-wal", "-shm"] {
        let mut name = OsString::from(path);
        name.push(beside);
        let beside = PathBuf::from(name);
        if beside.exists() {
            require_private(&beside)?;
        }
    }
    Ok(())
}

fn file(path: &Path, error: io::Error) -> StoreError {
    DatabaseError::File { path: path.into(), error: Arc::new(error) }.into()
}
