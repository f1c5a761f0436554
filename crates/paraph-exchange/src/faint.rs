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
    /// One that the file names in a list of its own, by its place there, made darker and lighter by so many parts of 255,
    /// and what it is said to be beside that.
    Listed { at: u8, dark: u8, light: u8, said: Option<[u8; 3]> },
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
    /// Whether something is said of it that is not understood, so that they may not be seen.
    pub(crate) is_doubtful: bool,
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
            is_doubtful: self.is_doubtful || other.is_doubtful,
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

/// Whether letters of one colour can hardly be told from another on which they stand: all readers ask here, of pages, of
/// Word and of PDF.
///
/// By the contrast that WCAG 2 measures, and by how far their channels are apart: yellow is seen on white, where light
/// grey is not, and nothing dark is seen on black.
fn is_near(one: [u8; 3], other: [u8; 3]) -> bool {
    const APART: u8 = 0x10;
    const HUES_APART: u8 = 0x40;
    /// Ratios, in hundredths: light colours, and those of which both are dark.
    const LIGHT: u32 = 125;
    const DARK: u32 = 145;
    const DARK_MAX: u32 = 60;
    let apart = one.iter().zip(&other).map(|(one, other)| one.abs_diff(*other)).max().unwrap_or(0);
    let lights = [light(one), light(other)];
    let (low, high) = (lights[0].min(lights[1]), lights[0].max(lights[1]));
    let ratio = (high + 50) * 100 / (low + 50);
    apart < APART
        || is_white(one) && is_white(other)
        || apart < HUES_APART && ratio < LIGHT
        || high <= DARK_MAX && ratio < DARK
}

/// How light a colour is, in thousandths of white.
fn light(colour: [u8; 3]) -> u32 {
    const PARTS: [u32; 3] = [213, 715, 72];
    let of = |(channel, part): (&u8, u32)| u32::from(*channel) * u32::from(*channel) * part;
    colour.iter().zip(PARTS).map(of).sum::<u32>() / (255 * 255)
}

/// The colours that are called so wherever colours have names, in small letters.
pub(crate) fn named(name: &str) -> Option<[u8; 3]> {
    const NAMED: &str = include_str!("../data/colours.txt");
    let called = |line: &'static str| line.strip_prefix(name)?.strip_prefix(' ');
    channels(NAMED.lines().find_map(called)?)
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
        let [grey, light, yellow, navy] =
            ["e7e6e6", "d3d3d3", "ffff00", "000080"].map(|hex| channels(hex).map(Colour::Known));
        assert!(on(grey, None) && !on(light, None) && !on(yellow, None) && !on(navy, None));
        assert!(on(black, navy) && on(navy, black) && !on(white, navy) && !on(black, yellow));
        assert_eq!(named("rebeccapurple"), Some([0x66, 0x33, 0x99]));
        assert_eq!([named("white"), named("whit"), named("#")], [Some(WHITE), None, None]);
    }
}
