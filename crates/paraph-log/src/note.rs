//! Signed notes: a text, and lines under it that say who signed it.
//!
//! The format is C2SP's signed-note, which Go's checksum database and the logs of others use:
//!
//! ```text
//! paraph/channel/v1/9f86d0...
//! 41
//! 1cPixr3lB0p1Ftl78EYsp35szKARMvuK8sAGX+RpkRI=
//!
//! — paraph/channel/v1/9f86d0... ut87CoXvwA0MY/z0mxlF+SHE3iHdagDM0Ovw...
//! ```
//!
//! The text ends with a line feed; an empty line parts it from the signatures, and is the last one,
//! so the text may have empty lines itself. A signature line is an em dash, a space, the name of a
//! key, a space, and the base64 of four bytes of key id and the signature.
//!
//! An [`UnverifiedNote`] was read and believes nobody. [`UnverifiedNote::verify`] gives a [`Note`],
//! which has at least one true signature by a key that was asked for. Signatures by other keys are
//! kept and say nothing; a false one by a key that was asked for spoils the whole.
//!
//! Base64 has one spelling here. Verifiers that overlook its unused bits let anybody change a note
//! without breaking it, so elsewhere a note is never named by its bytes.

mod key;

use crate::base64;
use crate::key::SecretKey;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use thiserror::Error;

pub use key::{Algorithm, BadVerifierKey, KeyId, VerifierKey};

/// The most bytes of a note: room for a hundred signatures that are safe from quantum computers.
pub const NOTE_MAX: usize = 1 << 20;

/// The most signatures of a note.
pub const SIGNATURES_MAX: usize = 100;

const DASH: &str = "\u{2014} ";

/// A note that was read. None of its signatures is verified.
///
/// Printing it gives the bytes that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnverifiedNote {
    /// Invariant: ends with a line feed; no control characters besides.
    text: String,
    /// Invariant: 1 to [`SIGNATURES_MAX`].
    lines: Vec<SignatureLine>,
}

/// One line of a note: which key is said to have signed, and its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    name: String,
    id: KeyId,
    /// Invariant: not empty.
    bytes: Vec<u8>,
}

impl SignatureLine {
    /// The name of the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id of the key.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The signature, in the form of its algorithm.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads what stands after the dash.
    fn parse(line: &str) -> Option<Self> {
        let (name, blob) = line.strip_prefix(DASH)?.split_once(' ')?;
        let (id, bytes) = key::split_id(&base64::decode(blob)?)?;
        (key::is_name(name) && !bytes.is_empty()).then(|| Self { name: name.into(), id, bytes })
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blob = base64::encode(&[&self.id.0, self.bytes.as_slice()].concat());
        writeln!(to, "{DASH}{} {blob}", self.name)
    }
}

impl UnverifiedNote {
    /// Reads a note.
    ///
    /// # Errors
    ///
    /// Says how the bytes are not one.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadNote> {
        if bytes.len() > NOTE_MAX {
            return Err(BadNote::TooLong(bytes.len()));
        }
        let note = core::str::from_utf8(bytes).map_err(|_| BadNote::NotUtf8)?;
        if let Some(control) = note.chars().find(|&char| char < ' ' && char != '\n') {
            return Err(BadNote::Control(control));
        }
        let split = note.rfind("\n\n").ok_or(BadNote::NoSignatures)?;
        let text = note.get(..=split).ok_or(BadNote::NoSignatures)?;
        let rest = note.get(split + 2..).ok_or(BadNote::NoSignatures)?;
        if rest.is_empty() {
            return Err(BadNote::NoSignatures);
        }
        let rest = rest.strip_suffix('\n').ok_or(BadNote::NoLineEnd)?;
        let count = rest.split('\n').count();
        if count > SIGNATURES_MAX {
            return Err(BadNote::TooMany(count));
        }
        let read = |(at, line)| SignatureLine::parse(line).ok_or(BadNote::Line { at });
        let lines: Result<_, _> = (1..).zip(rest.split('\n')).map(read).collect();
        Ok(Self { text: text.into(), lines: lines? })
    }

    /// Verifies the signatures by these keys.
    ///
    /// Of several signatures by one key the first counts.
    ///
    /// # Errors
    ///
    /// When none of the keys signed, or a signature by one of them is false.
    pub fn verify(self, keys: &[VerifierKey]) -> Result<Note, BadNote> {
        let mut signers: Vec<VerifierKey> = Vec::new();
        for line in &self.lines {
            let mut named = keys.iter().filter(|key| key.is_named_by(line));
            let Some(key) = named.next() else { continue };
            if named.next().is_some() {
                return Err(BadNote::TwoKeys { name: line.name.clone(), id: line.id });
            }
            if !key.algorithm().is_judged() || signers.contains(key) {
                continue;
            }
            if !key.has_signed(&self.text, &line.bytes) {
                return Err(BadNote::Forged { name: line.name.clone(), id: line.id });
            }
            signers.push(key.clone());
        }
        if signers.is_empty() {
            return Err(BadNote::NoKnownSigner);
        }
        Ok(Note { note: self, signers })
    }

    /// The text, of which nothing is known yet.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines, one or more.
    #[must_use]
    pub fn lines(&self) -> &[SignatureLine] {
        &self.lines
    }
}

