//! Verifier keys: who signs notes, in one line.
//!
//! ```text
//! example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
//! ```
//!
//! A name, a plus, the key id in eight hexadecimal digits, a plus, and the base64 of one byte that
//! says the algorithm and of the public key. The id is the first four bytes of the SHA-256 of the
//! name, a line feed, the algorithm's byte and the public key: it tells keys apart and proves
//! nothing.

use super::SignatureLine;
use crate::base64;
use crate::hash::{read_hex, sha256};
use crate::key::{BadKey, PublicKey};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use thiserror::Error;

/// What a signature under a note is, by the byte that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// `0x01`: Ed25519 over the text.
    Ed25519,
    /// `0x04`: the time of a cosigner, and Ed25519 over that time and the text.
    Cosignature,
    /// `0x06`: a cosignature with ML-DSA-44. Such keys are read; their signatures are not judged yet.
    MlDsa44,
}

impl Algorithm {
    const fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::Cosignature => 0x04,
            Self::MlDsa44 => 0x06,
        }
    }

    /// Whether signatures of this kind can be verified here.
    #[must_use]
    pub const fn is_judged(self) -> bool {
        !matches!(self, Self::MlDsa44)
    }
}

/// The bytes of an ML-DSA-44 public key.
const ML_DSA_44_BYTES: usize = 1312;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Ed25519(PublicKey),
    Cosignature(PublicKey),
    MlDsa44(Vec<u8>),
}

impl Key {
    fn parse(bytes: &[u8]) -> Result<Self, BadVerifierKey> {
        let (&algorithm, key) = bytes.split_first().ok_or(BadVerifierKey::Form)?;
        match algorithm {
            0x01 => Ok(Self::Ed25519(PublicKey::enrol(key)?)),
            0x04 => Ok(Self::Cosignature(PublicKey::enrol(key)?)),
            0x06 if key.len() == ML_DSA_44_BYTES => Ok(Self::MlDsa44(key.into())),
            0x06 => Err(BadVerifierKey::Form),
            other => Err(BadVerifierKey::UnknownAlgorithm(other)),
        }
    }

    const fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ed25519(_) => Algorithm::Ed25519,
            Self::Cosignature(_) => Algorithm::Cosignature,
            Self::MlDsa44(_) => Algorithm::MlDsa44,
        }
    }

    /// The algorithm's byte and the public key.
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = alloc::vec![self.algorithm().byte()];
        match self {
            Self::Ed25519(key) | Self::Cosignature(key) => bytes.extend(key.as_bytes()),
            Self::MlDsa44(key) => bytes.extend(key),
        }
        bytes
    }
}

/// A key by which notes are verified, with the name that it signs under.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: KeyId,
    key: Key,
}

impl VerifierKey {
    /// The key under which a host or anybody else signs notes, with [`Algorithm::Ed25519`].
    ///
    /// # Errors
    ///
    /// When the name is empty or has white space, a plus or a control character.
    pub fn new(name: &str, key: PublicKey) -> Result<Self, BadVerifierKey> {
        Self::of(name, Key::Ed25519(key))
    }

    fn of(name: &str, key: Key) -> Result<Self, BadVerifierKey> {
        if !is_name(name) {
            return Err(BadVerifierKey::Name(name.into()));
        }
        let id = KeyId::of(name, &key.to_bytes());
        Ok(Self { name: name.into(), id, key })
    }

    /// The name it signs under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What tells it apart from other keys of that name.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// How it signs.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.key.algorithm()
    }

    /// The Ed25519 key, where it is one.
    #[must_use]
    pub const fn public(&self) -> Option<&PublicKey> {
        match &self.key {
            Key::Ed25519(key) | Key::Cosignature(key) => Some(key),
            Key::MlDsa44(_) => None,
        }
    }

    /// Whether this key is the one that the line names.
    pub(super) fn is_named_by(&self, line: &SignatureLine) -> bool {
        self.name == line.name && self.id == line.id
    }

    /// Whether this key signed this text. Never so for an algorithm that is not judged.
    pub(super) fn has_signed(&self, text: &str, signature: &[u8]) -> bool {
        let verify = |key: &PublicKey, message: &[u8], signature: &[u8]| {
            signature.try_into().is_ok_and(|signature| key.verify(message, signature).is_ok())
        };
        match &self.key {
            Key::Ed25519(key) => verify(key, text.as_bytes(), signature),
            Key::Cosignature(key) => match signature.split_first_chunk() {
                Some((time, signature)) => {
                    let time = u64::from_be_bytes(*time);
                    let message = format!("cosignature/v1\ntime {time}\n{text}");
                    verify(key, message.as_bytes(), signature)
                }
                None => false,
            },
            Key::MlDsa44(_) => false,
        }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}+{}+{}", self.name, self.id, base64::encode(&self.key.to_bytes()))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "VerifierKey({}+{})", self.name, self.id)
    }
}

impl FromStr for VerifierKey {
    type Err = BadVerifierKey;

    fn from_str(text: &str) -> Result<Self, BadVerifierKey> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadVerifierKey::Form);
        };
        let mut said = KeyId([0; 4]);
        if !read_hex(id, &mut said.0) {
            return Err(BadVerifierKey::Form);
        }
        let bytes = base64::decode(key).ok_or(BadVerifierKey::Form)?;
        // Before the key itself is looked at: enrolment costs, and a slip of the pen is found here.
        let found = KeyId::of(name, &bytes);
        if found != said {
            return Err(BadVerifierKey::OtherId { found, said });
        }
        Self::of(name, Key::parse(&bytes)?)
    }
}

/// Four bytes that tell keys of one name apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(
    /// The bytes.
    pub [u8; 4],
);

impl KeyId {
    /// The id of a key, given by its name and the bytes of algorithm and public key.
    fn of(name: &str, key: &[u8]) -> Self {
        let digest = sha256(&[name.as_bytes(), b"\n", key].concat());
        let [a, b, c, d, ..] = digest.0;
        Self([a, b, c, d])
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "KeyId({self})")
    }
}

/// Parts the four bytes of key id from the signature.
pub(super) fn split_id(bytes: &[u8]) -> Option<(KeyId, Vec<u8>)> {
    let (id, rest) = bytes.split_first_chunk()?;
    Some((KeyId(*id), rest.into()))
}

/// Whether a key can have this name: not empty, no white space, no plus, no control character.
pub(super) fn is_name(name: &str) -> bool {
    let bad = |char: char| char.is_whitespace() || char == '+' || char < ' ';
    !name.is_empty() && !name.contains(bad)
}

/// Why a line is not a verifier key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadVerifierKey {
    /// Not a name, an id and a key.
    #[error("a verifier key is a name, eight hexadecimal digits and the base64 of a key, with +")]
    Form,
    /// A name that no key can have.
    #[error("{0:?} cannot be the name of a key: it is empty or has a space or a plus")]
    Name(String),
    /// The id is not that of the key under this name.
    #[error("the key has the id {found} under this name, not {said}")]
    OtherId {
        /// The id that it has.
        found: KeyId,
        /// The id that is said.
        said: KeyId,
    },
    /// An algorithm that is not understood.
    #[error("keys of the note algorithm {0:#04x} need a newer Paraph")]
    UnknownAlgorithm(u8),
    /// A key that cannot be enrolled.
    #[error(transparent)]
    Key(#[from] BadKey),
}
