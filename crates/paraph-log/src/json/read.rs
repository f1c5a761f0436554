//! Reading JSON: one parser, in a canonical and a loose manner.

use super::{DEPTH_MAX, INT_MAX, Map, Value};
use alloc::string::String;
use alloc::vec::Vec;
use thiserror::Error;

/// Reads the canonical spelling of a value and nothing else.
///
/// # Errors
///
/// Says at which byte the text leaves the canonical form, and how.
pub fn parse_canonical(bytes: &[u8]) -> Result<Value, NotCanonical> {
    Parser::<true>::whole(bytes).map_err(|(at, fault)| NotCanonical { at, fault })
}

/// Reads JSON as people write it: white space, any order of keys, any escape.
///
/// The values are the same as those of [`parse_canonical`]: fractions, numbers beyond 2^53 - 1, keys
/// that come twice and half a surrogate pair are refused rather than repaired.
///
/// # Errors
///
/// Says at which byte the text is not such JSON, and how.
pub fn parse_loose(bytes: &[u8]) -> Result<Value, BadJson> {
    Parser::<false>::whole(bytes).map_err(|(at, fault)| BadJson { at, fault })
}

/// Why bytes are not the canonical spelling of a JSON value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not canonical JSON at byte {at}: {fault}")]
pub struct NotCanonical {
    /// The byte, counted from 0, at which the form was left.
    pub at: usize,
    /// How it was left.
    pub fault: Fault,
}

/// Why bytes are not JSON that Paraph reads.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not JSON at byte {at}: {fault}")]
pub struct BadJson {
    /// The byte, counted from 0, at which reading stopped.
    pub at: usize,
    /// Why it stopped.
    pub fault: Fault,
}

/// What is wrong at one place of a JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The bytes are not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// The text stops inside a value.
    #[error("the text ends here, and {wanted} was expected")]
    Ends {
        /// What should have come.
        wanted: &'static str,
    },
    /// A character that cannot stand here.
    #[error("{found:?} stands where {wanted} was expected")]
    Unexpected {
        /// What stands there.
        found: char,
        /// What should have come.
        wanted: &'static str,
    },
    /// Something follows the value.
    #[error("more follows after the value")]
    Trailing,
    /// White space between the parts of a canonical text.
    #[error("white space")]
    Space,
    /// More than [`DEPTH_MAX`] lists and maps inside one another.
    #[error("more than {DEPTH_MAX} lists and maps inside one another")]
    TooDeep,
    /// `1.5`, `1e3`
    #[error("a number with a fraction or an exponent")]
    Fraction,
    /// `007`
    #[error("a number with a leading zero")]
    LeadingZero,
    /// `-0`
    #[error("minus zero")]
    MinusZero,
    /// Beyond 2^53 - 1.
    #[error("a number beyond 2^53 - 1")]
    TooLarge,
    /// A control character that is not escaped.
    #[error("the control character U+{0:04X} is not escaped")]
    RawControl(u8),
    /// An escape that JSON does not have.
    #[error("no such escape")]
    NoSuchEscape,
    /// An escape that the canonical form writes otherwise.
    #[error("an escape that the canonical form writes otherwise")]
    OtherEscape,
    /// `\ud800` without its other half.
    #[error("half a surrogate pair")]
    HalfSurrogate,
    /// A key after one that it should precede.
    #[error("the key {0:?} is out of order")]
    KeyOrder(String),
    /// A key that stood before.
    #[error("the key {0:?} comes twice")]
    KeyTwice(String),
}

/// A fault and the byte at which it stands.
type Stop = (usize, Fault);

/// The state of one reading. `at` never lies inside a character when a string is cut.
struct Parser<'a, const CANONICAL: bool> {
    text: &'a str,
    at: usize,
}

impl<'a, const CANONICAL: bool> Parser<'a, CANONICAL> {
    fn whole(bytes: &'a [u8]) -> Result<Value, Stop> {
        let text =
            core::str::from_utf8(bytes).map_err(|bad| (bad.valid_up_to(), Fault::NotUtf8))?;
        let mut parser = Self { text, at: 0 };
        parser.skip_space()?;
        let value = parser.value(0)?;
        parser.skip_space()?;
        if parser.at < text.len() {
            return parser.stop(Fault::Trailing);
        }
        Ok(value)
    }

