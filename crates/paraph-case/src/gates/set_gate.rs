//! `set-gate`: a condition on the state of a text, for a step.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Gate, Gates, Refused, Step, TextOf};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::kind;
use crate::id::{Name, Party};
use crate::refer::reachable;
use crate::refusal::Refusal;
use crate::rule::{Rule, Spoken};
use crate::view::listed;

kind! {
    /// Sets a gate: a condition on the state of the text, for a step.
    ///
    /// It blocks nothing by itself: it says, at any moment, what is still missing, and quotes the
    /// points. A rule joins facts with and, or, not: `no open points`, `open points <= 2`,
    /// `point 7 agreed`, `points 1-6 agreed by A`, `agreed by A`, `initialled by A`, `text held`,
    /// `understanding anchorage covered`, `topic territory agreed`, `draft served on R`, `final`
    /// (no open points), `nearly final` (at most two).
    ///
    /// Set in one's own channel, over the text of a wider one, nobody else learns of it.
    "set-gate" => pub struct SetGate {
        /// What the gate is called.
        name: Name,
        /// What it stands before: meeting, initialling, signature, or other words.
        step: Step,
        /// For whom; without it, for whoever sets it. The chair sets gates for others.
        for_whom: Vec<Party>,
        /// The condition.
        rule: Rule,
        /// The channel whose text it reads: this one, or one that it lies under.
        text: TextOf,
    }
}

impl SetGate {
    /// Whether what the rule names is in this channel; of a wider one the author's desk has looked.
    fn here(&self, channel: &Channel) -> Result<(), Refused> {
        let wider = self.text.0.is_some();
        let point = |point| channel.drafts().label(point).is_some();
        if !wider && !self.rule.points().into_iter().all(point) {
            return Err(Refused::NotHere("point"));
        }
        let understanding = |it| channel.understandings().all().get(it).is_some();
        if !wider && !self.rule.understandings().into_iter().all(understanding) {
            return Err(Refused::NotHere("understanding"));
        }
        Ok(())
    }
}

impl Kind for SetGate {
    type Ledger = Gates;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "set-gate --name summit --step meeting --rule 'final or nearly final'";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        channel.gates().gates.free(&self.name)?;
        reachable(channel, self.text.0)?;
        for party in &self.for_whom {
            if channel.members().get(party).is_none() {
                return Err(Refusal::NoMember(party.clone()));
            }
            let chairs = channel.members().admit_role(&header.by, By::Chair).is_ok();
            if *party != header.by.party && !chairs {
                return Err(Refused::NotForOthers(party.clone()).into());
            }
        }
        Ok(self.here(channel)?)
    }

    fn apply(&self, gates: &mut Gates, header: &Header) {
        let gate = Gate {
            by: header.by.clone(),
            step: self.step.clone(),
            for_whom: self.for_whom.clone(),
            rule: self.rule.clone(),
            text: self.text,
            lifted: None,
        };
        gates.gates.add(header.id, self.name.clone(), gate);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let whom = match self.for_whom.is_empty() {
            true => String::new(),
            false => format!(" for {}", listed(&self.for_whom)),
        };
        let rule = match self.text.0 {
            None => format!(": {}", self.rule.print(&Spoken { home: channel, text: channel })),
            Some(_) => " over the text of a wider channel".into(),
        };
        format!("set the gate {}{whom} before {}{rule}", self.name, self.step)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.gates().gates.suggest("gate"))
    }
}
