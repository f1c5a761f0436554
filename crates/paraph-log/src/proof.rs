//! The proof that one entry is in a log, as a file.
//!
//! The format is C2SP's tlog-proof. It is small, needs nothing else but the key of the log, and shows
//! no other entry:
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! index 417
//! 5EiYARDc8+Irzjq53CuIG7D6zmFj1GTeCa2fm9TKuSQ=
//! Egius6mZXaDAA1X4Z867gIv3/gxQ8ag0gZi62y7IE6k=
//!
//! paraph/channel/v1/9f86d0...
//! 1000
//! 1cPixr3lB0p1Ftl78EYsp35szKARMvuK8sAGX+RpkRI=
//!
//! — paraph/channel/v1/9f86d0... ut87CoXvwA0MY/z0mxlF+SHE3iHdagDM0Ovw...
//! ```
//!
//! After `index` and the place of the entry come the hashes of the inclusion proof, from the leaf up;
//! after an empty line, the signed [checkpoint](crate::checkpoint) word for word. A line `extra` may
//! stand before `index`: bytes of others that nobody signed. They are kept and never believed.

use crate::base64;
use crate::checkpoint::{BadCheckpoint, SignedCheckpoint, read_number};
use crate::hash::Hash;
use crate::merkle::{self, verify_inclusion};
use crate::note::{NOTE_MAX, VerifierKey};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use thiserror::Error;

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The most hashes of a proof: one for each level of the largest tree.
pub const HASHES_MAX: usize = 63;

/// The most bytes of a file: a checkpoint of any size, the hashes, and as much of extra bytes.
pub const FILE_MAX: usize = 2 * NOTE_MAX;

/// A proof that was read or put together. Nothing of it is checked.
///
/// Printing it gives the bytes that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryProof {
    extra: Option<Vec<u8>>,
    index: u64,
    /// Invariant: at most [`HASHES_MAX`].
    hashes: Vec<Hash>,
    /// Opaque until it is opened.
    checkpoint: String,
}

impl EntryProof {
    /// Puts together that the entry at `index` is under a checkpoint.
    ///
    /// `hashes` are its inclusion proof, as [`merkle::Tree::inclusion_proof`] gives it for the size of
    /// the checkpoint.
    ///
    /// # Errors
    ///
    /// When there are more hashes than any tree has levels.
    pub fn new(
        index: u64,
        hashes: Vec<Hash>,
        checkpoint: &SignedCheckpoint,
    ) -> Result<Self, BadEntryProof> {
        if hashes.len() > HASHES_MAX {
            return Err(BadEntryProof::TooManyHashes);
        }
        let checkpoint = alloc::format!("{}", checkpoint.note());
        Ok(Self { extra: None, index, hashes, checkpoint })
    }

    /// Checks that this leaf is where the proof says, in the log whose key this is.
    ///
    /// # Errors
    ///
    /// When the log did not sign the checkpoint, or the leaf is not there under it.
    pub fn verify(
        &self,
        leaf: &[u8],
        log: &VerifierKey,
    ) -> Result<SignedCheckpoint, BadEntryProof> {
        let signed = SignedCheckpoint::open(self.checkpoint.as_bytes(), log)?;
        verify_inclusion(&merkle::leaf_hash(leaf), self.index, &signed.head(), &self.hashes)?;
        Ok(signed)
    }

    /// The place of the entry, counted from 0.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The hashes, from the leaf up.
    #[must_use]
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// Bytes that somebody put into the file and nobody signed.
    #[must_use]
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }
}

impl fmt::Display for EntryProof {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(to, "extra {}", base64::encode(extra))?;
        }
        writeln!(to, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(to, "{}", hash.to_base64()))?;
        write!(to, "\n{}", self.checkpoint)
    }
}

impl FromStr for EntryProof {
    type Err = BadEntryProof;

    fn from_str(text: &str) -> Result<Self, BadEntryProof> {
        if text.len() > FILE_MAX {
            return Err(BadEntryProof::TooLong(text.len()));
        }
        let (proof, checkpoint) = text.split_once("\n\n").ok_or(BadEntryProof::NoCheckpoint)?;
        let mut lines = proof.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(BadEntryProof::Header);
        }
        let extra = match lines.next_if(|line| line.starts_with("extra ")) {
            Some(line) => Some(base64::decode(&line[6..]).ok_or(BadEntryProof::Extra)?),
            None => None,
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(read_number).ok_or(BadEntryProof::Index)?;
        let mut hashes = Vec::new();
        for (at, line) in (1..).zip(lines) {
            if at > HASHES_MAX {
                return Err(BadEntryProof::TooManyHashes);
            }
            hashes.push(Hash::from_base64(line).map_err(|_| BadEntryProof::Hash { at })?);
        }
        if checkpoint.is_empty() {
            return Err(BadEntryProof::NoCheckpoint);
        }
        Ok(Self { extra, index, hashes, checkpoint: checkpoint.into() })
    }
}

/// Why a text is not a proof, or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadEntryProof {
    /// More than [`FILE_MAX`] bytes.
    #[error("a proof has at most {FILE_MAX} bytes, not {0}")]
    TooLong(usize),
    /// The first line is another.
    #[error("the first line is not {HEADER}")]
    Header,
    /// The extra bytes are not base64 in its one spelling.
    #[error("the extra bytes are not base64 in its canonical spelling")]
    Extra,
    /// No line `index` with a number in its one spelling.
    #[error("the line before the hashes is not \"index\" and a number")]
    Index,
    /// A line that is not a hash.
    #[error("hash {at} of the proof is not the base64 of 32 bytes")]
    Hash {
        /// Which one, counted from 1.
        at: usize,
    },
    /// More hashes than any tree has levels.
    #[error("a proof has at most {HASHES_MAX} hashes")]
    TooManyHashes,
    /// No empty line, or nothing after it.
    #[error("no checkpoint follows after an empty line")]
    NoCheckpoint,
    /// The checkpoint is none, or not signed by the log.
    #[error(transparent)]
    Checkpoint(#[from] BadCheckpoint),
    /// The entry is not there.
    #[error(transparent)]
    Proof(#[from] merkle::BadProof),
}
