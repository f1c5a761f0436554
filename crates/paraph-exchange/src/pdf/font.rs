//! A font, as far as it says which characters codes are and how wide they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::encoding::{self, Base};
use super::file::File;
use super::metrics;
use super::object::{Dict, Lexer, ONE, Object};
use crate::Unreadable;
use crate::symbols::Signs;

/// How many codes a font may map, the same one twice counted twice.
const CODES_MAX: usize = 140_000;
/// How many units of UTF-16 one glyph may stand for.
const UNITS_MAX: usize = 32;
/// Stands for a glyph that no one says the character of.
const UNKNOWN: &str = "\u{FFFD}";

/// The flag of a font whose letters are not those of its encoding (ISO 32000-1, 9.8.2).
const SYMBOLIC: i64 = 4;

/// A font.
#[derive(Default)]
pub(super) struct Font {
    /// Whether codes have two bytes.
    is_wide: bool,
    /// Whether codes are UTF-16.
    is_unicode: bool,
    to_unicode: BTreeMap<u32, String>,
    encoding: BTreeMap<u32, String>,
    /// Letters and digits that are read as others than their glyphs are called: by code, as what they are called.
    named: BTreeMap<u32, char>,
    /// Widths in thousandths of the size.
    widths: BTreeMap<u32, i64>,
    default_width: i64,
}

