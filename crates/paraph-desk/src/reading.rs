//! Which channels somebody reads, or acts in, from this desk.
//!
//! A channel that one may not read is answered for in the words used for one that is not there, and
//! what is wrong with a channel is said to its members only.

use paraph_case::channel::Channel;
use paraph_case::id::{Actor, ChannelId, Party};
use paraph_case::seen::may_read;
use paraph_log::entry::Entry;
use paraph_log::key::KeyCache;
use paraph_store::Store as _;

use crate::held::{self, Held};
use crate::{Desk, DeskError, keys};

impl Desk {
    /// Every channel that a reader may see, folded from its log with every signature checked.
    ///
    /// # Errors
    ///
    /// When a log does not verify.
    pub fn readable(&self, reader: &Actor) -> Result<Vec<Channel>, DeskError> {
        self.folded(reader, |channel| may_read(reader, channel))
    }

    /// The channels in which somebody can act from this desk: those that it may read, and the
    /// reconstructions, with its party as a member, whose recorder's key is here.
    pub(crate) fn acting(&self, by: &Actor) -> Result<Vec<Channel>, DeskError> {
        let recorded_here = |channel: &Channel| {
            let recorder = channel.charter().reconstruction.as_ref().map(Party::itself);
            recorder.is_some_and(|who| keys::secret(&self.folder, &who).is_ok())
        };
        self.folded(by, |channel| {
            let member = channel.members().get(&by.party).is_some();
            may_read(by, channel) || member && recorded_here(channel)
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
        let channels = self.acting(by)?;
        let room = pick(&channels, by, name)?.clone();
        let under = &room.charter().under;
        let wider = channels.into_iter().filter(|wider| under.contains(&wider.id())).collect();
        Ok((room, wider))
    }

    /// Everybody whose key is on this desk, parties and delegates, by name.
    #[must_use]
    pub fn people(&self) -> Vec<Actor> {
        keys::people(&self.folder)
    }

    /// The channels of this desk that `keep` lets through, by name.
    fn folded(
        &self,
        reader: &Actor,
        keep: impl Fn(&Channel) -> bool,
    ) -> Result<Vec<Channel>, DeskError> {
        // First what is written down: a channel is kept before it is.
        let held = held::all(&self.folder);
        let kept = self.store.channels()?;
        let gone = held.iter().find(|(id, held)| !kept.contains(id) && held.names(&reader.party));
        if let Some((_, gone)) = gone {
            return Err(DeskError::Gone { name: gone.name.clone() });
        }
        let mut channels = Vec::new();
        for id in kept {
            let held = held.get(&id);
            match self.fold(id) {
                Ok(channel) => {
                    self.write_down(&channel, held);
                    channels.extend(keep(&channel).then_some(channel));
                }
                Err(error) if self.concerns(id, held, &reader.party) => return Err(error),
                Err(_) => {}
            }
        }
        channels.sort_by(|a, b| a.name().cmp(b.name()));
        Ok(channels)
    }

    /// Writes down that a channel is held, and whose it is, where that is news.
    fn write_down(&self, channel: &Channel, held: Option<&Held>) {
        let now = Held::of(channel);
        if held != Some(&now) {
            // If it cannot be, the next reading writes it: nothing was said to be safe.
            let _later = held::remember(&self.folder, channel.id(), &now);
        }
    }

    /// Whether what is wrong with a channel is said to a party, and to nobody else: it was a member
    /// when the channel was last in order, or its charter, as it lies there, says so.
    fn concerns(&self, id: ChannelId, held: Option<&Held>, party: &Party) -> bool {
        let leaf = || self.store.leaves(id, 0, 1).ok()?.into_iter().next();
        let charter = || {
            let checked = Entry::parse(&leaf()?).ok()?.check(&mut KeyCache::new()).ok()?;
            Channel::found(&checked).ok()
        };
        held.is_some_and(|held| held.names(party))
            || charter().is_some_and(|channel| channel.members().get(party).is_some())
    }

    /// One channel that a reader may see: the only one where none is named.
    ///
    /// # Errors
    ///
    /// When there is none that the reader may see, or several and none is named.
    pub fn channel(&self, reader: &Actor, name: Option<&str>) -> Result<Channel, DeskError> {
        let mut channels = self.readable(reader)?;
        let wanted = pick(&channels, reader, name)?.id();
        channels.retain(|channel| channel.id() == wanted);
        Ok(channels.pop().expect("the channel that was picked"))
    }
}

/// The channel of that name, or that begins with those digits; the only one where none is named.
///
/// # Errors
///
/// When there is none, or several and none is named.
pub fn pick<'a>(
    channels: &'a [Channel],
    reader: &Actor,
    name: Option<&str>,
) -> Result<&'a Channel, DeskError> {
    let names = || channels.iter().map(|channel| channel.name().to_string()).collect();
    let none = || DeskError::NoSuchChannel {
        reader: reader.clone(),
        name: name.map(Into::into),
        names: names(),
    };
    if let Some(name) = name {
        let called = |channel: &&Channel| channel.name().as_str() == name;
        let named = match channels.iter().filter(called).collect::<Vec<_>>().as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let ids = several.iter().map(|channel| channel.id().to_string()[..12].to_owned());
                return Err(DeskError::Which { reader: reader.clone(), names: ids.collect() });
            }
        };
        let by_id = || {
            let long = name.len() >= 6;
            channels.iter().find(|channel| long && channel.id().to_string().starts_with(name))
        };
        return named.or_else(by_id).ok_or_else(none);
    }
    match channels {
        [] => Err(none()),
        [only] => Ok(only),
        _ => Err(DeskError::Which { reader: reader.clone(), names: names() }),
    }
}
