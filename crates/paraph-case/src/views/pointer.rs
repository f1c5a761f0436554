//! How a view names what a pointer points at, in this channel or a wider one.
//!
//! What the reader may not read, or the channel does not hold, is said as unknown: in one word for
//! both.

use alloc::format;
use alloc::string::{String, ToString};

use crate::channel::Channel;
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
        let name = channel.drafts().all().name(at.draft)?.to_string();
        Some(format!("{name}{place}"))
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
    let label = target(seen, home, in_draft.channel).and_then(|(channel, _)| {
        let same = in_draft.channel == at.channel;
        let held = channel.drafts().held(Some(in_draft.draft)).filter(|_| same)?;
        Some(held.point(at.point)?.label.clone())
    });
    match label {
        Some(label) => format!("{name}, point {label}"),
        None => format!("{name}, {}", point(seen, home, at)),
    }
}
