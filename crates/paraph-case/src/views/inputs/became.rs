//! What became of an input or an amendment: what the pen-holder says, and what the drafts show.
//!
//! A disposition is the pen-holder's word. The room does not judge it; it sets beside it what can be
//! compared: whether the words are still those of before, and whether they are those proposed.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_text::Point;

use crate::amendments::{Amendment, Change, Disposition, Handed, Outcome};
use crate::channel::Channel;
use crate::drafts::{Held, HeldPoint, Moment};
use crate::id::ActId;
use crate::refer::PointRef;
use crate::seen::Seen;
use crate::view::{Tone, listed, view};
use crate::views::pointer;

view! {
    /// What became of it, by the pen-holder's last word.
    pub struct Became {
        /// In a word.
        outcome: Outcome,
        /// The draft and the point in which it is found.
        found_in: Option<String>,
        /// Why.
        reason: Option<String>,
        /// What the drafts show of it; empty where they fit.
        remarks: Vec<String>,
    }
}

/// Something that was proposed, when, and of which points.
struct Proposed<'a> {
    moment: Option<Moment<'a>>,
    points: Vec<PointRef>,
    change: Option<&'a Change>,
    /// Whether it was proposed before, in a narrower channel.
    is_released: bool,
}

impl Became {
    pub(in crate::views) fn of_input(
        seen: &Seen<'_>,
        home: &Channel,
        id: ActId,
        it: &Handed,
    ) -> Option<Self> {
        let proposed = Proposed {
            moment: Moment::of(home, id),
            points: it.points.clone(),
            change: None,
            is_released: it.released,
        };
        Some(Self::of(seen, home, &proposed, it.disposition.as_ref()?))
    }

    pub(in crate::views) fn of_amendment(
        seen: &Seen<'_>,
        home: &Channel,
        id: ActId,
        it: &Amendment,
    ) -> Option<Self> {
        let proposed = Proposed {
            moment: Moment::of(home, id),
            points: alloc::vec![PointRef { channel: None, point: it.at.point }],
            change: Some(&it.change),
            is_released: false,
        };
        Some(Self::of(seen, home, &proposed, it.disposition.as_ref()?))
    }

    fn of(seen: &Seen<'_>, home: &Channel, proposed: &Proposed<'_>, said: &Disposition) -> Self {
        let point = said.point.as_ref();
        let found_in = said.draft.map(|draft| pointer::place(seen, home, &draft, point));
        let found_in = found_in.or_else(|| point.map(|at| pointer::point(seen, home, at)));
        let reason = said.reason.as_ref().map(ToString::to_string);
        let remarks = proposed.remarks(seen, home, said);
        Self { outcome: said.outcome, found_in, reason, remarks }
    }

    /// `taken in part, in draft-2, point 7: the sum was too high`.
    pub(in crate::views) fn sentence(&self) -> String {
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

    pub(in crate::views) const fn tone(&self) -> Tone {
        match self.outcome {
            Outcome::Taken => Tone::Good,
            Outcome::InPart | Outcome::Open => Tone::Waiting,
            Outcome::Refused => Tone::Open,
        }
    }
}

impl Proposed<'_> {
    /// What the drafts show of what is said to have been taken.
    fn remarks(&self, seen: &Seen<'_>, home: &Channel, said: &Disposition) -> Vec<String> {
        let mut remarks = Vec::new();
        let Some((draft, moment)) = said.draft.zip(self.moment) else { return remarks };
        let Some(channel) = seen.from(home, draft.channel) else { return remarks };
        match said.outcome {
            Outcome::Taken | Outcome::InPart => {}
            Outcome::Refused => {
                let held = channel.drafts().held(Some(draft.draft));
                return held.and_then(|held| self.made_in(held)).into_iter().collect();
            }
            Outcome::Open => return remarks,
        }
        match (self.is_released, moment.is_after(channel, draft.draft)) {
            // When it was first proposed is not known here, so nothing can be set beside it.
            (true, true) => remarks.push("that draft is older than the release".into()),
            (false, true) => {
                remarks.push("that draft is older, by the times that the authors wrote".into());
            }
            _ => {}
        }
        let Some(held) = channel.drafts().held(Some(draft.draft)) else { return remarks };
        let named = said.point.as_slice();
        let about = if named.is_empty() { self.points.as_slice() } else { named };
        let here = about.iter().filter(|at| at.channel == draft.channel);
        let there: Vec<&HeldPoint> = here.filter_map(|at| held.point(at.point)).collect();
        if !self.is_released {
            remarks.extend(unchanged(&there, channel, &moment));
            remarks.extend(self.other_words(said.outcome, &there));
        }
        remarks.extend(undone(&there, channel));
        remarks
    }

    /// That a draft makes the very change that is said to have been refused.
    fn made_in(&self, held: &Held) -> Option<String> {
        let [at] = self.points.as_slice() else { return None };
        let point = held.point(at.point);
        match (self.change?, point) {
            (Change::Replace(words), Some(point)) => {
                let proposed = Point::parse(words.as_str()).ok()?.wording();
                (proposed == point.wording).then(|| "the words are those that were proposed".into())
            }
            (Change::Delete, None) => Some("that draft has no place for the point".into()),
            _ => None,
        }
    }

    /// Whether what was taken as it was has other words than those that were proposed.
    fn other_words(&self, outcome: Outcome, there: &[&HeldPoint]) -> Option<String> {
        let (Some(Change::Replace(words)), [point], Outcome::Taken) = (self.change, there, outcome)
        else {
            return None;
        };
        let proposed = Point::parse(words.as_str()).ok()?.wording();
        (proposed != point.wording).then(|| "the words are not those that were proposed".into())
    }
}

/// Says so where every one of some points has the words that stood before.
fn unchanged(points: &[&HeldPoint], channel: &Channel, moment: &Moment<'_>) -> Option<String> {
    let (name, before) = moment.on_the_table(channel)?;
    let was = |point: &HeldPoint, before: &Held| {
        let same = |old: &&HeldPoint| {
            (old.wording, &old.words, &old.heading) == (point.wording, &point.words, &point.heading)
        };
        before.points.iter().find(same).map(|old| old.label.clone())
    };
    let labels: Option<Vec<String>> = points.iter().map(|point| was(point, before)).collect();
    let labels = labels.filter(|labels| !labels.is_empty())?;
    let noun = if labels.len() == 1 { "point" } else { "points" };
    let labels = listed(labels);
    Some(format!("the words are those of {noun} {labels} of {name}, from before"))
}

/// Says so where some points of a draft have no place, or other words, in the draft on the table.
fn undone(points: &[&HeldPoint], channel: &Channel) -> Option<String> {
    let drafts = channel.drafts();
    let (name, table) = (drafts.all().name(drafts.working()?)?, drafts.on_the_table()?);
    let other = |point: &&&HeldPoint| {
        table.point(point.identity).is_none_or(|now| now.wording != point.wording)
    };
    let labels: Vec<&str> = points.iter().filter(other).map(|point| point.label.as_str()).collect();
    let noun = if labels.len() == 1 { "point" } else { "points" };
    let labels = (!labels.is_empty()).then(|| listed(labels))?;
    Some(format!("{name}, on the table, has not those words of {noun} {labels}"))
}

/// The draft and the point that are said, in its tabling, to answer an amendment.
pub(in crate::views) fn answered_in(home: &Channel, amendment: ActId) -> Option<String> {
    let (draft, point) = home.drafts().answering(amendment)?;
    Some(format!("{draft}, point {}", point.label))
}
