//! What a line begins with: `1.`, `(a)`, `Article 5 –`, `2.1`, `•`.
//!
//! It says how a number may be read. Whether it is one is decided where the whole text is known,
//! in [`crate::outline`]: `1914` at the start of a line is a number only after 1913 others.

pub(crate) mod keywords;
pub(crate) mod numerals;

use crate::bullets;
use keywords::{Class, Rank};
use numerals::{Kind, Reading};

/// What stands around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wrap {
    /// `1 Words`.
    Bare,
    /// `1.`.
    Dot,
    /// `1)`.
    Parenthesis,
    /// `(1)`.
    Parentheses,
    /// `1º`, `1°`.
    Ordinal,
    /// `1 –`, `1-`.
    Dash,
    /// A keyword before it.
    Keyword(Class),
    /// The format counts it, in a form that is not read here.
    Other,
}

/// How a heading or words stand behind a keyword's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// White space, a full stop, a parenthesis, or nothing.
    Plain,
    /// `Article 1 – Withdrawal`.
    Dash,
    /// `Point 3: the sum`.
    Colon,
}

/// A number before words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// What stands around it.
    pub(crate) wrap: Wrap,
    /// The ways to read it, at least one; the value of a path is that of its last number.
    pub(crate) readings: Vec<Reading>,
    /// `[1, 2, 3]` for `1.2.3`, `[7]` for 7, empty for letters.
    pub(crate) path: Vec<u32>,
    /// Whether something like `bis` stands behind the number.
    pub(crate) suffixed: bool,
    /// What it is called: `7`, `2bis`, `IV`; the last number of a path.
    pub(crate) label: String,
    /// The keyword as written.
    pub(crate) keyword: String,
    /// What divides it from the words.
    pub(crate) gap: Gap,
    /// Where the words begin, in bytes.
    pub(crate) end: usize,
}

/// A numeral, and what stands behind it.
struct Numeral<'a> {
    readings: Vec<Reading>,
    path: Vec<u32>,
    suffixed: bool,
    label: String,
    rest: &'a str,
}

impl Marker {
    /// Whether it numbers a part, chapter or annex.
    pub(crate) fn is_division(&self) -> bool {
        matches!(self.wrap, Wrap::Keyword(class) if class.rank() == Rank::Division)
    }

    /// Whether a keyword stands before it.
    pub(crate) fn has_keyword(&self) -> bool {
        matches!(self.wrap, Wrap::Keyword(_))
    }

    /// The value in a way of counting.
    pub(crate) fn value(&self, kind: Kind) -> Option<u32> {
        self.readings.iter().find(|reading| reading.kind == kind).map(|reading| reading.value)
    }

    /// A number that a format counts and shows in a form of its own.
    pub(crate) fn counted(shown: &str, value: u32) -> Self {
        if let Some(marker) = read(shown).filter(|marker| marker.end == shown.len()) {
            return marker;
        }
        let label: String = shown.chars().filter(|char| char.is_alphanumeric()).take(12).collect();
        Self {
            wrap: Wrap::Other,
            readings: vec![Reading { kind: Kind::Other, value }],
            path: Vec::new(),
            suffixed: false,
            label: if label.is_empty() { value.to_string() } else { label },
            keyword: String::new(),
            gap: Gap::Plain,
            end: 0,
        }
    }
}

/// The number that words begin with, if it may be one.
pub(crate) fn read(words: &str) -> Option<Marker> {
    with_keyword(words)
        .or_else(|| before_counter(words))
        .or_else(|| in_parentheses(words))
        .or_else(|| before_sign(words))
}

/// Whether what stands in the place of a number has a word: a single letter is a bullet or a sign.
pub(crate) fn has_word(shown: &str) -> bool {
    shown.split(|char: char| !char.is_alphabetic()).any(|word| word.chars().count() > 1)
}

/// Whether words are a number and nothing else.
pub(crate) fn is_alone(words: &str) -> bool {
    let bare = numeral(words).is_some_and(|numeral| numeral.rest.is_empty());
    bare || read(words).is_some_and(|marker| marker.end == words.len())
}

/// Whether words begin with a number or letter in brackets, which stays their own behind a bullet: `- (a) the goods`.
///
/// `- 5. May` and `- Article 5` begin with what they are about.
pub(crate) fn is_bracketed(words: &str) -> bool {
    let marker = read(words).filter(|marker| marker.end < words.len());
    marker.is_some_and(|own| matches!(own.wrap, Wrap::Parentheses | Wrap::Parenthesis))
}

/// The bullet that words begin with, and what stands behind it.
pub(crate) fn bullet(words: &str) -> Option<(char, &str)> {
    const BULLETS: &str = "•◦▪▫‣⁃●○■□➢·–—-*−\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}\u{F02D}";
    let mut chars = words.chars();
    let sign = chars.next().filter(|char| BULLETS.contains(*char))?;
    let rest = chars.as_str();
    let is_free = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    // A bullet that is none of the typist's signs needs no space behind it.
    let is_sure = !"–—-*−·".contains(sign) && !rest.is_empty();
    (is_free || is_sure).then(|| (bullets::shown(sign), rest.trim_start()))
}

