//! Which channels somebody reads, or acts in, from this desk.
//!
//! A channel that one may not read is answered for in the words used for one that is not there, and
//! what is wrong with a channel is said to those who read it, and closes no other channel to them.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use paraph_case::channel::Channel;
use paraph_case::id::{Actor, ChannelId, Party};
use paraph_log::entry::Entry;
use paraph_log::key::KeyCache;
use paraph_log::merkle::Head;
use paraph_store::Store as _;

use crate::held::{self, Held};
use crate::replay::Whole;
use crate::{Desk, DeskError, keys};

/// What somebody finds on a desk: the channels, by name, and those of its own that are not in order.
#[derive(Debug)]
pub struct Reading {
    reader: Actor,
    /// The channels that can be read.
    pub channels: Vec<Channel>,
    /// The channels that cannot.
    pub broken: Vec<Broken>,
}

/// A channel that cannot be read by those who may.
#[derive(Clone, Debug)]
pub struct Broken {
    id: ChannelId,
    /// What it is called.
    pub name: String,
    /// Why it cannot be read.
    pub why: Arc<DeskError>,
}

impl Broken {
    /// A channel in which something was found that is not in order.
    #[must_use]
    pub fn of(channel: &Channel, why: DeskError) -> Self {
        Self { id: channel.id(), name: channel.name().to_string(), why: Arc::new(why) }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the channel {} cannot be read: {}", self.name, self.why)
    }
}

impl Desk {
    /// Every channel that a reader may see, folded from its log with every signature checked.
    ///
    /// # Errors
    ///
    /// When it cannot be said which channels there are.
    pub fn readable(&self, reader: &Actor) -> Result<Reading, DeskError> {
        self.folded(reader, |held| held.lets_read(reader))
    }

    /// The channels in which somebody can act from this desk: those that it may read, and the
    /// reconstructions, with its party as a member, whose recorder's key is here.
    pub(crate) fn acting(&self, by: &Actor) -> Result<Reading, DeskError> {
        let key_is_here = |who: &Party| keys::is_here(&self.folder, &who.itself());
        self.folded(by, |held| {
            held.lets_read(by) || held.recorder_of(&by.party).is_some_and(key_is_here)
        })
    }

    /// The channel in which somebody can act from this desk, and those that it lies under.
    ///
    /// # Errors
    ///
    /// As [`Desk::channel`].
    pub fn room(
        &self,
        by: &Actor,
        name: Option<&str>,
    ) -> Result<(Channel, Vec<Channel>), DeskError> {
        let reading = self.acting(by)?;
        let room = reading.pick(name)?.clone();
        let mut wider = reading.channels;
        wider.retain(|wider| room.charter().under.contains(&wider.id()));
        Ok((room, wider))
    }

    /// Everybody whose key is on this desk, parties and delegates, by name.
    #[must_use]
    pub fn people(&self) -> Vec<Actor> {
        keys::people(&self.folder)
    }

    /// The channels of this desk that `may` lets through.
    fn folded(&self, reader: &Actor, may: impl Fn(&Held) -> bool) -> Result<Reading, DeskError> {
        // First what is written down: a channel is kept before it is.
        let held = held::all(&self.folder);
        let kept = self.store.channels()?;
        let all: BTreeSet<ChannelId> = kept.iter().chain(held.keys()).copied().collect();
        let mut reading = Reading { reader: reader.clone(), channels: vec![], broken: vec![] };
        for id in all {
            match self.looked_into(id, held.get(&id), &may) {
                Ok(channel) => reading.channels.extend(channel),
                Err(broken) => reading.broken.push(broken),
            }
        }
        reading.channels.sort_by(|a, b| a.name().cmp(b.name()));
        reading.broken.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(reading)
    }

    /// A channel that is written down so, if `may` lets it through, or what is wrong with it.
    ///
    /// Where what is written down is of this very head, others' logs are not opened: neither the time
    /// that it takes nor what is told meanwhile depends on them.
    fn looked_into(
        &self,
        id: ChannelId,
        held: Option<&Held>,
        may: &impl Fn(&Held) -> bool,
    ) -> Result<Option<Channel>, Broken> {
        let now = self.store.head(id).ok().flatten().map(|kept| kept.head);
        let known = held.filter(|held| Some(held.head) == now);
        if known.is_some_and(|held| !may(held)) {
            return Ok(None);
        }
        // Before it is known who reads it, nobody is told how far it has been read.
        let progress = known.and(self.progress);
        match self.fold(id, progress) {
            Ok(Whole { channel, head }) => {
                self.write_down(&channel, head);
                Ok(Some(channel).filter(|channel| may(&Held::of(channel, head))))
            }
            Err(why) => match held.cloned().or_else(|| self.chartered(id)) {
                Some(held) if may(&held) => Err(Broken { id, name: held.name, why: Arc::new(why) }),
                _ => Ok(None),
            },
        }
    }

