//! Cover: whether the drafts on the table still have a place for what is held to be settled, and in
//! which words.
//!
//! It goes by the identity of points, as their lineage is declared. That words came back under
//! another identity is told, and covers nothing.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Understanding;
use crate::channel::Channel;
use crate::drafts::Moment;
use crate::id::{ActId, Name, PointId};
use crate::seen::Seen;
use crate::view::listed;

/// Points that an understanding is linked to and that have no place in the draft on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The draft on the table.
    pub draft: Name,
    /// The channel of that draft.
    pub channel: Name,
    /// The points.
    pub points: Vec<Gone>,
}

/// A point that has no place in the draft on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The label that it had last.
    pub label: String,
    /// The last draft that had a place for it.
    pub draft: Name,
    /// The point of the draft on the table that has its words, and is not declared to continue it.
    pub words_at: Option<String>,
    /// The points of the draft on the table that are declared to take words from it.
    pub into: Vec<String>,
}

/// Points that an understanding is linked to and that stand on the table in other words than when it
/// was asserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// The draft on the table.
    pub draft: Name,
    /// The channel of that draft.
    pub channel: Name,
    /// The draft that had their words when the understanding was asserted.
    pub since: Name,
    /// Their labels, with those of then where they are others: `8 (11 of draft-1)`.
    pub points: Vec<String>,
}

/// The linked points of an understanding of `home` that the drafts on the table have no place for,
/// by channel; empty when all have a place, or none is linked.
#[must_use]
pub fn gaps(seen: &Seen<'_>, home: &Channel, understanding: &Understanding) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for at in &understanding.points {
        let Some(channel) = seen.from(home, at.channel) else { continue };
        let Some((draft, point)) = gone(channel, at.point) else { continue };
        match gaps.iter_mut().find(|gap| gap.channel == *channel.name()) {
            Some(gap) => gap.points.push(point),
            None => gaps.push(Gap {
                draft: draft.clone(),
                channel: channel.name().clone(),
                points: alloc::vec![point],
            }),
        }
    }
    gaps
}

/// The draft on the table that has no place for a point, and where the point stood last.
fn gone(channel: &Channel, point: PointId) -> Option<(&Name, Gone)> {
    let drafts = channel.drafts();
    let (draft, table) = (drafts.all().name(drafts.working()?)?, drafts.on_the_table()?);
    if table.point(point).is_some() {
        return None;
    }
    let (last, before, was) = drafts.last_in(point)?;
    let words_at = table.with_words_of(was, before).map(|point| point.label.clone());
    let into = drafts.gone_into(point).into_iter().map(|point| point.label.clone()).collect();
    Some((draft, Gone { label: was.label.clone(), draft: last.clone(), words_at, into }))
}

/// The linked points of the understanding that came with the act `id` of `home` that have a place on
/// the table, and other words than when it was asserted.
#[must_use]
pub fn altered(
    seen: &Seen<'_>,
    home: &Channel,
    id: ActId,
    understanding: &Understanding,
) -> Vec<Altered> {
    let mut all: Vec<Altered> = Vec::new();
    let Some(moment) = Moment::of(home, id) else { return all };
    for at in &understanding.points {
        let Some(channel) = seen.from(home, at.channel) else { continue };
        let Some((draft, since, label)) = other_words(channel, &moment, at.point) else { continue };
        let same = |known: &&mut Altered| known.channel == *channel.name() && known.since == *since;
        match all.iter_mut().find(same) {
            Some(known) => known.points.push(label),
            None => all.push(Altered {
                draft: draft.clone(),
                channel: channel.name().clone(),
                since: since.clone(),
                points: alloc::vec![label],
            }),
        }
    }
    all
}

/// The draft on the table, the draft that had other words of a point then, and its label now, with
/// that of then where it is another.
fn other_words<'a>(
    channel: &'a Channel,
    moment: &Moment<'_>,
    point: PointId,
) -> Option<(&'a Name, &'a Name, String)> {
    let drafts = channel.drafts();
    let (draft, now) =
        (drafts.all().name(drafts.working()?)?, drafts.on_the_table()?.point(point)?);
    let (since, then) = moment.point(channel, point)?;
    let label = match then.label == now.label {
        true => now.label.clone(),
        false => format!("{} ({} of {since})", now.label, then.label),
    };
    (then.wording != now.wording).then_some((draft, since, label))
}

/// `point 7`, `points 7 and 21`.
fn points(labels: &[String]) -> String {
    let noun = if labels.len() == 1 { "point" } else { "points" };
    format!("{noun} {}", listed(labels))
}

impl Gap {
    /// `no longer covered by draft-2: point 7 of draft-1 has no place in it`.
    #[must_use]
    pub fn sentence(&self) -> String {
        // The draft is said once where the points all stood in the same one.
        let first = self.points.first().map(|gone| &gone.draft);
        let same = self.points.iter().all(|gone| Some(&gone.draft) == first);
        let labels = self.points.iter().map(|gone| match same {
            true => gone.label.clone(),
            false => format!("{} of {}", gone.label, gone.draft),
        });
        let mut said = points(&labels.collect::<Vec<_>>());
        if let (true, Some(draft)) = (same, first) {
            said.push_str(&format!(" of {draft}"));
        }
        let verb = if self.points.len() == 1 { "has" } else { "have" };
        let words: String = self.points.iter().filter_map(Gone::elsewhere).collect();
        let (whole, own) = match self.points.iter().all(|gone| !gone.into.is_empty()) {
            true => ("covered only within other points of", "no place of its own"),
            false => ("no longer covered by", "no place"),
        };
        format!("{whole} {}: {said} {verb} {own} in it{words}", self.draft)
    }
}

impl Gone {
    /// `; 21 went into 5`, `; the words of 7 stand at point 8, which is not declared to continue it`.
    fn elsewhere(&self) -> Option<String> {
        let label = &self.label;
        if !self.into.is_empty() {
            return Some(format!("; {label} went into {}", listed(&self.into)));
        }
        let at = self.words_at.as_ref()?;
        Some(format!(
            "; the words of {label} stand at point {at}, which is not declared to continue it"
        ))
    }
}

impl Altered {
    /// `covered by draft-2 in other words: point 7 stood as in draft-1 when this was asserted`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (draft, since, points) = (&self.draft, &self.since, points(&self.points));
        format!(
            "covered by {draft} in other words: {points} stood as in {since} when this was asserted"
        )
    }
}
