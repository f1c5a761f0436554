//! A checkpoint: the head of a log, as its host signs it.
//!
//! The format is C2SP's tlog-checkpoint, the text of a signed [note](crate::note):
//!
//! ```text
//! paraph/channel/v1/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
//! 41
//! 1cPixr3lB0p1Ftl78EYsp35szKARMvuK8sAGX+RpkRI=
//! ```
//!
//! The first line is the origin, the name of the log; then come the number of entries and the root
//! in base64. Lines after that belong to others: they are read and kept, and not written here.
//!
//! The origin of a channel follows from its id ([`origin`]) and says nothing of the host, so a channel
//! that changes its host stays the same log. The host signs under the origin as the key's name.
//!
//! A checkpoint is known by its origin, size and root, never by its bytes: whoever hosts may sign one
//! head twice, and whoever passes it on may add signatures.

use crate::entry::ChannelId;
use crate::hash::{BadHash, Hash};
use crate::key::{PublicKey, SecretKey};
use crate::merkle::{EMPTY, Head};
use crate::note::{Algorithm, BadNote, Note, UnverifiedNote, VerifierKey};
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use thiserror::Error;

/// What an origin of ours begins with.
const ORIGIN: &str = "paraph/channel/v1/";

/// The largest size of a log that can be written: 2^63 - 1.
pub const SIZE_MAX: u64 = u64::MAX >> 1;

/// The name under which the log of a channel is known.
#[must_use]
pub fn origin(channel: ChannelId) -> String {
    format!("{ORIGIN}{channel}")
}

/// The channel of an origin, if it is one of ours.
#[must_use]
pub fn channel_of(origin: &str) -> Option<ChannelId> {
    origin.strip_prefix(ORIGIN)?.parse().ok()
}

/// The key by which others verify what this host signs for this channel.
///
/// Printed, it is the one line that Go's tools and others take.
#[must_use]
pub fn host_key(channel: ChannelId, host: &PublicKey) -> VerifierKey {
    VerifierKey::new(&origin(channel), host.clone()).expect("an origin of ours is a name")
}

/// A head with the name of its log. Nobody has signed it yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    head: Head,
    /// Invariant: no line is empty.
    extensions: Vec<String>,
}

impl Checkpoint {
    /// The checkpoint of a channel at this head.
    #[must_use]
    pub fn of_channel(channel: ChannelId, head: Head) -> Self {
        Self { origin: origin(channel), head, extensions: Vec::new() }
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The channel whose log it is, unless it is a log of others.
    #[must_use]
    pub fn channel(&self) -> Option<ChannelId> {
        channel_of(&self.origin)
    }

    /// Size and root.
    #[must_use]
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Lines after the root, whose meaning is another's.
    #[must_use]
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "{}\n{}\n{}", self.origin, self.head.size, self.head.root.to_base64())?;
        self.extensions.iter().try_for_each(|line| writeln!(to, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = BadCheckpoint;

    fn from_str(text: &str) -> Result<Self, BadCheckpoint> {
        let body = text.strip_suffix('\n').ok_or(BadCheckpoint::NoLineEnd)?;
        let mut lines = body.split('\n');
        let mut line = || lines.next().ok_or(BadCheckpoint::Lines);
        let (origin, size, root) = (line()?, line()?, line()?);
        if origin.is_empty() {
            return Err(BadCheckpoint::NoOrigin);
        }
        let number = read_number(size).filter(|&number| number <= SIZE_MAX);
        let size = number.ok_or_else(|| BadCheckpoint::Size(size.into()))?;
        let head = Head { size, root: Hash::from_base64(root)? };
        if size == 0 && head.root != EMPTY {
            return Err(BadCheckpoint::RootOfNothing(head.root));
        }
        let extensions: Vec<String> = lines.map(String::from).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(BadCheckpoint::EmptyLine);
        }
        Ok(Self { origin: origin.into(), head, extensions })
    }
}

/// Reads a decimal number in its one spelling: digits, no leading zero, no sign.
pub(crate) fn read_number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

/// A checkpoint that the host of its log signed.
///
/// It proves what the host says, not that it is true: that the entries are under the head is for
/// whoever holds them to find, and that the host says the same to everyone is for the members to
/// compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

impl SignedCheckpoint {
    /// Signs the head of a channel with the log key of its host.
    ///
    /// Whoever signs must never sign two heads of which neither extends the other.
    #[must_use]
    pub fn sign(channel: ChannelId, head: Head, host: &SecretKey) -> Self {
        let checkpoint = Checkpoint::of_channel(channel, head);
        let note = Note::sign(&checkpoint.to_string(), &checkpoint.origin, host)
            .expect("an origin of ours is a name, and a checkpoint ends with a line feed");
        Self { checkpoint, note }
    }

    /// Reads a checkpoint and checks that this key signed it as the log that it names.
    ///
    /// Signatures by others are kept and not looked at.
    ///
    /// # Errors
    ///
    /// When the bytes are no checkpoint, the key did not sign them, or the key is that of another
    /// log or of a cosigner.
    pub fn open(bytes: &[u8], log: &VerifierKey) -> Result<Self, BadCheckpoint> {
        let note = UnverifiedNote::parse(bytes)?.verify(core::slice::from_ref(log))?;
        let checkpoint: Checkpoint = note.text().parse()?;
        if checkpoint.origin != log.name() || log.algorithm() != Algorithm::Ed25519 {
            let (origin, signer) = (checkpoint.origin, log.name().into());
            return Err(BadCheckpoint::OtherLog { origin, signer });
        }
        Ok(Self { checkpoint, note })
    }

    /// What was signed.
    #[must_use]
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Size and root.
    #[must_use]
    pub const fn head(&self) -> Head {
        self.checkpoint.head
    }

    /// The channel whose log it is, unless it is a log of others.
    #[must_use]
    pub fn channel(&self) -> Option<ChannelId> {
        self.checkpoint.channel()
    }

    /// The note that carries it.
    #[must_use]
    pub const fn note(&self) -> &Note {
        &self.note
    }

    /// The bytes, as they are kept, sent and exported.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.note.to_string().into_bytes()
    }
}

/// Why bytes are not a checkpoint, or not one of this log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadCheckpoint {
    /// Not a note, or not signed by the log.
    #[error(transparent)]
    Note(#[from] BadNote),
    /// The last line does not end.
    #[error("the checkpoint does not end with a line feed")]
    NoLineEnd,
    /// Fewer than three lines.
    #[error("a checkpoint has the three lines origin, size and root")]
    Lines,
    /// The first line is empty.
    #[error("the checkpoint has no origin")]
    NoOrigin,
    /// The second line is not a number in its one spelling.
    #[error("{0:?} is not a size from 0 to {SIZE_MAX}")]
    Size(String),
    /// The third line is not a digest.
    #[error(transparent)]
    Root(#[from] BadHash),
    /// Another root than that of nothing, for a log without entries.
    #[error("a log without entries has the root {EMPTY}, not {0}")]
    RootOfNothing(Hash),
    /// A line after the root is empty.
    #[error("a line after the root is empty")]
    EmptyLine,
    /// Signed under another name than the log's own, or as a cosigner.
    #[error("the checkpoint of {origin:?} is signed by {signer:?} and not by the log itself")]
    OtherLog {
        /// The log that it names.
        origin: String,
        /// Who signed.
        signer: String,
    },
}
