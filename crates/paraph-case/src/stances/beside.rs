//! Beside and over the words: headings, chapeaux and notes that changed since a party agreed.
//!
//! An agreement is bound to words, by a digest that covers neither headings nor the notes at brackets
//! (who stands behind one, what is said to it), nor the words of the points that a sub-point stands in,
//! its chapeau. So it stands when those change, though it may say something else then: `a. prisoners;`
//! below `Each party may exchange`. The reader is told.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_text::{Passage, normal_words};

use super::{PartyStand, Said, Stance, Stand, above, standing, word};
use crate::channel::Channel;
use crate::drafts::{Held, HeldPoint};
use crate::field::choice;
use crate::id::{ActId, Name, Party, PointId};
use crate::view::listed;

choice! {
    /// What stands beside or over the words of a point and is no part of what is agreed to.
    "BESIDE" => pub enum BesideKind {
        /// Its heading; of a point of the first level with the headings that it stands under.
        Heading = "heading",
        /// Of a sub-point the headings that it stands under, those of the points above it among them.
        HeadingOver = "heading-over",
        /// The own words of the points that a sub-point stands in.
        Chapeau = "chapeau",
        /// Who stands behind its brackets, or what is said to them.
        Notes = "notes",
    }
}

/// What changed since some parties agreed to the words beside or below which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The label of the sub-point, when it is not the point itself.
    pub at: Option<String>,
    /// Who agreed.
    pub by: Vec<Party>,
    /// The draft that had the words when they did.
    pub since: Name,
    /// What changed.
    pub changed: BesideKind,
    /// What stood there: headings or words over it, outermost first; or the words with their notes.
    pub was: String,
    /// What stands there now.
    pub is: String,
}

/// What changed beside and over the words of a point and of its sub-points since the parties agreed to
/// them.
#[must_use]
pub fn beside(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Beside> {
    let mut all: Vec<Beside> = Vec::new();
    for point in core::iter::once(row).chain(held.below(row.identity)) {
        let at = (point.identity != row.identity).then(|| point.label.clone());
        for party in channel.members().with_a_say() {
            let Some((draft, was)) = as_agreed(channel, held, point, party) else { continue };
            let Some(since) = channel.drafts().all().name(draft) else { continue };
            let mut differences = differences(was, (held, point));
            if at.is_some() && as_agreed(channel, held, row, party).is_some() {
                // What it stands under is told of the point that it is part of.
                differences.retain(|(what, ..)| *what != BesideKind::HeadingOver);
            }
            for (changed, was, is) in differences {
                let same = |known: &&mut Beside| {
                    known.at == at && known.since == *since && known.changed == changed
                };
                match all.iter_mut().find(same) {
                    Some(known) => known.by.push(party.clone()),
                    None => all.push(Beside {
                        at: at.clone(),
                        by: alloc::vec![party.clone()],
                        since: since.clone(),
                        changed,
                        was,
                        is,
                    }),
                }
            }
        }
    }
    all
}

/// A point in a draft.
type In<'a> = (&'a Held, &'a HeldPoint);

/// A point as it stood in the draft in which a party agreed to its words last, in those of the point
/// itself or of one that it is part of; none where the party does not agree.
fn as_agreed<'a>(
    channel: &'a Channel,
    held: &Held,
    point: &HeldPoint,
    party: &Party,
) -> Option<(ActId, In<'a>)> {
    agreement(&word(channel, held, point, party))?;
    let line = core::iter::successors(Some(point), |at| above(held, at));
    let said = line.filter_map(|at| {
        let said = standing(channel, at.identity, party);
        // Of a text that nobody has tabled yet: what would lapse does not stand.
        let stance = agreement(&said).filter(|stance| stance.wording == Some(at.wording))?;
        Some((at, stance.clone()))
    });
    let (at, stance) = said.max_by_key(|(_, stance)| stance.position)?;
    let (draft, then, stood) =
        channel.drafts().in_these_words(at.identity, stance.wording?, stance.position)?;
    // The same words have the same sub-points, in the same order, whatever their identities.
    let place =
        |held: &Held, point: PointId| held.points.iter().position(|other| other.identity == point);
    let below = place(held, point.identity)?.checked_sub(place(held, at.identity)?)?;
    let was = then.points.get(place(then, stood.identity)?.checked_add(below)?)?;
    (was.wording == point.wording).then_some((draft, (then, was)))
}

/// The stance by which a party agrees to the words of now, however far that counts.
fn agreement(stand: &PartyStand) -> Option<&Stance> {
    let holds = !matches!(stand.stand, Stand::Lapsed | Stand::FellWithPackage);
    let stance = stand.stance.as_ref().filter(|_| holds)?;
    matches!(stance.said, Said::Agree { .. }).then_some(stance)
}

/// What differs beside and over the words of a point: what, how it was, how it is.
///
/// The headings of parts are told with the points; of a sub-point they stand over it.
fn differences(was: In<'_>, is: In<'_>) -> Vec<(BesideKind, String, String)> {
    let is_sub = is.1.depth > 0;
    let heading = |(held, point): In<'_>| {
        let over = if is_sub { Vec::new() } else { headings_over(held, point) };
        over.into_iter().chain(point.heading.clone()).collect::<Vec<String>>().join(" / ")
    };
    let over = |(held, point): In<'_>| match is_sub {
        true => headings_over(held, point).join(" / "),
        false => String::new(),
    };
    let notes = |(_, point): In<'_>| point.words.clone();
    let facts = [
        (BesideKind::Heading, heading(was), heading(is)),
        (BesideKind::HeadingOver, over(was), over(is)),
        (BesideKind::Chapeau, chapeau(was.0, was.1), chapeau(is.0, is.1)),
        (BesideKind::Notes, notes(was), notes(is)),
    ];
    let is_other = |(what, was, is): &(BesideKind, String, String)| match what {
        BesideKind::Chapeau => normal_words(was) != normal_words(is),
        _ => was != is,
    };
    facts.into_iter().filter(is_other).collect()
}

/// The points that a point stands in, outermost first.
fn line<'a>(held: &'a Held, point: &HeldPoint) -> Vec<&'a HeldPoint> {
    let mut line: Vec<&HeldPoint> =
        core::iter::successors(above(held, point), |at| above(held, at)).collect();
    line.reverse();
    line
}

/// The headings that a point stands under, its own not among them.
fn headings_over(held: &Held, point: &HeldPoint) -> Vec<String> {
    let line = line(held, point);
    point.under.iter().chain(line.iter().filter_map(|at| at.heading.as_ref())).cloned().collect()
}

/// The own words of the points that a point stands in, without notes.
fn chapeau(held: &Held, point: &HeldPoint) -> String {
    let words = line(held, point).into_iter().map(|at| Passage::of(&at.words).words());
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" / ")
}

impl Beside {
    /// `the heading “Withdrawal” became “Retreat” since A agreed to the words, in draft-1`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let at = self.at.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
        let quoted = |words: &String, none: &str| match words.is_empty() {
            true => none.to_string(),
            false => format!("“{words}”"),
        };
        let from_to = |what: &str, none: &str| {
            let (was, is) = (quoted(&self.was, none), quoted(&self.is, none));
            format!("the {what} changed from {was} to {is}")
        };
        let what = match self.changed {
            BesideKind::Heading => from_to("heading", "no heading"),
            BesideKind::HeadingOver => from_to("heading over it", "no heading"),
            BesideKind::Chapeau => from_to("chapeau over it", "no words"),
            BesideKind::Notes => "the notes at its brackets changed".to_string(),
        };
        format!("{at}{what} since {} agreed to the words, in {}", listed(&self.by), self.since)
    }
}
