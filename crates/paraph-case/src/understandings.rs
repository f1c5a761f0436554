//! Understandings: what a party holds to be settled, and what the others say of it.
//!
//! An understanding may have no text, no known day and no other side that would own to it. It is
//! kept as its asserter put it. Who confirms, who denies and who is silent stands beside it; silence
//! is never read as consent. Whom it binds may be somebody who was not there, and then that is said.
//! Whether a new draft still has a place for it is computed when asked.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::act::Header;
use crate::channel::Channel;
use crate::field::{Words, choice};
use crate::id::{ActId, Actor, Name, Party};
use crate::refer::{Named, PointRef};
use crate::register::Register;
use crate::seen::Seen;
use crate::time::When;
use crate::view::listed;

mod assert_understanding;
mod confirm_understanding;
mod cover;
mod deny_understanding;
mod end_understanding;

pub use assert_understanding::AssertUnderstanding;
pub use confirm_understanding::ConfirmUnderstanding;
pub use cover::{Altered, Gap, Gone, altered, gaps};
pub use deny_understanding::DenyUnderstanding;
pub use end_understanding::EndUnderstanding;

choice! {
    /// What a party says of an understanding, in a word.
    "SAYS" => pub enum Says {
        /// It holds it to be settled.
        Asserts = "asserts",
        /// It says so too.
        Confirms = "confirms",
        /// It says that there is none.
        Denies = "denies",
        /// It was named, or is a party, and has said nothing.
        Silent = "silent",
        /// It is no member here, so nothing is known of what it says.
        Unknown = "unknown",
    }
}

choice! {
    /// Whether a party was there when an understanding came about.
    "PRESENCE" => pub enum Presence {
        /// It was.
        Present = "present",
        /// It was not.
        Absent = "not present",
        /// Nobody said with whom the understanding is.
        Unknown = "unknown",
    }
}

/// The last word of another party on an understanding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The act that said so.
    pub act: ActId,
    /// Whether it confirms; otherwise it denies.
    pub confirms: bool,
    /// Why.
    pub reason: Option<Words>,
}

/// Something that a party holds to be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understanding {
    /// Who asserts it.
    pub by: Actor,
    /// What is understood; absent when nobody put it into words.
    pub words: Option<Words>,
    /// The points that it lives in, of this channel or a wider one.
    pub points: Vec<PointRef>,
    /// With whom; empty when that is unknown.
    pub with: Vec<Party>,
    /// Who is to do something by it: present or not, a member here or not.
    pub binds: Vec<Party>,
    /// When it came about.
    pub when: When,
    /// The last word of each other party.
    pub answers: BTreeMap<Party, Word>,
    /// The act by which its asserter ended it.
    pub ended: Option<ActId>,
}

/// The ledger of understandings.
#[derive(Clone, Debug, Default)]
pub struct Understandings {
    understandings: Register<Understanding>,
}

/// Why the ledger of understandings refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Ended already.
    #[error("the understanding `{0}` was ended by the party that asserted it")]
    Ended(String),
    /// One's own word is there already.
    #[error("{party} asserts `{name}` itself: it can end it, and nobody answers oneself")]
    Own {
        /// Who tried.
        party: Party,
        /// The understanding.
        name: String,
    },
    /// Nobody has an understanding with itself.
    #[error("{0} asserts it: an understanding is with others, and whoever asserts it is not named")]
    WithOneself(Party),
    /// Not one's own.
    #[error("`{name}` is asserted by {asserter}: only {asserter} can end it; others deny it")]
    NotYours {
        /// The understanding.
        name: String,
        /// Whose it is.
        asserter: Party,
    },
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::WithOneself(_) | Self::Ended(_) => Some("act assert-understanding --help".into()),
            Self::Own { name, .. } => Some(format!("act end-understanding --understanding {name}")),
            Self::NotYours { name, .. } => {
                Some(format!("act deny-understanding --understanding {name}"))
            }
        }
    }
}

impl Named for Understandings {
    const NOUN: &'static str = "understanding";
    const WORD: &'static str = "UNDERSTANDING";
    type Thing = Understanding;

    fn register(channel: &Channel) -> &Register<Understanding> {
        &channel.understandings().understandings
    }
}

impl Understandings {
    /// Every understanding.
    #[must_use]
    pub fn all(&self) -> &Register<Understanding> {
        &self.understandings
    }

