//! A world for tests: the same in every run, and of each channel its own.

use std::collections::BTreeMap;

use paraph_case::time::Time;
use paraph_desk::Outside;
use paraph_log::hash::sha256;

/// A world whose clock and random bytes are the same in every run, and of each channel its own.
#[derive(Default)]
pub(crate) struct World {
    /// Files by name.
    pub(crate) files: BTreeMap<String, String>,
    /// When its clocks begin, in seconds since 1970: in the morning of 2025-11-25 where unsaid.
    pub(crate) begins: Option<i64>,
    clocks: BTreeMap<String, i64>,
    draws: BTreeMap<String, u64>,
}

impl Outside for World {
    fn now(&mut self, channel: &str) -> Time {
        let begins = self.begins.unwrap_or(1_764_061_200);
        let clock = self.clocks.entry(channel.to_owned()).or_insert(begins);
        *clock += 60;
        Time::from_unix(*clock)
    }

    fn random(&mut self, channel: &str) -> [u8; 32] {
        let draw = self.draws.entry(channel.to_owned()).or_insert(0);
        *draw += 1;
        *sha256(format!("{channel} {draw}").as_bytes()).as_bytes()
    }

    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
        let text = self.files.get(file).ok_or(std::io::ErrorKind::NotFound)?;
        Ok(text.clone().into_bytes())
    }

    fn write(&mut self, file: &str, bytes: &[u8]) -> std::io::Result<()> {
        if self.files.contains_key(file) {
            return Err(std::io::ErrorKind::AlreadyExists.into());
        }
        self.files.insert(file.to_owned(), String::from_utf8_lossy(bytes).into_owned());
        Ok(())
    }
}
