//! References by the words of a heading: `the section on Prisoners`, `the part headed “Arms”`.
//!
//! The words must be those of a heading of either draft, whole, and end the phrase: `the section on
//! prisoners of war` names no section headed `Prisoners`.

use alloc::string::String;
use alloc::vec::Vec;

use super::labels::Joined;
use super::{Label, List, NAME_WORDS_MAX, Read, label};
use crate::words::split::words;

/// Signs that open the words of a heading.
const QUOTES: [char; 5] = ['“', '"', '«', '„', '‘'];
/// How a label begins that is made of the words of a heading.
const TITLED: &str = "titled-";

/// The words of a heading as a label, without a number before them: of `Section II. Release of
/// Prisoners` and of `Release of Prisoners` it is the same.
pub(crate) fn title_key(line: &str) -> Option<String> {
    let title = title_of(line);
    (!title.is_empty() && title.len() <= NAME_WORDS_MAX).then(|| key(&title))
}

/// The words of a heading without the number before them: `Release`, `of`, `Prisoners`.
pub(crate) fn title_of(line: &str) -> Vec<&str> {
    let mut written: Vec<&str> = words(line).into_iter().map(|at| &line[at]).collect();
    let is_word = |word: &str| List::Words.has(&word.to_lowercase());
    let is_number = |word: &&str| label(word, false).is_some();
    let numbering = match written.as_slice() {
        [word, number, ..] if is_word(word) && is_number(number) => 2,
        [number, ..] if is_number(number) => 1,
        _ => 0,
    };
    written.drain(..numbering);
    written
}

/// Whether a label is made of the words of a heading.
pub(crate) fn is_titled(label: &Label) -> bool {
    label.with_word.starts_with(TITLED)
}

fn key(words: &[&str]) -> String {
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    [TITLED, &small.join(" ")].concat()
}

impl Read<'_> {
    /// The heading whose words stand at a place, behind a word for a part of the text; where it ends.
    pub(super) fn titled(&self, at: usize) -> Option<(Label, usize)> {
        let is_quoted = |at: usize| self.gap(at).trim_start().starts_with(QUOTES);
        let leads = self.word(at).filter(|_| self.gap(at) == " ")?.to_lowercase();
        let from = at + usize::from(List::Titled.has(&leads));
        if from == at && !is_quoted(at) {
            return None;
        }
        // `On the Release of Prisoners`: the article may be the heading's own.
        let skips = self.word(from).is_some_and(|word| word.eq_ignore_ascii_case("the"));
        [from, from + usize::from(skips)].into_iter().find_map(|from| {
            let most = self.cut.len().min(from + NAME_WORDS_MAX);
            let ends = (from + 1..=most).rev().filter(|end| self.is_end(*end));
            { ends }.find_map(|end| {
                let written: Option<Vec<&str>> = (from..end).map(|at| self.word(at)).collect();
                let with_word = key(&written?);
                let known = self.reader.titles.contains(&with_word);
                let label = || Label {
                    readings: Vec::new(),
                    with_word,
                    own: Vec::new(),
                    is_between: false,
                    joined: Joined::Plainly,
                };
                known.then(|| (label(), end))
            })
        })
    }
}
