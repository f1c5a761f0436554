//! Signatures and keys as OpenSSH writes them.
//!
//! An act is signed as an SSH signature, so that the tool that is on nearly every computer can check
//! it: `ssh-keygen -Y verify`. The format is OpenSSH's `PROTOCOL.sshsig`. The blob:
//!
//! | bytes | what |
//! |---|---|
//! | `SSHSIG` | six letters |
//! | u32 | version, 1 |
//! | string | public key: string `ssh-ed25519`, string of 32 bytes |
//! | string | namespace: what the signature is for |
//! | string | reserved, empty |
//! | string | hash, `sha512` |
//! | string | signature: string `ssh-ed25519`, string of 64 bytes |
//!
//! A *string* is its length as a big-endian u32 and its bytes. Signed is not the message but
//! `SSHSIG`, namespace, reserved, hash, and the SHA-512 of the message as a string.
//!
//! This reads strictly: one key kind, one hash, nothing reserved, nothing after the end, base64 in
//! its one spelling. Other key kinds (security keys, passkeys, post-quantum) fit the same envelope;
//! until they are understood they are refused by their name, never half-checked.

mod allowed;
mod armor;
mod files;
mod wire;

use crate::key::{BadKey, BadSignature, Fingerprint, PublicKey, SIGNATURE_BYTES, SecretKey};
use alloc::string::String;
use alloc::vec::Vec;
use sha2::{Digest as _, Sha512};
use thiserror::Error;
use wire::{Reader, put_string};

pub use allowed::{AllowedSigner, BadMoment, Moment, parse_allowed_signers};
pub use files::{parse_private, parse_public, print_private, print_public};

/// The only key kind that is understood so far.
pub const ALGORITHM: &str = "ssh-ed25519";

const MAGIC: &[u8] = b"SSHSIG";
const HASH: &str = "sha512";
const LABEL: &str = "SSH SIGNATURE";

/// A signature with the key and the purpose that it names. Nothing of it is checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    key: [u8; 32],
    namespace: String,
    bytes: [u8; SIGNATURE_BYTES],
}

/// Signs a message for a purpose.
#[must_use]
pub fn sign(secret: &SecretKey, namespace: &str, message: &[u8]) -> Signature {
    Signature {
        key: *secret.public().as_bytes(),
        namespace: namespace.into(),
        bytes: secret.sign(&signed_bytes(namespace, message)),
    }
}

impl Signature {
    /// Reads the blob.
    ///
    /// # Errors
    ///
    /// Refuses other key kinds by name, and everything that is not exactly such a blob.
    pub fn parse(blob: &[u8]) -> Result<Self, BadSsh> {
        let mut reader = Reader::new(blob);
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(BadSsh::Magic);
        }
        match reader.u32()? {
            1 => {}
            version => return Err(BadSsh::Version(version)),
        }
        let key = public_blob(reader.string()?)?;
        let namespace = reader.text()?;
        if namespace.is_empty() {
            return Err(BadSsh::NoNamespace);
        }
        if !reader.string()?.is_empty() {
            return Err(BadSsh::Reserved);
        }
        let hash = reader.text()?;
        if hash != HASH {
            return Err(BadSsh::OtherHash(hash.into()));
        }
        let bytes = signature_blob(reader.string()?)?;
        reader.end()?;
        Ok(Self { key, namespace: namespace.into(), bytes })
    }

    /// Reads the armored text that `ssh-keygen -Y sign` writes.
    ///
    /// Lines may have up to 76 characters, the last line end may be missing.
    ///
    /// # Errors
    ///
    /// When it is not one such text, or the blob in it is not one.
    pub fn parse_armored(text: &str) -> Result<Self, BadSsh> {
        Self::parse(&armor::open(LABEL, text)?)
    }

    /// Checks that this key signed this message for this purpose.
    ///
    /// # Errors
    ///
    /// When any of the three is another.
    pub fn verify(
        &self,
        key: &PublicKey,
        namespace: &str,
        message: &[u8],
    ) -> Result<(), BadSignature> {
        if self.key != *key.as_bytes() {
            let found = self.fingerprint();
            return Err(BadSignature::OtherKey { found, wanted: key.fingerprint() });
        }
        if self.namespace != namespace {
            let found = self.namespace.clone();
            return Err(BadSignature::OtherNamespace { found, wanted: namespace.into() });
        }
        key.verify(&signed_bytes(namespace, message), &self.bytes)
    }

    /// The blob.
    #[must_use]
    pub fn to_blob(&self) -> Vec<u8> {
        let mut blob = MAGIC.to_vec();
        blob.extend(1_u32.to_be_bytes());
        put_string(&mut blob, &to_public_blob(&self.key));
        put_string(&mut blob, self.namespace.as_bytes());
        put_string(&mut blob, b"");
        put_string(&mut blob, HASH.as_bytes());
        put_string(&mut blob, &typed(&self.bytes));
        blob
    }

    /// The text that `ssh-keygen -Y verify` reads, with a line end at its end.
    #[must_use]
    pub fn to_armored(&self) -> String {
        armor::close(LABEL, &self.to_blob())
    }

    /// The key that it names, not enrolled.
    #[must_use]
    pub const fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// The fingerprint of the key that it names.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.key)
    }

    /// The purpose that it names.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.namespace
    }
}

