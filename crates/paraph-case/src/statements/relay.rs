//! A relay: somebody who passed a statement on, between the mouth and the report.

use alloc::vec::Vec;
use core::fmt;

use paraph_log::json::Value;

use crate::field::{Fault, Form, Item, Words};

/// One link of the chain from a mouth to a report. Its name holds no `>`, which joins the links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay(Words);

impl Relay {
    fn new(words: Words) -> Result<Self, Fault> {
        match words.as_str().contains('>') {
            true => Err(Fault::NotA("one relay: its name holds no >")),
            false => Ok(Self(words)),
        }
    }
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Item for Relay {
    const WORD: &'static str = "RELAY";

    fn read(value: &Value) -> Result<Self, Fault> {
        Self::new(Words::read(value)?)
    }

    fn write(&self) -> Value {
        self.0.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        Self::new(Words::spell(words, form)?)
    }

    /// Reads `B > F`.
    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        words.split('>').map(|relay| Self::spell(relay.trim(), form)).collect()
    }
}
