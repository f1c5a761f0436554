//! The one rule for Ed25519 keys and signatures.
//!
//! Libraries disagree on odd signatures: of 914 published edge cases one widespread verifier accepts
//! 826 and another 43. In a record that must be judged alike by everyone and for decades, the odd
//! ones are refused at the door:
//!
//! - a key is enrolled only if its bytes are the canonical encoding of a point of prime order
//!   ([`PublicKey::enrol`]);
//! - a signature counts only if the strict, single verification says so: canonical `s`, `R` not of
//!   small order, the equation without cofactor ([`PublicKey::verify`]). A batch verification is
//!   never a verdict: it accepts what the single one refuses.
//!
//! What this rule accepts, every verifier that follows RFC 8032 accepts. Secret keys arrive as seeds;
//! nothing here makes one up.

use crate::base64;
use crate::hash::{Hash, sha256};
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;
use zeroize::{Zeroize as _, Zeroizing};

/// The length of an Ed25519 signature in bytes.
pub const SIGNATURE_BYTES: usize = 64;

/// A public key that was enrolled: canonical, and of prime order.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    point: VerifyingKey,
    fingerprint: Fingerprint,
}

impl PublicKey {
    /// Accepts a key, if it is one that every verifier treats alike.
    ///
    /// Costs about as much as a verification; [`KeyCache`] pays it once.
    ///
    /// # Errors
    ///
    /// Says which of the conditions does not hold.
    pub fn enrol(bytes: &[u8]) -> Result<Self, BadKey> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| BadKey::Length(bytes.len()))?;
        let point = VerifyingKey::from_bytes(bytes).map_err(|_| BadKey::NoPoint)?;
        let edwards = point.to_edwards();
        if edwards.compress().as_bytes() != bytes {
            return Err(BadKey::NotCanonical);
        }
        if edwards.is_small_order() {
            return Err(BadKey::SmallOrder);
        }
        if !edwards.is_torsion_free() {
            return Err(BadKey::MixedOrder);
        }
        Ok(Self { point, fingerprint: Fingerprint::of(bytes) })
    }

    /// Checks a signature by this key over these very bytes.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn verify(
        &self,
        message: &[u8],
        signature: &[u8; SIGNATURE_BYTES],
    ) -> Result<(), BadSignature> {
        self.point
            .verify_strict(message, &Signature::from_bytes(signature))
            .map_err(|_| BadSignature::Forged { key: self.fingerprint })
    }

    /// The key's 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.point.as_bytes()
    }

    /// The name of the key.
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "PublicKey({})", self.fingerprint)
    }
}

/// A secret key. Its memory is wiped when it is dropped.
pub struct SecretKey {
    signing: SigningKey,
    public: PublicKey,
}

impl SecretKey {
    /// Makes the key of a seed. The seed is 32 bytes from a good random source.
    #[must_use]
    pub fn from_seed(mut seed: [u8; 32]) -> Self {
        let signing = SigningKey::from_bytes(&seed);
        seed.zeroize();
        let point = signing.verifying_key();
        // No enrolment: a clamped scalar times the base point is canonical and of prime order.
        let fingerprint = Fingerprint::of(point.as_bytes());
        Self { signing, public: PublicKey { point, fingerprint } }
    }

    /// The seed again, for whoever stores it.
    #[must_use]
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.signing.to_bytes())
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs these very bytes.
    ///
    /// What is signed must begin with words that no other use of the key signs; [`crate::ssh`] and
    /// the signed notes of a log see to that.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.signing.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SecretKey({})", self.public.fingerprint)
    }
}

/// The name of a key, as `ssh-keygen -l` prints it: `SHA256:` and 43 characters of base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(Hash);

impl Fingerprint {
    /// The fingerprint of an Ed25519 key: the SHA-256 of its OpenSSH encoding.
    #[must_use]
    pub fn of(key: &[u8; 32]) -> Self {
        let mut blob = *b"\0\0\0\x0bssh-ed25519\0\0\0\x20................................";
        blob[19..].copy_from_slice(key);
        Self(sha256(&blob))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SHA256:{}", base64::encode_unpadded(self.0.as_bytes()))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        text.strip_prefix("SHA256:")
            .and_then(base64::decode_unpadded)
            .and_then(|bytes| bytes.try_into().ok())
            .map(|bytes| Self(Hash(bytes)))
            .ok_or_else(|| BadFingerprint(text.into()))
    }
}

/// Keys that were enrolled before, so that a log by few signers pays for each key once.
///
/// A verdict depends on the key alone, so a cache never changes an answer. It keeps at most
/// [`Self::KEYS_MAX`] keys and starts anew beyond that.
#[derive(Debug, Default)]
pub struct KeyCache {
    keys: BTreeMap<[u8; 32], PublicKey>,
}

impl KeyCache {
    /// The most keys that are kept: about one megabyte.
    pub const KEYS_MAX: usize = 4096;

    /// An empty cache.
    #[must_use]
    pub const fn new() -> Self {
        Self { keys: BTreeMap::new() }
    }

    /// As [`PublicKey::enrol`], but quick for a key that was asked for before.
    ///
    /// # Errors
    ///
    /// When the key cannot be enrolled.
    pub fn enrol(&mut self, bytes: &[u8; 32]) -> Result<&PublicKey, BadKey> {
        if !self.keys.contains_key(bytes) {
            let key = PublicKey::enrol(bytes)?;
            if self.keys.len() >= Self::KEYS_MAX {
                self.keys.clear();
            }
            self.keys.insert(*bytes, key);
        }
        Ok(self.keys.get(bytes).expect("a key that was just put in"))
    }
}

/// Why a key is not enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadKey {
    /// Not 32 bytes.
    #[error("an Ed25519 key has 32 bytes, not {0}")]
    Length(usize),
    /// No point of the curve.
    #[error("the key is no point of the curve")]
    NoPoint,
    /// Another spelling of a point than its canonical one.
    #[error("the key is not in its canonical encoding")]
    NotCanonical,
    /// One of the eight points with which anything can be signed.
    #[error("the key is of small order")]
    SmallOrder,
    /// A point with a part of small order, on which verifiers disagree.
    #[error("the key is not of prime order")]
    MixedOrder,
}

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadSignature {
    /// The key that it names cannot be enrolled.
    #[error(transparent)]
    Key(#[from] BadKey),
    /// It was made with another key.
    #[error("signed with the key {found} and not with {wanted}")]
    OtherKey {
        /// The key that signed.
        found: Fingerprint,
        /// The key that should have.
        wanted: Fingerprint,
    },
    /// It was made for another purpose.
    #[error("signed for {found:?} and not for {wanted:?}")]
    OtherNamespace {
        /// The purpose that it names.
        found: String,
        /// The purpose that it should name.
        wanted: String,
    },
    /// The key did not sign these bytes.
    #[error("the signature is not one of {key} over these bytes")]
    Forged {
        /// The key.
        key: Fingerprint,
    },
}

/// A text that is not the fingerprint of a key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not SHA256: and 43 characters of base64")]
pub struct BadFingerprint(
    /// The text.
    pub String,
);
