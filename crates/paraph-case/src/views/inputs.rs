//! `inputs`: who asked for which change, and what became of it.
//!
//! An input stands in the channel in which it was handed in. Where it was taken in a draft of a
//! wider channel, the pointer is followed from here; the wider channel knows nothing of it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::point::change;
use super::pointer;
use crate::amendments::{Amendment, Disposition, Handed, Outcome};
use crate::channel::Channel;
use crate::id::{Actor, Name};
use crate::refer::PointRef;
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, listed, number, view};

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
        /// Whether its sponsor took it back.
        withdrawn: bool,
        /// What became of it; absent until somebody says.
        became: Option<Became>,
    }
}

view! {
    /// What became of it, by the pen-holder's last word.
    pub struct Became {
        /// In a word.
        outcome: Outcome,
        /// The draft and the point in which it is found.
        found_in: Option<String>,
        /// Why.
        reason: Option<String>,
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
            inputs.extend(all.map(|(_, name, it)| Proposal::input(seen, channel, name, it)));
            let all = ledger.all().iter();
            amendments
                .extend(all.map(|(_, name, it)| Proposal::amendment(seen, channel, name, it)));
        }
        Ok(Self { inputs, amendments })
    }

    fn lines(&self, page: &mut Page) {
        let inputs = number(self.inputs.len(), "input");
        page.line(0, format!("{inputs}, {}", number(self.amendments.len(), "amendment")));
        for proposal in self.inputs.iter().chain(&self.amendments) {
            proposal.lines(page);
        }
    }
}

impl Proposal {
    fn input(seen: &Seen<'_>, channel: &Channel, name: &Name, it: &Handed) -> Self {
        Self {
            channel: elsewhere(seen, channel),
            name: name.to_string(),
            by: it.by.clone(),
            points: it.points.iter().map(|at| pointer::point(seen, channel, at)).collect(),
            what: it.wish.to_string(),
            withdrawn: false,
            became: it.disposition.as_ref().map(|said| Became::of(seen, channel, said)),
        }
    }

    fn amendment(seen: &Seen<'_>, channel: &Channel, name: &Name, it: &Amendment) -> Self {
        let at = PointRef { channel: None, point: it.at.point };
        Self {
            channel: elsewhere(seen, channel),
            name: name.to_string(),
            by: it.by.clone(),
            points: alloc::vec![pointer::point(seen, channel, &at)],
            what: change(&it.change),
            withdrawn: it.withdrawn,
            became: it.disposition.as_ref().map(|said| Became::of(seen, channel, said)),
        }
    }

    fn lines(&self, page: &mut Page) {
        let Self { name, by, what, .. } = self;
        let at = self.channel.as_ref().map(|c| format!(" in {c}")).unwrap_or_default();
        let on = match self.points.as_slice() {
            [] => String::new(),
            points => format!(" on {}", listed(points)),
        };
        page.line(0, format!("{name} by {by}{at}{on}: {what}"));
        match (&self.became, self.withdrawn) {
            (_, true) => page.toned(1, Tone::Quiet, "withdrawn"),
            (None, false) => page.toned(1, Tone::Waiting, "not disposed of"),
            (Some(became), false) => page.toned(1, became.tone(), became.sentence()),
        }
    }
}

/// The channel's name, when it is not the one that was asked.
fn elsewhere(seen: &Seen<'_>, channel: &Channel) -> Option<String> {
    (channel.id() != seen.channel().id()).then(|| channel.name().to_string())
}

impl Became {
    fn of(seen: &Seen<'_>, channel: &Channel, said: &Disposition) -> Self {
        let point = said.point.as_ref();
        let found_in = said.draft.map(|draft| pointer::place(seen, channel, &draft, point));
        let found_in = found_in.or_else(|| point.map(|at| pointer::point(seen, channel, at)));
        let reason = said.reason.as_ref().map(ToString::to_string);
        Self { outcome: said.outcome, found_in, reason }
    }

    /// `taken in part, in draft-2, point 7: the sum was too high`.
    fn sentence(&self) -> String {
        let outcome = match self.outcome {
            Outcome::Taken => "taken",
            Outcome::InPart => "taken in part",
            Outcome::Refused => "refused",
            Outcome::Open => "open",
        };
        let found = self.found_in.as_ref().map(|place| format!(", in {place}")).unwrap_or_default();
        let why = self.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("{outcome}{found}{why}")
    }

    const fn tone(&self) -> Tone {
        match self.outcome {
            Outcome::Taken => Tone::Good,
            Outcome::InPart | Outcome::Open => Tone::Waiting,
            Outcome::Refused => Tone::Open,
        }
    }
}
