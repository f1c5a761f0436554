//! `state`: somebody is reported to have said something.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Figure, REMOVES_MAX, Reach, Refused, Relay, Sort, Sources, Statement, Statements};
use crate::act::{By, Header, Kind};
use crate::bodies::Bodies;
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::{Name, Party};
use crate::incidents::Incidents;
use crate::refer::{DraftRef, PointRef, To};
use crate::refusal::Refusal;
use crate::time::When;
use crate::understandings::Understandings;

kind! {
    /// Records a statement: what somebody is reported to have said, and where that was read.
    ///
    /// It is a claim. It stands beside what the parties do here and is never counted, and what is
    /// said by a group is said by none of its members.
    "state" => pub struct State {
        /// What the statement is called.
        name: Name,
        /// Who spoke, as the report names them.
        speaker: Words,
        /// The party that the speaker speaks for, when the report says so; it may be no member.
        party: Option<Party>,
        /// In what capacity the speaker spoke.
        capacity: Option<Words>,
        /// What was said.
        said: Words,
        /// Whether these are the words that were used, and not the recorder's.
        quoted: bool,
        /// When it was said, as sharp as the report says.
        when: When,
        /// Who passed it on, from the mouth to the report: `B > F`.
        chain: Vec<Relay>,
        /// The source that it was read in.
        source: To<Sources>,
        /// Through what it was said: a post, a broadcast, a call.
        medium: Option<Words>,
        /// To whom it was said.
        audience: Option<Words>,
        /// What sort of thing was said.
        kind: Sort,
        /// How it can be checked.
        reach: Reach,
        /// The draft that it is about.
        draft: Option<DraftRef>,
        /// A point that it is about: `7`, or `7 of draft-1 in plenary`.
        point: Vec<PointRef>,
        /// The body that it is about.
        body: Option<To<Bodies>>,
        /// The understanding that it is about.
        understanding: Option<To<Understandings>>,
        /// The incident that it is about.
        incident: Option<To<Incidents>>,
        /// The figure in it: `30 members`, `at-least 6 dead`, `about 30 countries`.
        figure: Option<Figure>,
        /// The statement in which it was made: what S says that Z said.
        within: Option<To<Statements>>,
    }
}

impl State {
    /// What was said: between marks when in the words that were used.
    #[must_use]
    pub fn words(&self) -> String {
        match self.quoted {
            true => format!("“{}”", self.said),
            false => format!("{} (retold)", self.said),
        }
    }
}

impl Kind for State {
    type Ledger = Statements;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "state --speaker X --party A --said 'a few' --quoted \
         --when 2025-11-25 --source report-1 --kind count --reach public --draft draft-1";
    const RESTATES: bool = false;

    fn happened(&self) -> Option<&When> {
        Some(&self.when)
    }

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.statements().statements.free(&self.name)?;
        let source = self.source.look(channel)?;
        if source.published.is_before(&self.when) {
            let source_name = self.source.called(channel);
            let (published, said) = (source.published.clone(), self.when.clone());
            return Err(Refused::NotSaidYet { source_name, published, said }.into());
        }
        if let Some(draft) = &self.draft {
            draft.look(channel)?;
        }
        for point in &self.point {
            point.look(channel)?;
        }
        if let Some(body) = &self.body {
            body.look(channel)?;
        }
        if let Some(understanding) = &self.understanding {
            understanding.look(channel)?;
        }
        match &self.incident {
            Some(incident) => drop(incident.look(channel)?),
            None if self.kind == Sort::Cause => return Err(Refused::CauseOfWhat.into()),
            None => {}
        }
        if let Some(within) = self.within {
            let removes = 1 + channel.statements().around(within.look(channel)?).count();
            if removes > REMOVES_MAX {
                return Err(Refused::Removes(removes).into());
            }
        }
        Ok(())
    }

    fn apply(&self, statements: &mut Statements, header: &Header) {
        let statement =
            Statement { by: header.by.clone(), record: self.clone(), checks: Vec::new() };
        statements.statements.add(header.id, self.name.clone(), statement);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let by = match &self.within {
            Some(within) => {
                let outer = within.look(channel).ok();
                let teller = outer.map(|outer| channel.statements().speaker(outer));
                format!("{}, by {}", self.speaker, teller.unwrap_or_else(|| "somebody".into()))
            }
            None => self.speaker.to_string(),
        };
        let mut source = self.source.called(channel);
        for (at, relay) in self.chain.iter().enumerate() {
            source.push_str(if at == 0 { " by way of " } else { " > " });
            source.push_str(&relay.to_string());
        }
        format!("recorded the statement {}: {by}: {}, in {source}", self.name, self.words())
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.statements().statements.suggest("statement"))
    }
}
