//! A leaf of the log: a body and the signatures over it.
//!
//! A leaf is text. The first line is the body in canonical JSON, then comes one line for each signer,
//! the base64 of an SSH signature; each line, the last too, ends with a line feed:
//!
//! ```text
//! {"act":{...},"channel":"9f..","keys":[{"alg":"ssh-ed25519","key":"SHA256:.."}],"salt":"..","seen":{"root":"..","size":41},"v":1}
//! U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg...
//! ```
//!
//! | field | says |
//! |---|---|
//! | `act` | what was done; opaque here |
//! | `channel` | the channel it was done in |
//! | `keys` | who signs, in the order of the lines |
//! | `salt` | 16 random bytes, so that no id can be guessed from its contents |
//! | `seen` | the head of this log that the author had verified last |
//! | `v` | the version of this envelope, 1 |
//!
//! A signature covers exactly the bytes of the first line, without its line feed, for the purpose
//! [`NAMESPACE`]. Their SHA-256 is the act's name, its [`ActId`]. The tree hashes the whole leaf, so
//! what is appended is also *who signed how*.
//!
//! Everything in a leaf has one spelling, and whatever is not it is refused: reading a leaf and
//! writing it again gives the same bytes. A body of another version, or a key of another kind, is
//! answered with [`Newer`]: an old program says up to where it can judge and does not guess.
//!
//! [`Entry::parse`] believes nobody: it reads. [`Entry::check`] gives a [`Checked`], which cannot be
//! had otherwise than by verifying, and which is what a fold takes.

mod body;
mod checked;
mod names;

use crate::base64;
use crate::hash::Hash;
use crate::json::{Map, NotCanonical};
use crate::key::{Fingerprint, SecretKey};
use crate::merkle::{self, Head};
use crate::ssh::{self, BadSsh, Signature};
use alloc::string::String;
use alloc::vec::Vec;
use thiserror::Error;

pub use body::Body;
pub use checked::{Checked, CheckedBefore, NotCheckedBefore, NotUnderHead};
pub use names::{ActId, BadSalt, ChannelId, Salt};

/// The purpose for which acts are signed.
pub const NAMESPACE: &str = "act@paraph";

/// The largest leaf in bytes. Entry bundles hold lengths of 16 bits; what is larger is attached and
/// named by its digest.
pub const LEAF_MAX: usize = 60_000;

/// The most signers of one act.
pub const SIGNERS_MAX: usize = 8;

/// A leaf that was read. Its signatures are those of the keys it names, but are not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    body: Body,
    /// Invariant: one for each key of the body, by that key, for [`NAMESPACE`].
    signatures: Vec<Signature>,
    leaf_hash: Hash,
}

impl Entry {
    /// Reads a leaf.
    ///
    /// # Errors
    ///
    /// Says how the bytes are not a leaf, or that they are one for a newer Paraph.
    pub fn parse(leaf: &[u8]) -> Result<Self, BadEntry> {
        if leaf.len() > LEAF_MAX {
            return Err(BadEntry::TooLong(leaf.len()));
        }
        let text = leaf.strip_suffix(b"\n").ok_or(BadEntry::NoLineEnd)?;
        let mut lines = text.split(|&byte| byte == b'\n');
        let body = Body::parse(lines.next().unwrap_or_default())?;
        let found = lines.clone().count();
        if found != body.keys().len() {
            return Err(BadEntry::SignatureLines { named: body.keys().len(), found });
        }
        let signatures: Result<Vec<_>, _> =
            (1..).zip(lines).map(|(at, line)| signature_line(at, line)).collect();
        let signatures = signatures?;
        fit(&body, &signatures)?;
        Ok(Self { body, signatures, leaf_hash: merkle::leaf_hash(leaf) })
    }

    /// Signs a body with the keys that it names, in their order.
    ///
    /// # Errors
    ///
    /// When the keys are others, or the leaf becomes too long.
    pub fn sign(body: Body, secrets: &[&SecretKey]) -> Result<Self, BadEntry> {
        let sign = |secret: &&SecretKey| ssh::sign(secret, NAMESPACE, body.as_bytes());
        let signatures = secrets.iter().map(sign).collect();
        Self::join(body, signatures)
    }

    /// Joins a body and signatures that were made elsewhere, as by `ssh-keygen -Y sign`.
    ///
    /// # Errors
    ///
    /// When they are not by the keys that the body names, in their order, or not for [`NAMESPACE`],
    /// or the leaf becomes too long. Whether they are true is for [`Self::check`] to say.
    pub fn join(body: Body, signatures: Vec<Signature>) -> Result<Self, BadEntry> {
        fit(&body, &signatures)?;
        let mut entry = Self { body, signatures, leaf_hash: merkle::EMPTY };
        let leaf = entry.to_leaf();
        if leaf.len() > LEAF_MAX {
            return Err(BadEntry::TooLong(leaf.len()));
        }
        entry.leaf_hash = merkle::leaf_hash(&leaf);
        Ok(entry)
    }

