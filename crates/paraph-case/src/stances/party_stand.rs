//! How a party stands: computed from its stances, its packages and mandates, and stored nowhere.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::mandates::beyond_mandate;
use super::{Kept, Stance, Stand, kept, reservations};
use crate::channel::Channel;
use crate::drafts::{Held, HeldPoint};
use crate::id::{Actor, Party, PointId};
use crate::packages::{Fell, Package, acceptances};

/// Where one party stands on the words that a point has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyStand {
    /// In a word.
    pub stand: Stand,
    /// The stance behind it, unless the party is silent.
    pub stance: Option<Stance>,
    /// The package that its acceptance fell with, if it did.
    pub fell: Option<Fell>,
    /// The label of the point above of which it was said, if it was not said of the point itself.
    pub through: Option<String>,
}

impl PartyStand {
    /// The party has said nothing.
    pub const SILENT: Self = Self { stand: Stand::Silent, stance: None, fell: None, through: None };

    const fn on(stand: Stand, stance: Stance) -> Self {
        Self { stand, stance: Some(stance), fell: None, through: None }
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
        let said = match (self.stand, &self.fell) {
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
        };
        format!("{said}{}", self.of_what())
    }

    /// ` (said of point 3)`, where it was said of a point above.
    #[must_use]
    pub fn of_what(&self) -> String {
        let above = self.through.as_ref().map(|label| format!(" (said of point {label})"));
        above.unwrap_or_default()
    }
}

/// Where `party` stands by what it said of a point of the draft on the table itself.
///
/// A principal for whom the point is kept speaks over the delegates of its party.
#[must_use]
pub fn standing(channel: &Channel, point: PointId, party: &Party) -> PartyStand {
    let kept = kept(channel, point);
    by_those(channel, point, party, &|by| kept.as_ref().is_none_or(|kept| kept.lets(by)))
}

/// Where a party stands on a point at any depth: who agreed to a point agreed to its sub-points, so
/// silence on one of them is answered by what was said of the point above, by those who speak for
/// the party on both.
#[must_use]
pub fn word(channel: &Channel, held: &Held, point: &HeldPoint, party: &Party) -> PartyStand {
    let mut all: Vec<Kept> = Vec::new();
    let mut at = Some(point);
    while let Some(here) = at {
        all.extend(kept(channel, here.identity));
        let speaks = |by: &Actor| all.iter().all(|kept| kept.lets(by));
        let word = by_those(channel, here.identity, party, &speaks);
        if word.stand != Stand::Silent {
            let through = (here.identity != point.identity).then(|| here.label.clone());
            return PartyStand { through, ..word };
        }
        at = above(held, here);
    }
    PartyStand::SILENT
}

/// The point of which another is a sub-point.
pub(crate) fn above<'a>(held: &'a Held, point: &HeldPoint) -> Option<&'a HeldPoint> {
    let before = held.points.iter().take_while(|other| other.identity != point.identity);
    before.filter(|other| other.depth < point.depth).last()
}

/// Whether a point stands below another, at any depth.
pub(crate) fn is_part_of(held: &Held, point: &HeldPoint, of: PointId) -> bool {
    let mut above = core::iter::successors(above(held, point), |at| above(held, at));
    above.any(|above| above.identity == of)
}

/// Where a party stands on a point by the word of those who speak for it there.
fn by_those(
    channel: &Channel,
    point: PointId,
    party: &Party,
    speaks: &dyn Fn(&Actor) -> bool,
) -> PartyStand {
    let own = |s: &Stance| s.by.party == *party && s.on_behalf.is_none() && speaks(&s.by);
    let stance = match last_word(channel, point, own) {
        None => return PartyStand::SILENT,
        Some((stance, fell @ Some(_))) => {
            return PartyStand { fell, ..PartyStand::on(Stand::FellWithPackage, stance) };
        }
        Some((stance, None)) => stance,
    };
    let table = channel.drafts().on_the_table();
    let now = table.and_then(|held| held.point(point)).map(|point| point.wording);
    if stance.wording != now {
        return PartyStand::on(Stand::Lapsed, stance);
    }
    let beyond = |s: &Stance| s.is_plain_agreement() && beyond_mandate(channel, point, s);
    if !beyond(&stance) {
        return PartyStand::on(stance.said.stand(), stance);
    }
    // It takes nothing away from what was agreed to in these words within a mandate.
    match last_word(channel, point, |s| own(s) && !beyond(s)) {
        Some((before, None)) if before.wording == now && before.is_plain_agreement() => {
            PartyStand::on(Stand::Agrees, before)
        }
        _ => PartyStand::on(Stand::AdReferendum, stance),
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

/// Whether what a party says of a point hangs on a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// It has accepted the package there, and that counts.
    Bound,
    /// It did, and has agreed to the point by itself since, which stands without the package.
    Untied,
    /// Neither.
    No,
}

/// Whether a party agrees to a point within a package.
pub(crate) fn accepts(
    channel: &Channel,
    package: &Package,
    point: &HeldPoint,
    party: &Party,
) -> bool {
    within(channel, package, point, party) == Within::Bound
}

/// Whether a party agrees to a point within a package: its acceptance counts there, and it said
/// nothing of the point itself since. That it accepted another package since takes nothing away.
pub(crate) fn within(
    channel: &Channel,
    package: &Package,
    point: &HeldPoint,
    party: &Party,
) -> Within {
    let kept = kept(channel, point.identity);
    let counts = |s: &Stance| {
        let speaks = kept.as_ref().is_none_or(|kept| kept.lets(&s.by));
        let beyond = s.is_plain_agreement() && beyond_mandate(channel, point.identity, s);
        s.by.party == *party && s.on_behalf.is_none() && speaks && !beyond
    };
    let own = channel.stances().on(point.identity).rfind(|stance| counts(stance));
    let accepted = package.accepted_on(channel, point.identity);
    let counting = accepted.filter(|stance| stance.is_plain_agreement() && counts(stance));
    let now = |stance: &Stance| stance.wording == Some(point.wording);
    let Some(last) = counting.max_by_key(|stance| stance.position).filter(now) else {
        return Within::No;
    };
    match own.filter(|own| own.position > last.position) {
        None => Within::Bound,
        Some(own) if now(own) && own.is_plain_agreement() => Within::Untied,
        Some(_) => Within::No,
    }
}

/// What a delegate says of a point that is kept for principals of its party: it is seen, and decides
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Who says it.
    pub by: Actor,
    /// Where that would put the party.
    pub standing: PartyStand,
    /// The principals of its party, who alone decide.
    pub principals: Vec<Actor>,
}