    fn answer(
        &mut self,
        understanding: ActId,
        header: &Header,
        confirms: bool,
        why: Option<&Words>,
    ) {
        let word = Word { act: header.id, confirms, reason: why.cloned() };
        if let Some(understanding) = self.understandings.get_mut(understanding) {
            understanding.answers.insert(header.by.party.clone(), word);
        }
    }
}

impl Understanding {
    /// Whether `party` may confirm or deny it.
    fn may_answer(&self, name: &str, party: &Party) -> Result<(), Refused> {
        if self.ended.is_some() {
            return Err(Refused::Ended(name.into()));
        }
        match self.by.party == *party {
            true => Err(Refused::Own { party: party.clone(), name: name.into() }),
            false => Ok(()),
        }
    }

    /// What each party says of it: its asserter, those it is said to be with (every party where
    /// that is unknown), and whoever else spoke.
    #[must_use]
    pub fn says(&self, channel: &Channel) -> Vec<(Party, Says)> {
        let mut asked: BTreeSet<&Party> = self.with.iter().chain(self.answers.keys()).collect();
        if self.with.is_empty() {
            asked.extend(channel.members().with_a_say());
        }
        asked.remove(&self.by.party);
        let says = |party: &Party| match self.answers.get(party) {
            Some(word) if word.confirms => Says::Confirms,
            Some(_) => Says::Denies,
            None if channel.members().get(party).is_none() => Says::Unknown,
            None => Says::Silent,
        };
        let first = core::iter::once((self.by.party.clone(), Says::Asserts));
        first.chain(asked.into_iter().map(|party| (party.clone(), says(party)))).collect()
    }

    /// Whether a party was there when it came about: its asserter, and those it is said to be with.
    /// Unknown of the others where nobody said with whom it is. What a party says of it later
    /// changes nothing of that.
    #[must_use]
    pub fn present(&self, party: &Party) -> Presence {
        match self.by.party == *party || self.with.contains(party) {
            true => Presence::Present,
            false if self.with.is_empty() => Presence::Unknown,
            false => Presence::Absent,
        }
    }

    /// `binds R and U, U not present`; absent when it binds nobody that was named.
    #[must_use]
    pub fn binding(&self) -> Option<String> {
        let group = |wanted: Presence| {
            let who = self.binds.iter().filter(|party| self.present(party) == wanted);
            let who: Vec<&Party> = who.collect();
            (!who.is_empty()).then(|| listed(who))
        };
        let mut binding = format!("binds {}", listed(&self.binds));
        if let Some(absent) = group(Presence::Absent) {
            binding.push_str(&format!(", {absent} not present"));
        }
        if let Some(unknown) = group(Presence::Unknown) {
            binding.push_str(&format!(", of {unknown} it is unknown whether present"));
        }
        (!self.binds.is_empty()).then_some(binding)
    }

    /// `asserted by R, confirmed by B, denied by C, not confirmed by A, binds U, U not present`: how
    /// it is printed wherever it is cited.
    #[must_use]
    pub fn account(&self, channel: &Channel) -> String {
        let all = self.says(channel);
        let group = |wanted: Says| {
            let who: Vec<&Party> =
                all.iter().filter(|(_, says)| *says == wanted).map(|(party, _)| party).collect();
            (!who.is_empty()).then(|| listed(who))
        };
        let mut parts = alloc::vec![format!("asserted by {}", self.by.party)];
        parts.extend(group(Says::Confirms).map(|who| format!("confirmed by {who}")));
        parts.extend(group(Says::Denies).map(|who| format!("denied by {who}")));
        parts.extend(group(Says::Silent).map(|who| format!("not confirmed by {who}")));
        parts.extend(group(Says::Unknown).map(|who| format!("no word of {who} is known")));
        if self.ended.is_some() {
            parts.push(format!("ended by {}", self.by.party));
        }
        parts.extend(self.binding());
        parts.join(", ")
    }
}

/// `the understanding anchorage` in its own channel, with the channel's name elsewhere.
#[must_use]
pub fn called(seen: &Seen<'_>, home: &Channel, name: &Name) -> String {
    match home.id() == seen.channel().id() {
        true => name.to_string(),
        false => format!("{name} of {}", home.name()),
    }
}
