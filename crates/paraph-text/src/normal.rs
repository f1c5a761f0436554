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

/// Normal words: form C, each run of white space as one space, and none at the ends.
pub(crate) fn words(text: &str) -> String {
    let text = nfc(text);
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}
