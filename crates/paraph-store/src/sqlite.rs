//! SQLite: write-ahead log, full sync, append by compare-and-swap on the head.
//!
//! Nothing in the file counts across channels: rows are keyed by channel and position, so no number
//! that one member could see depends on a channel that it is not in.
//!
//! A write that failed leaves open what is on the disk: after a failed sync the system may show
//! bytes that a power cut then takes away. So the store refuses to go on until it is opened again.

use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::time::Duration;

use paraph_log::entry::ChannelId;
use paraph_log::hash::{Hash, sha256};
use paraph_log::merkle::{Frontier, Head};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior, params};

use crate::{Answers, Append, DatabaseError, SignedHead, Signer, Store, StoreError, private};

mod append;
mod rows;
mod schema;

/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// A store in one SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    poisoned: bool,
}

impl Sqlite {
    /// Opens a store, or makes one where there is none. Nothing is signed by opening.
    ///
    /// # Errors
    ///
    /// When the file is another program's, of another version, or cannot be read and written; when
    /// others than its owner may read or write it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        private::prepare(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(uri(path), flags)?;
        connection.busy_timeout(PATIENCE)?;
        // The file may come from somebody else's hands.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        schema::require_or_make(&mut connection, path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        Ok(Self { connection, poisoned: false })
    }

    /// Computes the frontier of a channel anew, if it was altered and the leaves were not.
    ///
    /// # Errors
    ///
    /// [`StoreError::Altered`] when the leaves are not those of the head.
    pub fn mend_frontier(&mut self, channel: ChannelId) -> Result<(), StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(kept) = rows::kept(&transaction, channel)? {
            let frontier = rows::hash_leaves(&transaction, channel, Frontier::new())?;
            rows::require(channel, frontier.head(), kept.signed.head)?;
            append::keep(&transaction, channel, &kept.signed, &frontier)?;
        }
        Ok(transaction.commit()?)
    }

    fn try_append_all(
        &mut self,
        appends: &[Append<'_>],
        signer: Signer<'_>,
    ) -> Result<Answers, StoreError> {
        let mut transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut answers = Vec::with_capacity(appends.len());
        for append in appends {
            let savepoint = transaction.savepoint()?;
            match append::append(&savepoint, append, signer) {
                Ok(signed) => {
                    savepoint.commit()?;
                    answers.push(Ok(signed));
                }
                Err(refused) if refused.is_of_one_channel() => {
                    savepoint.finish()?;
                    answers.push(Err(refused));
                }
                Err(failed) => return Err(failed),
            }
        }
        transaction.commit()?;
        Ok(answers)
    }
}

/// The path as SQLite takes it together with an option.
///
/// `psow=0` says that a disk may spoil a whole sector when the power goes while a part of it is being
/// written. Then each commit fills its last sector, and the next one cannot touch it any more.
fn uri(path: &Path) -> String {
    let mut uri = String::from(if path.is_absolute() { "file://" } else { "file:" });
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02x}")),
        }
    }
    uri + "?psow=0"
}

impl Store for Sqlite {
    fn channels(&self) -> Result<Vec<ChannelId>, StoreError> {
        let mut query =
            self.connection.prepare_cached("SELECT channel FROM head ORDER BY channel")?;
        let rows = query.query_map([], |row| Ok(ChannelId(Hash(row.get(0)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn head(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        Ok(rows::kept(&self.connection, channel)?.map(|kept| kept.signed))
    }

    fn leaves(
        &self,
        channel: ChannelId,
        from: u64,
        limit: u64,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        // No position is larger than the largest integer of the database.
        let [start, limit] = [from, limit].map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        let mut query = self.connection.prepare_cached(
            "SELECT position, bytes FROM leaf WHERE channel = ?1 AND position >= ?2
             ORDER BY position LIMIT ?3",
        )?;
        let mut rows = query.query(params![channel.0.as_bytes(), start, limit])?;
        let (mut leaves, mut position) = (Vec::new(), from);
        while let Some(row) = rows.next()? {
            if row.get::<_, u64>(0)? != position {
                return Err(StoreError::NoLeaf { channel, position });
            }
            leaves.push(row.get(1)?);
            position += 1;
        }
        Ok(leaves)
    }

    fn attachment(&self, channel: ChannelId, digest: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        let mut query = self
            .connection
            .prepare_cached("SELECT bytes FROM attachment WHERE channel = ?1 AND digest = ?2")?;
        let found: Option<Vec<u8>> = query
            .query_row([channel.0.as_bytes(), digest.as_bytes()], |row| row.get(0))
            .optional()?;
        match found {
            Some(bytes) if sha256(&bytes) != digest => Err(StoreError::AlteredAttachment(digest)),
            found => Ok(found),
        }
    }

    fn append_all(
        &mut self,
        appends: &[Append<'_>],
        signer: Signer<'_>,
    ) -> Result<Answers, StoreError> {
        if self.poisoned {
            return Err(DatabaseError::Poisoned.into());
        }
        let answers = self.try_append_all(appends, signer);
        self.poisoned = matches!(&answers, Err(StoreError::Database(error)) if error.poisons());
        answers
    }

    fn check(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        // One snapshot, so that an append that lands meanwhile does not look like an alteration.
        let snapshot = self.connection.unchecked_transaction()?;
        let kept = rows::kept(&snapshot, channel)?;
        let head = kept.as_ref().map_or(Head::EMPTY, |kept| kept.signed.head);
        let found = rows::hash_leaves(&snapshot, channel, Frontier::new())?;
        rows::require(channel, found.head(), head)?;
        rows::check_attachments(&snapshot, channel)?;
        match kept {
            Some(kept) => kept.frontier(channel).map(|_| Some(kept.signed)),
            None => Ok(None),
        }
    }

    fn verified(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        let mut query = self
            .connection
            .prepare_cached("SELECT size, root, seal FROM verified WHERE channel = ?1")?;
        Ok(query.query_row([channel.0.as_bytes()], rows::signed_head).optional()?)
    }

    fn remember_verified(&self, channel: ChannelId, sealed: &SignedHead) -> Result<(), StoreError> {
        let Head { size, root } = sealed.head;
        let mut remember = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO verified (channel, size, root, seal)
             SELECT channel, ?2, ?3, ?4 FROM head WHERE channel = ?1",
        )?;
        let row = params![channel.0.as_bytes(), size, root.as_bytes(), sealed.signed];
        remember.execute(row)?;
        Ok(())
    }
}
