//! The lists of a page and how they count: `start`, `type`, `value`, `reversed`.

use std::convert::Infallible;
use std::mem::take;

use html5gum::{StartTag, Token, Tokenizer};

use super::css::declarations;
use super::{attribute, is_list};
use crate::flow::Mark;
use crate::marker;
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
    /// What stands before them in place of a number.
    words: String,
    /// The sign that stands before them, if a style says it.
    sign: Option<char>,
    /// Whether nothing does, so that their own first word may be one.
    is_unmarked: bool,
    /// How many items each numbered list of the page has, where one counts down.
    items: Vec<i64>,
}

struct List {
    style: Style,
    next: i64,
    step: i64,
}

/// How the marks of a list look.
#[derive(Clone)]
enum Style {
    Bullet,
    /// `list-style: none`: no mark, so that a number may be typed.
    Unmarked,
    /// `list-style-type: 'Never: '`: these words.
    Words(String),
    Decimal,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
}

impl Lists {
    /// Counts the items of a page's lists: one that counts down begins with as many as it has.
    pub(super) fn know(&mut self, page: &str) {
        self.items.clear();
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
        self.words.clear();
        if self.open.len() == DEPTH_MAX {
            self.too_deep += 1;
            return;
        }
        let is_reversed = tag.attributes.contains_key(b"reversed".as_slice());
        let step = if is_reversed { -1 } else { 1 };
        let usual = if tag.name.as_slice() == b"ol" { Style::Decimal } else { Style::Bullet };
        let said = Said::of(tag);
        let style = said.style.or_else(|| typed(tag)).unwrap_or(usual);
        let items = number_of_list.checked_sub(1).and_then(|index| self.items.get(index));
        let first = items.copied().filter(|_| is_reversed).unwrap_or(1);
        let next = number(tag, b"start").unwrap_or(first);
        let next = said.reset.map_or(next, |reset| reset.saturating_add(step));
        self.open.push(List { style, next, step });
    }

    /// In how many lists what comes next stands.
    pub(super) fn depth(&self) -> usize {
        self.open.len() + self.too_deep
    }

    /// A list ends.
    pub(super) fn end(&mut self) {
        self.mark = None;
        self.words.clear();
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else {
            self.open.pop();
        }
    }

    /// An item begins.
    pub(super) fn item(&mut self, tag: &StartTag<()>) {
        self.words.clear();
        self.sign = None;
        self.is_unmarked = false;
        let Some(list) = self.open.last_mut() else {
            self.mark = Some(Mark::Bullet);
            return;
        };
        let said = Said::of(tag);
        let by = said.increment.unwrap_or(list.step);
        let value = list.next.saturating_sub(list.step).saturating_add(by);
        let value = said.set.or_else(|| number(tag, b"value")).unwrap_or(value);
        list.next = value.saturating_add(list.step);
        let value = u32::try_from(value).unwrap_or(0);
        let style = said.style.or_else(|| typed(tag)).unwrap_or_else(|| list.style.clone());
        self.mark = Some(match style.shown(value) {
            Shown::Number(number) => Mark::Number { shown: format!("{number}."), value },
            Shown::Nothing => {
                self.is_unmarked = true;
                Mark::Bullet
            }
            Shown::Bullet(sign) => {
                self.sign = sign;
                Mark::Bullet
            }
            Shown::Words(words) => {
                // `(a) ` is a number that somebody typed, `Never: ` are words.
                let is_number = marker::read(&format!("{words} x")).is_some();
                self.words = words;
                if is_number { Mark::Typed } else { Mark::Bullet }
            }
        });
    }

    /// The mark of the item that has just begun and whose first words are these.
    pub(super) fn take_mark_of(&mut self, words: &str) -> Option<Mark> {
        let mark = self.mark.take()?;
        let is_typed = take(&mut self.is_unmarked) && marker::read(words).is_some();
        Some(if is_typed { Mark::Typed } else { mark })
    }

    /// The sign that a style shows before the item that has just begun.
    pub(super) fn take_sign(&mut self) -> Option<char> {
        self.sign.take()
    }

    /// The words that a list shows before those of the item that has just begun.
    pub(super) fn take_words(&mut self) -> String {
        take(&mut self.words)
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

/// What an item shows before its words.
enum Shown {
    Nothing,
    Number(String),
    /// With its sign, if a style says it.
    Bullet(Option<char>),
    Words(String),
}

impl Style {
    fn shown(&self, value: u32) -> Shown {
        Shown::Number(match self {
            Self::Bullet => return Shown::Bullet(None),
            Self::Unmarked => return Shown::Nothing,
            Self::Words(words) => {
                let is_seen =
                    marker::has_word(words) || marker::read(&format!("{words} x")).is_some();
                let sign = || words.trim().chars().next();
                return if is_seen { Shown::Words(words.clone()) } else { Shown::Bullet(sign()) };
            }
            Self::Lower => to_letters(value, LATIN),
            Self::Upper => to_letters(value, LATIN).to_ascii_uppercase(),
            Self::LowerRoman => to_roman(value),
            Self::UpperRoman => to_roman(value).to_ascii_uppercase(),
            Self::Decimal => value.to_string(),
        })
    }
}

/// What the style of a list or an item says of marks and of how they are counted.
#[derive(Default)]
struct Said {
    style: Option<Style>,
    /// From where the items are counted.
    reset: Option<i64>,
    /// What this item is.
    set: Option<i64>,
    /// By how much this item goes on.
    increment: Option<i64>,
}

impl Said {
    fn of(tag: &StartTag<()>) -> Self {
        let mut said = Self::default();
        for one in declarations::of(&attribute(tag, b"style").unwrap_or_default()) {
            let counted = |usually| counted(&one.value, usually);
            match one.name.as_str() {
                "list-style" | "list-style-type" => {
                    let words = one.string.filter(|_| !one.value.contains('('));
                    let named = one.value.split_whitespace().find_map(named);
                    said.style = words.map(Style::Words).or(named).or(said.style);
                }
                "counter-reset" => said.reset = counted(0).or(said.reset),
                "counter-set" => said.set = counted(0).or(said.set),
                "counter-increment" => said.increment = counted(1).or(said.increment),
                _ => {}
            }
        }
        said
    }
}

/// What is said of the counter by which the items of lists are counted: `list-item 4`.
fn counted(value: &str, usually: i64) -> Option<i64> {
    let mut words = value.split_whitespace().skip_while(|word| *word != "list-item");
    words.next()?;
    Some(words.next().and_then(|number| number.parse().ok()).unwrap_or(usually))
}

fn number(tag: &StartTag<()>, name: &[u8]) -> Option<i64> {
    attribute(tag, name)?.parse().ok()
}

/// A way of counting by its name in a style.
fn named(name: &str) -> Option<Style> {
    Some(match name {
        "decimal" => Style::Decimal,
        "lower-alpha" | "lower-latin" => Style::Lower,
        "upper-alpha" | "upper-latin" => Style::Upper,
        "lower-roman" => Style::LowerRoman,
        "upper-roman" => Style::UpperRoman,
        "disc" | "circle" | "square" => Style::Bullet,
        "none" => Style::Unmarked,
        _ => return None,
    })
}

/// A way of counting as the attribute `type` names it.
fn typed(tag: &StartTag<()>) -> Option<Style> {
    Some(match attribute(tag, b"type")?.as_str() {
        "1" => Style::Decimal,
        "a" => Style::Lower,
        "A" => Style::Upper,
        "i" => Style::LowerRoman,
        "I" => Style::UpperRoman,
        "disc" | "circle" | "square" => Style::Bullet,
        _ => return None,
    })
}