    /// The leaf: the very bytes that were read, since each has one spelling.
    #[must_use]
    pub fn to_leaf(&self) -> Vec<u8> {
        // A signature line is 240 characters and its line feed.
        let mut leaf = Vec::with_capacity(self.body.as_bytes().len() + 1 + 241 * self.keys().len());
        leaf.extend(self.body.as_bytes());
        leaf.push(b'\n');
        for signature in &self.signatures {
            leaf.extend(base64::encode(&signature.to_blob()).as_bytes());
            leaf.push(b'\n');
        }
        leaf
    }

    /// The hash by which the tree knows the leaf.
    #[must_use]
    pub const fn leaf_hash(&self) -> Hash {
        self.leaf_hash
    }

    /// What was signed.
    #[must_use]
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// The signatures, in the order of the keys.
    #[must_use]
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// The name of the act.
    #[must_use]
    pub const fn id(&self) -> ActId {
        self.body.id()
    }

    /// What was done.
    #[must_use]
    pub const fn act(&self) -> &Map {
        self.body.act()
    }

    /// The channel it was done in.
    #[must_use]
    pub const fn channel(&self) -> ChannelId {
        self.body.channel()
    }

    /// The head that the author had verified last.
    #[must_use]
    pub const fn seen(&self) -> Head {
        self.body.seen()
    }

    /// Who signed, one or more.
    #[must_use]
    pub fn keys(&self) -> &[Fingerprint] {
        self.body.keys()
    }
}

fn signature_line(at: usize, line: &[u8]) -> Result<Signature, BadEntry> {
    let bad = |fault| BadEntry::Signature { at, fault };
    let line = core::str::from_utf8(line).map_err(|_| bad(BadSsh::Base64))?;
    let blob = base64::decode(line).ok_or_else(|| bad(BadSsh::Base64))?;
    Signature::parse(&blob).map_err(|fault| match fault {
        BadSsh::UnknownAlgorithm(algorithm) => Newer::Algorithm(algorithm).into(),
        BadSsh::Version(version) => Newer::Signature(version).into(),
        fault => bad(fault),
    })
}

/// Whether the signatures are by the keys that are named, in their order, and made for acts.
fn fit(body: &Body, signatures: &[Signature]) -> Result<(), BadEntry> {
    if signatures.len() != body.keys().len() {
        let named = body.keys().len();
        return Err(BadEntry::SignatureLines { named, found: signatures.len() });
    }
    for (at, (wanted, signature)) in (1..).zip(body.keys().iter().zip(signatures)) {
        let found = signature.fingerprint();
        if found != *wanted {
            return Err(BadEntry::OtherKey { at, found, wanted: *wanted });
        }
        if signature.namespace() != NAMESPACE {
            return Err(BadEntry::OtherNamespace { at, found: signature.namespace().into() });
        }
    }
    Ok(())
}

/// Why bytes are not a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadEntry {
    /// Written by a later version, which this one cannot judge.
    #[error(transparent)]
    Newer(#[from] Newer),
    /// More than [`LEAF_MAX`] bytes.
    #[error("an entry has at most {LEAF_MAX} bytes, not {0}")]
    TooLong(usize),
    /// The last line does not end.
    #[error("the last line of the entry has no line feed")]
    NoLineEnd,
    /// The first line is not canonical JSON.
    #[error(transparent)]
    Json(#[from] NotCanonical),
    /// The first line is another JSON value than a map.
    #[error("the body is not a map")]
    NotAMap,
    /// A field is missing.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// A field that the envelope does not have.
    #[error("the envelope has no field {0:?}")]
    UnknownField(String),
    /// A field that holds something else.
    #[error("the field {field} is not {wanted}")]
    Field {
        /// The field.
        field: &'static str,
        /// What it should hold.
        wanted: &'static str,
    },
    /// Nobody signs, or too many.
    #[error("an act has 1 to {SIGNERS_MAX} signers, not {0}")]
    Signers(usize),
    /// One key signs twice.
    #[error("the key {0} is named twice")]
    SignerTwice(Fingerprint),
    /// Not one signature line for each key.
    #[error("{named} keys are named and {found} signatures follow")]
    SignatureLines {
        /// The keys in the body.
        named: usize,
        /// The lines after it.
        found: usize,
    },
    /// A line that is not a signature.
    #[error("signature {at}: {fault}")]
    Signature {
        /// Which one, counted from 1.
        at: usize,
        /// What is wrong with it.
        fault: BadSsh,
    },
    /// A signature by another key than the one that is named.
    #[error("signature {at} is by the key {found} and not by {wanted}")]
    OtherKey {
        /// Which one, counted from 1.
        at: usize,
        /// The key that signed.
        found: Fingerprint,
        /// The key that is named.
        wanted: Fingerprint,
    },
    /// A signature that was made for another purpose.
    #[error("signature {at} is made for {found:?} and not for {NAMESPACE}")]
    OtherNamespace {
        /// Which one, counted from 1.
        at: usize,
        /// The purpose that it names.
        found: String,
    },
}

/// Something that this version does not understand and therefore does not judge.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Newer {
    /// Another version of the envelope.
    #[error("a newer Paraph is needed: the envelope is of version {0}")]
    Version(i64),
    /// Another kind of key.
    #[error("a newer Paraph is needed: signed with a key of the kind {0:?}")]
    Algorithm(String),
    /// Another version of the signature format.
    #[error("a newer Paraph is needed: the signature is of version {0}")]
    Signature(u32),
}
