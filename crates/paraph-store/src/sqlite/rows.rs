//! Reading rows back, and comparing what they hash to with what the head says.

use paraph_log::entry::ChannelId;
use paraph_log::hash::{Hash, sha256};
use paraph_log::merkle::{EMPTY, Frontier, Head, leaf_hash};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::{SignedHead, StoreError};

/// What is kept of a channel in its one row.
pub(super) struct Kept {
    pub(super) signed: SignedHead,
    subtrees: Vec<u8>,
}

impl Kept {
    /// The right edge of the tree, which must be that of the head.
    pub(super) fn frontier(&self, channel: ChannelId) -> Result<Frontier, StoreError> {
        let head = self.signed.head;
        let (hashes, rest) = self.subtrees.as_chunks::<32>();
        Frontier::from_parts(head.size, hashes.iter().copied().map(Hash).collect())
            .ok()
            .filter(|frontier| rest.is_empty() && frontier.head() == head)
            .ok_or(StoreError::AlteredFrontier(channel))
    }
}

/// The row of a channel.
pub(super) fn kept(connection: &Connection, channel: ChannelId) -> rusqlite::Result<Option<Kept>> {
    let mut query = connection
        .prepare_cached("SELECT size, root, signed, frontier FROM head WHERE channel = ?1")?;
    query
        .query_row([channel.0.as_bytes()], |row| {
            Ok(Kept { signed: signed_head(row)?, subtrees: row.get(3)? })
        })
        .optional()
}

/// A head from the columns size, root, and what was signed over them.
pub(super) fn signed_head(row: &Row<'_>) -> rusqlite::Result<SignedHead> {
    let head = Head { size: row.get(0)?, root: Hash(row.get(1)?) };
    Ok(SignedHead { head, signed: row.get(2)? })
}

/// Grows a tree by the leaves that stand after it, as they are in the database now.
pub(super) fn hash_leaves(
    connection: &Connection,
    channel: ChannelId,
    mut frontier: Frontier,
) -> rusqlite::Result<Frontier> {
    let mut query = connection.prepare_cached(
        "SELECT position, bytes FROM leaf WHERE channel = ?1 AND position >= ?2 ORDER BY position",
    )?;
    let mut rows = query.query(params![channel.0.as_bytes(), frontier.size()])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(1)?.as_blob()?;
        // A leaf out of its place hashes as nothing does, so that no head fits.
        let in_place = row.get::<_, u64>(0)? == frontier.size();
        frontier.push(if in_place { leaf_hash(bytes) } else { EMPTY });
    }
    Ok(frontier)
}

/// Compares what leaves hash to with what a head says.
pub(super) fn require(channel: ChannelId, found: Head, head: Head) -> Result<(), StoreError> {
    match found == head {
        true => Ok(()),
        false => Err(StoreError::Altered { channel, found: found.root, head: head.root }),
    }
}

/// Hashes every attachment of a channel again.
pub(super) fn check_attachments(
    connection: &Connection,
    channel: ChannelId,
) -> Result<(), StoreError> {
    let mut query =
        connection.prepare_cached("SELECT digest, bytes FROM attachment WHERE channel = ?1")?;
    let mut rows = query.query([channel.0.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let digest = Hash(row.get(0)?);
        if sha256(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?) != digest {
            return Err(StoreError::AlteredAttachment(digest));
        }
    }
    Ok(())
}
