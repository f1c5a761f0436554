//! What one reader may see. Every view takes a [`Seen`], which only a member can have.
//!
//! A view is about one channel. What joins channels (a private gate over the plenary's text, an
//! input's fate in a public draft) follows a pointer from the narrower channel to the wider, and
//! only into channels that the same reader may read.

use alloc::vec::Vec;

use crate::channel::Channel;
use crate::id::{Actor, ChannelId};

/// A channel in the eyes of somebody who is presented in it, or of a member itself, with the other
/// channels that the same reader may read.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    reader: Actor,
    channel: &'a Channel,
    also: Vec<&'a Channel>,
    joined: Vec<ChannelId>,
}

impl<'a> Seen<'a> {
    /// The channel, if `reader` is a member of it or presented in it; of `others`, those are kept
    /// that the reader may read.
    ///
    /// Nothing distinguishes a channel that one may not read from one that is not there.
    #[must_use]
    pub fn by(reader: &Actor, channel: &'a Channel, others: &[&'a Channel]) -> Option<Self> {
        let also = others.iter().copied().filter(|other| may_read(reader, other)).collect();
        may_read(reader, channel).then(|| Self {
            reader: reader.clone(),
            channel,
            also,
            joined: Vec::new(),
        })
    }

    /// Joins the narrower channels that the reader asked for by name: their private gates and
    /// understandings are then shown beside what stands in this one.
    #[must_use]
    pub fn joining(mut self, names: &[&str]) -> Self {
        let named = self.also.iter().filter(|other| names.contains(&other.name().as_str()));
        self.joined = named.map(|other| other.id()).collect();
        self
    }

    /// Who reads.
    #[must_use]
    pub fn reader(&self) -> &Actor {
        &self.reader
    }

    /// The channel.
    #[must_use]
    pub fn channel(&self) -> &'a Channel {
        self.channel
    }

    /// Another channel that the reader may read, for following a pointer.
    #[must_use]
    pub fn other(&self, id: ChannelId) -> Option<&'a Channel> {
        let all = core::iter::once(self.channel).chain(self.also.iter().copied());
        all.into_iter().find(|channel| channel.id() == id)
    }

    /// The channel that a pointer goes into: this one where it names none.
    #[must_use]
    pub fn into(&self, pointer: Option<ChannelId>) -> Option<&'a Channel> {
        pointer.map_or(Some(self.channel), |id| self.other(id))
    }

    /// The channel that a pointer written in `home` goes into: `home` where it names none.
    #[must_use]
    pub fn from<'b>(
        &'b self,
        home: &'b Channel,
        pointer: Option<ChannelId>,
    ) -> Option<&'b Channel> {
        pointer.map_or(Some(home), |id| self.other(id))
    }

    /// This channel, then those that the reader asked to join.
    pub fn channels(&self) -> impl Iterator<Item = &'a Channel> {
        let joined = self.also.iter().copied().filter(|other| self.joined.contains(&other.id()));
        core::iter::once(self.channel).chain(joined)
    }
}

/// Whether somebody may read a channel: it is a member, or was presented by one and not revoked.
#[must_use]
pub fn may_read(reader: &Actor, channel: &Channel) -> bool {
    channel.members().get(&reader.party).is_some() && channel.members().mandate(reader).is_some()
}
