//! Keeps logs: one narrow trait, SQLite behind it; the only SQL in the workspace.
//!
//! A store knows channels by their ids, entries as bytes in order, attachments by digest, and the
//! head over the entries. It does not know what an act is, and it judges nothing. Only the append
//! must be atomic: it compares the head that the caller saw with the one that is there, writes,
//! reads back what was written, hashes that, and only then has the new head signed.

use paraph_log::entry::ChannelId;
use paraph_log::hash::Hash;
use paraph_log::merkle::Head;

mod sqlite;

pub use sqlite::Sqlite;

/// A head with what its host signed over it, as the caller gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// Size and root.
    pub head: Head,
    /// The signed head, opaque here.
    pub signed: Vec<u8>,
}

/// Signs a head that was read back from the disk.
pub type Signer<'a> = &'a mut dyn FnMut(ChannelId, Head) -> Vec<u8>;

/// What travels in one append: all of it is kept, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The leaves, in order.
    pub leaves: Vec<Vec<u8>>,
    /// Bytes that the leaves name by digest.
    pub attachments: Vec<Vec<u8>>,
}

/// Where logs are kept.
pub trait Store {
    /// Every channel that is kept here, by id.
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

    /// The leaves of a channel from a position on, at most `limit` of them.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    fn leaves(&self, channel: ChannelId, from: u64, limit: u64)
    -> Result<Vec<Vec<u8>>, StoreError>;

    /// The bytes with this digest, kept for this channel.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or holds other bytes under that digest.
    fn attachment(&self, channel: ChannelId, digest: Hash) -> Result<Option<Vec<u8>>, StoreError>;

    /// Appends to a channel whose log has `expected` entries; at 0 the channel is new.
    ///
    /// When it returns, the batch and its signed head are on the disk and survive the end of the
    /// process and of the machine's power.
    ///
    /// # Errors
    ///
    /// [`StoreError::Moved`] when the log has another size by now: nothing was written, and the
    /// caller may look and try again. Any other error: nothing counts as written.
    fn append(
        &mut self,
        channel: ChannelId,
        expected: u64,
        batch: &Batch,
        signer: Signer<'_>,
    ) -> Result<SignedHead, StoreError>;

    /// Reads a channel whole, hashes it again and compares it with its head.
    ///
    /// # Errors
    ///
    /// [`StoreError::Altered`] when what is kept is not what was signed.
    fn check(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError>;
}

/// Why a store refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else appended first.
    #[error("the log has {size} entries by now, not {expected}: look again, then repeat")]
    Moved {
        /// How many entries the caller expected.
        expected: u64,
        /// How many there are.
        size: u64,
    },
    /// What is kept is not what was signed.
    #[error(
        "the log of channel {channel} was altered: its entries hash to {found}, its head says {head}"
    )]
    Altered {
        /// The channel.
        channel: ChannelId,
        /// What the entries hash to.
        found: Hash,
        /// What the head says.
        head: Hash,
    },
    /// An attachment is not what its digest says.
    #[error("the attachment {0} was altered")]
    AlteredAttachment(Hash),
    /// Not a store of ours.
    #[error("{0} is a database of another program")]
    Foreign(String),
    /// Written by a newer program.
    #[error("the database has version {found}; this program knows up to {known}")]
    Newer {
        /// The database's version.
        found: i64,
        /// The newest known here.
        known: i64,
    },
    /// An earlier write failed, so that nobody knows what is on the disk.
    #[error("an earlier write failed; open the store again, which reads what is really there")]
    Poisoned,
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
}
