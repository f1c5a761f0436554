//! Beside the words: headings and notes that changed since a party agreed.
//!
//! An agreement is bound to words, by a digest that covers neither headings nor the notes at brackets
//! (who stands behind one, what is said to it). So it stands when those change; the reader is told.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{PartyStand, Said, Stance, Stand, above, standing, word};
use crate::channel::Channel;
use crate::drafts::{Changed, Held, HeldPoint};
use crate::id::{ActId, Name, Party, PointId};
use crate::view::listed;

/// A heading or notes that changed since some parties agreed to the words beside which they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The label of the sub-point, when it is not the point itself.
    pub at: Option<String>,
    /// Who agreed.
    pub by: Vec<Party>,
    /// The draft that had the words when they did.
    pub since: Name,
    /// Whether it is the heading or the notes.
    pub changed: Changed,
    /// What stood there: headings, outermost first; or the words with their notes.
    pub was: String,
    /// What stands there now.
    pub is: String,
}

/// What changed beside the words of a point and of its sub-points since the parties agreed to them.
#[must_use]
pub fn beside(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Beside> {
    let mut all: Vec<Beside> = Vec::new();
    for point in core::iter::once(row).chain(held.below(row.identity)) {
        let at = (point.identity != row.identity).then(|| point.label.clone());
        for party in channel.members().with_a_say() {
            let Some((draft, was)) = as_agreed(channel, held, point, party) else { continue };
            let Some(since) = channel.drafts().all().name(draft) else { continue };
            for (changed, was, is) in differences(was, point) {
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

/// A point as it stood in the draft in which a party agreed to its words last, in those of the point
/// itself or of one that it is part of; none where the party does not agree.
fn as_agreed<'a>(
    channel: &'a Channel,
    held: &Held,
    point: &HeldPoint,
    party: &Party,
) -> Option<(ActId, &'a HeldPoint)> {
    agreement(&word(channel, held, point, party))?;
    let line = core::iter::successors(Some(point), |at| above(held, at));
    let said = line.filter_map(|at| {
        let said = standing(channel, at.identity, party);
        Some((at, agreement(&said)?.clone()))
    });
    let (at, stance) = said.max_by_key(|(_, stance)| stance.position)?;
    let (draft, then, stood) =
        channel.drafts().in_these_words(at.identity, stance.wording?, stance.position)?;
    // The same words have the same sub-points, in the same order, whatever their identities.
    let place =
        |held: &Held, point: PointId| held.points.iter().position(|other| other.identity == point);
    let below = place(held, point.identity)?.checked_sub(place(held, at.identity)?)?;
    let was = then.points.get(place(then, stood.identity)?.checked_add(below)?)?;
    Some((draft, was)).filter(|(_, was)| was.wording == point.wording)
}

/// The stance by which a party agrees to the words of now, however far that counts.
fn agreement(stand: &PartyStand) -> Option<&Stance> {
    let holds = !matches!(stand.stand, Stand::Lapsed | Stand::FellWithPackage);
    let stance = stand.stance.as_ref().filter(|_| holds)?;
    matches!(stance.said, Said::Agree { .. }).then_some(stance)
}

/// What differs beside the words of a point: what, how it was, how it is.
///
/// The headings of parts are told with the points, not again with each sub-point.
fn differences(was: &HeldPoint, is: &HeldPoint) -> Vec<(Changed, String, String)> {
    let headings = |point: &HeldPoint| {
        let under = point.under.iter().filter(|_| is.depth == 0);
        under.chain(&point.heading).cloned().collect::<Vec<String>>().join(" / ")
    };
    let facts = [
        (Changed::Heading, headings(was), headings(is)),
        (Changed::Notes, was.words.clone(), is.words.clone()),
    ];
    facts.into_iter().filter(|(_, was, is)| was != is).collect()
}

impl Beside {
    /// `the heading “Withdrawal” became “Retreat” since A agreed to the words, in draft-1`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let at = self.at.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
        let quoted = |heading: &String| match heading.is_empty() {
            true => "no heading".to_string(),
            false => format!("“{heading}”"),
        };
        let what = match self.changed {
            Changed::Heading => {
                format!("the heading changed from {} to {}", quoted(&self.was), quoted(&self.is))
            }
            _ => "the notes at its brackets changed".to_string(),
        };
        format!("{at}{what} since {} agreed to the words, in {}", listed(&self.by), self.since)
    }
}
