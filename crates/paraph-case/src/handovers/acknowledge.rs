//! `acknowledge`: the receiver says that it has the text, with a receipt of its own.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;

use super::{Acknowledged, Handovers, OwnReceipt, Refused, Rung, Step, step_of};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Acknowledges a hand-over: the receiver has the text, and says so with a receipt.
    ///
    /// Where the hand-over is official, the text is served from this moment. The receipt is small,
    /// signed on its own, and can be shown without the channel.
    "acknowledge" => pub struct Acknowledge {
        /// The hand-over.
        hand_over: To<Handovers>,
        /// The receipt, which is made and signed here.
        receipt: OwnReceipt,
    }
}

impl Kind for Acknowledge {
    type Ledger = Handovers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "acknowledge --hand-over hand-over-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let handover = step_of(channel, header, self.hand_over, Rung::Acknowledged, None)?;
        if handover.acknowledged.is_some() {
            return Err(Refused::Acknowledged(self.hand_over.called(channel)).into());
        }
        Ok(self.receipt.fits(channel, handover, header)?)
    }

    fn apply(&self, handovers: &mut Handovers, header: &Header) {
        let acknowledged =
            Acknowledged { step: Step::new(header, None, None), receipt: self.receipt.0.clone() };
        if let Some(handover) = handovers.handovers.get_mut(self.hand_over.act) {
            handover.acknowledged = Some(acknowledged);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        format!("acknowledged {}", self.hand_over.called(channel))
    }

    fn receipts(&self) -> Vec<(Receipt, Signature)> {
        let signed = self.receipt.0.iter();
        signed.map(|signed| (signed.receipt.clone(), signed.signature.clone())).collect()
    }
}
