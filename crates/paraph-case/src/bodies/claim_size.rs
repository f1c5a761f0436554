//! `claim-size`: somebody says how large a body is.

use alloc::format;
use alloc::string::String;

use super::{Bodies, Bound, Size};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::time::When;

kind! {
    /// Records a size that somebody claims for a body.
    ///
    /// Every claim stands beside the others, with who claims it; none replaces another, and nothing
    /// is computed from them.
    "claim-size" => pub struct ClaimSize {
        /// The body.
        body: To<Bodies>,
        /// The number.
        number: u32,
        /// How the number bounds the size.
        bound: Bound,
        /// Who claims it.
        by: Words,
        /// Where that is found.
        source: Option<Words>,
        /// When it was claimed.
        when: When,
    }
}

impl ClaimSize {
    fn size(&self, header: &Header) -> Size {
        Size {
            act: header.id,
            number: self.number,
            bound: self.bound,
            by: self.by.clone(),
            source: self.source.clone(),
            when: self.when.clone(),
        }
    }
}

impl Kind for ClaimSize {
    type Ledger = Bodies;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "claim-size --body coalition --number 30 --bound about --by 'a minister' --when 2025-03";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        self.body.look(channel)?;
        Ok(())
    }

    fn apply(&self, bodies: &mut Bodies, header: &Header) {
        if let Some(body) = bodies.0.get_mut(self.body.act) {
            body.sizes.push(self.size(header));
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let (body, by) = (self.body.called(channel), &self.by);
        format!("recorded that {by} gives {body} {} {}", self.bound.said(), self.number)
    }
}
