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
use unicode_normalization::UnicodeNormalization as _;

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
    /// Not a point's identity.
    #[error("`{0}` is no identity of a point: its place, a slash, and the act that tabled it")]
    Point(String),
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
        && text
            .chars()
            .all(|c| (c.is_alphanumeric() && paraph_text::is_plain(c)) || also.contains(&c))
        && !text.contains("  ")
        && paraph_text::is_normal(text)
        && alphabets(text) <= 1
}

/// How many of the alphabets whose letters look alike a name is written in.
fn alphabets(text: &str) -> usize {
    let latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c);
    let greek = |c: char| ('\u{370}'..='\u{3ff}').contains(&c);
    let cyrillic = |c: char| ('\u{400}'..='\u{52f}').contains(&c);
    [text.chars().any(latin), text.chars().any(greek), text.chars().any(cyrillic)]
        .into_iter()
        .filter(|used| *used)
        .count()
}

/// A name as a hurried eye reads it: without case, wide letters and ligatures as plain ones, and
/// letters of other alphabets, nought and one as the Latin letters that they look like. Two names in one place must differ in it.
#[must_use]
pub fn at_a_glance(name: &str) -> String {
    const ALIKE: &[(&str, char)] = &[
        ("\u{430}\u{3b1}", 'a'),
        ("\u{432}\u{3b2}", 'b'),
        ("\u{441}", 'c'),
        ("\u{435}\u{3b5}", 'e'),
        ("\u{43d}\u{3b7}", 'h'),
        ("\u{456}\u{3b9}", 'i'),
        ("\u{458}", 'j'),
        ("\u{43a}\u{3ba}", 'k'),
        ("\u{43c}\u{3bc}", 'm'),
        ("\u{3bd}", 'n'),
        ("\u{43e}\u{3bf}", 'o'),
        ("\u{440}\u{3c1}", 'p'),
        ("\u{455}", 's'),
        ("\u{442}\u{3c4}", 't'),
        ("\u{445}\u{3c7}", 'x'),
        ("\u{443}\u{3c5}", 'y'),
        ("\u{3b6}", 'z'),
        ("0", 'o'),
        ("1", 'l'),
    ];
    let latin = |c: char| ALIKE.iter().find(|(like, _)| like.contains(c)).map_or(c, |(_, to)| *to);
    name.nfkc().flat_map(char::to_lowercase).map(latin).collect()
}

/// As rules and lineages of the log spell it: `ORDINAL/ACT`.
impl fmt::Display for PointId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.ordinal, self.tabled)
    }
}

impl FromStr for PointId {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let read = || {
            let (ordinal, tabled) = text.split_once('/')?;
            let number: u32 = ordinal.parse().ok()?;
            // `02` and `+2` are read as 2 and would be second spellings of it.
            let plain = alloc::format!("{number}") == ordinal;
            plain.then_some(Self { tabled: tabled.parse().ok()?, ordinal: number })
        };
        read().ok_or_else(|| BadName::Point(text.to_owned()))
    }
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
