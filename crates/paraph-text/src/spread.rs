//! One number for the letters of a text, by which equal texts are found again in a table.

/// How many places of a table are looked at for a text.
const STEPS: usize = 8;

/// The letters of a text mixed into one number, the same on every machine.
///
/// It is no digest: texts can be chosen so that their numbers are alike.
///
/// ```
/// use paraph_text::Spread;
///
/// assert_eq!(Spread::of("border"), Spread::of("border"));
/// assert_ne!(Spread::of("border"), Spread::of("borders"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread(u64);

impl Spread {
    /// That of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        /// Spreads bits that differ over the whole number.
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut mixed = 0_u64;
        for part in text.as_bytes().chunks(8) {
            let mut bytes = [0; 8];
            bytes[..part.len()].copy_from_slice(part);
            let part = u64::from_le_bytes(bytes);
            mixed = (mixed.rotate_left(23) ^ part).wrapping_mul(SPREAD);
        }
        mixed ^= text.len() as u64;
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(SPREAD);
        Self(mixed ^ (mixed >> 32))
    }

    /// Some of its bits, by which most other texts are told apart.
    #[must_use]
    pub fn tag(self) -> u32 {
        u32::try_from(self.0 & u64::from(u32::MAX)).unwrap_or(0)
    }

    /// The places at which the text is looked for, in their order, in a table of a power of two of places, of
    /// which `mask` is the last.
    pub fn places(self, mask: usize) -> impl Iterator<Item = usize> {
        let first = usize::try_from(self.0 >> 32).unwrap_or(0);
        (0..STEPS).map(move |step| first.wrapping_add(step) & mask)
    }
}
