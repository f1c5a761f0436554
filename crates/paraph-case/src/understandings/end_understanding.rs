//! `end-understanding`: a party no longer asserts what it asserted.

use alloc::format;
use alloc::string::String;

use super::{Refused, Understandings};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::view::added;

kind! {
    /// Ends an understanding of one's own party. It stays in the record, and is watched no more.
    "end-understanding" => pub struct EndUnderstanding {
        /// The understanding.
        understanding: To<Understandings>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for EndUnderstanding {
    type Ledger = Understandings;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "end-understanding --understanding anchorage";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let understanding = self.understanding.look(channel)?;
        let name = self.understanding.called(channel);
        if understanding.by.party != header.by.party {
            let asserter = understanding.by.party.clone();
            return Err(Refused::NotYours { name, asserter }.into());
        }
        match understanding.ended {
            Some(_) => Err(Refused::Ended(name).into()),
            None => Ok(()),
        }
    }

    fn apply(&self, understandings: &mut Understandings, header: &Header) {
        if let Some(understanding) = understandings.understandings.get_mut(self.understanding.act) {
            understanding.ended = Some(header.id);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let reason = added(self.reason.as_ref());
        format!("ended the understanding {}{reason}", self.understanding.called(channel))
    }
}
