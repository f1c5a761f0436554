//! A form as somebody fills it in: the words, where they are looked up, and the files that come along.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;

use super::Fault;
use crate::channel::Channel;

/// Where the words of a form are looked up.
pub struct Form<'a> {
    /// The channel that the act is for.
    pub channel: &'a Channel,
    /// The channels it lies under, which it may point at.
    pub wider: &'a [&'a Channel],
    /// The words given so far, by field.
    pub words: &'a dyn Fn(&str) -> Vec<String>,
    /// Files that the form brings along.
    pub files: &'a mut dyn Files,
}

/// Brings a file's bytes into the form: the shell's part, since the case opens no files.
pub trait Files {
    /// Reads the file that the words name and keeps it to travel with the act.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it is too large.
    fn take(&mut self, words: &str) -> Result<Vec<u8>, Fault>;

    /// Keeps bytes that the form made itself, to travel with the act.
    fn keep(&mut self, bytes: Vec<u8>) -> Hash;

    /// Makes the receipt that the author of the form has this file from `from`, and signs it with
    /// the author's key, under the namespace of receipts.
    ///
    /// # Errors
    ///
    /// When no key is at hand, or a name is too long for a receipt.
    fn sign_receipt(&mut self, _file: Hash, _from: &str) -> Result<(Receipt, Signature), Fault> {
        Err(Fault::Receipt("nobody here holds the key that signs the receipt".into()))
    }
}
