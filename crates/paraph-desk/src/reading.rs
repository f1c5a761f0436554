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

    /// The channels of this desk that `keep` lets through, by name.
    fn folded(
        &self,
        reader: &Actor,
        keep: impl Fn(&Channel) -> bool,
    ) -> Result<Vec<Channel>, DeskError> {
        let mut channels = Vec::new();
        for id in self.store.channels()? {
            match self.fold(id) {
                Ok(channel) if keep(&channel) => channels.push(channel),
                Ok(_) => {}
                // What is wrong with a channel is said to its members, and to nobody else.
                Err(error) if self.charter_names(id, reader) => return Err(error),
                Err(_) => {}
            }
        }
        channels.sort_by(|a, b| a.name().cmp(b.name()));
        Ok(channels)
    }

    /// Whether the charter of a channel, as it lies there, names the reader's party.
    fn charter_names(&self, id: ChannelId, reader: &Actor) -> bool {
        let leaf = self.store.leaves(id, 0, 1).ok().and_then(|leaves| leaves.into_iter().next());
        let entry = leaf.and_then(|leaf| Entry::parse(&leaf).ok());
        let checked = entry.and_then(|entry| entry.check(&mut KeyCache::new()).ok());
        let channel = checked.and_then(|checked| Channel::found(&checked).ok());
        channel.is_some_and(|channel| channel.members().get(&reader.party).is_some())
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
    let none = || DeskError::NoSuchChannel { reader: reader.clone(), name: name.map(Into::into) };
    if let Some(name) = name {
        let called = |channel: &&Channel| channel.name().as_str() == name;
        let named = match channels.iter().filter(called).collect::<Vec<_>>().as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let ids = several.iter().map(|channel| channel.id().to_string()[..12].to_owned());
                let names = ids.collect::<Vec<_>>().join(", ");
                return Err(DeskError::Which { reader: reader.clone(), names });
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
        several => {
            let names: Vec<&str> = several.iter().map(|channel| channel.name().as_str()).collect();
            Err(DeskError::Which { reader: reader.clone(), names: names.join(", ") })
        }
    }
}
