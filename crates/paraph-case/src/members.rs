//! Who is in the channel, in which role, and with which keys they act.
//!
//! The charter names the members and their root keys. A delegate's key and mandate are presented
//! by an act of its party, and revoked by another; a key counts from the one to the other in the
//! order of the log, whatever its owner claims to have seen. What the charter says of members, pen,
//! chair, attestors, host and rules is changed by motions, with the consent of the others. What a delegate may
//! agree to is kept here; what goes beyond it is computed where stances are read, and never refused.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::act::{By, Header};
use crate::field::choice;
use crate::id::{Actor, Name, Party, at_a_glance};
use crate::refusal::Refusal;

mod consent;
mod mandate;
mod motion;
mod r#move;
mod open;
mod present;
mod revoke;

pub use consent::Consent;
pub use mandate::Mandate;
pub use motion::{Change, Motion, Motions};
pub use r#move::Move;
pub use open::{DecisionRule, Key, Member, Open, founders_fit};
pub use present::Present;
pub use revoke::Revoke;

choice! {
    /// What a member is to the instrument.
    "STANDING" => pub enum Standing {
        /// A side with a say of its own.
        Party = "party",
        /// Helps the parties, and has no say of its own.
        Mediator = "mediator",
        /// Reads, and has no say.
        Observer = "observer",
    }
}

#[derive(Clone, Debug)]
struct Credential {
    key: Key,
    mandate: Mandate,
    /// Where in the log it was presented.
    presented: u64,
    /// Where in the log it was revoked.
    revoked: Option<u64>,
}

impl Credential {
    /// Whether its key counts for an act at this place in the log.
    fn counts_at(&self, position: u64) -> bool {
        self.presented < position && self.revoked.is_none_or(|revoked| position < revoked)
    }
}

/// The ledger of members.
#[derive(Clone, Debug, Default)]
pub struct Members {
    parties: BTreeMap<Party, Member>,
    pen_holder: Option<Party>,
    chair: Option<Party>,
    attestors: BTreeSet<Party>,
    host_key: Option<Key>,
    rules: Option<Name>,
    credentials: BTreeMap<Actor, Vec<Credential>>,
    /// The charter's rule, under which motions take effect.
    decision: Option<DecisionRule>,
    motions: Motions,
    written: mandate::Written,
}

/// Why the ledger of members refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A channel is founded once.
    #[error("this channel is founded already")]
    Founded,
    /// Two members that a hurried eye takes for one.
    #[error("{0} and {1} are named too much alike to be two members of one channel")]
    Alike(Party, Party),
    /// Two delegates of one party that a hurried eye takes for one.
    #[error("{0} and {1} are named too much alike to be two delegates of one party")]
    AlikeDelegates(Actor, Actor),
    /// A role for somebody who is no member.
    #[error("{0} has a role in this channel and is not among its members")]
    NotAmong(Party),
    /// A key that was revoked does not come back.
    #[error("this key was revoked here, and a revoked key does not come back: present another")]
    RevokedKey,
    /// A party presents its own delegates only.
    #[error("{by} cannot speak of {delegate}: a party presents and revokes its own delegates")]
    NotYours {
        /// Who tried.
        by: Party,
        /// Whose delegate it is.
        delegate: Actor,
    },
    /// A credential is for a person.
    #[error("a credential is for a delegate, written name@party")]
    NoPerson,
    /// The key is somebody else's here.
    #[error("this key was presented for {0} already, and a key acts for one person only")]
    KeyInUse(Actor),
    /// The key is the host's here.
    #[error("this key signs the heads of this log, and a key that does signs no acts")]
    SignsHeads,
    /// Nothing, or too much, is moved.
    #[error(
        "a motion moves one thing: a new member, another pen-holder or chair, who attests, the \
         host's key, or rules"
    )]
    OneChange,
    /// A member already.
    #[error("{0} is a member of this channel already")]
    AlreadyMember(Party),
    /// It would change nothing.
    #[error("{party} is {role} already")]
    AlreadyHolds {
        /// Who.
        party: Party,
        /// `the pen-holder`, `an attestor`.
        role: &'static str,
    },
    /// It would change nothing.
    #[error("the host of this log has this key already")]
    HostKeyAlready,
    /// It would change nothing.
    #[error("{0} is the rule-set of this channel already")]
    RulesAlready(Name),
    /// No signature could be made with it, or anybody's.
    #[error("this is no key that can be trusted to sign: have one made where the host is")]
    UnfitKey,
    /// Nobody to remove.
    #[error("{0} is not named among those who attest here")]
    NoAttestor(Party),
    /// A motion that has taken effect.
    #[error("the motion `{0}` has been carried already")]
    Carried(String),
    /// Said before.
    #[error("{party} has consented to `{motion}` already")]
    Consented {
        /// Who.
        party: Party,
        /// The motion.
        motion: String,
    },
    /// Nothing to revoke.
    #[error("{0} has no key here that counts")]
    NothingToRevoke(Actor),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NothingToRevoke(delegate) => Some(alloc::format!("party {}", delegate.party)),
            Self::OneChange => Some("act move --help".into()),
            Self::Carried(_) | Self::Consented { .. } => Some("motions".into()),
            Self::NoAttestor(_) => Some("offers".into()),
            Self::HostKeyAlready | Self::UnfitKey => Some("key --host".into()),
            Self::Founded
            | Self::Alike(..)
            | Self::AlikeDelegates(..)
            | Self::NotAmong(_)
            | Self::RevokedKey
            | Self::NotYours { .. }
            | Self::NoPerson
            | Self::KeyInUse(_)
            | Self::SignsHeads
            | Self::RulesAlready(_)
            | Self::AlreadyMember(_)
            | Self::AlreadyHolds { .. } => None,
        }
    }
}

