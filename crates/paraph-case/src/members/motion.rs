//! Motions: what needs the consent of others, and how it takes effect.
//!
//! A motion names one change. It takes effect in the place of the log where the consent stands that
//! fulfils the charter's rule: every party's, or that of more than half. Parties are those with a say
//! at that moment. Whoever moves consents. A consent beyond the grade text or the period of a mandate is
//! kept, and counts ad referendum: whether it does is settled where it stands in the log, since what
//! takes effect there is.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::key::PublicKey;

use super::open::tell_apart;
use super::{DecisionRule, Key, Member, Members, Refused};
use crate::act::Header;
use crate::channel::Channel;
use crate::id::{ActId, Actor, Name, Party};
use crate::refer::Named;
use crate::refusal::Refusal;
use crate::register::Register;
use crate::stances::Grade;

/// What a motion changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A member comes in, and reads the whole past.
    Admit(Member),
    /// Somebody else issues the next draft.
    PenHolder(Party),
    /// Somebody else chairs.
    Chair(Party),
    /// A member becomes one of those who attest.
    NameAttestor(Party),
    /// A member is one of those who attest no longer.
    RemoveAttestor(Party),
    /// The heads of the log are signed with another key, the one over the carrying act first.
    HostKey(Key),
    /// Acts after the carrying one are judged by another rule-set.
    Rules(Name),
}

/// A motion as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motion {
    /// Who moved it.
    pub by: Actor,
    /// What it changes.
    pub change: Change,
    /// Who consented, in the order of the log.
    pub consents: Vec<Party>,
    /// The acts of delegates who consented beyond their mandate: none counts, until its party
    /// consents by somebody whose mandate covers it.
    pub ad_referendum: Vec<(ActId, Actor)>,
    /// The act with which it took effect.
    pub carried: Option<ActId>,
}

/// The motions of a channel: a part of the ledger of members, which they change.
#[derive(Clone, Debug, Default)]
pub struct Motions(pub(super) Register<Motion>);

impl Motions {
    /// Every motion.
    #[must_use]
    pub fn all(&self) -> &Register<Motion> {
        &self.0
    }
}

impl Named for Motions {
    const NOUN: &'static str = "motion";
    const WORD: &'static str = "MOTION";
    type Thing = Motion;

    fn register(channel: &Channel) -> &Register<Motion> {
        &channel.members().motions.0
    }
}

impl Motion {
    /// Who consented beyond a mandate, each once, of parties that have not consented otherwise.
    #[must_use]
    pub fn unconfirmed(&self) -> Vec<Actor> {
        let mut all: Vec<Actor> = Vec::new();
        for (_, by) in &self.ad_referendum {
            if !self.consents.contains(&by.party) && !all.contains(by) {
                all.push(by.clone());
            }
        }
        all
    }
}

impl Change {
    /// `to admit E as party`.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Admit(member) => format!("to admit {} as {}", member.party, member.standing),
            Self::PenHolder(party) => format!("to give the pen to {party}"),
            Self::Chair(party) => format!("to give the chair to {party}"),
            Self::NameAttestor(party) => format!("to name {party} among those who attest"),
            Self::RemoveAttestor(party) => format!("to remove {party} from those who attest"),
            Self::Rules(rules) => format!("to adopt the rule-set {rules}"),
            Self::HostKey(key) => {
                format!("to have the log's heads signed with the key {:.16}…", key.as_str())
            }
        }
    }
}

impl Members {
    /// Whether a change can be made now.
    pub(super) fn possible(&self, change: &Change) -> Result<(), Refusal> {
        match change {
            Change::Admit(member) => Ok(self.admissible(member)?),
            Change::PenHolder(party) => {
                self.becomes(party, "the pen-holder", self.pen_holder() == Some(party))
            }
            Change::Chair(party) => self.becomes(party, "the chair", self.chair() == Some(party)),
            Change::NameAttestor(party) => {
                self.becomes(party, "an attestor", self.attestors.contains(party))
            }
            Change::RemoveAttestor(party) => match self.attestors.contains(party) {
                true => Ok(()),
                false => Err(Refused::NoAttestor(party.clone()).into()),
            },
            Change::HostKey(key) => Ok(self.fits_a_host(key)?),
            Change::Rules(rules) => match self.rules() == Some(rules) {
                true => Err(Refused::RulesAlready(rules.clone()).into()),
                false => Ok(()),
            },
        }
    }

