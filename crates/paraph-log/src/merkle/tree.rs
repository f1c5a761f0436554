//! A tree with all its hashes, which makes proofs.

use super::{EMPTY, Head, node_hash};
use crate::hash::Hash;
use alloc::vec::Vec;
use thiserror::Error;

/// A tree that holds all its hashes and can prove things about each of its earlier sizes.
///
/// Takes about 64 bytes a leaf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// `levels[0]` are the leaf hashes, `levels[n]` the roots of the full subtrees of 2^n leaves.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// Appends a leaf, given by its hash.
    pub fn push(&mut self, leaf_hash: Hash) {
        let mut hash = leaf_hash;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let nodes = &mut self.levels[level];
            nodes.push(hash);
            // The second of a pair closes a subtree of the next level.
            match nodes.as_slice() {
                [.., left, right] if nodes.len().is_multiple_of(2) => hash = node_hash(left, right),
                _ => return,
            }
        }
    }

    /// The number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// The hash of a leaf.
    #[must_use]
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.node(0, index)
    }

    /// The root of the `index`th full subtree of 2^`level` leaves.
    #[must_use]
    pub fn node(&self, level: usize, index: u64) -> Option<Hash> {
        let index = usize::try_from(index).ok()?;
        self.levels.get(level)?.get(index).copied()
    }

    /// Size and root of the whole tree.
    #[must_use]
    pub fn head(&self) -> Head {
        let size = self.size();
        Head { size, root: self.range(0, size) }
    }

    /// The root of the tree when it had `size` leaves.
    ///
    /// # Errors
    ///
    /// When it never had so many.
    pub fn root(&self, size: u64) -> Result<Hash, OutOfRange> {
        self.has(0, size, size)?;
        Ok(self.range(0, size))
    }

    /// The proof that the leaf at `index` is in the tree of `size` leaves.
    ///
    /// # Errors
    ///
    /// When there is no such leaf in it, or the tree never had so many.
    pub fn inclusion_proof(&self, index: u64, size: u64) -> Result<Vec<Hash>, OutOfRange> {
        self.has(index, index.saturating_add(1), size)?;
        let mut proof = Vec::new();
        let (mut start, mut end) = (0, size);
        while end - start > 1 {
            let middle = start + split(end - start);
            if index < middle {
                proof.push(self.range(middle, end));
                end = middle;
            } else {
                proof.push(self.range(start, middle));
                start = middle;
            }
        }
        // Collected from the root down; a proof reads from the leaf up.
        proof.reverse();
        Ok(proof)
    }

    /// The proof that the tree of `new` leaves extends the tree of `old` leaves.
    ///
    /// It is empty when the sizes are equal or `old` is zero.
    ///
    /// # Errors
    ///
    /// When `old` is more than `new`, or the tree never had so many leaves.
    pub fn consistency_proof(&self, old: u64, new: u64) -> Result<Vec<Hash>, OutOfRange> {
        self.subtree_consistency_proof(0, old, new)
    }

    /// The proof that the subtree of the leaves from `start` to before `end` is part of the tree of
    /// `size` leaves.
    ///
    /// # Errors
    ///
    /// When these leaves are no subtree (see [`super::verify_subtree_consistency`]), or the tree
    /// never had so many.
    pub fn subtree_consistency_proof(
        &self,
        start: u64,
        end: u64,
        size: u64,
    ) -> Result<Vec<Hash>, OutOfRange> {
        self.has(start, end, size)?;
        if !is_subtree(start, end) {
            return Err(OutOfRange { start, end, size, held: self.size() });
        }
        let mut proof = Vec::new();
        if start < end {
            self.subtree_path(start, end, (0, size), &mut proof);
        }
        Ok(proof)
    }

    /// Walks from the root of `within` down to the wanted subtree and notes what lies beside the way.
    fn subtree_path(&self, start: u64, end: u64, within: (u64, u64), proof: &mut Vec<Hash>) {
        let (mut low, mut high) = within;
        let mut wanted_from = start;
        while (wanted_from, end) != (low, high) {
            let middle = low + split(high - low);
            if end <= middle {
                proof.push(self.range(middle, high));
                high = middle;
            } else {
                proof.push(self.range(low, middle));
                low = middle;
                // The wanted part lies on both sides: its left half is full and now proved.
                wanted_from = wanted_from.max(middle);
            }
        }
        if wanted_from != start {
            // Unless the verifier holds it as the old root, it needs the last part too.
            proof.push(self.range(low, high));
        }
        proof.reverse();
    }

    fn has(&self, start: u64, end: u64, size: u64) -> Result<(), OutOfRange> {
        let held = self.size();
        if start <= end && end <= size && size <= held {
            Ok(())
        } else {
            Err(OutOfRange { start, end, size, held })
        }
    }

    /// The root over the leaves from `start` to before `end`, which the callers know to be held.
    ///
    /// `start` is a multiple of the smallest power of two that is not below the length, so the range
    /// falls into full subtrees that are held, the largest first.
    fn range(&self, start: u64, end: u64) -> Hash {
        let mut parts = Vec::new();
        let mut at = start;
        while at < end {
            let level = (end - at).ilog2();
            let node = self.node(level as usize, at >> level);
            parts.push(node.expect("a full subtree within the size is held"));
            at += 1 << level;
        }
        let mut parts = parts.into_iter().rev();
        let smallest = parts.next();
        smallest.map_or(EMPTY, |first| parts.fold(first, |right, left| node_hash(&left, &right)))
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaf_hashes: I) -> Self {
        let mut tree = Self::new();
        for leaf_hash in leaf_hashes {
            tree.push(leaf_hash);
        }
        tree
    }
}

/// The leaves on the left of a tree of `size` leaves, two or more: the largest power of two below it.
pub(super) const fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// Whether the leaves from `start` to before `end` can stand as a tree of their own.
pub(super) const fn is_subtree(start: u64, end: u64) -> bool {
    match end.checked_sub(start) {
        None => false,
        Some(0) => true,
        Some(length) => match length.checked_next_power_of_two() {
            Some(whole) => start.is_multiple_of(whole),
            None => start == 0,
        },
    }
}

/// A question about leaves that a tree does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("leaves {start} to before {end} of {size}: the tree holds {held} leaves")]
pub struct OutOfRange {
    /// The first leaf asked for.
    pub start: u64,
    /// The leaf after the last one asked for.
    pub end: u64,
    /// The size of the tree asked about.
    pub size: u64,
    /// The size of the tree that is there.
    pub held: u64,
}
