//! `move`: a member moves a change that needs the consent of others.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::json::Value;

use super::{Change, Key, Member, Members, Motion, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::{Channel, RULE_SET};
use crate::field::{BadField, Fault, Form, Item, kind};
use crate::id::{Name, Party};
use crate::refusal::Refusal;

kind! {
    /// Moves a change that needs the consent of others: a new member, pen-holder or chair, who
    /// attests, the key of the log's host, the rule-set.
    ///
    /// It takes effect once the parties have consented by the channel's rule; whoever moves, and is
    /// a party, consents. A new member reads the whole past; whoever moves to admit it affirms that
    /// it is a member of the channels that this one lies under.
    "move" => pub struct Move {
        /// What the motion is called.
        name: Name,
        /// A new member, written party=key:standing.
        admit: Option<Member>,
        /// Who shall issue the next draft.
        pen_holder: Option<Party>,
        /// Who shall chair.
        chair: Option<Party>,
        /// Who shall attest, with the others that were named.
        name_attestor: Option<Party>,
        /// Who shall attest no longer; once nobody is left, every member may attest.
        remove_attestor: Option<Party>,
        /// The key that shall sign the heads of the log, from the act that carries it on.
        host_key: Option<Key>,
        /// The rule-set by which acts shall be judged; an older program then stops there.
        rules: Option<RuleSet>,
    }
}

/// A rule-set that is to be adopted. The log may name any, as a newer program wrote it; a person
/// types only one that this program knows, so that nobody adopts a mistake by typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet(Name);

impl Item for RuleSet {
    const WORD: &'static str = "RULE-SET";

    fn read(value: &Value) -> Result<Self, Fault> {
        Name::read(value).map(Self)
    }

    fn write(&self) -> Value {
        Item::write(&self.0)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let name = <Name as Item>::spell(words, form)?;
        match name.as_str() == RULE_SET {
            true => Ok(Self(name)),
            false => Err(Fault::NotA("a rule-set that this program knows")),
        }
    }
}

impl Move {
    fn change(&self) -> Result<Change, Refused> {
        let changes = [
            self.admit.clone().map(Change::Admit),
            self.pen_holder.clone().map(Change::PenHolder),
            self.chair.clone().map(Change::Chair),
            self.name_attestor.clone().map(Change::NameAttestor),
            self.remove_attestor.clone().map(Change::RemoveAttestor),
            self.host_key.clone().map(Change::HostKey),
            self.rules.clone().map(|rules| Change::Rules(rules.0)),
        ];
        let mut moved = changes.into_iter().flatten();
        match (moved.next(), moved.next()) {
            (Some(change), None) => Ok(change),
            _ => Err(Refused::OneChange),
        }
    }
}

impl Kind for Move {
    type Ledger = Members;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "move --admit E=3fa9…:party";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        let members = channel.members();
        members.motions.0.free(&self.name)?;
        members.possible(&self.change()?)
    }

    /// A channel lies under others whose members include all of its own, as far as the mover can see.
    fn settle(self, form: &mut Form<'_>) -> Result<Self, BadField> {
        let Some(member) = &self.admit else { return Ok(self) };
        let missing = form.wider.iter().find(|wider| wider.members().get(&member.party).is_none());
        match missing {
            None => Ok(self),
            Some(wider) => {
                let fault = Fault::NotUnder {
                    party: member.party.clone(),
                    wider: wider.name().clone(),
                    name: form.channel.name().clone(),
                };
                Err(BadField { field: "admit".into(), fault })
            }
        }
    }

    fn apply(&self, members: &mut Members, header: &Header) {
        // `permit` has seen that one thing is moved.
        let Ok(change) = self.change() else { return };
        let motion = Motion {
            by: header.by.clone(),
            change,
            consents: Vec::new(),
            ad_referendum: Vec::new(),
            carried: None,
        };
        members.motions.0.add(header.id, self.name.clone(), motion);
        members.consent(header.id, header);
    }

    fn sentence(&self, _: &Channel) -> String {
        let change = self.change().map(|change| change.sentence()).unwrap_or_default();
        format!("moved {change} ({})", self.name)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.members().motions.0.suggest("motion"))
    }
}
