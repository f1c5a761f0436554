//! Keeps logs: one narrow trait, SQLite behind it; the only SQL in the workspace.
//!
//! A store knows channels by their ids, entries as bytes in order, attachments by digest, and the
//! head over the entries. It does not know what an act is, and it judges nothing. Only the append
//! must be atomic: it compares the head that the caller saw with the one that is there, writes,
//! reads back what was written, hashes that, and only then has the new head signed.
//!
//! | kept for a channel | is |
//! |---|---|
//! | leaves | bytes, at the positions 0, 1, 2, ... |
//! | head | their number and the root of their tree, with the host's signature over both |
//! | frontier | the right edge of the tree, so that an append need not read the whole log |
//! | attachments | bytes that leaves name by their SHA-256 |
//! | verified | a note of the desk to itself: the head up to which it has checked every act |

use paraph_log::entry::ChannelId;
use paraph_log::hash::Hash;
use paraph_log::merkle::Head;

mod error;
mod file;
mod leaves;
mod memory;
mod private;
mod sqlite;
mod writer;

pub use error::{DatabaseError, StoreError};
pub use file::{about_file, shown_name};
pub use leaves::Leaves;
pub use memory::Memory;
pub use private::require_private;
pub use sqlite::Sqlite;
pub use writer::{Pending, Writer};

/// The most bytes in one append: several of the largest books.
pub const BATCH_BYTES_MAX: usize = 64 << 20;

/// A head with what was signed over it, as the caller gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// Size and root.
    pub head: Head,
    /// The signed head, opaque here.
    pub signed: Vec<u8>,
}

/// Signs a head over leaves that were read back.
///
/// What it gives is released only after the commit; if that fails, it is forgotten.
pub type Signer<'a> = &'a mut dyn FnMut(ChannelId, Head) -> Vec<u8>;

/// What travels in one append: all of it is kept, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The leaves, in order.
    pub leaves: Vec<Vec<u8>>,
    /// Bytes that the leaves name by digest.
    pub attachments: Vec<Vec<u8>>,
}

impl Batch {
    /// The bytes of its leaves and attachments.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.leaves.iter().chain(&self.attachments).map(Vec::len).sum()
    }

    fn require_fits(&self) -> Result<(), StoreError> {
        match self.bytes() {
            0..=BATCH_BYTES_MAX => Ok(()),
            bytes => Err(StoreError::TooLarge { bytes }),
        }
    }
}

/// A batch and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Append<'a> {
    /// The channel.
    pub channel: ChannelId,
    /// The head that the caller has verified; [`Head::EMPTY`] for a new channel.
    pub expected: Head,
    /// What is appended.
    pub batch: &'a Batch,
}

/// The answer to each of several appends, in their order.
pub type Answers = Vec<Result<SignedHead, StoreError>>;

/// Where logs are kept.
pub trait Store {
    /// Every channel that is kept here, ordered by id.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    fn channels(&self) -> Result<Vec<ChannelId>, StoreError>;

    /// The head of a channel's log; absent when there is no such channel.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    fn head(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError>;

    /// The leaves of a channel from a position on, at most `limit` of them. [`Leaves`] pages through.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or a leaf is missing before another.
    fn leaves(&self, channel: ChannelId, from: u64, limit: u64)
    -> Result<Vec<Vec<u8>>, StoreError>;

    /// The bytes with this digest, kept for this channel.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or holds other bytes under that digest.
    fn attachment(&self, channel: ChannelId, digest: Hash) -> Result<Option<Vec<u8>>, StoreError>;

    /// Makes several appends durable together, each judged alone, in their order.
    ///
    /// When it returns, every batch that was not refused is on the disk with its signed head and
    /// survives the end of the process and of the machine's power. A refused one has left no trace
    /// and stops no other.
    ///
    /// # Errors
    ///
    /// For one append: [`StoreError::Moved`] when its channel has another head by now, so that the
    /// caller may look and try again; [`StoreError::Replaced`] and the `Altered` ones when
    /// what is kept is not what the caller saw or what was signed. For all of them:
    /// [`StoreError::Database`], and nothing counts as written.
    fn append_all(
        &mut self,
        appends: &[Append<'_>],
        signer: Signer<'_>,
    ) -> Result<Answers, StoreError>;

    /// Appends to a channel that has the head `expected`. As [`Self::append_all`] with one append.
    ///
    /// # Errors
    ///
    /// As [`Self::append_all`].
    fn append(
        &mut self,
        channel: ChannelId,
        expected: Head,
        batch: &Batch,
        signer: Signer<'_>,
    ) -> Result<SignedHead, StoreError> {
        let mut answers = self.append_all(&[Append { channel, expected, batch }], signer)?;
        answers.pop().expect("each append has its answer")
    }

    /// Reads all that is kept of a channel, hashes it again and compares it with its head.
    ///
    /// What was signed over the head is opaque here and for the caller to verify: whoever can write
    /// to the disk can also write a new head, but cannot sign it.
    ///
    /// # Errors
    ///
    /// One of the `Altered` ones when what is kept is not what the head says.
    fn check(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError>;

    /// The head up to which the desk has checked every act, as it was remembered.
    ///
    /// Whoever can write to the disk can write this too: it is worth what the desk's seal in `signed`
    /// is worth, which is for the caller to verify.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    fn verified(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError>;

    /// Remembers the head up to which the desk has checked every act, sealed by the desk.
    ///
    /// It changes no log, and who only reads may call it. If it is lost, more is checked again.
    ///
    /// # Errors
    ///
    /// When the store cannot be written.
    fn remember_verified(&self, channel: ChannelId, sealed: &SignedHead) -> Result<(), StoreError>;
}
