//! `keep`: points are kept for principals.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Kept, Refused, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{OneOrMore, kind};
use crate::id::Actor;
use crate::refer::Wording;
use crate::refusal::Refusal;
use crate::view::listed;

kind! {
    /// Keeps points for principals: until they are freed, only those named can agree to them for
    /// their parties. A party none of whose principals is named agrees as before.
    ///
    /// A point is kept with its sub-points, those that come later too. The reservation follows them
    /// through all drafts, whatever their words; where a draft has no place for the point, it stays and
    /// counts as open. Principals may be added to those for whom a point is
    /// kept; it ends for one of them only when the point is freed.
    "keep" => pub struct Keep {
        /// A point.
        point: OneOrMore<Wording>,
        /// A principal whose word is needed, written name@party.
        kept_for: OneOrMore<Actor>,
    }
}

impl Keep {
    /// Whether the pen-holder issued a draft with each of the points: a member's own text is not what
    /// is decided here.
    fn was_on_the_table(&self, channel: &Channel) -> Result<(), Refused> {
        let drafts = channel.drafts();
        let never = |at: &&Wording| !drafts.was_on_the_table(at.point);
        let Some(at) = self.point.iter().find(never) else { return Ok(()) };
        // It is named by the act that submitted it.
        let submitted = channel.act(at.point.tabled).and_then(|act| act.header.as_ref());
        let label = drafts.label(at.point).unwrap_or("?").into();
        submitted.map_or(Err(Refused::NoSuchWords), |header| {
            Err(Refused::NeverOnTheTable { label, by: header.by.clone() })
        })
    }

    /// Whether all stay for whom the points are kept: only an act of its own ends a reservation.
    fn leaves_nobody_out(&self, channel: &Channel) -> Result<(), Refused> {
        for at in &self.point {
            let kept = channel.stances().kept.get(&at.point);
            let kept = kept.into_iter().flat_map(|kept| &kept.principals);
            let left: Vec<&Actor> = kept.filter(|who| !self.kept_for.contains(who)).collect();
            if !left.is_empty() {
                let label = channel.drafts().label(at.point).unwrap_or("?").into();
                return Err(Refused::KeptAlready { label, principals: listed(left) });
            }
        }
        Ok(())
    }
}

impl Kind for Keep {
    type Ledger = Stances;
    const BY: By = By::Chair;
    const EXAMPLE: &'static str = "keep --point 21 --kept-for president@A --kept-for president@B";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        held(channel, &self.point)?;
        self.was_on_the_table(channel)?;
        let principal =
            |who: &Actor| channel.members().mandate(who).is_some_and(|mandate| mandate.principal);
        match self.kept_for.iter().find(|who| !principal(who)) {
            Some(who) => Err(Refused::NoPrincipal(who.clone()).into()),
            None => Ok(self.leaves_nobody_out(channel)?),
        }
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        for at in &self.point {
            let since = stances.kept.get(&at.point).map_or(header.position, |kept| kept.since);
            let kept = Kept { act: header.id, since, principals: self.kept_for.to_vec() };
            stances.kept.insert(at.point, kept);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let names: Vec<String> = self.kept_for.iter().map(ToString::to_string).collect();
        format!("kept {} for {}", labels(channel, &self.point), names.join(" and "))
    }
}