fn with_keyword(words: &str) -> Option<Marker> {
    let (class, keyword, behind) = keywords::split(words)?;
    let behind = behind.trim_start().trim_start_matches(['№', '#']).trim_start();
    let numeral = announced(behind)?;
    let (gap, rest) = gap(numeral.rest)?;
    let numeral = Numeral { rest, ..numeral };
    let keyword = keyword.trim_end_matches('.').to_string();
    Some(marker(words, Wrap::Keyword(class), numeral, keyword, gap))
}

/// `第五条`, `第12条`: the number stands in front of its word.
fn before_counter(words: &str) -> Option<Marker> {
    let number = words.strip_prefix('第')?.trim_start();
    let is_number = |char: char| {
        numerals::digit(char).is_some()
            || numerals::han(char.encode_utf8(&mut [0; 4])).is_some()
            || char == '零'
    };
    let end = number.find(|char| !is_number(char))?;
    let value = match numerals::decimal(&number[..end]) {
        Some((value, "")) => value,
        _ => numerals::han(&number[..end])?,
    };
    let (class, keyword, rest) = keywords::counter(number[end..].trim_start())?;
    let (gap, behind) = match rest.chars().next() {
        Some(colon @ ('：' | ':')) => (Gap::Colon, &rest[colon.len_utf8()..]),
        _ => (Gap::Plain, rest),
    };
    // `第五条规定` speaks of the article, and is none.
    let is_free = gap == Gap::Colon || behind.is_empty() || behind.starts_with(char::is_whitespace);
    let numeral = Numeral {
        readings: vec![Reading { kind: Kind::Decimal, value }],
        path: vec![value],
        suffixed: false,
        label: value.to_string(),
        rest: behind.trim_start(),
    };
    is_free.then(|| marker(words, Wrap::Keyword(class), numeral, keyword.to_string(), gap))
}

/// The number behind a keyword: digits, letters, a word.
fn announced(text: &str) -> Option<Numeral<'_>> {
    if let Some(found) = numeral(text) {
        // `Article 1er`, `Artículo 2º`: the sign of an ordinal is no part of the number.
        let rest = ["er", "º", "°", "ª"].iter().find_map(|sign| found.rest.strip_prefix(sign));
        let found = Numeral { rest: rest.unwrap_or(found.rest), ..found };
        let (suffix, rest) = spaced_suffix(found.rest);
        let label = found.label + suffix;
        let suffixed = found.suffixed || !suffix.is_empty();
        return Some(Numeral { label, suffixed, rest, ..found });
    }
    let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    let value = numerals::word(&text[..end])?;
    let readings = vec![Reading { kind: Kind::Decimal, value }];
    let (path, label) = (vec![value], value.to_string());
    Some(Numeral { readings, path, suffixed: false, label, rest: &text[end..] })
}

/// `Article 2 bis`.
fn spaced_suffix(rest: &str) -> (&str, &str) {
    let word = rest.strip_prefix(' ').and_then(|rest| rest.split([' ', '.', ':']).next());
    match word.filter(|word| is_latin_suffix(word)) {
        Some(word) => (word, &rest[1 + word.len()..]),
        None => ("", rest),
    }
}

/// What divides a keyword's number from the words; none if the line runs on as a sentence.
fn gap(rest: &str) -> Option<(Gap, &str)> {
    const DASHES: [char; 4] = ['-', '–', '—', '―'];
    let signs = rest.trim_start();
    let is_spaced = signs.len() < rest.len();
    if signs.is_empty() {
        return Some((Gap::Plain, signs));
    }
    if let Some(behind) = signs.strip_prefix(DASHES) {
        return Some((Gap::Dash, behind.trim_start()));
    }
    if let Some(behind) = signs.strip_prefix(':') {
        return Some((Gap::Colon, behind.trim_start()));
    }
    if let Some(behind) = rest.strip_prefix(['.', ')']) {
        let behind = behind.trim_start_matches(['.', ')']);
        let words = behind.trim_start();
        let gap = if words.starts_with(DASHES) { Gap::Dash } else { Gap::Plain };
        let is_free = words.is_empty() || words.len() < behind.len() || gap == Gap::Dash;
        return is_free.then(|| (gap, words.trim_start_matches(DASHES).trim_start()));
    }
    // `Article 5 of the treaty` is no heading: its words would begin with a capital.
    let begins = signs.starts_with(|char: char| {
        !char.is_lowercase() && (char.is_alphabetic() || matches!(char, '"' | '“' | '«' | '['))
    });
    (is_spaced && begins).then_some((Gap::Plain, signs))
}

