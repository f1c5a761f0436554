//! A store in memory, for tests and dry runs. It forgets all when its last handle is dropped.
//!
//! It is the slow, simple reading of what a store is: each append hashes the whole log from its first
//! leaf. Where SQLite and this disagree, one of them is wrong.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use paraph_log::entry::ChannelId;
use paraph_log::hash::{Hash, sha256};
use paraph_log::merkle::{Frontier, Head, leaf_hash};

use crate::{Answers, Append, SignedHead, Signer, Store, StoreError};

/// A store in memory. A clone is another handle to the same store.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<BTreeMap<ChannelId, Log>>>);

#[derive(Debug, Default)]
struct Log {
    signed: Option<SignedHead>,
    leaves: Vec<Vec<u8>>,
    attachments: BTreeMap<Hash, Vec<u8>>,
    verified: Option<SignedHead>,
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn logs(&self) -> MutexGuard<'_, BTreeMap<ChannelId, Log>> {
        // Nothing here can panic half way through a log.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn append_one(
        &self,
        append: &Append<'_>,
        signer: Signer<'_>,
    ) -> Result<SignedHead, StoreError> {
        let &Append { channel, expected, batch } = append;
        batch.require_fits()?;
        let found = self.head(channel)?.map_or(Head::EMPTY, |signed| signed.head);
        if found != expected {
            return Err(StoreError::not_at(expected, found));
        }
        let mut leaves = self.leaves(channel, 0, u64::MAX)?;
        leaves.extend_from_slice(&batch.leaves);
        let head = leaves.iter().map(|leaf| leaf_hash(leaf)).collect::<Frontier>().head();
        let signed = SignedHead { head, signed: signer(channel, head) };
        let mut logs = self.logs();
        let log = logs.entry(channel).or_default();
        log.attachments
            .extend(batch.attachments.iter().map(|bytes| (sha256(bytes), bytes.clone())));
        log.leaves = leaves;
        log.signed = Some(signed.clone());
        Ok(signed)
    }
}

impl Store for Memory {
    fn channels(&self) -> Result<Vec<ChannelId>, StoreError> {
        Ok(self.logs().keys().copied().collect())
    }

    fn head(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        Ok(self.logs().get(&channel).and_then(|log| log.signed.clone()))
    }

    fn leaves(
        &self,
        channel: ChannelId,
        from: u64,
        limit: u64,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let [from, limit] = [from, limit].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
        let logs = self.logs();
        let leaves = logs.get(&channel).into_iter().flat_map(|log| &log.leaves);
        Ok(leaves.skip(from).take(limit).cloned().collect())
    }

    fn attachment(&self, channel: ChannelId, digest: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.logs().get(&channel).and_then(|log| log.attachments.get(&digest)).cloned())
    }

    fn append_all(
        &mut self,
        appends: &[Append<'_>],
        signer: Signer<'_>,
    ) -> Result<Answers, StoreError> {
        Ok(appends.iter().map(|append| self.append_one(append, signer)).collect())
    }

    fn check(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        self.head(channel)
    }

    fn verified(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        Ok(self.logs().get(&channel).and_then(|log| log.verified.clone()))
    }

    fn remember_verified(&self, channel: ChannelId, sealed: &SignedHead) -> Result<(), StoreError> {
        if let Some(log) = self.logs().get_mut(&channel) {
            log.verified = Some(sealed.clone());
        }
        Ok(())
    }
}
