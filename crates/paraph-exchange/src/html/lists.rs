//! The lists of a page and how they count: `start`, `type`, `value`, `reversed`.

use std::convert::Infallible;

use html5gum::{StartTag, Token, Tokenizer};

use super::{attribute, is_list};
use crate::flow::Mark;
use crate::marker::numerals::{to_letters, to_roman};

/// How deep lists are told apart.
const DEPTH_MAX: usize = 256;
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// The lists that are open.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// Lists that are too deep to be told apart.
    too_deep: usize,
    /// The mark of the item whose first words have not come yet.
    mark: Option<Mark>,
    /// How many items each numbered list of the page has, where one counts down.
    items: Vec<i64>,
}

struct List {
    /// How its numbers look; none for bullets.
    style: Option<Style>,
    next: i64,
    step: i64,
}

#[derive(Clone, Copy)]
enum Style {
    Decimal,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
}

impl Lists {
    /// Counts the items of a page's lists: one that counts down begins with as many as it has.
    pub(super) fn know(&mut self, page: &str) {
        if !page.to_ascii_lowercase().contains("reversed") {
            return;
        }
        // Which of them each open list is; none for bullets.
        let mut open = Vec::new();
        for token in Tokenizer::new(page) {
            let Ok::<Token, Infallible>(token) = token;
            match token {
                Token::StartTag(tag) if tag.name.as_slice() == b"ol" => {
                    open.push(Some(self.items.len()));
                    self.items.push(0);
                }
                Token::StartTag(tag) if is_list(&tag.name) => open.push(None),
                Token::StartTag(tag) if tag.name.as_slice() == b"li" => {
                    let list = open.last().copied().flatten();
                    if let Some(items) = list.and_then(|list| self.items.get_mut(list)) {
                        *items += 1;
                    }
                }
                Token::EndTag(tag) if is_list(&tag.name) => drop(open.pop()),
                _ => {}
            }
        }
    }

    /// A list begins, the page's numbered list with this number if it is one.
    pub(super) fn begin(&mut self, tag: &StartTag<()>, number_of_list: usize) {
        self.mark = None;
        if self.open.len() == DEPTH_MAX {
            self.too_deep += 1;
            return;
        }
        let is_reversed = tag.attributes.contains_key(b"reversed".as_slice());
        let step = if is_reversed { -1 } else { 1 };
        let style = (tag.name.as_slice() == b"ol").then(|| style(tag));
        let items = number_of_list.checked_sub(1).and_then(|index| self.items.get(index));
        let first = items.copied().filter(|_| is_reversed).unwrap_or(1);
        let next = number(tag, b"start").unwrap_or(first);
        self.open.push(List { style, next, step });
    }

    /// In how many lists what comes next stands.
    pub(super) fn depth(&self) -> usize {
        self.open.len() + self.too_deep
    }

    /// A list ends.
    pub(super) fn end(&mut self) {
        self.mark = None;
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else {
            self.open.pop();
        }
    }

    /// An item begins.
    pub(super) fn item(&mut self, tag: &StartTag<()>) {
        let Some(list) = self.open.last_mut() else {
            self.mark = Some(Mark::Bullet);
            return;
        };
        let Some(style) = list.style else {
            self.mark = Some(Mark::Bullet);
            return;
        };
        let value = number(tag, b"value").unwrap_or(list.next);
        list.next = value.saturating_add(list.step);
        let value = u32::try_from(value).unwrap_or(0);
        self.mark = Some(Mark::Number { shown: format!("{}.", style.shown(value)), value });
    }

    /// The mark of the item that has just begun.
    pub(super) fn take_mark(&mut self) -> Option<Mark> {
        self.mark.take()
    }

    /// How far in the words stand: those of an item behind its mark.
    pub(super) fn column(&self, has_mark: bool) -> usize {
        self.open.len() * 2 + usize::from(!has_mark && !self.open.is_empty())
    }
}

impl Style {
    fn shown(self, value: u32) -> String {
        match self {
            Self::Lower => to_letters(value, LATIN),
            Self::Upper => to_letters(value, LATIN).to_ascii_uppercase(),
            Self::LowerRoman => to_roman(value),
            Self::UpperRoman => to_roman(value).to_ascii_uppercase(),
            Self::Decimal => value.to_string(),
        }
    }
}

fn number(tag: &StartTag<()>, name: &[u8]) -> Option<i64> {
    attribute(tag, name)?.parse().ok()
}

fn style(tag: &StartTag<()>) -> Style {
    let css = attribute(tag, b"style").unwrap_or_default().to_ascii_lowercase();
    let named = [
        ("lower-alpha", Style::Lower),
        ("lower-latin", Style::Lower),
        ("upper-alpha", Style::Upper),
        ("upper-latin", Style::Upper),
        ("lower-roman", Style::LowerRoman),
        ("upper-roman", Style::UpperRoman),
    ];
    if let Some((_, style)) = named.iter().find(|(name, _)| css.contains(name)) {
        return *style;
    }
    match attribute(tag, b"type").as_deref() {
        Some("a") => Style::Lower,
        Some("A") => Style::Upper,
        Some("i") => Style::LowerRoman,
        Some("I") => Style::UpperRoman,
        _ => Style::Decimal,
    }
}
