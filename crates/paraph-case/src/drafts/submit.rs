//! `submit`: a member hands in a text of its own, as a counter-proposal.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::hash::Hash;

use super::lineage::{self, Continues};
use super::table::held_base;
use super::{Drafts, Held, Known, Refused, Role, TextFile};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::Name;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::view::number;

kind! {
    /// Hands in a text of one's own, as a counter-proposal.
    ///
    /// The channel holds it and the parties can speak of its words, but it is not on the table: only
    /// the pen-holder issues a draft. Which point answers which is as its sponsor declares.
    "submit" => pub struct Submit {
        /// What the text is called.
        name: Name,
        /// The file with its text.
        text: TextFile,
        /// The draft that it answers.
        base: Option<To<Drafts>>,
        /// Which point answers which: new label=old label.
        continues: Vec<Continues>,
    }
}

impl Kind for Submit {
    type Ledger = Drafts;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "submit --name counter --text counter.txt --base draft-1 --continues same-labels";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.drafts().drafts.free(&self.name)?;
        let text = self.text.look(channel.drafts())?;
        match held_base(self.base, channel)? {
            Some(base) => {
                lineage::fits(&text, base, &self.continues, &[]).map_err(Refused::from)?;
            }
            None if self.continues.is_empty() => {}
            None => return Err(Refused::Lineage(lineage::Misfit::NotInBase).into()),
        }
        Ok(())
    }

    fn apply(&self, drafts: &mut Drafts, header: &Header) {
        let held = self.text.look(drafts).ok().map(|text| Held {
            file: self.text.0,
            base: self.base.map(|base| base.act),
            points: lineage::points(header.id, &text, &self.continues),
            dropped: Vec::new(),
            answers: Vec::new(),
            cites: Vec::new(),
            text,
        });
        let known = Known { act: header.id, role: Role::Submitted, held };
        drafts.add(header.position, &self.name, known);
    }

    fn sentence(&self, channel: &Channel) -> String {
        match self.text.look(channel.drafts()) {
            Ok(text) => format!("submitted {} ({})", self.name, number(text.count(), "point")),
            Err(_) => format!("submitted {}", self.name),
        }
    }

    fn needs(&self) -> Vec<Hash> {
        alloc::vec![self.text.0]
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.drafts().drafts.suggest("counter"))
    }
}
