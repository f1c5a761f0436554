//! `hand-over`: a member hands one draft over to one party.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Handovers, Refused, Step, Transmittal};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::drafts::Drafts;
use crate::field::{Words, kind};
use crate::id::{Name, Party};
use crate::refer::{DraftFile, To};
use crate::refusal::Refusal;
use crate::time::When;

kind! {
    /// Hands a draft over to a party: the sending, and nothing more.
    ///
    /// That it was delivered, acknowledged, discussed or answered are four other acts. A draft that
    /// is only known of cannot be handed over, and none was officially before it came into the channel.
    "hand-over" => pub struct HandOver {
        /// What the hand-over is called.
        name: Name,
        /// The draft, whose text this channel holds.
        draft: DraftFile,
        /// To whom.
        to: Party,
        /// It is official: once the receiver acknowledges it, the text is served.
        official: bool,
        /// In what capacity the sender acts.
        capacity: Option<Words>,
        /// By which way: in the room, by courier.
        medium: Option<Words>,
        /// When it was sent, when that was not now.
        when: Option<When>,
    }
}

impl HandOver {
    /// Whether an official hand-over can have been then: not when it was certainly before the draft
    /// came into the channel. What went round before that may have been the same words, and was a
    /// text of nobody's here.
    ///
    /// A reconstruction says no more than when each thing was reported, so it contradicts nothing.
    fn comes_after_the_draft(&self, channel: &Channel, header: &Header) -> Result<(), Refused> {
        let brought_in = channel.act(self.draft.draft).and_then(|act| act.header.as_ref());
        let (true, None, Some(brought_in)) =
            (self.official, &channel.charter().reconstruction, brought_in)
        else {
            return Ok(());
        };
        let since = channel.moment(brought_in);
        let when = self.when.clone().unwrap_or_else(|| channel.moment(header));
        match when.is_before(&since) {
            true => Err(Refused::BeforeDraft {
                draft: To::<Drafts>::new(self.draft.draft).called(channel),
                when,
                since,
                stated: self.when.is_some(),
            }),
            false => Ok(()),
        }
    }
}

impl Kind for HandOver {
    type Ledger = Handovers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "hand-over --draft draft-2 --to R --official";

    fn happened(&self) -> Option<&When> {
        self.when.as_ref()
    }

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        channel.handovers().handovers.free(&self.name)?;
        self.draft.look(channel)?;
        if channel.members().get(&self.to).is_none() {
            return Err(Refusal::NoMember(self.to.clone()));
        }
        match self.to == header.by.party {
            true => Err(Refused::ToItself(self.to.clone()).into()),
            false => Ok(self.comes_after_the_draft(channel, header)?),
        }
    }

    fn apply(&self, handovers: &mut Handovers, header: &Header) {
        let handover = Transmittal {
            draft: self.draft,
            to: self.to.clone(),
            official: self.official,
            capacity: self.capacity.clone(),
            medium: self.medium.clone(),
            sent: Step::new(header, self.when.as_ref(), None),
            delivered: Vec::new(),
            acknowledged: None,
            discussed: Vec::new(),
            answered: Vec::new(),
        };
        handovers.add(header.id, &self.name, handover);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let official = if self.official { "officially" } else { "unofficially" };
        let capacity = self.capacity.as_ref().map(|c| format!(", as {c}")).unwrap_or_default();
        let medium = self.medium.as_ref().map(|m| format!(", {m}")).unwrap_or_default();
        let draft = self.draft.called(channel);
        format!("handed {draft} over to {} {official} ({}){capacity}{medium}", self.to, self.name)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.handovers().handovers.suggest("hand-over"))
    }
}