impl Aside {
    /// `lee@B objects: too high (kept for president@B, who alone decides for B)`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (by, says) = (&self.by, self.standing.says());
        let principals = crate::view::listed(&self.principals);
        let decide = if self.principals.len() == 1 { "decides" } else { "decide" };
        format!("{by} {says} (kept for {principals}, who alone {decide} for {})", by.party)
    }
}

/// What delegates say of the words of a kept point, as long as no principal of their party has
/// spoken since.
pub fn asides<'a>(
    channel: &'a Channel,
    held: &'a Held,
    point: &'a HeldPoint,
) -> impl Iterator<Item = Aside> + 'a {
    let kept = kept(channel, point.identity);
    let parties = channel.members().with_a_say();
    let aside = move |kept: &Kept, party: &Party| {
        let standing = by_those(channel, point.identity, party, &|by| !kept.lets(by));
        let stance = standing.stance.as_ref()?;
        let position = |standing: PartyStand| standing.stance.map(|stance| stance.position);
        let over = position(word(channel, held, point, party));
        let stands = !matches!(standing.stand, Stand::Lapsed | Stand::FellWithPackage);
        if !stands || over.is_some_and(|over| over > stance.position) {
            return None;
        }
        let own = kept.principals.iter().filter(|who| who.party == *party);
        Some(Aside { by: stance.by.clone(), principals: own.cloned().collect(), standing })
    };
    parties.filter_map(move |party| aside(kept.as_ref()?, party))
}

/// The principals whose word a kept point still waits for: they have agreed neither to its words nor
/// to those of a point above it.
#[must_use]
pub fn waiting_for(channel: &Channel, point: PointId) -> Vec<Actor> {
    waiting_under(channel, point, &|_| true)
}

/// The same, of the reservations of some points only, of which it is one or is part.
pub(crate) fn waiting_under(
    channel: &Channel,
    point: PointId,
    which: &dyn Fn(PointId) -> bool,
) -> Vec<Actor> {
    let under = reservations(channel, point).filter(|(at, _)| which(*at));
    let mut principals: Vec<&Actor> = Vec::new();
    for who in under.flat_map(|(_, kept)| &kept.principals) {
        if !principals.contains(&who) {
            principals.push(who);
        }
    }
    if principals.is_empty() {
        return Vec::new();
    }
    let held = channel.drafts().on_the_table();
    let place = held.and_then(|held| Some((held, held.point(point)?)));
    let agreed = |who: &Actor| {
        let own = |stance: &Stance| stance.by == *who && stance.on_behalf.is_none();
        let mut at = place.map(|(_, point)| point);
        while let Some(here) = at {
            if let Some((stance, fell)) = last_word(channel, here.identity, own) {
                let now = stance.wording == Some(here.wording);
                return fell.is_none() && now && stance.is_plain_agreement();
            }
            at = place.and_then(|(held, _)| above(held, here));
        }
        false
    };
    principals.into_iter().filter(|who| !agreed(who)).cloned().collect()
}

/// Why a principal's word cannot be had as things are, and what would make it right, if it cannot.
pub(crate) fn absent(channel: &Channel, who: &Actor) -> Option<String> {
    let why = match channel.members().mandate(who) {
        Some(mandate) if mandate.principal => return None,
        Some(_) => "is no principal any more",
        None => "has no key here any more",
    };
    let chair = channel.members().chair();
    let chair =
        chair.map(|chair| format!(", or {chair} as chair free it, and keep it for another"));
    let chair = chair.unwrap_or_default();
    Some(format!(
        "{who} {why}, so nobody here can give that word: {} can present {who} again as \
         principal{chair}",
        who.party
    ))
}
