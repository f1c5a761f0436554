//! The tree of RFC 6962: one root for all leaves, and short proofs about it.
//!
//! A log of leaves `a b c` is the tree
//!
//! ```text
//!            root = H(1, ab, c)
//!           /                  \
//!     ab = H(1, a, b)        c = H(0, third leaf)
//!      /         \
//! a = H(0, ..)  b = H(0, ..)
//! ```
//!
//! where `H(0, leaf)` is [`leaf_hash`] and `H(1, left, right)` is [`node_hash`], both SHA-256; the
//! left subtree is always the largest full one that leaves something for the right. The root of
//! nothing is [`EMPTY`].
//!
//! Three things hold such a tree: a [`Head`] only names it, a [`Frontier`] can grow it and needs a
//! few hashes, a [`Tree`] holds every hash and makes proofs. Proofs are checked by [`verify_inclusion`]
//! and [`verify_consistency`], which trust nothing but the roots they are given.

mod tree;
mod verify;

use crate::hash::Hash;
use alloc::vec::Vec;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

pub use tree::{OutOfRange, Tree};
pub use verify::{
    BadProof, verify_consistency, verify_inclusion, verify_subtree_consistency,
    verify_subtree_inclusion,
};

/// The root of a tree without leaves: SHA-256 of no bytes.
pub const EMPTY: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24,
    0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// The hash of a leaf: SHA-256 of a zero byte and the leaf.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    let digest = Sha256::new().chain_update([0]).chain_update(leaf).finalize();
    Hash(digest.into())
}

/// The hash of two subtrees: SHA-256 of a one byte, the left and the right.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut node = [1; 65];
    node[1..33].copy_from_slice(&left.0);
    node[33..].copy_from_slice(&right.0);
    crate::hash::sha256(&node)
}

/// The name of a tree: how many leaves it has, and its root.
///
/// Two heads of one log are either equal, or one extends the other, or the log has lied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Head {
    /// The number of leaves.
    pub size: u64,
    /// The root hash.
    pub root: Hash,
}

impl Head {
    /// The head of a log without entries.
    pub const EMPTY: Self = Self { size: 0, root: EMPTY };
}

/// The right edge of a tree: enough to append to it and to know its root.
///
/// Holds the roots of the full subtrees from left to right, one for each bit that is set in the
/// size, so appending costs at most one hash a level and forgets everything else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Invariant: as many as bits are set in `size`, the largest subtree first.
    subtrees: Vec<Hash>,
}

impl Frontier {
    /// The edge of a tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, subtrees: Vec::new() }
    }

    /// Takes up an edge that was stored as [`Self::size`] and [`Self::subtrees`].
    ///
    /// It is not known whether the hashes are those of a true tree; compare [`Self::head`] with one
    /// that is trusted.
    ///
    /// # Errors
    ///
    /// When the number of hashes is not that of a tree of this size.
    pub fn from_parts(size: u64, subtrees: Vec<Hash>) -> Result<Self, BadFrontier> {
        let wanted = size.count_ones() as usize;
        if subtrees.len() == wanted {
            Ok(Self { size, subtrees })
        } else {
            Err(BadFrontier { size, wanted, found: subtrees.len() })
        }
    }

    /// Appends a leaf, given by its hash.
    pub fn push(&mut self, leaf_hash: Hash) {
        let mut subtree = leaf_hash;
        // Each bit that carries closes one more full subtree.
        for _ in 0..self.size.trailing_ones() {
            let left = self.subtrees.pop().expect("one subtree for each bit of the size");
            subtree = node_hash(&left, &subtree);
        }
        self.subtrees.push(subtree);
        self.size += 1;
    }

    /// The number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the full subtrees, the largest first.
    #[must_use]
    pub fn subtrees(&self) -> &[Hash] {
        &self.subtrees
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut subtrees = self.subtrees.iter().rev();
        let smallest = subtrees.next().copied();
        smallest.map_or(EMPTY, |first| subtrees.fold(first, |right, left| node_hash(left, &right)))
    }

    /// Size and root.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { size: self.size, root: self.root() }
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaf_hashes: I) -> Self {
        let mut frontier = Self::new();
        for leaf_hash in leaf_hashes {
            frontier.push(leaf_hash);
        }
        frontier
    }
}

/// A stored edge with too many or too few hashes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the edge of a tree of {size} leaves has {wanted} hashes, not {found}")]
pub struct BadFrontier {
    /// The size it was said to have.
    pub size: u64,
    /// The hashes such a tree has.
    pub wanted: usize,
    /// The hashes that were given.
    pub found: usize,
}
