//! What a draft is called in a sentence: its name, and whose it is where the pen-holder did not issue it.

use alloc::format;
use alloc::string::String;

use super::{Drafts, Role};
use crate::channel::Channel;
use crate::id::{ActId, Actor};
use crate::refer::To;

/// Who submitted a text; nobody where the pen-holder issued it, or it is only known of.
pub(crate) fn submitted_by(channel: &Channel, draft: ActId) -> Option<Actor> {
    channel.drafts().all().get(draft).filter(|known| known.role == Role::Submitted)?;
    Some(channel.act(draft)?.header.as_ref()?.by.clone())
}

/// A draft's name, with whose text it is where the pen-holder did not issue it.
pub(crate) fn of_whom(name: &str, submitted_by: Option<&Actor>) -> String {
    let by = submitted_by.map(|by| format!(" (submitted by {by})")).unwrap_or_default();
    format!("{name}{by}")
}

/// `draft-2`; where the pen-holder did not issue it, whose it is: `counter (submitted by lee@B)`.
pub(crate) fn with_sponsor(channel: &Channel, draft: ActId) -> String {
    let name = To::<Drafts>::new(draft).called(channel);
    of_whom(&name, submitted_by(channel, draft).as_ref())
}

/// The same, and what is not held is said to be so: `revised (known of, not held)`.
pub(crate) fn named(channel: &Channel, draft: ActId) -> String {
    let name = with_sponsor(channel, draft);
    match channel.drafts().held(Some(draft)) {
        Some(_) => name,
        None => format!("{name} (known of, not held)"),
    }
}
