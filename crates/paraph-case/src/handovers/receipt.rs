//! The receipt in an acknowledgement: small, portable, signed under its own namespace.
//!
//! It can be shown without the channel, its size or its order, and verified with `ssh-keygen`. The
//! case holds no keys, so whoever fills in the form is asked to sign it ([`Files::sign_receipt`]).
//!
//! [`Files::sign_receipt`]: crate::field::Files::sign_receipt

use alloc::string::{String, ToString};

use paraph_log::json::{Map, Value};
use paraph_log::key::PublicKey;
use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;

use super::{Handovers, Refused, Transmittal};
use crate::act::Header;
use crate::channel::Channel;
use crate::field::{self, Count, Fault, Field, Form, Item};
use crate::refer::To;

/// A receipt and the signature over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedReceipt {
    /// The file, from whom, to whom, when.
    pub receipt: Receipt,
    /// The receiver's signature, for the purpose of receipts.
    pub signature: Signature,
}

/// The receipt that an acknowledgement carries: made by the form, never typed. Absent in a
/// reconstruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReceipt(pub Option<SignedReceipt>);

impl SignedReceipt {
    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["at", "file", "from", "signature", "to"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing).and_then(field::text);
        let file =
            get("file")?.parse().map_err(|_| Fault::NotA("64 lower-case hexadecimal digits"))?;
        let receipt = Receipt::new(file, get("from")?, get("to")?, get("at")?)
            .map_err(|bad| Fault::Receipt(bad.to_string()))?;
        let armored = get("signature")?;
        let signature = Signature::parse_armored(armored)
            .ok()
            .filter(|signature| signature.to_armored() == armored)
            .ok_or(Fault::NotA("an armored SSH signature in its one spelling"))?;
        Ok(Self { receipt, signature })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("at", self.receipt.at());
        map.insert("file", self.receipt.file().to_string());
        map.insert("from", self.receipt.from());
        map.insert("signature", self.signature.to_armored());
        map.insert("to", self.receipt.to());
        Value::Map(map)
    }
}

impl Field for OwnReceipt {
    const WORD: &'static str = "RECEIPT";
    const COUNT: Count = Count::Optional;
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        Ok(Self(value.map(SignedReceipt::read).transpose()?))
    }

    fn write(&self) -> Option<Value> {
        self.0.as_ref().map(SignedReceipt::write)
    }

    /// Makes the receipt of the hand-over that the form names, and has it signed.
    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        if !words.is_empty() {
            return Err(Fault::Receipt("a receipt is made and signed here, not given".into()));
        }
        if form.channel.charter().reconstruction.is_some() {
            return Ok(Self(None));
        }
        let named = (form.words)("hand_over").into_iter().next().ok_or(Fault::Missing)?;
        let handover = <To<Handovers> as Item>::spell(&named, form)?;
        let handover = handover.look(form.channel).map_err(|no| Fault::Receipt(no.to_string()))?;
        let (file, from) = (handover.draft.file, handover.sent.by.to_string());
        let (receipt, signature) = form.files.sign_receipt(file, &from)?;
        Ok(Self(Some(SignedReceipt { receipt, signature })))
    }
}

impl OwnReceipt {
    /// Whether it is the receipt of this hand-over, by the author of the act, at its moment, signed
    /// with a key that its author acts with.
    pub(super) fn fits(
        &self,
        channel: &Channel,
        handover: &Transmittal,
        header: &Header,
    ) -> Result<(), Refused> {
        let signed = match (&self.0, &channel.charter().reconstruction) {
            (None, Some(_)) => return Ok(()),
            (Some(_), Some(_)) => return Err(Refused::StrayReceipt),
            (None, None) => return Err(Refused::NoReceipt),
            (Some(signed), None) => signed,
        };
        let (from, to, at) =
            (handover.sent.by.to_string(), header.by.to_string(), header.at.to_string());
        let due = Receipt::new(handover.draft.file, &from, &to, &at);
        if due.as_ref() != Ok(&signed.receipt) {
            return Err(Refused::OtherReceipt);
        }
        let mut keys = channel.members().keys(&header.by).filter_map(|key| {
            let bytes = key.to_bytes()?;
            PublicKey::enrol(&bytes).ok()
        });
        match keys.any(|key| signed.receipt.verify(&key, &signed.signature).is_ok()) {
            true => Ok(()),
            false => Err(Refused::ForgedReceipt(header.by.clone())),
        }
    }
}
