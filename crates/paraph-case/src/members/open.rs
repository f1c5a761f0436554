//! `open`: the charter of a channel, and its first act.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};

use super::{Members, Refused, Standing};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{self, Fault, Form, Item, OneOrMore, Words, choice, kind};
use crate::id::{ChannelId, Name, Party, at_a_glance};
use crate::refusal::Refusal;

choice! {
    /// Whose agreement makes a point agreed.
    "RULE" => pub enum DecisionRule {
        /// Every party's, to the same words.
        Unanimity = "unanimity",
        /// More than half of the parties', and no objection by any other.
        Majority = "majority",
    }
}

kind! {
    /// Founds a channel: its members, who holds the pen, how it decides.
    ///
    /// The fields are the charter; their hash, with the salt, is the channel's id. Members, pen,
    /// chair, attestors, the host's key and the rule-set are changed by motions, which leave the
    /// charter as it was.
    "open" => pub struct Open {
        /// What the channel is called among its members.
        name: Name,
        /// A random label of the case, so that equal charters differ.
        label: Words,
        /// A member, written party=key:standing.
        member: OneOrMore<Member>,
        /// Who alone issues the next draft.
        pen_holder: Option<Party>,
        /// Who chairs.
        chair: Option<Party>,
        /// Who alone attests that the condition of an offer is met; without any, every member may.
        attestor: Vec<Party>,
        /// Whose agreement makes a point agreed.
        decision: DecisionRule,
        /// A wider channel that acts here may point into.
        under: Vec<ChannelId>,
        /// The rule-set, which says which kinds of act there are: paraph-1.
        rules: Name,
        /// The public key of the log's host, which signs its heads.
        host_key: Key,
        /// The channel restates what is publicly reported; its acts are signed by this recorder.
        reconstruction: Option<Party>,
    }
}

/// A public Ed25519 key, as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

/// A member of a channel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Its name.
    pub party: Party,
    /// Its root key, which presents and revokes its delegates.
    pub key: Key,
    /// What it is to the instrument.
    pub standing: Standing,
}

impl Key {
    /// The key with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Hash(*bytes).to_string())
    }

    /// The bytes.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        let digits = self.0.parse::<Hash>();
        digits.expect("a key is 64 hexadecimal digits").0
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
    fn parse(text: &str) -> Result<Self, Fault> {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        match text.len() == 64 && text.bytes().all(digit) {
            true => Ok(Self(text.into())),
            false => Err(Fault::NotA("a public key: 64 lower-case hexadecimal digits")),
        }
    }
}

impl Item for Key {
    const WORD: &'static str = "KEY";

    fn read(value: &Value) -> Result<Self, Fault> {
        Self::parse(field::text(value)?)
    }

    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        Self::parse(words)
    }
}

impl Item for ChannelId {
    const WORD: &'static str = "CHANNEL";

    fn read(value: &Value) -> Result<Self, Fault> {
        Item::read(value).map(Self)
    }

    fn write(&self) -> Value {
        self.0.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        Item::spell(words, form).map(Self)
    }
}

impl Item for Member {
    const WORD: &'static str = "MEMBER";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["key", "party", "standing"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing);
        Ok(Self {
            party: Item::read(get("party")?)?,
            key: Item::read(get("key")?)?,
            standing: Item::read(get("standing")?)?,
        })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("key", self.key.write());
        map.insert("party", self.party.write());
        map.insert("standing", Item::write(&self.standing));
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let parts = words.split_once('=').map(|(party, rest)| {
            let (key, standing) = rest.split_once(':').unwrap_or((rest, "party"));
            (party, key, standing)
        });
        let (party, key, standing) = parts.ok_or(Fault::NotA("party=key:standing"))?;
        Ok(Self {
            party: Item::spell(party, form)?,
            key: Item::spell(key, form)?,
            standing: Item::spell(standing, form)?,
        })
    }
}

/// Whether the members of a channel that is to be founded can be told apart, and its roles are
/// theirs.
///
/// # Errors
///
/// Says which names are alike, or who is missing.
pub fn founders_fit(members: &[&Party], roles: &[&Party]) -> Result<(), Refused> {
    tell_apart(members)?;
    let missing = roles.iter().find(|party| !members.contains(party));
    missing.map_or(Ok(()), |party| Err(Refused::NotAmong((*party).clone())))
}

/// Whether a hurried eye can tell parties apart.
///
/// # Errors
///
/// Says which two it cannot.
pub(super) fn tell_apart(parties: &[&Party]) -> Result<(), Refused> {
    let mut known: BTreeMap<String, &Party> = BTreeMap::new();
    for party in parties {
        if let Some(other) = known.insert(at_a_glance(party.as_str()), party) {
            return Err(Refused::Alike(other.clone(), (*party).clone()));
        }
    }
    Ok(())
}

impl Open {
    /// Whether its members can be told apart, and its roles are theirs.
    ///
    /// # Errors
    ///
    /// Says which names are alike, or who is missing.
    pub(crate) fn fits(&self) -> Result<(), Refused> {
        let names: Vec<&Party> = self.member.iter().map(|member| &member.party).collect();
        let roles = [&self.pen_holder, &self.chair, &self.reconstruction];
        let roles = roles.into_iter().flatten().chain(&self.attestor);
        founders_fit(&names, &roles.collect::<Vec<_>>())
    }
}

impl Kind for Open {
    type Ledger = Members;
    const BY: By = By::RootKey;
    const EXAMPLE: &'static str = "open --name plenary --member A=… --member B=… --pen-holder M";
    const RESTATES: bool = false;

    fn permit(&self, _: &Channel, header: &Header) -> Result<(), Refusal> {
        if header.position == 0 { Ok(()) } else { Err(Refused::Founded.into()) }
    }

    fn apply(&self, members: &mut Members, _: &Header) {
        let member = |member: &Member| (member.party.clone(), member.clone());
        members.parties = self.member.iter().map(member).collect();
        members.pen_holder.clone_from(&self.pen_holder);
        members.chair.clone_from(&self.chair);
        members.rules = Some(self.rules.clone());
        members.host_key = Some(self.host_key.clone());
        members.attestors = self.attestor.iter().cloned().collect();
        members.decision = Some(self.decision);
    }

    fn sentence(&self, _: &Channel) -> String {
        let names: Vec<String> = self.member.iter().map(|m| m.party.to_string()).collect();
        format!("founded the channel {} of {}", self.name, names.join(", "))
    }
}
