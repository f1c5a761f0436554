//! `keep`: points are kept for principals.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Kept, Refused, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::Actor;
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Keeps points for principals: until they are freed, only those named can agree to them for
    /// their parties. A party none of whose principals is named agrees as before.
    ///
    /// The reservation follows the point through all drafts, whatever its words; where a draft has no
    /// place for it, it stays and counts as open.
    "keep" => pub struct Keep {
        /// A point.
        point: Vec<Wording>,
        /// A principal whose word is needed, written name@party.
        kept_for: Vec<Actor>,
    }
}

impl Kind for Keep {
    type Ledger = Stances;
    const BY: By = By::Chair;
    const EXAMPLE: &'static str = "keep --point 21 --kept-for president@A --kept-for president@B";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        held(channel, &self.point)?;
        let principal =
            |who: &Actor| channel.members().mandate(who).is_some_and(|mandate| mandate.principal);
        match self.kept_for.iter().find(|who| !principal(who)) {
            Some(who) => Err(Refused::NoPrincipal(who.clone()).into()),
            None => Ok(()),
        }
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        for at in &self.point {
            let kept = Kept { act: header.id, principals: self.kept_for.clone() };
            stances.kept.insert(at.point, kept);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let names: Vec<String> = self.kept_for.iter().map(ToString::to_string).collect();
        format!("kept {} for {}", labels(channel, &self.point), names.join(" and "))
    }
}
