//! The numbers that Word counts: definitions of lists, and the counting.

use core::ops::Range;
use std::collections::{BTreeMap, BTreeSet};

use super::styles::Look;
use super::xml::{Tag, Visitor};
use crate::flow::Mark;
use crate::marker;
use crate::marker::keywords;
use crate::marker::numerals::{to_letters, to_roman};
use crate::{Unreadable, bullets};

/// The longest number as it is shown, in characters: a long one would stand before every paragraph.
const SHOWN_MAX: usize = 256;
/// How many lists a document may have, and how many definitions of lists; long edited ones have
/// been seen with some thousands.
const LISTS_MAX: usize = 20_000;
/// How many levels a list has.
const LEVELS: usize = 9;
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
/// Word counts with the letters of Russian but ё, й, ъ, ы, ь.
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";

/// The lists of a document and how far they have counted.
#[derive(Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<i64, Abstract>,
    /// The definitions that a style names; the first of several.
    by_style: BTreeMap<String, i64>,
    lists: BTreeMap<i64, List>,
    /// How far each definition has counted: lists that share one count on.
    counts: BTreeMap<i64, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start has been used.
    started: BTreeSet<(i64, usize)>,
    // What is being read.
    open_abstract: Option<i64>,
    open_list: Option<i64>,
    open_level: Option<usize>,
}

/// A definition that lists are made of.
#[derive(Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The style whose list is meant.
    link: Option<String>,
}

/// A list in a document.
#[derive(Default)]
struct List {
    definition: i64,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// A level of a list.
#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// The level whose numbers begin this one anew, from 1; 0 for none.
    restart: Option<i64>,
    is_legal: bool,
    style: Option<String>,
    indent: Option<i64>,
    /// How its numbers look.
    look: Look,
}

/// The number of a paragraph.
pub(super) struct Numbered {
    pub(super) mark: Mark,
    /// The bullet, as it is seen in its font.
    pub(super) sign: Option<char>,
    /// Words that its level shows beside the number: `not` in `1. not`.
    pub(super) words: String,
    /// Where the level begins its first line.
    pub(super) indent: Option<i64>,
    /// How its level makes it look.
    pub(super) look: Look,
}

