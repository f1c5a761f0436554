//! What waits for a party's confirmation: agreements and acceptances ad referendum or beyond a
//! mandate, and what another party said for it, for as long as it has not agreed to the same itself.

use alloc::vec::Vec;

use super::mandates::beyond_mandate;
use super::{Said, Stance, wordless};
use crate::channel::Channel;
use crate::id::{ActId, Party, PointId};
use crate::refer::Wording;

/// The points and words that an act agreed to for a party, if its confirmation is due on any of them;
/// none where it agreed to no words.
pub(super) fn waiting(channel: &Channel, act: ActId, party: &Party) -> Option<Vec<Wording>> {
    let said = channel.stances().said_for(act, party);
    let due = said.iter().any(|(point, stance)| match point {
        Some(point) => waits_for_word(channel, *point, stance, party),
        None => wordless(channel).any(|it| it.stance == stance && it.is_open()),
    });
    let said = said.iter().filter(|_| due);
    let words = said
        .filter_map(|(point, stance)| Some(Wording { point: (*point)?, wording: stance.wording? }));
    let words: Vec<Wording> = words.chain(accepted(channel, act, party)).collect();
    (due || !words.is_empty()).then_some(words)
}

/// Whether an agreement to a point still waits for its party's own word.
fn waits_for_word(channel: &Channel, point: PointId, stance: &Stance, party: &Party) -> bool {
    let own = |other: &&Stance| other.by.party == *party && other.on_behalf.is_none();
    let mut since = channel.stances().on(point).filter(own);
    is_due(channel, point, stance) && !since.any(|own| settles(channel, point, own, stance))
}

/// The words of the package that an act accepted for its own party, if that waits and it is whole.
fn accepted(channel: &Channel, act: ActId, party: &Party) -> Vec<Wording> {
    let mut all = channel.packages().all().iter().map(|(_, _, package)| package);
    let own = all
        .find(|package| package.accepted.iter().any(|it| it.act == act && it.by.party == *party));
    let Some(package) = own.filter(|package| package.fall(channel).is_none()) else {
        return Vec::new();
    };
    let due = package.points.iter().any(|at| {
        let stances: Vec<Stance> = package.accepted_on(channel, at.point).collect();
        let mut given = stances.iter().filter(|stance| stance.act == act);
        let settled = |stance: &Stance| {
            let mut own = stances.iter().filter(|own| own.by.party == *party);
            own.any(|own| settles(channel, at.point, own, stance))
        };
        given.any(|stance| is_due(channel, at.point, stance) && !settled(stance))
    });
    if due { package.points.clone() } else { Vec::new() }
}

/// Whether an agreement counts only once its party confirms it.
fn is_due(channel: &Channel, point: PointId, stance: &Stance) -> bool {
    let referred = matches!(stance.said, Said::Agree { ad_referendum: true, .. });
    referred || stance.on_behalf.is_some() || beyond_mandate(channel, point, stance)
}

/// Whether a party's own word makes up for an earlier one that waited for it.
fn settles(channel: &Channel, point: PointId, own: &Stance, earlier: &Stance) -> bool {
    let grade = |stance: &Stance| match stance.said {
        Said::Agree { grade, .. } => Some(grade),
        _ => None,
    };
    let same = own.wording == earlier.wording && grade(own) >= grade(earlier);
    own.position > earlier.position && same && grade(own).is_some() && !is_due(channel, point, own)
}
