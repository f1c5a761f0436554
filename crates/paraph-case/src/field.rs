//! An act in words: how a form, a command line, a story and the log spell its fields.
//!
//! A kind of act declares its fields once, with `kind!`, each with one line of help.
//! From that declaration come the command, the form, the manual, the schema and the log's bytes.
//! Every value has two spellings: one that is signed (exactly one, in JSON) and one that people
//! type, which is looked up in the channel (`7` becomes the point's identity and the digest of its
//! words).
//!
//! Here stands what a field is; beside it, one file each: the form that is filled in, the values and
//! words that stand in fields, and how kinds and closed lists of words are declared.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::json::Value;

mod choice;
mod fault;
mod form;
mod kind;
mod several;
mod values;
mod words;

pub use fault::{BadField, Fault};
pub use form::{Files, Form};
pub use kind::Declared;
pub use several::OneOrMore;
pub use words::{BadWords, Words};

pub(crate) use choice::{choice, no_choice};
pub(crate) use fault::bad;
pub(crate) use kind::{help, kind, refuse_unknown};
pub(crate) use values::{map, text};

/// How often a field may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly once.
    One,
    /// At most once.
    Optional,
    /// Any number of times.
    Many,
    /// Once or more: without any there would be nothing that the act is about.
    OneOrMore,
    /// A word that is there or not.
    Flag,
}

/// What a newcomer needs to know of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// The name in the log: `kept_for`.
    pub name: &'static str,
    /// One line of help.
    pub help: &'static str,
    /// What is written there: `POINT`, `PARTY`.
    pub word: &'static str,
    /// How often.
    pub count: Count,
    /// The only words allowed, with their meaning; empty where any will do.
    pub choices: &'static [(&'static str, &'static str)],
}

impl FieldSpec {
    /// The name on the command line: `kept-for`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// One value in its two spellings.
pub trait Item: Sized {
    /// What is written there: `POINT`.
    const WORD: &'static str;
    /// The only words allowed, with their meaning.
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    /// Reads the signed spelling.
    ///
    /// # Errors
    ///
    /// When it is not that spelling.
    fn read(value: &Value) -> Result<Self, Fault>;

    /// Writes the signed spelling.
    fn write(&self) -> Value;

    /// Reads what a person typed.
    ///
    /// # Errors
    ///
    /// When the words mean nothing here.
    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault>;

    /// Reads several values from one word, where people write `7,10`.
    ///
    /// # Errors
    ///
    /// When the words mean nothing here.
    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        // The whole first, since free words hold commas of their own.
        match Self::spell(words, form) {
            Ok(item) => Ok(alloc::vec![item]),
            Err(fault) if !words.contains(',') => Err(fault),
            Err(_) => words.split(',').map(|word| Self::spell(word.trim(), form)).collect(),
        }
    }
}

/// A declared field: a value, perhaps a value, any number of them, one or more, or a flag.
pub trait Field: Sized {
    /// What is written there.
    const WORD: &'static str;
    /// How often.
    const COUNT: Count;
    /// The only words allowed.
    const CHOICES: &'static [(&'static str, &'static str)];

    /// Reads the signed spelling.
    ///
    /// # Errors
    ///
    /// When it is not that spelling, or missing.
    fn read(value: Option<&Value>) -> Result<Self, Fault>;

    /// Writes the signed spelling; nothing when there is nothing to say.
    fn write(&self) -> Option<Value>;

    /// Reads what a person typed.
    ///
    /// # Errors
    ///
    /// When the words mean nothing here, or are missing.
    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault>;
}

impl<T: Item> Field for T {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::One;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        T::read(value.ok_or(Fault::Missing)?)
    }

    fn write(&self) -> Option<Value> {
        Some(Item::write(self))
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        match words {
            [] => Err(Fault::Missing),
            [one] => T::spell(one, form),
            _ => Err(Fault::Twice),
        }
    }
}

impl<T: Item> Field for Option<T> {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::Optional;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        value.map(T::read).transpose()
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().map(Item::write)
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        match words {
            [] => Ok(None),
            [one] => T::spell(one, form).map(Some),
            _ => Err(Fault::Twice),
        }
    }
}

impl<T: Item> Field for Vec<T> {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::Many;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    /// An empty list has one spelling: the field is absent.
    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        let Some(value) = value else { return Ok(Self::new()) };
        match value.as_list() {
            None | Some([]) => Err(Fault::NotA("a list with something in it")),
            Some(items) => items.iter().map(T::read).collect(),
        }
    }

    fn write(&self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        Some(Value::List(self.iter().map(Item::write).collect()))
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        let mut items = Self::new();
        for words in words {
            items.extend(T::spell_many(words, form)?);
        }
        Ok(items)
    }
}

impl Field for bool {
    const WORD: &'static str = "";
    const COUNT: Count = Count::Flag;
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    /// `false` has one spelling: the field is absent.
    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        match value {
            None => Ok(false),
            Some(Value::Bool(true)) => Ok(true),
            Some(_) => Err(Fault::NotA("true (leave it out for false)")),
        }
    }

    fn write(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }

    fn spell(words: &[String], _: &mut Form<'_>) -> Result<Self, Fault> {
        match words {
            [] => Ok(false),
            [word] if word == "true" => Ok(true),
            [_] => Err(Fault::NotA("a flag: leave it out, or give it without a value")),
            _ => Err(Fault::Twice),
        }
    }
}
