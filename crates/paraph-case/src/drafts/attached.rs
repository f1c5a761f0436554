//! A file that travels beside the log, named by its digest: what it holds is read where it is needed.

use alloc::vec::Vec;
use core::marker::PhantomData;

use paraph_log::hash::Hash;
use paraph_log::json::Value;

use super::{Drafts, Refused};
use crate::field::{Fault, Files, Form, Item};

/// What a kind of file holds.
pub trait Content {
    /// What its bytes are read as.
    type Read;

    /// Reads what somebody typed in a file, and gives the bytes that travel with the act.
    ///
    /// # Errors
    ///
    /// When they are not what the field needs, with the file's name and how to write it.
    fn typed(file: &str, bytes: Vec<u8>, form: &mut Form<'_>) -> Result<Vec<u8>, Fault>;

    /// Reads the bytes that travelled, which hash to `digest`.
    ///
    /// # Errors
    ///
    /// When they are not in their one spelling.
    fn read(bytes: &[u8], digest: Hash) -> Result<Self::Read, Refused>;
}

/// A file of a kind, by its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached<C> {
    /// The SHA-256 of its bytes.
    pub digest: Hash,
    holds: PhantomData<C>,
}

impl<C: Content> Attached<C> {
    /// The file with this digest.
    #[must_use]
    pub const fn new(digest: Hash) -> Self {
        Self { digest, holds: PhantomData }
    }

    /// Keeps bytes to travel with the act that names them.
    pub(super) fn keep(bytes: Vec<u8>, files: &mut dyn Files) -> Self {
        Self::new(files.keep(bytes))
    }

    /// What it holds: the file has come along and can be read.
    pub(super) fn look(self, drafts: &Drafts) -> Result<C::Read, Refused> {
        let bytes = drafts.attachment(self.digest).ok_or(Refused::NoFile(self.digest))?;
        C::read(bytes, self.digest)
    }
}

impl<C: Content> Item for Attached<C> {
    const WORD: &'static str = "FILE";

    fn read(value: &Value) -> Result<Self, Fault> {
        Hash::read(value).map(Self::new)
    }

    fn write(&self) -> Value {
        self.digest.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let bytes = form.files.take(words)?;
        let bytes = C::typed(words, bytes, form)?;
        Ok(Self::keep(bytes, form.files))
    }
}
