//! The tables, and how a file is known to hold them and nothing else.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{DatabaseError, StoreError};

/// `PARA` in ASCII: marks a file as ours.
const APPLICATION: i64 = 0x5041_5241;
const VERSION: i64 = 2;

/// Small rows live in the tree of their key; leaves and attachments, which may be long, beside it.
const TABLES: [&str; 4] = [
    "CREATE TABLE head (
        channel BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        root BLOB NOT NULL,
        frontier BLOB NOT NULL, -- the roots of the full subtrees, 32 bytes each, the largest first
        signed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID",
    "CREATE TABLE leaf (
        channel BLOB NOT NULL,
        position INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (channel, position)
    ) STRICT",
    "CREATE TABLE attachment (
        channel BLOB NOT NULL,
        digest BLOB NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (channel, digest)
    ) STRICT",
    "CREATE TABLE verified (
        channel BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        root BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT, WITHOUT ROWID",
];

/// Requires that the database is ours, or makes it so if it is empty.
pub(super) fn require_or_make(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    if written(connection)?.is_empty() {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have been faster.
        if written(&transaction)?.is_empty() {
            make(&transaction)?;
        }
        transaction.commit()?;
    }
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != APPLICATION {
        return Err(DatabaseError::Foreign(path.into()).into());
    }
    let found = pragma("user_version")?;
    if found != VERSION {
        return Err(DatabaseError::Version { found, known: VERSION }.into());
    }
    // A trigger or a view that somebody put there could answer in place of the tables.
    if written(connection)? != TABLES {
        return Err(DatabaseError::Foreign(path.into()).into());
    }
    Ok(())
}

fn make(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    for table in TABLES {
        transaction.execute(table, [])?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)
}

/// What the database was made with. Indexes that SQLite makes by itself have no words.
fn written(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query =
        connection.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")?;
    query.query_map([], |row| row.get(0))?.collect()
}
