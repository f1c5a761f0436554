//! Names of things: what an act points at.
//!
//! Everything an act may name is one of a few kinds: a channel, an act, a point of a draft, words
//! by their digest, a party, a delegate, or a handle that people chose. Each is a type of its own,
//! has exactly one spelling in the log, and refuses every other.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

pub use paraph_log::entry::{ActId, ChannelId};

/// The first ten hexadecimal digits, as people quote an act: `3fa9c10b22`.
#[must_use]
pub fn short(act: ActId) -> String {
    let mut text = alloc::format!("{act}");
    text.truncate(10);
    text
}

/// A point's identity: the act that first tabled it, and its place in that text (from 0, sub-points
/// counted, in document order). It stays when the label changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointId {
    /// The tabling act that brought the point in.
    pub tabled: ActId,
    /// Its place in that text.
    pub ordinal: u32,
}

/// A party's name as its side uses it: `A`, `Ukraine`, `European Union`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party(String);

/// Who acts: a party itself, by its root key, or a delegate of it.
///
/// Written `A` and `kim@A`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actor {
    /// The delegate's own name; absent when the party acts by its root key.
    pub delegate: Option<String>,
    /// The party acted for.
    pub party: Party,
}

/// A handle that people chose for a draft, an understanding, a gate: `draft-2`, `anchorage`.
///
/// Unique among the things of its ledger in its channel, and never given to another thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

/// A name that cannot be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// Not a party's name.
    #[error(
        "`{0}` is no name of a party: 1 to 60 letters, digits, spaces, dots, hyphens or \
         apostrophes, beginning and ending with a letter or digit"
    )]
    Party(String),
    /// Not an actor.
    #[error("`{0}` names nobody: write a delegate as name@party, or the party alone")]
    Actor(String),
    /// Not a handle.
    #[error(
        "`{0}` is no short name: 1 to 60 letters, digits, hyphens, dots or underscores, beginning \
         with a letter or digit"
    )]
    Handle(String),
}

impl Party {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The party itself as an actor.
    #[must_use]
    pub fn itself(&self) -> Actor {
        Actor { delegate: None, party: self.clone() }
    }
}

impl Name {
    /// The handle.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.delegate {
            Some(name) => write!(f, "{name}@{}", self.party),
            None => self.party.fmt(f),
        }
    }
}

/// Whether `text` could be shown as a name without pretending to be another: letters and digits of
/// any script, and `also`, with a letter or digit at both ends.
fn plain(text: &str, also: &[char]) -> bool {
    let edge = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.chars().count() <= 60
        && edge(text.chars().next())
        && edge(text.chars().next_back())
        && text.chars().all(|c| c.is_alphanumeric() || also.contains(&c))
        && !text.contains("  ")
}

impl FromStr for Party {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        if plain(text, &[' ', '.', '-', '\'', '’']) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadName::Party(text.to_owned()))
        }
    }
}

impl FromStr for Name {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        if plain(text, &['-', '.', '_']) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadName::Handle(text.to_owned()))
        }
    }
}

impl FromStr for Actor {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let bad = |_| BadName::Actor(text.to_owned());
        match text.split_once('@') {
            None => Ok(text.parse::<Party>().map_err(bad)?.itself()),
            Some((name, party)) => {
                let delegate: Name = name.parse().map_err(bad)?;
                Ok(Self { delegate: Some(delegate.0), party: party.parse().map_err(bad)? })
            }
        }
    }
}
