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
//! | takes a whole channel out, or the end of its log | found: the desk has written down which it holds and up to which head, outside the store |
//! | puts a whole channel back to what it was last week, its remembered head too | found, for the same reason |
//!
//! Whoever reads the keys too can sign in the place of this desk and of its people, and nothing here
//! stops them: others' signatures they cannot make, nor undo what other desks hold.

use paraph_case::channel::{Channel, Stopped};
use paraph_case::id::ChannelId;
use paraph_case::refusal::Refusal;
use paraph_log::entry::{Checked, CheckedBefore, Entry};
use paraph_log::hash::Hash;
use paraph_log::key::KeyCache;
use paraph_log::merkle::{Frontier, Head, leaf_hash};
use paraph_store::{Leaves, Store as _, StoreError};

use crate::{Desk, DeskError, Progress, heads, held, keys};

#[cfg(test)]
mod tests;

/// A channel, and the head of its whole log. The log goes on beyond what the channel holds where that
/// has adopted a rule-set that this program does not know: what follows is verified, and not judged.
#[derive(Clone, Debug)]
pub struct Whole {
    /// As far as it can be judged.
    pub channel: Channel,
    /// The head of all acts.
    pub head: Head,
}

impl Desk {
    /// Folds a channel, verifying what this desk has not verified before.
    pub(crate) fn fold(
        &self,
        id: ChannelId,
        progress: Option<Progress>,
    ) -> Result<Whole, DeskError> {
        let desk_key = keys::seal(&self.folder).ok();
        let remembered = self.store.verified(id)?;
        let verified = desk_key
            .as_ref()
            .zip(remembered.as_ref())
            .and_then(|(key, sealed)| heads::unseal(key, id, sealed));
        let whole = self.replay(id, verified.unwrap_or(Head::EMPTY), progress)?;
        if let Some(key) = desk_key
            && verified != Some(whole.head)
        {
            // If it cannot be written down, the next reading takes longer and is no worse.
            let _forgotten = self.store.remember_verified(id, &heads::seal(&key, id, whole.head));
        }
        Ok(whole)
    }

    /// Checks all that is kept of a channel, every act and every text, whatever was checked before.
    ///
    /// # Errors
    ///
    /// When anything is not as it was signed.
    pub fn verify(&self, id: ChannelId) -> Result<Whole, DeskError> {
        self.store.check(id)?;
        self.replay(id, Head::EMPTY, self.progress)
    }

    fn replay(
        &self,
        id: ChannelId,
        verified: Head,
        progress: Option<Progress>,
    ) -> Result<Whole, DeskError> {
        // What is written down is read first: an act is kept before it is.
        let held = held::one(&self.folder, id).map(|held| held.head);
        let kept = match (self.store.head(id)?, held) {
            (Some(kept), _) => kept,
            (None, Some(_)) => return Err(DeskError::Gone),
            (None, None) => return Err(unverified(0, "it is empty")),
        };
        self.goes_on(id, kept.head, held)?;
        let before = self.leaves_verified(id, kept.head, verified, held)?;
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
                None => folded = Some(Channel::found(&checked)?),
                // From here on those judge who know the rules.
                Some(channel) if channel.other_rules().is_some() => {}
                Some(channel) => {
                    take(channel, &checked, |digest| Ok(self.store.attachment(id, digest)?))?;
                }
            }
            if let Some(progress) = progress {
                progress(position + 1, Some(kept.head.size));
            }
        }
        let channel = folded.ok_or_else(|| unverified(0, "it is empty"))?;
        heads::check(&channel, &kept).map_err(|error| unverified(kept.head.size, &error))?;
        Ok(Whole { channel, head: kept.head })
    }

    /// Whether a log still has all acts that this desk has read before.
    fn goes_on(&self, id: ChannelId, head: Head, held: Option<Head>) -> Result<(), DeskError> {
        match held {
            Some(held) if head.size < held.size => {
                let file = held::file(&self.folder, id).display().to_string();
                Err(DeskError::CutOff { held: held.size, kept: head.size, file })
            }
            _ => Ok(()),
        }
    }

    /// Hashes the leaves that a head counts, which must lead to it, by way of those that were
    /// verified and those that the desk has written down.
    fn leaves_verified(
        &self,
        id: ChannelId,
        head: Head,
        verified: Head,
        held: Option<Head>,
    ) -> Result<CheckedBefore, DeskError> {
        if head.size < verified.size {
            let before = format!("this desk has verified {} acts of it before", verified.size);
            return Err(unverified(head.size, &format!("{before}, and some were taken away")));
        }
        let altered = |found: Head, head: Head| StoreError::Altered {
            channel: id,
            found: found.root,
            head: head.root,
        };
        let (mut frontier, mut before) = (Frontier::new(), Vec::new());
        for leaf in Leaves::of(&self.store, id, 0..head.size) {
            let leaf_hash = leaf_hash(&leaf?);
            if frontier.size() < verified.size {
                before.push(leaf_hash);
            }
            frontier.push(leaf_hash);
            if let Some(held) = held.filter(|held| held.size == frontier.size())
                && frontier.head() != held
            {
                return Err(altered(frontier.head(), held).into());
            }
        }
        if frontier.head() != head {
            return Err(altered(frontier.head(), head).into());
        }
        let before = CheckedBefore::under(&verified, before);
        Ok(before.map_err(|other| altered(other.found, other.wanted))?)
    }
}

/// Takes the next act of a channel, with all that is attached to it: the one way in which a desk
/// judges, whether it reads a log back, reads a bundle, or is about to write.
///
/// `attachment` gives the bytes with a digest, where they are here.
pub(crate) fn take(
    channel: &mut Channel,
    entry: &Checked,
    attachment: impl Fn(Hash) -> Result<Option<Vec<u8>>, DeskError>,
) -> Result<Option<Refusal>, DeskError> {
    loop {
        match channel.step(entry).map(|refusal| refusal.cloned()) {
            Err(Stopped::Attachment { position, missing }) => {
                let bytes = attachment(missing)?;
                let found = bytes.map(|bytes| channel.attach(bytes));
                // Other bytes under its name are not it, and asking again would give the same.
                if found != Some(missing) {
                    return Err(Stopped::Attachment { position, missing }.into());
                }
            }
            judged => return Ok(judged?),
        }
    }
}

fn unverified(position: u64, why: &(impl ToString + ?Sized)) -> DeskError {
    DeskError::Unverified { position, why: why.to_string() }
}
