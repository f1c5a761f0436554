//! Offers: what a party would give on a condition, and who attested that the condition is met.
//!
//! An offer is no stance and no concession. It counts as given only once a member other than the
//! offerer's party has attested its condition; until then it is an offer. Where the members agreed on
//! attestors, in the charter or by a motion, only they attest. Who did is shown in any case, and what
//! was attested stays attested, whoever attests later. An offer beyond a mandate counts ad referendum: it
//! is not given before its party confirms it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::field::Words;
use crate::id::{ActId, Actor, Party, PointId};
use crate::refer::{Named, PointRef, To};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::stances::Referral;
use crate::time::When;
use crate::view::listed;

mod attest;
mod make_offer;
mod withdraw_offer;

pub use attest::Attest;
pub use make_offer::MakeOffer;
pub use withdraw_offer::WithdrawOffer;

/// What a party would give, if something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The act that made it.
    pub act: ActId,
    /// Who offers.
    pub by: Actor,
    /// What it would give.
    pub what: Words,
    /// On which condition.
    pub condition: Words,
    /// The points that it is about, of this channel or a wider one.
    pub points: Vec<PointRef>,
    /// Who attested that the condition is met, in the order of the log.
    pub attested: Vec<Attestation>,
    /// The act by which the offerer withdrew it.
    pub withdrawn: Option<ActId>,
}

/// A member's word that the condition of an offer is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The act that said so.
    pub act: ActId,
    /// Who.
    pub by: Actor,
    /// When the condition was met.
    pub when: When,
    /// What was seen.
    pub seen: Option<Words>,
}

/// The ledger of offers.
#[derive(Clone, Debug, Default)]
pub struct Offers(Register<Offer>);

/// Why the ledger of offers refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody attests the condition of an offer of its own.
    #[error("{0} made the offer: its condition is attested by another member")]
    OwnCondition(Party),
    /// Others were agreed on.
    #[error("{by} is not among those who attest here: {}", listed(attestors))]
    NoAttestor {
        /// Who tried.
        by: Party,
        /// Who may.
        attestors: Vec<Party>,
    },
    /// Said already.
    #[error("{by} attested the condition of {name} already")]
    Attested {
        /// Who.
        by: Party,
        /// What the offer is called.
        name: String,
    },
    /// Not one's own.
    #[error("{0} made no offer of that name")]
    NotYours(Party),
    /// Withdrawn already.
    #[error("the offer {0} was withdrawn")]
    Withdrawn(String),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Withdrawn(_) => Some("offers".to_string()),
            Self::NoAttestor { by, .. } => Some(alloc::format!("act move --name-attestor {by}")),
            Self::OwnCondition(_) | Self::Attested { .. } | Self::NotYours(_) => None,
        }
    }
}

impl Named for Offers {
    const NOUN: &'static str = "offer";
    const WORD: &'static str = "OFFER";
    type Thing = Offer;

    fn register(channel: &Channel) -> &Register<Offer> {
        &channel.offers().0
    }
}

impl Offers {
    /// Every offer, withdrawn ones too.
    #[must_use]
    pub fn all(&self) -> &Register<Offer> {
        &self.0
    }
}

impl Offer {
    /// Whether it counts as given: it is its party's, its condition is attested, and it was not
    /// withdrawn.
    #[must_use]
    pub fn is_given(&self, channel: &Channel) -> bool {
        let attested = self.withdrawn.is_none() && !self.attested.is_empty();
        attested && self.referral(channel).is_none()
    }

    /// To whom it goes, where it was made beyond a mandate and its party has not confirmed it.
    #[must_use]
    pub fn referral(&self, channel: &Channel) -> Option<Referral> {
        let points = self.points.iter().filter(|at| at.channel.is_none());
        let points: Vec<PointId> = points.map(|at| at.point).collect();
        Referral::of_act(channel, self.act, &points)
    }
}

/// An offer that was not withdrawn.
fn open(channel: &Channel, to: To<Offers>) -> Result<&Offer, Refusal> {
    let offer = to.look(channel)?;
    match offer.withdrawn {
        Some(_) => Err(Refused::Withdrawn(to.called(channel)).into()),
        None => Ok(offer),
    }
}
