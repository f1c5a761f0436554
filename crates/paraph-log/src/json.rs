//! The one spelling of a JSON value.
//!
//! What is signed must have one spelling, or two honest programs disagree on what was signed. This
//! is the canonical form of RFC 8785 (JCS), restricted so that nothing in it can be read in two
//! ways:
//!
//! ```text
//! {"act":{"kind":"object","point":7},"v":1}
//! ```
//!
//! - no white space; keys unique and in the order of their UTF-16 code units;
//! - numbers are whole and at most 2^53 - 1 in size, written without sign `+`, leading zero,
//!   fraction or exponent (`-0` is not a number here);
//! - strings escape `"`, `\` and what is below U+0020, each in its one way, and nothing else;
//! - at most [`DEPTH_MAX`] lists and maps inside one another.
//!
//! [`parse_canonical`] takes exactly that. It does not parse and compare: each byte is checked where
//! it stands, so `parse_canonical(bytes)?.to_canonical() == bytes` holds by construction and reading
//! costs one pass. [`parse_loose`] reads what people write by hand, with the same values.
//!
//! This is not a general JSON library: fractions are refused, not rounded.

mod read;
mod write;

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

pub use read::{BadJson, Fault, NotCanonical, parse_canonical, parse_loose};

/// The most lists and maps that may stand inside one another.
pub const DEPTH_MAX: usize = 32;

/// The largest size of a number: 2^53 - 1, what every JSON reader holds exactly.
pub const INT_MAX: i64 = (1 << 53) - 1;

/// A JSON value without fractions.
///
/// A value built by hand may go beyond [`INT_MAX`] or [`DEPTH_MAX`]; it prints, and what it prints
/// is then refused by both parsers. Whoever signs a value reads it back first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// `-12`
    Int(i64),
    /// `"text"`
    Text(String),
    /// `[1,2]`
    List(Vec<Self>),
    /// `{"a":1}`
    Map(Map),
}

impl Value {
    /// The canonical spelling.
    #[must_use]
    pub fn to_canonical(&self) -> Vec<u8> {
        let mut text = String::new();
        write::canonical(self, &mut text);
        text.into_bytes()
    }

    /// A spelling for people: one item a line, two spaces a level, no final line end.
    ///
    /// Keys stand in canonical order. [`parse_loose`] reads it back.
    #[must_use]
    pub fn to_pretty(&self) -> String {
        let mut text = String::new();
        write::pretty(self, 0, &mut text);
        text
    }

    /// The text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, if this is one.
    #[must_use]
    pub const fn as_int(&self) -> Option<i64> {
        if let Self::Int(number) = self { Some(*number) } else { None }
    }

    /// The truth value, if this is one.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The map, if this is one.
    #[must_use]
    pub const fn as_map(&self) -> Option<&Map> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Self>> for Value {
    fn from(items: Vec<Self>) -> Self {
        Self::List(items)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

/// Named values, each name once, always in canonical order.
///
/// Invariant: the keys ascend strictly in the order of [`compare_keys`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map {
    items: Vec<(String, Value)>,
}

impl Map {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self { items: Vec::new() }
    }

    /// How many names it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The value under a name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.place(key).ok().and_then(|at| self.items.get(at)).map(|(_, value)| value)
    }

    /// Puts a value under a name and returns the one that stood there.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let (key, value) = (key.into(), value.into());
        match self.place(&key) {
            Ok(at) => Some(core::mem::replace(&mut self.items[at].1, value)),
            Err(at) => {
                self.items.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes the value out from under a name.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        self.place(key).ok().map(|at| self.items.remove(at).1)
    }

    /// The names and values in canonical order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.items.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The names in canonical order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.items.iter().map(|(key, _)| key.as_str())
    }

    /// Appends a name that is known to come last; gives it back if it does not.
    fn push_last(&mut self, key: String, value: Value) -> Result<(), String> {
        match self.last_key() {
            Some(last) if compare_keys(last, &key) != Ordering::Less => Err(key),
            _ => {
                self.items.push((key, value));
                Ok(())
            }
        }
    }

    fn last_key(&self) -> Option<&str> {
        self.items.last().map(|(key, _)| key.as_str())
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.items.binary_search_by(|(other, _)| compare_keys(other, key))
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Map {
    /// Collects names and values; of a name that comes twice, the last value stays.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        let mut map = Self::new();
        for (key, value) in items {
            map.insert(key, value);
        }
        map
    }
}

impl IntoIterator for Map {
    type Item = (String, Value);
    type IntoIter = alloc::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

/// Compares two keys by their UTF-16 code units, as RFC 8785 orders them.
///
/// Their UTF-8 bytes give the same order but in one place: characters from U+10000 on are written in
/// UTF-16 with units D800 to DFFF and so come *before* U+E000 to U+FFFF. At the first byte that
/// differs it is enough to lift the two lead bytes of that range, EE and EF, above all others.
#[must_use]
pub fn compare_keys(left: &str, right: &str) -> Ordering {
    let lift = |byte: u8| if matches!(byte, 0xEE | 0xEF) { byte | 0x10 } else { byte };
    let (left, right) = (left.as_bytes(), right.as_bytes());
    match left.iter().zip(right).find(|(one, other)| one != other) {
        // EE|10 = FE and EF|10 = FF: above F4, the highest lead byte of UTF-8.
        Some((&one, &other)) => lift(one).cmp(&lift(other)),
        None => left.len().cmp(&right.len()),
    }
}
