//! Files that others on the machine cannot read, written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Result, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// So many names are tried for a file beside another.
const NAMES_TRIED: u32 = 64;

/// Makes a file that its owner alone can read.
///
/// # Errors
///
/// When there is one of that name, which is left as it is, or it cannot be made.
pub fn create_private(path: &Path) -> Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Writes a file that its owner alone can read, in the place of what is there: all of it, or what was there
/// before stays, though several programs may write at once.
///
/// # Errors
///
/// When it cannot be written.
pub fn replace_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let (beside, mut file) = create_beside(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    let written = written.and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What was there before is there still; the half-written file is nobody's.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file beside another, under a name that nothing has: what is there is somebody's.
fn create_beside(path: &Path) -> Result<(PathBuf, File)> {
    for at in 0..NAMES_TRIED {
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{}-{at}.new", std::process::id()));
        match create_private(Path::new(&beside)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            created => return created.map(|file| (beside.into(), file)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
