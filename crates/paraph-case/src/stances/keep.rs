//! `keep`: points are kept for principals.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::json::Value;

use super::{Kept, Refused, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Fault, Form, Item, OneOrMore, kind};
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
        kept_for: OneOrMore<Principal>,
    }
}

/// A delegate who was presented as a principal, as the field says that names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal(pub Actor);

impl Item for Principal {
    const WORD: &'static str = "PRINCIPAL";

    fn read(value: &Value) -> Result<Self, Fault> {
        Actor::read(value).map(Self)
    }

    fn write(&self) -> Value {
        self.0.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        Actor::spell(words, form).map(Self)
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

    fn principals(&self) -> impl Iterator<Item = &Actor> {
        self.kept_for.iter().map(|principal| &principal.0)
    }

    /// Whether all stay for whom the points are kept: only an act of its own ends a reservation.
    fn leaves_nobody_out(&self, channel: &Channel) -> Result<(), Refused> {
        for at in &self.point {
            let kept = channel.stances().kept.get(&at.point);
            let kept = kept.into_iter().flat_map(|kept| &kept.principals);
            let stays = |who: &Actor| self.kept_for.iter().any(|kept| kept.0 == *who);
            let left: Vec<&Actor> = kept.filter(|who| !stays(who)).collect();
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
        match self.principals().find(|who| !principal(who)) {
            Some(who) => Err(Refused::NoPrincipal(who.clone()).into()),
            None => Ok(self.leaves_nobody_out(channel)?),
        }
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        for at in &self.point {
            let since = stances.kept.get(&at.point).map_or(header.position, |kept| kept.since);
            let principals = self.principals().cloned().collect();
            let kept = Kept { act: header.id, since, principals };
            stances.kept.insert(at.point, kept);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let names: Vec<String> = self.principals().map(ToString::to_string).collect();
        format!("kept {} for {}", labels(channel, &self.point), names.join(" and "))
    }
}
