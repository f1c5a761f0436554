//! Points kept for principals that the draft on the table has no place for: what the status and the
//! table show of them, beside the points of the draft.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::status::excerpt;
use crate::channel::Channel;
use crate::id::Actor;
use crate::stances::{Unplaced, unplaced};
use crate::view::{Page, Tone, view};

view! {
    /// A point that is kept for principals, has no place in the draft, and counts as open.
    pub struct UnplacedShown {
        /// What it is called, with the draft that had it last.
        label: String,
        /// Its heading, or how its words begin, in that draft.
        title: String,
        /// For whom it is kept.
        kept_for: Vec<Actor>,
        /// In a sentence.
        sentence: String,
    }
}

impl UnplacedShown {
    pub(super) fn all(channel: &Channel) -> Vec<Self> {
        unplaced(channel).iter().map(|unplaced| Self::of(channel, unplaced)).collect()
    }

    fn of(channel: &Channel, unplaced: &Unplaced<'_>) -> Self {
        let last = channel.drafts().last_in(unplaced.point);
        let title = last.map(|(_, _, point)| match &point.heading {
            Some(heading) => heading.to_string(),
            None => excerpt(&point.words),
        });
        let label = unplaced.label(channel);
        Self {
            title: title.unwrap_or_default(),
            kept_for: unplaced.kept.principals.clone(),
            sentence: format!("{label}: {}", unplaced.says()),
            label,
        }
    }

    pub(super) fn line(&self, page: &mut Page) {
        page.toned(0, Tone::Open, self.sentence.clone());
    }
}
