//! One number for the letters of a text, by which equal texts are found again.

/// Mixes the letters of a text into one number, the same on every machine.
///
/// It is no digest: texts can be chosen so that their numbers are alike.
///
/// ```
/// assert_eq!(paraph_text::spread("border"), paraph_text::spread("border"));
/// assert_ne!(paraph_text::spread("border"), paraph_text::spread("borders"));
/// ```
#[must_use]
pub fn spread(text: &str) -> u64 {
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
    mixed ^ (mixed >> 32)
}
