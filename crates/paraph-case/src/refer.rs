//! Pointers: how an act names a thing of its channel, or of a wider one.
//!
//! A pointer goes from the narrower channel to the wider, never back. Within the channel it is
//! checked by `permit`; into a wider channel `permit` checks only that the charter names it, since
//! it reads no other channel, and the author's desk checks the rest.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::marker::PhantomData;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};
use paraph_text::WordingDigest;

use crate::channel::Channel;
use crate::drafts::{Drafts, Held, HeldPoint, Role, with_sponsor};
use crate::field::{self, Fault, Form, Item};
use crate::id::{ActId, ChannelId, Name, PointId, short};
use crate::refusal::Refusal;
use crate::register::Register;

/// A ledger whose things have names that people type.
pub trait Named {
    /// What one of its things is called: `understanding`.
    const NOUN: &'static str;
    /// The word in help: `UNDERSTANDING`.
    const WORD: &'static str;
    /// What a thing of it is.
    type Thing;

    /// Its register in a channel.
    fn register(channel: &Channel) -> &Register<Self::Thing>;
}

/// A pointer to a thing of this channel, by the act that brought it in.
#[derive(Debug)]
pub struct To<N> {
    /// The act.
    pub act: ActId,
    of: PhantomData<N>,
}

impl<N> Clone for To<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N> Copy for To<N> {}

impl<N> PartialEq for To<N> {
    fn eq(&self, other: &Self) -> bool {
        self.act == other.act
    }
}

impl<N> Eq for To<N> {}

impl<N: Named> To<N> {
    /// Points at the thing that `act` brought in.
    #[must_use]
    pub fn new(act: ActId) -> Self {
        Self { act, of: PhantomData }
    }

    /// The thing, if the channel has it.
    ///
    /// # Errors
    ///
    /// When nothing of that kind came with the act.
    pub fn look<'a>(&self, channel: &'a Channel) -> Result<&'a N::Thing, NoSuch> {
        N::register(channel).get(self.act).ok_or_else(|| NoSuch::of::<N>(self.act))
    }

    /// What people call it.
    #[must_use]
    pub fn called(&self, channel: &Channel) -> alloc::string::String {
        let name = N::register(channel).name(self.act);
        name.map_or_else(|| short(self.act), ToString::to_string)
    }
}

/// A pointer at nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {what} `{said}` here")]
pub struct NoSuch {
    /// What was looked for.
    pub what: &'static str,
    /// How it was named.
    pub said: alloc::string::String,
}

impl NoSuch {
    /// Nothing of that ledger came with `act`.
    #[must_use]
    pub fn of<N: Named>(act: ActId) -> Self {
        Self { what: N::NOUN, said: short(act) }
    }
}

impl<N: Named> Item for To<N> {
    const WORD: &'static str = N::WORD;

    fn read(value: &Value) -> Result<Self, Fault> {
        Ok(Self::new(ActId(Hash::read(value)?)))
    }

    fn write(&self) -> Value {
        self.act.0.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let found = N::register(form.channel).find(words).map(Self::new);
        found.ok_or_else(|| Fault::NoSuch { what: N::NOUN, said: words.into() })
    }
}

/// A point and the exact words that are meant, both of this channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// The point.
    pub point: PointId,
    /// Its words.
    pub wording: WordingDigest,
}

impl Item for Wording {
    const WORD: &'static str = "POINT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["ordinal", "tabled", "wording"])?;
        let wording = map.get("wording").ok_or(Fault::Missing).and_then(field::text)?;
        let wording = wording.parse().map_err(|_| Fault::NotA("a wording's digest"))?;
        Ok(Self { point: read_point(map)?, wording })
    }

    fn write(&self) -> Value {
        let mut map = write_point(self.point);
        map.insert("wording", self.wording.to_string());
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        one(words, form.channel.drafts())
    }

    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        points(words, form.channel.drafts())
    }
}

/// Reads `7` and `7 of draft-2`.
fn one(words: &str, drafts: &Drafts) -> Result<Wording, Fault> {
    let (label, draft) = place(words, drafts);
    let held = drafts.held(draft).and_then(|held| held.at(label));
    let point = held.ok_or_else(|| Fault::NoSuch { what: "point", said: words.into() })?;
    Ok(Wording { point: point.identity, wording: point.wording })
}

