//! `confirm`: a party confirms what was said for it, or ad referendum by its delegate.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::waiting::waiting;
use super::{Refused, Said, Stance, Stances, may_agree};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::cited::what_was_done;
use crate::field::kind;
use crate::id::{ActId, Party, PointId};
use crate::refusal::Refusal;

kind! {
    /// Confirms what a delegate agreed to or accepted ad referendum, what it offered beyond its mandate,
    /// or what another party said for one's own.
    ///
    /// Whoever confirms agrees to the same words, under a mandate of its own.
    "confirm" => pub struct Confirm {
        /// The act that waits for confirmation.
        act: ActId,
    }
}

impl Stances {
    /// What an act agreed to for `party`, by the point that it names, if it names one.
    pub(super) fn said_for(&self, act: ActId, party: &Party) -> Vec<(Option<PointId>, Stance)> {
        let for_party = |stance: &Stance| {
            let who = stance.on_behalf.as_ref().unwrap_or(&stance.by.party);
            who == party && matches!(stance.said, Said::Agree { .. })
        };
        let all = self.taken_by(act).filter(|(_, stance)| for_party(stance));
        all.map(|(point, stance)| (point, stance.clone())).collect()
    }
}

/// Whether an act made an offer of a party that waits for its authorities.
fn offer_waits(channel: &Channel, act: ActId, party: &Party) -> bool {
    let offer = channel.offers().all().get(act).filter(|offer| offer.by.party == *party);
    offer.is_some_and(|offer| offer.withdrawn.is_none() && offer.referral(channel).is_some())
}

impl Kind for Confirm {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "confirm --act 3fa9c10b22…";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let party = &header.by.party;
        let waiting = waiting(channel, self.act, party);
        if waiting.is_none() && !offer_waits(channel, self.act, party) {
            if let Some(motion) = channel.members().referred(self.act, party) {
                let (party, motion) = (party.clone(), motion.clone());
                return Err(Refused::ByConsent { party, motion }.into());
            }
            return Err(Refused::NothingToConfirm(party.clone()).into());
        }
        let words = waiting.unwrap_or_default();
        Ok(may_agree(channel, &words, &header.by)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        stances.confirmed.entry(self.act).or_default().push(header.id);
        for (point, stance) in stances.said_for(self.act, &header.by.party) {
            let said = match stance.said {
                Said::Agree { grade, condition, .. } => {
                    Said::Agree { grade, ad_referendum: false, condition }
                }
                other => other,
            };
            let own = Stance {
                act: header.id,
                by: header.by.clone(),
                position: header.position,
                at: header.at,
                on_behalf: None,
                wording: stance.wording,
                said,
            };
            stances.enter(point, own);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("confirmed what {}", what_was_done(channel, self.act))
    }
}
