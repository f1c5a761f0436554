//! How a view names what a pointer points at, in this channel or a wider one.
//!
//! What the reader may not read, or the channel does not hold, is said as unknown: in one word for
//! both.

use alloc::format;
use alloc::string::String;

use crate::channel::Channel;
use crate::drafts::named;
use crate::id::ChannelId;
use crate::refer::{DraftRef, PointRef};
use crate::seen::Seen;

/// The channel that a pointer written in `home` goes into, and how to say which, when it is not the
/// one that the reader asked about.
fn target<'a>(
    seen: &'a Seen<'_>,
    home: &'a Channel,
    into: Option<ChannelId>,
) -> Option<(&'a Channel, String)> {
    let channel = seen.from(home, into)?;
    let here = channel.id() == seen.channel().id();
    let place = if here { String::new() } else { format!(" in {}", channel.name()) };
    Some((channel, place))
}

/// `point 7 in plenary`.
pub(super) fn point(seen: &Seen<'_>, home: &Channel, at: &PointRef) -> String {
    let found = target(seen, home, at.channel).and_then(|(channel, place)| {
        let label = channel.drafts().label(at.point)?;
        Some(format!("point {label}{place}"))
    });
    found.unwrap_or_else(|| "an unknown point".into())
}

/// `draft-2 in plenary`.
pub(super) fn draft(seen: &Seen<'_>, home: &Channel, at: &DraftRef) -> String {
    let found = target(seen, home, at.channel).and_then(|(channel, place)| {
        channel.drafts().all().get(at.draft)?;
        Some(format!("{}{place}", named(channel, at.draft)))
    });
    found.unwrap_or_else(|| "an unknown draft".into())
}

/// `draft-2 in plenary, point 7`, with the label that the point has in that very draft.
pub(super) fn place(
    seen: &Seen<'_>,
    home: &Channel,
    in_draft: &DraftRef,
    at: Option<&PointRef>,
) -> String {
    let name = draft(seen, home, in_draft);
    let Some(at) = at else { return name };
    let same = in_draft.channel == at.channel;
    let held = target(seen, home, in_draft.channel)
        .and_then(|(channel, _)| channel.drafts().held(Some(in_draft.draft)).filter(|_| same));
    match held.map(|held| held.point(at.point)) {
        Some(Some(there)) => format!("{name}, point {}", there.label),
        Some(None) => format!("{name}, in which {} has no place", point(seen, home, at)),
        None => format!("{name}, {}", point(seen, home, at)),
    }
}
