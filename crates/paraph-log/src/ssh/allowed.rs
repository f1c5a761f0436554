//! Lines of an `allowed_signers` file: who may sign what, and from when to when.
//!
//! ```text
//! delegate@a namespaces="act@paraph",valid-after="20260101000000Z" ssh-ed25519 AAAA... comment
//! ```
//!
//! `ssh-keygen -Y verify -f allowed_signers -I delegate@a -n act@paraph` obeys it. Only what is said
//! plainly is read: names without patterns, times in UTC, no certificate authorities.

use super::{BadSsh, parse_public, print_public};
use crate::key::PublicKey;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use thiserror::Error;

/// A key that may sign, for some names and purposes, within a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedSigner {
    principals: Vec<String>,
    namespaces: Vec<String>,
    valid_after: Option<Moment>,
    valid_before: Option<Moment>,
    key: PublicKey,
    comment: String,
}

impl AllowedSigner {
    /// Allows a key to sign for a name.
    ///
    /// # Errors
    ///
    /// When the name has characters with a meaning in such lists.
    pub fn new(principal: &str, key: PublicKey) -> Result<Self, BadSsh> {
        Ok(Self {
            principals: alloc::vec![name(principal)?],
            namespaces: Vec::new(),
            valid_after: None,
            valid_before: None,
            key,
            comment: String::new(),
        })
    }

    /// Allows it for this purpose too; without any, it is allowed for all.
    ///
    /// # Errors
    ///
    /// When the purpose has characters with a meaning in such lists.
    pub fn for_namespace(mut self, namespace: &str) -> Result<Self, BadSsh> {
        self.namespaces.push(name(namespace)?);
        Ok(self)
    }

    /// Allows it from this moment on.
    #[must_use]
    pub fn valid_after(mut self, moment: Moment) -> Self {
        self.valid_after = Some(moment);
        self
    }

    /// Allows it before this moment.
    #[must_use]
    pub fn valid_before(mut self, moment: Moment) -> Self {
        self.valid_before = Some(moment);
        self
    }

    /// Puts a remark at the end of the line; control characters are left out.
    #[must_use]
    pub fn comment(mut self, comment: &str) -> Self {
        self.comment = comment.chars().filter(|char| !char.is_control()).collect();
        self.comment = self.comment.trim().into();
        self
    }

    /// The names the key signs for, one or more.
    #[must_use]
    pub fn principals(&self) -> &[String] {
        &self.principals
    }

    /// The purposes it may sign for; none means all.
    #[must_use]
    pub fn namespaces(&self) -> &[String] {
        &self.namespaces
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// From when and until when it may sign.
    #[must_use]
    pub const fn validity(&self) -> (Option<&Moment>, Option<&Moment>) {
        (self.valid_after.as_ref(), self.valid_before.as_ref())
    }
}

impl fmt::Display for AllowedSigner {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} ", self.principals.join(","))?;
        let mut before = "";
        if !self.namespaces.is_empty() {
            write!(to, "namespaces=\"{}\"", self.namespaces.join(","))?;
            before = ",";
        }
        for (option, moment) in
            [("valid-after", &self.valid_after), ("valid-before", &self.valid_before)]
        {
            if let Some(moment) = moment {
                write!(to, "{before}{option}=\"{moment}\"")?;
                before = ",";
            }
        }
        let space = if before.is_empty() { "" } else { " " };
        write!(to, "{space}{}", print_public(&self.key, &self.comment))
    }
}

impl FromStr for AllowedSigner {
    type Err = BadSsh;

    fn from_str(line: &str) -> Result<Self, BadSsh> {
        let (principals, rest) = line.split_once(' ').ok_or(BadSsh::Line)?;
        let (options, public) = split_options(rest);
        let (key, comment) = parse_public(public)?;
        let mut signer = Self {
            principals: names(principals)?,
            namespaces: Vec::new(),
            valid_after: None,
            valid_before: None,
            key,
            comment,
        };
        for option in options {
            signer.set(option)?;
        }
        Ok(signer)
    }
}

impl AllowedSigner {
    /// Takes over `option="value"`, each option once.
    fn set(&mut self, option: &str) -> Result<(), BadSsh> {
        let unknown = || BadSsh::UnknownOption(option.into());
        let (which, value) = option.split_once('=').ok_or_else(unknown)?;
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let value = value.ok_or_else(unknown)?;
        match which {
            "namespaces" if self.namespaces.is_empty() => self.namespaces = names(value)?,
            "valid-after" if self.valid_after.is_none() => self.valid_after = Some(value.parse()?),
            "valid-before" if self.valid_before.is_none() => {
                self.valid_before = Some(value.parse()?);
            }
            _ => return Err(unknown()),
        }
        Ok(())
    }
}

/// Reads a whole file; empty lines and lines that begin with `#` are passed over.
///
/// # Errors
///
/// Gives the number of the first bad line, counted from 1, and what is wrong with it.
pub fn parse_allowed_signers(text: &str) -> Result<Vec<AllowedSigner>, (usize, BadSsh)> {
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| line.parse().map_err(|bad| (number, bad)))
        .collect()
}

/// Splits `a="1,2",b="3" ssh-ed25519 AAAA` into its options and the rest.
///
/// A line without options begins with the key kind, which has no `=` before its first blank.
fn split_options(rest: &str) -> (Vec<&str>, &str) {
    let mut quoted = false;
    let mut options = Vec::new();
    let mut start = 0;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                options.push(&rest[start..at]);
                start = at + 1;
            }
            b' ' if !quoted => {
                let last = &rest[start..at];
                if options.is_empty() && !last.contains('=') {
                    return (options, rest);
                }
                options.push(last);
                return (options, &rest[at + 1..]);
            }
            _ => {}
        }
    }
    (Vec::new(), rest)
}

fn names(list: &str) -> Result<Vec<String>, BadSsh> {
    list.split(',').map(name).collect()
}

/// A name that means itself and nothing else in a list of patterns.
fn name(text: &str) -> Result<String, BadSsh> {
    let special =
        |char: char| char.is_whitespace() || char.is_control() || ",\"\\*?!#".contains(char);
    if text.is_empty() || text.contains(special) {
        return Err(BadSsh::Name(text.into()));
    }
    Ok(text.into())
}

/// A moment in UTC: `20260101000000Z`.
///
/// OpenSSH also knows times without `Z`; they mean another moment on every machine and are refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(String);

impl Moment {
    /// The latest value of month, day, hour, minute and second.
    const LAST: [u8; 5] = [12, 31, 23, 59, 59];
}

impl fmt::Display for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl FromStr for Moment {
    type Err = BadMoment;

    fn from_str(text: &str) -> Result<Self, BadMoment> {
        let bad = || BadMoment(text.into());
        let digits = text.strip_suffix('Z').ok_or_else(bad)?.as_bytes();
        if digits.len() != 14 || !digits.iter().all(u8::is_ascii_digit) {
            return Err(bad());
        }
        for (at, pair) in digits[4..].chunks_exact(2).enumerate() {
            let value = (pair[0] - b'0') * 10 + (pair[1] - b'0');
            // Months and days count from one.
            if value > Self::LAST[at] || (at < 2 && value == 0) {
                return Err(bad());
            }
        }
        Ok(Self(text.to_string()))
    }
}

/// A text that is not a moment in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not a moment such as 20260101000000Z")]
pub struct BadMoment(
    /// The text.
    pub String,
);