    /// Writes down that a channel is held up to this head, and who reads it, where that is news.
    pub(crate) fn write_down(&self, channel: &Channel, head: Head) {
        let now = Held::of(channel, head);
        if held::one(&self.folder, channel.id()).as_ref() != Some(&now) {
            // If it cannot be, the next reading writes it: nothing was said to be safe.
            let _later = held::remember(&self.folder, channel.id(), &now);
        }
    }

    /// What the charter of a channel says of it, as it lies there: all that there is to go by where
    /// nothing was written down.
    fn chartered(&self, id: ChannelId) -> Option<Held> {
        let leaf = self.store.leaves(id, 0, 1).ok()?.into_iter().next()?;
        let checked = Entry::parse(&leaf).ok()?.check(&mut KeyCache::new()).ok()?;
        let channel = Channel::found(&checked).ok().filter(|channel| channel.id() == id)?;
        Some(Held::of(&channel, Head::EMPTY))
    }

    /// One channel that a reader may see: the only one where none is named.
    ///
    /// # Errors
    ///
    /// When there is none that the reader may see, or several and none is named, or it is not in
    /// order.
    pub fn channel(&self, reader: &Actor, name: Option<&str>) -> Result<Channel, DeskError> {
        Ok(self.readable(reader)?.pick(name)?.clone())
    }
}

impl Reading {
    /// The channel of that name, or that begins with those digits; the only one where none is named.
    ///
    /// # Errors
    ///
    /// When there is none, or several and none is named, or what is named is not in order.
    pub fn pick(&self, name: Option<&str>) -> Result<&Channel, DeskError> {
        let all = self
            .channels
            .iter()
            .map(|channel| (channel.id(), channel.name().as_str(), Ok(channel)));
        let broken =
            self.broken.iter().map(|broken| (broken.id, broken.name.as_str(), Err(broken)));
        let all: Vec<Found<'_>> = all.chain(broken).collect();
        let (_, _, found) = *match name {
            Some(name) => self.named(name, &all)?,
            None => match all.as_slice() {
                [] => return Err(self.none(None)),
                [only] => only,
                several => return Err(self.which(several.iter().map(|found| found.1.to_owned()))),
            },
        };
        found.map_err(|broken| DeskError::Broken(broken.clone()))
    }

    fn named<'a, 'b>(&self, name: &str, all: &'b [Found<'a>]) -> Result<&'b Found<'a>, DeskError> {
        let called: Vec<_> = all.iter().filter(|found| found.1 == name).collect();
        match called.as_slice() {
            [one] => return Ok(one),
            [] => {}
            several => {
                let digits = several.iter().map(|found| found.0.to_string()[..12].to_owned());
                return Err(self.which(digits));
            }
        }
        let long = name.len() >= 6;
        let by_id = all.iter().find(|found| long && found.0.to_string().starts_with(name));
        by_id.ok_or_else(|| self.none(Some(name)))
    }

    /// What the channels are called, those that cannot be read last.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let channels = self.channels.iter().map(|channel| channel.name().as_str());
        channels.chain(self.broken.iter().map(|broken| broken.name.as_str()))
    }

    /// That there is no such channel for this reader.
    #[must_use]
    pub fn none(&self, name: Option<&str>) -> DeskError {
        DeskError::NoSuchChannel {
            reader: self.reader.clone(),
            name: name.map(Into::into),
            names: self.names().map(ToOwned::to_owned).collect(),
        }
    }

    fn which(&self, names: impl Iterator<Item = String>) -> DeskError {
        DeskError::Which { reader: self.reader.clone(), names: names.collect() }
    }
}

/// A channel by its id and its name.
type Found<'a> = (ChannelId, &'a str, Result<&'a Channel, &'a Broken>);
