//! `inputs`: who asked for which change, and what became of it.
//!
//! An input stands in the channel in which it was handed in. Where it was taken in a draft of a
//! wider channel, the pointer is followed from here; the wider channel knows nothing of it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use became::{Became, answered_in};

use super::pointer;
use crate::amendments::{Amendment, Change, Handed};
use crate::channel::Channel;
use crate::id::{ActId, Actor, Name};
use crate::refer::PointRef;
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, listed, number, view};

pub(super) mod became;

view! {
    /// Inputs and amendments, and what became of each.
    pub struct InputsView {
        /// Wishes handed to the pen-holder.
        inputs: Vec<Proposal>,
        /// Proposed changes to points of the draft.
        amendments: Vec<Proposal>,
    }
}

view! {
    /// One input or amendment.
    pub struct Proposal {
        /// The channel in which it stands, when it is not the one that was asked.
        channel: Option<String>,
        /// What it is called.
        name: String,
        /// Who handed it in.
        by: Actor,
        /// The points that it is about.
        points: Vec<String>,
        /// What is asked for.
        what: String,
        /// Whether it was released here from a narrower channel.
        released: bool,
        /// Whether its sponsor took it back.
        withdrawn: bool,
        /// The draft and the point whose tabling says that they answer it.
        answered_in: Option<String>,
        /// What became of it; absent until somebody says.
        became: Option<Became>,
    }
}

impl View for InputsView {
    const NAME: &'static str = "inputs";
    const ABOUT: &'static str = "Who asked for which change, and what became of it";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let (mut inputs, mut amendments) = (Vec::new(), Vec::new());
        for channel in seen.channels() {
            let ledger = channel.amendments();
            let all = ledger.inputs().iter();
            inputs.extend(all.map(|(id, name, it)| Proposal::input(seen, channel, id, name, it)));
            let all = ledger.all().iter();
            amendments
                .extend(all.map(|(id, name, it)| Proposal::amendment(seen, channel, id, name, it)));
        }
        Ok(Self { inputs, amendments })
    }

    fn lines(&self, page: &mut Page) {
        let inputs = number(self.inputs.len(), "input");
        page.line(0, format!("{inputs}, {}", number(self.amendments.len(), "amendment")));
        for proposal in self.inputs.iter().chain(&self.amendments) {
            proposal.lines(0, page);
        }
    }
}

impl Proposal {
    fn input(seen: &Seen<'_>, channel: &Channel, id: ActId, name: &Name, it: &Handed) -> Self {
        Self {
            channel: elsewhere(seen, channel),
            name: name.to_string(),
            by: it.by.clone(),
            points: it.points.iter().map(|at| pointer::point(seen, channel, at)).collect(),
            what: it.wish.to_string(),
            released: it.released,
            withdrawn: false,
            answered_in: None,
            became: Became::of_input(seen, channel, id, it),
        }
    }

    /// An amendment, wherever it is shown.
    pub(super) fn amendment(
        seen: &Seen<'_>,
        channel: &Channel,
        id: ActId,
        name: &Name,
        it: &Amendment,
    ) -> Self {
        let at = PointRef { channel: None, point: it.at.point };
        Self {
            channel: elsewhere(seen, channel),
            name: name.to_string(),
            by: it.by.clone(),
            points: alloc::vec![pointer::point(seen, channel, &at)],
            what: change(&it.change),
            released: false,
            withdrawn: it.withdrawn,
            answered_in: answered_in(channel, id),
            became: Became::of_amendment(seen, channel, id, it),
        }
    }

    /// What is asked for, by whom, and below it what became of that.
    pub(super) fn lines(&self, level: usize, page: &mut Page) {
        let below = level.saturating_add(1);
        let Self { name, by, what, .. } = self;
        let at = self.channel.as_ref().map(|c| format!(" in {c}")).unwrap_or_default();
        let on = match self.points.as_slice() {
            [] => String::new(),
            points => format!(" on {}", listed(points)),
        };
        let released = if self.released { ", released here" } else { "" };
        page.line(level, format!("{name} by {by}{at}{on}{released}: {what}"));
        if let Some(place) = &self.answered_in {
            page.toned(below, Tone::Waiting, format!("answered in {place}"));
        }
        match (&self.became, self.withdrawn) {
            (_, true) => page.toned(below, Tone::Quiet, "withdrawn"),
            (None, false) => page.toned(below, Tone::Waiting, "not disposed of"),
            (Some(became), false) => {
                page.toned(below, became.tone(), became.sentence());
                for remark in &became.remarks {
                    page.toned(below, Tone::Open, remark.clone());
                }
            }
        }
    }
}

/// What an amendment proposes for its point.
fn change(change: &Change) -> String {
    match change {
        Change::Replace(words) => format!("in its place “{words}”"),
        Change::InsertAfter(words) => format!("after it “{words}”"),
        Change::Delete => "to delete it".into(),
    }
}

/// The channel's name, when it is not the one that was asked.
fn elsewhere(seen: &Seen<'_>, channel: &Channel) -> Option<String> {
    (channel.id() != seen.channel().id()).then(|| channel.name().to_string())
}
