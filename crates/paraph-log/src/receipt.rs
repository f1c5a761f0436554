//! A small receipt that can be shown outside its channel.
//!
//! "We never received that" is answered by a receipt; but showing an act of a channel shows the
//! channel, its size and its order. So an acknowledgement embeds this, signed for a purpose of its
//! own:
//!
//! ```text
//! {"at":"2026-03-01T10:05:00Z","file":"9f86d0...","from":"mediator","to":"delegate@b"}
//! ```
//!
//! `file` is the digest of what was received, `from` and `to` say between whom, `at` says when, in the
//! receiver's words. The three texts are opaque here: not empty, at most [`TEXT_MAX`] bytes, no
//! control characters. The signature covers exactly these bytes for the purpose [`NAMESPACE`], so a
//! signed receipt is never a signed act, nor the other way round.

use crate::hash::Hash;
use crate::json::{self, Map, NotCanonical, Value};
use crate::key::{BadSignature, PublicKey, SecretKey};
use crate::ssh::{self, Signature};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use thiserror::Error;

/// The purpose for which receipts are signed.
pub const NAMESPACE: &str = "receipt@paraph";

/// The most bytes in each of the three texts.
pub const TEXT_MAX: usize = 200;

/// That a file was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    file: Hash,
    from: String,
    to: String,
    at: String,
}

impl Receipt {
    /// Says that `to` received the file from `from` at `at`.
    ///
    /// # Errors
    ///
    /// When a text is empty, too long, or has control characters.
    pub fn new(file: Hash, from: &str, to: &str, at: &str) -> Result<Self, BadReceipt> {
        let text = |field, text: &str| {
            let fits =
                !text.is_empty() && text.len() <= TEXT_MAX && !text.chars().any(char::is_control);
            if fits { Ok(text.into()) } else { Err(BadReceipt::Field(field)) }
        };
        Ok(Self { file, from: text("from", from)?, to: text("to", to)?, at: text("at", at)? })
    }

    /// Reads a receipt.
    ///
    /// # Errors
    ///
    /// When the bytes are not exactly one.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadReceipt> {
        let value = json::parse_canonical(bytes)?;
        let map = value.as_map().filter(|map| map.len() == 4).ok_or(BadReceipt::Fields)?;
        let text = |field| map.get(field).and_then(Value::as_text).ok_or(BadReceipt::Field(field));
        let file = text("file")?.parse().map_err(|_| BadReceipt::Field("file"))?;
        Self::new(file, text("from")?, text("to")?, text("at")?)
    }

    /// The bytes that are signed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut map = Map::new();
        map.insert("at", self.at.as_str());
        map.insert("file", self.file.to_string());
        map.insert("from", self.from.as_str());
        map.insert("to", self.to.as_str());
        Value::Map(map).to_canonical()
    }

    /// Signs it.
    #[must_use]
    pub fn sign(&self, secret: &SecretKey) -> Signature {
        ssh::sign(secret, NAMESPACE, &self.to_bytes())
    }

    /// Checks that this key signed it.
    ///
    /// # Errors
    ///
    /// When it did not, or for another purpose.
    pub fn verify(&self, key: &PublicKey, signature: &Signature) -> Result<(), BadSignature> {
        signature.verify(key, NAMESPACE, &self.to_bytes())
    }

    /// The digest of what was received.
    #[must_use]
    pub const fn file(&self) -> Hash {
        self.file
    }

    /// Who handed it over.
    #[must_use]
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Who received it.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// When, in the receiver's words.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }
}

/// Why bytes are not a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadReceipt {
    /// Not canonical JSON.
    #[error(transparent)]
    Json(#[from] NotCanonical),
    /// Not a map of the four fields.
    #[error("a receipt has the fields at, file, from and to, and no others")]
    Fields,
    /// A field is missing, or holds something else.
    #[error("the field {0} of the receipt is missing or not what it should be")]
    Field(&'static str),
}
