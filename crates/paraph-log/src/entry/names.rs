//! Names of acts and channels, and the salt that makes them unguessable.

use crate::hash::{BadHash, Hash, read_hex};
use alloc::string::String;
use core::fmt;
use core::str::FromStr;
use thiserror::Error;

/// A name that is a digest: 64 lower-case hexadecimal digits.
macro_rules! digest_name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(
            /// The digest.
            pub Hash,
        );

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, to)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(to, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadHash;

            fn from_str(text: &str) -> Result<Self, BadHash> {
                text.parse().map(Self)
            }
        }
    };
}

digest_name! {
    /// The name of an act: the SHA-256 of the bytes that were signed.
    ActId
}

digest_name! {
    /// The name of a channel: the digest of its salted charter.
    ///
    /// How it comes about is for those to say who know what a charter is.
    ChannelId
}

/// Sixteen random bytes in a body, so that its id says nothing about its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(
    /// The bytes.
    pub [u8; 16],
);

impl Salt {
    pub(super) const FORM: &str = "32 lower-case hexadecimal digits";
}

impl fmt::Display for Salt {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

impl FromStr for Salt {
    type Err = BadSalt;

    fn from_str(text: &str) -> Result<Self, BadSalt> {
        let mut bytes = [0; 16];
        if read_hex(text, &mut bytes) { Ok(Self(bytes)) } else { Err(BadSalt(text.into())) }
    }
}

/// A text that is not a salt.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not {form}", form = Salt::FORM)]
pub struct BadSalt(
    /// The text.
    pub String,
);