impl Members {
    /// The member of that name.
    #[must_use]
    pub fn get(&self, party: &Party) -> Option<&Member> {
        self.parties.get(party)
    }

    /// All members, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Member> {
        self.parties.values()
    }

    /// The members with a say of their own, by name.
    pub fn with_a_say(&self) -> impl Iterator<Item = &Party> {
        let say = |member: &&Member| member.standing == Standing::Party;
        self.parties.values().filter(say).map(|member| &member.party)
    }

    /// What was moved, and who consented.
    #[must_use]
    pub fn motions(&self) -> &Motions {
        &self.motions
    }

    /// Who chairs: the pen-holder where nobody was named.
    #[must_use]
    pub fn chair(&self) -> Option<&Party> {
        self.chair.as_ref().or(self.pen_holder.as_ref())
    }

    /// Who alone attests that a condition is met, by name; nobody when every member may.
    pub fn attestors(&self) -> impl Iterator<Item = &Party> {
        self.attestors.iter()
    }

    /// The key that signs the heads of the log from here on.
    #[must_use]
    pub fn host_key(&self) -> Option<&Key> {
        self.host_key.as_ref()
    }

    /// The rule-set by which acts are judged from here on.
    #[must_use]
    pub fn rules(&self) -> Option<&Name> {
        self.rules.as_ref()
    }

    /// Who alone issues the next draft.
    #[must_use]
    pub fn pen_holder(&self) -> Option<&Party> {
        self.pen_holder.as_ref()
    }

    /// The mandate of a delegate whose key counts now; a party itself has one without limits.
    #[must_use]
    pub fn mandate(&self, actor: &Actor) -> Option<Mandate> {
        self.mandate_at(actor, u64::MAX)
    }

    /// The mandate under which a delegate acted at a place in the log.
    ///
    /// A mandate that was presented later, or revoked since, neither adds to an act nor takes away.
    #[must_use]
    pub fn mandate_at(&self, actor: &Actor, position: u64) -> Option<Mandate> {
        if actor.delegate.is_none() {
            let whole = Mandate { principal: true, grade: None, topics: Vec::new(), period: None };
            return self.parties.contains_key(&actor.party).then_some(whole);
        }
        let credentials = self.credentials.get(actor)?;
        credentials.iter().rev().find(|c| c.counts_at(position)).map(|c| c.mandate.clone())
    }

    /// Every delegate whose key counts now, with its mandate.
    pub fn delegates(&self) -> impl Iterator<Item = (&Actor, &Mandate)> {
        self.credentials.iter().filter_map(|(actor, credentials)| {
            let credential = credentials.iter().rev().find(|c| c.revoked.is_none())?;
            Some((actor, &credential.mandate))
        })
    }

    /// Everybody who was revoked and not presented again: the last mandate, and the place in the log of
    /// the act that ended it.
    pub fn revoked(&self) -> impl Iterator<Item = (&Actor, &Mandate, u64)> {
        self.credentials.iter().filter_map(|(actor, credentials)| {
            let last = credentials.last()?;
            let gone = credentials.iter().all(|credential| credential.revoked.is_some());
            last.revoked.filter(|_| gone).map(|position| (actor, &last.mandate, position))
        })
    }

    /// Whether `actor` acts with `key` here: the door of membership.
    ///
    /// # Errors
    ///
    /// When the party is no member, or the key was not presented for the actor, or was revoked.
    pub fn admit_key(&self, actor: &Actor, key: &Key) -> Result<(), Refusal> {
        if !self.parties.contains_key(&actor.party) {
            return Err(Refusal::NoMember(actor.party.clone()));
        }
        match self.keys(actor).any(|known| known == key) {
            true => Ok(()),
            false => Err(Refusal::NoKey(actor.clone())),
        }
    }

    /// The keys that `actor` acts with now.
    pub fn keys(&self, actor: &Actor) -> impl Iterator<Item = &Key> {
        let root = self.parties.get(&actor.party).filter(|_| actor.delegate.is_none());
        let presented = self.credentials.get(actor).into_iter().flatten();
        let presented = presented.filter(|c| c.revoked.is_none()).map(|c| &c.key);
        root.map(|member| &member.key).into_iter().chain(presented)
    }

    /// Whether `actor` has the role that a kind of act asks for.
    ///
    /// # Errors
    ///
    /// When it has not.
    pub fn admit_role(&self, actor: &Actor, by: By) -> Result<(), Refusal> {
        let party = Some(&actor.party);
        let standing = self.parties.get(&actor.party).map(|member| member.standing);
        let has = match by {
            By::Member => true,
            By::Party => standing == Some(Standing::Party),
            By::PenHolder => self.pen_holder.as_ref() == party,
            By::Chair => self.chair() == party,
            By::RootKey => actor.delegate.is_none(),
        };
        let who = match by {
            By::PenHolder => self.pen_holder(),
            By::Chair => self.chair(),
            By::Member | By::Party | By::RootKey => None,
        };
        let refused = || Refusal::Role { actor: actor.clone(), by, who: who.cloned() };
        if has { Ok(()) } else { Err(refused()) }
    }

    /// Whether a key was revoked here, by anybody.
    #[must_use]
    pub fn is_revoked(&self, key: &Key) -> bool {
        let all = self.credentials.values().flatten();
        all.into_iter().any(|c| c.key == *key && c.revoked.is_some())
    }

    /// Whether a key can become somebody's: nobody else's who acts here, nor the host's.
    fn free_for(&self, who: &Actor, key: &Key) -> Result<(), Refused> {
        match self.holder_of(key) {
            Some(other) if other != *who => Err(Refused::KeyInUse(other)),
            _ if self.host_key.as_ref() == Some(key) => Err(Refused::SignsHeads),
            _ => Ok(()),
        }
    }

    /// Who acts with a key here, or acted with it until it was revoked.
    #[must_use]
    pub fn holder_of(&self, key: &Key) -> Option<Actor> {
        let party = self.parties.values().find(|member| member.key == *key);
        let delegate = || {
            let has = |all: &Vec<Credential>| all.iter().any(|c| c.key == *key);
            self.credentials.iter().find(|(_, all)| has(all)).map(|(actor, _)| actor.clone())
        };
        party.map(|member| member.party.itself()).or_else(delegate)
    }

    /// Whether a hurried eye can tell a delegate from the others that its party ever presented.
    fn told_apart(&self, delegate: &Actor) -> Result<(), Refused> {
        let glance = at_a_glance(&delegate.to_string());
        let like = |known: &&Actor| *known != delegate && at_a_glance(&known.to_string()) == glance;
        match self.credentials.keys().find(like) {
            None => Ok(()),
            Some(known) => Err(Refused::AlikeDelegates(known.clone(), delegate.clone())),
        }
    }

    fn own_delegate(header: &Header, delegate: &Actor) -> Result<(), Refused> {
        if delegate.delegate.is_none() {
            return Err(Refused::NoPerson);
        }
        if delegate.party != header.by.party {
            let by = header.by.party.clone();
            return Err(Refused::NotYours { by, delegate: delegate.clone() });
        }
        Ok(())
    }
}
