//! Stand-ins: what a text has in place of what cannot be read as words.
//!
//! `⟦picture …⟧`: what it is, and letters that are others for other contents. So a comparison, a
//! redline and the digest of a text see that something that nobody read was exchanged for something
//! else. A stand-in is text like any other; no reader takes it out again.

use std::borrow::Cow;

use paraph_text::FileDigest;

/// Around a stand-in.
pub(crate) const BEGINS: char = '⟦';
/// Behind it.
pub(crate) const ENDS: char = '⟧';
/// How many letters say as much as 128 bits, of which no two contents can be found to have the same.
const LETTERS: usize = 28;

/// What stands for contents of a kind.
pub(crate) fn of(kind: &str, contents: &[u8]) -> String {
    format!("{BEGINS}{kind} {}{ENDS}", letters(contents))
}

/// What stands for something that has a name.
pub(crate) fn named(kind: &str, name: &str) -> String {
    format!("{BEGINS}{kind} {name}{ENDS}")
}

/// What stands for a character that means nothing outside its font.
pub(crate) fn character(font: &str, code: u32) -> String {
    // A name is written as words of the text are, and cannot end the stand-in.
    let is_name = |char: &char| char.is_alphanumeric() || matches!(char, ' ' | '-');
    let font: String = font.chars().filter(is_name).take(40).collect();
    named("sign", format!("{font} {code:04X}").trim())
}

/// Words without the stand-ins in them.
pub(crate) fn without(words: &str) -> Cow<'_, str> {
    if !words.contains(BEGINS) {
        return Cow::Borrowed(words);
    }
    let mut bare = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, (_, behind))) = rest
        .split_once(BEGINS)
        .and_then(|(before, behind)| Some((before, behind.split_once(ENDS)?)))
    {
        bare.push_str(before);
        rest = behind;
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}

/// Whether words are stand-ins and nothing else.
pub(crate) fn is_alone(words: &str) -> bool {
    words.contains(BEGINS) && without(words).trim().is_empty()
}

/// Letters alone, since figures in a text are compared as figures.
pub(crate) fn letters(contents: &[u8]) -> String {
    let digest = FileDigest::of(contents).0;
    let mut value =
        digest.iter().take(16).fold(0, |value: u128, byte| value << 8 | u128::from(*byte));
    let mut letters = String::with_capacity(LETTERS);
    for _ in 0..LETTERS {
        letters.push(char::from(b'a' + u8::try_from(value % 26).unwrap_or(0)));
        value /= 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::{character, is_alone, of, without};

    #[test]
    fn contents_and_kinds_are_told_apart_in_letters() {
        let one = of("picture", b"one");
        assert_eq!(one, of("picture", b"one"));
        assert_ne!(one, of("picture", b"two"));
        assert_ne!(one, of("chart", b"one"));
        let letters = one.trim_start_matches("⟦picture ").trim_end_matches('⟧');
        assert_eq!(letters.len(), 28);
        assert!(letters.bytes().all(|byte| byte.is_ascii_lowercase()), "{letters}");
    }

    #[test]
    fn the_name_of_a_font_cannot_end_its_stand_in() {
        assert_eq!(character("Map⟧ Signs[", 0xF041), "⟦sign Map Signs F041⟧");
        assert_eq!(character("", 0xE000), "⟦sign E000⟧");
    }

    #[test]
    fn words_are_told_from_stand_ins() {
        assert!(is_alone("⟦picture a⟧ ⟦chart b⟧"));
        assert!(!is_alone("Map ⟦picture a⟧") && !is_alone("") && !is_alone("⟦picture"));
        assert_eq!(without("a ⟦picture a⟧ b ⟦chart b⟧"), "a  b ");
    }
}
