//! `consent`: a party consents to a motion.

use alloc::format;
use alloc::string::String;

use super::{Members, Motions, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Consents to a motion. The consent that fulfils the channel's rule makes it take effect.
    ///
    /// One that goes beyond the delegate's mandate, by its grade or its period, counts ad referendum:
    /// the party consents again, by somebody whose mandate covers it.
    "consent" => pub struct Consent {
        /// The motion.
        motion: To<Motions>,
    }
}

impl Kind for Consent {
    type Ledger = Members;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "consent --motion motion-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let motion = self.motion.look(channel)?;
        let (name, party) = (self.motion.called(channel), header.by.party.clone());
        if motion.carried.is_some() {
            return Err(Refused::Carried(name).into());
        }
        if motion.consents.contains(&party) {
            return Err(Refused::Consented { party, motion: name }.into());
        }
        // Another motion may have been carried since it was moved.
        channel.members().possible(&motion.change)
    }

    fn apply(&self, members: &mut Members, header: &Header) {
        members.consent(self.motion.act, header);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let name = self.motion.called(channel);
        match self.motion.look(channel) {
            Ok(motion) => format!("consented {} ({name})", motion.change.sentence()),
            Err(_) => format!("consented to {name}"),
        }
    }
}
