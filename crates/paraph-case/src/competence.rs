//! Competence: which party is said to decide a topic alone, who said so, and who recognises it.
//!
//! An asserted competence adds a party to those whose word is needed on the points of that topic.
//! It voids nobody's own stance, and the room does not judge whether it is right: asserter,
//! recognisers and those who deny it are shown beside it, and silence is shown as silence. Which
//! points it holds open is computed in [`crate::decision`].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::act::Header;
use crate::channel::Channel;
use crate::field::Words;
use crate::id::{ActId, Actor, Name, Party, PointId};
use crate::members::Standing;
use crate::refer::{Named, To};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::view::listed;

mod assert_competence;
mod deny_competence;
mod recognise_competence;
mod withdraw_competence;

pub use assert_competence::AssertCompetence;
pub use deny_competence::DenyCompetence;
pub use recognise_competence::RecogniseCompetence;
pub use withdraw_competence::WithdrawCompetence;

/// An assertion that one party alone decides a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// Who asserted it.
    pub by: Actor,
    /// The topic.
    pub topic: Name,
    /// The party that alone decides it.
    pub only: Party,
    /// Why.
    pub reason: Option<Words>,
    /// What others said of it, in the order of the log.
    pub answers: Vec<Answer>,
    /// The act by which its asserter withdrew it.
    pub withdrawn: Option<ActId>,
}

/// What a member said of an assertion of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The act that said so.
    pub act: ActId,
    /// Who.
    pub by: Actor,
    /// Whether it recognises it; otherwise it denies it.
    pub recognises: bool,
    /// Why.
    pub reason: Option<Words>,
}

/// The ledger of competence.
#[derive(Clone, Debug, Default)]
pub struct Competences(Register<Competence>);

/// Why the ledger of competence refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Asserted by somebody already.
    #[error("`{name}` says already that {only} alone decides {topic}: recognise it")]
    Asserted {
        /// What it is called.
        name: Name,
        /// The party.
        only: Party,
        /// The topic.
        topic: Name,
    },
    /// An asserter neither recognises nor denies what it asserted.
    #[error("{0} asserted it, and can only withdraw it")]
    Own(Party),
    /// Not one's own.
    #[error("{0} did not assert it, and can only recognise or deny it")]
    NotYours(Party),
    /// Withdrawn already.
    #[error("the competence `{0}` was withdrawn")]
    Withdrawn(String),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Asserted { name, .. } => {
                Some(format!("act recognise-competence --competence {name}"))
            }
            Self::Own(_) => Some("act withdraw-competence --competence …".to_string()),
            Self::NotYours(_) => Some("act deny-competence --competence …".to_string()),
            Self::Withdrawn(_) => Some("act assert-competence --help".to_string()),
        }
    }
}

impl Named for Competences {
    const NOUN: &'static str = "competence";
    const WORD: &'static str = "COMPETENCE";
    type Thing = Competence;

    fn register(channel: &Channel) -> &Register<Competence> {
        &channel.competences().0
    }
}

impl Competences {
    /// Every assertion, withdrawn ones too.
    #[must_use]
    pub fn all(&self) -> &Register<Competence> {
        &self.0
    }

    /// The assertions that stand.
    pub fn standing(&self) -> impl Iterator<Item = (&Name, &Competence)> {
        let all = self.0.iter().filter(|(_, _, competence)| competence.withdrawn.is_none());
        all.map(|(_, name, competence)| (name, competence))
    }

    fn answer(&mut self, to: To<Self>, answer: Answer) {
        if let Some(competence) = self.0.get_mut(to.act) {
            competence.answers.push(answer);
        }
    }
}

impl Answer {
    fn new(header: &Header, recognises: bool, reason: Option<&Words>) -> Self {
        Self { act: header.id, by: header.by.clone(), recognises, reason: reason.cloned() }
    }
}

impl Competence {
    /// The members whose last word recognises it, or denies it, by name.
    #[must_use]
    pub fn answered(&self, recognises: bool) -> Vec<Party> {
        let last = |answer: &&Answer| {
            let later = self.answers.iter().rfind(|other| other.by.party == answer.by.party);
            later.is_some_and(|later| later.act == answer.act)
        };
        let answers = self.answers.iter().filter(last);
        let mut parties: Vec<Party> = answers
            .filter(|answer| answer.recognises == recognises)
            .map(|answer| answer.by.party.clone())
            .collect();
        parties.sort();
        parties
    }

    /// The parties with a say here that neither asserted it nor said anything of it.
    #[must_use]
    pub fn silent(&self, channel: &Channel) -> Vec<Party> {
        let silent = |party: &&Party| {
            self.by.party != **party && !self.answers.iter().any(|a| a.by.party == **party)
        };
        channel.members().with_a_say().filter(silent).cloned().collect()
    }

    /// `U alone decides territory: asserted by F, recognised by U; A and R silent`.
    #[must_use]
    pub fn sentence(&self, channel: &Channel) -> String {
        let mut sentence =
            format!("{} alone decides {}: asserted by {}", self.only, self.topic, self.by.party);
        for (parties, joint, word) in [
            (self.answered(true), ", recognised by ", ""),
            (self.answered(false), ", denied by ", ""),
            (self.silent(channel), "; ", " silent"),
        ] {
            if !parties.is_empty() {
                sentence.push_str(&format!("{joint}{}{word}", listed(&parties)));
            }
        }
        sentence
    }
}

/// The assertions that stand and concern a point, by its topics.
pub fn concerning(channel: &Channel, point: PointId) -> impl Iterator<Item = &Competence> {
    let all = channel.competences().standing().map(|(_, competence)| competence);
    all.filter(move |competence| channel.drafts().topics(point).any(|t| *t == competence.topic))
}

/// Why a party's word cannot be had in a channel as it is, if it cannot.
#[must_use]
pub fn voiceless(channel: &Channel, party: &Party) -> Option<String> {
    match channel.members().get(party).map(|member| member.standing) {
        Some(Standing::Party) => None,
        Some(standing) => Some(format!("{party} is here as {standing}, without a say")),
        None => Some(format!("{party} is not in this channel")),
    }
}

/// Whether a party can answer an assertion: another's, not withdrawn.
fn answerable(channel: &Channel, to: To<Competences>, party: &Party) -> Result<(), Refusal> {
    let competence = to.look(channel)?;
    match (&competence.withdrawn, competence.by.party == *party) {
        (Some(_), _) => Err(Refused::Withdrawn(to.called(channel)).into()),
        (None, true) => Err(Refused::Own(party.clone()).into()),
        (None, false) => Ok(()),
    }
}
