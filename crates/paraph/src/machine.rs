//! The machine's own clock, random source and files.

use std::io::{IsTerminal as _, Read as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

use paraph_case::time::Time;
use paraph_desk::{Outside, Progress};
use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// Clears the line that is written over.
const CLEAR: &str = "\r\u{1b}[K";

/// This machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine;

impl Outside for Machine {
    fn now(&mut self, _: &str) -> Time {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Time::from_unix(since.map_or(0, |t| i64::try_from(t.as_secs()).unwrap_or(i64::MAX)))
    }

    fn random(&mut self, _: &str) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        bytes
    }

    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
        if crate::file::is_standard_input(file) {
            return standard_input();
        }
        // Checked before it is opened, since opening a pipe waits for somebody to write; what is open
        // already, as a shell hands over `<(command)`, is not waited for.
        let there = std::fs::metadata(file)?;
        if there.is_dir() {
            return Err(std::io::ErrorKind::IsADirectory.into());
        }
        if !there.is_file() && !file.starts_with("/dev/fd/") {
            let why = "this is a device or a pipe, and a file is needed; `-` is what is piped in";
            return Err(std::io::Error::other(why));
        }
        bounded(std::fs::File::open(file)?)
    }

    fn write(&mut self, file: &str, bytes: &[u8]) -> std::io::Result<()> {
        std::fs::File::create_new(file)?.write_all(bytes)
    }

    /// Those of the terminal, if it is one; a line longer than a hundred is hard to read.
    fn columns(&self) -> usize {
        const FEWEST: usize = 40;
        const MOST: usize = 100;
        let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok();
        let columns = size.map(|size| usize::from(size.ws_col)).filter(|columns| *columns > 0);
        columns.map_or(80, |columns| columns.clamp(FEWEST, MOST))
    }

    /// Somebody waits at a terminal; nobody else wants lines that are written over.
    fn progress(&self) -> Option<Progress> {
        std::io::stderr().is_terminal().then_some(show)
    }

    fn tell(&mut self, line: &str, asked_for: bool) {
        let mut err = std::io::stderr();
        // Who cannot be told misses nothing but the waiting.
        let _untold = match (err.is_terminal(), line) {
            (true, line) => err.write_all(format!("{CLEAR}{line}\r").as_bytes()),
            (false, "") => Ok(()),
            (false, line) if asked_for => err.write_all(format!("{line}\n").as_bytes()),
            (false, _) => Ok(()),
        };
    }

    /// From the first time on that it is asked, an interrupt from the terminal is noticed and no
    /// longer ends the program; a second one does.
    fn is_interrupted(&mut self) -> bool {
        static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
        let asked = ASKED.get_or_init(|| {
            let asked = Arc::new(AtomicBool::new(false));
            // Where no handler can be had, the interrupt ends the program as it always does.
            let second = flag::register_conditional_shutdown(SIGINT, 130, Arc::clone(&asked));
            let _none = second.and_then(|_| flag::register(SIGINT, Arc::clone(&asked)));
            asked
        });
        asked.load(Ordering::Relaxed)
    }

    fn told_pair(&self, compared: usize, of: usize) {
        let mut stderr = std::io::stderr();
        if stderr.is_terminal() {
            let _untold = stderr.write_all(pair_line(compared, of).as_bytes());
        }
    }
}

/// What is read, and one byte beyond the largest file, so that a larger one is known.
fn bounded(from: impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(paraph_exchange::FILE_BYTES_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is piped into the program: it is there once.
fn standard_input() -> std::io::Result<Vec<u8>> {
    static IS_READ: AtomicBool = AtomicBool::new(false);
    if IS_READ.swap(true, Ordering::Relaxed) {
        let why = "standard input is read once, and was; name a file for the other";
        return Err(std::io::Error::other(why));
    }
    bounded(std::io::stdin().lock())
}

/// The line after so many pairs; after the last, what clears it.
fn pair_line(compared: usize, of: usize) -> String {
    match compared == of {
        true => CLEAR.to_owned(),
        false => format!("{CLEAR}{compared} of {of} pairs\r"),
    }
}

/// Shows how far long work has come, in one line that is written over.
fn show(read: u64, of: Option<u64>) {
    if let Some(line) = line(read, of) {
        // Who cannot be told misses nothing but the waiting.
        let _untold = std::io::stderr().write_all(line.as_bytes());
    }
}

/// Work on so many acts is over before anybody wonders.
const SHORT: u64 = 1000;

/// The line after so many acts: every now and then, and at the end one that clears it. Whatever is
/// printed next is written over it.
fn line(read: u64, of: Option<u64>) -> Option<String> {
    match of {
        Some(of) if of < SHORT => None,
        Some(of) if of == read => Some(CLEAR.to_owned()),
        Some(of) if read.is_multiple_of(SHORT) => Some(format!("{CLEAR}{read} of {of} acts\r")),
        None if read.is_multiple_of(SHORT) => Some(format!("{CLEAR}{read} acts\r")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{line, pair_line};

    #[test]
    fn long_work_is_told_now_and_then_and_short_work_never() {
        let told = |all: u64| (1..=all).filter_map(move |read| line(read, Some(all)));
        assert_eq!(told(999).count(), 0);
        let lines: Vec<String> = told(2500).collect();
        let clear = "\r\u{1b}[K";
        assert_eq!(lines[0], format!("{clear}1000 of 2500 acts\r"));
        assert_eq!(lines[1], format!("{clear}2000 of 2500 acts\r"));
        assert_eq!(lines[2..], [clear]);
        assert_eq!(pair_line(7, 10_000), format!("{clear}7 of 10000 pairs\r"));
        assert_eq!(pair_line(9, 9), clear);
        assert_eq!(line(3000, None), Some(format!("{clear}3000 acts\r")));
    }
}
