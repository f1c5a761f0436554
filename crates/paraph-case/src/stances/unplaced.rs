//! Unplaced: points kept for principals that the draft on the table has no place for.
//!
//! Only an act frees a kept point. A draft that leaves it out, merges it into another or has its
//! words under another identity does not: until it is freed, it stays and counts as open.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Kept;
use crate::channel::Channel;
use crate::id::PointId;
use crate::view::listed;

/// A point kept for principals that has no place in the draft on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplaced<'a> {
    /// The point.
    pub point: PointId,
    /// For whom it is kept.
    pub kept: &'a Kept,
}

/// Every such point, in the order in which they were kept; none while no draft is on the table.
#[must_use]
pub fn unplaced(channel: &Channel) -> Vec<Unplaced<'_>> {
    let Some(held) = channel.drafts().on_the_table() else { return Vec::new() };
    let kept = channel.stances().kept.iter();
    let gone = kept.filter(|(point, _)| held.point(**point).is_none());
    let mut all: Vec<Unplaced<'_>> =
        gone.map(|(point, kept)| Unplaced { point: *point, kept }).collect();
    all.sort_by_key(|unplaced| {
        let act = channel.act(unplaced.kept.act);
        act.and_then(|act| act.header.as_ref()).map(|header| header.position)
    });
    all
}

impl Unplaced<'_> {
    /// What it is called: `8 of draft-1`.
    #[must_use]
    pub fn label(&self, channel: &Channel) -> String {
        channel.drafts().label(self.point).unwrap_or("?").to_string()
    }

    /// As the rest of a sentence that begins with its label.
    #[must_use]
    pub fn says(&self) -> String {
        let principals = listed(&self.kept.principals);
        format!("kept for {principals}, and the draft has no place for it")
    }
}
