//! `agree`: a party agrees to words, or to less than words.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Agreement, Refused, Said, Stances, held, labels, may_agree};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Party;
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Agrees: to the words of points, or to a principle or framework that names none.
    ///
    /// Agreement is to words: it lapses when they change. What goes beyond the delegate's mandate
    /// counts ad referendum; what is said for another party is kept and is without effect. A text is
    /// initialled by an act of its own (`paraph act initial`).
    "agree" => pub struct Agree {
        /// A point to whose words it agrees.
        point: Vec<Wording>,
        /// How far the agreement goes.
        grade: Agreement,
        /// Subject to confirmation by its authorities.
        ad_referendum: bool,
        /// It agrees only if this holds.
        condition: Option<Words>,
        /// The party it speaks for, when not its own.
        on_behalf: Option<Party>,
    }
}

impl Kind for Agree {
    type Ledger = Stances;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "agree --point 7 --grade text";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        match (self.grade, self.point.is_empty()) {
            (Agreement::Text, true) => return Err(Refused::NoPoint.into()),
            (Agreement::Principle | Agreement::Framework, false) => {
                return Err(Refused::Wordless(self.grade).into());
            }
            (Agreement::Text, false) | (Agreement::Principle | Agreement::Framework, true) => {}
        }
        held(channel, &self.point)?;
        may_agree(channel, &self.point, &header.by)?;
        Ok(())
    }

    fn apply(&self, stances: &mut Stances, header: &Header) {
        let said = Said::Agree {
            grade: self.grade.grade(),
            ad_referendum: self.ad_referendum,
            condition: self.condition.clone(),
        };
        let other = self.on_behalf.as_ref().filter(|party| **party != header.by.party);
        stances.take_for(&self.point, header, &said, other);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let what = match self.point.is_empty() {
            true => format!("agreed to the {} only", self.grade),
            false => format!("agreed to the words of {}", labels(channel, &self.point)),
        };
        let referendum = if self.ad_referendum { ", ad referendum" } else { "" };
        let condition =
            self.condition.as_ref().map(|c| format!(", if {}", c.after_if())).unwrap_or_default();
        let other = self.on_behalf.as_ref().map(|p| format!(", for {p}")).unwrap_or_default();
        format!("{what}{referendum}{condition}{other}")
    }
}
