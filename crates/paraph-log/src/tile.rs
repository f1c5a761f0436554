//! Tiles: a log cut into files that never change.
//!
//! The layout is C2SP's tlog-tiles. A log is a folder that any web server can serve and any tool can
//! read:
//!
//! | path | holds |
//! |---|---|
//! | `tile/0/000` | the first 256 leaf hashes, 32 bytes each |
//! | `tile/0/001.p/44` | the next 44, while there are no more |
//! | `tile/1/000.p/1` | the roots over full tiles of the level below |
//! | `tile/entries/000` | the first 256 leaves, each after its length as a big-endian u16 |
//!
//! An index is written in groups of three digits, all but the last with an `x` before them: tile
//! 1234067 is `x001/x234/067`. A tile of fewer than [`WIDTH`] is partial and says its width.
//!
//! A [`Tile`] is the name of such a file. A [`Tiler`] is given the leaf hashes one after another and
//! cuts the hash tiles; [`write_leaf`] and [`read_leaves`] are for the tiles of leaves.

mod path;
mod tiler;

use crate::hash::Hash;
use alloc::string::String;
use alloc::vec::Vec;
use thiserror::Error;

pub use tiler::Tiler;

/// The hashes or leaves of a full tile.
pub const WIDTH: usize = 256;

/// The most levels: 256^8 leaves are 2^64.
pub(crate) const LEVELS: u8 = 8;

/// The bytes of a hash.
const HASH_BYTES: usize = 32;

/// The most bytes of a tile of leaves: 256 of the greatest length.
pub const TILE_MAX: usize = WIDTH * (2 + u16::MAX as usize);

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Hashes: leaf hashes at level 0, above that the roots over full tiles of the level below.
    Hashes {
        /// The level, 0 to 7.
        level: u8,
    },
    /// The leaves themselves.
    Leaves,
}

/// The name of one file of a log. Its words are the path: `tile/0/x001/234.p/5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    kind: Kind,
    index: u64,
    /// Invariant: 1 to 256.
    width: u16,
}

impl Tile {
    /// Names a tile.
    ///
    /// # Errors
    ///
    /// When its level, index or width is one that no tree has.
    pub const fn new(kind: Kind, index: u64, width: u16) -> Result<Self, BadTile> {
        let level = match kind {
            Kind::Hashes { level } => level,
            Kind::Leaves => 0,
        };
        if level >= LEVELS {
            return Err(BadTile::Level(level));
        }
        if width == 0 || width as usize > WIDTH {
            return Err(BadTile::Width(width));
        }
        // A tile of this level stands over 256^(level + 1) leaves, of which there are below 2^64.
        let bits = 8 * (level as u32 + 1);
        if index.leading_zeros() < bits {
            return Err(BadTile::Index(index));
        }
        Ok(Self { kind, index, width })
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Which one of its kind, counted from 0.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or leaves it holds, 1 to 256.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Whether more may come into the place where it stands.
    #[must_use]
    pub const fn is_partial(&self) -> bool {
        (self.width as usize) < WIDTH
    }

    /// The tiles of leaves of a log of this size, in order.
    pub fn of_leaves(size: u64) -> impl Iterator<Item = Self> {
        Self::of_level(Kind::Leaves, size)
    }

    /// All tiles of hashes of a log of this size, level by level.
    pub fn of_hashes(size: u64) -> impl Iterator<Item = Self> {
        (0..LEVELS).flat_map(move |level| {
            // Each level has a hash for every full tile of the level below.
            Self::of_level(Kind::Hashes { level }, size >> (8 * u32::from(level)))
        })
    }

    /// The tiles over this many items of one kind: full ones, and a partial one if any are left.
    fn of_level(kind: Kind, items: u64) -> impl Iterator<Item = Self> {
        let width = WIDTH as u64;
        (0..items.div_ceil(width)).map(move |index| {
            let left = items - index * width;
            let width = u16::try_from(left.min(width)).expect("at most 256");
            Self { kind, index, width }
        })
    }
}

/// Reads the hashes of a tile.
///
/// # Errors
///
/// When the bytes are not as many as the tile's width asks for.
pub fn read_hashes(tile: &Tile, bytes: &[u8]) -> Result<Vec<Hash>, BadTile> {
    let (hashes, rest) = bytes.as_chunks::<HASH_BYTES>();
    if !rest.is_empty() || hashes.len() != usize::from(tile.width) {
        let wanted = usize::from(tile.width) * HASH_BYTES;
        return Err(BadTile::Length { wanted, found: bytes.len() });
    }
    Ok(hashes.iter().copied().map(Hash).collect())
}

/// Writes hashes one after another.
#[must_use]
pub fn write_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// Appends a leaf to the bytes of a tile of leaves.
///
/// # Errors
///
/// When it is longer than 65,535 bytes.
pub fn write_leaf(leaf: &[u8], to: &mut Vec<u8>) -> Result<(), BadTile> {
    let length = u16::try_from(leaf.len()).map_err(|_| BadTile::LongLeaf(leaf.len()))?;
    to.extend(length.to_be_bytes());
    to.extend(leaf);
    Ok(())
}

/// Reads the leaves of a tile.
///
/// # Errors
///
/// When the bytes end inside a leaf, or are not as many leaves as the tile's width asks for.
pub fn read_leaves<'a>(tile: &Tile, mut bytes: &'a [u8]) -> Result<Vec<&'a [u8]>, BadTile> {
    let mut leaves = Vec::with_capacity(usize::from(tile.width));
    while !bytes.is_empty() && leaves.len() < usize::from(tile.width) {
        let ends = BadTile::EndsInLeaf { at: leaves.len() };
        let Some((length, rest)) = bytes.split_first_chunk() else { return Err(ends) };
        let length = usize::from(u16::from_be_bytes(*length));
        let (leaf, rest) = rest.split_at_checked(length).ok_or(ends)?;
        leaves.push(leaf);
        bytes = rest;
    }
    if leaves.len() < usize::from(tile.width) {
        return Err(BadTile::Leaves { wanted: tile.width, found: leaves.len() });
    }
    if bytes.is_empty() { Ok(leaves) } else { Err(BadTile::Trailing(bytes.len())) }
}

/// Why something is not a tile.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadTile {
    /// A path that no tile has, or has in another spelling.
    #[error("{0:?} is not the path of a tile")]
    Path(String),
    /// A level that no tree reaches.
    #[error("a tree has the levels 0 to 7 of tiles, not {0}")]
    Level(u8),
    /// An index that no tree reaches.
    #[error("no tree has a tile {0} at that level")]
    Index(u64),
    /// A width that no tile has.
    #[error("a tile has a width from 1 to {WIDTH}, not {0}")]
    Width(u16),
    /// Too many or too few bytes for its hashes.
    #[error("a tile of that width has {wanted} bytes, not {found}")]
    Length {
        /// The bytes that it should have.
        wanted: usize,
        /// The bytes that it has.
        found: usize,
    },
    /// A leaf whose length cannot be written.
    #[error("a leaf in a tile has at most 65535 bytes, not {0}")]
    LongLeaf(usize),
    /// The bytes end inside a leaf.
    #[error("the tile ends inside its leaf {at}, counted from 0")]
    EndsInLeaf {
        /// Which leaf of the tile.
        at: usize,
    },
    /// Too few leaves.
    #[error("a tile of that width has {wanted} leaves, not {found}")]
    Leaves {
        /// The leaves that it should have.
        wanted: u16,
        /// The leaves that it has.
        found: usize,
    },
    /// Bytes after the last leaf.
    #[error("{0} bytes follow after the last leaf of the tile")]
    Trailing(usize),
}
