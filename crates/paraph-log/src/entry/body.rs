//! The body of an entry: what its signatures cover.

use super::{ActId, BadEntry, ChannelId, Newer, SIGNERS_MAX, Salt};
use crate::hash::{Hash, sha256};
use crate::json::{self, INT_MAX, Map, Value};
use crate::key::Fingerprint;
use crate::merkle::Head;
use crate::ssh::ALGORITHM;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

/// The version of the envelope that is written and read.
const VERSION: i64 = 1;

/// What is signed: one line of canonical JSON, and what it says.
///
/// Invariant: the bytes are the canonical spelling of the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    bytes: Vec<u8>,
    id: ActId,
    fields: Fields,
}

impl Body {
    /// Puts a body together.
    ///
    /// `keys` are the signers in the order in which they will sign, `salt` is random.
    ///
    /// # Errors
    ///
    /// When what it prints would not be read again: no signers or too many, one twice, a number or a
    /// depth in the act that canonical JSON does not have.
    pub fn new(
        channel: ChannelId,
        seen: Head,
        salt: Salt,
        keys: Vec<Fingerprint>,
        act: Map,
    ) -> Result<Self, BadEntry> {
        let fields = Fields { act, channel, keys, salt, seen };
        // Read back, so that nobody signs what nobody will accept.
        Self::parse(&Value::Map(fields.to_map()?).to_canonical())
    }

