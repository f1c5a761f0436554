//! A channel as one reader may see it. Every view takes a [`Seen`], which only a member can have.

use crate::channel::Channel;
use crate::id::Actor;

/// A channel in the eyes of somebody who is presented in it, or of a member itself.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    channel: &'a Channel,
}

impl<'a> Seen<'a> {
    /// The channel, if `reader` is a member of it or presented in it.
    ///
    /// Nothing distinguishes a channel that one may not read from one that is not there.
    #[must_use]
    pub fn by(reader: &Actor, channel: &'a Channel) -> Option<Self> {
        let member = channel.members().get(&reader.party).is_some();
        let presented = channel.members().mandate(reader).is_some();
        (member && presented).then_some(Self { channel })
    }

    /// The channel.
    #[must_use]
    pub fn channel(self) -> &'a Channel {
        self.channel
    }
}
