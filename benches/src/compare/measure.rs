//! One process, measured: its processor time, its peak of memory and what it printed.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4 as _;

/// What a process took.
pub(crate) struct Took {
    /// Nanoseconds of processor, of all its threads and of the children it waited for.
    pub(crate) nanos: u64,
    /// The peak of its memory.
    pub(crate) kilobytes: u64,
    /// Standard output.
    pub(crate) out: Vec<u8>,
}

/// Runs a command to its end.
///
/// What it prints goes by way of a file: this process stays small, since the system counts what a
/// parent holds while it starts a child as the child's.
///
/// # Errors
///
/// Where it cannot be started, or ends with a status above 1 (which says "different").
pub(crate) fn run(command: &mut Command) -> Result<Took, String> {
    let out = tempfile::NamedTempFile::new().unwrap();
    let err = tempfile::NamedTempFile::new().unwrap();
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(out.reopen().unwrap()).stderr(err.reopen().unwrap());
    let mut child = command.spawn().map_err(|error| format!("{name}: {error}"))?;
    let ended = child.wait4().map_err(|error| format!("{name}: {error}"))?;
    if ended.status.code().is_none_or(|code| code > 1) {
        let why = fs::read_to_string(err.path()).unwrap_or_default();
        let last = why.trim().lines().last().unwrap_or_default().to_owned();
        return Err(format!("{name}: {}: {last}", ended.status));
    }
    Ok(Took {
        nanos: nanos(ended.rusage.utime) + nanos(ended.rusage.stime),
        kilobytes: ended.rusage.maxrss / 1024,
        out: fs::read(out.path()).unwrap(),
    })
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap()
}
