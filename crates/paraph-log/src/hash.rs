//! A SHA-256 digest: the name of bytes.
//!
//! Written as 64 lower-case hexadecimal digits, and in the formats of others as padded base64. Each
//! has one spelling, and only that one is read.

use crate::base64;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(
    /// The digest's bytes.
    pub [u8; 32],
);

/// Digests bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

impl Hash {
    /// The digest's bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Padded base64, as checkpoints and proofs write digests.
    #[must_use]
    pub fn to_base64(&self) -> String {
        base64::encode(&self.0)
    }

    /// Reads padded base64.
    ///
    /// # Errors
    ///
    /// Refuses whatever is not the one spelling of 32 bytes.
    pub fn from_base64(text: &str) -> Result<Self, BadHash> {
        base64::decode(text)
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or_else(|| BadHash::Base64(text.into()))
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = BadHash;

    fn try_from(bytes: &[u8]) -> Result<Self, BadHash> {
        bytes.try_into().map(Self).map_err(|_| BadHash::Length(bytes.len()))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every act spells and reads several digests, so they are not formatted byte by byte.
        let mut text = [0; 64];
        for (byte, digits) in self.0.iter().zip(text.as_chunks_mut::<2>().0) {
            *digits = [byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]);
        }
        to.write_str(core::str::from_utf8(&text).expect("hexadecimal digits are ASCII"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = BadHash;

    fn from_str(text: &str) -> Result<Self, BadHash> {
        let mut bytes = [0; 32];
        if read_hex(text, &mut bytes) { Ok(Self(bytes)) } else { Err(BadHash::Hex(text.into())) }
    }
}

/// Reads lower-case hexadecimal digits that fill `bytes` exactly; says whether that went well.
pub(crate) fn read_hex(text: &str, bytes: &mut [u8]) -> bool {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks_exact(2);
    text.len() == bytes.len() * 2
        && pairs.zip(bytes).all(|(pair, byte)| match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => {
                *byte = high << 4 | low;
                true
            }
            _ => false,
        })
}

/// Why something is not a digest.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadHash {
    /// Not 64 lower-case hexadecimal digits.
    #[error("{0:?} is not 64 lower-case hexadecimal digits")]
    Hex(String),
    /// Not the one base64 spelling of 32 bytes.
    #[error("{0:?} is not the base64 of 32 bytes")]
    Base64(String),
    /// Not 32 bytes.
    #[error("a digest has 32 bytes, not {0}")]
    Length(usize),
}
