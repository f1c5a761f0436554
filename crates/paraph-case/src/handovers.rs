//! Hand-overs: who officially received which text, as five different facts.
//!
//! A draft is *sent*, *delivered*, *acknowledged*, *discussed* and *answered*, each by an act of its
//! own, by whoever can say it. None follows from another, and what nobody has attested is unknown.
//! Knowing a text is none of them: a party that read it elsewhere was not served. It is served when
//! it acknowledges an official hand-over, with a receipt of its own that it can show outside.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::act::Header;
use crate::channel::Channel;
use crate::field::Words;
use crate::id::{ActId, Actor, Name, Party};
use crate::refer::{DraftFile, DraftRef, Named, To};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::time::When;

mod acknowledge;
mod answer;
mod deliver;
mod discuss;
mod hand_over;
mod read_unofficially;
mod receipt;

pub use acknowledge::Acknowledge;
pub use answer::Answer;
pub use deliver::Deliver;
pub use discuss::Discuss;
pub use hand_over::HandOver;
pub use read_unofficially::ReadUnofficially;
pub use receipt::{OwnReceipt, SignedReceipt};

/// A hand-over as it stands in the ledger: the transmittal of one draft to one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transmittal {
    /// The draft and the file that holds its text.
    pub draft: DraftFile,
    /// To whom.
    pub to: Party,
    /// Whether the sender hands it over officially.
    pub official: bool,
    /// In what capacity the sender acts.
    pub capacity: Option<Words>,
    /// By which way: in the room, by courier.
    pub medium: Option<Words>,
    /// The sending.
    pub sent: Step,
    /// Who attests that it was delivered.
    pub delivered: Vec<Step>,
    /// The receiver's own acknowledgement.
    pub acknowledged: Option<Acknowledged>,
    /// When it was talked about.
    pub discussed: Vec<Step>,
    /// What the receiver answered.
    pub answered: Vec<Step>,
}

/// One of the five facts, as somebody said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The act.
    pub act: ActId,
    /// Who said so.
    pub by: Actor,
    /// Its place in the log.
    pub position: u64,
    /// When it happened, where that was said.
    pub stated: Option<When>,
    /// What was said.
    pub words: Option<Words>,
}

/// The four facts that come after the sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// It reached its receiver.
    Delivered,
    /// The receiver says that it has it.
    Acknowledged,
    /// It was talked about.
    Discussed,
    /// The receiver answered it.
    Answered,
}

/// That the receiver acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// Who, and when.
    pub step: Step,
    /// Its receipt; absent in a reconstruction, where nobody signs for a party.
    pub receipt: Option<SignedReceipt>,
}

/// That a party knows a text by another way than a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub draft: DraftRef,
    /// Who said so, when, and how it came by it.
    pub step: Step,
}

/// The ledger of hand-overs.
#[derive(Clone, Debug, Default)]
pub struct Handovers {
    handovers: Register<Transmittal>,
    /// Those of each draft, in the order of the log.
    of_draft: BTreeMap<ActId, Vec<ActId>>,
    readings: Vec<Reading>,
}

/// Why the ledger of hand-overs refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// To oneself.
    #[error("{0} cannot hand a text over to itself")]
    ToItself(Party),
    /// Not the receiver.
    #[error("`{name}` was handed over to {to}: only {to} can say this of it")]
    NotReceiver {
        /// The hand-over.
        name: String,
        /// Whose word is needed.
        to: Party,
    },
    /// Before the step that it comes after.
    #[error(
        "`{name}` was {earlier} {since}, so it was not {} {when}, before that: {}",
        rung.as_str(),
        rung.remedy()
    )]
    Before {
        /// The hand-over.
        name: String,
        /// The step.
        rung: Rung,
        /// When it is said to have been.
        when: When,
        /// The step that comes before it.
        earlier: &'static str,
        /// When that was.
        since: When,
    },
    /// Before the draft came into the channel.
    #[error(
        "{draft} came into this channel {since}, so it was not handed over officially {when}, before \
         that: {}",
        match stated {
            true => "give the time that it had, or unknown; what was read before is no official hand-over",
            false => "it has the time of its act: say it later, or set the clock right",
        }
    )]
    BeforeDraft {
        /// The draft.
        draft: String,
        /// When it is said to have been handed over.
        when: When,
        /// When the draft came in, as the author of that act wrote.
        since: When,
        /// Whether the time was stated, and is not that of the act.
        stated: bool,
    },
    /// Acknowledged before.
    #[error("`{0}` is acknowledged already")]
    Acknowledged(String),
    /// No receipt came with it.
    #[error("an acknowledgement carries a receipt that its author signed")]
    NoReceipt,
    /// In a reconstruction nobody signs for a party.
    #[error("in a reconstruction an acknowledgement carries no receipt: nobody signs for a party")]
    StrayReceipt,
    /// The receipt says something else than the act.
    #[error("the receipt is not of this file, from this sender, to this receiver, at this moment")]
    OtherReceipt,
    /// The receipt was signed by somebody else.
    #[error("the receipt is not signed with a key that {0} acts with here")]
    ForgedReceipt(Actor),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotReceiver { name, .. } => Some(format!("act deliver --hand-over {name}")),
            Self::Before { name, when, earlier: DELIVERED, .. } => {
                Some(format!("act deliver --hand-over {name} --when {when}"))
            }
            Self::Acknowledged(name) | Self::Before { name, .. } => {
                Some(format!("handovers {name}"))
            }
            Self::BeforeDraft { draft, .. } => Some(format!("draft {draft}")),
            Self::ToItself(_)
            | Self::NoReceipt
            | Self::StrayReceipt
            | Self::OtherReceipt
            | Self::ForgedReceipt(_) => None,
        }
    }
}

