//! `remove-from-body`: somebody is known to be in a body no longer.

use alloc::format;
use alloc::string::String;

use super::{Bodies, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Removes a known member from a body. That it was named stays in the record.
    "remove-from-body" => pub struct RemoveFromBody {
        /// The body.
        body: To<Bodies>,
        /// The member's name, as it was given.
        member: Words,
        /// Who says so.
        source: Option<Words>,
    }
}

impl Kind for RemoveFromBody {
    type Ledger = Bodies;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "remove-from-body --body coalition --member F";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        if self.body.look(channel)?.has(self.member.as_str()) {
            return Ok(());
        }
        let body = self.body.called(channel);
        Err(Refused::NotKnown { member: self.member.clone(), body }.into())
    }

    fn apply(&self, bodies: &mut Bodies, header: &Header) {
        let Some(body) = bodies.0.get_mut(self.body.act) else { return };
        let standing = body.named.iter_mut().filter(|known| known.removed.is_none());
        for known in standing.filter(|known| known.member == self.member) {
            known.removed = Some(header.id);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("removed {} from {}", self.member, self.body.called(channel))
    }
}