/// The point that somebody asks to be told of, in the draft that had it last, and that draft's name:
/// `7`, or `7 of draft-1`. A label that no point on the table has is that of the last draft before
/// that had one of it.
#[must_use]
pub fn asked<'a>(words: &str, drafts: &'a Drafts) -> Option<(&'a Name, &'a Held, &'a HeldPoint)> {
    let (label, draft) = place(words, drafts);
    let there = drafts.held(draft).and_then(|held| held.at(label));
    let before = || {
        let tabled = drafts.all().iter().rev().filter(|(_, _, known)| known.role == Role::Tabled);
        let mut held = tabled.filter_map(|(_, _, known)| known.held.as_ref());
        held.find_map(|held| held.at(label))
    };
    let is_bare = label == words.trim();
    let point = there.or_else(|| is_bare.then(before).flatten())?;
    drafts.last_in(point.identity)
}

/// Reads `7`, `7,10`, `3-9` and `all`, each perhaps `of draft-2`; a range goes by the order of the
/// draft.
///
/// # Errors
///
/// When a point is not there.
pub fn points(words: &str, drafts: &Drafts) -> Result<Vec<Wording>, Fault> {
    let (labels, of) = match words.split_once(" of ") {
        Some((labels, draft)) => (labels, format!(" of {}", draft.trim())),
        None => (words, "".to_string()),
    };
    let mut all = Vec::new();
    for part in labels.split(',').map(str::trim) {
        match one(&format!("{part}{of}"), drafts) {
            Ok(point) => all.push(point),
            Err(fault) => all.extend(range(part, &of, drafts).ok_or(fault)?),
        }
    }
    Ok(all)
}

/// The points of the first level that `all` or `3-9` names.
fn range(part: &str, of: &str, drafts: &Drafts) -> Option<Vec<Wording>> {
    let (_, draft) = place(of, drafts);
    let rows: Vec<_> = drafts.held(draft)?.rows().collect();
    let place_of = |label: &str| rows.iter().position(|row| row.label == label);
    let (first, last) = match part.split_once('-') {
        None if part == "all" => (0, rows.len().checked_sub(1)?),
        None => return None,
        Some((from, until)) => (place_of(from.trim())?, place_of(until.trim())?),
    };
    let rows = rows.get(first..=last)?.iter();
    Some(rows.map(|row| Wording { point: row.identity, wording: row.wording }).collect())
}

/// A draft of this channel and the file that holds its text: what tabling, hand-over and paraph name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// The act that tabled it.
    pub draft: ActId,
    /// The digest of the file.
    pub file: Hash,
}

impl DraftFile {
    /// The draft, if this channel holds it with that very file.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub fn look<'a>(&self, channel: &'a Channel) -> Result<&'a Held, NoSuch> {
        let held = channel.drafts().held(Some(self.draft)).filter(|held| held.file == self.file);
        held.ok_or_else(|| NoSuch { what: "held draft", said: short(self.draft) })
    }

    /// What people call it, with whose it is where the pen-holder did not issue it.
    #[must_use]
    pub fn called(&self, channel: &Channel) -> alloc::string::String {
        with_sponsor(channel, self.draft)
    }
}

impl Item for DraftFile {
    const WORD: &'static str = "DRAFT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["draft", "file"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing).and_then(Hash::read);
        Ok(Self { draft: ActId(get("draft")?), file: get("file")? })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("draft", self.draft.to_string());
        map.insert("file", self.file.to_string());
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let drafts = form.channel.drafts();
        let draft = drafts.all().find(words);
        let draft = draft.ok_or_else(|| Fault::NoSuch { what: "draft", said: words.into() })?;
        let held = drafts.held(Some(draft)).ok_or_else(|| Fault::NotHeld(words.into()))?;
        Ok(Self { draft, file: held.file })
    }
}

/// A point of this channel or of a wider one, whatever its words are by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointRef {
    /// The wider channel; absent when it is this one.
    pub channel: Option<ChannelId>,
    /// The point.
    pub point: PointId,
}

impl Item for PointRef {
    const WORD: &'static str = "POINT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["channel", "ordinal", "tabled"])?;
        Ok(Self { channel: read_channel(map)?, point: read_point(map)? })
    }

    fn write(&self) -> Value {
        let mut map = write_point(self.point);
        write_channel(&mut map, self.channel);
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let (words, rooms) = rooms(words, form)?;
        for (channel, room) in rooms {
            if let Ok(at) = one(&words, room.drafts()) {
                return Ok(Self { channel, point: at.point });
            }
        }
        Err(Fault::NoSuch { what: "point", said: words })
    }

    /// Reads `7,21`, perhaps `of draft-1`, perhaps `in plenary`: all of one channel.
    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        let (words, rooms) = rooms(words, form)?;
        for (channel, room) in rooms {
            if let Ok(all) = points(&words, room.drafts()) {
                return Ok(all.iter().map(|at| Self { channel, point: at.point }).collect());
            }
        }
        Err(Fault::NoSuch { what: "point", said: words })
    }
}