    /// Why a motion that was not carried cannot be any more, if it cannot.
    #[must_use]
    pub fn overtaken(&self, motion: &Motion) -> Option<String> {
        let why = self.possible(&motion.change).err()?;
        motion.carried.is_none().then(|| why.to_string())
    }

    /// Whether somebody can come in: not a member, nor taken for one, with a key of its own.
    fn admissible(&self, member: &Member) -> Result<(), Refused> {
        if self.get(&member.party).is_some() {
            return Err(Refused::AlreadyMember(member.party.clone()));
        }
        let names = self.iter().map(|known| &known.party).chain([&member.party]);
        tell_apart(&names.collect::<Vec<_>>())?;
        self.free_for(&member.party.itself(), &member.key)
    }

    /// Whether a key can sign the heads of the log: another one than now, and nobody's who acts here,
    /// so that no signature over a head can be taken for one over an act.
    fn fits_a_host(&self, key: &Key) -> Result<(), Refused> {
        if self.host_key.as_ref() == Some(key) {
            return Err(Refused::HostKeyAlready);
        }
        if let Some(other) = self.holder_of(key) {
            return Err(Refused::KeyInUse(other));
        }
        match PublicKey::enrol(&key.to_bytes()) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refused::UnfitKey),
        }
    }

    /// Whether a member can be given a role: not when it has it already.
    fn becomes(&self, party: &Party, role: &'static str, has: bool) -> Result<(), Refusal> {
        match self.get(party) {
            None => Err(Refusal::NoMember(party.clone())),
            Some(_) if has => Err(Refused::AlreadyHolds { party: party.clone(), role }.into()),
            Some(_) => Ok(()),
        }
    }

    /// The parties whose consent a motion still waits for: any of them where a majority decides.
    pub fn awaited<'a>(&'a self, motion: &'a Motion) -> impl Iterator<Item = &'a Party> {
        self.with_a_say().filter(|party| !motion.consents.contains(party))
    }

    /// The motion to which a party consented with an act that goes beyond a mandate, and not since.
    pub(crate) fn referred(&self, act: ActId, party: &Party) -> Option<&Name> {
        let waits = |motion: &Motion| {
            let own = motion.ad_referendum.iter().any(|(at, by)| *at == act && by.party == *party);
            own && motion.carried.is_none() && !motion.consents.contains(party)
        };
        self.motions.0.iter().find(|(_, _, motion)| waits(motion)).map(|(_, name, _)| name)
    }

    /// Takes a consent, and lets the motion take effect if that fulfils the charter's rule.
    pub(super) fn consent(&mut self, motion: ActId, header: &Header) {
        let party = &header.by.party;
        let say = self.with_a_say().any(|known| known == party);
        let covered = self.covers(&header.by, Grade::Text, header.at, header.position);
        match self.motions.0.get_mut(motion).filter(|_| say) {
            Some(motion) if covered => motion.consents.push(party.clone()),
            Some(motion) => motion.ad_referendum.push((header.id, header.by.clone())),
            None => {}
        }
        let Some(moved) = self.motions.0.get(motion) else { return };
        let (all, missing) = (self.with_a_say().count(), self.awaited(moved).count());
        let carried = match self.decision {
            Some(DecisionRule::Unanimity) => all > 0 && missing == 0,
            Some(DecisionRule::Majority) => 2 * missing < all,
            None => false,
        };
        if carried {
            self.carry(motion, header.id);
        }
    }

    fn carry(&mut self, motion: ActId, with: ActId) {
        let Some(motion) = self.motions.0.get_mut(motion) else { return };
        motion.carried = Some(with);
        match motion.change.clone() {
            Change::Admit(member) => drop(self.parties.insert(member.party.clone(), member)),
            Change::PenHolder(party) => self.pen_holder = Some(party),
            Change::Chair(party) => self.chair = Some(party),
            Change::NameAttestor(party) => drop(self.attestors.insert(party)),
            Change::RemoveAttestor(party) => drop(self.attestors.remove(&party)),
            Change::HostKey(key) => self.host_key = Some(key),
            Change::Rules(rules) => self.rules = Some(rules),
        }
    }
}
