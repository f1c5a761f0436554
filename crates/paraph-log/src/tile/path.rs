//! The words of a tile: its path.

use super::{BadTile, Kind, Tile, WIDTH};
use crate::checkpoint::read_number;
use alloc::string::ToString as _;
use core::fmt;
use core::str::FromStr;

impl fmt::Display for Tile {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Hashes { level } => write!(to, "tile/{level}/")?,
            Kind::Leaves => to.write_str("tile/entries/")?,
        }
        write_index(self.index, to)?;
        if self.is_partial() { write!(to, ".p/{}", self.width) } else { Ok(()) }
    }
}

/// Writes `x001/x234/067`.
fn write_index(index: u64, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut unit = 1_u64;
    while index / unit >= 1000 {
        unit *= 1000;
    }
    while unit > 1 {
        write!(to, "x{:03}/", index / unit % 1000)?;
        unit /= 1000;
    }
    write!(to, "{:03}", index % 1000)
}

impl FromStr for Tile {
    type Err = BadTile;

    fn from_str(path: &str) -> Result<Self, BadTile> {
        let bad = || BadTile::Path(path.into());
        let rest = path.strip_prefix("tile/").ok_or_else(bad)?;
        let (kind, rest) = rest.split_once('/').ok_or_else(bad)?;
        let kind = match kind {
            "entries" => Kind::Leaves,
            level => Kind::Hashes { level: level.parse().map_err(|_| bad())? },
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, read_number(width).ok_or_else(bad)?),
            None => (rest, WIDTH as u64),
        };
        let width = u16::try_from(width).map_err(|_| bad())?;
        let tile = Self::new(kind, read_index(index).ok_or_else(bad)?, width)?;
        // One spelling: `tile/00/1.p/256` and `tile/0/x000/001` name nothing.
        if tile.to_string() == path { Ok(tile) } else { Err(bad()) }
    }
}

/// Reads `x001/x234/067`, and other spellings too.
fn read_index(text: &str) -> Option<u64> {
    text.split('/').try_fold(0_u64, |index, group| {
        let digits = group.strip_prefix('x').unwrap_or(group);
        let group = digits.parse::<u16>().ok().filter(|&group| group < 1000)?;
        index.checked_mul(1000)?.checked_add(group.into())
    })
}
