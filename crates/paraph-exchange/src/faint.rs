//! Letters that can hardly be seen: white on white, of no size, moved off the page.
//!
//! They may be seen all the same, on a ground that is not known here. So they are read as text, and told.

/// What is said of whether letters are seen; nothing where something says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether they are white.
    pub(crate) is_white: Option<bool>,
    /// Whether the ground that they stand on is not.
    pub(crate) is_dark: Option<bool>,
    /// Whether they are too small to be read.
    pub(crate) is_tiny: Option<bool>,
    /// Whether they are drawn where nobody looks, or so that nothing is left of them.
    pub(crate) is_off: bool,
}

impl Look {
    /// What it says, and where it says nothing, what the other says.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            is_white: self.is_white.or(other.is_white),
            is_dark: self.is_dark.or(other.is_dark),
            is_tiny: self.is_tiny.or(other.is_tiny),
            is_off: self.is_off || other.is_off,
        }
    }

    /// Whether the letters can hardly be seen.
    pub(crate) fn is_faint(self) -> bool {
        let is_lost = self.is_white == Some(true) && self.is_dark != Some(true);
        is_lost || self.is_tiny == Some(true) || self.is_off
    }
}

/// The channels of a colour that is written in hexadecimal digits: `fff`, `FFFFFF`.
pub(crate) fn channels(hex: &str) -> Option<[u8; 3]> {
    let digit = |at: usize| hex.get(at..=at).and_then(|digit| u8::from_str_radix(digit, 16).ok());
    let pair = |one: usize, other: usize| Some(digit(one)? * 16 + digit(other)?);
    match hex.len() {
        3 | 4 => Some([pair(0, 0)?, pair(1, 1)?, pair(2, 2)?]),
        6 | 8 => Some([pair(0, 1)?, pair(2, 3)?, pair(4, 5)?]),
        _ => None,
    }
}

/// Whether a colour cannot be told from white.
pub(crate) fn is_white(channels: [u8; 3]) -> bool {
    const LEAST: u8 = 0xF0;
    channels.iter().all(|channel| *channel >= LEAST)
}
