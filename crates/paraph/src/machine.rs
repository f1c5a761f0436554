//! The machine's own clock, random source and files.

use std::time::{SystemTime, UNIX_EPOCH};

use paraph_case::time::Time;
use paraph_desk::Outside;

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
        use std::io::Read as _;
        // Checked before it is opened, since opening a pipe waits for somebody to write.
        if !std::fs::metadata(file)?.is_file() {
            return Err(std::io::Error::other("this is not a file"));
        }
        let most = u64::try_from(paraph_text::TEXT_BYTES_MAX).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        std::fs::File::open(file)?.take(most + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Those of the terminal, if it is one; a line longer than a hundred is hard to read.
    fn columns(&self) -> usize {
        const FEWEST: usize = 40;
        const MOST: usize = 100;
        let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok();
        let columns = size.map(|size| usize::from(size.ws_col)).filter(|columns| *columns > 0);
        columns.map_or(80, |columns| columns.clamp(FEWEST, MOST))
    }
}
