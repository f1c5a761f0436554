//! `reserve`: a party enters a reservation on words.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Reservation, Said, Stances, held, labels};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Enters a reservation on the words of points: it does not agree yet, and says of what kind.
    ///
    /// A reservation is lifted by agreeing, or by withdrawing it. Without a point it waits for its
    /// target and blocks nothing.
    "reserve" => pub struct Reserve {
        /// A point.
        point: Vec<Wording>,
        /// What kind of reservation.
        kind: Reservation,
        /// Why.
        reason: Option<Words>,
        /// What would lift it.
        remedy: Option<Words>,
    }
}

impl Kind for Reserve {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "reserve --point 7 --kind scrutiny";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(held(channel, &self.point)?)
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        let said = Said::Reserve {
            kind: self.kind,
            reason: self.reason.clone(),
            remedy: self.remedy.clone(),
        };
        stances.take(&self.point, header, &said);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let on = match self.point.is_empty() {
            true => "without naming a point".into(),
            false => format!("on the words of {}", labels(channel, &self.point)),
        };
        format!("entered a {} reservation {on}", self.kind)
    }
}
