//! `body`: a group that is spoken of gets a name here.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Bodies, Body};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::members::DecisionRule;
use crate::refusal::Refusal;
use crate::view::added;

kind! {
    /// Names a group that is spoken of: a coalition, a contact group.
    ///
    /// It says nothing of who is in it: that is said by acts of their own. How many they are said to
    /// be is a statement about it: `state --body coalition --figure 'about 30 countries'`.
    "body" => pub struct NameBody {
        /// What the body is called.
        name: Name,
        /// Its title at length.
        title: Option<Words>,
        /// What it is for.
        purpose: Option<Words>,
        /// Whose agreement is its own consent; left out when that is not known.
        rule: Option<DecisionRule>,
    }
}

impl Kind for NameBody {
    type Ledger = Bodies;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "body --name coalition --title 'Coalition of the Willing' --rule unanimity";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(channel.bodies().0.free(&self.name)?)
    }

    fn apply(&self, bodies: &mut Bodies, header: &Header) {
        let body = Body {
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            rule: self.rule,
            named: Vec::new(),
        };
        bodies.0.add(header.id, self.name.clone(), body);
    }

    fn sentence(&self, _: &Channel) -> String {
        let title = added(self.title.as_ref());
        format!("named the body {}{title}", self.name)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.bodies().0.suggest("body"))
    }
}
