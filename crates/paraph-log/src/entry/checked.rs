//! Proof, in a type, that an entry's signatures were verified.

use super::{Entry, NAMESPACE};
use crate::hash::Hash;
use crate::key::{BadSignature, KeyCache};
use crate::merkle::{Frontier, Head};
use alloc::vec::Vec;
use core::ops::Deref;
use thiserror::Error;

/// An entry whose signatures are true.
///
/// There are two ways to one: [`Entry::check`] verifies the signatures; [`CheckedBefore::accept`]
/// shows that the entry is one of those that were verified before.
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

/// The leaves of a log whose entries were all checked before, by their hashes.
///
/// Takes 32 bytes a leaf, and spares each entry its signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedBefore {
    leaf_hashes: Vec<Hash>,
}

impl CheckedBefore {
    /// Takes the leaves under a head.
    ///
    /// `head` must be one that the caller kept after it had checked *every* entry under it, and that
    /// nobody could change since. A head that somebody else signed is not enough: a host can hang
    /// anything into a tree.
    ///
    /// # Errors
    ///
    /// When these leaves are not exactly those of that head.
    pub fn under(head: &Head, leaf_hashes: Vec<Hash>) -> Result<Self, NotUnderHead> {
        let found = leaf_hashes.iter().copied().collect::<Frontier>().head();
        match found == *head {
            true => Ok(Self { leaf_hashes }),
            false => Err(NotUnderHead { found, wanted: *head }),
        }
    }

    /// Accepts an entry because it is the leaf at `index`.
    ///
    /// # Errors
    ///
    /// When another leaf stands there, or none.
    pub fn accept(&self, entry: Entry, index: u64) -> Result<Checked, NotCheckedBefore> {
        let leaf = usize::try_from(index).ok().and_then(|index| self.leaf_hashes.get(index));
        match leaf == Some(&entry.leaf_hash) {
            true => Ok(Checked(entry)),
            false => Err(NotCheckedBefore { index }),
        }
    }
}

/// An entry that is not the one that was checked before in its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the entry at {index} is not one that was checked before")]
pub struct NotCheckedBefore {
    /// Its place.
    pub index: u64,
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