impl Numbering {
    /// The level that a list ties to a style.
    pub(super) fn level_of_style(&self, list: i64, style: &str) -> Option<usize> {
        let definition = self.abstracts.get(&self.definition(list)?)?;
        definition.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph; one that is only shown as deleted has a number and is not counted.
    pub(super) fn count(&mut self, list: i64, level: usize, is_struck: bool) -> Option<Numbered> {
        let level = level.min(LEVELS - 1);
        let definition = self.definition(list)?;
        let shape = self.level(list, level)?.clone();
        let before = self.counts.get(&definition).copied().unwrap_or_default();
        let mut counts = before;
        let own_start = self.lists.get(&list).and_then(|list| list.starts.get(&level)).copied();
        let is_first = own_start.is_some() && self.started.insert((list, level));
        let start = own_start.or(shape.start).unwrap_or(1);
        let count = counts.get_mut(level)?;
        *count = Some(match *count {
            Some(last) if !is_first => last.saturating_add(1),
            _ => start,
        });
        let value = count.unwrap_or(start);
        for deeper in level + 1..LEVELS {
            let restart = self.level(list, deeper).and_then(|level| level.restart);
            let begins_anew =
                restart.is_none_or(|by| usize::try_from(by).is_ok_and(|by| level < by));
            if begins_anew && let Some(count) = counts.get_mut(deeper) {
                *count = None;
            }
        }
        let (shown, number) = self.shown(list, &shape, &counts);
        self.counts.insert(definition, if is_struck { before } else { counts });
        let is_bullet = shape.format == "bullet";
        let seen = shape.look.signs().filter(|_| is_bullet).map(|font| font.seen(&shown));
        let shown = seen.unwrap_or(shown);
        let sign = shown.trim().chars().next().filter(|_| is_bullet).map(bullets::shown);
        let (shown, words) = if is_bullet && marker::has_word(&shown) {
            ("•".into(), shown)
        } else if is_bullet {
            (shown, String::new())
        } else {
            parted(&shown, number)
        };
        let mark = match shape.format.as_str() {
            _ if shown.trim().is_empty() => Mark::Typed,
            "bullet" => Mark::Bullet,
            _ => Mark::Number { shown: shown.trim().to_string(), value },
        };
        Some(Numbered { mark, sign, words, indent: shape.indent, look: shape.look })
    }

    /// The number as it is shown: `%1.%2` with the numbers put in, and where they stand in it.
    fn shown(
        &self,
        list: i64,
        shape: &Level,
        counts: &[Option<u32>; LEVELS],
    ) -> (String, Option<Range<usize>>) {
        let mut shown = String::new();
        let mut numbers: Option<Range<usize>> = None;
        let mut chars = shape.text.chars();
        while let Some(char) = chars.next() {
            let place = (char == '%').then(|| chars.as_str().chars().next()).flatten();
            let index = place.and_then(|digit| digit.to_digit(10)).and_then(|digit| {
                usize::try_from(digit.checked_sub(1)?).ok().filter(|index| *index < LEVELS)
            });
            let Some(index) = index else {
                shown.push(char);
                continue;
            };
            chars.next();
            let level = self.level(list, index);
            let start = level.and_then(|level| level.start).unwrap_or(1);
            let value = counts.get(index).copied().flatten().unwrap_or(start);
            let format = level.map_or("decimal", |level| level.format.as_str());
            let start = shown.len();
            shown.push_str(&formatted(value, if shape.is_legal { "decimal" } else { format }));
            if start < shown.len() {
                numbers = Some(numbers.map_or(start, |numbers| numbers.start)..shown.len());
            }
        }
        (shown, numbers)
    }

    /// The definition that a list follows, perhaps by way of a style.
    fn definition(&self, list: i64) -> Option<i64> {
        let first = self.lists.get(&list)?.definition;
        let Some(link) = self.abstracts.get(&first).and_then(|first| first.link.as_deref()) else {
            return Some(first);
        };
        Some(self.by_style.get(link).copied().unwrap_or(first))
    }

    fn level(&self, list: i64, level: usize) -> Option<&Level> {
        let own = self.lists.get(&list)?.levels.get(&level);
        own.or_else(|| self.abstracts.get(&self.definition(list)?)?.levels.get(level))
    }

    /// The level that is being read.
    fn open(&mut self) -> Option<&mut Level> {
        let level = self.open_level?;
        if let Some(list) = self.open_list {
            return Some(self.lists.get_mut(&list)?.levels.entry(level).or_default());
        }
        self.abstracts.get_mut(&self.open_abstract?)?.levels.get_mut(level)
    }
}

/// A number as it is shown, without the words around what was counted that announce none, and these words: of `Never (a)`
/// the words are `Never`, of `Article 1` there are none. Where nothing was counted, all are words.
fn parted(shown: &str, number: Option<Range<usize>>) -> (String, String) {
    let Some(number) = number else {
        return match marker::has_word(shown) {
            true => (String::new(), shown.trim().to_string()),
            false => (shown.trim().to_string(), String::new()),
        };
    };
    let open = shown[..number.start].trim_end_matches(is_sign).len();
    let close = shown[number.end..].trim_start_matches(is_sign);
    let close = shown.len() - close.len();
    // The word that announces it is of the number.
    let word = shown[..open].trim_end();
    let word = word.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let is_announced = keywords::split(shown[word..open].trim()).is_some();
    let open = if is_announced { word } else { open };
    // No word is grown together with the number: `1st`, `第1条`.
    let is_joined = |at: usize| {
        let joins = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
        joins(shown[..at].chars().next_back()) && joins(shown[at..].chars().next())
    };
    let has_words = |words: &str, at: usize| marker::has_word(words) && !is_joined(at);
    let open = if has_words(&shown[..open], open) { open } else { 0 };
    let close = if has_words(&shown[close..], close) { close } else { shown.len() };
    let words = [shown[..open].trim(), shown[close..].trim()].join(" ");
    (shown[open..close].trim().to_string(), words.trim().to_string())
}

/// Signs that stand close to a number: brackets, a point.
fn is_sign(char: char) -> bool {
    !char.is_alphanumeric() && !char.is_whitespace()
}

/// A number in one of Word's ways of counting.
fn formatted(value: u32, format: &str) -> String {
    match format {
        "lowerLetter" => to_letters(value, LATIN),
        "upperLetter" => to_letters(value, LATIN).to_uppercase(),
        "lowerRoman" => to_roman(value),
        "upperRoman" => to_roman(value).to_uppercase(),
        "russianLower" => to_letters(value, RUSSIAN),
        "russianUpper" => to_letters(value, RUSSIAN).to_uppercase(),
        "decimalZero" => format!("{value:02}"),
        "none" | "bullet" => String::new(),
        _ => value.to_string(),
    }
}

impl Visitor for Numbering {
    fn start(&mut self, name: &'static str, tag: &Tag<'_>) {
        let number = || tag.number("val");
        let small = || number().and_then(|number| u32::try_from(number).ok());
        let index = || tag.number("ilvl").and_then(|level| usize::try_from(level).ok());
        match name {
            "abstractNum" => {
                self.open_abstract = tag.number("abstractNumId");
                self.abstracts.extend(self.open_abstract.map(|id| (id, Abstract::default())));
            }
            "num" => {
                self.open_list = tag.number("numId");
                self.lists.extend(self.open_list.map(|id| (id, List::default())));
            }
            "abstractNumId" => {
                if let Some(list) = self.open_list.and_then(|list| self.lists.get_mut(&list)) {
                    list.definition = number().unwrap_or_default();
                }
            }
            "lvl" | "lvlOverride" => self.open_level = index().filter(|level| *level < LEVELS),
            "startOverride" => {
                let list = self.open_list.and_then(|list| self.lists.get_mut(&list));
                if let (Some(list), Some(level), Some(start)) = (list, self.open_level, small()) {
                    list.starts.insert(level, start);
                }
            }
            "numStyleLink" => {
                let id = self.open_abstract;
                if let Some(definition) = id.and_then(|id| self.abstracts.get_mut(&id)) {
                    definition.link = tag.val();
                }
            }
            "styleLink" => {
                if let (Some(id), Some(style)) = (self.open_abstract, tag.val()) {
                    let first = self.by_style.entry(style).or_insert(id);
                    *first = id.min(*first);
                }
            }
            name => {
                if let Some(level) = self.open() {
                    level.take(name, tag);
                }
            }
        }
    }

