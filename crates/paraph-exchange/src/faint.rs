//! Letters that can hardly be seen: white on white, black on black, of no size, moved off the page.
//!
//! They may be seen all the same, on a ground that is not known here. So they are read as text, and told.

/// A colour, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// Red, green and blue.
    Known([u8; 3]),
    /// Nothing is painted.
    Clear,
    /// Letters as they are seen on any ground, and the ground of the page.
    Usual,
    /// One of which only this is known, that something else is meant than white.
    Other,
}

/// White.
const WHITE: [u8; 3] = [255; 3];
/// Black.
pub(crate) const BLACK: [u8; 3] = [0; 3];

/// What is said of whether letters are seen; nothing where something says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// What they are painted with.
    pub(crate) ink: Option<Colour>,
    /// What they stand on.
    pub(crate) ground: Option<Colour>,
    /// Whether they are too small to be read.
    pub(crate) is_tiny: Option<bool>,
    /// Whether they stand in what is folded up until somebody opens it.
    pub(crate) is_folded: Option<bool>,
    /// Whether they are drawn where nobody looks, or so that nothing is left of them.
    pub(crate) is_off: bool,
}

impl Look {
    /// What it says, and where it says nothing, what the other says.
    pub(crate) fn or(self, other: Self) -> Self {
        // Where nothing is painted, what lies below is seen.
        let ground = self.ground.filter(|ground| *ground != Colour::Clear);
        Self {
            ink: self.ink.or(other.ink),
            ground: ground.or(other.ground),
            is_tiny: self.is_tiny.or(other.is_tiny),
            is_folded: self.is_folded.or(other.is_folded),
            is_off: self.is_off || other.is_off,
        }
    }

    /// Whether the letters can hardly be seen.
    pub(crate) fn is_faint(self) -> bool {
        let ground = match self.ground {
            None | Some(Colour::Usual | Colour::Clear) => Colour::Known(WHITE),
            Some(ground) => ground,
        };
        let is_lost = match (self.ink.unwrap_or(Colour::Usual), ground) {
            (Colour::Clear, _) => true,
            (Colour::Known(ink), Colour::Known(ground)) => is_near(ink, ground),
            _ => false,
        };
        is_lost || self.is_tiny == Some(true) || self.is_folded == Some(true) || self.is_off
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

/// Whether one colour cannot be told from another on which it stands.
fn is_near(one: [u8; 3], other: [u8; 3]) -> bool {
    const APART: u8 = 0x10;
    if is_white(one) && is_white(other) {
        return true;
    }
    one.iter().zip(&other).all(|(one, other)| one.abs_diff(*other) < APART)
}

/// The colours that are called so wherever colours have names, in small letters.
pub(crate) fn named(name: &str) -> Option<[u8; 3]> {
    const NAMED: [(&str, [u8; 3]); 23] = [
        ("white", WHITE),
        ("snow", [255, 250, 250]),
        ("ivory", [255, 255, 240]),
        ("whitesmoke", [245, 245, 245]),
        ("ghostwhite", [248, 248, 255]),
        ("black", BLACK),
        ("red", [255, 0, 0]),
        ("green", [0, 128, 0]),
        ("lime", [0, 255, 0]),
        ("blue", [0, 0, 255]),
        ("yellow", [255, 255, 0]),
        ("cyan", [0, 255, 255]),
        ("aqua", [0, 255, 255]),
        ("magenta", [255, 0, 255]),
        ("fuchsia", [255, 0, 255]),
        ("navy", [0, 0, 128]),
        ("maroon", [128, 0, 0]),
        ("purple", [128, 0, 128]),
        ("olive", [128, 128, 0]),
        ("teal", [0, 128, 128]),
        ("gray", [128, 128, 128]),
        ("grey", [128, 128, 128]),
        ("silver", [192, 192, 192]),
    ];
    NAMED.iter().find(|(own, _)| *own == name).map(|(_, channels)| *channels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_lost_on_a_ground_of_their_colour() {
        let on = |ink, ground| Look { ink, ground, ..Look::default() }.is_faint();
        let [black, white, red] = [BLACK, WHITE, [255, 0, 0]].map(|one| Some(Colour::Known(one)));
        assert!(
            on(white, None) && on(black, black) && on(red, red) && on(Some(Colour::Clear), red)
        );
        assert!(on(white, Some(Colour::Clear)) && on(white, Some(Colour::Usual)));
        assert!(!on(white, black) && !on(black, None) && !on(None, black) && !on(red, black));
        assert!(!on(white, Some(Colour::Other)) && !on(Some(Colour::Other), None));
    }
}
