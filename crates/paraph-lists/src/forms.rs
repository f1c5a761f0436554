//! What a word may be an inflected form of.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::Lists;

/// What may be taken off the end of a word, and what is put in its place.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// What is taken off: `ies`.
    pub off: &'static str,
    /// What is put in its place: `y`.
    pub instead: &'static str,
}

impl Ending {
    /// Reads `ies=y`.
    pub(crate) fn read(entry: &'static str) -> Option<Self> {
        entry.split_once('=').map(|(off, instead)| Self { off, instead })
    }
}

impl Lists {
    /// A word and what it may be an inflected form of, the word itself first.
    #[must_use]
    pub fn forms(&self, word: &str) -> Vec<String> {
        let mut forms = alloc::vec![word.to_string()];
        for Ending { off, instead } in self.endings {
            let Some(stem) = word.strip_suffix(off) else { continue };
            if stem.chars().nth(1).is_none() {
                continue;
            }
            forms.push([stem, instead].concat());
            // `shipped`: the last letter of the stem is written twice.
            let mut letters = stem.chars().rev();
            if let (Some(last), Some(one_before)) = (letters.next(), letters.next())
                && last == one_before
                && instead.is_empty()
            {
                forms.push(stem[..stem.len() - last.len_utf8()].to_string());
            }
        }
        forms
    }
}
