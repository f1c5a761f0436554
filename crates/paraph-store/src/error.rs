//! Why a store refused or failed, and what a person can do about it.
//!
//! Errors are of two kinds. Some are about one channel: its log moved on, or what is kept of it is
//! not what was signed. They are told to the one whose append it was, and nobody else is stopped.
//! The others are about the database: no append that shared its transaction was written.

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use paraph_log::entry::ChannelId;
use paraph_log::hash::Hash;
use paraph_log::merkle::Head;

use crate::{BATCH_BYTES_MAX, about_file};

/// Why a store refused or failed.
///
/// It can be cloned, because one failed transaction is told to everybody who waited for it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else appended first.
    #[error(
        "the log has {} entries by now, not {}: look again, then repeat", found.size, expected.size
    )]
    Moved {
        /// The head that the caller saw.
        expected: Head,
        /// The head that is there.
        found: Head,
    },
    /// What is there does not follow from what the caller saw: no append makes a log shorter, or
    /// other at the same size.
    #[error(
        "the log was replaced: it had {} entries with the root {}, now it has {} with the root {}",
        expected.size, expected.root, found.size, found.root
    )]
    Replaced {
        /// The head that the caller saw.
        expected: Head,
        /// The head that is there.
        found: Head,
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
    /// An entry that the head counts is not there.
    #[error("the log of channel {channel} was altered: its entry {position} is missing")]
    NoLeaf {
        /// The channel.
        channel: ChannelId,
        /// Where it should stand.
        position: u64,
    },
    /// The hashes that an append grows the tree from are not those of the head.
    #[error("the right edge of the tree of channel {0} was altered: it does not hash to its head")]
    AlteredFrontier(ChannelId),
    /// An attachment is not what its digest says.
    #[error("the attachment {0} was altered")]
    AlteredAttachment(Hash),
    /// More bytes than one append may have.
    #[error("{bytes} bytes at once are too many: at most {BATCH_BYTES_MAX}")]
    TooLarge {
        /// How many they are.
        bytes: usize,
    },
    /// The database failed, or is not one that can be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl StoreError {
    /// The refusal of an append that expected another head than is there.
    pub(crate) const fn not_at(expected: Head, found: Head) -> Self {
        match expected.size < found.size {
            true => Self::Moved { expected, found },
            false => Self::Replaced { expected, found },
        }
    }

    /// Whether only the channel that was appended to is concerned.
    pub(crate) const fn is_of_one_channel(&self) -> bool {
        !matches!(self, Self::Database(_))
    }

    /// A command that makes it right, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Database(error) => error.hint(),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Why a database cannot be used. Nothing that was acknowledged is lost by any of these.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DatabaseError {
    /// A file or folder that cannot be opened or made.
    #[error("{}", about_file(path, error))]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: Arc<io::Error>,
    },
    /// Others than its owner may read or write it.
    #[error("others may read or write {} (its mode is {mode:03o})", path.display())]
    NotPrivate {
        /// The file or folder.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
        /// Whether it is a folder.
        folder: bool,
    },
    /// Not a store of ours.
    #[error("{} is not a database of this program", .0.display())]
    Foreign(PathBuf),
    /// Written by another version of this program.
    #[error("the database has version {found}; this program knows version {known}")]
    Version {
        /// The database's version.
        found: i64,
        /// The one known here.
        known: i64,
    },
    /// No room.
    #[error("the disk is full: nothing was written, and nothing acknowledged is lost")]
    Full,
    /// Another program writes, and does not end.
    #[error("another program has held the database for too long: nothing was written")]
    Busy,
    /// A write failed, so that nobody knows what is on the disk.
    #[error("writing failed ({0}): open the database again to see what is really there")]
    Failed(Arc<dyn Error + Send + Sync>),
    /// An earlier write failed, and the database was not opened again since.
    #[error("an earlier write failed: open the database again to see what is really there")]
    Poisoned,
    /// What the file holds makes no sense as a database.
    #[error("the database file is damaged ({0})")]
    Damaged(Arc<dyn Error + Send + Sync>),
}

impl DatabaseError {
    /// Whether the state of the disk is unknown from here on.
    pub(crate) const fn poisons(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Damaged(_))
    }

    fn hint(&self) -> Option<String> {
        let Self::NotPrivate { path, folder, .. } = self else { return None };
        let mode = if *folder { "700" } else { "600" };
        // Quoted for a shell, where only a quote itself needs care.
        let path = path.display().to_string().replace('\'', r"'\''");
        Some(format!("chmod {mode} '{path}'"))
    }
}

impl From<rusqlite::Error> for DatabaseError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(Arc::new(error)),
            // Without a code, a row does not hold what the schema says.
            None => Self::Damaged(Arc::new(error)),
            Some(_) => Self::Failed(Arc::new(error)),
        }
    }
}