impl fmt::Display for UnverifiedNote {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "{}", self.text)?;
        self.lines.iter().try_for_each(|line| line.fmt(to))
    }
}

/// A note with at least one true signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    note: UnverifiedNote,
    /// Invariant: not empty, and each signed.
    signers: Vec<VerifierKey>,
}

impl Note {
    /// Signs a text under a name, with algorithm [`Algorithm::Ed25519`].
    ///
    /// # Errors
    ///
    /// When the text or the name is not one that a note can have.
    pub fn sign(text: &str, name: &str, secret: &SecretKey) -> Result<Self, BadNote> {
        let key = VerifierKey::new(name, secret.public().clone())?;
        let bytes = secret.sign(text.as_bytes()).to_vec();
        let line = SignatureLine { name: name.into(), id: key.id(), bytes };
        let note = UnverifiedNote { text: text.into(), lines: alloc::vec![line] };
        // Read back, so that nobody signs what nobody can open: a text without a line end, say.
        if UnverifiedNote::parse(note.to_string().as_bytes())? != note {
            return Err(BadNote::NoLineEnd);
        }
        Ok(Self { note, signers: alloc::vec![key] })
    }

    /// The text that was signed, with its last line feed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.note.text
    }

    /// The keys that signed, in the order of their lines; one or more.
    #[must_use]
    pub fn signers(&self) -> &[VerifierKey] {
        &self.signers
    }

    /// The lines by other keys, which say nothing.
    pub fn others(&self) -> impl Iterator<Item = &SignatureLine> {
        let known = |line: &SignatureLine| self.signers.iter().any(|key| key.is_named_by(line));
        self.note.lines.iter().filter(move |line| !known(line))
    }

    /// The note, without the proof.
    #[must_use]
    pub const fn unverified(&self) -> &UnverifiedNote {
        &self.note
    }
}

impl fmt::Display for Note {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(to)
    }
}

/// Why bytes are not a note, or not one to believe.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadNote {
    /// More than [`NOTE_MAX`] bytes.
    #[error("a note has at most {NOTE_MAX} bytes, not {0}")]
    TooLong(usize),
    /// Not UTF-8.
    #[error("the note is not UTF-8")]
    NotUtf8,
    /// A control character other than the line feed.
    #[error("the note has the control character {0:?}")]
    Control(char),
    /// No empty line, or nothing after it.
    #[error("the note has no signatures")]
    NoSignatures,
    /// The text or the last line does not end.
    #[error("the note does not end with a line feed")]
    NoLineEnd,
    /// More than [`SIGNATURES_MAX`] lines.
    #[error("a note has at most {SIGNATURES_MAX} signatures, not {0}")]
    TooMany(usize),
    /// A line that is not a signature.
    #[error("line {at} after the text is not a dash, a name and the base64 of a signature")]
    Line {
        /// Which one, counted from 1.
        at: usize,
    },
    /// None of the keys that were asked for signed.
    #[error("none of the known keys signed the note")]
    NoKnownSigner,
    /// Two keys that were asked for have the same name and id.
    #[error("two known keys have the name {name} and the id {id}")]
    TwoKeys {
        /// The name.
        name: String,
        /// The id.
        id: KeyId,
    },
    /// A signature that its key did not make.
    #[error("the signature of {name} (key {id}) is not one over this text")]
    Forged {
        /// The name of the key.
        name: String,
        /// Its id.
        id: KeyId,
    },
    /// A name under which nobody can sign.
    #[error(transparent)]
    Key(#[from] BadVerifierKey),
}
