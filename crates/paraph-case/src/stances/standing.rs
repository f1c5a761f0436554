//! How a party stands: computed from its stances, its packages and mandates, and stored nowhere.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::mandates::beyond_mandate;
use super::{Stance, Stand};
use crate::channel::Channel;
use crate::id::{Actor, Party, PointId};
use crate::packages::{Fell, acceptances};

/// Where one party stands on the words that a point has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In a word.
    pub stand: Stand,
    /// The stance behind it, unless the party is silent.
    pub stance: Option<Stance>,
    /// The package that its acceptance fell with, if it did.
    pub fell: Option<Fell>,
}

impl Standing {
    /// The party has said nothing.
    pub const SILENT: Self = Self { stand: Stand::Silent, stance: None, fell: None };

    const fn on(stand: Stand, stance: Stance) -> Self {
        Self { stand, stance: Some(stance), fell: None }
    }

    /// The agreement behind it, if the party agrees and that counts.
    #[must_use]
    pub fn agreement(&self) -> Option<&Stance> {
        self.stance.as_ref().filter(|_| self.stand == Stand::Agrees)
    }

    /// As the rest of a sentence that begins with the party's name.
    #[must_use]
    pub fn says(&self) -> String {
        let Some(stance) = &self.stance else { return "has taken no stance".into() };
        match (self.stand, &self.fell) {
            (_, Some(Fell { package, why })) => format!(
                "must be asked again: its acceptance fell with the package {package}: {why}"
            ),
            (Stand::Lapsed, _) => {
                let then = stance.said.then();
                format!("must be asked again: it {then}, to other words than these")
            }
            (Stand::AdReferendum, _) => {
                let by = &stance.by;
                format!("agrees ad referendum by {by}: its authorities have not confirmed")
            }
            _ => stance.said.now(),
        }
    }
}

/// Where `party` stands on a point of the draft on the table.
///
/// A principal for whom the point is kept speaks over the delegates of its party.
#[must_use]
pub fn standing(channel: &Channel, point: PointId, party: &Party) -> Standing {
    let kept = channel.stances().kept(point).filter(|kept| kept.concerns(party));
    let speaks = |by: &Actor| kept.is_none_or(|kept| kept.principals.contains(by));
    let own = |s: &Stance| s.by.party == *party && s.on_behalf.is_none() && speaks(&s.by);
    let stance = match last_word(channel, point, own) {
        None => return Standing::SILENT,
        Some((stance, fell @ Some(_))) => {
            return Standing { fell, ..Standing::on(Stand::FellWithPackage, stance) };
        }
        Some((stance, None)) => stance,
    };
    let now = channel.drafts().on_the_table().and_then(|held| held.point(point)).map(|p| p.wording);
    if stance.wording != now {
        return Standing::on(Stand::Lapsed, stance);
    }
    let beyond = |s: &Stance| s.is_plain_agreement() && beyond_mandate(channel, point, s);
    if !beyond(&stance) {
        return Standing::on(stance.said.stand(), stance);
    }
    // It takes nothing away from what was agreed to in these words within a mandate.
    match last_word(channel, point, |s| own(s) && !beyond(s)) {
        Some((before, None)) if before.wording == now && before.is_plain_agreement() => {
            Standing::on(Stand::Agrees, before)
        }
        _ => Standing::on(Stand::AdReferendum, stance),
    }
}

/// The last thing that was said on a point by those whose stance counts: a stance on it, or the
/// acceptance of a package that holds it, with what that fell with if it did.
///
/// Of several acceptances one whose package is whole speaks first.
fn last_word(
    channel: &Channel,
    point: PointId,
    counts: impl Fn(&Stance) -> bool,
) -> Option<(Stance, Option<Fell>)> {
    let own = channel.stances().on(point).rfind(|stance| counts(stance));
    let later = |stance: &Stance| own.is_none_or(|own| own.position < stance.position);
    let accepted = acceptances(channel, point)
        .filter(|(stance, _)| counts(stance) && later(stance))
        .max_by_key(|(stance, fell)| (fell.is_none(), stance.position));
    accepted.or_else(|| own.map(|stance| (stance.clone(), None)))
}

/// The principals whose word a kept point still waits for: they have not agreed to its words.
#[must_use]
pub fn waiting_for(channel: &Channel, point: PointId) -> Vec<Actor> {
    let Some(kept) = channel.stances().kept(point) else { return Vec::new() };
    let now = channel.drafts().on_the_table().and_then(|held| held.point(point)).map(|p| p.wording);
    let agreed = |who: &Actor| {
        let own = |stance: &Stance| stance.by == *who && stance.on_behalf.is_none();
        match last_word(channel, point, own) {
            Some((stance, fell)) => {
                fell.is_none() && stance.wording == now && stance.is_plain_agreement()
            }
            // Whoever agrees to a point agrees to its sub-points.
            None => above(channel, point).is_some_and(|whole| {
                let (at, words) = (whole.identity, Some(whole.wording));
                last_word(channel, at, own).is_some_and(|(stance, fell)| {
                    fell.is_none() && stance.wording == words && stance.is_plain_agreement()
                })
            }),
        }
    };
    kept.principals.iter().filter(|who| !agreed(who)).cloned().collect()
}

/// The point of the draft on the table of which this one is a sub-point, at the first level.
fn above(channel: &Channel, point: PointId) -> Option<&crate::drafts::HeldPoint> {
    let held = channel.drafts().on_the_table()?;
    let at = held.points.iter().position(|held| held.identity == point)?;
    let sub = held.points.get(at).is_some_and(|held| held.depth > 0);
    held.points.get(..at)?.iter().rev().find(|held| held.depth == 0).filter(|_| sub)
}
