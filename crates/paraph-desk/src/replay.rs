//! Reading a log back into a channel, a page at a time.
//!
//! Nothing that is kept is believed. The leaves must hash to the head; the host that the acts under
//! it name must have signed that head; each act must be signed by whom it names. The last is most of
//! the work, so the desk remembers the head up to which it has done it, under a seal made with a key
//! of its own, which lies outside the store. What hangs under such a head is hashed and not verified again.
//!
//! What an attacker can do who writes to the store and does not have the keys:
//!
//! | does | is |
//! |---|---|
//! | changes, adds or takes away an act, or a text | found: it hashes to another head, and no other can be signed |
//! | moves the remembered head forward, or to another channel, or makes one | not believed: the seal is over size, root and channel, for this purpose alone |
//! | removes it, or puts an older one back | more is verified again |
//! | takes a whole channel out | found: the desk has written down which it holds, outside the store |
//! | puts a whole channel back to what it was last week, its remembered head too | **not found here**: last week it was in order. Other members find it, by the newer heads that they hold |
//!
//! Whoever reads the keys too can sign in the place of this desk and of its people, and nothing here
//! stops them: others' signatures they cannot make, nor undo what other desks hold.

use paraph_case::channel::{Channel, Stopped};
use paraph_case::id::ChannelId;
use paraph_log::entry::{Checked, CheckedBefore, Entry};
use paraph_log::key::KeyCache;
use paraph_log::merkle::{Frontier, Head, leaf_hash};
use paraph_store::{Leaves, SignedHead, Store as _, StoreError};

use crate::{Desk, DeskError, heads, keys};

#[cfg(test)]
mod tests;

impl Desk {
    /// Folds a channel, verifying what this desk has not verified before.
    pub(crate) fn fold(&self, id: ChannelId) -> Result<Channel, DeskError> {
        let desk_key = keys::seal(&self.folder).ok();
        let remembered = self.store.verified(id)?;
        let verified = desk_key
            .as_ref()
            .zip(remembered.as_ref())
            .and_then(|(key, sealed)| heads::unseal(key, id, sealed));
        let (channel, kept) = self.replay(id, verified.unwrap_or(Head::EMPTY))?;
        if let Some(key) = desk_key
            && verified != Some(kept.head)
        {
            // If it cannot be written down, the next reading takes longer and is no worse.
            let _forgotten = self.store.remember_verified(id, &heads::seal(&key, id, kept.head));
        }
        Ok(channel)
    }

    /// Checks all that is kept of a channel, every act and every text, whatever was checked before.
    ///
    /// # Errors
    ///
    /// When anything is not as it was signed.
    pub fn verify(&self, id: ChannelId) -> Result<Channel, DeskError> {
        self.store.check(id)?;
        Ok(self.replay(id, Head::EMPTY)?.0)
    }

    fn replay(&self, id: ChannelId, verified: Head) -> Result<(Channel, SignedHead), DeskError> {
        let empty = || unverified(0, "it is empty");
        let kept = self.store.head(id)?.ok_or_else(empty)?;
        let before = self.leaves_verified(id, kept.head, verified)?;
        let mut keys = KeyCache::new();
        let mut folded: Option<Channel> = None;
        for (position, leaf) in (0..).zip(Leaves::of(&self.store, id, 0..kept.head.size)) {
            let entry = Entry::parse(&leaf?).map_err(|error| unverified(position, &error))?;
            let checked = if position < verified.size {
                before.accept(entry, position).map_err(|error| unverified(position, &error))?
            } else {
                entry.check(&mut keys).map_err(|error| unverified(position, &error))?
            };
            match &mut folded {
                Some(channel) => self.step(channel, position, &checked)?,
                None => folded = Some(Channel::found(&checked)?),
            }
            self.tell(position + 1, kept.head.size);
        }
        let channel = folded.ok_or_else(empty)?;
        heads::check(&channel, &kept).map_err(|error| unverified(kept.head.size, &error))?;
        Ok((channel, kept))
    }

    /// Hashes the leaves that a head counts, which must lead to it, by way of those that were
    /// verified.
    fn leaves_verified(
        &self,
        id: ChannelId,
        head: Head,
        verified: Head,
    ) -> Result<CheckedBefore, DeskError> {
        if head.size < verified.size {
            let before = format!("this desk has verified {} acts of it before", verified.size);
            return Err(unverified(head.size, &format!("{before}, and some were taken away")));
        }
        let (mut frontier, mut before) = (Frontier::new(), Vec::new());
        for leaf in Leaves::of(&self.store, id, 0..head.size) {
            let leaf_hash = leaf_hash(&leaf?);
            if frontier.size() < verified.size {
                before.push(leaf_hash);
            }
            frontier.push(leaf_hash);
        }
        let altered = |found: Head, head: Head| StoreError::Altered {
            channel: id,
            found: found.root,
            head: head.root,
        };
        if frontier.head() != head {
            return Err(altered(frontier.head(), head).into());
        }
        let before = CheckedBefore::under(&verified, before);
        Ok(before.map_err(|other| altered(other.found, other.wanted))?)
    }

    fn step(&self, channel: &mut Channel, position: u64, entry: &Checked) -> Result<(), DeskError> {
        match channel.step(entry).map(drop) {
            Err(Stopped::Attachment { missing, .. }) => {
                let bytes = self.store.attachment(channel.id(), missing)?;
                channel.attach(bytes.ok_or(Stopped::Attachment { position, missing })?);
                Ok(channel.step(entry).map(drop)?)
            }
            judged => Ok(judged?),
        }
    }
}

fn unverified(position: u64, why: &(impl ToString + ?Sized)) -> DeskError {
    DeskError::Unverified { position, why: why.to_string() }
}
