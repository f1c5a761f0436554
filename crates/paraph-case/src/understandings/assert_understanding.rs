//! `assert-understanding`: a member says what it holds to be settled.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Refused, Understanding, Understandings};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::{Name, Party};
use crate::refer::PointRef;
use crate::refusal::Refusal;
use crate::time::When;
use crate::view::{added, listed};

kind! {
    /// Asserts an understanding: something that one's own party holds to be settled.
    ///
    /// It may have no words and no known day. Linked to points, it is watched: when a new draft has
    /// no place for one of them, the room says so. What others say of it is theirs to say. Whom it
    /// binds in their absence is said wherever it is cited.
    "assert-understanding" => pub struct AssertUnderstanding {
        /// What the understanding is called.
        name: Name,
        /// What is understood; without it, nobody has put it into words.
        words: Option<Words>,
        /// A point that it lives in: `7`, or `7 of draft-1 in plenary`.
        point: Vec<PointRef>,
        /// With whom; without any, unknown.
        with: Vec<Party>,
        /// Who is to do something by it: present or not, a member here or not.
        binds: Vec<Party>,
        /// When it came about, or unknown.
        when: When,
    }
}

impl Kind for AssertUnderstanding {
    type Ledger = Understandings;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "assert-understanding --name anchorage --with A --point 7,21 --when 2025-08";

    fn happened(&self) -> Option<&When> {
        Some(&self.when)
    }

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        if self.with.contains(&header.by.party) {
            return Err(Refused::WithOneself(header.by.party.clone()).into());
        }
        channel.understandings().understandings.free(&self.name)?;
        for point in &self.point {
            point.look(channel)?;
        }
        Ok(())
    }

    fn apply(&self, understandings: &mut Understandings, header: &Header) {
        let understanding = Understanding {
            by: header.by.clone(),
            words: self.words.clone(),
            points: self.point.clone(),
            with: self.with.clone(),
            binds: self.binds.clone(),
            when: self.when.clone(),
            answers: BTreeMap::new(),
            ended: None,
        };
        understandings.understandings.add(header.id, self.name.clone(), understanding);
    }

    fn sentence(&self, _: &Channel) -> String {
        let with = match self.with.is_empty() {
            true => String::new(),
            false => format!(" with {}", listed(&self.with)),
        };
        let binds = match self.binds.is_empty() {
            true => String::new(),
            false => format!(", which binds {}", listed(&self.binds)),
        };
        let words = added(self.words.as_ref());
        format!("asserted the understanding {}{with} ({}){binds}{words}", self.name, self.when)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.understandings().understandings.suggest("understanding"))
    }
}
