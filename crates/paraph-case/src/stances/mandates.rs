//! Mandates: whether an agreement goes beyond what its delegate was given.
//!
//! It is then kept, and counts ad referendum. It is judged by what held at its place in the log: a
//! mandate, or a topic of the point, that came later neither promotes an agreement nor undoes it.

use super::{Said, Stance};
use crate::channel::Channel;
use crate::id::{Name, PointId};
use crate::time::Time;

/// Whether an agreement goes beyond what its delegate was given.
pub(super) fn beyond_mandate(channel: &Channel, point: PointId, stance: &Stance) -> bool {
    exceeds(channel, point, stance, stance.position)
}

/// Whether an agreement that went beyond a mandate would be within it if the same delegate said the
/// same again now.
pub(super) fn would_count_now(channel: &Channel, point: PointId, stance: &Stance) -> bool {
    !exceeds(channel, point, stance, u64::MAX)
}

/// Whether an agreement exceeds the mandate of its delegate, as both the mandate and the topics of
/// the point were at a place in the log.
fn exceeds(channel: &Channel, point: PointId, stance: &Stance, position: u64) -> bool {
    // It was permitted, so the delegate had a mandate then; without one nothing would be covered.
    let Some(mandate) = channel.members().mandate_at(&stance.by, position) else { return true };
    let grade = matches!(&stance.said, Said::Agree { grade, .. }
        if mandate.grade.is_some_and(|most| *grade > most));
    let topic = !mandate.topics.is_empty() && !covers(channel, point, &mandate.topics, position);
    let period = mandate.period.is_some_and(|period| {
        let (from, until) = period.bounds();
        let latest = stance.at.max(known_to_be_past(channel, stance, position));
        from.is_some_and(|from| stance.at < from) || until.is_some_and(|until| latest > until)
    });
    grade || topic || period
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

/// The latest time that the party itself has written in this log before a place in it.
///
/// The time of an act is its author's word. A delegate cannot go back behind what its own party wrote
/// before; what other parties write cannot shorten a mandate.
fn known_to_be_past(channel: &Channel, stance: &Stance, position: u64) -> Time {
    let before = channel.recorded().iter().filter_map(|recorded| recorded.header.as_ref());
    let before = before.take_while(|header| header.position < position);
    let own = before.filter(|header| header.by.party == stance.by.party || header.position == 0);
    own.map(|header| header.at).max().unwrap_or(stance.at)
}
