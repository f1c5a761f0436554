//! Normal words: Unicode normal form C, white space folded.
//!
//! Layout is not text. Where words are compared or hashed, every run of white space (Unicode
//! `White_Space`, line ends included) counts as one space, and letters composed in different
//! ways count as the same letter.

use alloc::{borrow::Cow, string::String};

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The text in normal form C, borrowed when it is so already.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text with each run of white space as one space, at its ends too.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut in_space = false;
    for char in text.chars() {
        if !char.is_whitespace() {
            folded.push(char);
        } else if !in_space {
            folded.push(' ');
        }
        in_space = char.is_whitespace();
    }
    folded
}

/// Normal words: form C, folded, and without white space at the ends.
pub(crate) fn words(text: &str) -> String {
    fold(nfc(text).trim())
}
