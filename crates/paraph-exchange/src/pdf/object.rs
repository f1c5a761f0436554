//! What a PDF is made of: numbers, names, strings, arrays, dictionaries, references.

use std::collections::BTreeMap;

/// One in the fixed unit of all numbers: a millionth.
pub(super) const ONE: i64 = 1_000_000;
/// How many items of an array are kept.
const ITEMS_MAX: usize = 1 << 18;
/// How deep arrays and dictionaries may stand in each other.
const DEPTH_MAX: usize = 48;
/// Numbers beyond this are none that a page has.
const NUMBER_MAX: i64 = 1_000_000_000;

/// A dictionary, by names without their slash.
pub(super) type Dict = BTreeMap<String, Object>;

/// One object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Null,
    Bool(bool),
    /// In millionths.
    Number(i64),
    Name(String),
    String(Vec<u8>),
    Array(Vec<Self>),
    Dict(Dict),
    /// Another object, by its number.
    Reference(u32),
    /// A word that is none of these: an operator, or `endobj`.
    Word(String),
}

impl Object {
    /// A whole number.
    pub(super) fn int(&self) -> Option<i64> {
        self.number().map(|number| number / ONE)
    }

    /// A number in millionths.
    pub(super) fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A name.
    pub(super) fn name(&self) -> Option<&str> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// The items of an array.
    pub(super) fn items(&self) -> &[Self] {
        if let Self::Array(items) = self { items } else { &[] }
    }
}

/// Reads objects from bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Where it stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on at another place.
    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next_byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Passes over white space and comments.
    pub(super) fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_white(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Passes over a word, if it comes next.
    pub(super) fn skip_word(&mut self, word: &[u8]) -> bool {
        let is_next = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// The next object; none at the end.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        if depth > DEPTH_MAX {
            return None;
        }
        self.skip_white();
        let object = match self.peek()? {
            b'/' => self.name(),
            b'(' => self.string(),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(depth)?,
            b'<' => self.hex(),
            b'[' => self.array(depth),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number_or_reference(),
            b']' | b'>' | b'}' | b'{' | b')' => {
                self.at += 1;
                // A pair of them ends a dictionary; here it ends nothing.
                self.skip_word(b">");
                Object::Word(String::new())
            }
            _ => self.word(),
        };
        Some(object)
    }

    fn name(&mut self) -> Object {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let escaped = (byte == b'#').then(|| self.bytes.get(self.at..self.at + 2)).flatten();
            match escaped
                .and_then(|digits| Some(hex_digit(digits[0])? * 16 + hex_digit(digits[1])?))
            {
                Some(escaped) => {
                    name.push(escaped);
                    self.at += 2;
                }
                None => name.push(byte),
            }
        }
        Object::Name(String::from_utf8_lossy(&name).into_owned())
    }

    fn word(&mut self) -> Object {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        if self.at == start {
            self.at += 1;
        }
        let word = self.bytes.get(start..self.at).unwrap_or_default();
        match word {
            b"true" => Object::Bool(true),
            b"false" => Object::Bool(false),
            b"null" => Object::Null,
            word => Object::Word(String::from_utf8_lossy(word).into_owned()),
        }
    }

    fn number_or_reference(&mut self) -> Object {
        let number = self.number();
        let is_whole = number % ONE == 0 && number >= 0;
        let mut ahead = *self;
        if is_whole && let Some(id) = ahead.reference(number / ONE) {
            *self = ahead;
            return Object::Reference(id);
        }
        Object::Number(number)
    }

    /// The rest of `12 0 R`, after its first number.
    fn reference(&mut self, id: i64) -> Option<u32> {
        self.skip_white();
        if !self.peek()?.is_ascii_digit() {
            return None;
        }
        self.number();
        self.skip_white();
        let is_reference = self.skip_word(b"R") && !self.peek().is_some_and(is_regular);
        is_reference.then(|| u32::try_from(id).ok()).flatten()
    }

    /// A number in millionths; what does not fit is cut to what does.
    fn number(&mut self) -> i64 {
        let mut sign = 1;
        while let Some(byte @ (b'+' | b'-')) = self.peek() {
            sign = if byte == b'-' { -1 } else { sign };
            self.at += 1;
        }
        let mut whole: i64 = 0;
        while let Some(byte) = self.peek().filter(u8::is_ascii_digit) {
            self.at += 1;
            whole = (whole * 10 + i64::from(byte - b'0')).min(NUMBER_MAX);
        }
        let mut part = 0;
        if self.skip_word(b".") {
            let mut unit = ONE / 10;
            while let Some(byte) = self.peek().filter(|byte| byte.is_ascii_digit() || *byte == b'-')
            {
                self.at += 1;
                part += i64::from(byte.saturating_sub(b'0')) * unit;
                unit /= 10;
            }
        }
        if self.peek().is_some_and(is_regular) {
            // Not a number after all; what is left of the word is passed over.
            self.word();
        }
        sign * (whole * ONE + part)
    }

    fn string(&mut self) -> Object {
        self.at += 1;
        let mut string = Vec::new();
        let mut depth = 0_usize;
        while let Some(byte) = self.next_byte() {
            match byte {
                b'(' => {
                    depth += 1;
                    string.push(byte);
                }
                b')' if depth == 0 => break,
                b')' => {
                    depth -= 1;
                    string.push(byte);
                }
                b'\\' => string.extend(self.escape()),
                _ => string.push(byte),
            }
        }
        Object::String(string)
    }

    fn escape(&mut self) -> Option<u8> {
        match self.next_byte()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.skip_word(b"\n");
                None
            }
            b'\n' => None,
            digit @ b'0'..=b'7' => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|byte| (b'0'..=b'7').contains(byte))
                    else {
                        break;
                    };
                    self.at += 1;
                    value = value * 8 + u32::from(digit - b'0');
                }
                u8::try_from(value & 0xFF).ok()
            }
            other => Some(other),
        }
    }

    fn hex(&mut self) -> Object {
        self.at += 1;
        let mut string = Vec::new();
        let mut half = None;
        while let Some(byte) = self.next_byte().filter(|byte| *byte != b'>') {
            let Some(digit) = hex_digit(byte) else { continue };
            match half.take() {
                None => half = Some(digit),
                Some(high) => string.push(high * 16 + digit),
            }
        }
        string.extend(half.map(|high| high * 16));
        Object::String(string)
    }

    fn array(&mut self, depth: usize) -> Object {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_white();
            if self.peek().is_none() || self.skip_word(b"]") {
                break;
            }
            match self.nested(depth + 1) {
                // A closing word means that the bracket was forgotten.
                None | Some(Object::Word(_)) => break,
                Some(item) if items.len() < ITEMS_MAX => items.push(item),
                Some(_) => {}
            }
        }
        Object::Array(items)
    }

    fn dict(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.skip_white();
            if self.peek().is_none() || self.skip_word(b">>") {
                break;
            }
            match self.nested(depth + 1)? {
                Object::Name(name) => {
                    let mut ahead = *self;
                    match ahead.nested(depth + 1)? {
                        Object::Word(word) if word != "endobj" => *self = ahead,
                        Object::Word(_) => break,
                        value => {
                            *self = ahead;
                            dict.insert(name, value);
                        }
                    }
                }
                Object::Word(word) if word == "endobj" || word == "stream" => break,
                _ => {}
            }
        }
        Some(Object::Dict(dict))
    }
}

pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte)
        && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
