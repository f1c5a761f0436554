//! Mandates: whether an agreement goes beyond what its delegate was given.
//!
//! It is then kept, and counts ad referendum. Judged by what held where the agreement stands in the
//! log: nothing that comes later promotes it.

use alloc::vec::Vec;

use super::{Said, Stance};
use crate::channel::Channel;
use crate::id::{Name, PointId};
use crate::time::Time;

/// Whether an agreement goes beyond what its delegate was given.
pub(super) fn beyond_mandate(channel: &Channel, point: PointId, stance: &Stance) -> bool {
    // It was permitted, so the delegate had a mandate then; without one nothing would be covered.
    let Some(mandate) = channel.members().mandate_at(&stance.by, stance.position) else {
        return true;
    };
    let grade = matches!(&stance.said, Said::Agree { grade, .. }
        if mandate.grade.is_some_and(|most| *grade > most));
    let topic = !mandate.topics.is_empty() && !covers(channel, point, &mandate.topics);
    let period = mandate.period.is_some_and(|period| {
        let (from, until) = period.bounds();
        let latest = stance.at.max(known_to_be_past(channel, stance));
        from.is_some_and(|from| stance.at < from) || until.is_some_and(|until| latest > until)
    });
    grade || topic || period
}

/// Whether a mandate for these topics covers a point: every topic of it and of its sub-points is
/// among them, and it has one.
fn covers(channel: &Channel, point: PointId, mandated: &[Name]) -> bool {
    let drafts = channel.drafts();
    let mut topics: Vec<&Name> = drafts.topics(point).collect();
    if let Some(held) = drafts.on_the_table() {
        topics.extend(held.below(point).flat_map(|sub| drafts.topics(sub.identity)));
    }
    !topics.is_empty() && topics.iter().all(|topic| mandated.contains(topic))
}

/// The latest time that the party itself has written in this log before a stance of its delegate.
///
/// The time of an act is its author's word. A delegate cannot go back behind what its own party wrote
/// before; what other parties write cannot shorten a mandate.
fn known_to_be_past(channel: &Channel, stance: &Stance) -> Time {
    let before = channel.recorded().iter().filter_map(|recorded| recorded.header.as_ref());
    let before = before.take_while(|header| header.position < stance.position);
    let own = before.filter(|header| header.by.party == stance.by.party || header.position == 0);
    own.map(|header| header.at).max().unwrap_or(stance.at)
}
