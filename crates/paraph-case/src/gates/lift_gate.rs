//! `lift-gate`: whoever set a gate takes it away.

use alloc::format;
use alloc::string::String;

use super::{Gates, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Lifts a gate that one's own party set. It stays in the record.
    "lift-gate" => pub struct LiftGate {
        /// The gate.
        gate: To<Gates>,
    }
}

impl Kind for LiftGate {
    type Ledger = Gates;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "lift-gate --gate summit";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let gate = self.gate.look(channel)?;
        let name = self.gate.called(channel);
        if gate.by.party != header.by.party {
            return Err(Refused::NotYours { name, by: gate.by.party.clone() }.into());
        }
        match gate.lifted {
            Some(_) => Err(Refused::Lifted(name).into()),
            None => Ok(()),
        }
    }

    fn apply(&self, gates: &mut Gates, header: &Header) {
        if let Some(gate) = gates.gates.get_mut(self.gate.act) {
            gate.lifted = Some(header.id);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("lifted the gate {}", self.gate.called(channel))
    }
}