    fn value(&mut self, depth: usize) -> Result<Value, Stop> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::Text),
            Some(b'{') => self.map(depth + 1),
            Some(b'[') => self.list(depth + 1),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => self.unexpected("a value"),
        }
    }

    fn map(&mut self, depth: usize) -> Result<Value, Stop> {
        self.open(depth)?;
        let mut map = Map::new();
        if self.takes(b'}') {
            return Ok(Value::Map(map));
        }
        loop {
            let key_at = self.at;
            if self.peek() != Some(b'"') {
                return self.unexpected("a key");
            }
            let key = self.string()?;
            self.skip_space()?;
            if !self.takes(b':') {
                return self.unexpected("a colon");
            }
            self.skip_space()?;
            let value = self.value(depth)?;
            Self::put(&mut map, key, value).map_err(|fault| (key_at, fault))?;
            self.skip_space()?;
            if self.takes(b'}') {
                return Ok(Value::Map(map));
            }
            self.comma("a comma or }")?;
        }
    }

    fn put(map: &mut Map, key: String, value: Value) -> Result<(), Fault> {
        if map.last_key() == Some(key.as_str()) {
            return Err(Fault::KeyTwice(key));
        }
        if CANONICAL {
            return map.push_last(key, value).map_err(Fault::KeyOrder);
        }
        if map.get(&key).is_some() {
            return Err(Fault::KeyTwice(key));
        }
        map.insert(key, value);
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Result<Value, Stop> {
        self.open(depth)?;
        let mut items = Vec::new();
        if self.takes(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.skip_space()?;
            if self.takes(b']') {
                return Ok(Value::List(items));
            }
            self.comma("a comma or ]")?;
        }
    }

    /// Goes past the bracket that opens a list or a map.
    fn open(&mut self, depth: usize) -> Result<(), Stop> {
        if depth > DEPTH_MAX {
            return self.stop(Fault::TooDeep);
        }
        self.at += 1;
        self.skip_space()
    }

    fn comma(&mut self, wanted: &'static str) -> Result<(), Stop> {
        if self.takes(b',') { self.skip_space() } else { self.unexpected(wanted) }
    }

    fn number(&mut self) -> Result<Value, Stop> {
        let start = self.at;
        let negative = self.takes(b'-');
        let digits_at = self.at;
        let mut size: i64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            // Stays below 2^57 because it is checked at each digit.
            size = size * 10 + i64::from(digit - b'0');
            if size > INT_MAX {
                return Err((start, Fault::TooLarge));
            }
            self.at += 1;
        }
        let digits = self.at - digits_at;
        match self.peek() {
            _ if digits == 0 => return self.unexpected("a digit"),
            Some(b'.' | b'e' | b'E') => return Err((start, Fault::Fraction)),
            _ => {}
        }
        if digits > 1 && self.text.as_bytes().get(digits_at) == Some(&b'0') {
            return Err((start, Fault::LeadingZero));
        }
        match (negative, size) {
            (true, 0) => Err((start, Fault::MinusZero)),
            (true, size) => Ok(Value::Int(-size)),
            (false, size) => Ok(Value::Int(size)),
        }
    }

    fn word(&mut self, word: &'static str, value: Value) -> Result<Value, Stop> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return self.unexpected("a value");
        }
        self.at += word.len();
        Ok(value)
    }

    fn string(&mut self) -> Result<String, Stop> {
        self.at += 1;
        let run = self.run();
        if self.takes(b'"') {
            // Nearly every string ends here: no escape in it, one copy.
            return Ok(run.into());
        }
        let mut string = String::from(run);
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escape()?),
                Some(control) => return self.stop(Fault::RawControl(control)),
                None => return self.unexpected("the end of the string"),
            }
            string.push_str(self.run());
        }
    }

    /// Goes past what stands for itself, up to a quote, an escape, a control character or the end.
    fn run(&mut self) -> &'a str {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let ends = |&byte: &u8| byte == b'"' || byte == b'\\' || byte < 0x20;
        self.at = start + rest.iter().position(ends).unwrap_or(rest.len());
        // Both ends stand beside ASCII or an end of the text, so never inside a character.
        &self.text[start..self.at]
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let start = self.at;
        self.at += 1;
        let Some(letter) = self.peek() else {
            return self.unexpected("an escape");
        };
        let char = match letter {
            b'"' | b'\\' => char::from(letter),
            b'b' => '\u{8}',
            b't' => '\t',
            b'n' => '\n',
            b'f' => '\u{c}',
            b'r' => '\r',
            b'/' if CANONICAL => return Err((start, Fault::OtherEscape)),
            b'/' => '/',
            b'u' => return self.unicode_escape(start),
            _ => return Err((start, Fault::NoSuchEscape)),
        };
        self.at += 1;
        Ok(char)
    }

    /// Reads `\u001f`, in the loose manner also `\ud83d\ude02`.
    fn unicode_escape(&mut self, start: usize) -> Result<char, Stop> {
        let unit = self.code_unit(start)?;
        let written = &self.text[start..self.at];
        if CANONICAL {
            let other = unit >= 0x20
                || matches!(unit, 0x08 | 0x09 | 0x0A | 0x0C | 0x0D)
                || written.bytes().any(|byte| byte.is_ascii_uppercase());
            if other {
                return Err((start, Fault::OtherEscape));
            }
        }
        let half = (start, Fault::HalfSurrogate);
        match unit {
            0xD800..=0xDBFF => {
                if !self.text.as_bytes()[self.at..].starts_with(b"\\u") {
                    return Err(half);
                }
                self.at += 1;
                let low = self.code_unit(start)?;
                if !matches!(low, 0xDC00..=0xDFFF) {
                    return Err(half);
                }
                char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)).ok_or(half)
            }
            unit => char::from_u32(unit).ok_or(half),
        }
    }

    /// Reads `uXXXX`, standing on the `u`.
    fn code_unit(&mut self, start: usize) -> Result<u32, Stop> {
        let digits = self.text.as_bytes().get(self.at + 1..self.at + 5);
        let mut unit = 0;
        for &digit in digits.ok_or((start, Fault::NoSuchEscape))? {
            let digit = char::from(digit).to_digit(16).ok_or((start, Fault::NoSuchEscape))?;
            unit = unit * 16 + digit;
        }
        self.at += 5;
        Ok(unit)
    }

    fn skip_space(&mut self) -> Result<(), Stop> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            if CANONICAL {
                return self.stop(Fault::Space);
            }
            self.at += 1;
        }
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn unexpected<T>(&self, wanted: &'static str) -> Result<T, Stop> {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => self.stop(Fault::Unexpected { found, wanted }),
            None => self.stop(Fault::Ends { wanted }),
        }
    }

    const fn stop<T>(&self, fault: Fault) -> Result<T, Stop> {
        Err((self.at, fault))
    }
}
