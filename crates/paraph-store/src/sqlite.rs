//! SQLite: write-ahead log, full sync, append by compare-and-swap on the head.
//!
//! Nothing in the file counts across channels: rows are keyed by channel and position, so no number
//! that one member could see depends on a channel that it is not in.

use std::path::Path;
use std::time::Duration;

use paraph_log::entry::ChannelId;
use paraph_log::hash::{Hash, sha256};
use paraph_log::merkle::{EMPTY, Frontier, Head, leaf_hash};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use crate::{Batch, SignedHead, Signer, Store, StoreError};

/// `PARA` in ASCII: marks a file as ours.
const APPLICATION: i64 = 0x5041_5241;
const VERSION: i64 = 1;

const SCHEMA: &str = "
    CREATE TABLE head (
        channel BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        root BLOB NOT NULL,
        signed BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE leaf (
        channel BLOB NOT NULL,
        position INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (channel, position)
    ) WITHOUT ROWID;
    CREATE TABLE attachment (
        channel BLOB NOT NULL,
        digest BLOB NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (channel, digest)
    ) WITHOUT ROWID;
";

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
    /// When the file is another program's, a newer one's, or cannot be read and written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let empty: bool =
            connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)", [], |row| {
                row.get(0)
            })?;
        if !empty && pragma("application_id")? != APPLICATION {
            return Err(StoreError::Foreign(path.display().to_string()));
        }
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        if empty {
            connection.execute_batch(&format!(
                "BEGIN IMMEDIATE; {SCHEMA} PRAGMA application_id = {APPLICATION}; \
                 PRAGMA user_version = {VERSION}; COMMIT;"
            ))?;
        }
        let found = pragma("user_version")?;
        if found > VERSION {
            return Err(StoreError::Newer { found, known: VERSION });
        }
        Ok(Self { connection, poisoned: false })
    }

    fn try_append(
        &mut self,
        channel: ChannelId,
        expected: u64,
        batch: &Batch,
        signer: Signer<'_>,
    ) -> Result<SignedHead, StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let size = head(&transaction, channel)?.map_or(0, |head| head.head.size);
        if size != expected {
            return Err(StoreError::Moved { expected, size });
        }
        write(&transaction, channel, size, batch)?;
        // What is signed is what was read back, not what was meant to be written.
        let head = hash_again(&transaction, channel)?;
        let signed = SignedHead { head, signed: signer(channel, head) };
        transaction.execute(
            "INSERT INTO head (channel, size, root, signed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (channel) DO UPDATE SET size = ?2, root = ?3, signed = ?4",
            params![channel.0.as_bytes(), head.size, head.root.as_bytes(), signed.signed],
        )?;
        transaction.commit()?;
        Ok(signed)
    }
}

fn write(
    transaction: &Transaction<'_>,
    channel: ChannelId,
    size: u64,
    batch: &Batch,
) -> Result<(), StoreError> {
    let mut leaf = transaction
        .prepare_cached("INSERT INTO leaf (channel, position, bytes) VALUES (?1, ?2, ?3)")?;
    for (position, bytes) in (size..).zip(&batch.leaves) {
        leaf.execute(params![channel.0.as_bytes(), position, bytes])?;
    }
    let mut attachment = transaction.prepare_cached(
        "INSERT INTO attachment (channel, digest, bytes) VALUES (?1, ?2, ?3)
         ON CONFLICT DO NOTHING",
    )?;
    for bytes in &batch.attachments {
        attachment.execute(params![channel.0.as_bytes(), sha256(bytes).as_bytes(), bytes])?;
    }
    Ok(())
}

fn head(connection: &Connection, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT size, root, signed FROM head WHERE channel = ?1")?;
    let head = query
        .query_row([channel.0.as_bytes()], |row| {
            let head = Head { size: row.get(0)?, root: Hash(row.get(1)?) };
            Ok(SignedHead { head, signed: row.get(2)? })
        })
        .optional()?;
    Ok(head)
}

/// The head over the leaves as they are on the disk now.
fn hash_again(connection: &Connection, channel: ChannelId) -> Result<Head, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT bytes FROM leaf WHERE channel = ?1 ORDER BY position")?;
    let mut rows = query.query([channel.0.as_bytes()])?;
    let mut frontier = Frontier::new();
    while let Some(row) = rows.next()? {
        frontier.push(leaf_hash(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?));
    }
    Ok(frontier.head())
}

impl Store for Sqlite {
    fn channels(&self) -> Result<Vec<ChannelId>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT channel FROM head")?;
        let rows = query.query_map([], |row| Ok(ChannelId(Hash(row.get(0)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn head(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        head(&self.connection, channel)
    }

    fn leaves(
        &self,
        channel: ChannelId,
        from: u64,
        limit: u64,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT bytes FROM leaf WHERE channel = ?1 AND position >= ?2 ORDER BY position LIMIT ?3",
        )?;
        let rows = query.query_map(params![channel.0.as_bytes(), from, limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
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

    fn append(
        &mut self,
        channel: ChannelId,
        expected: u64,
        batch: &Batch,
        signer: Signer<'_>,
    ) -> Result<SignedHead, StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned);
        }
        let appended = self.try_append(channel, expected, batch, signer);
        self.poisoned = matches!(appended, Err(StoreError::Database(_)));
        appended
    }

    fn check(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        let found = hash_again(&self.connection, channel)?;
        let kept = self.head(channel)?;
        let head = kept.as_ref().map_or(Head { size: 0, root: EMPTY }, |kept| kept.head);
        if found == head {
            Ok(kept)
        } else {
            Err(StoreError::Altered { channel, found: found.root, head: head.root })
        }
    }
}