const DELIVERED: &str = "delivered";

impl Rung {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => DELIVERED,
            Self::Acknowledged => "acknowledged",
            Self::Discussed => "discussed",
            Self::Answered => "answered",
        }
    }

    /// Whether it is the receiver's to say, who has the text in hand by then.
    const fn is_of_receiver(self) -> bool {
        matches!(self, Self::Acknowledged | Self::Answered)
    }

    const fn remedy(self) -> &'static str {
        match self {
            Self::Acknowledged => {
                "it has the time of its act: say it later, or set the clock right"
            }
            Self::Delivered | Self::Discussed | Self::Answered => {
                "give the time that it had, or unknown"
            }
        }
    }
}

impl Named for Handovers {
    const NOUN: &'static str = "hand-over";
    const WORD: &'static str = "HAND-OVER";
    type Thing = Transmittal;

    fn register(channel: &Channel) -> &Register<Transmittal> {
        &channel.handovers().handovers
    }
}

impl Handovers {
    /// Every hand-over.
    #[must_use]
    pub fn all(&self) -> &Register<Transmittal> {
        &self.handovers
    }

    /// What parties said that they know by another way.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The hand-overs of one draft, in the order of the log.
    pub fn of_draft(&self, draft: ActId) -> impl Iterator<Item = (ActId, &Transmittal)> {
        let ids = self.of_draft.get(&draft).into_iter().flatten();
        ids.filter_map(|id| Some((*id, self.handovers.get(*id)?)))
    }

    /// The first hand-over by which a draft was served on a party: official, and acknowledged by it.
    #[must_use]
    pub fn service(&self, draft: ActId, on: &Party) -> Option<(ActId, &Acknowledged)> {
        let handed = self.of_draft(draft).filter(|(_, handover)| handover.to == *on);
        let served = handed.filter_map(|(id, handover)| Some((id, handover.service()?)));
        served.min_by_key(|(_, acknowledged)| acknowledged.step.position)
    }

    fn add(&mut self, id: ActId, name: &Name, handover: Transmittal) {
        self.of_draft.entry(handover.draft.draft).or_default().push(id);
        self.handovers.add(id, name.clone(), handover);
    }
}

impl Step {
    fn new(header: &Header, when: Option<&When>, words: Option<&Words>) -> Self {
        Self {
            act: header.id,
            by: header.by.clone(),
            position: header.position,
            stated: when.cloned(),
            words: words.cloned(),
        }
    }

    /// When it happened: as it was said, otherwise the moment that its act tells of.
    #[must_use]
    pub fn when(&self, channel: &Channel) -> When {
        let header = channel.act(self.act).and_then(|recorded| recorded.header.as_ref());
        let moment = || header.map(|header| channel.moment(header));
        self.stated.clone().or_else(moment).unwrap_or_else(When::unknown)
    }
}

/// The hand-over, if the author of an act may say this step of it, and it can have been then.
fn step_of<'a>(
    channel: &'a Channel,
    header: &Header,
    to: To<Handovers>,
    rung: Rung,
    stated: Option<&When>,
) -> Result<&'a Transmittal, Refusal> {
    let (handover, name) = (to.look(channel)?, to.called(channel));
    if rung.is_of_receiver() && handover.to != header.by.party {
        return Err(Refused::NotReceiver { name, to: handover.to.clone() }.into());
    }
    let when = stated.cloned().unwrap_or_else(|| channel.moment(header));
    match handover.overtakes(channel, rung, &when) {
        None => Ok(handover),
        Some((earlier, since)) => Err(Refused::Before { name, rung, when, earlier, since }.into()),
    }
}

impl Transmittal {
    /// The acknowledgement by which it served the text: there is none unless it is official.
    #[must_use]
    pub fn service(&self) -> Option<&Acknowledged> {
        self.acknowledged.as_ref().filter(|_| self.official)
    }

    /// The step that this one would certainly overtake, with when that was: the sending, and where it
    /// is the receiver who says it, every delivery that is attested.
    ///
    /// Of several deliveries the earliest counts, so that nobody's attestation of a later one can
    /// keep the receiver from saying what it says: it attests its own.
    fn overtakes(
        &self,
        channel: &Channel,
        rung: Rung,
        when: &When,
    ) -> Option<(&'static str, When)> {
        let sent = self.sent.when(channel);
        if when.is_before(&sent) {
            return Some(("sent", sent));
        }
        let delivered: Vec<When> = self.delivered.iter().map(|step| step.when(channel)).collect();
        let early = rung.is_of_receiver() && delivered.iter().all(|later| when.is_before(later));
        let first = delivered.into_iter().min_by_key(|delivery| delivery.bounds().0);
        first.filter(|_| early).map(|first| (DELIVERED, first))
    }
}
