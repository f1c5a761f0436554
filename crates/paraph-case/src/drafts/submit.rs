//! `submit`: a member hands in a text of its own, as a counter-proposal.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::hash::Hash;

use super::lineage::{Continues, Lineage, Misfit};
use super::text::held_base;
use super::{Drafts, Held, Known, Refused, Role, TextFile};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::Name;
use crate::refer::To;
use crate::refusal::Refusal;

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

impl Submit {
    fn lineage(&self) -> Lineage {
        Lineage { continues: self.continues.clone(), ..Lineage::default() }
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
            Some(base) => Ok(self.lineage().fits(&text, base).map_err(Refused::from)?),
            None if self.continues.is_empty() => Ok(()),
            None => Err(Refused::Lineage(Misfit::NotInBase).into()),
        }
    }

    fn apply(&self, drafts: &mut Drafts, header: &Header) {
        let held = self.text.look(drafts).ok();
        let held =
            held.map(|text| Held::of(header.id, self.text, text, self.base, &self.lineage()));
        let known = Known { act: header.id, role: Role::Submitted, held };
        drafts.add(header, &self.name, known);
    }

    fn sentence(&self, channel: &Channel) -> String {
        self.text.sentence("submitted", self.name.as_str(), channel.drafts())
    }

    fn needs(&self) -> Vec<Hash> {
        alloc::vec![self.text.digest]
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.drafts().drafts.suggest("counter"))
    }
}
