//! `know-of`: a draft is known of, and nobody here holds its text.

use alloc::format;
use alloc::string::String;

use super::{Drafts, Known, Role};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::Name;
use crate::refusal::Refusal;

kind! {
    /// Records that a draft is known of, but not held.
    ///
    /// Nothing can be compared with it; what is claimed of it stands beside it, as claims.
    "know-of" => pub struct KnowOf {
        /// What it is called.
        name: Name,
    }
}

impl Kind for KnowOf {
    type Ledger = Drafts;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "know-of --name draft-4";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(channel.drafts().drafts.free(&self.name)?)
    }

    fn apply(&self, drafts: &mut Drafts, header: &Header) {
        let known = Known { act: header.id, role: Role::KnownOf, held: None };
        drafts.add(header, &self.name, known);
    }

    fn sentence(&self, _: &Channel) -> String {
        format!("recorded that {} is known of, not held", self.name)
    }
}
