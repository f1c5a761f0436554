//! How a view names what a pointer points at, in this channel or a wider one.
//!
//! What the reader may not read, or the channel does not hold, is said as unknown: in one word for
//! both.

use alloc::format;
use alloc::string::String;

use crate::channel::Channel;
use crate::id::ChannelId;
use crate::refer::PointRef;
use crate::seen::Seen;

/// The channel that a pointer written in `home` goes into, and how to say which, when it is not the
/// one that the reader asked about.
fn target<'a>(
    seen: &'a Seen<'_>,
    home: &'a Channel,
    into: Option<ChannelId>,
) -> Option<(&'a Channel, String)> {
    let channel = match into {
        None => home,
        Some(_) => seen.into(into)?,
    };
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