fn in_parentheses(words: &str) -> Option<Marker> {
    let numeral = numeral(words.strip_prefix(['(', '（'])?)?;
    let rest = numeral.rest.strip_prefix([')', '）'])?;
    let is_free = ends_number(rest);
    let numeral = Numeral { rest: rest.trim_start(), ..numeral };
    is_free.then(|| marker(words, Wrap::Parentheses, numeral, String::new(), Gap::Plain))
}

/// `1.`, `1)`, `1-`, `1.2`, `1 Words`.
fn before_sign(words: &str) -> Option<Marker> {
    let numeral = numeral(words)?;
    let spaced = numeral.rest.trim_start();
    let (wrap, rest) = match numeral.rest.chars().next() {
        Some(' ') if spaced.starts_with(['–', '—', '-']) && !numeral.path.is_empty() => {
            (Wrap::Dash, spaced.trim_start_matches(['–', '—', '-']))
        }
        Some('.') => (Wrap::Dot, numeral.rest[1..].trim_start_matches(')')),
        // In Chinese and Japanese, `1、` and `一、`.
        Some(sign @ ('、' | '．')) => (Wrap::Dot, &numeral.rest[sign.len_utf8()..]),
        Some(sign @ ('º' | '°')) if !numeral.path.is_empty() => {
            (Wrap::Ordinal, numeral.rest[sign.len_utf8()..].trim_start_matches(['.', ')']))
        }
        Some(')') => (Wrap::Parenthesis, &numeral.rest[1..]),
        Some(dash @ ('-' | '–')) if !numeral.path.is_empty() => {
            (Wrap::Dash, &numeral.rest[dash.len_utf8()..])
        }
        _ if numeral.path.len() > 1 => (Wrap::Bare, numeral.rest),
        _ if !numeral.path.is_empty() && begins_sentence(numeral.rest) => {
            (Wrap::Bare, numeral.rest)
        }
        _ => return None,
    };
    let numeral = Numeral { rest: rest.trim_start(), ..numeral };
    ends_number(rest).then(|| marker(words, wrap, numeral, String::new(), Gap::Plain))
}

/// Whether words may stand so behind the signs of a number: apart, but in scripts without spaces.
fn ends_number(rest: &str) -> bool {
    let is_wide = |char: char| matches!(u32::from(char), 0x2E80..=0x9FFF | 0xF900..=0xFAFF);
    rest.is_empty() || rest.starts_with(|char: char| char.is_whitespace() || is_wide(char))
}

fn begins_sentence(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase)
}

fn marker(words: &str, wrap: Wrap, numeral: Numeral<'_>, keyword: String, gap: Gap) -> Marker {
    let Numeral { readings, path, suffixed, label, rest } = numeral;
    // The rest is the end of the words, so lengths say where it begins.
    Marker { wrap, readings, path, suffixed, label, keyword, gap, end: words.len() - rest.len() }
}

/// The numeral that a text begins with.
fn numeral(text: &str) -> Option<Numeral<'_>> {
    if text.starts_with(|char| numerals::digit(char).is_some()) {
        return digits(text);
    }
    let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    let letters = &text[..end];
    let readings = numerals::letters(letters);
    (!readings.is_empty()).then(|| Numeral {
        readings,
        path: Vec::new(),
        suffixed: false,
        label: letters.to_string(),
        rest: &text[end..],
    })
}

/// `7`, `7bis`, `7.2.1`.
fn digits(text: &str) -> Option<Numeral<'_>> {
    const PATH_MAX: usize = 12;
    let (mut value, mut rest) = numerals::decimal(text)?;
    let mut path = vec![value];
    while let Some((next, behind)) = rest.strip_prefix('.').and_then(numerals::decimal) {
        if path.len() == PATH_MAX {
            return None;
        }
        path.push(next);
        (value, rest) = (next, behind);
    }
    let end = rest.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(rest.len());
    let suffix = &rest[..end];
    let is_suffix = suffix.len() == 1 || is_latin_suffix(suffix);
    let (suffix, end) = if suffix == "er" { ("", 0) } else { (suffix, end) };
    if !suffix.is_empty() && !is_suffix || is_word(&rest[end..]) {
        return None;
    }
    let readings = vec![Reading { kind: Kind::Decimal, value }];
    let label = format!("{value}{suffix}");
    Some(Numeral { readings, path, suffixed: !suffix.is_empty(), label, rest: &rest[end..] })
}

/// Whether the number runs on into a word, and is none; signs of ordinals are letters too.
fn is_word(rest: &str) -> bool {
    !rest.starts_with("er")
        && rest.starts_with(|char: char| char.is_alphanumeric() && !"ºª".contains(char))
}

fn is_latin_suffix(word: &str) -> bool {
    matches!(word, "bis" | "ter" | "quater" | "quinquies" | "sexies" | "septies" | "alt")
}
