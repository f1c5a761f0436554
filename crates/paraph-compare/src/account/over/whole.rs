//! A chapeau and what stands under it, where a row has both: one sentence, as a text without sub-points has it.
//!
//! Read one by one, each item would have the chapeau again, and `North shall not: a. fly; b. lay mines` would deny
//! three times what `North shall not fly or lay mines` denies once.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::{Leads, Over, small};
use crate::account::redlined::{Part, Text};
use crate::substance::Context;

/// The signs behind a chapeau or an item.
const SIGNS: [char; 7] = [':', ';', ',', '.', '-', '–', '—'];

impl Leads {
    /// How many of some parts are one sentence: the first is a chapeau, and the others stand under it; none where
    /// each is to be read by itself.
    pub(super) fn in_one_sentence(&self, text: &Text, parts: &[Part]) -> usize {
        let Some((first, rest)) = parts.split_first() else { return 0 };
        let holds = |part: &&Part| {
            let lead = self.over_one(part.place);
            let is_under = lead.is_some_and(|lead| {
                lead.tail.is_empty() && lead.from.last() == Some(&Over::Point(first.place))
            });
            is_under && !self.opens[part.place] && is_one_sentence(&text.words[part.at.clone()])
        };
        let items = rest.iter().take_while(holds).count();
        if self.opens[first.place] && items > 0 { items + 1 } else { 0 }
    }
}

/// Writes the words of some parts as one sentence behind others; answers where those of each stand. A part has as many
/// bytes there as it has.
pub(super) fn write(
    text: &Text,
    parts: &[Part],
    context: &Context,
    all: &mut String,
) -> Vec<Range<usize>> {
    let mut own = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let words = &text.words[part.at.clone()];
        if number > 0 {
            let before = text.words[parts[number - 1].at.clone()].trim_end();
            let is_open = number == 1 || before.ends_with(SIGNS) || !behind_item(before).is_empty();
            all.push(if is_open { ' ' } else { ',' });
        }
        let start = all.len();
        let is_last = number + 1 == parts.len();
        match number {
            // As where each item has the chapeau: what was put into it ends with a comma.
            0 if words.trim_end_matches(SIGNS).contains(',') => write_with(words, ',', all),
            0 => write_with(words, ' ', all),
            _ if is_last => all.push_str(&small(words, context)),
            _ => write_with(&small(words, context), ',', all),
        }
        own.push(start..all.len());
    }
    own
}

/// Writes words with another sign in the place of the last, and spaces where that had more bytes.
fn write_with(words: &str, sign: char, all: &mut String) {
    let behind = behind_item(words);
    let bare = words[..words.len() - behind.len()].trim_end_matches([' ', '\n']);
    let signs = bare.len() - bare.trim_end_matches(SIGNS).len();
    all.push_str(&bare[..bare.len() - signs]);
    if signs > 0 {
        all.push(sign);
        all.extend(core::iter::repeat_n(' ', signs - 1));
    }
    all.push_str(&words[bare.len()..]);
}

/// The word behind the last sign of an item that joins the next to it: `and` of `pay the rent; and`.
fn behind_item(words: &str) -> &str {
    let at = words.trim_end().rfind(SIGNS).map_or(words.len(), |at| at + 1);
    let behind = words.get(at..).unwrap_or_default();
    let is_word = behind.starts_with(' ') && behind.trim().chars().all(char::is_lowercase);
    if is_word { behind } else { "" }
}

/// Whether an item is no more than a part of a sentence.
fn is_one_sentence(words: &str) -> bool {
    let item = words.trim_end();
    let item = item[..item.len() - behind_item(item).len()].trim_end_matches(SIGNS);
    !item.is_empty() && !item.contains(". ") && !item.contains(['\n', ';', ':'])
}
