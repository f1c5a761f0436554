//! `revoke`: a party withdraws a delegate's keys.

use alloc::format;
use alloc::string::String;

use super::{Members, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::Actor;
use crate::refusal::Refusal;

kind! {
    /// Revokes a delegate: from here on in the log its keys sign nothing more.
    ///
    /// What it did before stands.
    "revoke" => pub struct Revoke {
        /// The delegate, written name@party.
        delegate: Actor,
    }
}

impl Kind for Revoke {
    type Ledger = Members;
    const BY: By = By::RootKey;
    const EXAMPLE: &'static str = "revoke --delegate kim@A";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        Members::own_delegate(header, &self.delegate)?;
        match channel.members().mandate(&self.delegate) {
            Some(_) => Ok(()),
            None => Err(Refused::NothingToRevoke(self.delegate.clone()).into()),
        }
    }

    fn apply(&self, members: &mut Members, header: &Header) {
        for credential in members.credentials.entry(self.delegate.clone()).or_default() {
            credential.revoked.get_or_insert(header.position);
        }
    }

    fn sentence(&self, _: &Channel) -> String {
        format!("revoked {}", self.delegate)
    }
}
