//! An act that another act names, in words: who did what, and when, with its reference beside.
//!
//! The log keeps digests. People who read a sentence are told what stands behind one.

use alloc::format;
use alloc::string::String;

use crate::act::Act;
use crate::channel::Channel;
use crate::id::{ActId, short};

/// `clerk@A did on 2025-11-25T09:12:00Z: agreed to the words of point 1 (act 934916ec7d)`, to stand
/// after a verb and `what`; where the log has no such act, or one that cannot be read, its reference.
///
/// Points are called what they are called where one speaks of the channel.
pub(crate) fn what_was_done(channel: &Channel, act: ActId) -> String {
    let recorded = channel.act(act);
    let told = recorded.and_then(|recorded| recorded.header.as_ref().zip(recorded.act.as_ref()));
    match told {
        Some((header, done)) => format!(
            "{} did on {}: {} (act {})",
            header.by,
            channel.moment(header),
            sentence(channel, done),
            short(act)
        ),
        None => format!("was done in act {}", short(act)),
    }
}

/// What an act did. One that names an act itself is told without that: a chain of them has no end.
fn sentence(channel: &Channel, act: &Act) -> String {
    match act {
        Act::Confirm(_) => "confirmed an earlier act".into(),
        Act::Withdraw(_) => "withdrew a stance".into(),
        other => other.sentence(channel),
    }
}