/// One code in a string.
pub(super) struct Code<'a> {
    pub(super) text: &'a str,
    /// In thousandths of the size.
    pub(super) width: i64,
    /// Whether it is the single byte 32, which word spacing is for.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Self, Unreadable> {
        let mut font = Self { default_width: 500, ..Self::default() };
        if let Some(stream) = dict.get("ToUnicode").and_then(|object| file.stream(object)) {
            font.to_unicode = to_unicode(&file.unpack(&stream)?);
        }
        if file.entry(dict, "Subtype").name() == Some("Type0") {
            font.is_wide = true;
            let encoding = file.entry(dict, "Encoding");
            let name = encoding.name().unwrap_or_default();
            font.is_unicode = name.contains("UCS2") || name.contains("UTF16");
            let parts = file.entry(dict, "DescendantFonts");
            if let Some(Object::Dict(part)) = parts.items().first().map(|part| file.resolve(part)) {
                font.default_width = file.entry(&part, "DW").int().unwrap_or(1000);
                font.wide_widths(file, &file.entry(&part, "W"));
            }
        } else {
            let named = font.simple_encoding(file, dict);
            font.named = font.read_otherwise(&named);
            font.simple_widths(file, dict);
            if font.widths.is_empty() {
                font.standard_widths(file, dict);
            }
        }
        Ok(font)
    }

    /// The codes in a string.
    pub(super) fn codes<'a>(&'a self, string: &'a [u8]) -> impl Iterator<Item = Code<'a>> {
        let size = if self.is_wide { 2 } else { 1 };
        string.chunks(size).map(move |bytes| {
            let code = bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let known = self.to_unicode.get(&code).or_else(|| self.encoding.get(&code));
            let width = self.widths.get(&code).copied().unwrap_or(self.default_width);
            let is_space = !self.is_wide && code == 32;
            Code { text: known.map_or(UNKNOWN, String::as_str), width, is_space }
        })
    }

    /// Whether a letter of it is read as another than its glyph is called.
    pub(super) fn is_doubtful(&self) -> bool {
        !self.named.is_empty()
    }

    /// A string as it is read, and as its glyphs are called.
    pub(super) fn read_and_named(&self, string: &[u8]) -> [String; 2] {
        let read = self.codes(string).map(|code| code.text).collect();
        let named = string.iter().zip(self.codes(string)).map(|(byte, code)| {
            let named = self.named.get(&u32::from(*byte));
            named.map_or_else(|| code.text.to_string(), char::to_string)
        });
        [read, named.collect()]
    }

    /// The codes that are called one letter or digit and are to be read as another.
    ///
    /// Only of Latin letters and digits, as legacy fonts of other scripts call theirs what they are not.
    fn read_otherwise(&self, called: &BTreeSet<u32>) -> BTreeMap<u32, char> {
        let single = |text: &str| {
            let mut chars = text.chars();
            let char = chars.next().filter(char::is_ascii_alphanumeric)?;
            chars.next().is_none().then_some(char)
        };
        let other = |code: &u32| {
            let named = single(self.encoding.get(code)?)?;
            let read = single(self.to_unicode.get(code)?)?;
            (!named.eq_ignore_ascii_case(&read)).then_some((*code, named))
        };
        called.iter().filter_map(other).collect()
    }

    /// The characters of the codes; which of them the file says by name of glyph or encoding.
    fn simple_encoding(&mut self, file: &File<'_>, dict: &Dict) -> BTreeSet<u32> {
        let mut called = BTreeSet::new();
        let encoding = file.entry(dict, "Encoding");
        let named = match &encoding {
            Object::Name(name) => Base::named(name),
            Object::Dict(own) => file.entry(own, "BaseEncoding").name().and_then(Base::named),
            _ => None,
        };
        let is_true_type = file.entry(dict, "Subtype").name() == Some("TrueType");
        let base = named.unwrap_or(if is_true_type { Base::WinAnsi } else { Base::Standard });
        // The letters of a subset without an encoding that fits them may have any codes.
        let flags = file.entry(&file.dict(dict, "FontDescriptor"), "Flags").int().unwrap_or(0);
        let is_symbolic = flags & SYMBOLIC != 0;
        let name = file.entry(dict, "BaseFont");
        let signs = name.name().and_then(signs).filter(|_| named.is_none());
        for code in 0..=u8::MAX {
            let text = match signs {
                Some(signs) => sign(signs, code),
                None => base.char(code).map(String::from),
            };
            let code = u32::from(code);
            if named.is_some() && !is_symbolic {
                called.insert(code);
            }
            self.encoding.extend(text.map(|text| (code, text)));
        }
        let Object::Dict(own) = encoding else { return called };
        let mut code = 0;
        for item in file.entry(&own, "Differences").items().iter().take(CODES_MAX) {
            if let Some(number) = item.int() {
                code = u32::try_from(number).unwrap_or(0);
            } else if let Some(name) = item.name() {
                let text = encoding::glyph(name).unwrap_or_else(|| UNKNOWN.to_string());
                self.encoding.insert(code, text);
                // Names of one letter are numbers of glyphs in some fonts.
                if name.len() > 1 || !is_symbolic {
                    called.insert(code);
                }
                code = code.saturating_add(1);
            }
        }
        called
    }

    fn simple_widths(&mut self, file: &File<'_>, dict: &Dict) {
        let first = file.entry(dict, "FirstChar").int();
        let first = first.and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
        let widths = file.entry(dict, "Widths");
        for (code, width) in (first..).zip(widths.items().iter().take(CODES_MAX)) {
            self.widths.extend(file.resolve(width).int().map(|width| (code, width)));
        }
    }

    /// The widths of a font that every program has, where the file does not say them.
    fn standard_widths(&mut self, file: &File<'_>, dict: &Dict) {
        let name = file.entry(dict, "BaseFont");
        let Some(name) = name.name() else { return };
        let encoding = &self.encoding;
        let width = |(code, text): (&u32, &String)| Some((*code, metrics::width(name, text)?));
        self.widths = encoding.iter().filter_map(width).collect();
    }

    /// `[1 [500 600] 5 9 250]`.
    fn wide_widths(&mut self, file: &File<'_>, widths: &Object) {
        let items: Vec<Object> =
            widths.items().iter().take(CODES_MAX).map(|item| file.resolve(item)).collect();
        let code = |object: &Object| object.int().and_then(|code| u32::try_from(code).ok());
        let mut rest = items.as_slice();
        let mut left = CODES_MAX;
        while left > 0 {
            match rest {
                [first, Object::Array(each), behind @ ..] => {
                    let codes = code(first).unwrap_or(0)..;
                    let each = each.get(..left).unwrap_or(each);
                    left -= each.len();
                    let each = codes.zip(each);
                    self.widths.extend(each.filter_map(|(code, width)| Some((code, width.int()?))));
                    rest = behind;
                }
                [first, last, width, behind @ ..] => {
                    if let (Some(first), Some(last), Some(width)) =
                        (code(first), code(last), width.int())
                    {
                        let codes = (first..=last).take(left);
                        let count = usize::try_from(last.saturating_sub(first)).unwrap_or(left);
                        left -= count.min(left);
                        self.widths.extend(codes.map(|code| (code, width)));
                    }
                    rest = behind;
                }
                _ => return,
            }
        }
    }
}

