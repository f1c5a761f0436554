//! Mandates: whether what a delegate did goes beyond what it was given: an agreement, an offer.
//!
//! It is then kept, and counts ad referendum. It is judged by what held at its place in the log: a
//! mandate, or a topic of the point, that came later neither promotes it nor undoes it.

use alloc::vec::Vec;

use super::{Grade, Said, Stance};
use crate::act::Header;
use crate::channel::Channel;
use crate::id::{Actor, Name, PointId};
use crate::time::Time;

/// What a delegate did that needs a mandate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed<'a> {
    by: &'a Actor,
    at: Time,
    position: u64,
    /// The grade that its mandate must reach.
    grade: Grade,
    /// The points that it is about: what names none has no topic.
    points: &'a [PointId],
}

impl<'a> Deed<'a> {
    /// An agreement, on points or on none.
    pub(super) fn agreement(stance: &'a Stance, points: &'a [PointId]) -> Self {
        let grade = match &stance.said {
            Said::Agree { grade, .. } => *grade,
            // Nothing else that is said needs a grade.
            _ => Grade::Principle,
        };
        Self { by: &stance.by, at: stance.at, position: stance.position, grade, points }
    }

    /// Something else that binds its party as an agreement to words does.
    pub(super) fn of(header: &'a Header, points: &'a [PointId]) -> Self {
        let Header { by, at, position, .. } = header;
        Self { by, at: *at, position: *position, grade: Grade::Text, points }
    }

    /// Whether it goes beyond what its delegate was given.
    pub(super) fn is_beyond(&self, channel: &Channel) -> bool {
        self.exceeds(channel, self.position)
    }

    /// Whether, having gone beyond, it would be within the mandate if the same delegate did the same
    /// again now.
    pub(super) fn would_count_now(&self, channel: &Channel) -> bool {
        !self.exceeds(channel, u64::MAX)
    }

    /// Whether it exceeds the mandate of its delegate, as both the mandate and the topics of the
    /// points were at a place in the log.
    fn exceeds(&self, channel: &Channel, position: u64) -> bool {
        let members = channel.members();
        if !members.covers(self.by, self.grade, self.at, position) {
            return true;
        }
        let topics = members.mandate_at(self.by, position).map(|mandate| mandate.topics);
        let topics = topics.filter(|topics| !topics.is_empty());
        let covered = |topics: Vec<Name>| {
            self.points.iter().all(|point| covers(channel, *point, &topics, position))
        };
        topics.is_some_and(|topics| !covered(topics))
    }
}

/// Whether an agreement, on points or on none, waits for the authorities of its party: it was said ad
/// referendum, or goes beyond its delegate's mandate.
pub(crate) fn waits(channel: &Channel, points: &[PointId], stance: &Stance) -> bool {
    match &stance.said {
        Said::Agree { ad_referendum, .. } => {
            *ad_referendum || Deed::agreement(stance, points).is_beyond(channel)
        }
        _ => false,
    }
}

/// Whether an agreement on a point goes beyond what its delegate was given.
pub(super) fn beyond_mandate(channel: &Channel, point: PointId, stance: &Stance) -> bool {
    Deed::agreement(stance, &[point]).is_beyond(channel)
}

/// Whether a mandate for these topics covers a point at a place in the log: every topic that it and
/// its sub-points had there is among them, and there is one.
fn covers(channel: &Channel, point: PointId, mandated: &[Name], position: u64) -> bool {
    let drafts = channel.drafts();
    // Words that are the same now and then have the same sub-points.
    let below = drafts.on_the_table().into_iter().flat_map(|held| held.below(point));
    let points = core::iter::once(point).chain(below.map(|sub| sub.identity));
    let mut topics = points.flat_map(|point| drafts.topics_at(point, position)).peekable();
    topics.peek().is_some() && topics.all(|topic| mandated.contains(topic))
}
