//! Checking proofs, with nothing in hand but roots.
//!
//! Each check walks the proof from the leaf upwards and says no on the first doubt: a hash too many,
//! one too few, sizes that do not fit.

use super::tree::is_subtree;
use super::{EMPTY, Head, node_hash};
use crate::hash::Hash;
use thiserror::Error;

/// Checks that a leaf stands at `index` of the log with this head.
///
/// # Errors
///
/// When the proof does not show that.
pub fn verify_inclusion(
    leaf_hash: &Hash,
    index: u64,
    head: &Head,
    proof: &[Hash],
) -> Result<(), BadProof> {
    if index >= head.size {
        return Err(BadProof::NotInTree { index, size: head.size });
    }
    let (mut at, mut last) = (index, head.size - 1);
    let mut hash = *leaf_hash;
    for beside in proof {
        if last == 0 {
            return Err(BadProof::TooLong);
        }
        if at % 2 == 1 || at == last {
            hash = node_hash(beside, &hash);
            // On the right edge nothing stands to the right: such levels have no hash in the proof.
            let skipped = at.trailing_zeros();
            at >>= skipped;
            last >>= skipped;
        } else {
            hash = node_hash(&hash, beside);
        }
        at >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(BadProof::TooShort);
    }
    if hash != head.root {
        return Err(BadProof::OtherRoot { found: hash, wanted: head.root });
    }
    Ok(())
}

/// Checks that the log with head `new` extends the log with head `old`.
///
/// From an empty log every log follows, by an empty proof.
///
/// # Errors
///
/// When the proof does not show that.
pub fn verify_consistency(old: &Head, new: &Head, proof: &[Hash]) -> Result<(), BadProof> {
    verify_subtree_consistency(0, old.size, &old.root, new, proof)
}

/// Checks that a leaf stands at `index` of a log, by the root of a subtree of it.
///
/// # Errors
///
/// When the proof does not show that, or the leaves are no subtree.
pub fn verify_subtree_inclusion(
    leaf_hash: &Hash,
    index: u64,
    start: u64,
    end: u64,
    subtree_root: &Hash,
    proof: &[Hash],
) -> Result<(), BadProof> {
    if !is_subtree(start, end) {
        return Err(BadProof::NoSubtree { start, end });
    }
    let outside = BadProof::NotInTree { index, size: end };
    let within = index.checked_sub(start).ok_or(outside)?;
    verify_inclusion(leaf_hash, within, &Head { size: end - start, root: *subtree_root }, proof)
}

/// Checks that `subtree_root` is the root over the leaves from `start` to before `end` of the log.
///
/// Leaves are a subtree when `start` is a multiple of the smallest power of two that is not below
/// their number; then they stand together in every tree that holds them.
///
/// # Errors
///
/// When the proof does not show that, or the leaves are no subtree.
pub fn verify_subtree_consistency(
    start: u64,
    end: u64,
    subtree_root: &Hash,
    head: &Head,
    proof: &[Hash],
) -> Result<(), BadProof> {
    if !is_subtree(start, end) {
        return Err(BadProof::NoSubtree { start, end });
    }
    if end > head.size {
        return Err(BadProof::Shrinks { old: end, new: head.size });
    }
    if start == end {
        return of_nothing(subtree_root, head, proof);
    }
    Walk::new(start, end, head.size).along(subtree_root, head, proof)
}

/// Leaves from `n` to before `n`: their root is known, and there is nothing to prove.
fn of_nothing(subtree_root: &Hash, head: &Head, proof: &[Hash]) -> Result<(), BadProof> {
    if !proof.is_empty() {
        return Err(BadProof::TooLong);
    }
    if *subtree_root != EMPTY {
        return Err(BadProof::OtherOldRoot { found: EMPTY, wanted: *subtree_root });
    }
    if head.size == 0 && head.root != EMPTY {
        return Err(BadProof::OtherRoot { found: EMPTY, wanted: head.root });
    }
    Ok(())
}

/// A way up a tree: the first and last leaf of the subtree and the last leaf of the tree, as seen
/// from the level that was reached.
struct Walk {
    first: u64,
    last: u64,
    end: u64,
}

impl Walk {
    const fn new(start: u64, end: u64, size: u64) -> Self {
        Self { first: start, last: end - 1, end: size - 1 }
    }

    fn along(mut self, subtree_root: &Hash, head: &Head, proof: &[Hash]) -> Result<(), BadProof> {
        // Up to the largest full subtree that ends where the wanted leaves end.
        if self.last == self.end {
            while self.first != self.last {
                self.up();
            }
        } else {
            while self.first != self.last && self.last % 2 == 1 {
                self.up();
            }
        }
        let mut rest = proof.iter();
        let seed = if self.first == self.last {
            subtree_root
        } else {
            rest.next().ok_or(BadProof::TooShort)?
        };
        let (mut old, mut new) = (*seed, *seed);
        for beside in rest {
            if self.end == 0 {
                return Err(BadProof::TooLong);
            }
            if self.last % 2 == 1 || self.last == self.end {
                if self.first < self.last {
                    old = node_hash(beside, &old);
                }
                new = node_hash(beside, &new);
                while self.last.is_multiple_of(2) && self.last != 0 {
                    self.up();
                }
            } else {
                new = node_hash(&new, beside);
            }
            self.up();
        }
        if self.end != 0 {
            return Err(BadProof::TooShort);
        }
        if old != *subtree_root {
            return Err(BadProof::OtherOldRoot { found: old, wanted: *subtree_root });
        }
        if new != head.root {
            return Err(BadProof::OtherRoot { found: new, wanted: head.root });
        }
        Ok(())
    }

    const fn up(&mut self) {
        self.first >>= 1;
        self.last >>= 1;
        self.end >>= 1;
    }
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadProof {
    /// The place is beyond the end of the log.
    #[error("entry {index} is not in a log of {size}")]
    NotInTree {
        /// The place.
        index: u64,
        /// The end.
        size: u64,
    },
    /// The later log is the smaller one.
    #[error("a log of {new} cannot extend a log of {old}")]
    Shrinks {
        /// The size said to be extended.
        old: u64,
        /// The size said to extend it.
        new: u64,
    },
    /// Leaves that do not stand together in the tree.
    #[error("the leaves {start} to before {end} are no subtree")]
    NoSubtree {
        /// The first leaf.
        start: u64,
        /// The leaf after the last one.
        end: u64,
    },
    /// A hash more than the tree has levels.
    #[error("the proof has too many hashes")]
    TooLong,
    /// A hash less than the tree has levels.
    #[error("the proof has too few hashes")]
    TooShort,
    /// It leads to another root than that of the head.
    #[error("the proof leads to the root {found} and not to {wanted}")]
    OtherRoot {
        /// The root it leads to.
        found: Hash,
        /// The root of the head.
        wanted: Hash,
    },
    /// It does not lead to the earlier root.
    #[error("the proof leads to the earlier root {found} and not to {wanted}")]
    OtherOldRoot {
        /// The root it leads to.
        found: Hash,
        /// The earlier root.
        wanted: Hash,
    },
}
