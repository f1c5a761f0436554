//! `attend`: somebody was at a session, as something.

use alloc::format;
use alloc::string::String;

use super::{Attendance, Capacity, Refused, Sessions};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Party;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Records who was at a session, and as what.
    ///
    /// Attending makes nobody a member of the body that met. It can be said again of the same
    /// person with another capacity; the last word counts, and all of them stay in the record.
    "attend" => pub struct Attend {
        /// The session.
        session: To<Sessions>,
        /// Who: a person or a party.
        who: Words,
        /// The person's party.
        party: Option<Party>,
        /// As what.
        capacity: Capacity,
    }
}

impl Kind for Attend {
    type Ledger = Sessions;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "attend --session call-1 --who 'the secretary of state' --party U --capacity guest";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        let session = self.session.look(channel)?;
        let same = |who: &&Attendance| {
            who.who == self.who && who.party == self.party && who.capacity == self.capacity
        };
        match session.attended.iter().find(same) {
            None => Ok(()),
            Some(said) => Err(Refused::Attended {
                who: said.who.clone(),
                session: self.session.called(channel),
                capacity: said.capacity,
            }
            .into()),
        }
    }

    fn apply(&self, sessions: &mut Sessions, header: &Header) {
        let Some(session) = sessions.0.get_mut(self.session.act) else { return };
        session.attended.retain(|who| who.who != self.who || who.party != self.party);
        session.attended.push(Attendance {
            act: header.id,
            who: self.who.clone(),
            party: self.party.clone(),
            capacity: self.capacity,
        });
    }

    fn sentence(&self, channel: &Channel) -> String {
        let party = self.party.as_ref().map(|party| format!(" of {party}")).unwrap_or_default();
        let (session, who) = (self.session.called(channel), &self.who);
        format!("recorded that {who}{party} attended {session} (capacity: {})", self.capacity)
    }
}