/// What the Ed25519 signature is made over.
fn signed_bytes(namespace: &str, message: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128);
    bytes.extend(MAGIC);
    put_string(&mut bytes, namespace.as_bytes());
    put_string(&mut bytes, b"");
    put_string(&mut bytes, HASH.as_bytes());
    put_string(&mut bytes, &Sha512::digest(message));
    bytes
}

/// Reads string `ssh-ed25519`, string of 32 bytes.
fn public_blob(blob: &[u8]) -> Result<[u8; 32], BadSsh> {
    let mut reader = Reader::new(blob);
    algorithm(&mut reader)?;
    let key = reader.string()?;
    reader.end()?;
    key.try_into().map_err(|_| BadKey::Length(key.len()).into())
}

fn to_public_blob(key: &[u8; 32]) -> Vec<u8> {
    typed(key)
}

/// Reads string `ssh-ed25519`, string of 64 bytes.
fn signature_blob(blob: &[u8]) -> Result<[u8; SIGNATURE_BYTES], BadSsh> {
    let mut reader = Reader::new(blob);
    algorithm(&mut reader)?;
    let bytes = reader.string()?;
    reader.end()?;
    bytes.try_into().map_err(|_| BadSsh::SignatureLength(bytes.len()))
}

fn algorithm(reader: &mut Reader<'_>) -> Result<(), BadSsh> {
    match reader.text()? {
        ALGORITHM => Ok(()),
        other => Err(BadSsh::UnknownAlgorithm(other.into())),
    }
}

fn typed(bytes: &[u8]) -> Vec<u8> {
    let mut blob = Vec::with_capacity(8 + ALGORITHM.len() + bytes.len());
    put_string(&mut blob, ALGORITHM.as_bytes());
    put_string(&mut blob, bytes);
    blob
}

/// Why something is not what OpenSSH would have written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadSsh {
    /// The bytes end inside a field.
    #[error("the bytes end inside a field")]
    Ends,
    /// Something follows the last field.
    #[error("{0} bytes follow after the last field")]
    Trailing(usize),
    /// A name that is not UTF-8.
    #[error("a name is not UTF-8")]
    NotUtf8,
    /// Does not begin with the letters of its format.
    #[error("the bytes do not begin with the letters of the format")]
    Magic,
    /// Another version of the format.
    #[error("version {0} of the format needs a newer Paraph")]
    Version(u32),
    /// A kind of key that is not understood yet, such as
    /// `sk-ecdsa-sha2-nistp256@openssh.com`.
    #[error("keys of the kind {0:?} need a newer Paraph")]
    UnknownAlgorithm(String),
    /// A purpose is missing.
    #[error("the signature has no namespace")]
    NoNamespace,
    /// The reserved field is in use.
    #[error("the reserved field is not empty")]
    Reserved,
    /// Hashed otherwise than with SHA-512.
    #[error("the message is hashed with {0:?}, not with sha512")]
    OtherHash(String),
    /// Not 64 bytes.
    #[error("an Ed25519 signature has 64 bytes, not {0}")]
    SignatureLength(usize),
    /// No first or last line of the armor, or lines that are not.
    #[error("not one armored block of the kind {0}")]
    Armor(&'static str),
    /// Not base64 in its one spelling.
    #[error("not base64 in its canonical spelling")]
    Base64,
    /// The private key is locked with a passphrase.
    #[error("the private key is locked with a passphrase (cipher {0:?})")]
    Locked(String),
    /// The parts of a private key file contradict one another.
    #[error("the private key file contradicts itself")]
    Contradiction,
    /// Fields of a line are missing, or it has other space than single blanks.
    #[error("the line is not a key kind, a key and a comment")]
    Line,
    /// A name that cannot stand in a list of names.
    #[error("{0:?} cannot be a name here")]
    Name(String),
    /// An option that would be overlooked.
    #[error("the option {0:?} is not known")]
    UnknownOption(String),
    /// A time that does not say which.
    #[error(transparent)]
    Moment(#[from] BadMoment),
    /// A key that cannot be enrolled.
    #[error(transparent)]
    Key(#[from] BadKey),
}
