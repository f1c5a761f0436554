//! `withdraw`: a party takes a stance of its own back.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Refused, Stances, labels, may_agree};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::cited::what_was_done;
use crate::field::kind;
use crate::id::{ActId, Party};
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Withdraws a stance of one's own party. The act that took it stays in the record.
    ///
    /// By a point: whatever the party says of it, in these words or in earlier ones. By the act that
    /// took the stance: of each point that this act named; so also a stance that names no point.
    /// Nothing that the party had said before of the same points comes back: it has no stance then,
    /// until it speaks again. An objection is lifted like that, or by agreeing to the point.
    /// Withdrawing what was said for another party leaves its own stance as it is.
    "withdraw" => pub struct Withdraw {
        /// A point of which the party takes back what it said.
        point: Vec<Wording>,
        /// The act that took the stance.
        stance: Option<ActId>,
    }
}

impl Withdraw {
    /// The points and words that it takes something back of.
    fn words(&self, channel: &Channel) -> Vec<Wording> {
        let taken = self.stance.map(|act| channel.stances().words_of(act)).unwrap_or_default();
        self.point.iter().copied().chain(taken).collect()
    }

    /// Whether all that it names stands, and is the party's own.
    fn is_own(&self, channel: &Channel, party: &Party) -> bool {
        let stances = channel.stances();
        let speaks = |at: &Wording| stances.on(at.point).any(|stance| stance.by.party == *party);
        let took = |act| {
            let taken = stances.taken_by(act).next();
            taken.is_some_and(|(_, stance)| stance.by.party == *party)
        };
        self.point.iter().all(speaks) && self.stance.is_none_or(took)
    }
}

/// What a point is called of which a party spoke last, of those on the table.
fn own(channel: &Channel, party: &Party) -> Option<String> {
    let held = channel.drafts().on_the_table()?;
    let there = channel.stances().own_words(party);
    let there = there.filter_map(|(point, stance)| Some((stance.position, held.point(point)?)));
    let (_, point) = there.max_by_key(|(position, _)| *position)?;
    Some(point.label.to_string())
}

impl Kind for Withdraw {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "withdraw --point 7";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let party = &header.by.party;
        if self.point.is_empty() && self.stance.is_none() {
            return Err(Refused::WithdrawsNothing { own: own(channel, party) }.into());
        }
        if !self.is_own(channel, party) {
            return Err(Refused::NotYours(party.clone()).into());
        }
        Ok(may_agree(channel, &self.words(channel), &header.by)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        for at in &self.point {
            stances.take_back_on(at.point, &header.by.party, header.position);
        }
        if let Some(act) = self.stance {
            stances.take_back(act);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let points = labels(channel, &self.point);
        match (self.stance, self.point.is_empty()) {
            (None, _) => format!("withdrew its stance on {points}"),
            (Some(act), true) => format!("withdrew what {}", what_was_done(channel, act)),
            (Some(act), false) => {
                let also = what_was_done(channel, act);
                format!("withdrew its stance on {points}, and what {also}")
            }
        }
    }
}
