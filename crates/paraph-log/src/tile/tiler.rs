//! Cutting a growing tree into tiles.

use super::{Kind, Tile, WIDTH, write_hashes};
use crate::hash::Hash;
use crate::merkle::Frontier;
use alloc::vec::Vec;

/// Cuts a tree into tiles while its leaves come in.
///
/// Keeps the tiles that are not full yet, one for each level: a few kilobytes for any log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tiler {
    levels: Vec<Level>,
}

/// Invariant: fewer than [`WIDTH`] hashes are left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Level {
    /// The full tiles that were cut.
    full: u64,
    left: Vec<Hash>,
}

impl Tiler {
    /// The tiler of a tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// Takes the hash of the next leaf and returns the tiles that became full by it, with their
    /// bytes: mostly none, one at every 256th leaf, two at every 65,536th.
    pub fn push(&mut self, leaf_hash: Hash) -> Vec<(Tile, Vec<u8>)> {
        let mut cut = Vec::new();
        let mut hash = leaf_hash;
        for level in 0_u8.. {
            let at = usize::from(level);
            if self.levels.len() == at {
                self.levels.push(Level::default());
            }
            let Some(here) = self.levels.get_mut(at) else { break };
            here.left.push(hash);
            if here.left.len() < WIDTH {
                break;
            }
            let tile = Tile { kind: Kind::Hashes { level }, index: here.full, width: 256 };
            cut.push((tile, write_hashes(&here.left)));
            // The root over a full tile is a hash of the level above.
            hash = here.left.drain(..).collect::<Frontier>().root();
            here.full += 1;
        }
        cut
    }

    /// The partial tiles at the right edge of the tree as it is now, level by level.
    pub fn partial(&self) -> impl Iterator<Item = (Tile, Vec<u8>)> {
        (0_u8..).zip(&self.levels).filter(|(_, level)| !level.left.is_empty()).map(
            |(level, Level { full, left })| {
                let width = u16::try_from(left.len()).expect("fewer than 256");
                let tile = Tile { kind: Kind::Hashes { level }, index: *full, width };
                (tile, write_hashes(left))
            },
        )
    }
}
