//! Fields as SSH lays them out: big-endian numbers, bytes after their length.

use super::BadSsh;
use alloc::vec::Vec;

pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], BadSsh> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(BadSsh::Ends)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn u32(&mut self) -> Result<u32, BadSsh> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(BadSsh::Ends)?;
        self.rest = rest;
        Ok(u32::from_be_bytes(*taken))
    }

    pub(super) fn string(&mut self) -> Result<&'a [u8], BadSsh> {
        let length = usize::try_from(self.u32()?).map_err(|_| BadSsh::Ends)?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, BadSsh> {
        core::str::from_utf8(self.string()?).map_err(|_| BadSsh::NotUtf8)
    }

    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) const fn end(&self) -> Result<(), BadSsh> {
        match self.rest.len() {
            0 => Ok(()),
            more => Err(BadSsh::Trailing(more)),
        }
    }
}

pub(super) fn put_string(to: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).expect("a field is far below four gigabytes");
    to.extend(length.to_be_bytes());
    to.extend(bytes);
}
