//! `present`: a party presents a delegate, with a key and a mandate.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Credential, Key, Mandate, Members, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::{Actor, Name};
use crate::refusal::Refusal;
use crate::stances::Grade;
use crate::time::When;

kind! {
    /// Presents a delegate: the key it acts with, and what it may agree to.
    ///
    /// What the delegate says beyond its mandate is kept, and counts ad referendum.
    "present" => pub struct Present {
        /// The delegate, written name@party.
        delegate: Actor,
        /// The key it acts with in this channel.
        key: Key,
        /// It can decide what is kept for principals.
        principal: bool,
        /// The highest grade of agreement it may give; without it, any.
        grade: Option<Grade>,
        /// A topic it may agree to; without any, all.
        topic: Vec<Name>,
        /// The time for which the mandate is good.
        period: Option<When>,
    }
}

impl Kind for Present {
    type Ledger = Members;
    const BY: By = By::RootKey;
    const EXAMPLE: &'static str = "present --delegate kim@A --key 3fa9… --topic trade --grade text";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        Members::own_delegate(header, &self.delegate)?;
        channel.members().told_apart(&self.delegate)?;
        if channel.members().is_revoked(&self.key) {
            return Err(Refused::RevokedKey.into());
        }
        Ok(channel.members().free_for(&self.delegate, &self.key)?)
    }

    fn apply(&self, members: &mut Members, header: &Header) {
        let mandate = Mandate {
            principal: self.principal,
            grade: self.grade,
            topics: self.topic.clone(),
            period: self.period.clone(),
        };
        let credential = Credential {
            key: self.key.clone(),
            mandate,
            presented: header.position,
            revoked: None,
        };
        members.credentials.entry(self.delegate.clone()).or_default().push(credential);
    }

    fn sentence(&self, _: &Channel) -> String {
        let role = if self.principal { " as principal" } else { "" };
        format!("presented {}{role}", self.delegate)
    }
}
