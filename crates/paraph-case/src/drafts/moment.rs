//! A moment in the life of the drafts: what was on the table when something was said.

use super::places::Until;
use super::{Held, HeldPoint};
use crate::act::Header;
use crate::channel::Channel;
use crate::id::{ActId, ChannelId, Name, PointId};

/// When an act was done, to be set beside the drafts of its channel or of a wider one.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    home: ChannelId,
    header: &'a Header,
}

impl<'a> Moment<'a> {
    /// When an act of `home` was done.
    #[must_use]
    pub fn of(home: &'a Channel, act: ActId) -> Option<Self> {
        let header = home.act(act)?.header.as_ref()?;
        Some(Self { home: home.id(), header })
    }

    /// Whether an act of `channel` had been done before.
    ///
    /// Within a channel the log says so. Two channels have no common order: there it is as their
    /// authors wrote the time.
    #[must_use]
    pub fn is_after(&self, channel: &Channel, act: ActId) -> bool {
        let header = channel.act(act).and_then(|recorded| recorded.header.as_ref());
        header.is_some_and(|header| match channel.id() == self.home {
            true => header.position < self.header.position,
            false => header.at < self.header.at,
        })
    }

    /// The draft that was on the table of `channel`.
    #[must_use]
    pub fn on_the_table<'b>(&self, channel: &'b Channel) -> Option<(&'b Name, &'b Held)> {
        named(channel, channel.drafts().places.on_the_table_until(self.until(channel))?)
    }

    /// A point as it stood then: on the table, or else in the last draft before that had it.
    #[must_use]
    pub fn point<'b>(
        &self,
        channel: &'b Channel,
        point: PointId,
    ) -> Option<(&'b Name, &'b HeldPoint)> {
        let there = |(name, held): (&'b Name, &'b Held)| Some((name, held.point(point)?));
        self.on_the_table(channel).and_then(there).or_else(|| {
            there(named(channel, channel.drafts().places.last_until(point, self.until(channel))?)?)
        })
    }

    /// Up to where it reaches in a channel.
    fn until(&self, channel: &Channel) -> Until {
        match channel.id() == self.home {
            true => Until::Place(self.header.position),
            false => Until::Time(self.header.at),
        }
    }
}

/// A held draft with its name.
fn named(channel: &Channel, draft: ActId) -> Option<(&Name, &Held)> {
    let drafts = channel.drafts();
    Some((drafts.all().name(draft)?, drafts.held(Some(draft))?))
}