/// The font of signs that a font is, perhaps with the mark of a subset before its name.
fn signs(name: &str) -> Option<Signs> {
    const MARK: usize = 6;
    let bare = name.split_once('+').filter(|(mark, _)| mark.len() == MARK);
    Signs::named(bare.map_or(name, |(_, bare)| bare))
}

/// What a font of signs shows for a code; a stand-in where that is not known.
fn sign(signs: Signs, code: u8) -> Option<String> {
    let code = u32::from(code);
    let is_sign = code >= 0x20;
    is_sign.then(|| match signs.shown(code) {
        Some(shown) => shown.to_string(),
        None => crate::stand_in::character(signs.name(), code),
    })
}

/// What a font says of its characters: `bfchar` and `bfrange`.
fn to_unicode(bytes: &[u8]) -> BTreeMap<u32, String> {
    let mut map = BTreeMap::new();
    let mut left = CODES_MAX;
    let mut lexer = Lexer::new(bytes, 0);
    let mut held: Vec<Object> = Vec::new();
    while let Some(object) = lexer.object() {
        let Object::Word(word) = &object else {
            held.push(object);
            continue;
        };
        match word.as_str() {
            "endbfchar" => {
                for pair in held.chunks(2).take(left) {
                    if let [Object::String(code), Object::String(text)] = pair {
                        map.insert(number(code), utf16(text, 0));
                        left -= 1;
                    }
                }
            }
            "endbfrange" => {
                for range in held.chunks(3).take(left) {
                    if let [Object::String(first), Object::String(last), to] = range {
                        let codes = (number(first)..=number(last)).take(left);
                        left -= insert_range(codes, to, &mut map).min(left);
                    }
                }
            }
            _ => {}
        }
        held.clear();
    }
    map
}

/// Maps a range of codes; how many.
fn insert_range(
    codes: impl Iterator<Item = u32>,
    to: &Object,
    map: &mut BTreeMap<u32, String>,
) -> usize {
    let mut count = 0;
    for (step, code) in (0_u32..).zip(codes) {
        let text = match to {
            Object::String(text) => utf16(text, step),
            Object::Array(texts) => match texts.get(count) {
                Some(Object::String(text)) => utf16(text, 0),
                Some(_) => UNKNOWN.to_string(),
                None => break,
            },
            _ => break,
        };
        map.insert(code, text);
        count += 1;
    }
    // A range that maps nothing costs something too.
    count.max(1)
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// UTF-16 with its last unit raised by some steps.
fn utf16(bytes: &[u8], step: u32) -> String {
    let mut units: Vec<u16> = bytes
        .chunks(2)
        .take(UNITS_MAX)
        .map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            [low] => u16::from(*low),
            _ => 0,
        })
        .collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(u16::try_from(step & 0xFFFF).unwrap_or(0));
    }
    String::from_utf16_lossy(&units)
}

/// A size in thousandths as a length, both in millionths.
pub(super) fn scaled(thousandths: i64, size: i64) -> i64 {
    times(thousandths.saturating_mul(ONE / 1000), size)
}

/// The product of two numbers in millionths.
pub(super) fn times(one: i64, other: i64) -> i64 {
    let product = i128::from(one) * i128::from(other) / i128::from(ONE);
    i64::try_from(product).unwrap_or(0)
}
