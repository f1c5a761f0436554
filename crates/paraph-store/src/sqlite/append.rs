//! One append inside a transaction: compare, write, read back, hash, sign, swap.
//!
//! What is read back comes from the pages that are about to be written, not from the platter: it
//! finds what went wrong in this program and in its memory before anything is signed. What the disk
//! does to them later is for [`crate::Store::check`] to find.

use paraph_log::entry::ChannelId;
use paraph_log::hash::{Hash, sha256};
use paraph_log::merkle::{Frontier, Head, leaf_hash};
use rusqlite::{Connection, params};

use super::rows;
use crate::{Append, Batch, SignedHead, Signer, StoreError};

pub(super) fn append(
    connection: &Connection,
    append: &Append<'_>,
    signer: Signer<'_>,
) -> Result<SignedHead, StoreError> {
    let &Append { channel, expected, batch } = append;
    batch.require_fits()?;
    let frontier = frontier(connection, channel, expected)?;
    let mut meant = frontier.clone();
    batch.leaves.iter().for_each(|leaf| meant.push(leaf_hash(leaf)));
    write(connection, channel, expected.size, batch)?;
    let found = rows::hash_leaves(connection, channel, frontier)?;
    rows::require(channel, found.head(), meant.head())?;
    // What is signed is what was read back, not what was meant to be written.
    let head = found.head();
    let signed = SignedHead { head, signed: signer(channel, head) };
    keep(connection, channel, &signed, &found)?;
    Ok(signed)
}

/// Keeps the head of a channel and the frontier that belongs to it.
pub(super) fn keep(
    connection: &Connection,
    channel: ChannelId,
    signed: &SignedHead,
    frontier: &Frontier,
) -> rusqlite::Result<()> {
    let Head { size, root } = signed.head;
    let subtrees: Vec<u8> = frontier.subtrees().iter().flat_map(|hash| hash.0).collect();
    let mut swap = connection.prepare_cached(
        "INSERT INTO head (channel, size, root, frontier, signed) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (channel) DO UPDATE SET size = ?2, root = ?3, frontier = ?4, signed = ?5",
    )?;
    let row = params![channel.0.as_bytes(), size, root.as_bytes(), subtrees, signed.signed];
    swap.execute(row).map(drop)
}

/// The frontier of the head that the caller saw, if that is the one that is there.
fn frontier(
    connection: &Connection,
    channel: ChannelId,
    expected: Head,
) -> Result<Frontier, StoreError> {
    let kept = rows::kept(connection, channel)?;
    let found = kept.as_ref().map_or(Head::EMPTY, |kept| kept.signed.head);
    if found != expected {
        return Err(StoreError::not_at(expected, found));
    }
    kept.map_or(Ok(Frontier::new()), |kept| kept.frontier(channel))
}

/// Writes leaves and attachments.
///
/// What stands in a place that should be free is left there, for the reading back to find: nothing
/// that is kept is ever overwritten.
fn write(
    connection: &Connection,
    channel: ChannelId,
    size: u64,
    batch: &Batch,
) -> Result<(), StoreError> {
    let mut leaf = connection.prepare_cached(
        "INSERT INTO leaf (channel, position, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?;
    for (position, bytes) in (size..).zip(&batch.leaves) {
        leaf.execute(params![channel.0.as_bytes(), position, bytes])?;
    }
    let mut attachment = connection.prepare_cached(
        "INSERT INTO attachment (channel, digest, bytes) VALUES (?1, ?2, ?3)
         ON CONFLICT DO NOTHING",
    )?;
    let mut read_back = connection
        .prepare_cached("SELECT bytes FROM attachment WHERE channel = ?1 AND digest = ?2")?;
    for bytes in &batch.attachments {
        let digest: Hash = sha256(bytes);
        let key = params![channel.0.as_bytes(), digest.as_bytes()];
        attachment.execute(params![channel.0.as_bytes(), digest.as_bytes(), bytes])?;
        let same = read_back.query_row(key, |row| Ok(row.get_ref(0)?.as_blob()? == bytes))?;
        if !same {
            return Err(StoreError::AlteredAttachment(digest));
        }
    }
    Ok(())
}
