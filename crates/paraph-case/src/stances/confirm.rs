//! `confirm`: a party confirms what was said for it, or ad referendum by its delegate.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::waiting::waiting;
use super::{Refused, Said, Stance, Stances, may_agree};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::{ActId, Party, PointId, short};
use crate::refusal::Refusal;

kind! {
    /// Confirms what a delegate agreed to or accepted ad referendum, or what another party said for
    /// one's own.
    ///
    /// Whoever confirms agrees to the same words, under a mandate of its own.
    "confirm" => pub struct Confirm {
        /// The act that waits for confirmation.
        act: ActId,
    }
}

impl Stances {
    /// What an act agreed to for `party`, by point.
    pub(super) fn said_for(&self, act: ActId, party: &Party) -> Vec<(PointId, Stance)> {
        let for_party = |stance: &Stance| {
            let who = stance.on_behalf.as_ref().unwrap_or(&stance.by.party);
            who == party && matches!(stance.said, Said::Agree { .. })
        };
        let all = self.taken_by(act).filter(|(_, stance)| for_party(stance));
        all.filter_map(|(point, stance)| Some((point?, stance.clone()))).collect()
    }
}

impl Kind for Confirm {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "confirm --act 3fa9c10b22…";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let party = &header.by.party;
        let words = waiting(channel, self.act, party);
        if words.is_empty() {
            return Err(Refused::NothingToConfirm(party.clone()).into());
        }
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
            stances.enter(Some(point), own);
        }
    }

    fn sentence(&self, _: &Channel) -> String {
        format!("confirmed what was agreed in act {}", short(self.act))
    }
}
