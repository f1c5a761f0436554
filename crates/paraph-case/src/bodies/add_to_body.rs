//! `add-to-body`: somebody is known, by name, to be in a body.

use alloc::format;
use alloc::string::String;

use super::{Bodies, KnownMember, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::time::When;

kind! {
    /// Names a known member of a body: a party of this channel, or anybody else.
    ///
    /// A party of this channel is meant when the name is the one it has here. Attending a session
    /// makes nobody a member; this act does.
    "add-to-body" => pub struct AddToBody {
        /// The body.
        body: To<Bodies>,
        /// The member's name.
        member: Words,
        /// Since when.
        since: Option<When>,
        /// Who says so.
        source: Option<Words>,
    }
}

impl Kind for AddToBody {
    type Ledger = Bodies;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "add-to-body --body coalition --member F --since 2025-03";
    const RESTATES: bool = false;

    fn happened(&self) -> Option<&When> {
        self.since.as_ref()
    }

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        if self.body.look(channel)?.has(self.member.as_str()) {
            let body = self.body.called(channel);
            return Err(Refused::Known { member: self.member.clone(), body }.into());
        }
        Ok(())
    }

    fn apply(&self, bodies: &mut Bodies, header: &Header) {
        let known = KnownMember {
            act: header.id,
            member: self.member.clone(),
            since: self.since.clone(),
            source: self.source.clone(),
            removed: None,
        };
        if let Some(body) = bodies.0.get_mut(self.body.act) {
            body.named.push(known);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("named {} a member of {}", self.member, self.body.called(channel))
    }
}