    fn end(&mut self, name: &'static str) {
        match name {
            "abstractNum" => self.open_abstract = None,
            "num" => self.open_list = None,
            "lvl" if self.open_list.is_none() => self.open_level = None,
            "lvlOverride" => self.open_level = None,
            _ => {}
        }
    }

    fn check(&self) -> Result<(), Unreadable> {
        if self.abstracts.len().max(self.lists.len()) > LISTS_MAX {
            return Err(Unreadable::TooManyDefinitions { what: "lists", limit: LISTS_MAX });
        }
        Ok(())
    }
}

impl Level {
    /// Takes what an element of its definition says.
    fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "start" => self.start = tag.number("val").and_then(|start| u32::try_from(start).ok()),
            "numFmt" => self.format = tag.val().unwrap_or_default(),
            "lvlText" => {
                self.text = tag.val().unwrap_or_default().chars().take(SHOWN_MAX).collect();
            }
            "lvlRestart" => self.restart = tag.number("val"),
            "isLgl" => self.is_legal = tag.is_on(),
            "pStyle" => self.style = tag.val(),
            "ind" => {
                let left = tag.number("left").or_else(|| tag.number("start"));
                let hanging = tag.number("hanging").unwrap_or(0);
                self.indent = left.map(|left| left.saturating_sub(hanging));
            }
            name => self.look.take(name, tag),
        }
    }
}
