//! The theme of a document: its colours by name, as far as one that letters are painted in is white.
//!
//! Word paints letters that name a colour of the theme as the theme has it, whatever colour is said beside.

use std::collections::BTreeSet;

use super::xml::{self, Tag, Visitor};
use crate::faint;

/// Colours of a theme in which letters are painted, and how a document names them.
const NAMED: [(&str, [&str; 2]); 10] = [
    ("dk1", ["text1", "dark1"]),
    ("dk2", ["text2", "dark2"]),
    ("accent1", ["accent1", "accent1"]),
    ("accent2", ["accent2", "accent2"]),
    ("accent3", ["accent3", "accent3"]),
    ("accent4", ["accent4", "accent4"]),
    ("accent5", ["accent5", "accent5"]),
    ("accent6", ["accent6", "accent6"]),
    ("hlink", ["hyperlink", "hyperlink"]),
    ("folHlink", ["followedHyperlink", "followedHyperlink"]),
];

/// The colours of a theme that are white.
#[derive(Default)]
struct White {
    open: Option<&'static str>,
    found: BTreeSet<&'static str>,
}

impl Visitor for White {
    const KNOWS_ALL: bool = true;

    fn start(&mut self, _name: &'static str, tag: &Tag<'_>) {
        let local = tag.local();
        let value = || tag.val().unwrap_or_default();
        let is_white = match local.as_str() {
            "srgbClr" => faint::channels(&value()).is_some_and(faint::is_white),
            "sysClr" => value() == "window",
            local => {
                self.open = NAMED.iter().map(|(name, _)| *name).find(|name| *name == local);
                return;
            }
        };
        self.found.extend(self.open.take().filter(|_| is_white));
    }

    fn end(&mut self, _name: &'static str) {}
}

/// The colours that parts of a document name and its theme has as white, a passage for each.
pub(super) fn white(theme: &str, parts: &[&str]) -> Vec<String> {
    let mut white = White::default();
    if xml::walk(theme, &mut white).is_err() {
        return Vec::new();
    }
    let is_named = |named: &str| {
        let said = ['"', '\''].map(|quote| format!("themeColor={quote}{named}{quote}"));
        parts.iter().any(|part| said.iter().any(|said| part.contains(said)))
    };
    let used = NAMED.iter().filter(|(name, _)| white.found.contains(name));
    let used = used.filter(|(_, named)| named.iter().any(|named| is_named(named)));
    used.map(|(_, [named, _])| format!("letters in {named} of the theme")).collect()
}
