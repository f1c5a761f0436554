//! A bundle: the whole record of a channel, as files that anybody can check.
//!
//! `paraph export` writes one and `paraph verify` reads it; but it is laid out so that neither is
//! needed:
//!
//! | path | holds | for |
//! |---|---|---|
//! | `README` | how to check it, in commands | people |
//! | `acts/7.json`, `acts/7.1.sig` | a signed body, a signature over it | `ssh-keygen -Y verify` |
//! | `allowed_signers` | which key signs under which name | `ssh-keygen -Y verify` |
//! | `receipts/7.1.json`, `receipts/7.1.sig` | a receipt that act 7 carries | `ssh-keygen -Y verify` |
//! | `attachments/9f86d0..` | the bytes with that SHA-256 | `sha256sum` |
//! | `tile/..`, `checkpoint`, `log.vkey` | the log | Go's `sumdb`, any C2SP client |
//! | `judged` | how many acts are judged, where the rules of the others were not known | people |
//!
//! Acts, signatures, receipts and signers are counted as people count files: acts from 0, as in the
//! log, the others from 1.
//!
//! **A bundle is a function of its log.** Everything in it follows, to the byte, from the leaves, the
//! checkpoint and the attachments, so [`verify`] makes it anew from the leaves that it finds and
//! compares. Nothing can then be altered, added or left out without being found. The log does not
//! know what an act means; who exports and who verifies says of each act what it [`Shown`]s, and
//! both must say the same.
//!
//! **Acts beyond the rules that are known.** A channel can adopt a rule-set that a program does not
//! know. It then cannot say what the acts from there on show: who signs them under which name, which
//! attachments they name, which receipts they carry. It writes and checks all the same what needs no
//! meaning: bodies, signatures, the tree, the head ([`Writer::push_beyond`]; [`verify`] where its
//! reader answers `None`). A program that knows the rules may have written more of them than follows
//! here: receipts and attachments are then checked in themselves, and names of keys are taken as they
//! stand.
//!
//! [`Writer`] gives the files as they arise and keeps only what is not written yet; [`verify`] reads
//! them one at a time from a [`Folder`].

mod beyond;
mod verify;
mod write;

use crate::hash::Hash;
use crate::receipt::Receipt;
use crate::ssh::Signature;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::convert::Infallible;

pub use beyond::digests_in;
pub use verify::{BadBundle, Verified, verify};
pub use write::{ActFault, BadAct, Writer};

/// The largest attachment in bytes.
pub const ATTACHMENT_MAX: usize = 64 << 20;

/// The README of version 1 of the format. It is part of it, and its first line says the version.
const README: &str = include_str!("bundle/README.txt");
const README_PATH: &str = "README";
const ALLOWED_SIGNERS: &str = "allowed_signers";
const CHECKPOINT: &str = "checkpoint";
const LOG_KEY: &str = "log.vkey";
const ATTACHMENTS: &str = "attachments/";
const JUDGED: &str = "judged";

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it lies: names joined by `/`, of letters, digits, `.`, `_` and `-`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    /// The file of an attachment.
    #[must_use]
    pub fn attachment(bytes: Vec<u8>) -> Self {
        let path = attachment_path(&crate::hash::sha256(&bytes));
        Self { path, bytes }
    }
}

/// The file that says up to where whoever wrote the bundle knew the rules.
fn judged_file(acts: u64) -> File {
    let text = format!(
        "{acts} acts\n\n\
         The channel then adopted rules that the program which wrote this folder does not know. Act \
         {acts}\nand what comes after it are here with their signatures and their places in the log; \
         what they\nmean is not known: not the names in allowed_signers of keys that first sign \
         there, not\nwhich receipts they carry, nor whether all their attachments are here.\n"
    );
    File::new(JUDGED, text)
}

fn attachment_path(digest: &Hash) -> String {
    format!("{ATTACHMENTS}{digest}")
}

/// What an act shows in a bundle, as whoever knows acts reads it.
///
/// It must follow from the acts alone, so that who exports and who verifies say the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The name under which each key of the act signs, in their order.
    pub signers: Vec<String>,
    /// The attachments that the act names.
    pub attachments: Vec<Hash>,
    /// The receipts that the act carries, signed by a key that signs the act.
    pub receipts: Vec<(Receipt, Signature)>,
}

/// A bundle that lies somewhere.
pub trait Folder {
    /// Why it cannot be read.
    type Error: core::error::Error + 'static;

    /// The paths of all files, each once, with `/` between names.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    fn paths(&mut self) -> Result<Vec<String>, Self::Error>;

    /// The bytes of a file, or its first `most` bytes if it has more.
    ///
    /// Only paths that [`Self::paths`] gave are asked for.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    fn read(&mut self, path: &str, most: usize) -> Result<Vec<u8>, Self::Error>;
}

impl Folder for BTreeMap<String, Vec<u8>> {
    type Error = Infallible;

    fn paths(&mut self) -> Result<Vec<String>, Infallible> {
        Ok(self.keys().cloned().collect())
    }

    fn read(&mut self, path: &str, most: usize) -> Result<Vec<u8>, Infallible> {
        let bytes = self.get(path).map(Vec::as_slice).unwrap_or_default();
        Ok(bytes.get(..most).unwrap_or(bytes).into())
    }
}
