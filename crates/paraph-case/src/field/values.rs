//! The values that stand in fields as they are: names, times, digests, acts, numbers.
//!
//! What points at a thing of a ledger is in [`crate::refer`].

use alloc::string::ToString;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};

use super::{Fault, Form, Item};
use crate::id::{ActId, Actor, Name, Party};
use crate::time::{Time, When};

/// Makes a type an [`Item`] whose signed spelling and typed spelling are both its `Display` and
/// `FromStr`.
macro_rules! spelled_alike {
    ($($type:ty => $word:literal),* $(,)?) => {$(
        impl Item for $type {
            const WORD: &'static str = $word;

            fn read(value: &Value) -> Result<Self, Fault> {
                Ok(text(value)?.parse::<Self>()?)
            }

            fn write(&self) -> Value {
                Value::Text(self.to_string())
            }

            fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
                Ok(words.parse::<Self>()?)
            }
        }
    )*};
}

spelled_alike! {
    Party => "PARTY",
    Actor => "WHO",
    Name => "NAME",
    Time => "MOMENT",
    When => "WHEN",
}

impl Item for Hash {
    const WORD: &'static str = "DIGEST";

    fn read(value: &Value) -> Result<Self, Fault> {
        text(value)?.parse().map_err(|_| Fault::NotA("64 lower-case hexadecimal digits"))
    }

    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        words.parse().map_err(|_| Fault::NotA("64 lower-case hexadecimal digits"))
    }
}

/// An act of this channel: typed as its place in the log, or the first digits of its id, at least
/// six.
impl Item for ActId {
    const WORD: &'static str = "ACT";

    fn read(value: &Value) -> Result<Self, Fault> {
        <Hash as Item>::read(value).map(Self)
    }

    fn write(&self) -> Value {
        Item::write(&self.0)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let recorded = form.channel.recorded();
        // A place has fewer than six digits here, so that it is never taken for an id.
        let place = words.len() < 6 && words.bytes().all(|b| b.is_ascii_digit());
        if let Some(act) = words.parse().ok().filter(|_| place).and_then(|n: usize| recorded.get(n))
        {
            return Ok(act.id);
        }
        let fits = |id: &Self| words.len() >= 6 && id.to_string().starts_with(words);
        let mut found = recorded.iter().map(|recorded| recorded.id).filter(fits);
        match (found.next(), found.next()) {
            (Some(id), None) => Ok(id),
            _ => Err(Fault::NoSuch { what: "act", said: words.into() }),
        }
    }
}

/// A whole number that is not negative.
impl Item for u32 {
    const WORD: &'static str = "NUMBER";

    fn read(value: &Value) -> Result<Self, Fault> {
        value.as_int().and_then(|n| Self::try_from(n).ok()).ok_or(Fault::NotA("a whole number"))
    }

    fn write(&self) -> Value {
        Value::Int(i64::from(*self))
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        let plain = words.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| words.parse().ok()).flatten().ok_or(Fault::NotA("a whole number"))
    }
}

/// The text in a value.
///
/// # Errors
///
/// When it is no text.
pub(crate) fn text(value: &Value) -> Result<&str, Fault> {
    value.as_text().ok_or(Fault::NotA("text"))
}

/// The members of a map, all of them named; anything else in it is refused.
///
/// # Errors
///
/// When it is no map, or holds something unknown.
pub(crate) fn map<'a>(value: &'a Value, known: &[&str]) -> Result<&'a Map, Fault> {
    let map = value.as_map().ok_or(Fault::NotA("a map"))?;
    match map.keys().all(|key| known.contains(&key)) {
        true => Ok(map),
        false => Err(Fault::NotA("a map without unknown members")),
    }
}
