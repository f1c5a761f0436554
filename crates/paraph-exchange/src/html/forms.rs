//! Fields of a form as they are filled in.

use html5gum::{HtmlString, StartTag, Token};

use super::{attribute, pictures};
use crate::sign::Sign;

/// What a field without words between its tags shows.
pub(super) fn input(tag: &StartTag<()>) -> Option<Sign> {
    let kind = attribute(tag, b"type").unwrap_or_default().to_ascii_lowercase();
    let value = || attribute(tag, b"value").filter(|value| !value.is_empty());
    let is_on = tag.attributes.contains_key(b"checked".as_slice());
    match kind.as_str() {
        // The space between a box and its words is no white space in the page.
        "checkbox" => Some(Sign::Field(if is_on { "☒ " } else { "☐ " }.into())),
        "radio" => Some(Sign::Field(if is_on { "◉ " } else { "○ " }.into())),
        // What it is filled in with, nobody sees.
        "hidden" | "password" | "file" => None,
        "image" => pictures::picture(tag, &[]).map(Sign::StandIn),
        "submit" | "button" | "reset" => value().map(Sign::Words),
        _ => value().map(Sign::Field),
    }
}

/// What stands in a field that has words between its tags.
pub(super) struct Area {
    /// Whether several entries may be chosen.
    is_multiple: bool,
    /// How many entries are seen at once.
    size: usize,
    /// The entries, and whether each is chosen; none where all words are its value.
    entries: Option<Vec<(String, bool)>>,
    words: String,
}

impl Area {
    pub(super) fn new(tag: &StartTag<()>) -> Self {
        let is_multiple = tag.attributes.contains_key(b"multiple".as_slice());
        let size = attribute(tag, b"size").and_then(|size| size.parse().ok()).unwrap_or(0);
        let entries = (tag.name.as_slice() == b"select").then(Vec::new);
        Self { is_multiple, size, entries, words: String::new() }
    }

    /// Takes what stands in it.
    pub(super) fn take(&mut self, token: &Token) {
        match (token, &mut self.entries) {
            (Token::StartTag(tag), Some(entries)) if tag.name.as_slice() == b"option" => {
                let is_chosen = tag.attributes.contains_key(b"selected".as_slice());
                entries.push((label(tag).unwrap_or_default(), is_chosen));
            }
            (Token::String(text), Some(entries)) => {
                if let Some((words, _)) = entries.last_mut() {
                    words.push_str(&lossy(text));
                }
            }
            (Token::String(text), None) => self.words.push_str(&lossy(text)),
            _ => {}
        }
    }

    /// What it is filled in with.
    pub(super) fn value(&self) -> String {
        let Some(entries) = &self.entries else { return self.words.clone() };
        let chosen = || entries.iter().filter(|(_, is_chosen)| *is_chosen);
        if self.is_multiple {
            let words: Vec<&str> = chosen().map(|(words, _)| words.trim()).collect();
            return words.join(", ");
        }
        // Where nothing is chosen, the only line that is seen is the first.
        let usual = entries.first().filter(|_| self.size < 2);
        chosen().next_back().or(usual).map(|(words, _)| words.clone()).unwrap_or_default()
    }
}

/// What is shown of an entry in place of its words.
fn label(tag: &StartTag<()>) -> Option<String> {
    attribute(tag, b"label").filter(|label| !label.is_empty()).map(|label| label + " ")
}

fn lossy(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}