    /// Reads a body.
    ///
    /// # Errors
    ///
    /// When the bytes are not exactly one.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadEntry> {
        let Value::Map(map) = json::parse_canonical(bytes)? else {
            return Err(BadEntry::NotAMap);
        };
        let fields = Fields::read(map)?;
        Ok(Self { bytes: bytes.into(), id: ActId(sha256(bytes)), fields })
    }

    /// The bytes that are signed, and that are written as the first line.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// As [`Self::as_bytes`], to keep.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// The name of the act: the SHA-256 of the bytes.
    #[must_use]
    pub const fn id(&self) -> ActId {
        self.id
    }

    /// What was done.
    #[must_use]
    pub const fn act(&self) -> &Map {
        &self.fields.act
    }

    /// The channel it was done in.
    #[must_use]
    pub const fn channel(&self) -> ChannelId {
        self.fields.channel
    }

    /// Who signs, in the order of the signatures.
    #[must_use]
    pub fn keys(&self) -> &[Fingerprint] {
        &self.fields.keys
    }

    /// What makes the id unguessable.
    #[must_use]
    pub const fn salt(&self) -> Salt {
        self.fields.salt
    }

    /// The head that the author had verified last.
    #[must_use]
    pub const fn seen(&self) -> Head {
        self.fields.seen
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Fields {
    act: Map,
    channel: ChannelId,
    keys: Vec<Fingerprint>,
    salt: Salt,
    seen: Head,
}

impl Fields {
    /// Takes the fields out of the map, the version first: what else there is depends on it.
    fn read(mut map: Map) -> Result<Self, BadEntry> {
        match take(&mut map, "v")? {
            Value::Int(VERSION) => {}
            Value::Int(other) => return Err(Newer::Version(other).into()),
            _ => return Err(BadEntry::Field { field: "v", wanted: "a version number" }),
        }
        let fields = Self {
            act: take_map(&mut map, "act")?,
            channel: ChannelId(take_hash(&mut map, "channel")?),
            keys: read_keys(&take(&mut map, "keys")?)?,
            salt: take_text(&mut map, "salt")?
                .parse()
                .map_err(|_| BadEntry::Field { field: "salt", wanted: Salt::FORM })?,
            seen: read_head(take_map(&mut map, "seen")?)?,
        };
        nothing_left(&map)?;
        Ok(fields)
    }

    fn to_map(&self) -> Result<Map, BadEntry> {
        let size = i64::try_from(self.seen.size).ok().filter(|&size| size <= INT_MAX);
        let size = size.ok_or(BadEntry::Field { field: "seen.size", wanted: SIZE_FORM })?;
        let seen = [("root", Value::from(self.seen.root.to_string())), ("size", size.into())];
        let key = |fingerprint: &Fingerprint| {
            let fields = [("alg", String::from(ALGORITHM)), ("key", fingerprint.to_string())];
            Value::Map(fields.into_iter().collect())
        };
        let keys: Vec<Value> = self.keys.iter().map(key).collect();
        let mut map = Map::new();
        map.insert("act", self.act.clone());
        map.insert("channel", self.channel.to_string());
        map.insert("keys", keys);
        map.insert("salt", self.salt.to_string());
        map.insert("seen", seen.into_iter().collect::<Map>());
        map.insert("v", VERSION);
        Ok(map)
    }
}

const SIZE_FORM: &str = "a number from 0 to 2^53 - 1";
const HASH_FORM: &str = "64 lower-case hexadecimal digits";

fn read_keys(value: &Value) -> Result<Vec<Fingerprint>, BadEntry> {
    let wrong = BadEntry::Field { field: "keys", wanted: "a list" };
    let items = value.as_list().ok_or(wrong)?;
    if !(1..=SIGNERS_MAX).contains(&items.len()) {
        return Err(BadEntry::Signers(items.len()));
    }
    let mut keys = Vec::with_capacity(items.len());
    for item in items {
        let key = read_key(item)?;
        if keys.contains(&key) {
            return Err(BadEntry::SignerTwice(key));
        }
        keys.push(key);
    }
    Ok(keys)
}

fn read_key(item: &Value) -> Result<Fingerprint, BadEntry> {
    let wrong = || BadEntry::Field { field: "keys", wanted: "a list of maps of alg and key" };
    let item = item.as_map().ok_or_else(wrong)?;
    let text = |name| item.get(name).and_then(Value::as_text).ok_or_else(wrong);
    let algorithm = text("alg")?;
    if algorithm != ALGORITHM {
        return Err(Newer::Algorithm(algorithm.into()).into());
    }
    let wanted = "SHA256: and 43 characters of base64";
    let bad = |_| BadEntry::Field { field: "keys.key", wanted };
    let key = text("key")?.parse().map_err(bad)?;
    if item.len() == 2 { Ok(key) } else { Err(wrong()) }
}

fn read_head(mut map: Map) -> Result<Head, BadEntry> {
    let root = take_hash(&mut map, "root")?;
    let size = take(&mut map, "size")?.as_int().and_then(|size| u64::try_from(size).ok());
    let size = size.ok_or(BadEntry::Field { field: "seen.size", wanted: SIZE_FORM })?;
    nothing_left(&map)?;
    Ok(Head { size, root })
}

fn take(map: &mut Map, field: &'static str) -> Result<Value, BadEntry> {
    map.remove(field).ok_or(BadEntry::Missing(field))
}

fn take_text(map: &mut Map, field: &'static str) -> Result<String, BadEntry> {
    match take(map, field)? {
        Value::Text(text) => Ok(text),
        _ => Err(BadEntry::Field { field, wanted: "a text" }),
    }
}

fn take_hash(map: &mut Map, field: &'static str) -> Result<Hash, BadEntry> {
    let bad = |_| BadEntry::Field { field, wanted: HASH_FORM };
    take_text(map, field)?.parse().map_err(bad)
}

fn take_map(map: &mut Map, field: &'static str) -> Result<Map, BadEntry> {
    match take(map, field)? {
        Value::Map(inner) => Ok(inner),
        _ => Err(BadEntry::Field { field, wanted: "a map" }),
    }
}

fn nothing_left(map: &Map) -> Result<(), BadEntry> {
    match map.keys().next() {
        None => Ok(()),
        Some(field) => Err(BadEntry::UnknownField(field.into())),
    }
}
