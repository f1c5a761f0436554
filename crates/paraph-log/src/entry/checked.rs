//! Proof, in a type, that an entry's signatures were verified.

use super::{Entry, NAMESPACE};
use crate::hash::Hash;
use crate::key::{BadSignature, KeyCache};
use crate::merkle::{BadProof, Frontier, Head, verify_inclusion};
use alloc::vec::Vec;
use core::ops::Deref;
use thiserror::Error;

/// An entry whose signatures are true.
///
/// There are three ways to one: [`Entry::check`] verifies the signatures;
/// [`Self::under_verified_head`] and [`Self::all_under_verified_head`] show that the entry is one of
/// those that were verified before, because it hangs under a head that was kept from then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked(Entry);

impl Entry {
    /// Verifies all signatures.
    ///
    /// # Errors
    ///
    /// When a key cannot be enrolled or did not sign this body.
    pub fn check(self, keys: &mut KeyCache) -> Result<Checked, BadSignature> {
        for signature in self.signatures() {
            let key = keys.enrol(signature.key())?;
            signature.verify(key, NAMESPACE, self.body().as_bytes())?;
        }
        Ok(Checked(self))
    }
}

impl Checked {
    /// Accepts an entry because it stands at `index` of a log that was checked before.
    ///
    /// `head` must be one that the caller kept after it had checked *every* entry under it, and that
    /// nobody could change since. A head that somebody else signed is not enough: a host can hang
    /// anything into a tree.
    ///
    /// # Errors
    ///
    /// When the proof does not lead from this entry to that head.
    pub fn under_verified_head(
        entry: Entry,
        index: u64,
        head: &Head,
        proof: &[Hash],
    ) -> Result<Self, BadProof> {
        verify_inclusion(&entry.leaf_hash(), index, head, proof)?;
        Ok(Self(entry))
    }

    /// Accepts a whole log, from its first entry on, because it was checked before.
    ///
    /// Costs one hash an entry instead of a signature. What [`Self::under_verified_head`] says of the
    /// head holds here too.
    ///
    /// # Errors
    ///
    /// When these entries are not exactly those of that head.
    pub fn all_under_verified_head(
        entries: Vec<Entry>,
        head: &Head,
    ) -> Result<Vec<Self>, NotUnderHead> {
        let found = entries.iter().map(Entry::leaf_hash).collect::<Frontier>().head();
        if found != *head {
            return Err(NotUnderHead { found, wanted: *head });
        }
        Ok(entries.into_iter().map(Self).collect())
    }

    /// The entry.
    #[must_use]
    pub const fn entry(&self) -> &Entry {
        &self.0
    }

    /// The entry, without the proof.
    #[must_use]
    pub fn into_entry(self) -> Entry {
        self.0
    }
}

impl Deref for Checked {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        &self.0
    }
}

/// Entries that are not those of a head.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "the {} entries have the root {}, the log of {} has {}",
    found.size, found.root, wanted.size, wanted.root
)]
pub struct NotUnderHead {
    /// The head that they have.
    pub found: Head,
    /// The head that they should have.
    pub wanted: Head,
}
