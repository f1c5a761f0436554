//! The styles of a document, as far as they number, indent, head or hide.

use std::collections::BTreeMap;

use super::xml::{Tag, Visitor};

/// How many styles may be based on one another.
const CHAIN_MAX: usize = 32;

/// The styles by their identifiers.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The one being read.
    open: Option<(String, Style)>,
    /// In how many elements is read what held before a change.
    skipped: usize,
}

/// One style.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    pub(super) layout: Layout,
    is_hidden: bool,
}

/// What a paragraph or a style says of numbers and place.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// The list; 0 for none.
    pub(super) list: Option<i64>,
    /// The level in the list, from 0.
    pub(super) level: Option<i64>,
    /// Where its first line begins, in twentieths of a point.
    pub(super) indent: Option<i64>,
    /// The level in the outline of the document, from 0; 9 for none.
    pub(super) outline: Option<i64>,
}

impl Layout {
    /// Takes what an element in the properties of a paragraph says.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "numId" => self.list = tag.number("val"),
            "ilvl" => self.level = tag.number("val"),
            "outlineLvl" => self.outline = tag.number("val"),
            "ind" => {
                let left = tag.number("left").or_else(|| tag.number("start"));
                let hanging = tag.number("hanging").unwrap_or(0);
                self.indent = left.map(|left| left.saturating_sub(hanging));
            }
            _ => {}
        }
    }

    /// What it says, and where it says nothing, what the other says.
    fn or(self, other: &Self) -> Self {
        Self {
            list: self.list.or(other.list),
            level: self.level.or(other.level),
            indent: self.indent.or(other.indent),
            outline: self.outline.or(other.outline),
        }
    }
}

impl Styles {
    /// What a style says, with those that it is based on.
    pub(super) fn layout(&self, id: &str) -> Layout {
        self.chain(id).fold(Layout::default(), |layout, (_, style)| layout.or(&style.layout))
    }

    /// The style in the chain that names the list, whose level a list may tie to it.
    pub(super) fn numbered<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        let mut chain = self.chain(id);
        chain.find(|(_, style)| style.layout.list.is_some()).map(|(id, _)| id)
    }

    /// Whether it is the style of titles.
    pub(super) fn is_title(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.name.eq_ignore_ascii_case("title"))
    }

    /// Whether words in it are hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.is_hidden)
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = self.styles.get_key_value(id);
        let next = |(_, style): &(&'a String, &'a Style)| {
            self.styles.get_key_value(style.based_on.as_deref()?)
        };
        let chain = std::iter::successors(first, next).take(CHAIN_MAX);
        chain.map(|(id, style)| (id.as_str(), style))
    }
}

impl Visitor for Styles {
    fn start(&mut self, name: &str, tag: &Tag<'_>) {
        if self.skipped > 0 || name.ends_with("Change") {
            self.skipped += 1;
            return;
        }
        if name == "style" {
            self.open = tag.get("styleId").map(|id| (id, Style::default()));
        }
        let Some((_, style)) = &mut self.open else { return };
        match name {
            "name" => style.name = tag.val().unwrap_or_default(),
            "basedOn" => style.based_on = tag.val(),
            "vanish" => style.is_hidden = tag.is_on(),
            name => style.layout.take(name, tag),
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if name == "style" {
            self.styles.extend(self.open.take());
        }
    }
}