/// A draft of this channel or of a wider one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftRef {
    /// The wider channel; absent when it is this one.
    pub channel: Option<ChannelId>,
    /// The act that tabled it, or said that it is known of.
    pub draft: ActId,
}

impl Item for DraftRef {
    const WORD: &'static str = "DRAFT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["channel", "draft"])?;
        let draft = ActId(Hash::read(map.get("draft").ok_or(Fault::Missing)?)?);
        Ok(Self { channel: read_channel(map)?, draft })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("draft", self.draft.to_string());
        write_channel(&mut map, self.channel);
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let (words, rooms) = rooms(words, form)?;
        for (channel, room) in rooms {
            if let Some(draft) = room.drafts().all().find(&words) {
                return Ok(Self { channel, draft });
            }
        }
        Err(Fault::NoSuch { what: "draft", said: words })
    }
}

impl DraftRef {
    /// Whether it points at something: a draft of this channel, or into a wider one, which the
    /// author's desk has looked into.
    ///
    /// # Errors
    ///
    /// When it does not, or points sideways.
    pub fn look(&self, channel: &Channel) -> Result<(), Refusal> {
        reachable(channel, self.channel)?;
        if self.channel.is_none() {
            To::<Drafts>::new(self.draft).look(channel)?;
        }
        Ok(())
    }
}

impl PointRef {
    /// Whether it points at something: a point of this channel, or into a wider one, which the
    /// author's desk has looked into.
    ///
    /// # Errors
    ///
    /// When it does not, or points sideways.
    pub fn look(&self, channel: &Channel) -> Result<(), Refusal> {
        reachable(channel, self.channel)?;
        match self.channel.is_some() || channel.drafts().label(self.point).is_some() {
            true => Ok(()),
            false => Err(crate::drafts::Refused::NoPoint.into()),
        }
    }
}

/// Whether a pointer's channel is this one or one that it lies under.
///
/// # Errors
///
/// When it is neither.
pub fn reachable(channel: &Channel, into: Option<ChannelId>) -> Result<(), NotUnder> {
    match into {
        None => Ok(()),
        Some(wider) if channel.charter().under.contains(&wider) => Ok(()),
        Some(_) => Err(NotUnder),
    }
}

/// A pointer into a channel that this one does not lie under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it points into a channel that this one does not lie under")]
pub struct NotUnder;

/// Splits `7 of draft-2` and finds the draft: the working draft where none is named.
fn place<'a>(words: &'a str, drafts: &Drafts) -> (&'a str, Option<ActId>) {
    match words.split_once(" of ") {
        Some((label, draft)) => (label.trim(), drafts.all().find(draft.trim())),
        None => (words.trim(), drafts.working()),
    }
}

type Rooms<'a> = Vec<(Option<ChannelId>, &'a Channel)>;

/// Splits `… in plenary` and lists where to look: this channel first, then the wider ones.
fn rooms<'a>(words: &str, form: &Form<'a>) -> Result<(alloc::string::String, Rooms<'a>), Fault> {
    let wider = form.wider.iter().map(|room| (Some(room.id()), *room));
    let Some((words, name)) = words.split_once(" in ") else {
        let all = core::iter::once((None, form.channel)).chain(wider).collect();
        return Ok((words.into(), all));
    };
    let all: Rooms<'a> = wider.filter(|(_, room)| room.name().as_str() == name.trim()).collect();
    if all.is_empty() {
        let said = format!("{} (this channel lies under none of that name)", name.trim());
        return Err(Fault::NoSuch { what: "channel", said });
    }
    Ok((words.trim().into(), all))
}

/// The identity of a point in a map that has it.
///
/// # Errors
///
/// When a part of it is missing or wrong.
pub(crate) fn read_point(map: &Map) -> Result<PointId, Fault> {
    let tabled = ActId(Hash::read(map.get("tabled").ok_or(Fault::Missing)?)?);
    let ordinal = u32::read(map.get("ordinal").ok_or(Fault::Missing)?)?;
    Ok(PointId { tabled, ordinal })
}

/// A map with the identity of a point.
pub(crate) fn write_point(point: PointId) -> Map {
    let mut map = Map::default();
    map.insert("ordinal", i64::from(point.ordinal));
    map.insert("tabled", point.tabled.to_string());
    map
}

fn read_channel(map: &Map) -> Result<Option<ChannelId>, Fault> {
    map.get("channel").map(|value| Hash::read(value).map(ChannelId)).transpose()
}

fn write_channel(map: &mut Map, channel: Option<ChannelId>) {
    if let Some(channel) = channel {
        map.insert("channel", channel.to_string());
    }
}
